"""What notebooks show."""

from html.parser import HTMLParser

import pytest

import santei
from conftest import LAMPS

VOID = {"br", "hr", "img", "meta", "path", "line", "rect", "circle"}


class Reader(HTMLParser):
    """Holds that every tag is closed, and collects the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def text_of(shown: str) -> str:
    reader = Reader()
    reader.feed(shown)
    reader.close()
    assert reader.open == []
    return reader.text


def test_answers_rules_matches_and_curves_are_well_formed(large: santei.Measure) -> None:
    answer = text_of(large.estimate(investment="10億円", company_size="sme")._repr_html_())
    for words in ("○ 前提を満たせば対象", "最大 333,333,333円", "1000000000/3円", "「補助上限額50億円」", "2ページ"):
        assert words in answer
    for words in ("上限額 50億円", "投資額investment金額（円）", "規模company_size区分中小企業、"):
        assert words in text_of(large._repr_html_())
    assert "大規模成長投資補助金" in text_of(santei.match(company_size="sme", investment="30億円")._repr_html_())
    assert "1/3" in text_of(large.curve("investment", company_size="sme")._repr_html_())


def test_a_match_names_programmes_and_what_is_presumed() -> None:
    found = santei.match(company_size="sme", investment="30億円")
    shown = text_of(found._repr_html_())
    presumed = [one for one in found.possible if one.result.verdict == "yes" and one.result.premises]
    assert presumed
    for one in presumed:
        assert one.measure.programme_title in shown and all(words in shown for words in one.result.premises)


def test_signs_are_those_of_every_surface(large: santei.Measure) -> None:
    for facts, sign in (({"company_size": "sme", "investment": "30億円"}, "○ 前提を満たせば対象"), ({"company_size": "sme"}, "△ まだ分からない"), ({"company_size": "large"}, "× 対象外")):
        assert sign in text_of(large.estimate(facts)._repr_html_())
    shown = text_of(santei.match(company_size="sme", investment="30億円")._repr_html_())
    assert all(words in shown for words in ("○ 前提を満たせば対象", "△ まだ分からない", "× 対象外", "－ 申請者に払う制度ではない"))
    assert "？" not in shown


def test_an_answer_shows_what_is_presumed(large: santei.Measure) -> None:
    answer = large.estimate(investment="10億円", company_size="sme")
    assert answer.premises
    assert f"前提: {'、'.join(answer.premises)}" in text_of(answer._repr_html_())


def test_every_measure_has_html() -> None:
    for id in santei.catalogue():
        for measure in santei.catalogue().find(id):
            assert measure.title in text_of(measure._repr_html_())
            assert measure.title in text_of(measure.estimate(company_size="sme")._repr_html_())


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img onerror=x>', "a & b"])
def test_words_of_rules_are_escaped(words: str) -> None:
    measure = santei.loads(LAMPS.replace("要綱 第3条", words))["street_lights/lamps"]
    shown = measure._repr_html_() + measure.estimate(works_cost=500_000)._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown
    assert words in text_of(shown)
