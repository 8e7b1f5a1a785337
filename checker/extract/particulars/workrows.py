"""The rows of a table that lists works: what each is called, when it is done, who leads it, and the money of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checker.extract.figures import find
from checker.extract.lexicon import MAKE, WORK
from checker.extract.particulars.sums import is_total
from checker.language.heads import bare, in_brackets, word_of
from checker.language.typesetting import squash
from checker.model import Passage, RoundedFigure, TableRow

_SHORTEST = 5  # characters that tell one work from another
_MONEY = "元"
_INVESTED = re.compile(r"投资|资金")
_LEADS = re.compile(r"牵头|责任|主管|实施|承担|负责")
_HELPS = re.compile(r"配合|参与|参加|协[同助办]")
_LEADS_ALONE = re.compile(r"牵头|主要责任|第一责任")
_NUMBER = re.compile(
    r"^(?:\d{1,2}|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3})[.．、\s]*(?=[\u4e00-\u9fff“])"
)
_OWN = re.compile(r"^(?:在?全|我|本)?(?:[省市县区州](?=[\u4e00-\u9fff]{4}))?(?:级)?")
_KIND = re.compile(r"(?:建设|提升|实施)?(?:工程|项目)(?:[（(][^（()）]*[）)])?$")
_LED = re.compile(
    rf"^(?:重点|加快|全面|持续|积极|推进|{MAKE}|{WORK}|\d+[\u4e00-\u9fff]|[一二三四五六七八九十]+[个座处所条项])+"
)
_CLAUSE = re.compile(r"[，。；、,;\n\s]|以及|和|及")
_DUE = re.compile(
    r"(?:(?:20\d\d年?(?:\d{1,2}月)?)?[—\-~～至到－–]+)?(?P<year>20\d\d)(?:年|[.．](?=\d))?(?:(?P<month>1[0-2]|0?[1-9])月?)?"
    r"(?:年?[底末])?(?:以|之)?前?(?:完成|建成)?"
)


class Due(NamedTuple):
    """When a work is done: the year, the month where one is named (0 for none), and how that is printed."""

    year: int
    month: int
    printed: str


@dataclass(frozen=True, slots=True)
class Work:
    """A work of a table: `wholes` are what all of it is called, `parts` what it is made of, `leads` who leads it."""

    row: Passage
    wholes: tuple[str, ...]
    parts: tuple[str, ...]
    due: Due | None
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkTable:
    """The works of a table in order, all its rows, and what is invested in all of them where the table says so."""

    works: tuple[Work, ...]
    rows: tuple[Passage, ...]
    money: RoundedFigure | None
    total: Passage | None


def work_table(table: Sequence[Passage]) -> WorkTable | None:
    """Return a table of works, None for a table of anything else or one that could not be read without doubt."""
    rows = [passage for passage in table if passage.row is not None and not is_total(passage)]
    if len(rows) < 2 or any(passage.row is not None and passage.row.suspect for passage in table):
        return None
    works = tuple(work for passage in rows if (work := _work(passage)) is not None)
    if len(works) < len(rows):
        return None
    total = next((passage for passage in table if is_total(passage)), None)
    return WorkTable(works, tuple(rows), _money(rows, total), total)


def core(name: str) -> str:
    """Return the name of a work without the words that say only that it is one (建设工程, 项目)."""
    found = _KIND.sub("", name)
    return found if len(found) >= _SHORTEST else name


def _work(passage: Passage) -> Work | None:
    row = passage.row
    assert row is not None
    heads = _heads(row)
    called = next((at for at, head in enumerate(heads) if _is_name(head, row, at)), None)
    if called is None or not ({"deadline", "department"} & {word_of(head) for head in heads} or row.works):
        return None
    name = _NUMBER.sub("", squash(row.cells[called]))
    if not name:
        return None
    content = next((squash(row.cells[at]) for at, head in enumerate(heads) if at != called and _is_content(head)), "")
    made_of = [_OWN.sub("", _LED.sub("", part)) for part in _CLAUSE.split(content)]
    alone = len(made_of) == 1
    wholes = [name, core(name), *(made_of if alone else ())]
    return Work(
        row=passage,
        wholes=_long(wholes),
        parts=_long(() if alone else made_of),
        due=next((_due(row.cells[at]) for at, head in enumerate(heads) if word_of(head) == "deadline"), None),
        leads=_leads(row, heads),
    )


def _heads(row: TableRow) -> list[str]:
    return [bare(head) for head in row.headers[: len(row.cells)]]


def _is_name(head: str, row: TableRow, at: int) -> bool:
    return head.endswith(("名称", "项目", "工程")) or (at < len(row.columns) and row.columns[at].role == "name")


def _is_content(head: str) -> bool:
    return "内容" in head or word_of(head) == "task"


def _long(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if len(word) >= _SHORTEST))


def _due(cell: str) -> Due | None:
    words = squash(cell)
    found = _DUE.fullmatch(words)
    return Due(int(found["year"]), int(found["month"] or 0), words) if found else None


def _leads(row: TableRow, heads: Sequence[str]) -> tuple[str, ...]:
    """Return who leads a work: the bodies in the column for it; where there is none, all that are responsible."""
    mine = [at for at, head in enumerate(heads) if word_of(head) == "department" and not _HELPS.search(head)]
    alone = [at for at in mine if _LEADS_ALONE.search(heads[at])]
    named = alone or [at for at in mine if _LEADS.search(heads[at])]
    return tuple(body for at in named for body in re.split(r"[、，,；;\s\n]+", row.cells[at].strip()) if body)


def _money(rows: Sequence[Passage], total: Passage | None) -> RoundedFigure | None:
    """Return what is invested in all works: by the row of the total, else the sum of all rows."""
    first = rows[0].row
    assert first is not None
    for at, head in enumerate(first.headers):
        if not _INVESTED.search(bare(head)) or word_of(head) == "deadline":
            continue
        unit = in_brackets(head) or first.unit
        if not unit.endswith(_MONEY):
            return None
        if total is not None and total.row is not None and at < len(total.row.cells):
            return _figure(total.row.cells[at], unit)
        cells = [_figure(row.row.cells[at], unit) for row in rows if row.row is not None and at < len(row.row.cells)]
        found = [cell for cell in cells if cell is not None]
        if len(found) < len(rows):
            return None
        summed = sum((cell.value for cell in found), Decimal(0))
        printed = f"{(summed / _scale(unit)).normalize():f}{unit}"
        return RoundedFigure(printed, summed, sum((cell.reach for cell in found), Decimal(0)))
    return None


def _scale(unit: str) -> Decimal:
    return {"万": Decimal(10**4), "亿": Decimal(10**8)}.get(unit[:1], Decimal(1))


def _figure(cell: str, unit: str) -> RoundedFigure | None:
    words = squash(cell)
    found = find(words + unit)
    if len(found) != 1 or found[0].number_end < len(words) or found[0].high is not None:
        return None
    return money_of(words + unit, found[0].low, words)


def money_of(printed: str, value: Decimal, digits: str) -> RoundedFigure:
    """Return an amount of money as printed, known to half of its last printed digit."""
    decimals = len(digits.rstrip("万亿元").partition(".")[2])
    scale = Decimal(10**8) if "亿" in printed else Decimal(10**4) if "万" in printed else Decimal(1)
    return RoundedFigure(printed, value, Decimal(1).scaleb(-decimals) / 2 * scale)


def is_counted(table: WorkTable) -> bool:
    """Say whether the rows of a table are numbered one after another, each a work by itself."""
    numbers = [row.row.cells[0].strip() for row in table.rows if row.row is not None]
    digits = [int(number) for number in numbers if number.isdigit()]
    return len(digits) == len(numbers) and digits[0] == 1 and all(b - a == 1 for a, b in pairwise(digits))
