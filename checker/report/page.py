"""What the page shows, worked out before any template: anchors, links, tables and the text with its marks."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from checker.language.grammar import names_of_rules, rule_named
from checker.model import Document, Evidence, FigureState, Finding, Message, Pair, Quote, Run, Step, Target, Unmatched
from checker.report import amounts, chosen, matrix, omitted, opinion, shares, steps
from checker.report.front import Front
from checker.report.lookup import Lookup, check_name, check_why, told_both
from checker.report.order import flat, fold, primary
from checker.report.pictures import Picture, pictures
from checker.report.sidebyside import SideBySide, side_by_side
from checker.report.summary import SEVERITIES, STATES, STATUSES, inputs_hash, summarise
from checker.report.texts import Texts


class Page:
    """A run with everything the templates ask for; ids in the page are ordinals, so they are short and always valid."""

    severities, statuses, states = SEVERITIES, STATUSES, STATES
    parts = (
        "overview",
        "findings",
        "proposed",
        "sidebyside",
        "matrix",
        "shares",
        "pictures",
        "targets",
        "documents",
        "ledger",
        "unjudged",
        "checks",
        "grammar",
        "limits",
    )

    # Whose statements the lower and the upper target of a pair are.
    roles: Mapping[str, tuple[str, str]] = {
        "above": ("lower", "upper"),
        "annex": ("annex", "plan"),
        "earlier": ("later", "earlier"),
        "within": ("related", "related"),
    }

    def __init__(self, run: Run) -> None:
        self.run = run
        self.lookup = Lookup(run)
        self.texts = Texts(self.lookup)
        self.summary = summarise(run)
        self.inputs = inputs_hash(run)
        self.folded = fold(run.findings)
        self.doc_at = {document.id: at for at, document in enumerate(run.documents, 1)}
        self._target_at = {target: at for at, target in enumerate(self.lookup.targets, 1)}
        self._crops = {(crop.doc, crop.passage): crop.png for crop in run.crops}
        self._crop_at: dict[tuple[str, int], int] = {}
        self._findings_of: dict[str, list[int]] = {}
        for item in flat(self.folded):
            for evidence in item.finding.evidence if item.finding.severity != "notice" else ():
                self._crop_at.setdefault((evidence.quote.doc, evidence.quote.passage), item.number)
            for name in dict.fromkeys(evidence.target for evidence in item.finding.evidence if evidence.target):
                self._findings_of.setdefault(name, []).append(item.number)

    # Findings

    def crop(self, number: int, evidence: Evidence) -> str:
        """Return the picture of the printed lines a quote stands in as a data address; "" but on the first card."""
        key = evidence.quote.doc, evidence.quote.passage
        png = self._crops.get(key) if self._crop_at.get(key) == number else None
        return f"data:image/png;base64,{b64encode(png).decode('ascii')}" if png else ""

    name = staticmethod(check_name)
    standing = staticmethod(chosen.standing)
    answered = staticmethod(chosen.answered)
    why = staticmethod(check_why)
    primary = staticmethod(primary)
    readable = staticmethod(opinion.readable)
    printed = staticmethod(amounts.printed)
    signed = staticmethod(amounts.signed)
    normal = staticmethod(amounts.normal_form)
    deadline = staticmethod(amounts.deadline)
    percent = staticmethod(shares.percent)
    ratio = staticmethod(shares.ratio)
    per_head = staticmethod(shares.per_head)

    @cached_property
    def front(self) -> Front:
        """What the first screen holds."""
        return Front(self.folded, self.summary)

    @cached_property
    def omitted(self) -> list[tuple[int, Document, list[Message]]]:
        """What was not read of each document and holds figures, or may: its number, the document, a sentence each."""
        told = (
            (at, one, list(map(omitted.sentence, omitted.telling(one)))) for at, one in enumerate(self.run.documents, 1)
        )
        return [(at, document, sentences) for at, document, sentences in told if sentences]

    @cached_property
    def grammar(self) -> dict[str, Message]:
        """The rules of the grammar that made the targets of the run: name -> what it says."""
        used = {name for target in self.lookup.targets.values() for name in target.derivation}
        known = (rule_named(name) for name in names_of_rules() if name in used)
        return {rule.name: Message(zh=rule.zh, en=rule.en) for rule in known}

    def rule_at(self, name: str) -> int:
        """Return the number of a rule among those of the page, by which it is linked."""
        return list(self.grammar).index(name)

    def step(self, step: Step) -> Message:
        """Say one step of a match."""
        return steps.sentence(step, self.lookup)

    decision = staticmethod(steps.decision_line)

    def told(self, key: str) -> Message:
        """Return what a reason given by another room says."""
        return told_both(key)

    @cached_property
    def bar(self) -> list[tuple[FigureState | Literal["not-read"], int, int]]:
        """The states of the ledger as parts of a bar a thousand wide: state, from, width."""
        out: list[tuple[FigureState | Literal["not-read"], int, int]] = []
        before, total = 0, self.summary.figures
        for state in STATES:
            upto = before + self.summary.states[state]
            start, end = round(before * 1000 / total), round(upto * 1000 / total)
            if end > start:
                out.append((state, start, end - start))
            before = upto
        if self.summary.omitted:
            start = round(before * 1000 / total)
            out.append(("not-read", start, 1000 - start))
        return out

    def indicator(self, finding: Finding) -> str:
        """Return the indicator a finding is about."""
        return opinion.indicator(finding, self.lookup)

    def pieces(self, evidence: Evidence) -> tuple[str, ...]:
        """Cut a quote before, in and after the figure to mark; the cells of a row are parted by a bar."""
        text = evidence.quote.text
        start, end = evidence.figure or (len(text), len(text))
        return tuple(opinion.readable(part) for part in (text[:start], text[start:end], text[end:]))

    def heads(self, evidence: Evidence) -> str:
        """Return the heads of the columns where a quote is a row of a table."""
        passage = self.lookup.passages.get((evidence.quote.doc, evidence.quote.passage))
        whole = passage is not None and passage.row is not None and "\t" in evidence.quote.text
        return " ｜ ".join(passage.row.headers) if whole and passage and passage.row else ""

    def region(self, evidence: Evidence) -> str:
        """Return whose statement it is where the document's title does not say so."""
        region = self.lookup.region_of(evidence)
        return "" if region and region in self.lookup.title(evidence.quote.doc) else region

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
    def unmatched(self) -> list[Unmatched]:
        """The targets without a counterpart that no finding speaks of."""
        said = {item.target for finding in self.run.findings for item in finding.evidence if item.primary}
        return [item for item in self.run.unmatched if item.target.id not in said]

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

    def brief(self, target: Target) -> str:
        """Write a target for a narrow cell: sign and figure, and the year in brackets."""
        figure = amounts.signed(target.amount) if target.amount else _cut(target.quote.text, 14)
        year = target.by or target.due
        return f"{figure} ({year})" if year else figure

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of the run."""
        return pictures(self.lookup, self.matrix)

    @cached_property
    def side_by_side(self) -> tuple[SideBySide, ...]:
        """The plans whose sentences were taken over, side by side."""
        return side_by_side(self.run.sentences, flat(self.folded), self.lookup)

    @cached_property
    def matrix(self) -> tuple[matrix.MatrixRow, ...]:
        """The rows of the matrix indicator by document."""
        return matrix.rows(self.run)

    @cached_property
    def shares(self) -> tuple[shares.Total, ...]:
        """The totals with what each region takes of them."""
        return shares.totals(self.lookup)

    def pairs(self, certainty: str) -> list[Pair]:
        """Return the certain or the proposed pairs, likeliest first."""
        found = [pair for pair in self.run.pairs if pair.certainty == certainty]
        return sorted(found, key=lambda pair: -pair.rank) if certainty == "proposed" else found


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
