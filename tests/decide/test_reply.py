"""The letter that comes back filled in: answers are kept beside what was asked, and close nothing by themselves."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest

from checker.decide import read_reply
from checker.workspace.decisions import load_decisions
from tests.decide.conftest import checker, city, findings, office

Fill = Callable[..., Path]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = ("--date", "2024-07-01")


def fill_in(language: str, *rows: tuple[str, str]) -> Path:
    """Fill the row of the workspace's letter in; further rows are put below it as an office copies them."""
    letter = docx.Document(f"papers/{language}/opinion.docx")
    table = table_of(letter)
    for answer, reason in rows[1:]:
        added = table.add_row()
        added.cells[0].text = "9"
        added.cells[6].text, added.cells[7].text = answer, reason
    table.rows[1].cells[6].text, table.rows[1].cells[7].text = rows[0]
    letter.save("reply.docx")
    return Path("reply.docx")


@pytest.fixture
def fill(workspace: Path) -> Fill:
    return lambda *rows, language="zh": fill_in(language, *rows)


def table_of(letter: Any) -> Any:
    return next(table for table in letter.tables if len(table.columns) == 8)


def test_a_refusal_with_its_reason_is_kept_and_the_finding_is_still_open(fill: Fill) -> None:
    result = checker("reply", fill(("暂不采纳", "省里已另文批复")), "--name", "某市发展改革委", *DAY)

    assert result.exit_code == 0, result.output
    (decision,) = load_decisions(Path("decisions.yaml"))
    assert (decision.verdict, decision.answer, decision.answered_by) == ("ask", "refused", "某市发展改革委")
    assert decision.answer_text.endswith("省里已另文批复")
    assert decision.answered == "2024-07-01"
    assert decision.fingerprint == findings()["below-upper"]["fingerprint"]
    assert checker("check").exit_code == 1
    finding = findings()["below-upper"]
    assert (finding["status"], finding["decision"]["answer"]) == ("new", "refused")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [("采纳", "adopted"), ("已采纳", "adopted"), ("同意", "adopted"), ("√", "adopted"), ("已按意见修改", "adopted"),
     ("部分采纳：分两年达到", "partly"), ("原则同意", "partly"), ("待研究", "later")],
)  # fmt: skip
def test_answers_in_other_words_are_understood(fill: Fill, answer: str, kind: str) -> None:
    reply = read_reply(fill((answer, "")))

    assert ([one.adopted for one in reply.answers], reply.left) == ([kind], ())


def test_what_is_adopted_is_open_all_the_same(fill: Fill) -> None:
    assert checker("reply", fill(("已采纳", ""))).exit_code == 0
    assert [decision.answer for decision in load_decisions(Path("decisions.yaml"))] == ["adopted"]
    assert checker("check").exit_code == 1


def test_an_answered_finding_says_so_in_both_languages(fill: Fill) -> None:
    checker("reply", fill(("部分采纳", "分两年达到")), "--name", "某市发展改革委", *DAY)

    chinese, english = (checker("check", "--format", "terminal", "--lang", lang).output for lang in ("zh", "en"))
    assert "（已答复，待裁定）" in chinese
    assert "起草单位答复：部分采纳：分两年达到（某市发展改革委、2024-07-01）" in chinese
    assert "answered, to be decided" in english


def test_what_is_adopted_in_part_is_open_until_its_sentence_changes(fill: Fill) -> None:
    checker("reply", fill(("部分采纳", "分两年达到")))
    city("20%", "25%")
    checker("check")
    assert findings()["below-upper"]["decision"] is None
    assert "decision-overtaken" in findings()

    city("25%", "30%")

    assert checker("check").exit_code == 0
    assert "below-upper" not in findings()


def test_a_person_decides_on_an_answer_and_the_answer_stays_beside_it(fill: Fill) -> None:
    checker("reply", fill(("不采纳", "省里已另文批复")), "--name", "某市发展改革委")
    fingerprint = str(findings()["below-upper"]["fingerprint"])

    assert checker("accept", fingerprint, "--reason", "批复已核实").exit_code == 0

    (decision,) = load_decisions(Path("decisions.yaml"))
    assert (decision.verdict, decision.reason, decision.answer) == ("accept", "批复已核实", "refused")
    assert checker("check").exit_code == 0


def test_an_answer_to_what_was_decided_changes_no_decision(fill: Fill) -> None:
    reply = fill(("同意", ""))
    checker("accept", str(findings()["below-upper"]["fingerprint"]), "--reason", "省里已批复", "--name", "某人")

    assert checker("reply", reply).exit_code == 0

    (decision,) = load_decisions(Path("decisions.yaml"))
    assert (decision.verdict, decision.reason, decision.name, decision.answer) == (
        "accept", "省里已批复", "某人", "adopted",
    )  # fmt: skip


def test_an_answer_does_not_revive_a_decision_that_has_fallen(fill: Fill) -> None:
    checker("accept", str(findings()["below-upper"]["fingerprint"]), "--reason", "省里已批复")
    city("20%", "25%")
    reply = fill(("采纳", ""))

    checker("reply", reply)

    assert [decision.verdict for decision in load_decisions(Path("decisions.yaml"))] == ["ask"]
    assert checker("check").exit_code == 1


def test_not_adopting_without_a_reason_is_kept_and_said(fill: Fill) -> None:
    result = checker("reply", fill(("不采纳", "")))

    assert result.exit_code == 1
    assert "第2行" in result.output
    assert [decision.answer for decision in load_decisions(Path("decisions.yaml"))] == ["refused"]


def test_rows_that_cannot_be_read_are_listed_and_the_rest_is_kept(fill: Fill) -> None:
    result = checker("reply", fill(("已采纳", ""), ("见附件三", ""), ("同意", "")))

    assert result.exit_code == 1
    assert "第3行" in result.output
    assert "见附件三" in result.output
    assert "第4行" in result.output
    assert len(load_decisions(Path("decisions.yaml"))) == 1


def test_an_answer_that_is_none_is_listed_with_its_row(fill: Fill) -> None:
    reply = read_reply(fill(("见说明", "")))

    assert reply.answers == ()
    assert [(one.place.en, "见说明" in one.found.zh) for one in reply.left] == [("row 2", True)]


def test_two_answers_to_one_finding_that_contradict_each_other_count_for_nothing(fill: Fill) -> None:
    path = fill(("采纳", ""), ("不采纳", "理由"))
    letter = docx.Document(str(path))
    rows = table_of(letter).rows
    mark = next(rows[1]._tr.iter(f"{W}bookmarkStart"))
    rows[2].cells[0].paragraphs[0]._p.append(deepcopy(mark))
    letter.save(str(path))

    reply = read_reply(path)

    assert reply.answers == ()
    assert [one.place.zh for one in reply.left] == ["第3行"]


def test_a_letter_of_old_that_names_its_findings_in_hidden_words_is_read_too(fill: Fill) -> None:
    path = fill(("采纳", ""))
    letter = docx.Document(str(path))
    cell = table_of(letter).rows[1].cells[0]
    mark = next(cell._tc.iter(f"{W}bookmarkStart"))
    cell.text = f"1 {mark.get(f'{W}name').removeprefix('finding_')}"
    letter.save(str(path))

    assert [one.adopted for one in read_reply(path).answers] == ["adopted"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_row_is_counted_and_nothing_is_written(fill: Fill, language: str) -> None:
    result = checker("--lang", language, "reply", fill(("", ""), language=language))

    assert result.exit_code == 0, result.output
    assert "1" in result.output
    assert not Path("decisions.yaml").exists()


def test_an_english_letter_is_read_in_english(fill: Fill) -> None:
    reply = read_reply(fill(("Not adopted", "The ministry agreed otherwise."), language="en"))

    assert [(one.adopted, one.text) for one in reply.answers] == [("refused", "The ministry agreed otherwise.")]


def test_a_dry_run_writes_nothing(fill: Fill) -> None:
    result = checker("reply", fill(("不采纳", "省里已另文批复")), "--dry-run")

    assert "省里已另文批复" in result.output
    assert not Path("decisions.yaml").exists()


def test_an_answer_about_what_is_gone_is_said_and_not_kept(fill: Fill) -> None:
    reply = fill(("不采纳", "省里已另文批复"))
    city("20%", "30%")

    result = checker("--lang", "en", "reply", reply)

    assert "1 are about findings" in result.output
    assert not Path("decisions.yaml").exists()


def test_a_letter_that_another_office_program_saved_is_read_too(fill: Fill, tmp_path: Path) -> None:
    saved = office(fill(("部分采纳", "分两年达到")), "docx", tmp_path)

    assert [(one.adopted, one.text) for one in read_reply(saved).answers] == [("partly", "分两年达到")]


def test_a_file_that_is_not_ours_is_refused(workspace: Path) -> None:
    other = docx.Document()
    other.add_table(rows=2, cols=2).rows[0].cells[0].text = "意见"
    other.save("other.docx")

    result = checker("reply", "other.docx")

    assert result.exit_code == 2
    assert "采纳情况" in result.output


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", "某市".encode()])
def test_what_is_no_word_file_is_refused(workspace: Path, content: bytes) -> None:
    Path("reply.docx").write_bytes(content)

    assert checker("reply", "reply.docx").exit_code == 2


def test_a_reply_that_is_not_there_is_refused(workspace: Path) -> None:
    assert checker("reply", "nowhere.docx").exit_code == 2
