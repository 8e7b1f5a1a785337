"""The place of a statement and the years of a plan, as an office names them."""

from __future__ import annotations

import pytest

from checker.language.periods import period_in_words
from checker.language.places import place_in_words


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


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(2021, 2025, "十四五"), (2026, 2030, "十五五"), (2024, 2025, "2024—2025年"), (2024, 2024, "2024年")],
)
def test_the_years_of_a_plan_go_by_the_name_of_the_five_years(first: int, last: int, said: str) -> None:
    assert period_in_words(first, last) == said
