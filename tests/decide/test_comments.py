"""A draft that came as a Word file comes back with a comment at each sentence concerned, and its text as it was."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from tests.decide.conftest import checker


@pytest.fixture
def draft(workspace: Path) -> Path:
    """The city's plan as a Word file in which the sentence is broken over runs, and a table."""
    word = docx.Document()
    for line in Path("city.txt").read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        paragraph = word.add_paragraph()
        for at in range(0, len(line), 7):
            run = paragraph.add_run(line[at : at + 7])
            run.bold = at % 2 == 0
    table = word.add_table(rows=2, cols=4)
    for row, texts in zip(
        table.rows, (("指标", "单位", "2023年", "2025年"), ("绿道长度", "公里", "120", "100")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    word.save("draft.docx")
    return Path("draft.docx")


def copied(draft: Path) -> Path:
    result = checker(
        "check", draft, "--above", "province.txt", "--format", "docx-comments", "--out", "r", "--fail-on", "never"
    )
    assert result.exit_code == 0, result.output
    assert "r/draft-comments.docx" in result.output
    return Path("r/draft-comments.docx")


def marked(word: docx.document.Document) -> dict[int, str]:
    """Return the text each comment is put at."""
    found: dict[int, str] = {}
    open_now: set[int] = set()
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for element in word.element.body.iter():
        if element.tag == f"{name}commentRangeStart":
            open_now.add(int(element.get(f"{name}id")))
        elif element.tag == f"{name}commentRangeEnd":
            open_now.discard(int(element.get(f"{name}id")))
        elif element.tag == f"{name}t":
            for number in open_now:
                found[number] = found.get(number, "") + (element.text or "")
    return found


def texts(word: docx.document.Document) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs] + [
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    ]


def test_the_comment_stands_at_the_sentence_and_says_what_is_asked(draft: Path) -> None:
    word = docx.Document(str(copied(draft)))

    (comment,) = [one for one in word.comments if "[below-upper]" in one.text]
    assert marked(word)[comment.comment_id] == "到2025年，森林覆盖率达到20%以上"
    assert "到2025年，各市森林覆盖率均达到30%以上" in comment.text
    assert "建议" in comment.text


def test_the_text_of_the_draft_is_as_it_was(draft: Path) -> None:
    assert texts(docx.Document(str(copied(draft)))) == texts(docx.Document(str(draft)))


def test_a_row_of_a_table_is_marked_at_its_figure(draft: Path) -> None:
    word = docx.Document(str(copied(draft)))

    at = {one.text.split("]")[0].split("[")[1]: marked(word)[one.comment_id] for one in word.comments}
    assert "100" in at.values(), at


def test_the_same_draft_gives_the_same_bytes(draft: Path) -> None:
    first = copied(draft).read_bytes()

    assert copied(draft).read_bytes() == first


def test_where_no_draft_is_a_word_file_it_is_said(workspace: Path) -> None:
    result = checker("check", "--format", "docx-comments", "--out", "r", "--fail-on", "never")

    assert result.exit_code == 0
    assert "Word" in result.output
    assert not list(Path("r").glob("*.docx"))


def test_the_copy_opens_in_an_office(draft: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    done = subprocess.run(
        [
            office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless", "--convert-to", "odt", "--outdir", "office", str(copied(draft)),
        ],
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    made = Path("office/draft-comments.odt")

    assert made.is_file(), done.stdout + done.stderr
    import zipfile

    with zipfile.ZipFile(made) as opened:
        content = opened.read("content.xml").decode("utf-8")
    assert "below-upper" in content
    assert content.count("<office:annotation ") >= 1
