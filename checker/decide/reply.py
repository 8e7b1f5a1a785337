"""What drafters send back: the opinion letter with its table 采纳情况 filled in, the draft with our comments answered.

An answer decides nothing: the finding stays open until a person decides on it or the draft has changed. What cannot be
read is listed with its row, and the rest is kept.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from checker.decide.threads import Thread, threads
from checker.errors import InputError
from checker.language.answers import read_answer
from checker.messages import Language, message, say
from checker.model import Answered, Message

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import _Row as Row

FINGERPRINT = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
_SPACE = re.compile(r"\s+")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BOOKMARK, _NAME = f"{_W}bookmarkStart", f"{_W}name"
_FINDING = "finding_"  # how the bookmark of a row of the letter begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the drafters say of one finding: whether they adopt it, and what they add; `by` and `on` where said."""

    fingerprint: str
    adopted: Answered
    text: str
    place: Message
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A row or a comment that could not be used: where it stands, what is there and what was wanted."""

    place: Message
    found: Message
    wanted: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back: the answers, how many places were left empty, and what could not be read."""

    answers: tuple[Answer, ...]
    empty: int
    left: tuple[Left, ...]


def read_reply(file: Path) -> Reply:
    """Read the answers of a returned Word file: the rows of its table, the replies to its comments."""
    word = _opened(file)
    tables = [[_cells(row) for row in table.rows] for table in word.tables]
    ours = [(table, columns) for table in tables if table and (columns := _columns(table[0]))]
    talk = threads(word)
    if not ours and not talk:
        raise InputError(file, "", message("decide.reply.no-table"), message("decide.reply.wanted-table"))
    read = [one for table, columns in ours for one in _rows(table, columns)]
    read += [_answered(thread, number) for number, thread in enumerate(talk, 1)]
    answers, left = _once(one for one in read if isinstance(one, Answer))
    return Reply(
        answers=answers,
        empty=sum(one is None for one in read),
        left=(*(one for one in read if isinstance(one, Left)), *left),
    )


def _cells(row: Row) -> list[str]:
    """Return the texts of a row; the first with the finding that a bookmark of the row names."""
    first, *others = (_text(cell.text) for cell in row.cells)
    marks = [mark.get(_NAME, "") for mark in row._tr.iter(_BOOKMARK)]
    named = [name.removeprefix(_FINDING) for name in marks if name.startswith(_FINDING)]
    return [" ".join((first, *named)), *others]


def _opened(file: Path) -> Word:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        return docx.Document(str(file))
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError) as error:
        raise InputError(file, "", message("decide.reply.no-docx"), message("decide.reply.wanted-docx")) from error


def _columns(head: list[str]) -> tuple[int, int] | None:
    """Return the columns of the answer and of its reason."""
    for lang in get_args(Language):
        names = tuple(_text(say(f"report.column.{name}", lang)) for name in ("adopted", "adopted-reason"))
        if all(name in head for name in names):
            return head.index(names[0]), head.index(names[1])
    return None


def _rows(table: list[list[str]], columns: tuple[int, int]) -> Iterator[Answer | Left | None]:
    """Yield what each row says, None where it was left empty."""
    for number, cells in enumerate(table[1:], 2):
        if not any(cells):
            continue
        said, reason = (cells[at] if at < len(cells) else "" for at in columns)
        place = message("decide.reply.row", row=number)
        fingerprint = FINGERPRINT.search(cells[0])
        if fingerprint is None:
            if said or reason:
                found = message("decide.reply.no-fingerprint", text=f"{said} {reason}".strip())
                yield Left(place=place, found=found, wanted=message("decide.reply.wanted-fingerprint"))
            continue
        yield _said(fingerprint.group(), said, reason, place)


def _said(fingerprint: str, said: str, reason: str, place: Message) -> Answer | Left | None:
    """Return the answer of a cell and the reason beside it; a reason by itself may hold the answer."""
    if not said and not reason:
        return None
    read = read_answer(said or reason)
    if read is None:
        return _unread(place, " ".join(part for part in (said, reason) if part))
    text = " ".join(part for part in (read[1], reason if said else "") if part)
    return Answer(fingerprint=fingerprint, adopted=read[0], text=text, place=place)


def _unread(place: Message, text: str) -> Left:
    found = message("decide.reply.unknown-answer", text=text)
    return Left(place=place, found=found, wanted=message("decide.reply.wanted-answer"))


def _answered(thread: Thread, number: int) -> Answer | Left | None:
    """Return what a thread says in the end: its last reply that is an answer; one marked as resolved is taken up."""
    place = message("decide.reply.comment", number=number)
    if not thread.replies and not thread.resolved:
        return None
    read = [(reply, said) for reply in thread.replies if (said := read_answer(reply.text)) is not None]
    if not read and not thread.resolved:
        return _unread(place, " ".join(reply.text for reply in thread.replies))
    if read:
        reply, (adopted, text) = read[-1]
        by, on = reply.by, reply.on
    else:
        adopted, text = "adopted", " ".join(_text(reply.text) for reply in thread.replies)
        by, on = (thread.replies[-1].by, thread.replies[-1].on) if thread.replies else ("", "")
    return Answer(fingerprint=thread.fingerprint, adopted=adopted, text=_text(text), place=place, by=by, on=on)


def _once(answers: Iterable[Answer]) -> tuple[tuple[Answer, ...], list[Left]]:
    """Return one answer a finding; where two contradict each other neither counts."""
    met: dict[str, Answer] = {}
    against: dict[str, Left] = {}
    for answer in answers:
        before = met.setdefault(answer.fingerprint, answer)
        if before.adopted != answer.adopted:
            found = message("decide.reply.two-answers", other=before.place)
            wanted = message("decide.reply.wanted-one")
            against[answer.fingerprint] = Left(place=answer.place, found=found, wanted=wanted)
        elif before is not answer:
            texts = dict.fromkeys(text for text in (before.text, answer.text) if text)
            met[answer.fingerprint] = replace(before, text=" ".join(texts))
    return tuple(answer for name, answer in met.items() if name not in against), list(against.values())


def _text(text: str) -> str:
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()
