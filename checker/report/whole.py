"""A run with what is numbered once for all pages of its report, and the places where each thing stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, relpath
from urllib.parse import quote as quoted

from checker.model import Finding, Run
from checker.report import matrix, peers, shares
from checker.report.lookup import Lookup
from checker.report.opinion import sides
from checker.report.order import Folded, flat, fold, primary
from checker.report.peers import Peers
from checker.report.shares import Total
from checker.report.summary import inputs_hash
from checker.report.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The file in which each thing of a report stands; what is not named stands on the one page there is.

    `cards` has the files of the findings by number, `rows` those of the targets of a document, `texts` for each
    document the files its text is cut into, each with the number of its first passage, `rest` the file of what belongs
    to a document besides, `indicators` those of the rows of the matrix.
    """

    cards: Mapping[int, str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    rest: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[int, str] = field(default_factory=dict)
    index: str = ""

    def text(self, doc: str, passage: int) -> str:
        """Return the file in which a passage stands."""
        return next((file for first, file in reversed(self.texts.get(doc, ())) if first <= passage), "")


class Whole:
    """A run with the numbers by which its findings, documents and targets are linked."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.lookup = Lookup(run)
        self.texts = Texts(self.lookup)
        self.inputs = inputs_hash(run)
        self.folded = fold(run.findings)
        self.doc_at = {document.id: at for at, document in enumerate(run.documents, 1)}
        self.target_at = {target: at for at, target in enumerate(self.lookup.targets, 1)}
        self.crops = {(crop.doc, crop.passage): crop.png for crop in run.crops}
        self.places = Places()
        self._findings_of: dict[str, list[int]] = {}
        for item in flat(self.folded):
            for name in dict.fromkeys(evidence.target for evidence in item.finding.evidence if evidence.target):
                self._findings_of.setdefault(name, []).append(item.number)

    def findings_of(self, target: str) -> list[int]:
        """Return the numbers of the findings that quote a target."""
        return self._findings_of.get(target, [])

    @cached_property
    def loud(self) -> frozenset[int]:
        """The numbers of the findings above notice."""
        return frozenset(item.number for item in flat(self.folded) if item.finding.severity != "notice")

    @cached_property
    def matrix(self) -> tuple[matrix.MatrixRow, ...]:
        """The rows of the matrix indicator by document."""
        return matrix.rows(self.run)

    @cached_property
    def shares(self) -> tuple[Total, ...]:
        """The totals with what each region takes of them."""
        return shares.totals(self.lookup)

    @cached_property
    def peers(self) -> tuple[Peers, ...]:
        """What the plans of a level want of one indicator in a year, beside each other."""
        return peers.peers(self.matrix, self.lookup)

    @cached_property
    def peers_of(self) -> dict[str, list[Peers]]:
        """The same by the documents that are among them."""
        found: dict[str, list[Peers]] = {}
        for group in self.peers:
            for doc in group.by_doc:
                found.setdefault(doc, []).append(group)
        return found

    @cached_property
    def shares_of(self) -> dict[str, list[Total]]:
        """The totals by the documents that have one or a part of one."""
        found: dict[str, list[Total]] = {}
        for total in self.shares:
            for doc in total.documents:
                found.setdefault(doc, []).append(total)
        return found

    @cached_property
    def homes(self) -> dict[int, str]:
        """The document each finding belongs to, by number: what follows from another belongs where that one does."""
        return {item.number: home(top.finding) for top in self.folded for item in (top, *top.follows)}

    @cached_property
    def homed(self) -> dict[str, tuple[Folded, ...]]:
        """The findings that belong to each document, in their order."""
        found: dict[str, list[Folded]] = {}
        for top in self.folded:
            found.setdefault(self.homes[top.number], []).append(top)
        return {doc: tuple(items) for doc, items in found.items()}


def home(finding: Finding) -> str:
    """Return the document a finding belongs to: the plan that is asked, which is the lower, later or only one."""
    below, _ = sides(finding)
    first = next((one for one in below if one.quote.doc), None) or primary(finding)
    return finding.asked or (first.quote.doc if first else "")


def link(here: str, file: str, anchor: str = "") -> str:
    """Return the address of an anchor in a file as it is written in another; "" is the one page there is."""
    within = f"#{anchor}" if anchor else ""
    if file == here and within:
        return within
    return quoted(relpath(file, dirname(here) or ".")) + within
