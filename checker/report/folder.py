"""The report of many plans as a folder: an overview, a page a plan, the indicators of all of them beside each other.

Style and script lie beside the pages once. Each finding, target and figure stands on one page, with the same number
as on the one page of few plans, and the pages are made one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from checker.messages import Language
from checker.model import Document, Run, Target, Unmatched
from checker.report.html import ASSETS, script, style, written
from checker.report.layout import LIMIT, Sheet, cut, laid_out, places
from checker.report.matrix import MatrixRow
from checker.report.order import Folded
from checker.report.page import Page
from checker.report.plans import Overview, by_plan, elsewhere
from checker.report.summary import SEVERITIES
from checker.report.texts import Block
from checker.report.whole import Whole, link

INDEX = "index.html"
PICTURES = "pictures.html"
_A_ROW, _A_TARGET = 400, 220  # bytes on the page of indicators, and more than it has
_IN_TWO = 2


def pages(run: Run, lang: Language = "zh") -> Iterator[tuple[str, str]]:
    """Yield the files of a report, each with its name in the folder and what is in it, the overview first."""
    whole = Whole(run)
    plans, told = by_plan(whole), elsewhere(whole)

    def made(sheet: Sheet, sheets: Sequence[Sheet]) -> str:
        page = PlanPage(whole, plans[sheet.doc], sheet, sheets, told.get(sheet.doc, {}))
        return written(page, lang, "plan.html.jinja", shared=True)

    chapters = _chapters(whole)
    rows = {at: file for file, numbers in chapters.items() for at in numbers}
    sheets = laid_out(whole, plans)
    whole.places = places(sheets, rows, INDEX)
    sheets = cut(sheets, plans, lambda sheet: len(made(sheet, (sheet,)).encode("utf-8")))
    whole.places = places(sheets, rows, INDEX)
    drawn = Page(whole, here=PICTURES, parts=("pictures",))
    beside = (*chapters, *([PICTURES] if drawn.pictures else []))
    yield INDEX, written(IndexPage(whole, beside), lang, "index.html.jinja", shared=True)
    for found in sheets.values():
        for sheet in found:
            yield sheet.file, made(sheet, found)
    for file, numbers in chapters.items():
        page = IndicatorsPage(whole, file, tuple(chapters), numbers)
        yield file, written(page, lang, "indicators.html.jinja", shared=True)
    if drawn.pictures:
        yield PICTURES, written(drawn, lang, "drawn.html.jinja", shared=True)
    yield from zip(ASSETS, (style(), script()), strict=True)


def _chapters(whole: Whole) -> dict[str, range]:
    """Return the files of the indicators that several plans have, each with the rows of the matrix it holds."""
    found: list[range] = []
    first = size = 0
    several = sum(row.documents >= _IN_TWO for row in whole.matrix)  # the widest stand first
    for at, row in enumerate(whole.matrix[:several]):
        wide = _A_ROW + _A_TARGET * sum(map(len, row.cells.values()))
        if size and size + wide > LIMIT:
            found.append(range(first, at))
            first, size = at, 0
        size += wide
    if several > first:
        found.append(range(first, several))
    return {f"indicators{f'.{number}' if number > 1 else ''}.html": rows for number, rows in enumerate(found, 1)}


class PlanPage(Page):
    """A page of one plan, or one of several it is cut into."""

    def __init__(
        self, whole: Whole, run: Run, sheet: Sheet, sheets: Sequence[Sheet], told: dict[str, list[Folded]]
    ) -> None:
        super().__init__(whole, run, sheet.cards, sheet.doc, sheet.file, sheet.parts)
        self._sheet, self._sheets, self._abroad = sheet, sheets, told
        missing = {
            "elsewhere": not told,
            "peers": not self.peers,
            "shares": not self.shares,
            "sidebyside": not run.sentences,
            "proposed": not run.pairs,
            "unjudged": not self.unmatched,
        }
        parts = [part for part in sheet.parts if not missing.get(part)]
        self.parts = (*parts, *(("checks", "grammar") if self.folded else ()))

    @property
    def files(self) -> list[tuple[int, str]]:
        """The files of the plan, each with its number and its address from here, "" for this one."""
        found = [(at, one.file) for at, one in enumerate(self._sheets, 1)]
        return [(at, link(self.here, file) if file != self.here else "") for at, file in found]

    @cached_property
    def elsewhere(self) -> list[tuple[str, list[int], list[Folded]]]:
        """The findings of other plans that quote this one: the plan, how many by severity, those above notice."""
        return [
            (
                doc,
                [sum(item.finding.severity == severity for item in items) for severity in SEVERITIES],
                [item for item in items if item.finding.severity != "notice"],
            )
            for doc, items in self._abroad.items()
        ]

    def blocks(self, document: Document) -> list[Block]:
        """Return the part of the text that stands in this file; rows of a table may be cut apart."""
        found = (passage for passage in document.passages if self._sheet.first <= passage.number < self._sheet.last)
        return self.texts.blocks(tuple(found))

    def part_link(self, part: str) -> str:
        """Return where a section of the plan begins, on whichever of its files."""
        return next((link(self.here, one.file, part) for one in self._sheets if part in one.parts), f"#{part}")


class IndexPage(Page):
    """The overview of all plans; `beside` are the files of the report that are of no single plan."""

    def __init__(self, whole: Whole, beside: Sequence[str]) -> None:
        parts = ("overview", "plans", "provinces", "counts", "unjudged", "checks", "limits")
        super().__init__(whole, here=INDEX, parts=parts)
        self.beside = tuple(beside)
        self.lines = Overview(whole)
        if not self.lines.provinces:
            self.parts = tuple(part for part in parts if part != "provinces")

    @cached_property
    def unmatched(self) -> list[Unmatched]:
        """None: each stands on the page of its plan."""
        return []


class IndicatorsPage(Page):
    """The indicators that several plans have, or a part of them."""

    def __init__(self, whole: Whole, here: str, files: tuple[str, ...], rows: range) -> None:
        super().__init__(whole, here=here, parts=("indicators",))
        self.files = [(at, file if file != here else "") for at, file in enumerate(files, 1)]
        self.single = sum(row.documents == 1 for row in whole.matrix)
        self._rows = rows

    def alike(self, targets: Sequence[Target]) -> list[tuple[str, list[Target]]]:
        """Return the targets of a plan by what is written of them, so that what is said twice is written once."""
        found: dict[tuple[str, bool], list[Target]] = {}
        for target in targets:
            found.setdefault((self.brief(target), target.kind == "baseline"), []).append(target)
        return [(said, held) for (said, _), held in found.items()]

    def quoted(self, targets: Sequence[Target]) -> bool:
        """Say whether a finding above notice quotes one of the targets."""
        return any(self.whole.loud.intersection(self.whole.findings_of(target.id)) for target in targets)

    @property
    def rows(self) -> Iterator[tuple[int, MatrixRow]]:
        """The rows with their numbers."""
        return ((at, self.whole.matrix[at]) for at in self._rows)
