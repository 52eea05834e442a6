"""The report that a client is handed."""

from datetime import date
from html.parser import HTMLParser

import pytest

import santei
from conftest import LARGE


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)


def test_an_answer_is_a_page_to_print(large: santei.Measure) -> None:
    page = large.estimate(company_size="sme", investment="12億円").report("株式会社見本", date=date(2026, 11, 30))
    assert page.startswith("<!DOCTYPE html>") and "@page { size: A4" in page
    for words in ("株式会社見本", "2026年11月30日（令和8年11月30日）", "○", "4億円", "「補助上限額50億円」 2ページ", "自己負担", "<svg", "採択や交付を約束するものではありません"):
        assert words in page


def test_several_measures_are_one_file(large: santei.Measure) -> None:
    facts = {"company_size": "sme", "investment": "12億円", "eligible_cost": "9億円"}
    page = santei.catalogue().report([LARGE, "nariwai_noto_2024", large], facts, client="金沢", date="2026-11-30")
    assert page.count('<section class="measure') == 4  # large_investment once, three of 能登
    assert "eligible" in santei.catalogue().report(LARGE, facts, lang="en")


def test_a_hostile_client_stays_text(large: santei.Measure) -> None:
    page = large.estimate(company_size="sme").report("<script>alert(1)</script>\u202e")
    found = Elements()
    found.feed(page)
    assert "script" not in found.seen and "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "\u202e" not in page


def test_what_is_wrong_is_refused() -> None:
    with pytest.raises(santei.RuleError, match="E0820"):
        santei.catalogue().report("no_such/measure")
    with pytest.raises(santei.FactError, match="E0802"):
        santei.catalogue().report(LARGE, investment="たくさん")
    with pytest.raises(ValueError, match="name at least one"):
        santei.catalogue().report([])
