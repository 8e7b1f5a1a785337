"""How wide the column of text is that lines were broken to fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.language.typesetting import width
from checker.model.layout import Line

_NARROWEST = 18.0  # characters; a narrower text is a list, not a column


def body_width(lines: Sequence[Line]) -> float | None:
    """Return how wide the column of text is where lines were broken to fit it; None where a line is a paragraph."""
    widths = sorted(width(line.text) for line in lines if "\t" not in line.text)
    if len(widths) < 8:
        return None
    full = widths[int(len(widths) * 0.9)]
    shares = Counter(w >= full * 0.85 for w in widths)
    return full if _NARROWEST <= full <= 60 and shares[True] >= len(widths) * 0.4 else None
