"""Rows of a table printed one cell a line without numbers: told by the period in which kinds of cells come again."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.layout import Line, Row
from checker.structure.texttables.cellkinds import TOTAL, VALUES, bracketed, heads_column, heads_values
from checker.structure.texttables.celltokens import EMPTY, Token, Tokens, groups, row, same_words
from checker.structure.texttables.rowfit import Profile, fit, profiles
from checker.structure.texttables.tablebody import Body

_WIDEST, _NARROWEST = 12, 3
_PROBED = 72  # tokens by which the period is told
_HEAD = 24
_SIMILAR: dict[str, str] = dict.fromkeys(VALUES, "value") | {"nothing": "value", "empty": "value"}
_FITS = 0.25  # a column: what a row may cost for each to be one


def periods(tokens: Tokens, start: int, *, captioned: bool) -> list[tuple[int, int, int]]:
    """Return where rows may begin and how many columns they may have, with how many tokens they explain; best first.

    A caption above the head allows a table of one or two rows.
    """
    made = tokens.upto(start + _PROBED)
    kinds = [_SIMILAR.get(token.kind, token.kind) for token in made[start : start + _PROBED]]
    if kinds.count("value") < 2:
        return []
    found = []
    for width in range(_NARROWEST, _WIDEST + 1):
        for first in range(width - 1, min(_HEAD, len(kinds) - width) + 1):
            rows = _rows(made, start + first, width)
            if rows >= 3 or (captioned and (rows == 2 or (rows == 1 and len(kinds) - first == width))):
                found.append((start + first, width, rows * width - first))
    return sorted(found, key=lambda item: (-item[2], item[1]))[:6]


def _rows(made: Sequence[Token], start: int, width: int) -> int:
    """Return how many rows on end look alike, the first cell words and one column at least of figures."""
    first = made[start : start + width]
    if (
        len(first) < width
        or first[0].kind != "words"
        or bracketed(first[0].text)
        or heads_column(first[0].text)
        or TOTAL.match(first[0].text)
    ):
        return 0
    if any(token.kind == "sentence" and len(token.text) > 120 for token in first):
        return 0
    figures = [token.kind in VALUES for token in first]
    if not any(figures) or (heads_values(first[0].text) and "年" in first[0].text):
        return 0
    if (
        width >= 6
        and width % 2 == 0
        and [_similar(token) for token in first[: width // 2]] == [_similar(token) for token in first[width // 2 :]]
    ):
        return 0  # two rows
    # Years that stand as heads are no figures of a row.
    if all(token.kind not in VALUES or _year(token.text) for token in first):
        return 0
    count, alike = 1, [_similar(token) for token in first]
    for at in range(start + width, min(start + _PROBED, len(made)) - width + 1, width):
        for column, token in enumerate(made[at : at + width]):
            seen = _similar(token)
            if seen != alike[column] and not _bends(seen, alike[column], column):
                return count
        count += 1
    return count


def _bends(seen: str, usual: str, column: int) -> bool:
    """Say whether a cell may differ: words in a column of figures (完成下达任务), not figures among words."""
    return column > 0 and (usual, seen) in {("value", "words"), ("unit", "value"), ("unit", "words"), ("words", "unit")}


def _similar(token: Token) -> str:
    return _SIMILAR.get(token.kind, token.kind)


def _year(text: str) -> bool:
    return len(text) <= 5 and text[:2] in ("19", "20") and text[:4].isdecimal()


class Periodic:
    """The rows of a table of so many columns, from the first on."""

    def __init__(self, tokens: Tokens, start: int, width: int, head: Sequence[str]) -> None:
        self.tokens, self.at, self.width, self.head = tokens, start, width, list(head)
        made = tokens.upto(start + _PROBED)
        alike = [made[at : at + width] for at in range(start, start + width * max(1, _rows(made, start, width)), width)]
        self.columns: list[Profile] = profiles(alike, width)
        self.body = Body(width, self.columns)
        self.above: list[tuple[Line, ...]] = []

    def read(self, head_rows: Sequence[Row]) -> Body:
        """Return the rows as far as they go."""
        while True:
            made = self.tokens.upto(self.at + 3 * self.width + len(self.head) + 4)
            if self.at >= len(made):
                break
            if self.head and same_words(made[self.at : self.at + len(self.head) + 4], self.head):
                self.at += self._repeated(head_rows)
                continue
            size = self._size(made)
            if size is None or not self._row(made[self.at : self.at + size]):
                break
            self.at += size
            self.body.end = self.at
        return self.body

    def _repeated(self, head_rows: Sequence[Row]) -> int:
        count = len(self.head)
        taken = self.tokens.made[self.at : self.at + count]
        lines = [line for token in taken for line in token.lines]
        spans = list(dict.fromkeys(sorted(s for one in head_rows for cell in one.cells for s in cell.spans)))
        place = {span: at for at, span in enumerate(spans)}
        for one in head_rows:
            cells = [[lines[place[s]] for s in cell.spans if place[s] < len(lines)] for cell in one.cells]
            self.body.rows.append(row(cells))
        return count

    def _size(self, made: Sequence[Token]) -> int | None:
        """Return how many tokens the next row has: as many as columns, or such that it and the next fit best."""
        left = len(made) - self.at
        if left >= self.width:
            exact = self._cost(made, self.at, self.width)
            if exact <= 0.5 and (left == self.width or self._next_fits(made, self.at + self.width)):
                return self.width
        best: tuple[float, int] | None = None
        for size in (self.width, *range(self.width + 1, self.width + 5), self.width - 1, self.width - 2):
            if size < 2 or size > left:
                continue
            cost = self._cost(made, self.at, size)
            if left - size >= self.width:
                cost += 0.5 * self._cost(made, self.at + size, self.width)
            elif left - size:
                cost += 0.5
            if best is None or cost < best[0] - 0.01:
                best = cost, size
        return best[1] if best and best[0] <= 0.7 + _FITS * self.width else None

    def _next_fits(self, made: Sequence[Token], at: int) -> bool:
        part = made[at : at + self.width]
        return len(part) < self.width or self._cost(made, at, self.width) <= 0.5

    def _cost(self, made: Sequence[Token], at: int, size: int) -> float:
        part = made[at : at + size]
        if part[0].kind in VALUES or part[0].kind in ("nothing", "sentence", "nature"):
            return 9.0
        if any(TOTAL.match(token.text) for token in part[:1]) and size < self.width:
            part = [part[0], *[EMPTY] * (self.width - size), *part[1:]]
        return fit(part, self.columns, lost=4.0 if self.tokens.empties else 1.5).cost

    def _row(self, part: Sequence[Token]) -> bool:
        part = list(part)
        if TOTAL.match(part[0].text) and len(part) < self.width:
            part = [part[0], *[EMPTY] * (self.width - len(part)), *part[1:]]
        found = fit(part, self.columns, lost=4.0 if self.tokens.empties else 1.5)
        if not found.sizes or found.cost > 0.7 + _FITS * self.width or not any(token.lines for token in part):
            return False
        self.body.count += 1
        if not found.sure:
            self.body.add_apart(part)
            self.above = []
            return True
        cells = groups(found.sizes, part)
        if self.above and not cells[0] and not TOTAL.match(next(token.text for token in part if token.lines)):
            cells[0] = self.above[0]
        self.above = cells
        self.body.add(cells)
        return True
