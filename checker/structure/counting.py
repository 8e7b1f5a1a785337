"""Numbers told by how they count: decimals that number the parts of a text, and page numbers glued to its lines.

One such number could be a figure; a run of them that counts on through the document is not. All searches are linear in
the number of lines: each candidate looks back over a bounded number of others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from checker.language.numbering import decimal
from checker.model.layout import Line

_LOOK_BACK = 40
_FEWEST_PARTS, _FEWEST_PAGES = 4, 5
_NO_PART = re.compile(r"\s*[.．、]?\s*(?:[万亿%％‰℃°/\-—~～–+×]|个百分点|倍|\d)")
_PART_OF_A_FIGURE = re.compile(
    r"[\d.,．，%％‰/年月日号届级类期次万亿千百个家项条座处名人位倍元吨亩米时分秒GgKkMm\-—~～–、）)]"
)
_AT_START = re.compile(r"(\d{1,3})(?=[^\s\d])")
_BEFORE_DECIMAL = re.compile(r"(\d{1,3})(?=\d\.\d{1,2}(?:[\u4e00-\u9fff\s.“]))")
_BEFORE_LONG_DECIMAL = re.compile(r"(\d{1,3})(?=\d\d\.\d{1,2}(?:[\u4e00-\u9fff\s.“]))")
_STRAYS = 0.34  # of the distance between two pages


def counted_decimals(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that begin with a decimal by which the text counts its parts (1.1, 1.1.1, 1.2)."""
    found: list[tuple[int, tuple[int, ...]]] = []
    for line in lines:
        mark = decimal(line.text)
        if mark is not None and not _NO_PART.match(line.text, mark.length) and min(mark.path) > 0:
            found.append((line.start, mark.path))
    best = [1] * len(found)
    before: list[int | None] = [None] * len(found)
    for at, (_, path) in enumerate(found):
        for back in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            if best[back] + 1 > best[at] and _counts_on(found[back][1], path):
                best[at], before[at] = best[back] + 1, back
    if not found or max(best) < _FEWEST_PARTS:
        return frozenset()
    at = max(range(len(found)), key=lambda index: best[index])
    chain = []
    here: int | None = at
    while here is not None:
        chain.append(found[here][0])
        here = before[here]
    return frozenset(chain)


def _counts_on(last: tuple[int, ...], path: tuple[int, ...]) -> bool:
    """Say whether a decimal may follow another: 1.1 -> 1.1.1, 1.1.2 -> 1.1.3, 1.1.5 -> 1.2, 1.4 -> 2.1."""
    if len(path) > len(last) and path[: len(last)] == last:
        return all(number == 1 for number in path[len(last) :])
    for at, number in enumerate(path):
        if at >= len(last):
            return False
        if number != last[at]:
            return 0 < number - last[at] <= 2 and all(rest == 1 for rest in path[at + 1 :])
    return False


def glued_page_numbers(lines: Sequence[Line]) -> dict[int, int]:
    """Return the lines (by index) that begin with the number of their page, and how many digits it has.

    Some extractors put the number of a page before its first character. Such numbers rise by one and stand a page's
    worth of lines apart, all through the text.
    """
    found = [
        (index, int(match[1]), len(match[1]))
        for index, line in enumerate(lines)
        for match in (
            _AT_START.match(line.text),
            _BEFORE_DECIMAL.match(line.text),
            _BEFORE_LONG_DECIMAL.match(line.text),
        )
        if match and (match.re is not _AT_START or not _PART_OF_A_FIGURE.match(line.text[match.end() :]))
    ]
    best = [1] * len(found)
    before: list[int | None] = [None] * len(found)
    for at, (index, number, _) in enumerate(found):
        for back in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            step = number - found[back][1]
            if 0 < step <= 3 and index - found[back][0] >= 8 * step and best[back] + 1 > best[at]:
                best[at], before[at] = best[back] + 1, back
    if not found or max(best) < _FEWEST_PAGES:
        return {}
    here: int | None = max(range(len(found)), key=lambda index: best[index])
    chain = []
    while here is not None:
        chain.append(found[here])
        here = before[here]
    chain.reverse()
    steps = [(b[0] - a[0]) / (b[1] - a[1]) for a, b in pairwise(chain)]
    usual = median(steps)
    regular = sum(abs(step - usual) <= _STRAYS * usual for step in steps)
    if regular < 0.7 * len(steps) or usual * len(chain) < 0.5 * len(lines):
        return {}
    return {index: digits for index, _, digits in chain}
