"""Findings on a terminal: place, both quotes, working, tip; then the counts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Run
from checker.report import terminal
from checker.report.widths import pad, width, wrap


def test_a_finding_is_printed_as_a_compiler_does(run: Run) -> None:
    text = terminal.render(run, "en")

    assert "error[weaker-wording]: The province has every city reach four stars" in text
    assert "--> heze-2024 四/11 · line 246" in text
    assert "| Lower plan: 争取市主城区和60%的县区建成四星级以上新型智慧城市" in text
    assert "= working: achieve → strive" in text
    assert "= tip: Please drop" in text


def test_every_finding_is_printed(run: Run) -> None:
    text = terminal.render(run, "zh")

    assert all(f"[{finding.check}]" in text for finding in run.findings)
    assert len(re.findall(r"^(?:重点核实|一般核实|提示)\[", text, re.MULTILINE)) == len(run.findings)


def test_the_summary_says_what_was_read_and_judged_and_where_the_page_is(run: Run) -> None:
    summary = terminal.render(run, "zh", page="reports/index.html").split("小结")[1]

    assert "读懂 259，未读懂 6" in summary
    assert "重点核实 2，一般核实 2，提示 4" in summary
    assert summary.rstrip().endswith("reports/index.html")


def test_colours_come_only_when_asked(run: Run) -> None:
    assert "\x1b" not in terminal.render(run, "zh")
    assert "\x1b[1;31m" in terminal.render(run, "zh", colour=True)


def test_colours_change_nothing_else(run: Run) -> None:
    coloured = terminal.render(run, "zh", colour=True)

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == terminal.render(run, "zh")


def test_a_document_cannot_move_the_cursor(hostile: Run) -> None:
    from dataclasses import replace

    from checker.model import Message

    wicked = replace(hostile.findings[0], message=Message(zh="\x1b[2J清屏\u202e\r覆盖", en="x"))

    text = terminal.render(replace(hostile, findings=(wicked,)), "zh")

    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]", text)


def test_the_columns_of_the_summary_stand_under_one_another_in_chinese(run: Run) -> None:
    rows = [line for line in terminal.render(run, "zh").split("小结\n")[1].splitlines() if re.search(r"\d  \S", line)]
    ends = {width(re.split(r"(?<=\d)  \S", line)[0]) for line in rows}

    assert len(rows) >= 5
    assert len(ends) == 1


@pytest.mark.parametrize(("text", "columns"), [("规划", 4), ("plan", 4), ("规 plan", 7), ("é", 1)])
def test_a_chinese_character_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns
    assert width(pad(text, 10)) == 10


@given(st.text(alphabet="规划目标，。5% ab", max_size=80), st.integers(min_value=8, max_value=40))
def test_wrapping_loses_nothing_but_spaces(text: str, columns: int) -> None:
    assert "".join("".join(wrap(text, columns)).split()) == "".join(text.split())


def test_a_line_never_begins_with_a_stop() -> None:
    lines = wrap("建设目标，" * 12, 10)

    assert len(lines) > 3
    assert not any(line.startswith("，") for line in lines)


def test_what_is_not_shown_is_counted_by_its_level(run: Run) -> None:
    counts = Counter(finding.severity for finding in run.findings)
    lines = [terminal.render(run, lang, shown=()).splitlines()[0] for lang in ("zh", "en")]

    for severity, count in counts.items():
        assert f"{count} {severity}" in lines[1]
    assert all("--show" in line for line in lines)
    assert "--show" not in terminal.render(run, "en")


def test_a_plan_that_does_not_say_what_it_is_or_whose_is_named(run: Run) -> None:
    first, *rest = run.documents
    nameless = replace(first, title="", region="", region_name="", level="unknown")
    unplaced = replace(first, region="", region_name="", level="unknown")

    assert "没有读到" not in terminal.render(run, "zh")
    assert f"{first.id}：没有读到题名和所属地区，" in terminal.render(replace(run, documents=(nameless, *rest)), "zh")
    assert f"{first.id}：没有读到所属地区，" in terminal.render(replace(run, documents=(unplaced, *rest)), "zh")
    assert "no region was read" in terminal.render(replace(run, documents=(unplaced, *rest)), "en")
