"""Tables whose rows stand on a line each with single blanks between the cells, as extraction from a PDF leaves them.

Blanks as narrow say nothing of columns. What does: the rows are numbered, and behind the name the cells of every row
are of the same kinds in the same order (unit, nature, figures). A cell of two lines leaves its halves on the lines
above and below its row; they go to the row that lacks them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from checker.language.heads import COUNTED
from checker.language.times import five_year_plan
from checker.language.typesetting import squash
from checker.model.layout import Cell, Grid, Line, Row
from checker.structure.texttables.cellkinds import VALUES, kind
from checker.structure.texttables.celltokens import CELLS_APART
from checker.structure.texttables.textgrids import captioned

_FEWEST, _BETWEEN, _PIECE, _ABOVE = 4, 5, 44, 8
_TOKEN = re.compile(r"\S+")
_NUMBER = re.compile(r"\d{1,3}")
_STOP = re.compile(r"[。；！？]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME_HEAD = re.compile(r".{0,6}(?:指标|项目|名称|内容|任务).{0,4}")
_UNIT_HEAD, _NATURE_HEAD = re.compile(r"(?:计量)?单位"), re.compile(r".{0,4}(?:属性|性质|类型)")
_VALUE_HEAD = re.compile(
    r".{0,8}(?:(?:19|20)\d\d年?|十[一二三四五六七八九]五|现状|基期|目标|规划值|完成|年均|累计|实际|预期值|增长|增速).{0,8}"
)

Span = tuple[int, int]
Token = tuple[str, Span]


@dataclass(slots=True)
class _Numbered:
    """A row as its line shows it: the number, the name and what stands behind, and the pieces given to it."""

    index: int
    number: Span
    name: list[Span]
    behind: list[tuple[str, Span]]
    above: list[list[Token]] = field(default_factory=list)
    below: list[list[Token]] = field(default_factory=list)

    @property
    def kinds(self) -> str:
        """The kinds behind the name, a letter each: u unit, n nature, v value."""
        return "".join(letter for letter, _ in self.behind)


def single_blanks(lines: Sequence[Line]) -> dict[int, tuple[Grid, int]]:
    """Return the tables among lines: by the index of the first line the table and the index of the first after it."""
    found: dict[int, tuple[Grid, int]] = {}
    for rows in _runs(lines):
        made = _table(lines, rows)
        if made is not None:
            start, grid, stop = made
            found[start] = grid, stop
    return found


def _runs(lines: Sequence[Line]) -> Iterator[list[_Numbered]]:
    """Yield runs of lines that begin with 1, 2, 3, ... and hold cells, with only short pieces between them."""
    run: list[_Numbered] = []
    for index, line in enumerate(lines):
        row = _numbered(index, line)
        number = int(line.text.split(maxsplit=1)[0]) if row is not None else 0
        if row is not None and run and number == len(run) + 1:
            run.append(row)
        elif row is not None and number == 1:
            if len(run) >= _FEWEST:
                yield run
            run = [row]
        elif run and (not _piece(line) or index - run[-1].index > _BETWEEN):
            if len(run) >= _FEWEST:
                yield run
            run = []
    if len(run) >= _FEWEST:
        yield run


def _piece(line: Line) -> bool:
    return len(line.text) <= _PIECE and not _STOP.search(line.text) and "\t" not in line.text


def _numbered(index: int, line: Line) -> _Numbered | None:
    if len(line.text) > 2 * _PIECE or "\t" in line.text or _STOP.search(line.text):
        return None
    tokens = _tokens(line)
    if len(tokens) < 3 or not _NUMBER.fullmatch(tokens[0][0]):
        return None
    letters = [_letter(text) for text, _ in tokens[1:]]
    behind = len(letters)
    while behind and letters[behind - 1]:
        behind -= 1
    # Behind a unit or a nature words are what a value column says (完成国家任务).
    sure = next((at for at, letter in enumerate(letters) if letter in ("u", "n")), behind)
    if sure < behind:
        behind = sure - 1 if sure and letters[sure - 1] == "v" else sure
        letters = [*letters[:behind], *(letter or "v" for letter in letters[behind:])]
    if behind == len(letters):
        return None
    if letters[behind] == "v" and letters[behind + 1 : behind + 2] == ["n"]:
        letters[behind] = "u"  # a stroke in the column of units
    return _Numbered(
        index,
        tokens[0][1],
        [span for _, span in tokens[1 : behind + 1]],
        [(letter, span) for letter, (_, span) in zip(letters[behind:], tokens[behind + 1 :], strict=True)],
    )


def _letter(text: str) -> str:
    looks = kind(squash(text))
    if looks == "nature":
        return "n"
    if looks == "unit":
        return "u"
    return "v" if looks in VALUES or looks == "nothing" else ""


def _tokens(line: Line) -> list[Token]:
    offset = line.start + line.raw.index(line.text)
    return [(found[0], (offset + found.start(), offset + found.end())) for found in _TOKEN.finditer(line.text)]


def _table(lines: Sequence[Line], rows: Sequence[_Numbered]) -> tuple[int, Grid, int] | None:
    shapes = Counter(row.kinds for row in rows if row.name)
    shape, often = shapes.most_common(1)[0] if shapes else ("", 0)
    if "v" not in shape or len(shape) < 2 or often * 2 < len(rows):
        return None
    _share_out(lines, rows, shape)
    head = _head(lines, rows[0].index, shape)
    if head is None:
        return None
    start, heads = head
    made = [_row(lines[start], heads), *(_filled(lines[row.index], row, shape) for row in rows)]
    stop = rows[-1].index + 1 + len(rows[-1].below)
    return start, Grid(rows=tuple(made), heads=1), stop


def _share_out(lines: Sequence[Line], rows: Sequence[_Numbered], shape: str) -> None:
    """Give the pieces between two rows to the one that lacks cells; where both do, half to each."""
    lacks = [not row.name or row.kinds != shape for row in rows]
    for at, (row, after) in enumerate(pairwise(rows)):
        pieces = [_tokens(line) for line in lines[row.index + 1 : after.index]]
        if lacks[at] and not lacks[at + 1]:
            cut = len(pieces)
        elif lacks[at + 1] and not lacks[at]:
            cut = 0
        else:
            cut = len(pieces) if not lacks[at] else min(len(row.above), len(pieces)) or len(pieces) // 2
        row.below += pieces[:cut]
        after.above += pieces[cut:]
    last = rows[-1]
    if lacks[-1] and last.above:
        following = lines[last.index + 1 : last.index + 1 + len(last.above)]
        last.below = [_tokens(line) for line in following if _piece(line)]


def _filled(line: Line, row: _Numbered, shape: str) -> Row:
    """Return a row with what its pieces add; suspect where they do not tell which cell they are of."""
    places = _places(row.kinds, shape)
    cells: list[list[Span]] = [[row.number], list(row.name), *([] for _ in shape)]
    for (_, span), place in zip(row.behind, places or range(len(row.behind)), strict=False):
        cells[2 + place].append(span)
    sound = places is not None and _completed(cells, row, shape)
    return _row(line, cells, "" if sound and cells[1] else CELLS_APART)


def _completed(cells: list[list[Span]], row: _Numbered, shape: str) -> bool:
    """Put the pieces of a row into the cells they belong to; False where they do not tell which these are."""
    pieces = [*row.above, *row.below]
    if not pieces:
        return True
    empty = [at for at in range(1, len(cells)) if not cells[at]]
    wide = {len(piece) for piece in pieces}
    if wide == {1} and len(empty) <= 1:
        at = empty[0] if empty else 1
        whole = squash("".join(piece[0][0] for piece in pieces))
        if at >= 2 and (shape[at - 2] != "u" or kind(whole) != "unit"):
            return False
        own = cells[at]
        cells[at] = [piece[0][1] for piece in row.above] + own + [piece[0][1] for piece in row.below]
        return True
    if not empty or wide != {len(empty)}:
        return False
    for piece in pieces:
        for at, (_, span) in zip(empty, piece, strict=True):
            cells[at].append(span)
    return True


def _places(kinds: str, shape: str) -> list[int] | None:
    """Return the columns of a row's cells among those of the shape; None where several choices fit."""
    if kinds == shape:
        return list(range(len(shape)))
    if len(kinds) >= len(shape):
        return None
    choices = [
        [*range(at), *range(at + 1, len(shape))]
        for at in range(len(shape))
        if len(kinds) == len(shape) - 1 and shape[:at] + shape[at + 1 :] == kinds
    ]
    # Which of two equal neighbours is missing makes a difference: then the row does not tell.
    return choices[0] if len(choices) == 1 else None


def _head(lines: Sequence[Line], first: int, shape: str) -> tuple[int, list[list[Span]]] | None:
    """Return where the head begins and the words that head each column; None where no head names the values."""
    start = first
    while start > max(first - _ABOVE, 0) and _heads(lines[start - 1]):
        start -= 1
    words = [_joined(_tokens(line)) for line in lines[start:first]]
    values = [[token for token in line if _VALUE_HEAD.fullmatch(token[0])] for line in words]
    wanted = shape.count("v")
    # The lowest line with a head a column; what stands above it heads them all.
    at = next((at for at in range(len(values) - 1, -1, -1) if len(values[at]) == wanted), None)
    if at is None:
        return None
    over = [token for line in values[:at] for token in line if len(line) < wanted]
    heads: list[list[Span]] = [[], [], *([] for _ in shape)]
    for line in words:
        for text, span in line:
            if text in COUNTED or text in ("序", "号"):
                heads[0].append(span)
            elif _UNIT_HEAD.fullmatch(text) and "u" in shape:
                heads[2 + shape.index("u")].append(span)
            elif _NATURE_HEAD.fullmatch(text) and "n" in shape:
                heads[2 + shape.index("n")].append(span)
            elif _NAME_HEAD.fullmatch(text) and not _VALUE_HEAD.fullmatch(text):
                heads[1].append(span)
    columns = [number for number, letter in enumerate(shape) if letter == "v"]
    for column, (text, span) in zip(columns, values[at], strict=True):
        heads[2 + column] = [*(above for said, above in over if _covers(said, text)), span]
    return start, heads


def _covers(over: str, head: str) -> bool:
    """Say whether a head may stand over another: “十四五”目标 over 2025年, but not over 2020年."""
    plan, year = five_year_plan(over), _YEAR.search(head)
    return plan is None or year is None or plan[0] <= int(year[0]) <= plan[1]


def _heads(line: Line) -> bool:
    if not _piece(line) or captioned(line.text):
        return False
    words = [text for text, _ in _joined(_tokens(line))]
    return all(len(word) <= 14 for word in words) and any(
        word in COUNTED
        or word in ("序", "号")
        or any(sign.fullmatch(word) for sign in (_NAME_HEAD, _UNIT_HEAD, _NATURE_HEAD, _VALUE_HEAD))
        for word in words
    )


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens with single characters that blanks hold apart put together (指 标 -> 指标)."""
    done: list[Token] = []
    for text, span in tokens:
        if done and len(text) == 1 and len(done[-1][0]) == 1 and text not in ("号",):
            done[-1] = (done[-1][0] + text, (done[-1][1][0], span[1]))
        else:
            done.append((text, span))
    return done


def _row(at: Line, cells: Sequence[Sequence[Span]], suspect: str = "") -> Row:
    made = []
    before = at.start
    for spans in cells:
        end = max((span[1] for span in spans), default=before)
        made.append(Cell(spans=tuple(spans) or ((end, end),), end=end))
        before = end
    return Row(cells=tuple(made), place=at.place, page=at.page, suspect=suspect)
