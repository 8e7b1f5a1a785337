"""Rows of a table printed one cell a line that are numbered 1, 2, 3: the numbers say where each begins."""

from __future__ import annotations

from collections.abc import Sequence

from checker.language.numbering import mark
from checker.model.layout import Line, Row
from checker.structure.texttables.cellkinds import TOTAL, VALUES, counted
from checker.structure.texttables.celltokens import CELLS_APART, EMPTY, Token, Tokens, groups, row, same_words
from checker.structure.texttables.rowfit import Fit, Profile, fit
from checker.structure.texttables.tablebody import Body

_TALL = 14  # lines that a row may have more than columns


class Numbered:
    """The rows of a table from its first number on."""

    def __init__(self, tokens: Tokens, start: int, first: int, columns: list[Profile], head: Sequence[str]) -> None:
        self.tokens, self.head = tokens, list(head)
        self.at, self.number = start, first
        self.columns = columns
        self.width = len(columns)
        # The number is a column of its own: nothing else fits it.
        self.body = Body(self.width, columns)
        self.above: list[tuple[Line, ...]] = []
        self.values = [at for at, column in enumerate(columns) if column.mostly() == "value" and at]

    def read(self, head_rows: Sequence[Row]) -> Body:
        """Return the rows as far as they go."""
        while True:
            stop = self._next()
            if stop is None:
                break
            self._region(self.at, stop, head_rows)
            self.at, self.number = stop, self.number + 1
        self._last()
        return self.body

    def _next(self) -> int | None:
        """Return where the next number stands, by how well the row before it fits."""
        reach = max(2 * self.width + 6, self.width + _TALL) + len(self.head)
        made = self.tokens.upto(self.at + reach)
        found = [
            at for at in range(self.at + 2, min(self.at + reach, len(made))) if counted(made[at].text, self.number + 1)
        ]
        # A figure that happens to be the next number stands in the row, not at the end of it.
        found = [at for at in found if at - self.at > self.width // 2]
        found.sort(key=lambda at: abs(at - self.at - self.width))
        best: tuple[float, int] | None = None
        for at in found[:3]:
            cost = self._cost(self.at, at)
            if best is None or cost < best[0]:
                best = cost, at
            if at - self.at == self.width and cost <= 1.0:
                break
        return best[1] if best else None

    def _cost(self, start: int, stop: int) -> float:
        region = self._without_head(self.tokens.made[start:stop])[0]
        return sum(self._fit(part).cost for part in self._parts(region)) if region else 9.0

    def _without_head(self, region: list[Token]) -> tuple[list[Token], list[Token]]:
        """Part a region from the head that is printed again at its end."""
        for at in range(2, len(region)):
            if self.head and region[at].text == self.head[0] and same_words(region[at:], self.head):
                return region[:at], region[at:]
        return region, []

    def _parts(self, region: list[Token]) -> list[list[Token]]:
        """Return the rows of a region: further rows under one number leave its place empty."""
        parts = []
        while len(region) > self.width:
            cut = next(
                (at for at in range(self.width, len(region)) if not region[at].lines and region[at - 1].lines), None
            )
            if cut is None or len(region) - cut < self.width // 2:
                break
            if self._fit(region).cost <= self._fit(region[:cut]).cost + self._fit(region[cut : cut + self.width]).cost:
                break
            parts.append(region[:cut])
            region = region[cut:]
        return [*parts, region]

    def _fit(self, part: Sequence[Token]) -> Fit:
        lost = 4.0 if self.tokens.empties else 1.5
        if not part[0].lines:
            return fit(part, self.columns, lost=lost)
        rest = fit(part[1:], self.columns[1:], lost=lost)
        return Fit(rest.cost, (1, *rest.sizes), rest.sure) if rest.sizes else rest

    def _region(self, start: int, stop: int, head_rows: Sequence[Row]) -> None:
        region, again = self._without_head(self.tokens.made[start:stop])
        region, label = self._without_label(region)
        for part in self._parts(region):
            self._row(part)
        self.body.count += 1
        self.body.end = stop
        if again:
            self.body.rows += self._repeated(again, head_rows)
        if label is not None:
            self.body.rows.append(row([label.lines]))

    def _without_label(self, region: list[Token]) -> tuple[list[Token], Token | None]:
        """Part a region from the label of a group of rows (二、治理, “十三五”期间：) at its end."""
        if len(region) <= self.width or not region[-1].lines:
            return region, None
        last = region[-1]
        if last.kind != "words" or len(last.text) > 30:
            return region, None
        rest = region[:-1]
        if self._cost_of(rest) + (0.4 if is_label(last) else 0.9) < self._cost_of(region):
            return rest, last
        return region, None

    def _cost_of(self, region: list[Token]) -> float:
        return sum(self._fit(part).cost for part in self._parts(region))

    def _repeated(self, again: Sequence[Token], head_rows: Sequence[Row]) -> list[Row]:
        """Return the rows of a head printed again, with the cells of the first."""
        lines = [line for token in again for line in token.lines]
        first = [span for one in head_rows for cell in one.cells for span in cell.spans]
        order = {span: at for at, span in enumerate(dict.fromkeys(sorted(first)))}
        rows = []
        for one in head_rows:
            cells = []
            for cell in one.cells:
                cells.append([lines[order[s]] for s in cell.spans if s in order and order[s] < len(lines)])
            rows.append(row(cells))
        used = {line.start for line in lines[: len(order)]}
        left = [line for line in lines if line.start not in used]
        return [*rows, *([row([left[:1], left[1:]], CELLS_APART)] if left else [])]

    def _row(self, part: list[Token]) -> None:
        found = self._fit(part)
        if not found.sizes or not found.sure or found.cost > 1.0 + 0.3 * self.width:
            self.body.add_apart(part)
            self.above = []
            return
        cells = groups(found.sizes, part)
        total = any(TOTAL.match(token.text) for token in part[:2])
        # A cell that reaches over several rows is given once, on the left of those that differ.
        for at in range(self.width - 2):
            if cells[at] or total or at in self.values:
                break
            if self.above:
                cells[at] = self.above[at]
        if part[0].lines and not total:
            for at in range(1, self.width - 2):
                if cells[at] or at in self.values:
                    break
                if self.above:
                    cells[at] = self.above[at]
        self.above = cells
        self.body.add(cells)

    def _last(self) -> None:
        """Read the row after which no number follows, and the totals under it."""
        made = self.tokens.upto(self.at + self.width + _TALL)
        reach = next(
            (at for at in range(self.at + 1, len(made)) if _ends(made[at])),
            min(len(made), self.at + self.width + _TALL),
        )
        best: tuple[float, int] | None = None
        for size in range(max(2, self.width - 2), self.width + 5):
            stop = self.at + size
            if stop > reach:
                break
            cost = self._fit(made[self.at : stop]).cost + self._left(made[stop:reach], ended=reach < len(made))
            if best is None or cost < best[0] - 0.01 or (stop == reach and cost <= best[0]):
                best = cost, stop
        if best is None or best[0] > 1.0 + 0.4 * self.width:
            return
        self._region(self.at, best[1], ())
        self.at = best[1]
        self._further(reach)

    def _left(self, rest: Sequence[Token], *, ended: bool) -> float:
        """Return how unlikely it is that the table leaves these tokens over."""
        if not rest or len(rest) >= self.width or not rest[0].lines or any(TOTAL.match(one.text) for one in rest[:2]):
            return 0.0
        loose = any(token.kind in VALUES or token.kind in ("unit", "nature", "nothing") for token in rest)
        return 1.2 if loose else 0.0 if ended else 0.4

    def _further(self, reach: int) -> None:
        """Read rows without a number under the last: more of it, or totals."""
        while self.at < reach:
            made = self.tokens.made
            left = reach - self.at
            follows = not made[self.at].lines
            total = any(TOTAL.match(token.text) for token in made[self.at : self.at + 2])
            if not (total or follows) or left < 2:
                return
            size = min(self.width, left)
            part = made[self.at : self.at + size]
            if total and size < self.width:
                # The word of a total reaches over the columns before its figures.
                part = [part[0], *[EMPTY] * (self.width - size), *part[1:]]
            if self._fit(part).cost > 1.0 + 0.2 * self.width:
                return
            self._row(part)
            self.at += size
            self.body.end = self.at


def is_label(token: Token) -> bool:
    """Say whether a token can be the label of a group of rows by its form (二、治理, “十三五”期间：)."""
    return 1 < len(token.text) <= 30 and (mark(token.text) is not None or token.text.endswith(("：", ":")))


def _ends(token: Token) -> bool:
    """Say whether a token cannot be of the table's last row: a heading or running text."""
    return token.kind == "sentence" or (
        mark(token.text) is not None and token.kind not in VALUES and len(token.text) > 4
    )
