"""Printed lines put together again into paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from checker.language.lexicon import compiled
from checker.language.numbering import ANNEX, BULLET, HASHES, NOTE, UNIT, Mark, mark
from checker.language.punctuation import NOT_IN_HEADING, POINT_AS_STOP
from checker.language.typesetting import width
from checker.model import Place
from checker.model.layout import Line, Paragraph, Piece
from checker.structure.margins import Margins
from checker.structure.texttables.finding import text_tables
from checker.structure.texttables.textgrids import captioned, grid_at

# A line that ends so has come to its end; the second form is the offices named in brackets after a clause.
_CLOSED = re.compile(
    rf"[。！？!?；;：:…][”’」』》）)\]】]*$|{POINT_AS_STOP}$|[。；！？”]\s*[（(][^（()）]*[）)]$|^[（(【\[][^（()）]*[）)】\]]$"
)
_STOPS, _MAY_CLOSE = tuple("。！？!?；;：:…"), tuple("”’」』》）)]】.．")  # what it ends with, and may end with
_COMMA = re.compile(r"[，。；：,;:！？]")
_UNFINISHED = re.compile(r"[、，,—\-“‘《（(和与及第的在对向将把为以到]$")
_BRACKETS = (("（(", "）)"), ("《", "》"), ("“", "”"))
# 文号 stands on a line of its own, and so do the title of a notice, who signs it and when.
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}\s?[〔﹝\[【（(]\d{4}[〕﹞\]】）)]\s?第?\d{1,4}\s?号")
_NOTICE = compiled(r"关于\s?<papers.issue>[^。；]{4,120}的\s?通\s?知$")
_SIGNED = compiled(r"[\u4e00-\u9fff]{2,20}(?:人民政府|<bodies.office>)|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日")


def join(items: Sequence[Line | Piece], decimals: frozenset[int] = frozenset()) -> list[Piece]:
    """Return the paragraphs and tables that the lines make, in order, every line in exactly one of them.

    Pieces that a format declares among the lines stay as they are and end the paragraph before them. `decimals` are the
    places of lines that begin with a decimal by which the text counts its parts.
    """
    lines = [item for item in items if isinstance(item, Line)]
    joiner = _Joiner(Margins(lines), decimals)
    for whole, run in groupby(items, key=lambda item: not isinstance(item, Line)):
        if whole:
            joiner.done.extend(item for item in run if not isinstance(item, Line))
        else:
            joiner.pieces([item for item in run if isinstance(item, Line)])
    return joiner.done


class _Joiner:
    """The paragraph being put together (`block`), and the last number of each style of numbering before it."""

    def __init__(self, margins: Margins, decimals: frozenset[int]) -> None:
        self.margins = margins
        self.decimals = decimals
        self.marks: dict[int, Mark | None] = {}
        self.numbers: dict[str, int] = {}
        self.block: list[Line] = []
        self.tail = ""
        self.heading_ended = False
        self.done: list[Piece] = []

    def pieces(self, lines: Sequence[Line]) -> None:
        index = 0
        tables = text_tables(lines)
        while index < len(lines):
            line = lines[index]
            apart = "\t" in line.text or not self.block or self._ended()
            table = tables.get(index) or (grid_at(lines, index) if apart else None)
            if table:
                self._flush()
                self.done.append(table[0])
                index = table[1]
                continue
            carried_on = self._carries_heading_on(line, lines[index + 1] if index + 1 < len(lines) else None)
            if self.block and not carried_on and not line.joined and self._starts(line):
                self._flush()
            self.heading_ended = carried_on
            self.block.append(line)
            self.tail = (self.tail + line.text)[-300:]
            index += 1
        self._flush()

    def _flush(self) -> None:
        if self.block:
            first = self.block[0]
            found = self._mark(first)
            if found:
                self.numbers[found.style] = found.number
            hashes = HASHES.match(first.text)
            spans = tuple((line.start, line.end) for line in self.block)
            self.done.append(
                Paragraph(spans=spans, place=_place(self.block), level=len(hashes.group(1)) if hashes else 0)
            )
        self.block, self.tail = [], ""

    def _ended(self) -> bool:
        if self.heading_ended:
            return True
        if (
            self.tail.endswith(_STOPS)
            or (self.tail.endswith(_MAY_CLOSE) and _CLOSED.search(self.tail))
            or self._alone()
        ):
            return True
        if len(self.block) <= 3 and self.tail.endswith("知") and _NOTICE.search(self.tail):
            return True
        return (
            self.margins.full_width is not None
            and self.tail.endswith(("）", ")"))
            and not self._full(self.block[-1])
            and len(self.block) > 1
        )

    def _alone(self) -> bool:
        """Say whether the block is one line that stands for itself: a heading, a line of the title, a signature."""
        if len(self.block) != 1:
            return False
        text = self.block[0].text
        if HASHES.match(text) or captioned(text) or UNIT.fullmatch(text):
            return True
        if ANNEX.match(text) and len(text) <= 45 and not _unfinished(text):
            return True
        found = self._mark(self.block[0])
        if self._full(self.block[0]) or width(text) > (60 if found else 45) or _unfinished(text):
            return False
        # A heading may hold a comma; a line without a number that holds one is the start of a sentence.
        return not (NOT_IN_HEADING if found else _COMMA).search(text[found.length :] if found else text)

    def _carries_heading_on(self, line: Line, after: Line | None) -> bool:
        """Say whether a line is the rest of the heading in the block, which did not go on one line."""
        if not self.block or line.apart or self._mark(line) or self._begins_otherwise(line):
            return False
        first = self.block[0]
        found = self._mark(first)
        if NOT_IN_HEADING.search(first.text, found.length if found else 0) or _CLOSED.search(self.block[-1].text):
            return False
        if self.margins.centred(line) and all(map(self.margins.centred, self.block)):
            return NOT_IN_HEADING.search(line.text) is None
        full = self.margins.full_width
        if full is None or found is None or after is None or len(self.block) != 1:
            return False
        if width(first.text) < 0.6 * full or width(line.text) > 0.5 * full or _COMMA.search(line.text):
            return False
        return self._mark(after) is not None or width(after.text) >= 0.8 * full

    def _headed(self) -> bool:
        """Say whether the block is a number and words without a stop, as a heading is that reaches the margin."""
        first = self.block[0]
        found = self._mark(first)
        return found is not None and len(self.block) == 1 and not NOT_IN_HEADING.search(first.text, found.length)

    def _begins_otherwise(self, line: Line) -> bool:
        """Say whether a line begins as what is never the rest of a heading: a caption, a unit, a 文号."""
        return captioned(line.text) or UNIT.match(line.text) is not None or _NUMBER.match(line.text) is not None

    def _in_the_middle(self) -> bool:
        """Say whether the block stands in the middle; the first line of a paragraph in a frame only seems to."""
        first = self.block[0]
        found = self._mark(first)
        sentence = found is not None and NOT_IN_HEADING.search(first.text[:-1], found.length)
        return not sentence and all(map(self.margins.centred, self.block))

    def _mark(self, line: Line) -> Mark | None:
        if line.start not in self.marks:
            hashes = HASHES.match(line.text)
            counted = hashes is not None or line.start in self.decimals
            self.marks[line.start] = mark(line.text[hashes.end() :] if hashes else line.text, declared=counted)
        return self.marks[line.start]

    def _full(self, line: Line) -> bool:
        """Say whether a line reaches the margin of a set column; the first of a paragraph is set in."""
        first = bool(self.block) and line is self.block[0] and self._mark(line) is None
        return self.margins.full(line, first=first)

    def _starts(self, line: Line) -> bool:
        """Say whether a line begins a new paragraph after the block."""
        if HASHES.match(line.text) or _NUMBER.fullmatch(line.text):
            return True
        if self.tail.endswith("。") and _SIGNED.fullmatch(line.text):
            return True
        if self.margins.centred(line) or self._in_the_middle():
            return True  # what stands in the middle is no part of the text above or below it
        if line.apart and self.margins.set_in(line) and self._headed():
            return True
        ended = self._ended()
        found = self._mark(line)
        if found:
            return (ended or not self._full(self.block[-1])) and self._counts_on(found, ended)
        if not ended:
            return False
        if captioned(line.text) or any(sign.match(line.text) for sign in (NOTE, UNIT, ANNEX, BULLET)):
            return True
        # In a set column a paragraph ends where its last line stops short of the margin or the next is set in.
        full = self._full(self.block[-1])
        return self.margins.full_width is None or not full or line.apart or line.indent - self.margins.indent >= 2

    def _counts_on(self, found: Mark, ended: bool) -> bool:
        """Say whether a number may head a paragraph here: after an open line only if it carries on a count.

        推进第 / 一、二、三产业融合 is one sentence that a line break cut before something that looks like a number.
        """
        if found.style.startswith("1.1"):
            return True  # the count of the whole text has told it
        current = self._mark(self.block[0])
        last = self.numbers.get(found.style, 0)
        if current and current.style == found.style:
            last = current.number
        if found.number == 1:
            return ended or last == 0 or (len(self.block) == 1 and current is not None and current.rank < found.rank)
        return 0 < found.number - last <= (9 if ended else 1)


def _place(block: Sequence[Line]) -> Place:
    """Return where a paragraph stands: its first line, and on a page the box around all its lines there."""
    first = block[0].place
    boxes = [line.place.box for line in block if line.place.box and line.place.page == first.page]
    if len(boxes) < 2:
        return first
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return replace(first, box=(min(lefts), min(tops), max(rights), max(bottoms)))


def _unfinished(text: str) -> bool:
    """Say whether a line stops inside a bracket, or on a word that wants another."""
    return _UNFINISHED.search(text) is not None or any(
        sum(map(text.count, opening)) > sum(map(text.count, closing)) for opening, closing in _BRACKETS
    )
