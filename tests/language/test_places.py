"""The place of a statement and the years of a plan, as an office names them."""

from __future__ import annotations

import pytest

from checker.language.periods import period_in_words
from checker.language.places import place_in_words, place_of
from checker.model import Column, Passage, TableRow


@pytest.mark.parametrize(
    ("clause", "headings", "said"),
    [
        ("二/（二）", (), "第二部分（二）"),
        ("五/二/（一）", ("第五章 公共服务", "第二节 养老", "（一）机构"), "第五章第二节（一）"),
        ("二/二", ("第二章 目标", "第二节 指标"), "第二章第二节"),
        ("三/一/（二）", ("第三章 任务", "一、养老", "（二）托育"), "第三章一、（二）"),
        ("二/3", (), "第二部分第3项"),
        ("1.1.2", (), "第1.1.2节"),
        ("第三条", (), "第三条"),
        ("附件1/表2/合计", (), "附件1表2“合计”行"),
        ("正文", (), "正文"),
    ],
)
def test_a_path_of_numbers_is_said_as_an_office_says_it(clause: str, headings: tuple[str, ...], said: str) -> None:
    assert place_in_words(clause, headings) == said


def test_a_row_goes_by_its_printed_number_or_by_how_many_stand_before_it() -> None:
    assert place_in_words("表1/4") == "表1序号4"
    assert place_in_words("专栏1/4", numbered=False) == "专栏1第4行"


def test_a_table_without_a_number_is_that_of_its_annex_or_the_one_that_stands_there() -> None:
    assert place_in_words("附件2/表5/3", numbered=False, unnumbered=True) == "附件2表第3行"
    assert place_in_words("附件2/表5/3", numbered=False) == "附件2表5第3行"
    assert place_in_words("表5/3", unnumbered=True) == "第5个表序号3"


def test_the_row_of_a_sum_goes_by_its_name_where_it_has_no_number() -> None:
    columns = (Column(heads=("序号",), role="ordinal"), Column(heads=("地区",), role="region"))

    def said(*cells: str) -> str:
        row = TableRow(headers=("序号", "地区"), cells=cells, spans=((0, 0), (0, 0)), columns=columns)
        return place_of("表2/8", Passage(number=0, clause="表2/8", kind="row", text="", origin=(), row=row)).zh

    assert said("合计", "") == said("", "合计") == "表2“合计”行"
    assert said("8", "合计") == said("8", "青山县") == "表2序号8"
    assert said("", "青山县") == "表2第8行"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(2021, 2025, "十四五"), (2026, 2030, "十五五"), (2024, 2025, "2024—2025年"), (2024, 2024, "2024年")],
)
def test_the_years_of_a_plan_go_by_the_name_of_the_five_years(first: int, last: int, said: str) -> None:
    assert period_in_words(first, last) == said
