"""The links of a page: where in the report a finding, a target, a passage or a document stands, seen from this page."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Evidence, Quote
from checker.report.whole import Whole, link


class Linked:
    """A page that knows where it stands among the pages of a run: `here` is its file, `doc` the plan it is of."""

    def __init__(self, whole: Whole, doc: str, here: str) -> None:
        self.whole, self.doc, self.here = whole, doc, here

    def finding_link(self, number: int) -> str:
        """Return where a finding stands."""
        return link(self.here, self.whole.places.cards.get(number, ""), f"f{number}")

    def passage_anchor(self, quote: Quote) -> str:
        """Return the anchor of the passage a quote stands in."""
        return f"d{self.whole.doc_at.get(quote.doc, 0)}p{quote.passage}"

    def passage_link(self, doc: str, passage: int) -> str:
        """Return where a passage stands."""
        anchor = f"d{self.whole.doc_at.get(doc, 0)}p{passage}"
        return link(self.here, self.whole.places.text(doc, passage), anchor)

    def place_link(self, evidence: Evidence) -> str:
        """Return where a quote leads: to its target's mark in the text, or to its passage."""
        if evidence.target in self.whole.target_at:
            return self.mark_link(evidence.target)
        return self.passage_link(evidence.quote.doc, evidence.quote.passage)

    def mark_anchor(self, target: str) -> str:
        """Return the anchor of a target's mark in its document."""
        return f"m{self.whole.target_at.get(target, 0)}"

    def mark_link(self, target: str) -> str:
        """Return where a target's mark stands."""
        one = self.whole.lookup.targets.get(target)
        file = self.whole.places.text(one.doc, one.quote.passage) if one else self.here
        return link(self.here, file, self.mark_anchor(target))

    def row_anchor(self, target: str) -> str:
        """Return the anchor of a target's row in the table."""
        return f"t{self.whole.target_at.get(target, 0)}"

    def row_link(self, target: str) -> str:
        """Return where a target's row of the table stands."""
        one = self.whole.lookup.targets.get(target)
        file = self.whole.places.rows.get(one.doc, "") if one else self.here
        return link(self.here, file, self.row_anchor(target))

    def text_link(self, doc: str) -> str:
        """Return where the text of a document begins."""
        files = self.whole.places.texts.get(doc)
        return link(self.here, files[0][1] if files else "", f"d{self.whole.doc_at.get(doc, 0)}")

    def plan_link(self, doc: str) -> str:
        """Return where the page of a plan begins; where there is one page, its text."""
        file = self.whole.places.rest.get(doc)
        return link(self.here, file) if file else self.text_link(doc)

    def index_link(self, anchor: str) -> str:
        """Return a part of the overview."""
        return link(self.here, self.whole.places.index, anchor)

    def asset_link(self, file: str) -> str:
        """Return where a file beside the pages lies."""
        return link(self.here, file)

    def indicator_link(self, row: int) -> str:
        """Return where a row of the matrix stands."""
        return link(self.here, self.whole.places.indicators.get(row, ""), f"i{row}")

    def findings_of(self, target: str) -> Sequence[int]:
        """Return the numbers of the findings that quote a target; on the page of one plan, those that belong to it."""
        found = self.whole.findings_of(target)
        return [number for number in found if self.whole.homes[number] == self.doc] if self.doc else found

    def more_of(self, target: str) -> int:
        """Return how many findings quote a target and stand on the pages of other plans."""
        return len(self.whole.findings_of(target)) - len(self.findings_of(target))
