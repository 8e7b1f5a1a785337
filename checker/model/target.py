"""What is read out of a document: targets, each with its quote and its amount, and the ledger of every figure.

gold/GUIDE.md (tests/gold) defines the fields of a target; where a word here and there is the same, so is the meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, Self

from checker.model.document import Document, Passage
from checker.model.features import NO_FEATURES, Features
from checker.model.particulars import NO_PARTICULARS, Particulars

Kind = Literal["level", "increment", "annual", "change", "state", "baseline"]
Bound = Literal["ge", "gt", "le", "lt", "approx", "eq", "range"]
Scope = Literal["aggregate", "each", "share", "named", "count"]
Modality = Literal["firm", "strive", "basic"]
Quantity = Literal["share", "points", "growth", "index", "stock", "flow", "annual", "cumulative", "ratio", "none"]
TimeSource = Literal["", "sentence", "lead-in", "heading", "title", "head", "row", "caption", "opening", "plan"]
FigureState = Literal["target", "baseline", "name", "date", "out-of-scope", "unread"]
_UNITS_IN_WORDS = ("成", "番", "倍", "成半")
_SHARES_IN_WORDS = ("百分之", "千分之")
OF_THE_NAME = "name:"
"""What a canonical id begins with that is made of the indicator's name, because the catalogue has no entry for it."""
BY_HAND = "by-hand"
"""In the derivation of a target: no rule has read it, a person has added it; the note says who, when and why."""


class Quote(NamedTuple):
    """A run of a passage, `start` to `end` in the passage's text; `text` is that run, verbatim.

    `scanned` marks a passage that was recognised from a picture: its figures may be misread. `printed` is the shortest
    run that tells the target, as it stands in the file, where that differs: of a row the cells from the name to the
    figure, with the mark of a page inside a sentence, with stand-ins for signs.
    """

    doc: str
    clause: str
    passage: int
    start: int
    end: int
    text: str
    scanned: bool = False
    printed: str = ""

    @classmethod
    def of(cls, document: Document, passage: Passage, start: int, end: int, printed: str = "") -> Self:
        """Return the run `start` to `end` of a passage of a document."""
        return cls(
            doc=document.id,
            clause=passage.clause,
            passage=passage.number,
            start=start,
            end=end,
            text=passage.text[start:end],
            scanned=passage.place.scanned,
            printed=printed,
        )


class Amount(NamedTuple):
    """A figure with its bound and unit, as written and as compared.

    `value` is the figure with 万/亿 multiplied out (the low end of a range), `value_max` the high end of a range,
    `text` the figure as written with 万/亿 but without unit, `unit` the unit as written without 万/亿. `low` and
    `high` enclose what the statement allows, in `canonical_unit` (a name of language/units.txt); None is unbounded.
    `step` is one unit of the last printed digit in the canonical unit: rounding reaches half of it. `dimension` is
    "" for an unknown unit.
    """

    value: Decimal
    value_max: Decimal | None
    text: str
    unit: str
    bound: Bound
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    step: Decimal | None = None
    canonical_unit: str = ""
    dimension: str = ""

    @property
    def unit_behind(self) -> str:
        """Return the unit to print behind the figure: "" where its words say it themselves (两成, 百分之七十)."""
        says_it = self.text.endswith(_UNITS_IN_WORDS) or self.text.startswith(_SHARES_IN_WORDS)
        return "" if says_it else self.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One commitment of a document: the row of the common indicator schema.

    `indicator` is the name as GUIDE.md wants it, `base_name` the name without the qualifiers, `qualifiers` those
    (kind -> word: `grade` -> `省级`), `canonical` the id of the catalogue's indicator, or `name:` and the name in its
    normal spelling where the catalogue has none, `akin` the entries that state the same matter in another way; matching
    fills all four. `due` is the deadline
    in force: the stated one, or the plan's last year with `due_stated` False. `wording` is the strength of the
    words that commit, a step of language/wording.py (higher is stronger), `wording_text` those words. `nature` is
    约束性, 预期性 or "". `quantity` says what the figure is. `concerns` are codes of the regions it speaks of where
    they are named. `base_year` is the year a change counts from, `since` that from which a standing
    rule holds (2023年起), which then is `ongoing`. `figure` is where the figure stands in the
    passage's text; `approximate_reading` marks a name of which part was carried over from earlier words, and a
    state that has no test of its own (明显改善). `by_from` says where the time was found: in the sentence, in the
    lead-in above, in a heading, in the title, in the head of the column, in the row, in the caption; "plan" for the
    plan's last year. `derivation` names the rules of the grammar that made the target, in order.
    `features` are what is said of it besides.
    """

    id: str
    doc: str
    quote: Quote
    indicator: str
    amount: Amount | None
    kind: Kind
    by: int | None
    period: tuple[int, int] | None
    time_text: str
    region: str
    scope: Scope
    modality: Modality
    note: str = ""
    clause: str = ""
    base_name: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    canonical: str = ""
    akin: tuple[str, ...] = ()
    due: int | None = None
    due_stated: bool = False
    wording: int | None = None
    wording_text: str = ""
    nature: str = ""
    departments: tuple[str, ...] = ()
    quantity: Quantity = "none"
    concerns: tuple[str, ...] = ()
    base_year: int | None = None
    in_table: bool = False
    ongoing: bool = False
    figure: tuple[int, int] | None = None
    approximate_reading: bool = False
    since: int | None = None
    by_from: TimeSource = ""
    derivation: tuple[str, ...] = ()
    features: Features = NO_FEATURES

    @classmethod
    def without_figure(cls, id_: str, quote: Quote, name: str, rule: str) -> Target:
        """Return a commitment without a figure that no extraction made, by its words and the rule that did."""
        return cls(
            id=id_,
            doc=quote.doc,
            quote=quote,
            indicator=name,
            amount=None,
            kind="state",
            by=None,
            period=None,
            time_text="",
            region="",
            scope="aggregate",
            modality="firm",
            canonical=OF_THE_NAME + name,
            derivation=(rule,),
        )

    @property
    def entry(self) -> str:
        """The id of the catalogue's entry for the indicator, "" where it has none."""
        return "" if self.canonical.startswith(OF_THE_NAME) else self.canonical

    @property
    def by_hand(self) -> bool:
        """Whether a person has added it."""
        return BY_HAND in self.derivation


class Figure(NamedTuple):
    """One figure of a document and the one state it is in; the ledger is the list of them.

    `start` and `end` are in the passage's text; `reason` is a key of the messages (why it is out of scope, which
    name it is part of), `rule` the rule of the grammar that gave the state, `target` the id of the target it became.
    """

    doc: str
    passage: int
    clause: str
    start: int
    end: int
    text: str
    state: FigureState
    reason: str = ""
    target: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """A target that a document says another plan has set, and how it names that plan (省规划, 《…》)."""

    target: Target
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was read out of one document: its targets, the ledger of every figure in it, and what it says besides.

    `reported` are targets of a plan above that the document only tells of, each with the name it gives the plan.
    """

    doc: str
    targets: tuple[Target, ...]
    figures: tuple[Figure, ...]
    particulars: Particulars = NO_PARTICULARS
    reported: tuple[Reported, ...] = ()
