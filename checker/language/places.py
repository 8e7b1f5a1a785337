"""The place of a statement as an office names it: 第二部分（二）, 表1序号4, 专栏3第2行."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.lexicon import compiled
from checker.model import Message, Passage

_NUMERALS = "一二三四五六七八九十百零〇两"
_TABLE = re.compile(r"(?:专栏|附表|图表|表|任务|清单)")
_NUMBERED = re.compile(rf"\s*(第\s?([{_NUMERALS}\d]+)\s?(?:编|篇|部分|章|节))")
_NUMERAL = re.compile(rf"[{_NUMERALS}]+")
_NUMBER = re.compile(r"\d+")
_SUM = compiled(r"<cells.sum>$")
_DECIMAL = re.compile(r"\d+(?:[.．]\d+)+")


def place_of(clause: str, passage: Passage | None) -> Message:
    """Return where a clause stands; in English the path itself."""
    headings = passage.headings if passage else ()
    row = passage.row if passage else None
    if row is None:
        return Message(zh=place_in_words(clause, headings), en=clause)
    first = "".join(next((cell for cell in row.cells if cell.strip()), "").split())
    if _SUM.match(first):
        clause_of_sum = f"{clause.rpartition('/')[0]}/{first}"  # the row of the sum has no number
        return Message(zh=place_in_words(clause_of_sum, headings, unnumbered=row.unnumbered), en=clause)
    return Message(
        zh=place_in_words(clause, headings, numbered=row.numbered, unnumbered=row.unnumbered),
        en=clause,
    )


def place_in_words(
    clause: str, headings: Sequence[str] = (), *, numbered: bool = True, unnumbered: bool = False
) -> str:
    """Return a path of numbers (二/（二）, 表1/4) in the words of an office.

    `headings` are those above, whose own way of counting (第五章) is kept; `numbered` says that a row of a table goes
    by the number printed in it, and not by how many stand before it; `unnumbered` that its table has no number: one of
    an annex is that of the annex, another goes by how many stand before it.
    """
    counted = [(found[2], "".join(found[1].split())) for one in headings if (found := _NUMBERED.match(one))]
    said: list[str] = []
    in_table = False
    for part in clause.split("/"):
        if in_table:
            said.append(_row(part, numbered=numbered))
        elif _TABLE.match(part):
            in_table = True
            said.append(_unnumbered(part, said) if unnumbered else part)
        else:
            printed = next((words for label, words in counted if label == part), "")
            counted = counted[1:] if printed else counted
            said.append(_part(part, printed, first=not said))
    return "".join(said)


def _unnumbered(table: str, said: Sequence[str]) -> str:
    """Return what a table is called that has no number of its own."""
    number = _NUMBER.search(table)
    return "表" if said or number is None else f"第{number[0]}个表"


def table_in_words(clause: str) -> str:
    """Return the table of a row (表1/4) in the words of an office: 表1, and 指标表 for one without a number."""
    table = clause.rpartition("/")[0]
    said = place_in_words(table)
    return said if _TABLE.match(table.rpartition("/")[2]) else f"{said}表"


def _part(label: str, printed: str, *, first: bool) -> str:
    if printed:
        return printed
    if _NUMERAL.fullmatch(label):
        return f"第{label}部分" if first else f"{label}、"
    if _NUMBER.fullmatch(label):
        return f"第{label}项"
    return f"第{label}节" if _DECIMAL.fullmatch(label) else label


def _row(label: str, *, numbered: bool) -> str:
    if not _NUMBER.fullmatch(label):
        return f"“{label}”行" if label else ""
    return f"序号{label}" if numbered else f"第{label}行"


def paragraph_in_words(number: int) -> str:
    """Return which paragraph of a part is meant: 第3自然段."""
    return f"第{number}自然段"
