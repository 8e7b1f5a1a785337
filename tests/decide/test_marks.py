"""What a reviewer marks in the workbook or on the page is read back, and the letter holds what is ticked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from checker.decide import read_marks
from checker.workspace.decisions import load_decisions
from tests.decide.conftest import checker, findings, office

DAY = ("--date", "2024-06-01", "--name", "某人")
Mark = Callable[..., Path]


def fingerprint() -> str:
    return str(findings()["below-upper"]["fingerprint"])


def mark_in(language: str, verdict: str, note: str) -> Path:
    """Fill in the row of the finding in the workspace's workbook."""
    book = openpyxl.load_workbook(f"papers/{language}/report.xlsx")
    sheet = book["疑点" if language == "zh" else "Findings"]
    sheet["B2"], sheet["C2"] = verdict or None, note or None
    book.save("marked.xlsx")
    return Path("marked.xlsx")


@pytest.fixture
def mark(workspace: Path) -> Mark:
    return lambda verdict, note="", language="zh": mark_in(language, verdict, note)


def letter_of(*more: str | Path) -> list[str]:
    """Return the second and third headings of the letter, which name what it asks."""
    assert checker("check", "--format", "docx", "--out", "letter", "--fail-on", "never", *more).exit_code == 0
    letter = docx.Document("letter/opinion.docx")
    return [one.text for one in letter.paragraphs if one.style and one.style.name in ("Heading 2", "Heading 3")]


def test_the_workbook_offers_the_choices_in_a_column_of_its_own(mark: Mark) -> None:
    sheet = openpyxl.load_workbook(mark(""))["疑点"]

    assert [cell.value for cell in sheet[1]][:3] == ["序号", "处理", "理由或备注"]
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"列入意见函,可以保留,不成立,待定"'
    assert "B2" in str(offered.sqref)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("列入意见函", "ask"),
        ("采纳", "ask"),
        ("√", "ask"),
        ("待定", "later"),
        ("可以保留", "accept"),
        ("不成立", "reject"),
    ],
)
def test_a_mark_in_the_workbook_is_one_of_the_choices_in_any_words(mark: Mark, said: str, verdict: str) -> None:
    marks, left = read_marks(mark(said, "省里已批复"))

    assert ([(one.fingerprint, one.verdict, one.reason) for one in marks], left) == (
        [(fingerprint(), verdict, "省里已批复")], (),
    )  # fmt: skip


@pytest.mark.parametrize(("said", "verdict", "closes"), [("列入意见函", "ask", False), ("可以保留", "accept", True)])
def test_a_mark_in_the_workbook_becomes_a_decision(mark: Mark, said: str, verdict: str, closes: bool) -> None:
    result = checker("decide", mark(said, "省里已批复"), *DAY)

    assert result.exit_code == 0, result.output
    (decision,) = load_decisions(Path("decisions.yaml"))
    assert (decision.fingerprint, decision.verdict, decision.reason) == (fingerprint(), verdict, "省里已批复")
    assert (decision.name, decision.date) == ("某人", "2024-06-01")
    assert checker("check").exit_code == (0 if closes else 1)


def test_an_english_workbook_is_read_in_english(mark: Mark) -> None:
    marks, _ = read_marks(mark("Put into the letter", language="en"))

    assert [one.verdict for one in marks] == ["ask"]


def test_a_workbook_that_another_office_program_saved_is_read_too(mark: Mark, tmp_path: Path) -> None:
    saved = office(mark("列入意见函", "请补充依据"), "xlsx", tmp_path)

    marks, _ = read_marks(saved)
    assert [(one.verdict, one.reason) for one in marks] == [("ask", "请补充依据")]


def test_sorted_and_moved_columns_are_read_by_their_heads(mark: Mark) -> None:
    path = mark("列入意见函")
    book = openpyxl.load_workbook(path)
    book["疑点"].move_range("B1:C2", cols=30)
    book["疑点"].insert_rows(1)
    book.save(path)

    marks, _ = read_marks(path)
    assert [one.verdict for one in marks] == ["ask"]


def test_rows_that_cannot_be_used_are_listed_and_the_rest_is_kept(mark: Mark) -> None:
    path = mark("列入意见函")
    book = openpyxl.load_workbook(path)
    sheet = book["疑点"]
    for row, (said, number) in enumerate(
        [("再看看吧", "0123456789abcdef"), ("采纳", ""), ("不成立", "fedcba9876543210")], 3
    ):
        sheet.cell(row, 2).value, sheet.cell(row, 16).value = said, number
    book.save(path)

    result = checker("decide", path)

    assert result.exit_code == 1
    for place in ("“疑点”第3行", "“疑点”第4行", "“疑点”第5行"):
        assert place in result.output
    assert "再看看吧" in result.output
    assert [decision.fingerprint for decision in load_decisions(Path("decisions.yaml"))] == [fingerprint()]


def test_what_closes_without_a_reason_takes_the_one_given_for_all(mark: Mark) -> None:
    path = mark("不成立")
    marks, left = read_marks(path)
    assert (marks, [one.place.zh for one in left]) == ((), ["“疑点”第2行"])

    assert checker("decide", path, "--reason", "与本市无关").exit_code == 0
    assert [decision.reason for decision in load_decisions(Path("decisions.yaml"))] == ["与本市无关"]


def test_a_note_without_a_mark_is_kept_and_leaves_it_undecided(mark: Mark) -> None:
    ((one,), left) = read_marks(mark("", "问一下省里"))

    assert (one.verdict, one.reason, left) == ("later", "问一下省里", ())


def test_the_next_workbook_shows_what_was_decided_and_reading_it_back_changes_nothing(mark: Mark) -> None:
    checker("decide", mark("列入意见函", "请补充依据"), *DAY)
    before = Path("decisions.yaml").read_bytes()
    checker("check", "--format", "xlsx", "--out", "book", "--fail-on", "never")
    sheet = openpyxl.load_workbook("book/report.xlsx")["疑点"]

    assert (sheet["B2"].value, sheet["C2"].value, sheet["F2"].value) == ("列入意见函", "请补充依据", "已列入意见函")
    assert checker("decide", "book/report.xlsx", "--name", "another").exit_code == 0
    assert Path("decisions.yaml").read_bytes() == before


def test_a_mark_on_what_is_gone_is_said_and_not_kept(mark: Mark) -> None:
    path = mark("列入意见函")
    Path("city.txt").write_text(Path("city.txt").read_text(encoding="utf-8").replace("20%", "30%"), encoding="utf-8")

    result = checker("--lang", "en", "decide", path)

    assert "1 are about findings" in result.output
    assert not Path("decisions.yaml").exists()


# ---- the file of the page


def exported(*entries: object) -> Path:
    Path("decisions.json").write_text(json.dumps({"inputs": "", "decisions": entries}), encoding="utf-8")
    return Path("decisions.json")


def test_the_file_of_the_page_is_read_back(workspace: Path) -> None:
    path = exported({"fingerprint": fingerprint(), "verdict": "ask", "reason": "请补充依据"})

    assert checker("decide", path).exit_code == 0
    assert [(one.verdict, one.reason) for one in load_decisions(Path("decisions.yaml"))] == [("ask", "请补充依据")]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"decisions": [1]}', '{"decisions": [{"verdict": 2}]}'])
def test_a_file_that_is_none_of_ours_is_refused(workspace: Path, content: str) -> None:
    Path("other.json").write_text(content, encoding="utf-8")

    result = checker("decide", "other.json")

    assert result.exit_code == 2
    assert "checker check --format xlsx" in result.output


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused(workspace: Path, content: bytes) -> None:
    Path("other.xlsx").write_bytes(content)

    assert checker("decide", "other.xlsx").exit_code == 2


def test_a_workbook_without_the_columns_is_refused(workspace: Path) -> None:
    openpyxl.Workbook().save("other.xlsx")

    result = checker("decide", "other.xlsx")

    assert result.exit_code == 2
    assert "处理" in result.output


# ---- the letter


def test_the_letter_holds_what_is_ticked_and_nothing_else(workspace: Path) -> None:
    city = Path("city.txt")
    city.write_text(
        city.read_text(encoding="utf-8").replace("新建口袋公园20个以上", "新建口袋公园10个以上"), encoding="utf-8"
    )
    checker("check")
    both = letter_of()
    asked = next(
        one for one in json.loads(Path("reports/findings.json").read_text(encoding="utf-8"))["findings"]
        if "口袋公园" in one["message"]["zh"] and one["severity"] == "error"
    )  # fmt: skip

    checker("decide", exported({"fingerprint": asked["fingerprint"], "verdict": "ask", "reason": "请说明资金来源"}))

    assert any("森林覆盖率" in line for line in both)
    ticked = letter_of()
    assert [line.split("：")[0] for line in ticked] == ["（一）口袋公园"]
    letter = "\n".join(one.text for one in docx.Document("letter/opinion.docx").paragraphs)
    assert "审核人员注：请说明资金来源" in letter
    assert "尚未逐条选定" not in letter
    assert letter.count("到2025年，各市新建口袋公园20个以上") == 1


def test_without_a_tick_the_letter_says_by_which_level_it_was_made(workspace: Path) -> None:
    assert letter_of() == ["（一）森林覆盖率：下级目标低于上级"]

    letter = "\n".join(one.text for one in docx.Document("letter/opinion.docx").paragraphs)
    assert "审核人员尚未逐条选定，以上列出程度为“一般核实”及以上的全部疑点。" in letter


def test_files_given_by_themselves_take_the_marks_of_a_file_for_one_run(workspace: Path) -> None:
    arguments = ("check", "city.txt", "--above", "province.txt", "--out", "loose", "--fail-on", "never")
    checker(*arguments, "--format", "xlsx,json")
    book = openpyxl.load_workbook("loose/report.xlsx")
    book["疑点"]["B2"] = "列入意见函"
    book.save("loose/marked.xlsx")

    result = checker(*arguments, "--format", "docx", "--decided", "loose/marked.xlsx")

    assert result.exit_code == 0, result.output
    letter = "\n".join(one.text for one in docx.Document("loose/opinion.docx").paragraphs)
    assert "森林覆盖率" in letter
    assert "尚未逐条选定" not in letter
    assert not Path("decisions.yaml").exists()


def test_what_the_tool_says_of_decisions_is_no_matter_of_the_letter(workspace: Path) -> None:
    checker("accept", fingerprint(), "--reason", "省里已批复")
    city = Path("city.txt")
    city.write_text(city.read_text(encoding="utf-8").replace("20%", "25%"), encoding="utf-8")

    assert letter_of() == ["（一）森林覆盖率：下级目标低于上级"]
