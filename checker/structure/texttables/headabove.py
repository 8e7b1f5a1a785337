"""The head of a table printed one cell a line: the lines that end where the rows begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.heads import COUNTED
from checker.language.numbering import mark
from checker.model.layout import Row
from checker.structure.texttables.cellkinds import VALUES, heads_column, heads_values
from checker.structure.texttables.celltokens import Token, row
from checker.structure.texttables.headfit import fit_heads
from checker.structure.texttables.headpieces import Heads
from checker.structure.texttables.rowfit import Profile

_STOPS = re.compile(r"[，,。；;]|\.[\u4e00-\u9fff]")


def head_above(
    above: Sequence[Token], columns: Sequence[Profile], *, ordinal: int | None, sure: bool
) -> tuple[float, Heads, list[str]] | None:
    """Return the head that ends where the rows begin: how ill it fits, its columns and its lines' words."""
    width = len(columns)
    best: tuple[float, Heads, list[str]] | None = None
    starts = [at for at, token in enumerate(above) if token.text in COUNTED or token.text in ("序",)]
    begins = starts[-1:] or range(max(0, len(above) - 2 * width - 4), max(0, len(above) - width + 2))
    for start in begins:
        head = above[start:]
        if not head or not head[0].lines or not _may_head(head, sure=sure or bool(starts)):
            continue
        fitted = fit_heads(head, columns, ordinal)
        if fitted is None:
            continue
        cost = fitted[0] + (0.0 if starts else (0.8 if sure else 0.15) * start)
        if best is None or cost < best[0]:
            best = cost, fitted[1], [token.text for token in head if token.lines]
    return best if best and best[0] <= 1.0 + 0.35 * width else None


def _may_head(head: Sequence[Token], *, sure: bool) -> bool:
    """Say whether tokens can be heads: short words, some of which head columns of plans."""
    filled = [token for token in head if token.lines]
    if any(len(token.text) > 30 or token.kind == "sentence" for token in filled):
        return False
    if any(token.kind in VALUES and not heads_values(token.text) for token in filled):
        return False
    if any(
        _STOPS.search(token.text) or (mark(token.text) is not None and token.text not in COUNTED) for token in filled
    ):
        return False
    known = sum(heads_column(token.text) or heads_values(token.text) for token in filled)
    return sure or known * 2 >= len(filled)


def head_rows_of(heads: Heads) -> list[Row]:
    """Return the rows of a head: one, or two where heads stand over others."""
    if any(over for over, _ in heads):
        return [row([over or own for over, own in heads]), row([own for _, own in heads])]
    return [row([own for _, own in heads])]
