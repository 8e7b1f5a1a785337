"""The years of a plan as one names them: “十四五”, 2024—2025年."""

from __future__ import annotations

from checker.language.numbering import in_chinese

# The eleventh five-year plan began in 2006; from there on each is of five years without a gap.
_ELEVENTH, _FIRST, _LENGTH = 11, 2006, 5


def period_in_words(first: int, last: int) -> str:
    """Return the name of a five-year plan without its marks, of other years the years."""
    whole = first >= _FIRST and (first - _FIRST) % _LENGTH == 0 and last - first == _LENGTH - 1
    if whole:
        return f"{in_chinese(_ELEVENTH + (first - _FIRST) // _LENGTH)}五"
    return f"{first}年" if first == last else f"{first}—{last}年"
