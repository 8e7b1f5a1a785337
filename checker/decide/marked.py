"""What a reviewer marked: the column of the workbook, or the file that the page exports, read back into decisions."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from checker.decide.reply import Left
from checker.errors import InputError
from checker.language.answers import read_answer
from checker.messages import Language, message, say
from checker.model import Answered, Message, Verdict

if TYPE_CHECKING:
    from openpyxl import Workbook

# How a general word of agreement or refusal is taken where one of the four choices is wanted.
_MEANT: Mapping[Answered, Verdict] = {"adopted": "ask", "refused": "accept", "later": "later"}
_COLUMNS = ("fingerprint-kept", "verdict", "verdict-reason")
_FIRST_ROWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a reviewer says of one finding, with the note beside it."""

    fingerprint: str
    verdict: Verdict
    reason: str
    place: Message


def read_marks(file: Path, reason: str = "") -> tuple[tuple[Mark, ...], tuple[Left, ...]]:
    """Read the marks of a workbook or of the page's file, and what of it could not be used.

    `reason` is that of every mark which closes a finding and gives none. A note without a mark is kept as undecided.
    """
    rows = list(_of_page(file) if file.suffix.lower() == ".json" else _of_workbook(file))
    marks: dict[str, Mark] = {}
    left: list[Left] = []
    for fingerprint, said, note, place in rows:
        if not said and not note:
            continue
        mark = _mark(fingerprint, said, note, place, reason)
        if isinstance(mark, Left):
            left.append(mark)
        elif (before := marks.setdefault(fingerprint, mark)).verdict != mark.verdict:
            found = message("decide.reply.two-answers", other=before.place)
            left.append(Left(place=place, found=found, wanted=message("decide.reply.wanted-one")))
    return tuple(marks.values()), tuple(left)


def _mark(fingerprint: str, said: str, note: str, place: Message, reason: str) -> Mark | Left:
    if not fingerprint:
        found = message("decide.reply.no-fingerprint", text=" ".join(part for part in (said, note) if part))
        return Left(place=place, found=found, wanted=message("decide.marked.wanted-fingerprint"))
    verdict, rest = _verdict(said) if said else ("later", "")
    note = " ".join(part for part in (rest, note) if part)
    if verdict is None:
        found = message("decide.marked.unknown", text=said)
        return Left(place=place, found=found, wanted=message("decide.marked.wanted", choices=_choices()))
    if verdict in ("accept", "reject") and not (note or reason):
        found = message("decide.marked.no-reason", text=said)
        return Left(place=place, found=found, wanted=message("decide.wanted.reason"))
    return Mark(
        fingerprint=fingerprint,
        verdict=verdict,
        reason=note or (reason if verdict in ("accept", "reject") else ""),
        place=place,
    )


def _verdict(said: str) -> tuple[Verdict | None, str]:
    """Return which of the choices is meant, and what else is said: one of them by name, or a word that comes to it."""
    if said in get_args(Verdict):
        return next(verdict for verdict in get_args(Verdict) if verdict == said), ""
    for verdict in get_args(Verdict):
        if any(said.casefold() == say(f"report.choice.{verdict}", lang).casefold() for lang in get_args(Language)):
            return verdict, ""
    read = read_answer(said)
    return (None, "") if read is None else (_MEANT.get(read[0]), read[1])


def _choices() -> Message:
    named = [message(f"report.choice.{verdict}") for verdict in get_args(Verdict)]
    return Message(zh="、".join(one.zh for one in named), en=", ".join(one.en for one in named))


# fingerprint, what is marked, the note, the place
_Row = tuple[str, str, str, Message]


def _of_page(file: Path) -> Iterator[_Row]:
    wanted = message("decide.marked.wanted-file")
    try:
        content: Any = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(file, "", str(error), wanted) from None
    entries = content.get("decisions") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise InputError(file, "", message("decide.marked.no-decisions"), wanted)
    for number, entry in enumerate(entries, 1):
        place = message("decide.marked.entry", number=number)
        texts = [
            entry.get(key, "") if isinstance(entry, dict) else None for key in ("fingerprint", "verdict", "reason")
        ]
        if not all(isinstance(text, str) for text in texts):
            raise InputError(file, place, json.dumps(entry, ensure_ascii=False)[:80], wanted)
        fingerprint, verdict, reason = (" ".join(str(text).split()) for text in texts)
        yield fingerprint, verdict, reason, place


def _of_workbook(file: Path) -> Iterator[_Row]:
    book = _opened(file)
    found = False
    for sheet in book.worksheets:
        rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        head = next(((at, columns) for at, row in enumerate(rows[:_FIRST_ROWS]) if (columns := _columns(row))), None)
        if head is None:
            continue
        found = True
        for number, cells in enumerate(rows[head[0] + 1 :], head[0] + 2):
            fingerprint, said, note = (cells[at] for at in head[1])
            yield fingerprint, said, note, message("decide.marked.row", sheet=sheet.title, row=number)
    if not found:
        raise InputError(file, "", message("decide.marked.no-column"), message("decide.marked.wanted-file"))


def _opened(file: Path) -> Workbook:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return openpyxl.load_workbook(file, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(file, "", str(error), message("decide.marked.wanted-file")) from error


def _columns(head: list[str]) -> tuple[int, ...] | None:
    for lang in get_args(Language):
        names = [say(f"report.column.{name}", lang) for name in _COLUMNS]
        if all(name in head for name in names):
            return tuple(head.index(name) for name in names)
    return None


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
