"""Paragraphs in a frame, whose lines keep off the margins of the page on both sides."""

from __future__ import annotations

from checker.model import Place
from checker.model.layout import Line, Pages
from checker.structure.content import put_together
from checker.structure.passages import passages

_SIZE = 15.0
_FULL = "各县区抓好落实，加强组织领导，完善工作机制，确保各项任务按期完成。"


def _read(lines: list[tuple[str, float, float]]) -> list[str]:
    """Return the paragraphs of a page of lines, each with its text, its left and its right side in points."""
    source, items, top = "", [], 100.0
    for text, left, right in lines:
        start = len(source)
        source += text + "\n"
        place = Place(page=1, box=(left, top, right, top + _SIZE))
        items.append(Line(start=start, end=start + len(text), raw=text, text=text, page=1, place=place))
        top += 1.6 * _SIZE
    found, _ = passages(put_together(Pages(source=source, items=list(items), paged=True)))
    return [passage.text for passage in found]


def test_the_first_line_of_a_paragraph_in_a_frame_is_no_line_in_the_middle() -> None:
    body = [(_FULL, 80.0, 530.0)] * 4
    first = ("1.性能提升。推广具有本地特色、适", 140.0, 470.0)
    second = ("应气候的技术，注重通风采光，建成示范项目5个。", 100.0, 400.0)
    found = _read([*body, first, second])

    assert "1.性能提升。推广具有本地特色、适应气候的技术，注重通风采光，建成示范项目5个。" in found


def test_a_heading_in_the_middle_stands_by_itself() -> None:
    body = [(_FULL, 80.0, 530.0)] * 4
    found = _read([*body, ("一、组织保障", 260.0, 350.0), ("加强领导，建成示范项目5个。", 110.0, 300.0)])

    assert "一、组织保障" in found
