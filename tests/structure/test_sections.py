"""The tree of sections: nesting by the style of numbers, headings without numbers, roles, the time that is carried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.extract import extract
from checker.language.sections import role_of
from checker.model import Document
from checker.read.plain import read_text
from checker.structure import structure
from checker.structure.counting import counted_decimals, glued_page_numbers

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).with_name("sections.yaml")).read_text(encoding="utf-8"))


def _read(text: str) -> Document:
    return structure(read_text(text), text.encode(), Path("plan.txt"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_sections_of(case: dict[str, Any]) -> None:
    found = _read(case["text"]).sections

    assert [[s.depth, s.label, s.heading, s.role, s.year, list(s.period) if s.period else None] for s in found] == case[
        "sections"
    ]


def test_the_section_of_a_passage_is_the_one_whose_heading_stands_above_it() -> None:
    found = _read(CASES[0]["text"])
    above: int | None = None

    for passage in found.passages:
        if passage.kind == "heading" and passage.section is not None:
            above = passage.section
        assert passage.section == above


def test_what_a_review_reports_is_a_baseline_and_what_its_successor_plans_is_a_target() -> None:
    kinds = {target.indicator: (target.kind, target.by) for target in extract(_read(CASES[2]["text"])).targets}

    assert kinds["规上企业"] == ("baseline", 2024)
    assert kinds["限额以上商贸企业"] == ("increment", 2025)


NOTICE = """海青市人民政府关于印发海青市湿地保护方案的通知
海政发〔2023〕4号
各县区人民政府：
现将《海青市湿地保护方案》印发给你们，请认真贯彻执行。
海青市人民政府
2023年3月1日
海青市湿地保护方案
（2023—2026年）
一、主要目标
新增湿地300公顷。
"""


@pytest.mark.parametrize("title", ["海青市湿地保护方案\n（2023—2026年）", "海青市湿地保护方案（2023—2026年）"])
def test_a_title_printed_again_below_its_notice_heads_no_section_and_dates_nothing(title: str) -> None:
    found = _read(NOTICE.replace("海青市湿地保护方案\n（2023—2026年）", title))
    [target] = extract(found).targets

    assert [section.heading for section in found.sections] == ["一、主要目标"]
    assert (target.clause, target.by, target.period, target.due) == ("一", None, None, 2026)


@pytest.mark.parametrize(
    "text",
    [
        "海青市湿地保护方案（2023—2026年）\n到2025年，湿地保护率达到60%。\n",
        "政府工作报告\n——2025年1月12日在海青市第十六届人民代表大会第四次会议上\n各位代表：\n2025年重点工作\n新增湿地30公顷。\n",
    ],
)
def test_a_short_text_is_no_title_block(text: str) -> None:
    [target] = extract(_read(text)).targets

    assert target.by == 2025


def test_a_sentence_that_approves_a_plan_is_none_of_its_text() -> None:
    found = _read("海青市湿地保护方案（2023—2026年）\n（2023年3月1日市政府第12次常务会议审议通过，共6章28条3万字。）\n")

    assert not extract(found).targets


def test_all_that_a_bulletin_tells_was_reached_in_its_year() -> None:
    text = "2023年海青市国民经济和社会发展统计公报\n海青市统计局\n2024年3月20日\n一、综合\n"
    found = extract(_read(text + "全年新增就业3.1万人。年末常住人口210万人，比上年末减少1.2万人。\n")).targets

    assert [(target.indicator, target.kind, target.by, target.base_year) for target in found] == [
        ("就业", "baseline", 2023, None),
        ("常住人口", "baseline", 2023, None),
        ("常住人口", "baseline", 2023, 2022),
    ]


@pytest.mark.parametrize(
    "title", ["海青市低碳转型2024年行动计划", "海青市2024年国土绿化工作要点", "2024年海青市重点工作任务清单"]
)
def test_the_year_of_an_annual_plan_dates_what_names_none(title: str) -> None:
    text = f"{title}\n\n一、重点任务\n3月底前出台实施意见，全年完成造林12万亩。\n新建绿道30公里。\n"
    found = [target for target in extract(_read(text)).targets if target.amount is not None]

    assert [(target.indicator, target.by, target.due) for target in found] == [
        ("造林", 2024, 2024),
        ("绿道", 2024, 2024),
    ]


LEAD_IN = """海青市“十四五”交通发展规划
一、主要目标
{lead_in}
——公路密度达到120公里/百平方公里。
——新改建农村公路800公里。
二、主要任务
建成公交场站12个。
"""


@pytest.mark.parametrize(
    ("lead_in", "years"),
    [
        ("到2025年，实现以下目标：", [2025, 2025, None]),
        ("到2025年，交通运输体系更加完善，基本满足发展需要和群众出行的要求。", [None, None, None]),
        ("到2023年，实现下列目标：", [2023, 2023, None]),
    ],
)
def test_a_lead_in_ends_in_a_colon_and_governs_its_list_alone(lead_in: str, years: list[int | None]) -> None:
    found = extract(_read(LEAD_IN.format(lead_in=lead_in))).targets

    assert [target.by for target in found if target.amount is not None] == years


def test_a_figure_that_opens_a_line_is_no_number_of_a_part() -> None:
    text = "一、目标\n总产值达到\n1.1亿元，比上年\n1.2亿元少一成，其中农业\n2.1万元。\n"

    assert counted_decimals(read_text(text).items) == frozenset()  # type: ignore[arg-type]
    assert [section.label for section in _read(text).sections] == ["一"]


PAGE = [
    "城市更新要坚持因地制宜、分类施策，有序推进老旧",
    "小区、老旧厂区和城中村改造，完善配套设施，补齐短",
    "板弱项，提升人居环境品质。",
]


def _paged(pages: int) -> str:
    lines = ["海青市城市更新规划（2023—2027年）", "一、总体要求"]
    for number in range(1, pages + 1):
        body = PAGE * 6
        lines += [f"{number}{body[0]}", *body[1:]]
    return "\n".join(lines) + "\n"


@given(st.integers(min_value=6, max_value=40))
def test_numbers_of_pages_glued_to_lines_are_taken_off(pages: int) -> None:
    lines = read_text(_paged(pages)).items

    assert len(glued_page_numbers(lines)) == pages  # type: ignore[arg-type]
    assert not any(char.isdigit() for passage in _read(_paged(pages)).passages[2:] for char in passage.text)


def test_a_list_that_is_numbered_without_points_is_no_run_of_pages() -> None:
    text = "一、名单\n" + "\n".join(f"{number}甲乙丙丁小区" for number in range(1, 30)) + "\n"

    assert glued_page_numbers(read_text(text).items) == {}  # type: ignore[arg-type]


def test_the_controls_of_a_web_page_and_its_links_are_left_out_and_said() -> None:
    text = "下载\n打印\n【字号：\n大\n中\n小\n】\n海青市林业发展“十四五”规划\n一、目标\n森林覆盖率达到25%。\n" + (
        "加强管护，持续推进造林绿化，完善林区基础设施，保护野生动植物。\n" * 60 + "相关链接：\n林业局解读\n"
    )
    found = _read(text)

    assert found.passages[0].text == "海青市林业发展“十四五”规划"
    assert not any("相关链接" in passage.text or "解读" in passage.text for passage in found.passages)
    assert any("网站" in warning.zh or "网页" in warning.zh for warning in found.warnings)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("一、建设现状", "retrospect"),
        ("二、发展现状和形势", "retrospect"),
        ("第一节 水利改革成就", "retrospect"),
        ("（一）保护修复成效显著", "retrospect"),
        ("夯实发展基础", "none"),
        ("提升治理成效", "none"),
        ("巩固拓展脱贫攻坚成果", "none"),
        ("三、存在问题", "situation"),
        ("四、面临的机遇与挑战", "situation"),
        ("建设目标", "aims"),
        ("第六章 组织实施", "measures"),
        ("2.3 重点任务", "tasks"),
    ],
)
def test_what_a_heading_says_its_section_is_for(heading: str, role: str) -> None:
    assert role_of(heading) == role


@pytest.mark.parametrize(
    ("title", "said", "kinds"),
    [
        ("海青市2023年国民经济和社会发展统计公报", "统计公报", {"baseline"}),
        ("海青市支持科技创新若干奖励办法", "不读取目标", set()),
        ("海青市“十四五”科技创新规划", "", {"increment"}),
    ],
)
def test_what_is_no_plan_is_said_and_gives_no_targets(title: str, said: str, kinds: set[str]) -> None:
    document = _read(f"{title}\n海青市人民政府\n2024年3月20日\n第一条 新认定高新技术企业20家。\n")

    assert {target.kind for target in extract(document).targets} == kinds
    assert any(said in warning.zh for warning in document.warnings) if said else not document.warnings
