"""The drafters' reply: the opinion letter with its table 采纳情况 filled in, read back.

Only a table that this tool wrote is read: its head has the column of the answers, and each row carries the fingerprint
of its finding as hidden text in the first cell.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from checker.errors import InputError
from checker.messages import Language, message, say

Adopted = Literal["adopted", "partly", "refused", "open"]
_FINGERPRINT = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
_SPACE = re.compile(r"\s+")
# The longest word first: 不采纳 and 部分采纳 hold 采纳.
_WORDS: tuple[tuple[Adopted, tuple[str, ...]], ...] = (
    ("refused", ("不予采纳", "未采纳", "不采纳", "not adopted", "rejected")),
    ("partly", ("部分采纳", "partly adopted", "partly")),
    ("adopted", ("采纳", "adopted", "accepted")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the drafters say of one finding: whether they adopt it, and the reason where they do not."""

    fingerprint: str
    adopted: Adopted
    reason: str
    row: int


def read_reply(file: Path) -> tuple[Answer, ...]:
    """Read the answers of a returned letter, row by row."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        letter = docx.Document(str(file))
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError) as error:
        raise InputError(file, "", message("decide.reply.no-docx"), message("decide.reply.wanted-docx")) from error
    tables = [[[_text(cell.text) for cell in row.cells] for row in table.rows] for table in letter.tables]
    ours = [(table, columns) for table in tables if table and (columns := _columns(table[0]))]
    if not ours:
        raise InputError(file, "", message("decide.reply.no-table"), message("decide.reply.wanted-table"))
    return tuple(answer for table, columns in ours for answer in _answers(file, table, columns))


def _columns(head: list[str]) -> tuple[int, int] | None:
    """Return the columns of the answer and of its reason."""
    for lang in get_args(Language):
        names = tuple(_text(say(f"report.column.{name}", lang)) for name in ("adopted", "adopted-reason"))
        if all(name in head for name in names):
            return head.index(names[0]), head.index(names[1])
    return None


def _answers(file: Path, table: list[list[str]], columns: tuple[int, int]) -> Iterator[Answer]:
    for number, cells in enumerate(table[1:], 2):
        if not any(cells):
            continue
        found = _FINGERPRINT.search(cells[0])
        if found is None:
            seen = message("decide.reply.no-fingerprint", row=number)
            raise InputError(file, "", seen, message("decide.reply.wanted-fingerprint"))
        adopted, rest = _read(file, cells[columns[0]], number)
        reason = " ".join(part for part in (rest, cells[columns[1]]) if part)
        yield Answer(fingerprint=found.group(), adopted=adopted, reason=reason, row=number)


def _read(file: Path, text: str, number: int) -> tuple[Adopted, str]:
    """Return the answer a cell begins with and what stands after it."""
    if not text:
        return "open", ""
    for adopted, words in _WORDS:
        for word in words:
            if text.lower().startswith(word):
                return adopted, text[len(word) :].strip(" ：:，,。;；（()）")
    found = message("decide.reply.unknown-answer", row=number, text=text)
    raise InputError(file, "", found, message("decide.reply.wanted-answer"))


def _text(text: str) -> str:
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()
