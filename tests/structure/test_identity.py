"""What a plan says about itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.model import Document
from checker.model.layout import Line, Pages, Place
from checker.pipeline import read_document as read
from checker.read.plain import read_text
from checker.structure import structure
from checker.structure.facts.identity import facts

CASES = yaml.safe_load(Path(__file__).with_name("facts.yaml").read_text(encoding="utf-8"))
ORIGINALS = Path(__file__).parents[2] / "docs_data" / "originals"


def _read(text: str) -> Document:
    return structure(read_text(text), text.encode(), Path("plan.txt"))


@pytest.mark.parametrize("case", CASES["originals"], ids=lambda case: case["name"])
def test_facts_of_the_originals(case: dict[str, Any]) -> None:
    found = read(ORIGINALS / f"{case['name']}.txt")

    assert (found.id, found.title, found.number) == (case["name"], case["title"], case["number"])
    assert (found.issuer, found.region_name, found.level) == (case["issuer"], case["region"], case["level"])
    assert (found.issued, found.period) == (case["issued"], case["period"] and tuple(case["period"]))


def test_a_preview_is_an_excerpt_and_its_notice_no_text() -> None:
    found = read(ORIGINALS / "shandong-2021.txt")

    assert found.excerpt
    assert not any("预览" in p.text or "http" in p.text for p in found.passages)


def test_a_whole_plan_is_no_excerpt() -> None:
    assert not read(ORIGINALS / "heze-2024.txt").excerpt


@pytest.mark.parametrize("case", CASES["titles"], ids=lambda case: case["title"])
def test_title_region_level_and_period_from_the_title(case: dict[str, Any]) -> None:
    found = _read(f"{case.get('head', case['title'])}\n\n一、目标\n到期末达到5个。\n")

    assert (found.title, found.region_name, found.level) == (case["title"], case["region"], case["level"])
    assert found.period == (case["period"] and tuple(case["period"]))


@pytest.mark.parametrize("case", CASES["heads"], ids=lambda case: case["case"])
def test_facts_of_a_head(case: dict[str, Any]) -> None:
    found = _read(case["text"].replace("\n ", "\n") + "\n\n一、目标\n到期末达到5个。\n" + case.get("foot", ""))

    wanted = {name: tuple(value) if isinstance(value, list) else value for name, value in case["facts"].items()}
    assert {name: getattr(found, name) for name in wanted} == wanted


@pytest.mark.parametrize("written", ["二〇二四年五月六日", "2024年5月6日", "２０２４年５月６日"])
def test_date_of_issue_in_any_numerals(written: str) -> None:
    found = _read(f"甲省人民政府\n{written}\n甲省发展规划\n一、目标\n达到5个。")

    assert found.issued == date(2024, 5, 6)


def test_a_date_that_is_none_is_not_invented() -> None:
    assert _read("甲省人民政府\n2024年13月40日\n甲省发展规划\n一、目标\n达到5个。").issued is None


def _printed(lines: list[tuple[str, float]]) -> Pages:
    """Return a page with a line of each text, in letters of the height given."""
    source, items, top = "", [], 80.0
    for text, height in lines:
        start = len(source)
        source += text
        place = Place(page=1, box=(90.0, top, 500.0, top + height))
        items.append(Line(start=start, end=len(source), raw=text, text=text, page=1, place=place))
        source += "\n"
        top += 2 * height
    return Pages(source=source, items=list(items), paged=True)


def test_a_title_that_ends_in_no_kind_of_paper_is_the_tallest_line() -> None:
    page = [
        ("海青绿色之路", 26.0),
        ("迈向二〇三五的湿地", 26.0),
        ("湿地是海青的家底，保护湿地，是全市人民的共同心愿。", 14.0),
    ]
    page += [("各县区要把湿地保护摆在突出位置，抓好落实。", 14.0)] * 6

    assert facts(_printed(page)).title == "海青绿色之路迈向二〇三五的湿地"


def test_without_a_taller_line_there_is_no_title_to_guess() -> None:
    page = [("湿地是海青的家底，保护湿地，是全市人民的共同心愿。", 14.0), ("湿地家底清", 14.0)]

    assert facts(_printed(page * 4)).title == ""


def test_a_text_without_a_title_bears_that_of_its_file() -> None:
    text = "一、总体要求\n到2028年，新建农场20个。"
    found = structure(read_text(text), text.encode(), Path("遂宁市农业发展行动方案（2026—2028年）.txt"))
    other = structure(read_text(text), text.encode(), Path("draft-3.txt"))

    assert (found.title, found.region_name) == ("遂宁市农业发展行动方案（2026—2028年）", "遂宁市")
    assert found.period == (2026, 2028)
    assert (other.title, other.region_name) == ("", "")
