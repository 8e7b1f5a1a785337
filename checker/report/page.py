"""What the page shows, worked out before any template: links, tables and the text with its marks."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from checker.language.grammar import names_of_rules, rule_named
from checker.model import Document, Evidence, FigureState, Finding, Message, Pair, Run, Step, Target, Unmatched
from checker.report import amounts, chosen, matrix, omitted, opinion, peers, rulepack, shares, steps
from checker.report.filtered import Filtered
from checker.report.front import Front
from checker.report.lookup import check_name, check_why, told_both
from checker.report.omitted import facts_unread
from checker.report.order import Folded, flat, primary
from checker.report.pictures import Picture, pictures
from checker.report.sidebyside import SideBySide, side_by_side
from checker.report.summary import SEVERITIES, STATES, STATUSES, summarise
from checker.report.texts import Block
from checker.report.whole import Whole


class Page(Filtered):
    """What one page shows, with everything the templates ask for; ids are ordinals, so they are short and valid.

    The page is of the whole run, or of `shown`, a part of it: then `doc` is the plan it is of, `here` its file,
    `folded` its findings and `parts` its sections.
    """

    severities, statuses, states = SEVERITIES, STATUSES, STATES
    parts: tuple[str, ...] = (
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

    def __init__(
        self,
        whole: Whole,
        shown: Run | None = None,
        folded: tuple[Folded, ...] | None = None,
        doc: str = "",
        here: str = "",
        parts: tuple[str, ...] | None = None,
    ) -> None:
        super().__init__(whole, shown or whole.run, whole.folded if folded is None else folded, doc, here)
        self.parts = self.parts if parts is None else parts
        self.lookup, self.texts, self.inputs, self.doc_at = whole.lookup, whole.texts, whole.inputs, whole.doc_at
        self.summary = summarise(self.run)
        self._crop_at: dict[tuple[str, int], int] = {}
        self._told: Counter[object] = Counter()
        for item in flat(self.folded):
            for evidence in item.finding.evidence:
                self._told[_statement(item.finding, evidence)] += 1
                if item.finding.severity != "notice":
                    self._crop_at.setdefault((evidence.quote.doc, evidence.quote.passage), item.number)
        self._first: dict[object, tuple[int, int]] = {}
        # Where nothing is known from before, that each finding is new says nothing.
        self.all_new = all(one.status == "new" and one.decision is None for one in whole.run.findings)

    # Findings

    def crop(self, number: int, evidence: Evidence) -> str:
        """Return the picture of the printed lines a quote stands in as a data address; "" but on the first card."""
        key = evidence.quote.doc, evidence.quote.passage
        png = self.whole.crops.get(key) if self._crop_at.get(key) == number else None
        return f"data:image/png;base64,{b64encode(png).decode('ascii')}" if png else ""

    def first_shown(self, item: Folded, evidence: Evidence) -> tuple[int, int]:
        """Return on which card a statement stands already, and the number it has in the page; 0 for none."""
        key = _statement(item.finding, evidence)
        if key in self._first:
            return self._first[key]
        at = len(self._first) + 1 if self._told[key] > 1 else 0
        if at:
            self._first[key] = item.number, at
        return 0, at

    name = staticmethod(check_name)
    facts_unread = staticmethod(facts_unread)
    standing = staticmethod(chosen.standing)
    answered = staticmethod(chosen.answered)
    why = staticmethod(check_why)
    rules_told = staticmethod(rulepack.told)
    primary = staticmethod(primary)
    readable = staticmethod(opinion.readable)
    printed = staticmethod(amounts.printed)
    signed = staticmethod(amounts.signed)
    normal = staticmethod(amounts.normal_form)
    deadline = staticmethod(amounts.deadline)
    percent = staticmethod(shares.percent)
    ratio = staticmethod(shares.ratio)
    per_head = staticmethod(shares.per_head)
    once = staticmethod(matrix.once)

    @cached_property
    def front(self) -> Front:
        """What the first screen holds."""
        return Front(self.folded, self.summary)

    @cached_property
    def omitted(self) -> list[tuple[int, Document, list[Message]]]:
        """What was not read of each document and holds figures, or may: its number, the document, a sentence each."""
        told = (
            (self.doc_at[one.id], one, list(map(omitted.sentence, omitted.telling(one)))) for one in self.run.documents
        )
        return [(at, document, sentences) for at, document, sentences in told if sentences]

    @cached_property
    def grammar(self) -> dict[str, Message]:
        """The rules of the grammar that made the targets of the page: name -> what it says."""
        quoted = (self.target(evidence) for item in flat(self.folded) for evidence in item.finding.evidence)
        shown = (target for extraction in self.run.extractions for target in extraction.targets)
        used = {name for target in (*quoted, *shown) if target for name in target.derivation}
        known = (rule_named(name) for name in names_of_rules() if name in used)
        return {rule.name: Message(zh=rule.zh, en=rule.en) for rule in known}

    def rule(self, name: str) -> Message:
        """Return how a rule is called: by what it says in Chinese, by its name in English."""
        return Message(zh=self.grammar[name].zh.rstrip("。"), en=name)

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

    def ordered(self, finding: Finding) -> tuple[Evidence, ...]:
        """Return the evidence with the statement asked about first, then what it is held against."""
        below, above = opinion.sides(finding)
        return tuple(sorted((*below, *above), key=lambda item: item.role == "related"))

    @cached_property
    def unmatched(self) -> list[Unmatched]:
        """The targets without a counterpart that no finding speaks of."""
        said = {item.target for finding in self.run.findings for item in finding.evidence if item.primary}
        return [item for item in self.run.unmatched if item.target.id not in said]

    @cached_property
    def unmatched_by_reason(self) -> list[tuple[tuple[str, str, str], list[Unmatched]]]:
        """The same by what they lack, in which document, and why, the most frequent first."""
        found: dict[tuple[str, str, str], list[Unmatched]] = {}
        for item in self.unmatched:
            found.setdefault((item.side, item.other_doc, item.why_not), []).append(item)
        return sorted(found.items(), key=lambda group: -len(group[1]))

    @cached_property
    def checks(self) -> list[str]:
        """The checks of the page: those tallied in the run, then any other that found something."""
        counted = () if self.doc else (tally.check for tally in self.run.tallies)
        return list(dict.fromkeys([*counted, *self.checks_found]))

    def blocks(self, document: Document) -> list[Block]:
        """Return the text of a document as it stands in this file."""
        return self.texts.blocks(document.passages)

    def part_link(self, part: str) -> str:
        """Return where a section begins."""
        return f"#{part}"

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

    @property
    def matrix(self) -> tuple[matrix.MatrixRow, ...]:
        """The rows of the matrix indicator by document."""
        return self.whole.matrix

    def above_of(self, group: peers.Peers) -> list[Target]:
        """Return the targets above a group: on the page of one plan, those of the plans it answers."""
        plans = {document.id: document.above for document in self.whole.run.documents}
        answered = plans.get(self.doc, ())
        return [target for target in group.above if not self.doc or target.doc in answered]

    @cached_property
    def peers(self) -> tuple[peers.Peers, ...]:
        """What the plans of a level want of one indicator; on the page of one plan, where it is among them."""
        return tuple(self.whole.peers_of.get(self.doc, ())) if self.doc else self.whole.peers

    @cached_property
    def shares(self) -> tuple[shares.Total, ...]:
        """The totals with what each region takes of them; on the page of one plan, those it has a part in."""
        return tuple(self.whole.shares_of.get(self.doc, ())) if self.doc else self.whole.shares

    def pairs(self, certainty: str) -> list[Pair]:
        """Return the certain or the proposed pairs, likeliest first."""
        found = [pair for pair in self.run.pairs if pair.certainty == certainty]
        return sorted(found, key=lambda pair: -pair.rank) if certainty == "proposed" else found


def _statement(finding: Finding, evidence: Evidence) -> object:
    """Return what is the same for statements that are written alike on two cards."""
    quote, loud = evidence.quote, finding.severity != "notice"
    return quote.doc, quote.passage, quote.start, quote.end, evidence.figure, evidence.target, evidence.region, loud


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
