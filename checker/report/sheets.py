"""Writing a sheet of a workbook: columns, heads, and cells that are text, figures or our own formulas."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from checker.report.widths import width
from checker.report.xmltext import legal

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | Decimal | None
_A4 = 9
_LINE, _HIGHEST, _LOOSE = 15.0, 405.0, 1.12


class Formula(str):
    """A formula of the workbook's own making, the only kind there is in it."""

    __slots__ = ()


def open_sheet(book: Workbook, title: str, wide: Sequence[int], heads: Sequence[str] = ()) -> Worksheet:
    """Add a sheet with columns of so many characters; heads stay in sight, filter, and repeat on every printed page."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet: Worksheet = book.create_sheet(title)
    for at, columns in enumerate(wide, 1):
        sheet.column_dimensions[get_column_letter(at)].width = columns
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if heads:
        put(sheet, list(heads))
        for cell in sheet[1]:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="bottom")
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}1"
        sheet.print_title_rows = "1:1"
    return sheet


def put(sheet: Worksheet, values: Sequence[Value]) -> None:
    """Write one row under the last; a text stays a text even where it begins like a formula."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    at = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value is not None else 1
    lines = 1
    for column, value in enumerate(values, 1):
        if value is None or value == "":
            continue
        cell = sheet.cell(at, column)
        if isinstance(value, Formula):
            cell.value = str(value)
        elif isinstance(value, str):
            cell.value = legal(value)
            cell.data_type = "s"
            cell.quotePrefix = value[:1] in "=+-@"
            # Under heads a long text is broken within its column; a list of counts runs on.
            taken = _lines(value, sheet.column_dimensions[get_column_letter(column)].width)
            cell.alignment = Alignment(wrap_text=sheet.freeze_panes is not None and taken > 1, vertical="top")
            lines = max(lines, taken)
        else:
            cell.value = value
            cell.alignment = Alignment(vertical="top")
    if sheet.freeze_panes is not None and lines > 1:
        # Not every office program makes a row as high as its text.
        sheet.row_dimensions[at].height = min(_HIGHEST, lines * _LINE)
    if not any(value not in (None, "") for value in values):
        # An empty row has to hold a cell to count as one.
        sheet.cell(at, 1).value = ""


def _lines(text: str, columns: float) -> int:
    """Return how many lines a text takes in so many columns; a line is seldom filled to its end."""
    return sum(max(1, ceil(_LOOSE * (width(line) + 1) / columns)) for line in text.split("\n"))


def choose(sheet: Worksheet, column: str, choices: Sequence[str]) -> None:
    """Offer a list to choose from in the cells of a column under its head; other words may be written all the same."""
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=False)
    offered.add(f"{column}2:{column}{max(2, sheet.max_row)}")
    sheet.add_data_validation(offered)
