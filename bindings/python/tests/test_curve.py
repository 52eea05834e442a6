"""Curves and their inverse, held against estimate at and around every change."""

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest

import santei


@pytest.fixture(scope="module")
def curve() -> santei.Curve:
    return santei.catalogue()["large_growth_investment/large_investment"].curve("investment", company_size="sme")


def test_pieces_are_exact_fractions(curve: santei.Curve) -> None:
    assert [(one.start, one.end, one.slope, one.intercept) for one in curve.stated_low.pieces] == [
        (0, 10**9, 0, 0),
        (10**9, 15 * 10**9, Fraction(1, 3), 0),
        (15 * 10**9, None, 0, 5 * 10**9),
    ]
    assert curve.stated_low.jumps == (santei.Jump(Fraction(10**9), Fraction(10**9, 3)),)
    assert all(type(number) is Fraction for one in curve.stated_low.pieces for number in (one.start, one.slope, one.intercept))
    assert (curve.over, curve.unit) == ("investment", "円")


def test_the_curve_gives_what_estimate_gives(curve: santei.Curve) -> None:
    for piece in curve.stated_low.pieces:
        for edge in (piece.start, piece.end or piece.start + 1):
            for x in (edge - 1, edge, edge + 1):
                if x >= 0:
                    assert curve.at(x) == curve.measure.estimate(investment=x, company_size="sme").amount


def test_x_may_be_text_int_or_decimal_but_no_float(curve: santei.Curve) -> None:
    assert curve.stated_low.at("12億円") == curve.stated_low.at(1_200_000_000) == curve.stated_low.at(Decimal("1.2e9")) == 400_000_000
    with pytest.raises(TypeError, match="not exact"):
        curve.at(1.2e9)  # type: ignore[arg-type]
    with pytest.raises(santei.FactError, match="E0807"):
        curve.at(-1)


@pytest.mark.parametrize("amount", [1, 333_333_333, 333_333_334, 2_000_000_000, 5_000_000_000])
def test_solve_names_the_least_yen_that_reaches(curve: santei.Curve, amount: int) -> None:
    least = curve.solve(amount).least
    assert isinstance(least, int)
    assert (curve.at(least).stated_low or 0) >= amount
    assert (curve.at(least - 1).stated_low or 0) < amount


def test_solve_proves_that_nothing_reaches(curve: santei.Curve) -> None:
    found = curve.solve("200億円")
    assert (found.reachable, found.least, found.greatest_amount, found.at) == (False, None, 5_000_000_000, 15_000_000_000)
    assert found.to_dict()["reachable"] is False
    assert found.explain()
    assert curve.solve("20億円").exact == (santei.Between(Fraction(6_000_000_000), Fraction(6_000_000_002), True, True),)
    assert curve.measure.solve("20億円", "investment", company_size="sme").least == 6_000_000_000


def test_a_curve_is_the_contracts_object_and_a_value(curve: santei.Curve) -> None:
    data = curve.to_dict()
    assert data["stated_low"]["pieces"][-1]["to"] is None
    assert data["stated_low"]["pieces"][1]["slope"] == "1/3"
    again = pickle.loads(pickle.dumps(curve))
    assert again == curve
    assert hash(again) == hash(curve)
    assert again.stated_low == curve.stated_low
    assert curve.to_csv().startswith("line,from,to")
    assert "10億円" in curve.explain()


def test_what_cannot_be_drawn_is_refused(large: santei.Measure) -> None:
    for over in ("company_size", "power_usage"):
        with pytest.raises(santei.Error):
            large.curve(over)


def test_the_picture_is_well_formed(curve: santei.Curve) -> None:
    from xml.etree import ElementTree

    assert ElementTree.fromstring(curve.svg()).tag.endswith("svg")
    assert curve.svg("en") != curve.svg()


def test_a_plot_shows_every_piece(curve: santei.Curve) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    axes = curve.plot()
    assert len(axes.lines) >= len(curve.stated_low.pieces)
    assert axes.get_ylim()[1] >= 50
    points = [(line.get_xdata()[0], line.get_ydata()[0], line.get_markerfacecolor()) for line in axes.lines if line.get_marker() == "o"]  # type: ignore[index]
    assert points[:2] == [(10, 0, "white"), (10, pytest.approx(10 / 3), "black")]  # 10億円 itself is in


def test_a_plot_speaks_japanese_where_a_face_for_it_is_installed(curve: santei.Curve) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    from santei._plot import japanese_face

    axes = curve.plot()
    if japanese_face() is None:
        assert axes.get_xlabel() == "investment (100 million yen)" and axes.get_title() == curve.measure.id  # no empty boxes
    else:
        assert axes.get_xlabel() == "投資額（億円）" and curve.measure.title in axes.get_title()
        legend = axes.get_legend()
        assert legend is not None and legend.get_texts()[0].get_fontfamily() == [japanese_face()]
