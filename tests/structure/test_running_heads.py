"""What stands at the edge of every page: a running head is the page's, a sentence with another figure is not."""

from __future__ import annotations

import pytest

from checker.model.layout import Line
from checker.structure.furniture import without_furniture


def _pages(heads: list[str]) -> list[Line]:
    texts = [
        (text, page) for page, head in enumerate(heads, start=1) for text in (head, "正文第一行。", "正文第二行。")
    ]
    lines, start = [], 0
    for text, page in texts:
        lines.append(Line(start=start, end=start + len(text), raw=text, text=text, page=page))
        start += len(text) + 1
    return lines


@pytest.mark.parametrize(
    "head", ["海青市交通规划", "海青市2025年工作要点", "海青市交通规划 第{}页 共5页", "{} 海青市公报", "海青市公报—{}—"]
)
def test_a_running_head_goes_whatever_the_number_of_the_page(head: str) -> None:
    kept, furniture = without_furniture(_pages([head.format(page) for page in range(11, 16)]))
    assert [one.kind for one in furniture] == ["running-head"] * 5
    assert all(line.text.startswith("正文") for line in kept)


def test_a_line_with_another_figure_on_every_page_is_no_running_head() -> None:
    heads = [f"到2025年新建公园{9440 + page}个" for page in range(5)]
    kept, furniture = without_furniture(_pages(heads))
    assert not furniture
    assert [line.text for line in kept if "公园" in line.text] == heads
