"""The nouns: what every room of the corridor is given and hands on.

All are frozen and hold no library's objects: a unit is the *name* of a unit, a figure a `Decimal`, a place plain
numbers. gold/GUIDE.md (tests/gold) defines the fields of a target; where a word here and there is the same, so is
the meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Level = Literal["national", "province", "city", "county", "town", "unknown"]
Kind = Literal["level", "increment", "annual", "change", "state", "baseline"]
Bound = Literal["ge", "gt", "le", "lt", "approx", "eq", "range"]
Scope = Literal["aggregate", "each", "share", "named", "count"]
Modality = Literal["firm", "strive", "basic"]
Quantity = Literal["share", "points", "growth", "index", "stock", "flow", "annual", "cumulative", "ratio", "none"]
Direction = Literal["higher", "lower", "target", "unknown"]
Aggregation = Literal["each", "mean", "sum", "none", "unknown"]
PassageKind = Literal["heading", "paragraph", "row"]
FigureState = Literal["target", "baseline", "name", "date", "out-of-scope", "unread"]
Relation = Literal["above", "annex", "earlier", "within"]
Certainty = Literal["certain", "proposed"]
Severity = Literal["error", "warning", "notice"]
Confidence = Literal["high", "medium", "low"]
Status = Literal["new", "known", "accepted", "resolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the file something stands; numbers count from 1 and are None where the format has no such thing.

    `box` is left, top, right, bottom in points from the top left corner of the page; `scanned` marks text that was
    recognised from a picture and may be misread.
    """

    line: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None
    scanned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of a table with what the table says about it.

    `cells` are the cells as printed, `headers` the head of each column, `spans` the (from, to) of each cell in the
    passage's text. `number` is the table's own numbering (`专栏1`, `表2`, `任务`), `group` the label row the row
    stands under (`一、智慧城镇化`), `unit` a unit given in the caption, `notes` the notes printed under the table.
    `suspect` says why the figures of the row cannot be trusted to stand in their columns (a key of the messages
    under read.suspect).
    """

    headers: tuple[str, ...]
    cells: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    number: str = ""
    caption: str = ""
    group: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    suspect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of text that belongs together: a heading, a paragraph whose lines were joined, a row of a table.

    `text` is the original without the white space that typesetting put in; `origin[i]` is where character i stands in
    `Document.source`, so that every quote can be found again. `clause` is the path of GUIDE.md (`二/1`, `五/二/（一）`,
    `专栏1/16`, `任务/70`); `headings` are the texts of the headings above, outermost first.
    """

    number: int
    clause: str
    kind: PassageKind
    text: str
    origin: tuple[int, ...]
    place: Place = Place()
    headings: tuple[str, ...] = ()
    row: TableRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A plan, an annex or a table of targets as read from one file.

    `id` names it in reports, `region` is a code of GB/T 2260 (six digits; "" if not known), `number` the 发文字号,
    `period` the years it plans for (first, last), `above` the ids of the plans it answers, `annex_of` the plan it
    is annexed to, `succeeds` the plan it takes the place of. `excerpt` marks a text that is known to be incomplete.
    `source` is the text all `Passage.origin` point into; `warnings` say what the reader had to leave or to guess.
    """

    id: str
    title: str
    file: str
    sha256: str
    source: str
    passages: tuple[Passage, ...]
    issuer: str = ""
    region: str = ""
    region_name: str = ""
    level: Level = "unknown"
    number: str = ""
    issued: date | None = None
    period: tuple[int, int] | None = None
    above: tuple[str, ...] = ()
    annex_of: str | None = None
    succeeds: str | None = None
    excerpt: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A run of a passage, `start` to `end` in the passage's text; `text` is that run, verbatim.

    `scanned` marks a passage that was recognised from a picture: its figures may be misread.
    """

    doc: str
    clause: str
    passage: int
    start: int
    end: int
    text: str
    scanned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One commitment of a document: the row of the common indicator schema.

    `indicator` is the name as GUIDE.md wants it, `base_name` the name without the qualifiers, `qualifiers` those
    (kind -> word: `grade` -> `省级`), `canonical` the id of the catalogue's indicator or "". `due` is the deadline
    in force: the stated one, or the plan's last year with `due_stated` False. `wording` is the strength of the
    words that commit, a step of language/wording.py (higher is stronger), `wording_text` those words. `nature` is
    约束性, 预期性 or "". `quantity` says what the figure is. `concerns` are codes of the regions it speaks of where
    they are named. `base_year` is the year a change counts from. `figure` is where the figure stands in the
    passage's text; `approximate_reading` marks a name of which part was carried over from earlier words, and a
    state that has no test of its own (明显改善).
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a document and the one state it is in; the ledger is the list of them.

    `start` and `end` are in the passage's text; `reason` is a key of the messages (why it is out of scope, which
    name it is part of) and `target` the id of the target it became.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was read out of one document: its targets and the ledger of every figure in it."""

    doc: str
    targets: tuple[Target, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a match as a person would explain it: `name` a key of the messages, `outcome` what it decided."""

    name: str
    outcome: Literal["for", "against", "neutral"]
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two targets that speak of one indicator; `upper` is the one that is held fixed.

    For the relation `above` the upper is the higher authority's, for `annex` the plan's, for `earlier` the earlier
    plan's, for `within` the one that stands first. `differences` are qualifiers that differ: (kind, upper's word,
    lower's word).
    """

    id: str
    upper: Target
    lower: Target
    relation: Relation
    certainty: Certainty
    steps: tuple[Step, ...]
    differences: tuple[tuple[str, str, str], ...] = ()
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A total of a higher plan, the parts found below it, and the regions that were not heard from (their codes)."""

    id: str
    total: Target
    parts: tuple[Target, ...]
    pairs: tuple[Pair, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One issuer's targets for one indicator in order of due year, baselines included."""

    id: str
    region: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A target for which no counterpart was found in the document where one was looked for.

    `side` is `upper` where a higher target has no answer, `lower` where a lower one has no parent; `nearest` is the
    best candidate with the steps that ruled it out, if there was one.
    """

    id: str
    target: Target
    side: Literal["upper", "lower"]
    relation: Relation
    other_doc: str
    nearest: Target | None = None
    steps: tuple[Step, ...] = ()
    concerns: bool | None = True
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What the room match/ hands on: which targets speak of the same thing, and which found no counterpart."""

    pairs: tuple[Pair, ...]
    groups: tuple[Group, ...] = ()
    series: tuple[Series, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quote in a finding; `role` says whose it is, `figure` the (from, to) to mark inside `quote.text`."""

    role: Literal["upper", "lower", "total", "part", "earlier", "later", "text", "table", "target", "related"]
    quote: Quote
    region: str = ""
    figure: tuple[int, int] | None = None
    target: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sentence in the two languages of the reports."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a reviewer should look at: one check, one subject, one primary quote and the working that led to it.

    `measured` is the figure or category the suite judged, `working` the arithmetic as one would write it. `fingerprint`
    holds no figures and survives edits elsewhere in the documents. `cause` is the fingerprint of the finding this one
    follows from, or "".
    """

    check: str
    severity: Severity
    confidence: Confidence
    status: Status
    fingerprint: str
    message: Message
    working: Message
    evidence: tuple[Evidence, ...]
    measured: str = ""
    suggestion: Message | None = None
    slip: Message | None = None
    indicator: str = ""
    weight: float = 1.0
    cause: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often one check was within its range, outside it, or not judged, and for which reasons (key, count).

    `held` are the fingerprints of what was within, `unjudged` those of what was not judged, each with its reason.
    """

    check: str
    within: int
    outside: int
    not_judged: int
    reasons: tuple[tuple[str, int], ...] = ()
    held: tuple[str, ...] = ()
    unjudged: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region of GB/T 2260 with the population of the census, where a source gives one."""

    code: str
    name: str
    parent: str
    population: int | None = None
    coastal: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An entry of the catalogue: what one indicator is called, counted in and good for."""

    id: str
    name: str
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    unit: str = ""
    direction: Direction = "unknown"
    aggregation: Aggregation = "unknown"
    applies_to: tuple[str, ...] = ()
    weight: float = 1.0
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on a finding or a match, kept in docs_data/decisions.yaml.

    `about` says in words what was decided on, `names` are the indicators of a match, and `sentences` is the mark of the
    sentences it was decided on: where these have changed since, the decision is overtaken.
    """

    fingerprint: str
    verdict: Literal["accept", "reject"]
    subject: Literal["finding", "match"]
    reason: str
    name: str = ""
    date: str = ""
    expires: str = ""
    about: str = ""
    names: tuple[str, ...] = ()
    sentences: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """The strip of a printed page on which a passage stands, a PNG."""

    doc: str
    passage: int
    png: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One whole run: what was read, matched, judged and found; everything the reports are made from."""

    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    pairs: tuple[Pair, ...]
    groups: tuple[Group, ...]
    series: tuple[Series, ...]
    unmatched: tuple[Unmatched, ...]
    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]
    indicators: tuple[Indicator, ...] = ()
    regions: tuple[Region, ...] = ()
    edition: str = ""
    problems: tuple[str, ...] = field(default=())
    crops: tuple[Crop, ...] = ()
