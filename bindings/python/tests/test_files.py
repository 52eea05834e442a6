"""Rule files of one's own."""

from pathlib import Path

import pytest

import santei
from conftest import LAMPS

BROKEN = LAMPS.replace("補助率 2/3 ", "補助率 0.667 ")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lamps.santei").write_text(LAMPS, encoding="utf-8")
    return tmp_path


def test_a_file_and_a_folder_are_loaded(folder: Path) -> None:
    for path in (folder, folder / "lamps.santei", str(folder)):
        rules = santei.load(path)
        assert list(rules) == ["street_lights/lamps"]
    assert rules == santei.load(folder)
    assert rules["street_lights/lamps"].estimate(prefecture="石川県").unused == ("prefecture",)


def test_every_error_of_a_file_is_told_with_its_place(folder: Path) -> None:
    path = folder / "lamps.santei"
    path.write_text(BROKEN.replace("千円未満", "千円みまん"), encoding="utf-8")
    with pytest.raises(santei.RuleError) as refused:
        santei.load(path)
    problems = refused.value.problems
    assert len(problems) == 2
    span = problems[0].span
    assert span is not None
    assert (span.source, span.line) == (str(path), 13)
    assert BROKEN.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1] == "0.667"
    assert problems[0].help and "0.667" in str(refused.value)


def test_check_reports_warnings_and_examples(folder: Path) -> None:
    (report,) = santei.check(folder)
    assert (report.ok, report.measures, report.examples, report.passed) == (True, 1, 1, 1)
    (folder / "lamps.santei").write_text(LAMPS.replace("33万3000円", "33万4000円"), encoding="utf-8")
    (report,) = santei.check(folder)
    assert (report.ok, report.examples, report.passed) == (False, 1, 0)
    assert [one.code for one in report.problems if one.level == "error"] == ["E0601"]
    assert santei.check(folder, examples=False)[0].ok


def test_the_shipped_rules_hold_their_examples() -> None:
    rules = Path(__file__, "../../../../rules").resolve()
    if not rules.is_dir():
        pytest.skip("the rule files are not beside the tests")
    reports = santei.check(rules)
    assert all(one.ok and one.passed == one.examples for one in reports)
    assert sum(one.examples for one in reports) > 100


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        santei.load(tmp_path / "nothing.santei")
    with pytest.raises(santei.RuleError, match="E0831"):
        santei.load(tmp_path)
    (tmp_path / "huge.santei").write_bytes(b" " * (1 << 20) + b"  ")
    with pytest.raises(santei.LimitError):
        santei.load(tmp_path)
    (tmp_path / "huge.santei").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(santei.RuleError):
        santei.load(tmp_path)
