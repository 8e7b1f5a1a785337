"""Signs in a row of a table that its cells were not read as they are printed: such figures are not judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from checker.language.typesetting import squash

# Keys of the messages under read.suspect.
COLUMNS_DIFFER = "columns-differ"
DIGITS_JOINED = "digits-joined"
DIGITS_IMPLAUSIBLE = "digits-implausible"
TOTAL_DIFFERS = "total-differs"

_YEAR = re.compile(r"(?:19|20)\d\d\s?年?")
_TOTAL = re.compile(r"(?:合计|总计|共计|小计)")
_TWO_POINTS = re.compile(r"\d+\.\d+\.\d")
_TWO_FIGURES = re.compile(r"\d\s+\d")
_ONE_FIGURE = re.compile(r"[≤≥<>＜＞约\[（(【〔]*(\d[\d,，]*(?:\.\d+)?)[\]）)】〕]*(?:%|[\u4e00-\u9fff]{0,4})")
# Between the years of one indicator: no plan multiplies a figure by a thousand, a lost point or a joined digit does.
_FACTOR = 1000


def doubt(headers: Sequence[str], cells: Sequence[str], *, pages: bool) -> str:
    """Return why the figures of a row are not to be trusted, or "".

    `pages` says that the cells were found on printed pages, where the reader puts rows together from boxes. In a file
    that declares its cells a strange figure is the plan's own and is for the checks to find.
    """
    years = [at for at, head in enumerate(headers) if _YEAR.match(squash(head))]
    if len(years) < 2 or not any(re.search(r"\d", cell) for cell in cells[1:]):
        return ""
    if len(cells) != len(headers):
        return COLUMNS_DIFFER
    texts = [cells[at] for at in years]
    if any(_TWO_POINTS.search(text) or (pages and _TWO_FIGURES.search(text)) for text in texts):
        return DIGITS_JOINED
    if not pages:
        return ""
    figures = [_figure(text) for text in texts]
    sizes = [figure for figure in figures if figure]
    if sizes and max(sizes) > _FACTOR * min(sizes):
        return DIGITS_IMPLAUSIBLE
    total = next((at for at, head in enumerate(headers) if _TOTAL.match(squash(head))), None)
    if total is not None and (stated := _figure(cells[total])) is not None:
        found = [figure for figure in figures if figure is not None]
        places = max((-int(figure.as_tuple().exponent) for figure in [*found, stated]), default=0)
        # Each printed figure may be rounded by half of its last digit.
        if len(found) == len(texts) and abs(sum(found) - stated) > Decimal(len(found) + 1) / 2 / Decimal(10) ** places:
            return TOTAL_DIFFERS
    return ""


def _figure(text: str) -> Decimal | None:
    found = _ONE_FIGURE.fullmatch(squash(text))
    return Decimal(re.sub("[,，]", "", found.group(1))) if found else None
