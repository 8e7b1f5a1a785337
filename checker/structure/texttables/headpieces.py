"""The lines of a table's head put together to heads, and heads that stand over others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.language.heads import COUNTED, HEAD
from checker.language.lexicon import compiled
from checker.model.layout import Line
from checker.structure.texttables.cellkinds import bracketed, heads_values
from checker.structure.texttables.celltokens import Token

SPLIT = compiled(
    r"<columns.piece-of><columns.piece>|(?:计量|责任|牵头)单位"
    r"|\d{4}\s?年?(?:年|末|底)?<columns.of-a-year>?(?:值|数)?|<columns.short>"
)
MISSING = 1.0
# A head: the lines of the head above it, and its own.
Head = tuple[tuple[Line, ...], tuple[Line, ...]]
Heads = list[Head]


def put_together(head: Sequence[Token]) -> Iterator[list[list[Token]]]:
    """Yield the ways to read lines as heads: words in brackets belong to the line above, split words to each other."""
    columns: list[list[Token]] = []
    for token in head:
        above = words_of(columns[-1]) if columns else ""
        opened = above.count("（") + above.count("(") > above.count("）") + above.count(")")
        apart = HEAD.fullmatch(above[:40]) and HEAD.fullmatch(token.text[:40])
        joins = bracketed(token.text) or (not apart and len(above) < 30 and SPLIT.fullmatch(above + token.text))
        if columns and (opened or joins):
            columns[-1].append(token)
        else:
            columns.append([token])
    columns = _shared_out(columns)
    yield columns
    # 指标 / 名称 are heads by themselves and one head together: the rows decide.
    closer: list[list[Token]] = []
    for column in columns:
        above = words_of(closer[-1]) if closer else ""
        if closer and len(above) < 30 and SPLIT.fullmatch(above + words_of(column)):
            closer[-1] = [*closer[-1], *column]
        else:
            closer.append(column)
    if len(closer) < len(columns):
        yield closer


def _shared_out(columns: list[list[Token]]) -> list[list[Token]]:
    """Return heads each with its remark where a text gives first the heads and then their remarks in brackets."""
    for at in range(1, len(columns)):
        remarks = columns[at][1:]
        if len(remarks) >= 2 and all(bracketed(token.text) for token in remarks) and at + 1 >= len(remarks):
            first = at + 1 - len(remarks)
            if all(len(column) == 1 for column in columns[first:at]):
                columns[first : at + 1] = [
                    [column[0], remark] for column, remark in zip(columns[first : at + 1], remarks, strict=True)
                ]
    return columns


def under_one(pieces: Sequence[Sequence[Token]], width: int) -> Iterator[tuple[float, Heads]]:
    """Yield the ways in which one or two heads stand over those that come last."""
    count = len(pieces)
    words = [words_of(piece) for piece in pieces]
    if count == width + 1:
        for first in range(1, count - 1):
            below = pieces[first:]
            for over in range(first):
                if words[over] in COUNTED or (heads_values(words[over]) and re.search(r"\d", words[over])):
                    continue
                alike = all(heads_values(word) for word in words[first:])
                cost = 0.4 + (0.0 if alike else 0.5) + (0.1 if over < first - 1 else 0.0)
                heads: Heads = [((), lines_of(piece)) for piece in pieces[:first]]
                heads[over : over + 1] = [(lines_of(pieces[over]), lines_of(piece)) for piece in below]
                yield cost, heads
    elif count == width + 2:
        for first in range(2, count - 3):
            for left in range(first - 1):
                for right in range(left + 1, first):
                    yield _under_two(pieces, first, left, right)


def under_each(pieces: Sequence[Sequence[Token]], width: int) -> Iterator[tuple[float, Heads]]:
    """Yield heads of which several in turn stand over the same heads: 2020年, 2025年 each over 实物量, 比重."""
    words = [words_of(piece) for piece in pieces]
    for size in range(2, 5):
        times = 1
        while words[-size:] == words[len(words) - (times + 1) * size : len(words) - times * size]:
            times += 1
        upper = len(pieces) - times * size
        short = width - (upper - times + times * size)
        if times < 2 or upper < times or short not in (0, 1):
            continue
        first = next((at for at in range(upper - times + 1) if all(map(heads_values, words[at : at + times]))), None)
        if first is None:
            continue
        heads: Heads = [((), lines_of(piece)) for piece in pieces[:first]]
        for at in range(times):
            below = pieces[upper + at * size : upper + (at + 1) * size]
            heads += [(lines_of(pieces[first + at]), lines_of(piece)) for piece in below]
        heads += [((), lines_of(piece)) for piece in pieces[first + times : upper]]
        yield (0.2 + MISSING * short), [((), ())] * short + heads


def _under_two(pieces: Sequence[Sequence[Token]], first: int, left: int, right: int) -> tuple[float, Heads]:
    below = pieces[first:]
    middle = len(below) // 2
    uneven = len(below) % 2
    heads: Heads = []
    for at, piece in enumerate(pieces[:first]):
        if at in (left, right):
            under = below[:middle] if at == left else below[middle:]
            heads += [(lines_of(piece), lines_of(one)) for one in under]
        else:
            heads.append(((), lines_of(piece)))
    words = [words_of(piece) for piece in below]
    alike = words[:middle] == words[middle:] or all(map(heads_values, words))
    return 0.7 + 0.6 * uneven + (0.0 if alike else 1.0), heads


def words_of(piece: Sequence[Token]) -> str:
    """Return the words of a head."""
    return "".join(token.text for token in piece)


def lines_of(piece: Sequence[Token]) -> tuple[Line, ...]:
    """Return the lines of a head."""
    return tuple(line for token in piece for line in token.lines)
