"""A draft that came as a Word file comes back with a comment at each sentence concerned, and its text as it was."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from checker.decide import read_reply
from checker.decide.reply import Reply
from checker.workspace.decisions import load_decisions
from tests.decide.conftest import checker, office

LEVELS = ("error", "warning", "notice")


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


# The copies made in this session: the draft is always the same.
_COPIES: dict[tuple[str, ...], bytes] = {}


def copied(draft: Path, *more: str) -> Path:
    """Return the copy with comments, made once for the same options."""
    if more not in _COPIES:
        _COPIES[more] = made(draft, *more).read_bytes()
    Path("r").mkdir(exist_ok=True)
    Path("r/draft-comments.docx").write_bytes(_COPIES[more])
    return Path("r/draft-comments.docx")


def made(draft: Path, *more: str) -> Path:
    result = checker(
        "check",
        draft,
        "--above",
        "province.txt",
        "--format",
        "docx-comments",
        "--out",
        "r",
        "--fail-on",
        "never",
        *more,
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

    (comment,) = [one for one in word.comments if "下级目标低于上级" in one.text]
    assert marked(word)[comment.comment_id] == "到2025年，森林覆盖率达到20%以上"
    assert "到2025年，各市森林覆盖率均达到30%以上" in comment.text
    assert "建议" in comment.text
    assert not re.search(r"[a-z]+-[a-z]+", comment.text)


def test_the_text_of_the_draft_is_as_it_was(draft: Path) -> None:
    assert texts(docx.Document(str(copied(draft)))) == texts(docx.Document(str(draft)))


def test_a_row_of_a_table_is_marked_at_its_figure(draft: Path) -> None:
    word = docx.Document(str(copied(draft, "--comments-from", "notice")))

    at = [marked(word)[one.comment_id] for one in word.comments]
    assert "100" in at


def test_the_same_draft_gives_the_same_bytes(draft: Path) -> None:
    assert made(draft).read_bytes() == copied(draft).read_bytes()


def test_where_no_draft_is_a_word_file_it_is_said(workspace: Path) -> None:
    result = checker("check", "--format", "docx-comments", "--out", "r", "--fail-on", "never")

    assert result.exit_code == 0
    assert "Word" in result.output
    assert not list(Path("r").glob("*.docx"))


def levels(word: docx.document.Document) -> set[str]:
    return {one.text.split("】")[0].strip("【") for one in word.comments}


def test_the_comments_are_limited_by_level(draft: Path) -> None:
    said = {level: levels(docx.Document(str(copied(draft, "--comments-from", level)))) for level in LEVELS}

    assert said["error"] == {"重点核实"}
    assert said["notice"] == {"重点核实", "一般核实", "提示"} or said["notice"] > said["warning"] >= said["error"]
    assert levels(docx.Document(str(copied(draft)))) == said["warning"]


def test_english_comments_are_english(draft: Path) -> None:
    word = docx.Document(str(copied(draft, "--lang", "en")))

    assert any(one.text.startswith("[Verify first]") for one in word.comments)


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
    with zipfile.ZipFile(made) as opened:
        content = opened.read("content.xml").decode("utf-8")
    assert "下级目标低于上级" in content
    assert content.count("<office:annotation ") >= 1


# ---- the draft that comes back

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
EXTENDED = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
RELATION = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def answered(
    copy: Path, *replies: str, resolved: bool = False, to: str = "下级目标低于上级", chained: bool = False
) -> Path:
    """Reply to a comment as Word does: a comment more a reply, and what belongs to what beside them.

    Each reply stands under our comment, or `chained` under the reply before it.
    """
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    word = docx.Document(str(copy))
    ours = next(one for one in word.comments if to in one.text)
    runs = runs_of(word, ours.comment_id)
    made = [
        word.add_comment(runs, text=text, author=f"某市发展改革委{at}", initials="发")
        for at, text in enumerate(replies)
    ]
    extended = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
    above = ""
    for at, comment in enumerate([ours, *made]):
        name = f"1A2B3C{at:02X}"
        comment.paragraphs[-1]._p.set(f"{{{W14}}}paraId", name)
        entry = etree.SubElement(extended, f"{{{W15}}}commentEx")
        entry.set(f"{{{W15}}}paraId", name)
        entry.set(f"{{{W15}}}done", "1" if resolved and comment is ours else "0")
        if above:
            entry.set(f"{{{W15}}}paraIdParent", above)
        above = name if chained or comment is ours else above
    content = etree.tostring(extended, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/commentsExtended.xml"), EXTENDED, content, word.part.package)
    word.part.relate_to(part, RELATION)
    word.save("back.docx")
    return Path("back.docx")


def runs_of(word: docx.document.Document, number: int) -> list[Run]:
    """Return the first and the last run that a comment stands at."""
    body = word.element.body
    found: list[Run] = []
    inside = False
    for element in body.iter(f"{{{W}}}commentRangeStart", f"{{{W}}}commentRangeEnd", f"{{{W}}}r"):
        if element.tag.endswith("}r"):
            if inside:
                found.append(Run(element, Paragraph(element.getparent(), word._body)))
        elif element.get(f"{{{W}}}id") == str(number):
            inside = element.tag.endswith("Start")
    return [found[0], found[-1]]


def said(reply: Reply) -> list[tuple[str, str]]:
    return [(one.adopted, one.text) for one in reply.answers]


@pytest.mark.parametrize(
    ("replies", "resolved", "wanted"),
    [
        (("不采纳，省里已另文批复",), False, ("refused", "省里已另文批复")),
        (("部分采纳：分两年达到",), False, ("partly", "分两年达到")),
        (("已按意见修改",), False, ("adopted", "已按意见修改")),
        ((), True, ("adopted", "")),
        (("改成30%了",), True, ("adopted", "改成30%了")),
        (("不同意",), True, ("refused", "")),
        (("待研究", "经研究，采纳"), False, ("adopted", "经研究")),
    ],
)
@pytest.mark.parametrize("chained", [False, True])
def test_replies_and_resolved_marks_are_read_back(
    draft: Path, replies: tuple[str, ...], resolved: bool, wanted: tuple[str, str], chained: bool
) -> None:
    reply = read_reply(answered(copied(draft), *replies, resolved=resolved, chained=chained))

    assert said(reply) == [wanted]
    assert reply.left == ()


def test_who_replied_and_when_is_kept(draft: Path) -> None:
    (answer,) = read_reply(answered(copied(draft), "已采纳")).answers

    assert answer.by == "某市发展改革委0"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", answer.on)


def test_a_comment_nobody_replied_to_is_counted(draft: Path) -> None:
    reply = read_reply(copied(draft))

    assert (said(reply), reply.left) == ([], ())
    assert reply.empty == len(docx.Document("r/draft-comments.docx").comments)


def test_a_reply_that_is_no_answer_is_listed_with_its_comment(draft: Path) -> None:
    reply = read_reply(answered(copied(draft), "请看附件"))

    assert reply.answers == ()
    (left,) = reply.left
    assert re.fullmatch(r"第\d+条批注", left.place.zh)
    assert "请看附件" in left.found.zh


def test_what_is_written_into_our_own_comment_is_a_reply_too(draft: Path) -> None:
    word = docx.Document(str(copied(draft)))
    next(one for one in word.comments if "下级目标低于上级" in one.text).add_paragraph("不采纳：省里已另文批复")
    word.save("back.docx")

    assert said(read_reply(Path("back.docx"))) == [("refused", "省里已另文批复")]


def test_a_comment_of_their_own_at_our_words_is_a_reply(draft: Path) -> None:
    word = docx.Document(str(copied(draft)))
    ours = next(one for one in word.comments if "下级目标低于上级" in one.text)
    word.add_comment(runs_of(word, ours.comment_id), text="不同意：省里已另文批复", author="某市", initials="市")
    word.save("back.docx")

    assert said(read_reply(Path("back.docx"))) == [("refused", "省里已另文批复")]


def test_comments_of_others_are_none_of_our_business(draft: Path) -> None:
    word = docx.Document(str(copied(draft)))
    word.add_comment(word.paragraphs[0].runs, text="同意", author="领导", initials="领")
    word.save("back.docx")

    assert read_reply(Path("back.docx")).answers == ()


def test_a_ring_of_replies_ends(draft: Path) -> None:
    back = answered(copied(draft), "采纳", "同意", chained=True)
    with zipfile.ZipFile(back) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = "word/commentsExtended.xml"
    parts[name] = parts[name].replace(b'w15:paraId="1A2B3C00" ', b'w15:paraId="1A2B3C00" w15:paraIdParent="1A2B3C02" ')
    with zipfile.ZipFile(back, "w") as packed:
        for part, content in parts.items():
            packed.writestr(part, content)

    assert read_reply(back).left == ()


def test_a_draft_that_another_office_program_saved_is_read_too(draft: Path, tmp_path: Path) -> None:
    saved = office(answered(copied(draft), "部分采纳：分两年达到", resolved=True), "docx", tmp_path)

    assert said(read_reply(saved)) == [("partly", "分两年达到")]


def test_an_answered_comment_is_kept_in_the_workspace_and_closes_nothing(draft: Path) -> None:
    manifest = Path("manifest.yaml")
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("city.txt", "draft.docx"), encoding="utf-8")
    checker("check", "--format", "docx-comments", "--out", "r", "--fail-on", "never")
    back = answered(Path("r/city-comments.docx"), "已采纳", resolved=True)

    result = checker("reply", back)

    assert result.exit_code == 0, result.output
    assert [(one.verdict, one.answer) for one in load_decisions(Path("decisions.yaml"))] == [("ask", "adopted")]
    assert checker("check").exit_code == 1
