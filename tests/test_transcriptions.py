"""Words typed from a picture are read like the text around them and say where they come from; else it is said why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.pipeline import Reading, read_all, render, run
from checker.workspace import find
from checker.workspace.correcting import keep_corrections, mark_of, withdraw_correction
from checker.workspace.corrections import load_corrections

TEXT = (
    "某市人民政府关于印发某市绿化规划（2021—2025年）的通知\n\n"
    "一、主要目标\n\n城乡绿化明显加快。指标见下图。\n\n"
    "二、重点任务\n\n开展植树活动。\n"
)
WORDS = "到2025年，森林覆盖率达到\n  32%以上，湿地保护率达到55%。"
ENTRY = f"""\
- doc: plan
  quote: {json.dumps(WORDS, ensure_ascii=False)}
  transcribed:
    behind: 指标见下图
  reason: 图中有指标
  name: 王审核
  date: 2026-11-29
"""


def workspace(folder: Path, entry: str = ENTRY) -> Path:
    (folder / "plan.txt").write_text(TEXT, encoding="utf-8")
    (folder / "manifest.yaml").write_text("- {id: plan, file: plan.txt, above: []}\n", encoding="utf-8")
    (folder / "corrections.yaml").write_text(entry, encoding="utf-8")
    return folder


def read(folder: Path, entry: str = ENTRY) -> Reading:
    return read_all(find(workspace(folder, entry)))


def test_typed_words_are_read_where_the_picture_stands(tmp_path: Path) -> None:
    reading = read(tmp_path)
    (document,), (extraction,) = reading.documents, reading.extractions
    typed = document.passages[-1]

    assert reading.notes == ()
    assert typed.text == "到2025年，森林覆盖率达到32%以上，湿地保护率达到55%。"
    assert "".join(document.source[at] for at in typed.origin) == typed.text
    assert document.source.startswith(TEXT.rstrip("\n")[:20])
    assert (typed.place.typed, typed.clause, typed.headings[-1]) == (True, "一", "一、主要目标")
    amounts = [(one.indicator, one.amount, one.by) for one in extraction.targets if one.amount]
    found = {name: (str(amount.value), amount.bound, by) for name, amount, by in amounts}
    assert found == {
        "森林覆盖率": ("32", "ge", 2025),
        "湿地保护率": ("55", "eq", 2025),
    }
    assert {one.state for one in extraction.figures if one.passage == typed.number} <= {"target", "date"}


def test_the_report_says_that_they_were_typed(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    (folder / "plan.txt").write_text(TEXT.replace("开展", "到2025年，森林覆盖率达到30%以上。开展"), encoding="utf-8")
    made, _ = run(find(folder))

    assert "图片（由人工录入）" in str(render(made, "html", "zh"))
    assert "a picture (typed by hand)" in str(render(made, "html", "en"))


def test_they_are_kept_written_and_taken_back_as_other_corrections(tmp_path: Path) -> None:
    file = workspace(tmp_path) / "corrections.yaml"
    (one,) = load_corrections(file, ("plan",))
    file.write_text("# head\n[]\n", encoding="utf-8")
    keep_corrections(file, ("plan",), (one,))
    keep_corrections(file, ("plan",), (one,))

    (kept,) = load_corrections(file, ("plan",))
    assert (kept.quote, kept.value, kept.name, mark_of(kept)) == (one.quote, one.value, one.name, mark_of(one))
    assert withdraw_correction(file, ("plan",), mark_of(one))
    assert load_corrections(file, ("plan",)) == ()


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("{page: 3, behind: 指标见下图}", "line 3, page: found both `page` and `behind`"),
        ("{}", "wanted either the page"),
        ("{page: 0}", "line 3, page: found 0; wanted a page, counted from 1"),
        ("{page: 1.5}", "wanted a page, counted from 1"),
        ("{page: 1}\n  field: by", "wanted `transcribed` without"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_with_its_line(tmp_path: Path, where: str, said: str) -> None:
    entry = f"- doc: plan\n  quote: 森林覆盖率达到32%\n  transcribed: {where}\n  reason: 图\n"
    with pytest.raises(InputError) as refused:
        find(workspace(tmp_path, entry))
    assert said in str(refused.value)


def test_words_that_are_gone_put_nothing_in_and_are_said(tmp_path: Path) -> None:
    reading = read(tmp_path, ENTRY.replace("指标见下图", "指标见附图"))

    assert reading.extractions[0].targets == ()
    assert "corrections.yaml" in reading.notes[0].en
    assert "no longer" in reading.notes[0].en or "not stand" in reading.notes[0].en


def test_the_same_words_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 1"):
        find(workspace(tmp_path, ENTRY + ENTRY))
