"""A target that was not read is put in where its words stand, with its figure in the ledger; else it is said why."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.language.units import unit_of
from checker.pipeline import Reading, read_all, run
from checker.workspace import find
from checker.workspace.correcting import keep_corrections, mark_of, withdraw_correction
from checker.workspace.corrections import load_corrections

HEAD = "某市人民政府关于印发某市绿化规划（2021—2025年）的通知\n\n一、总体要求\n\n"
TEXT = "到2025年，全市植绿面积可望由原来的规模跃上新台阶，即第15级台地、绿岛12处，空气质量明显好转。\n"
WORDS = "植绿面积可望由原来的规模跃上新台阶，即第15级台地、绿岛12处"
ENTRY = f"""\
- doc: plan
  quote: {WORDS}
  figure: '15'
  added:
    indicator: 植绿面积
    value: 150000
    unit: 亩
    bound: ge
    kind: level
  reason: 原表述不规范
  name: 王审核
  date: 2026-11-29
"""


def workspace(folder: Path, entry: str = ENTRY, text: str = TEXT) -> Path:
    (folder / "plan.txt").write_text(HEAD + text, encoding="utf-8")
    (folder / "manifest.yaml").write_text("- {id: plan, file: plan.txt, above: []}\n", encoding="utf-8")
    (folder / "corrections.yaml").write_text(entry, encoding="utf-8")
    return folder


def read(folder: Path, entry: str = ENTRY, text: str = TEXT) -> Reading:
    return read_all(find(workspace(folder, entry, text)))


def test_an_added_target_stands_among_the_others_and_its_figure_in_the_ledger(tmp_path: Path) -> None:
    reading = read(tmp_path)
    (extraction,) = reading.extractions
    (target,) = [one for one in extraction.targets if one.by_hand]
    (figure,) = [one for one in extraction.figures if one.text.startswith("15")]

    assert reading.notes == ()
    assert (target.indicator, target.due, target.due_stated, target.region) == ("植绿面积", 2025, False, "某市")
    assert target.amount is not None
    assert (target.amount.value, target.amount.bound, target.amount.text) == (Decimal(150000), "ge", "15")
    assert (target.amount.high, target.amount.dimension) == (None, unit_of("亩").dimension)
    assert target.quote.text == WORDS
    assert (target.note, target.canonical) == ("王审核 2026-11-29: 原表述不规范", "name:植绿面积")
    assert (figure.state, figure.target, figure.rule) == ("target", target.id, "by-hand")
    spans = [(one.passage, one.start) for one in extraction.figures]
    assert spans == sorted(spans)


def test_the_words_are_found_whatever_white_space_there_is(tmp_path: Path) -> None:
    assert read(tmp_path, ENTRY.replace("跃上新台阶", "跃上 新台阶")).notes == ()


def test_a_state_is_added_without_a_figure(tmp_path: Path) -> None:
    entry = "- {doc: plan, quote: 跃上新台阶, added: {indicator: 绿化, kind: state, by: 2025}, reason: 未读出}"
    (extraction,) = read(tmp_path, entry).extractions
    (target,) = [one for one in extraction.targets if one.by_hand]

    assert (target.kind, target.amount, target.due, target.note) == ("state", None, 2025, "未读出")


def test_an_addition_is_told_by_the_run_that_the_command_line_makes(tmp_path: Path) -> None:
    found, _ = run(find(workspace(tmp_path)))

    assert [one.indicator for one in found.extractions[0].targets if one.by_hand] == ["植绿面积"]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("entry", "text", "why"),
    [
        (ENTRY, TEXT.replace("第15级", "第十级"), "its words do not stand in the document (any more)"),
        (ENTRY, TEXT + "\n" + TEXT, "its words stand in the document more than once; quote more of them"),
        (
            ENTRY.replace("绿岛12处", "绿岛15处"),
            TEXT.replace("12处", "15处"),
            "its figure stands in its words more than once; quote fewer of them",
        ),
        (ENTRY.replace("'15'", "'5'"), TEXT, "its figure does not stand in its words (any more)"),
    ],
)
def test_words_that_are_not_there_once_are_said_with_their_line(
    tmp_path: Path, entry: str, text: str, why: str
) -> None:
    reading = read(tmp_path, entry, text)

    assert [note.en for note in reading.notes] == [f"corrections.yaml, line 1 (plan), is not applied: {why}"]
    assert not any(one.by_hand for one in reading.extractions[0].targets)


def test_what_is_read_by_now_is_not_added_again(tmp_path: Path) -> None:
    text = "到2025年，森林覆盖率达到30%以上。\n"
    entry = (
        "- {doc: plan, quote: 森林覆盖率达到30%以上, figure: '30', reason: 未读出,\n"
        "   added: {indicator: 森林覆盖率, value: 30, unit: '%', bound: ge}}"
    )
    reading = read(tmp_path, entry, text)

    assert [one.indicator for one in reading.extractions[0].targets] == ["森林覆盖率"]
    assert ["read there by now" in note.en for note in reading.notes] == [True]


def test_a_figure_of_two_indicators_stays_the_first_ones(tmp_path: Path) -> None:
    text = "到2025年，森林覆盖率达到30%以上。\n"
    entry = (
        "- {doc: plan, quote: 森林覆盖率达到30%以上, figure: '30', reason: 另一指标,\n"
        "   added: {indicator: 林木绿化率, value: 30, unit: '%', bound: ge}}"
    )
    (extraction,) = read(tmp_path, entry, text).extractions
    (figure,) = [one for one in extraction.figures if one.text.startswith("30")]

    assert [one.indicator for one in extraction.targets] == ["森林覆盖率", "林木绿化率"]
    assert figure.target == extraction.targets[0].id


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("doc: plan", "doc: other", "line 1, doc: found other"),
        ("value: 150000", "value: many", "line 6, value: found many; wanted a number"),
        ("    value: 150000\n", "", "line 5, value: found nothing; wanted the value of the target"),
        ("  figure: '15'\n", "", "line 1, figure: found nothing; wanted the figure as it stands in the quote"),
        ("figure: '15'", "figure: '16'", "line 3, figure: found 16; wanted the figure as it stands in the quote"),
        ("    indicator: 植绿面积\n", "", "line 5, indicator: found nothing"),
        ("unit: 亩", "unit: 万亩", "line 7, unit: found 万亩; wanted the unit without 万"),
        ("bound: ge", "bound: most", "line 8, bound: found most"),
        ("bound: ge", "bound: range", "line 8, bound: found range"),
        ("bound: ge", "value_max: 14", "line 8, value_max: found 14; wanted a figure above 150000"),
        ("kind: level", "kind: state", "line 6, value: found 150000; wanted no figure, value, unit or bound"),
        ("kind: level", "by: soon", "line 9, by: found soon; wanted a year"),
        ("kind: level", "mood: good", "line 9, mood: found mood"),
        ("  reason:", "  field: by\n  reason:", "line 10, field: found field; wanted `added` without"),
        ("  reason: 原表述不规范\n", "", "wanted a value for reason"),
        (ENTRY, "- {doc: plan, quote: a, added: much, reason: x}", "line 1, added: found something other than"),
        (ENTRY, ENTRY + ENTRY, "line 17, added: found a target that line 1 adds already"),
    ],
)
def test_a_wrong_addition_is_refused_with_its_line(tmp_path: Path, before: str, after: str, said: str) -> None:
    file = workspace(tmp_path, ENTRY.replace(before, after)) / "corrections.yaml"
    with pytest.raises(InputError) as caught:
        load_corrections(file, ("plan",))

    assert said in str(caught.value)


def test_an_addition_is_written_as_it_is_read_and_taken_back_alone(tmp_path: Path) -> None:
    file = workspace(tmp_path, f"# head\n\n# why\n{ENTRY}") / "corrections.yaml"
    (one,) = load_corrections(file, ("plan",))
    other = tmp_path / "other.yaml"
    keep_corrections(other, ["plan"], [one])

    (written,) = load_corrections(other, ("plan",))
    assert (written.value, written.name, written.date) == (one.value, one.name, one.date)
    assert re.sub(r"\s+", " ", other.read_text(encoding="utf-8")) == re.sub(r"\s+", " ", ENTRY)
    keep_corrections(file, ["plan"], [one])
    assert file.read_text(encoding="utf-8").startswith("# head\n\n# why\n- doc: plan\n")
    assert not withdraw_correction(file, ["plan"], "0" * 12)
    assert withdraw_correction(file, ["plan"], mark_of(one))
    assert load_corrections(file, ("plan",)) == ()
    assert file.read_text(encoding="utf-8") == "# head\n\n"


def test_another_addition_takes_the_place_of_one(tmp_path: Path) -> None:
    file = workspace(tmp_path) / "corrections.yaml"
    (one,) = load_corrections(file, ("plan",))
    text = file.read_text(encoding="utf-8").replace("indicator: 植绿面积", "indicator: 绿地面积")
    (tmp_path / "new.yaml").write_text(text, encoding="utf-8")
    (new,) = load_corrections(tmp_path / "new.yaml", ("plan",))
    keep_corrections(file, ["plan"], [new], instead=mark_of(one))

    assert [mark_of(kept) for kept in load_corrections(file, ("plan",))] == [mark_of(new)]
