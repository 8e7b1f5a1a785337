"""What the pieces of a cell set apart by blanks tell: one cell or two, a word whose signs are set apart, no head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.numbering import mark
from checker.language.typesetting import squash
from checker.structure.texttables.alignedcolumns import Piece
from checker.structure.texttables.alignedregion import FIGURES
from checker.structure.texttables.cellkinds import kind

_REMARK = re.compile(r"[（(）)〔\[\]〕，,.\ue000-\uf8ff\U00100000-\U0010ffff]|^.$")


def no_head(text: str) -> bool:
    """Say whether a line that is one piece is a heading, a caption or running text, not the head of a column."""
    return len(text) > 10 or mark(text) is not None or text.endswith(("：", ":", "。", "；"))


def mixed(cell: Sequence[Piece]) -> bool:
    """Say whether a cell holds what belongs to two: two figures, or a figure or a nature and words beside it."""
    texts = [squash(piece.text) for piece in cell]
    kinds = [kind(text) for text in texts]
    # A figure that was parted at its point is one.
    figures = sum(
        one in FIGURES and not (at and texts[at - 1].endswith((".", "．")) and texts[at].isdigit())
        for at, one in enumerate(kinds)
    )
    words = sum(one in ("words", "unit") and not _REMARK.search(text) for one, text in zip(kinds, texts, strict=True))
    return figures > 1 or (words > 0 and (figures == 1 or "nature" in kinds))


def wordy(texts: Sequence[str]) -> bool:
    """Say whether a column holds words and hardly anything else."""
    filled = [text for text in texts if text]
    words = sum(kind(text) == "words" or text[0] in "（()）" for text in filled)
    return words * 10 >= len(filled) * 7


def spaced(level: Sequence[Piece]) -> list[Piece]:
    """Return pieces with the signs of one word put together that are set apart: 指  标  名  称."""
    found: list[Piece] = []
    for piece in level:
        last = found[-1] if found else None
        near = last is not None and piece.left - last.right <= 4 and len(last.text.split(" ")[-1]) == 1
        if last and near and len(piece.text) == 1 and piece.text not in "年月日":
            text = f"{last.text} {piece.text}"
            found[-1] = Piece(last.left, piece.right, last.start, piece.end, text, last.row)
        else:
            found.append(piece)
    return found
