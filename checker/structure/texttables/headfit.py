"""The lines of a table's head shared out over its columns: heads of several lines, a head over others, none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.language.heads import COUNTED
from checker.language.typesetting import squash
from checker.model.layout import Line
from checker.structure.texttables.cellkinds import bracketed, heads_column, heads_values
from checker.structure.texttables.celltokens import Token, groups
from checker.structure.texttables.headpieces import (
    MISSING,
    SPLIT,
    Heads,
    lines_of,
    put_together,
    under_each,
    under_one,
    words_of,
)
from checker.structure.texttables.rowfit import Profile

_UNIT, _NATURE = re.compile(r"单位|计量"), re.compile(r"属性|性质|类型")
_DATED = re.compile(r"(?:19|20)\d\d|十[一二三四五六七八九]五|现状|目标值")


def fit_heads(tokens: Sequence[Token], columns: Sequence[Profile], ordinal: int | None) -> tuple[float, Heads] | None:
    """Return how ill the tokens of a head fit the columns and the head of each column; None where they cannot be it.

    `ordinal` is the column of the rows' numbers.
    """
    best: tuple[float, Heads] | None = None
    for cost, heads in _ways(tokens, columns, ordinal):
        total = cost + sum(
            _head_cost("".join(x.text for x in own), profile, ordinal=at == ordinal)
            + (0.6 if over and profile.mostly() != "value" else 0.0)
            for at, ((over, own), profile) in enumerate(zip(heads, columns, strict=True))
            if own
        )
        words = ["".join(squash(x.text) for x in (*over, *own)) for over, own in heads]
        total += misplaced(words, columns, ordinal)
        if best is None or total < best[0]:
            best = total, heads
    return best


def misplaced(words: Sequence[str], columns: Sequence[Profile], ordinal: int | None) -> float:
    """Return what speaks against heads as a whole: a year over no figures while figures stand under none."""
    cost = 0.0
    dated = [_DATED.search(word) is not None for word in words]
    for at, (word, year, column) in enumerate(zip(words, dated, columns, strict=True)):
        holds = column.mostly() if at != ordinal else "number"
        if year and holds in ("unit", "nature"):
            cost += 5.0
        if holds == "value" and (_NATURE.search(word) or word == "单位") and not re.search(r"\d", word):
            cost += 5.0
        if holds == "value" and any(dated) and not heads_values(word):
            cost += 0.8
        # A column of strokes among columns of years is one of them.
        if holds == "empty" and column.kinds["empty"] and any(dated) and not heads_values(word) and not word:
            cost += 2.0
    bare = any(
        column.mostly() == "value" and not heads_values(word) and at != ordinal
        for at, (word, column) in enumerate(zip(words, columns, strict=True))
    )
    lost = [word for word in words if not word]
    strokes = any(c.mostly() == "empty" and not heads_values(word) for word, c in zip(words, columns, strict=True))
    aside = any(year and column.mostly() == "words" for year, column in zip(dated, columns, strict=True))
    if (bare and aside) or (any(dated) and strokes and (lost or len(set(words)) < len(words))):
        cost += 5.0
    return cost


def _ways(tokens: Sequence[Token], columns: Sequence[Profile], ordinal: int | None) -> Iterator[tuple[float, Heads]]:
    width = len(columns)
    filled = [token for token in tokens if token.lines]
    if len(filled) < len(tokens) and (told := list(_two_rows(tokens, columns))):
        yield from told
        return
    for pieces in put_together(filled):
        yield from _spread(pieces, columns)
        yield from under_one(pieces, width)
        yield from under_each(pieces, width)
    if len(filled) <= 3 * width:
        yield from _partition(filled, columns, ordinal)


def _spread(pieces: Sequence[Sequence[Token]], columns: Sequence[Profile]) -> Iterator[tuple[float, Heads]]:
    """Yield a head a column; where one is too few, a column of classes shares the head of the next or has none."""
    heads: Heads = [((), lines_of(piece)) for piece in pieces]
    short = len(columns) - len(heads)
    if not short:
        yield 0.0, heads
    elif short == 1 and len(heads) >= 2:
        for at in range(len(columns)):
            if columns[at].mostly() != "words":
                continue
            if at < len(heads) and at + 1 < len(columns) and columns[at + 1].mostly() == "words":
                classes = columns[at].share("empty") > 0
                yield (0.3 if classes else 0.6), [*heads[: at + 1], heads[at], *heads[at + 1 :]]
            yield MISSING, [*heads[:at], ((), ()), *heads[at:]]


def _two_rows(tokens: Sequence[Token], columns: Sequence[Profile]) -> Iterator[tuple[float, Heads]]:
    """Yield a head of two rows whose second leaves the place empty under each head that reaches down to it."""
    first = next(at for at, token in enumerate(tokens) if not token.lines)
    upper = [lines_of(piece) for piece in next(put_together(tokens[:first]))]
    lower: list[list[tuple[Line, ...]]] = []
    fresh = True
    for piece in _kept_apart(tokens[first:]):
        if not piece:
            lower.append([])
            fresh = True
        elif fresh:
            lower.append([piece])
            fresh = False
        else:
            lower[-1].append(piece)
    if len(lower) != len(upper):
        return
    heads: Heads = []
    for over, under in zip(upper, lower, strict=True):
        heads += [(over, piece) for piece in under] if under else [((), over)]
    short = len(columns) - len(heads)
    if short == 0:
        yield 0.0, heads
    elif 0 < short <= 2:
        # A head over two columns reaches down as one cell.
        for at in range(len(heads)):
            if at + short < len(columns) and all(c.mostly() == "words" for c in columns[at : at + short + 1]):
                classes = columns[at].share("empty") > 0
                yield 0.3 if classes else 0.6, [*heads[:at], *[heads[at]] * (short + 1), *heads[at + 1 :]]


def _kept_apart(tokens: Sequence[Token]) -> Iterator[tuple[Line, ...]]:
    run: list[Token] = []
    for token in (*tokens, None):
        if token is not None and token.lines:
            run.append(token)
            continue
        if run:
            yield from (lines_of(piece) for piece in next(put_together(run)))
        run = []
        if token is not None:
            yield ()


def _partition(
    tokens: Sequence[Token], columns: Sequence[Profile], ordinal: int | None
) -> Iterator[tuple[float, Heads]]:
    """Yield the likeliest way to share lines out over the columns, one to three each."""
    # By how many lines are shared out: what that costs, what of it is for lines joined, and the sizes.
    best: dict[int, tuple[float, float, tuple[int, ...]]] = {0: (0.0, 0.0, ())}
    for column, profile in enumerate(columns):
        reached: dict[int, tuple[float, float, tuple[int, ...]]] = {}
        for start, (cost, joined, sizes) in best.items():
            for size in range(1, min(3, len(tokens) - start) + 1):
                piece = tokens[start : start + size]
                joins = sum(_apart(words_of(piece[:at]), piece[at]) for at in range(1, size))
                total = cost + joins + _head_cost(words_of(piece), profile, ordinal=column == ordinal)
                if start + size not in reached or total < reached[start + size][0]:
                    reached[start + size] = total, joined + joins, (*sizes, size)
        best = reached
    if len(tokens) in best:
        _, joined, sizes = best[len(tokens)]
        yield joined, [((), lines) for lines in groups(sizes, tokens)]


def _apart(above: str, token: Token) -> float:
    """Return what it costs to read a line as the rest of the head above it."""
    if above.count("（") + above.count("(") > above.count("）") + above.count(")") or bracketed(token.text):
        return 0.0
    if len(above) < 30 and SPLIT.fullmatch(above + token.text):
        return 0.1
    if heads_column(above) and heads_column(token.text):
        return 0.6 if len(token.text) <= 2 else 1.2
    alone = 0.3 if heads_column(token.text) or heads_values(token.text) else 0.0
    return alone + (0.3 if len(token.text) <= 3 else 0.7)


def _head_cost(text: str, profile: Profile, *, ordinal: bool) -> float:
    """Return how ill a head fits what its column holds."""
    text = "".join(text.split())
    if ordinal:
        return 0.0 if text in COUNTED else 0.5 if len(text) <= 4 else 1.2
    if text in COUNTED:
        return 2.0
    holds = profile.mostly()
    if len(text) == 1 and not heads_column(text):
        return 1.2
    if len(text) > 12 and not heads_values(text[-8:]):
        return 0.4
    if holds == "value":
        wrong = _NATURE.search(text) or (_UNIT.search(text) and not bracketed(text[-8:]) and len(text) <= 4)
        return 1.5 if wrong else 0.0 if heads_values(text) else 0.3
    if holds == "unit":
        return 0.0 if _UNIT.search(text) else 0.8
    if holds == "nature":
        return 0.0 if _NATURE.search(text) else 0.8
    dated = re.match(r"(?:19|20)\d\d", text) is not None
    return (1.0 if holds == "words" else 0.3) if dated else 0.0
