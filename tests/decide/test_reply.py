"""The letter that comes back filled in: reasons are kept, what is adopted stays open, what is not ours is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from checker.decide import read_reply
from checker.errors import InputError
from checker.workspace.decisions import load_decisions
from tests.decide.conftest import checker, findings

Fill = Callable[[str, str], Path]


@pytest.fixture
def fill(workspace: Path) -> Fill:
    """Write the letter of the workspace and fill its one row in, as an office does."""
    checker("check", "--format", "docx", "--out", "letter")

    def filled(answer: str, reason: str) -> Path:
        letter = docx.Document("letter/opinion.docx")
        table = _table(letter)
        table.rows[1].cells[6].text = answer
        table.rows[1].cells[7].text = reason
        letter.save("reply.docx")
        return Path("reply.docx")

    return filled


def _table(letter: Any) -> Any:
    return next(table for table in letter.tables if "采纳情况" in table.rows[0].cells[6].text)


def test_a_reason_for_not_adopting_becomes_a_decision(fill: Fill) -> None:
    result = checker("reply", fill("不采纳", "省里已另文批复"), "--name", "某市发展改革委", "--date", "2024-07-01")

    assert result.exit_code == 0, result.output
    (decision,) = load_decisions(Path("decisions.yaml"))
    assert (decision.verdict, decision.name, decision.date) == ("accept", "某市发展改革委", "2024-07-01")
    assert decision.reason == "不采纳：省里已另文批复"
    assert decision.fingerprint == findings()["below-upper"]["fingerprint"]
    assert checker("check").exit_code == 0


def test_a_reason_in_the_same_cell_is_read_too(fill: Fill) -> None:
    (answer,) = read_reply(fill("部分采纳：分两年达到", ""))

    assert (answer.adopted, answer.reason) == ("partly", "分两年达到")


@pytest.mark.parametrize("answer", ["采纳", " 采 纳".replace(" ", ""), ""])
def test_what_is_adopted_or_not_answered_stays_open(fill: Fill, answer: str) -> None:
    result = checker("reply", fill(answer, ""))

    assert result.exit_code == 0, result.output
    assert not Path("decisions.yaml").exists()


def test_not_adopting_without_a_reason_is_not_kept(fill: Fill) -> None:
    result = checker("reply", fill("不采纳", ""))

    assert result.exit_code == 1
    assert findings()["below-upper"]["fingerprint"] in result.output
    assert not Path("decisions.yaml").exists()


def test_a_dry_run_writes_nothing(fill: Fill) -> None:
    result = checker("reply", fill("不采纳", "省里已另文批复"), "--dry-run")

    assert "省里已另文批复" in result.output
    assert not Path("decisions.yaml").exists()


def test_an_answer_about_what_is_gone_is_said_and_not_kept(fill: Fill) -> None:
    reply = fill("不采纳", "省里已另文批复")
    plan = Path("city.txt")
    plan.write_text(plan.read_text(encoding="utf-8").replace("20%", "30%"), encoding="utf-8")

    result = checker("--lang", "en", "reply", reply)

    assert "1 answers" in result.output
    assert not Path("decisions.yaml").exists()


def test_an_answer_that_is_none_of_the_three_is_refused_with_its_row(fill: Fill) -> None:
    with pytest.raises(InputError, match="row 2"):
        read_reply(fill("再议", ""))


def test_a_row_that_lost_its_number_is_refused(fill: Fill) -> None:
    reply = fill("采纳", "")
    letter = docx.Document(str(reply))
    _table(letter).rows[1].cells[0].text = "1"
    letter.save(str(reply))

    with pytest.raises(InputError, match="row 2"):
        read_reply(reply)


def test_a_table_that_is_not_ours_is_refused(workspace: Path) -> None:
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
