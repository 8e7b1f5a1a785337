"""Tables that a text draws: strokes of Markdown and of boxes, with and without strokes at the ends of a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.read.plain import read_text
from checker.structure import structure

WANTED = [("1", "甲率", "%", "60", "66"), ("2", "乙率", "%", "70", "77")]


@pytest.mark.parametrize(
    "text",
    [
        "|序号|指标|单位|2020年|2025年|\n|---|---|---|---|---|\n|1|甲率|%|60|66|\n|2|乙率|%|70|77|\n",
        "序号 | 指标 | 单位 | 2020年 | 2025年\n--- | --- | --- | ---\n1 | 甲率 | % | 60 | 66\n2 | 乙率 | % | 70 | 77\n",
        "┌──┬──┬──┬──┬──┐\n│序号│指标│单位│2020年│2025年│\n├──┼──┼──┼──┼──┤\n"
        "│1│甲率│%│60│66│\n│2│乙率│%│70│77│\n└──┴──┴──┴──┴──┘\n",
        "+----+----+\n|序号｜指标｜单位｜2020年｜2025年|\n|1｜甲率｜%｜60｜66|\n|2｜乙率｜%｜70｜77|\n",
        "序号　　指标　　单位　　2020年　　2025年\n1　　甲率　　%　　60　　66\n2　　乙率　　%　　70　　77\n",
        "序号\t指标\t单位\t2020年\t2025年\n1\t甲率\t%\t60\t66\n2\t乙率\t%\t70\t77\n",
    ],
)
def test_a_drawn_table_is_rows_under_its_heads(text: str) -> None:
    found = structure(read_text("表1 主要指标\n" + text), b"", Path("plan.txt"))
    rows = [p.row for p in found.passages if p.row]

    assert [row.cells for row in rows] == WANTED
    assert rows[0].headers == ("序号", "指标", "单位", "2020年", "2025年")
    assert all("─" not in p.text for p in found.passages)


def test_a_line_of_links_with_strokes_is_no_table() -> None:
    found = structure(
        read_text("首页 | 新闻 | 政务公开 | 联系我们\n全市推进绿色发展，形成合力。\n"), b"", Path("plan.txt")
    )

    assert all(p.row is None for p in found.passages)
