"""The sheets of a workbook on totals and their parts: sums, shares and shares of the people, as live formulas."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from checker.messages import Language, say
from checker.model import Group, Target
from checker.report import amounts
from checker.report.lookup import Lookup
from checker.report.sheets import Formula, Value, open_sheet, put

if TYPE_CHECKING:
    from openpyxl import Workbook


class Totals:
    """The two sheets being written."""

    def __init__(self, book: Workbook, lookup: Lookup, lang: Language) -> None:
        self.book, self.lookup, self.lang = book, lookup, lang

    def write(self) -> None:
        """Write the sums, then the shares."""
        self._sums()
        self._shares()

    def _say(self, key: str, **fields: object) -> str:
        return say(f"report.{key}", self.lang, **fields)

    def _heads(self, *names: str) -> list[str]:
        return [self._say(f"column.{name}") for name in names]

    def _sums(self) -> None:
        heads = self._heads("indicator", "region", "clause", "figure", "value", "canonical-unit")
        sheet = open_sheet(self.book, self._say("workbook.sums"), [36, 16, 14, 16, 18, 14], heads)
        for group in self.groups:
            at = sheet.max_row + 1
            put(sheet, self._part(group.total, self._say("workbook.sum-stated")))
            for part in group.parts:
                put(sheet, self._part(part, ""))
            last = sheet.max_row
            made = Formula(f"=SUM(E{at + 1}:E{last})")
            put(sheet, [self._say("workbook.sum-parts"), "", "", "", made])
            put(sheet, [self._say("workbook.sum-room"), "", "", "", Formula(f"=E{at}-E{last + 1}")])
            yes, no = self._say("workbook.yes"), self._say("workbook.no")
            exceeds = Formula(f'=IF(E{last + 1}>E{at},"{yes}","{no}")')
            put(sheet, [self._say("workbook.fulfilled"), "", "", "", exceeds])
            put(sheet, [""])
        put(sheet, [self._say("workbook.note")])

    def _shares(self) -> None:
        names = (
            "indicator", "region", "part-figure", "total-figure", "total-share", "part-people", "total-people",
            "population-share", "ratio",
        )  # fmt: skip
        sheet = open_sheet(
            self.book, self._say("workbook.shares"), [36, 14, 16, 16, 12, 16, 16, 12, 12], self._heads(*names)
        )
        for group in self.groups:
            there = self.lookup.population(group.total)
            for part in group.parts:
                here = self.lookup.population(part)
                if here is None or there is None or part.doc == group.total.doc:
                    continue
                at = sheet.max_row + 1
                shares = (Formula(f"=C{at}/D{at}"), Formula(f"=F{at}/G{at}"), Formula(f"=E{at}/H{at}"))
                name = self.lookup.documents[part.doc].region_name
                figures = [figure(part), figure(group.total)]
                put(sheet, [part.indicator, name, *figures, shares[0], here, there, shares[1], shares[2]])
                for column, form in ((5, "0.0%"), (8, "0.0%"), (9, "0.00")):
                    sheet.cell(at, column).number_format = form
        put(sheet, [self._say("workbook.note")])

    @cached_property
    def groups(self) -> list[Group]:
        """The totals with parts in the total's unit; a sum over other units would be none."""
        return [
            group
            for group in self.lookup.run.groups
            if group.parts
            and all(figure(one) is not None for one in (group.total, *group.parts))
            and len({unit(one) for one in (group.total, *group.parts)}) == 1
        ]

    def _part(self, target: Target, name: str) -> list[Value]:
        label = f"{name} {target.indicator}".strip()
        unit = target.amount.canonical_unit if target.amount else ""
        place = target.clause or target.quote.clause
        return [label, target.region, place, amounts.printed(target.amount), figure(target), unit]


def figure(target: Target) -> Decimal | None:
    """Return the figure in the canonical unit that one adds up: the end of the interval the bound names."""
    amount = target.amount
    if amount is None or not amount.canonical_unit:
        return None
    if amount.bound in ("le", "lt"):
        return amount.high
    if amount.bound == "approx" and amount.low is not None and amount.high is not None:
        return (amount.low + amount.high) / 2
    return amount.low


def unit(target: Target) -> str:
    """Return the name of the unit in which a target is added up; "" where it has no figure."""
    return target.amount.canonical_unit if target.amount else ""
