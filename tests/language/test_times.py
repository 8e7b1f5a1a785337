"""Times as plans write them: what each is for, and the years it names."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.extract import extract
from checker.language.beginnings import found_from
from checker.language.characters import plain
from checker.language.times import BEGINS, NEEDED, TIME, five_year_plan, times, year_of
from checker.workspace.dataset import record
from tests.language import sentences

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("times.yaml").read_text(encoding="utf-8"))
WRITTEN_YEAR = str.maketrans("0123456789", "〇一二三四五六七八九")


@pytest.mark.parametrize("written", CASES["times"])
def test_a_time_is_read_with_its_role(written: str) -> None:
    found = times(plain(written), sentences.PERIOD)

    wanted = [(text, role, year, period and tuple(period)) for text, role, year, period in CASES["times"][written]]
    assert [(time.text, time.role, time.year, time.period) for time in found] == wanted


@pytest.mark.parametrize("written", [*CASES["times"], *CASES["lists"]])
def test_no_time_lacks_what_every_time_holds(written: str) -> None:
    assert all(NEEDED.search(found[0]) for found in TIME.finditer(plain(written)))


@pytest.mark.parametrize("written", CASES["lists"])
def test_years_in_a_list_are_read_in_order(written: str) -> None:
    (found,) = times(plain(written), sentences.PERIOD)

    assert (found.role, found.years, found.year) == (
        "deadline",
        tuple(CASES["lists"][written]),
        CASES["lists"][written][-1],
    )


@pytest.mark.parametrize("written", CASES["none"])
def test_a_word_with_a_year_in_it_is_no_time(written: str) -> None:
    assert times(plain(written), sentences.PERIOD) == []


@pytest.mark.parametrize("case", CASES["governs"], ids=lambda case: case["text"])
def test_a_time_governs_the_figures_behind_it(case: dict[str, Any]) -> None:
    found = sentences.figures(case["text"])

    wanted = [(value, by, period and tuple(period), kind) for value, by, period, kind in case["figures"]]
    assert [
        (target.amount and target.amount.value, target.by, target.period, target.kind) for target in found
    ] == wanted


@pytest.mark.parametrize("written", ["2023年起", "自2023年起", "从2023年开始"])
def test_a_standing_rule_holds_from_a_year_on_and_has_no_end(written: str) -> None:
    (target,) = sentences.figures(f"{written}新建厂房屋顶光伏覆盖率不低于40%。")

    assert (target.by, target.period, target.due, target.since, target.ongoing) == (None, None, None, 2023, True)
    assert record(target)["period"] == [2023, None]


@pytest.mark.parametrize("case", CASES["column"], ids=lambda case: str(case[0]))
def test_a_deadline_column_dates_its_task(case: list[Any]) -> None:
    cell, by, ongoing = case
    task = sentences.row(("序号", "工作任务", "完成时限"), ("1", "新建公园20个", cell))
    (target,) = [one for one in extract(sentences.document(task)).targets if one.figure]

    assert (target.by, target.ongoing) == (by, ongoing)


@given(st.integers(min_value=1990, max_value=2059))
def test_a_year_reads_the_same_in_digits_and_in_characters(year: int) -> None:
    written = str(year).translate(WRITTEN_YEAR)

    assert year_of(written) == year
    assert [time.year for time in times(f"到{year}年，") + times(f"到{written}年，")] == [year, year]


@given(st.sampled_from("一二三四五六七八"))
def test_five_year_plans_follow_each_other(number: str) -> None:
    plan = five_year_plan(f"“十{number}五”期间")

    assert plan is not None
    assert plan[1] - plan[0] == 4
    assert plan[1] % 5 == 0
    assert plan[0] == 2006 + 5 * ("一二三四五六七八".index(number))


@given(
    st.text(
        alphabet="0123456789年月日底末前后到至截比较在由从的基础上以来“”十四五三期间时规划每均近未来今逐、，。—-~〇二",
        max_size=40,
    )
)
def test_no_text_raises_and_times_stand_in_order(text: str) -> None:
    found = times(plain(text), sentences.PERIOD)

    assert all(time.text == plain(text)[time.start : time.end] for time in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(
    st.lists(
        st.sampled_from(sorted(CASES["times"]))
        | st.text("到至较比在二〇2015年月底前“”十四五期间未来两内，。", max_size=12)
    )
)
def test_no_time_is_missed_for_the_character_that_it_begins_with(pieces: list[str]) -> None:
    text = plain("".join(pieces))

    assert [one.span() for one in found_from(BEGINS, TIME, text)] == [one.span() for one in TIME.finditer(text)]
