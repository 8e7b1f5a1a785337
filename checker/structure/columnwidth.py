"""How wide lines print, and how wide the column of text is that they were broken to fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from checker.model.layout import Line

# Latin, Greek, Cyrillic and half-width forms; what is left prints as wide as a Chinese character.
_NARROW = re.compile(r"[!-~\u00a2-\u10ff\u2000-\u2014\uff61-\uffdc]")
_NARROWEST = 18.0  # characters; a narrower text is a list, not a column


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """Return how wide a text prints, in Chinese characters; spaces count as nothing."""
    printed = "".join(text.split())
    return len(printed) - 0.5 * len(_NARROW.findall(printed))


def body_width(lines: Sequence[Line]) -> float | None:
    """Return how wide the column of text is where lines were broken to fit it; None where a line is a paragraph."""
    widths = sorted(width(line.text) for line in lines if "\t" not in line.text)
    if len(widths) < 8:
        return None
    full = widths[int(len(widths) * 0.9)]
    shares = Counter(w >= full * 0.85 for w in widths)
    return full if _NARROWEST <= full <= 60 and shares[True] >= len(widths) * 0.4 else None
