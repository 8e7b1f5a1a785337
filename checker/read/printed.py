"""The printed lines of a PDF page: the characters of its text layer put in the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import sub
from typing import overload

from checker.language.typesetting import RAISED

Area = tuple[float, float, float, float]
# A character with its left, top, right and bottom.
Letter = tuple[str, float, float, float, float]

# Gaps in widths of a character: parts so far apart may be cells of a table, and further apart they surely are columns.
_PART_GAP, _COLUMN_GAP = 0.6, 1.2
# The same character again within this share of its width is the one before, drawn twice for bold.
_TWICE = 0.15
# Characters drawn twice reach over one another by more than this share of their height.
_OVER = 0.05
# A character so much lower than the highest of its line is raised or set low.
_SMALL = 0.8
_FIGURES = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹\ufdd0-\ufdd9]")


class Run(Sequence[Letter]):
    """Characters on one level, from left to right: the text and the sides of its boxes, a letter made where asked for.

    Of most pages no letter is ever asked for. `flat` says that all have one top and one bottom, and that the one most
    to the left comes first.
    """

    __slots__ = ("bottoms", "flat", "lefts", "rights", "signs", "tops")

    def __init__(
        self,
        signs: str,
        lefts: Sequence[float],
        tops: Sequence[float],
        rights: Sequence[float],
        bottoms: Sequence[float],
        *,
        flat: bool = False,
    ) -> None:
        self.signs, self.lefts, self.tops, self.rights, self.bottoms = signs, lefts, tops, rights, bottoms
        self.flat = flat

    @classmethod
    def of(cls, letters: Sequence[Letter]) -> Run:
        """Return letters as a run."""
        if isinstance(letters, cls):
            return letters
        signs, lefts, tops, rights, bottoms = zip(*letters, strict=True)
        return cls("".join(signs), lefts, tops, rights, bottoms)

    def __len__(self) -> int:
        return len(self.signs)

    def __iter__(self) -> Iterator[Letter]:
        return zip(self.signs, self.lefts, self.tops, self.rights, self.bottoms, strict=True)

    @overload
    def __getitem__(self, index: int) -> Letter: ...
    @overload
    def __getitem__(self, index: slice) -> Run: ...
    def __getitem__(self, index: int | slice) -> Letter | Run:
        found = self.signs[index], self.lefts[index], self.tops[index], self.rights[index], self.bottoms[index]
        return Run(*found, flat=self.flat) if isinstance(index, slice) else found  # type: ignore[arg-type, return-value]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page with its box (left, top, right, bottom in points from the top left) and its parts with theirs.

    Parts stand so far apart that they may be cells of a table; `twice` counts the figures drawn a second time for bold;
    `scanned` says that it was recognised from a picture.
    """

    text: str
    box: Area
    parts: tuple[tuple[str, Area], ...] = ()
    twice: int = 0
    scanned: bool = False


def printed_lines(runs: Iterable[Sequence[Letter]]) -> list[PrintedLine]:
    """Return the lines of a page from the runs of its content, in that order.

    Programs that print a quotation mark in another font draw it after the rest of its line: within a line the
    characters are put in order from left to right, and what stands on one level is one line.
    """
    lines: list[PrintedLine] = []
    open_line: Sequence[Letter] = ()
    for letters in runs:
        if not open_line:
            open_line = letters
        elif level(open_line, letters):
            open_line = [*open_line, *letters]
        else:
            lines.append(line(open_line))
            open_line = letters
    if open_line:
        lines.append(line(open_line))
    return lines


def level(first: Sequence[Letter], second: Sequence[Letter]) -> bool:
    """Say whether two runs stand on one level, so that they are parts of one line."""
    if isinstance(first, Run) and isinstance(second, Run):
        above, foot, top, bottom = first.tops[-1], first.bottoms[-1], second.tops[0], second.bottoms[0]
    else:
        (_, _, above, _, foot), (_, _, top, _, bottom) = first[-1], second[0]
    overlap = (foot if foot < bottom else bottom) - (above if above > top else top)
    smaller = min(foot - above, bottom - top)
    return smaller > 0 and overlap > 0.6 * smaller


def line(letters: Sequence[Letter]) -> PrintedLine:
    """Return the line that characters on one level make, each once and in order from left to right."""
    run = Run.of(letters)
    twice = 0
    gaps = list(map(sub, run.lefts[1:], run.rights))
    if gaps and min(gaps) < 0 and _drawn_twice(run, gaps):
        drawn = digits(run.signs)
        run = Run.of(_in_order(run))
        twice = drawn - digits(run.signs)
        gaps = list(map(sub, run.lefts[1:], run.rights))
    lefts, tops, rights, bottoms = run.lefts, run.tops, run.rights, run.bottoms
    if run.flat:
        top, bottom = tops[0], bottoms[0]
        smallest = bottom - top
    else:
        top, bottom = min(tops), max(bottoms)
        heights = list(map(sub, bottoms, tops))
        smallest, tallest = min(heights), max(heights)
        if smallest < _SMALL * tallest:
            run = Run.of(_raised(run, tallest))
    area = (round(lefts[0] if run.flat else min(lefts), 1), round(top, 1), round(max(rights), 1), round(bottom, 1))
    if not gaps or max(gaps) <= _PART_GAP * max(smallest, 1.0):
        return PrintedLine(run.signs, area, ((run.signs, area),), twice)
    letters = list(run)
    parts: list[list[Letter]] = [[letters[0]]]
    pieces = [letters[0][0]]
    for first, second in pairwise(letters):
        if second[1] > first[3] and second[0] != " ":
            gap = (second[1] - first[3]) / max(second[4] - second[2], 1.0)
            if gap > _PART_GAP:
                parts.append([])
                if gap > _COLUMN_GAP:
                    pieces.append("  ")
        parts[-1].append(second)
        pieces.append(second[0])
    return PrintedLine("".join(pieces), area, tuple((as_text(part), _area(part)) for part in parts), twice)


def _drawn_twice(run: Run, gaps: Sequence[float]) -> bool:
    """Say whether some letter begins nearly where the one before it does, or before that."""
    lefts, rights = run.lefts, run.rights
    least = 0.0 if " " in run.signs else -_OVER * (run.bottoms[0] - run.tops[0])
    over = [index for index, gap in enumerate(gaps) if gap < least]
    return any(lefts[index + 1] - lefts[index] < _TWICE * (rights[index] - lefts[index]) for index in over)


def _in_order(letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters of a line from left to right, one that was drawn twice for bold once."""
    ordered = sorted(letters, key=lambda letter: letter[1])
    kept = [ordered[0]]
    for one in ordered[1:]:
        if any(_same(one, other) for other in kept[-3:]):
            continue
        if _printed_over(one, kept[-1]):
            # Of two figures in one place nobody knows which is meant.
            one = ("\ufffd", *one[1:])
        kept.append(one)
    return kept


def digits(text: str) -> int:
    """Return how many figures, also raised ones, stand in a text."""
    return len(_FIGURES.findall(text))


def _printed_over(one: Letter, other: Letter) -> bool:
    """Say whether a figure stands where another one, or several, do."""
    figure = one[0].isdecimal() and (other[0].isdecimal() or other[0] == "\ufffd")
    return figure and one[1] - other[1] < _TWICE * (other[3] - other[1])


def _same(one: Letter, other: Letter) -> bool:
    """Say whether two letters are one that was drawn twice, a little apart."""
    return one[0] == other[0] != " " and one[1] - other[1] < _TWICE * (other[3] - other[1])


def _raised(letters: Sequence[Letter], tall: float) -> list[Letter]:
    """Return letters with small raised figures (m³, a number of a footnote) told apart from those on the line."""
    done: list[Letter] = []
    base: Letter | None = None
    for one in letters:
        if (
            one[0] in RAISED
            and base
            and one[4] - one[2] < _SMALL * tall
            and one[4] < base[4] - 0.2 * (base[4] - base[2])
        ):
            one = (RAISED[one[0]], *one[1:])
        elif one[4] - one[2] >= _SMALL * tall:
            base = one
        done.append(one)
    return done


def as_text(letters: Sequence[Letter]) -> str:
    """Return letters as a text."""
    return letters.signs if isinstance(letters, Run) else "".join(letter[0] for letter in letters)


def _area(letters: Sequence[Letter]) -> Area:
    _, lefts, tops, rights, bottoms = zip(*letters, strict=True)
    return (round(min(lefts), 1), round(min(tops), 1), round(max(rights), 1), round(max(bottoms), 1))


def rows(parts: Sequence[tuple[str, Area]]) -> list[list[tuple[str, Area]]]:
    """Return parts of a page grouped into lines by height, each from left to right."""
    found: list[list[tuple[str, Area]]] = []
    for text, area in sorted(parts, key=lambda part: (part[1][1] + part[1][3]) / 2):
        middle = (area[1] + area[3]) / 2
        last = found[-1][0][1] if found else None
        if last and last[1] <= middle <= last[3]:
            found[-1].append((text, area))
        else:
            found.append([(text, area)])
    return [sorted(row, key=lambda part: part[1][0]) for row in found]
