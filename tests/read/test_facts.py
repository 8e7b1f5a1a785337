"""What a plan says about itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.model import Document
from checker.read import document, read
from checker.read.plain import read_text

ORIGINALS = Path(__file__).parents[2] / "docs_data" / "originals"


def _read(text: str) -> Document:
    return document(read_text(text), text.encode(), Path("plan.txt"), None)


@pytest.mark.parametrize(
    ("name", "title", "number", "issuer", "region", "level", "issued", "period"),
    [
        (
            "heze-2024",
            "菏泽市新型城镇化建设行动提升方案(2024—2025年)",
            "菏政发〔2024〕11号",
            "菏泽市人民政府",
            "菏泽市",
            "city",
            date(2024, 5, 6),
            (2024, 2025),
        ),
        (
            "shandong-2024",
            "山东省新型城镇化建设行动方案（2024—2025年）",
            "鲁政发〔2024〕1号",
            "山东省人民政府",
            "山东省",
            "province",
            date(2024, 1, 19),
            (2024, 2025),
        ),
        (
            "shandong-2021",
            "山东省深入推进新型城镇化三年行动方案（2021—2023年）",
            "鲁政办字〔2021〕125号",
            "山东省人民政府办公厅",
            "山东省",
            "province",
            date(2021, 11, 12),
            (2021, 2023),
        ),
        (
            "jinan-2022",
            "济南市新型城镇化规划（2021—2035年）",
            "济政发〔2022〕9号",
            "济南市人民政府",
            "济南市",
            "city",
            date(2022, 7, 15),
            (2021, 2035),
        ),
        ("shandong-2021-tasks", "深入推进新型城镇化重点任务分工", "", "", "", "province", None, None),
    ],
)
def test_facts_of_the_originals(
    name: str,
    title: str,
    number: str,
    issuer: str,
    region: str,
    level: str,
    issued: date | None,
    period: tuple[int, int] | None,
) -> None:
    found = read(ORIGINALS / f"{name}.txt")

    assert (found.id, found.title, found.number, found.issuer) == (name, title, number, issuer)
    assert (found.region_name, found.level, found.issued, found.period) == (region, level, issued, period)


def test_a_preview_is_an_excerpt_and_its_notice_no_text() -> None:
    found = read(ORIGINALS / "shandong-2021.txt")

    assert found.excerpt
    assert not any("预览" in p.text or "http" in p.text for p in found.passages)


def test_a_whole_plan_is_no_excerpt() -> None:
    assert not read(ORIGINALS / "heze-2024.txt").excerpt


@pytest.mark.parametrize(
    ("head", "title", "region", "level", "period"),
    [
        ("成都市“十四五”新型城镇化规划", "成都市“十四五”新型城镇化规划", "成都市", "city", (2021, 2025)),
        (
            "浙江省国民经济和社会发展第十四个五年规划和\n二〇三五年远景目标纲要",
            "浙江省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
            "浙江省",
            "province",
            (2021, 2025),
        ),
        ("2025年政府工作报告", "2025年政府工作报告", "", "unknown", (2025, 2025)),
        ("北京市2025年重点工作任务清单", "北京市2025年重点工作任务清单", "北京市", "province", (2025, 2025)),
        (
            "广西壮族自治区教育发展规划\n（2026—2030年）",
            "广西壮族自治区教育发展规划（2026—2030年）",
            "广西壮族自治区",
            "province",
            (2026, 2030),
        ),
        ("凉山彝族自治州“十五五”规划", "凉山彝族自治州“十五五”规划", "凉山彝族自治州", "city", (2026, 2030)),
        (
            "昆山市水利建设三年行动计划（2023-2025年）",
            "昆山市水利建设三年行动计划（2023-2025年）",
            "昆山市",
            "city",
            (2023, 2025),
        ),
        ("乐亭县城镇体系规划", "乐亭县城镇体系规划", "乐亭县", "county", None),
    ],
)
def test_title_region_level_and_period_from_the_title(
    head: str, title: str, region: str, level: str, period: tuple[int, int] | None
) -> None:
    found = _read(f"{head}\n\n一、目标\n到期末达到5个。\n")

    assert (found.title, found.region_name, found.level, found.period) == (title, region, level, period)


@pytest.mark.parametrize("written", ["二〇二四年五月六日", "2024年5月6日", "２０２４年５月６日"])
def test_date_of_issue_in_any_numerals(written: str) -> None:
    found = _read(f"甲省人民政府\n{written}\n甲省发展规划\n一、目标\n达到5个。")

    assert found.issued == date(2024, 5, 6)


def test_a_date_that_is_none_is_not_invented() -> None:
    assert _read("甲省人民政府\n2024年13月40日\n甲省发展规划\n一、目标\n达到5个。").issued is None
