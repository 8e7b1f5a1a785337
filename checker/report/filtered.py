"""What the filters of a page go by: documents, clauses, checks and departments of its findings."""

from __future__ import annotations

from functools import cached_property

from checker.model import Document, Evidence, Finding, Run, Target
from checker.report.linked import Linked
from checker.report.order import Folded, flat
from checker.report.whole import Whole


class Filtered(Linked):
    """A page with its findings: `run` is what it shows, `folded` its findings in their order."""

    def __init__(self, whole: Whole, run: Run, folded: tuple[Folded, ...], doc: str, here: str) -> None:
        super().__init__(whole, doc, here)
        self.run, self.folded = run, folded

    def target(self, evidence: Evidence) -> Target | None:
        """Return the target a piece of evidence quotes."""
        return self.whole.lookup.targets.get(evidence.target)

    def clauses(self, finding: Finding) -> str:
        """Return the clauses a finding touches, for the filter."""
        quotes = [item.quote for item in finding.evidence if item.quote.clause]
        named = [name for quote in quotes for name in (quote.clause, self.whole.lookup.clause_of(quote).zh)]
        return " ".join(dict.fromkeys(named))

    def docs(self, finding: Finding) -> str:
        """Return the ordinals of the documents a finding touches, for the filter."""
        found = dict.fromkeys(
            self.whole.doc_at[item.quote.doc] for item in finding.evidence if item.quote.doc in self.whole.doc_at
        )
        return " ".join(f"d{number}" for number in found)

    @cached_property
    def touched(self) -> list[Document]:
        """The documents a finding of the page can touch, for the filter."""
        if not self.doc:
            return list(self.run.documents)
        found = {evidence.quote.doc for item in flat(self.folded) for evidence in item.finding.evidence}
        return [document for document in self.whole.run.documents if document.id in found]

    def _responsible(self, finding: Finding) -> tuple[str, ...]:
        targets = [target for item in finding.evidence if (target := self.target(item)) is not None]
        return tuple(dict.fromkeys(name for target in targets for name in target.departments))

    @cached_property
    def all_departments(self) -> list[str]:
        """The departments responsible for what findings are about."""
        return sorted({name for item in flat(self.folded) for name in self._responsible(item.finding)})

    def departments(self, finding: Finding) -> str:
        """Return the ordinals of the departments responsible for the targets of a finding, for the filter."""
        return " ".join(f"p{self.all_departments.index(name) + 1}" for name in self._responsible(finding))

    @cached_property
    def checks_found(self) -> list[str]:
        """The checks that found something, in the order of the cards."""
        return list(dict.fromkeys(item.finding.check for item in flat(self.folded)))
