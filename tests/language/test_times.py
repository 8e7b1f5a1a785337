"""Times as plans write them: what each is for, and the years it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.extract import extract
from checker.language.characters import plain
from checker.language.times import FORMS, Form, expressions, five_year_plan, times, year_of
from checker.workspace.dataset import record
from tests.language import sentences

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("times.yaml").read_text(encoding="utf-8"))
WRITTEN_YEAR = str.maketrans("0123456789", "〇一二三四五六七八九")
EXAMPLES = [(form, written) for form in FORMS for written in form.examples]
OF_THE_FORMS = "".join(sorted({*"0123456789，。公园", *"".join(form.pattern for form in FORMS)}))


def written_like(form: Form) -> st.SearchStrategy[str]:
    return st.from_regex(form.pattern, alphabet=OF_THE_FORMS)


@pytest.mark.parametrize(("form", "written"), EXAMPLES, ids=[f"{form.name}: {written}" for form, written in EXAMPLES])
def test_a_form_is_found_by_its_examples_in_the_role_they_name(form: Form, written: str) -> None:
    before, expression, behind = re.split("[{}]", written)
    text, start, role = before + expression + behind, len(before), form.examples[written]

    assert (form, start, expression) in [(one, match.start(), match[0]) for one, match in expressions(text)]
    assert [(time.text, time.role) for time in times(text, sentences.PERIOD) if time.start == start] == (
        [(expression, role)] if role else []
    )


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_shows_a_time_that_is_written_so(form: Form) -> None:
    assert any(form.examples.values())
    assert [one.name for one in FORMS].count(form.name) == 1


@pytest.mark.parametrize("written", CASES["times"])
def test_a_time_is_read_with_its_role(written: str) -> None:
    found = times(plain(written), sentences.PERIOD)

    wanted = [(text, role, year, period and tuple(period)) for text, role, year, period in CASES["times"][written]]
    assert [(time.text, time.role, time.year, time.period) for time in found] == wanted


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


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@given(data=st.data())
def test_a_form_begins_and_holds_what_it_says(form: Form, data: st.DataObject) -> None:
    for match in re.finditer(form.pattern, data.draw(written_like(form))):
        assert match[0][0] in form.begins
        assert re.search(form.holds, match[0])


def _one_after_the_other(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield name and place of what is written like a time, by trying every form at every character."""
    at = 0
    while at < len(text):
        tried = ((form.name, re.compile(form.pattern).match(text, at)) for form in FORMS)
        name, match = next(((name, match) for name, match in tried if match), ("", None))
        if match:
            yield name, *match.span()
        at = match.end() if match else at + 1


@given(
    st.lists(
        st.sampled_from(sorted(CASES["times"]))
        | st.text("到至较比在二〇2015年月底前“”十四五期间未来两内，。", max_size=12)
        | st.sampled_from(FORMS).flatmap(written_like),
        max_size=6,
    )
)
def test_no_time_is_missed_for_what_is_searched_first(pieces: list[str]) -> None:
    text = plain("".join(pieces))

    assert [(form.name, *match.span()) for form, match in expressions(text)] == list(_one_after_the_other(text))
