"""Pages with a run of their text changed are what the reader would make of the changed text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.audit.edits import Edit, edited
from checker.model.layout import Grid, Line, Pages
from checker.read.build import Box, Builder
from checker.read.plain import read_text

TEXTS = st.text(alphabet="到年，。 率三5％\n\u3000", max_size=40)
ROWS = (("序号", "指标", "2025年"), ("1", "森林覆盖率", "23.5"), ("2", "湿地保护率", ""), ("3", "绿地率", "40"))


def lines(pages: Pages) -> list[tuple[int, int, str, str]]:
    return [(line.start, line.end, line.raw, line.text) for line in pages.items if isinstance(line, Line)]


def cells(pages: Pages) -> list[list[str]]:
    return [
        ["".join(pages.source[slice(*span)] for span in cell.spans) for cell in row.cells]
        for item in pages.items
        if isinstance(item, Grid)
        for row in item.rows
    ]


def table() -> Pages:
    builder = Builder()
    builder.paragraph("表1 主要指标")
    builder.table([[Box(text=text) for text in row] for row in ROWS], heads=1)
    builder.paragraph("注：按现行口径。")
    return builder.pages()


@given(TEXTS, st.data())
def test_an_edit_within_a_line_leaves_what_is_read_of_the_edited_text(source: str, data: st.DataObject) -> None:
    pages = read_text(source)
    if not lines(pages):
        return
    start, end, _, _ = data.draw(st.sampled_from(lines(pages)))
    first = data.draw(st.integers(start, end - 1))
    edit = Edit(start=first, end=data.draw(st.integers(first, end)), new=data.draw(st.text("全市3\n ", max_size=6)))
    after = source[: edit.start] + edit.new + source[edit.end :]

    found = edited(pages, [edit])

    assert found.source == after
    assert lines(found) == lines(read_text(after))


def test_several_edits_stand_where_the_source_had_them() -> None:
    pages = read_text("一、绿化\n二、供水\n三、交通\n")
    put_in = Edit(start=5, end=5, new="二、说明\n")
    counted_on = (Edit(start=5, end=6, new="三"), Edit(start=10, end=11, new="四"))

    assert edited(pages, [put_in, *counted_on]).source == "一、绿化\n二、说明\n三、供水\n四、交通\n"


def test_a_cell_is_changed_and_no_other() -> None:
    pages = table()
    at = pages.source.index("23.5")

    found = edited(pages, [Edit(start=at, end=at + 4, new="2.35")])

    assert cells(found) == [["2.35" if text == "23.5" else text for text in row] for row in ROWS]
    assert [line[3] for line in lines(found)] == ["表1 主要指标", "注：按现行口径。"]


def test_a_row_whose_text_is_gone_is_none() -> None:
    pages = table()
    start = pages.source.index("2\t湿地")

    found = edited(pages, [Edit(start=start, end=pages.source.index("3\t绿地"), new="")])

    assert cells(found) == [list(row) for row in ROWS if row[0] != "2"]


def test_a_row_without_text_is_kept_when_another_is_changed() -> None:
    builder = Builder()
    builder.table([[Box(text="甲"), Box(text="乙")], [Box(text=""), Box(text="")]])
    pages = builder.pages()

    assert cells(edited(pages, [Edit(start=0, end=1, new="丙")])) == [["丙", "乙"], ["", ""]]
