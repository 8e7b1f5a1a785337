"""What the page shows, worked out before any template: anchors, links, tables and the text with its marks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.messages import message
from checker.model import (
    Document,
    Evidence,
    Figure,
    FigureState,
    Finding,
    Message,
    Pair,
    Passage,
    Quote,
    Run,
    Step,
    Target,
)
from checker.report import amounts, marks, matrix, opinion
from checker.report.lookup import Lookup, check_name, check_why, told_both
from checker.report.order import flat, fold, primary
from checker.report.pictures import Picture, pictures
from checker.report.summary import SEVERITIES, STATES, STATUSES, inputs_hash, summarise


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or paragraph, or the rows of one table, as the page lays them out."""

    kind: str
    passages: tuple[Passage, ...]


class Page:
    """A run with everything the templates ask for; ids in the page are ordinals, so they are short and always valid."""

    severities, statuses, states = SEVERITIES, STATUSES, STATES
    parts = (
        "overview",
        "findings",
        "proposed",
        "matrix",
        "pictures",
        "targets",
        "documents",
        "ledger",
        "unjudged",
        "checks",
        "limits",
    )

    def __init__(self, run: Run) -> None:
        self.run = run
        self.lookup = Lookup(run)
        self.summary = summarise(run)
        self.inputs = inputs_hash(run)
        self.folded = fold(run.findings)
        self.doc_at = {document.id: at for at, document in enumerate(run.documents, 1)}
        self._target_at = {target: at for at, target in enumerate(self.lookup.targets, 1)}
        self._figures: dict[tuple[str, int], list[Figure]] = {}
        for extraction in run.extractions:
            for figure in extraction.figures:
                self._figures.setdefault((figure.doc, figure.passage), []).append(figure)
        self._targets_in: dict[tuple[str, int], list[Target]] = {}
        for target in self.lookup.targets.values():
            self._targets_in.setdefault((target.doc, target.quote.passage), []).append(target)
        self._findings_of: dict[str, list[int]] = {}
        for item in flat(self.folded):
            for name in dict.fromkeys(evidence.target for evidence in item.finding.evidence if evidence.target):
                self._findings_of.setdefault(name, []).append(item.number)

    # Findings

    name = staticmethod(check_name)
    why = staticmethod(check_why)
    primary = staticmethod(primary)
    sides = staticmethod(opinion.sides)
    printed = staticmethod(amounts.printed)
    signed = staticmethod(amounts.signed)
    normal = staticmethod(amounts.normal_form)
    deadline = staticmethod(amounts.deadline)

    def told(self, key: str) -> Message:
        """Return what a reason given by another room says."""
        return told_both(key)

    @cached_property
    def bar(self) -> list[tuple[FigureState, int, int]]:
        """The states of the ledger as parts of a bar a thousand wide: state, from, width."""
        out, before, total = [], 0, self.summary.figures
        for state in STATES:
            upto = before + self.summary.states[state]
            start, end = round(before * 1000 / total), round(upto * 1000 / total)
            if end > start:
                out.append((state, start, end - start))
            before = upto
        return out

    def indicator(self, finding: Finding) -> str:
        """Return the indicator a finding is about."""
        return opinion.indicator(finding, self.lookup)

    def pieces(self, evidence: Evidence) -> tuple[str, str, str]:
        """Cut a quote before, in and after the figure to mark."""
        text = evidence.quote.text
        if evidence.figure is None:
            return text, "", ""
        start, end = evidence.figure
        return text[:start], text[start:end], text[end:]

    def target(self, evidence: Evidence) -> Target | None:
        """Return the target a piece of evidence quotes."""
        return self.lookup.targets.get(evidence.target)

    def ordered(self, finding: Finding) -> tuple[Evidence, ...]:
        """Return the evidence with the statement asked about first, then what it is held against."""
        below, above = opinion.sides(finding)
        return (*below, *above)

    def clauses(self, finding: Finding) -> str:
        """Return the clauses a finding touches, for the filter."""
        return " ".join(dict.fromkeys(item.quote.clause for item in finding.evidence if item.quote.clause))

    def docs(self, finding: Finding) -> str:
        """Return the ordinals of the documents a finding touches, for the filter."""
        found = dict.fromkeys(self.doc_at[item.quote.doc] for item in finding.evidence if item.quote.doc in self.doc_at)
        return " ".join(f"d{at}" for at in found)

    def departments(self, finding: Finding) -> str:
        """Return the departments responsible for the targets of a finding, for the filter."""
        targets = [target for item in finding.evidence if (target := self.target(item)) is not None]
        return " ".join(dict.fromkeys(name for target in targets for name in target.departments))

    @cached_property
    def all_departments(self) -> list[str]:
        """All departments named in findings."""
        return sorted({name for item in flat(self.folded) for name in self.departments(item.finding).split()})

    @cached_property
    def checks_found(self) -> list[str]:
        """The checks that found something, in the order of the cards."""
        return list(dict.fromkeys(item.finding.check for item in flat(self.folded)))

    @cached_property
    def checks(self) -> list[str]:
        """Every check of the run: those tallied, then any other that found something."""
        return list(dict.fromkeys([*(tally.check for tally in self.run.tallies), *self.checks_found]))

    # Links

    def passage_anchor(self, quote: Quote) -> str:
        """Return the anchor of the passage a quote stands in."""
        return f"d{self.doc_at.get(quote.doc, 0)}p{quote.passage}"

    def place_link(self, evidence: Evidence) -> str:
        """Return where a quote leads: its target's mark in the text, or its passage."""
        return (
            self.mark_anchor(evidence.target)
            if evidence.target in self._target_at
            else self.passage_anchor(evidence.quote)
        )

    def mark_anchor(self, target: str) -> str:
        """Return the anchor of a target's mark in its document."""
        return f"m{self._target_at.get(target, 0)}"

    def row_anchor(self, target: str) -> str:
        """Return the anchor of a target's row in the table."""
        return f"t{self._target_at.get(target, 0)}"

    def findings_of(self, target: str) -> list[int]:
        """Return the numbers of the findings that quote a target."""
        return self._findings_of.get(target, [])

    # Documents

    def blocks(self, document: Document) -> list[Block]:
        """Return the passages of a document, rows of one table together."""
        out: list[Block] = []
        for passage in document.passages:
            if passage.kind == "row" and passage.row is not None:
                last = out[-1] if out else None
                before = last.passages[-1].row if last and last.kind == "row" else None
                if last and before and (before.number, before.headers) == (passage.row.number, passage.row.headers):
                    out[-1] = Block("row", (*last.passages, passage))
                    continue
                out.append(Block("row", (passage,)))
            else:
                out.append(Block("heading" if passage.kind == "heading" else "paragraph", (passage,)))
        return out

    def runs(self, document: Document, passage: Passage, cell: tuple[int, int] | None = None) -> Iterable[marks.Run]:
        """Return the marked runs of a passage, or of one cell of it."""
        key = (document.id, passage.number)
        return marks.runs(passage.text, self._figures.get(key, ()), self._targets_in.get(key, ()), within=cell)

    def depth(self, passage: Passage) -> int:
        """Return how deep a heading lies, as a level of HTML headings under the document's title."""
        return min(6, 4 + len(passage.headings))

    def figures(self, document: Document) -> dict[str, int]:
        """Return the number of figures of a document in each state."""
        found = [
            figure.state
            for extraction in self.run.extractions
            if extraction.doc == document.id
            for figure in extraction.figures
        ]
        return {state: found.count(state) for state in STATES}

    def targets_in(self, document: Document) -> int:
        """Return how many targets were read out of a document."""
        return sum(target.doc == document.id for target in self.lookup.targets.values())

    def relations(self, document: Document) -> list[Message]:
        """Say how a document is related to the others."""
        out: list[Message] = []
        if document.above:
            out.append(message("report.answers.above", titles=self._titles(document.above)))
        if document.annex_of:
            out.append(message("report.answers.annex", titles=self._titles((document.annex_of,))))
        if document.succeeds:
            out.append(message("report.answers.succeeds", titles=self._titles((document.succeeds,))))
        if document.excerpt:
            out.append(message("report.answers.excerpt"))
        return out

    def _titles(self, ids: Sequence[str]) -> Message:
        titled = [message("report.titled", title=self.lookup.title(doc)) for doc in ids]
        return Message(zh="".join(title.zh for title in titled), en=", ".join(title.en for title in titled))

    def targets_of(self, document: Document) -> list[Target]:
        """Return the targets of a document in the order of its text."""
        return [target for target in self.lookup.targets.values() if target.doc == document.id]

    def brief(self, target: Target) -> str:
        """Write a target for a narrow cell: sign and figure, and the year in brackets."""
        figure = amounts.signed(target.amount) if target.amount else _cut(target.quote.text, 14)
        year = target.by or target.due
        return f"{figure} ({year})" if year else figure

    # Ledger, matrix, matches

    def listed(self, state: str) -> list[tuple[Figure, str, str]]:
        """Return the figures in one state with the text before and after each."""
        out = []
        for extraction in self.run.extractions:
            for figure in extraction.figures:
                if figure.state == state:
                    passage = self.lookup.passages.get((figure.doc, figure.passage))
                    text = passage.text if passage else ""
                    out.append(
                        (figure, text[max(0, figure.start - 18) : figure.start], text[figure.end : figure.end + 18])
                    )
        return out

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of the run."""
        return pictures(self.run)

    @cached_property
    def matrix(self) -> tuple[matrix.Row, ...]:
        """The rows of the matrix indicator by document."""
        return matrix.rows(self.run)

    def pairs(self, certainty: str) -> list[Pair]:
        """Return the certain or the proposed pairs, likeliest first."""
        found = [pair for pair in self.run.pairs if pair.certainty == certainty]
        return sorted(found, key=lambda pair: -pair.rank) if certainty == "proposed" else found

    def step(self, step: Step) -> Message:
        """Say one step of a match."""
        sentence = told_both(step.name, **dict(step.values))
        if sentence.zh == step.name and step.values:
            said = ", ".join(f"{key}={value}" for key, value in step.values)
            return Message(zh=f"{step.name} {said}", en=f"{step.name} {said}")
        return sentence

    def decision(self, pair: Pair, verdict: str) -> str:
        """Return the line for decisions.yaml that accepts or rejects a proposed match."""
        fields = {"fingerprint": pair.id, "verdict": verdict, "subject": "match", "reason": "", "name": "", "date": ""}
        return (
            "- {"
            + ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
            + "}"
        )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
