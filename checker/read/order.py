"""The order in which a page is read: that of its content, or from top to bottom where the content jumps about."""

from __future__ import annotations

from collections.abc import Sequence

from checker.read.printed import Area, Letter, Run
from checker.read.ruled import Found

Item = Sequence[Letter] | Found

# Two columns: a strip in this part of the page that hardly a run crosses, with so much of the page at either side.
_MIDDLE = (0.35, 0.65)
_CROSSING, _SIDE = 0.1, 0.3
_LONG = 8


def in_order(items: Sequence[Item], width: float) -> list[Item]:
    """Return the runs and tables of a page in reading order.

    Page numbers, captions and marks in another font may be drawn before or after all the rest. A page of two columns
    stays in the order of its content.
    """
    boxes = [_box(item) for item in items]
    if not any(map(_jumps, boxes, boxes[1:])) or _in_columns(items, boxes, width):
        return list(items)
    edge = max((box[2] for box in _long(items, boxes)), default=width)
    # Remarks in the margin beside the text come after it.
    order = sorted(range(len(items)), key=lambda at: (boxes[at][0] >= edge, _height(items[at], boxes[at])))
    return [items[index] for index in order]


def _jumps(before: Area, after: Area) -> bool:
    """Say whether what comes next stands higher than what came before it."""
    return after[3] < before[1] + 0.2 * (before[3] - before[1])


def _height(item: Item, box: Area) -> float:
    """Return how low on its page an item begins; of runs the middle, which all of one line share."""
    return box[1] if isinstance(item, Found) else (box[1] + box[3]) / 2


def _long(items: Sequence[Item], boxes: Sequence[Area]) -> list[Area]:
    return [box for item, box in zip(items, boxes, strict=True) if not isinstance(item, Found) and len(item) >= _LONG]


def _in_columns(items: Sequence[Item], boxes: Sequence[Area], width: float) -> bool:
    long = _long(items, boxes)
    for step in range(int(_MIDDLE[0] * 20), int(_MIDDLE[1] * 20) + 1):
        x = width * step / 20
        left, right = sum(box[2] <= x for box in long), sum(box[0] >= x for box in long)
        if len(long) - left - right <= _CROSSING * len(long) and min(left, right) >= _SIDE * len(long) > 0:
            return True
    return False


def _box(item: Item) -> Area:
    if isinstance(item, Found):
        return item.area
    if isinstance(item, Run) and item.flat:
        return item.lefts[0], item.tops[0], max(item.rights[0], item.rights[-1]), item.bottoms[0]
    first, last = item[0], item[-1]
    return min(first[1], last[1]), first[2], max(first[3], last[3]), first[4]
