"""What a document says besides its targets: whom it cites, what it rests on, sums and shares, faults of the text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker.model.document import Passage

TextFaultKind = Literal["word", "twice", "mark", "alone"]
UpperMatterKind = Literal["list", "body"]
WorkMatter = Literal["deadline", "lead", "money", "number", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """How a document is named, `start` to `end` of a passage: title, number with its brackets, whether in 《》.

    `policy` says that the title is that of a plan or another paper of an authority.
    """

    passage: int
    start: int
    end: int
    title: str
    number: str
    brackets: str
    marked: bool
    policy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """The sentence in which a document first names what it rests on, `start` to `end` of a passage."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """What a document says is made firm since it was reached (巩固…成效): `what`, without the region it is for.

    `counted` says that it is so many things brought to nothing (三个清零).
    """

    passage: int
    start: int
    end: int
    what: str
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFault:
    """A word of another language, a word said twice or a doubled mark: `text`, in a sentence of a passage."""

    passage: int
    start: int
    end: int
    kind: TextFaultKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpperMatter:
    """What is a higher level's to do: a list of the nation or the province that is filled, a body of the province."""

    passage: int
    start: int
    end: int
    kind: UpperMatterKind
    text: str


@dataclass(frozen=True, slots=True)
class RoundedFigure:
    """A figure as printed: its value, and how far rounding reaches to either side (a count has none)."""

    printed: str
    value: Decimal
    reach: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedShare:
    """A share in percent with the part and the whole it was worked out from, and where each stands.

    `name` is what the share is of: the words of a sentence, the first cell of a row; `bound` whether the share is exact
    (eq), a floor (ge) or a ceiling (le).
    """

    passages: tuple[Passage, ...]
    start: int
    end: int
    name: str
    part: RoundedFigure
    whole: RoundedFigure
    share: RoundedFigure
    bound: Literal["eq", "ge", "le"] = "eq"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedParts:
    """A whole and the parts of it that one sentence names, `start` to `end` of a passage.

    `counted` says that things are counted (20个), which may be other things than the whole's, unless places share it;
    `open` that one of the figures is a bound, or about; `floor` that only the whole is, from below; `all_named` that
    several are named, and no more hinted at (等); `closed` that nothing else can be part of the whole: all regions
    right below the plan's own are named, or the last part is what is left (其他). `payers`: the parts are the shares
    that several pay of one thing, and nothing but them says what the whole is.
    """

    passage: Passage
    start: int
    end: int
    whole: RoundedFigure
    parts: tuple[RoundedFigure, ...]
    counted: bool
    open: bool
    floor: bool = False
    all_named: bool = False
    closed: bool = False
    payers: bool = False
    portions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedList:
    """A count that is announced (5个) beside the `items` it counts, `start` to `end` of a passage.

    A word such as 和 may join two items or stand inside one: there are `fewest` items if none of them joins.
    """

    passage: Passage
    start: int
    end: int
    printed: str
    value: int
    fewest: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedConversion:
    """A figure and, in brackets behind it, the same in another unit: 3000亩（折合2平方公里）.

    It stands from `start` to `end` of its passage; `first` is in the unit of `second`, whose name is `unit`.
    """

    passage: Passage
    start: int
    end: int
    first: RoundedFigure
    second: RoundedFigure
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Misordered:
    """A work that is to begin after it is done, `start` to `end` of a passage: 2028年开工、2027年建成.

    `begins` and `ends` are the times as printed.
    """

    passage: int
    start: int
    end: int
    begins: str
    ends: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseEnd:
    """A reference to a part of the document that it does not have, `start` to `end` of a passage: 附件5 of 3.

    `printed` is the reference, `last` the last part of that kind that there is.
    """

    passage: int
    start: int
    end: int
    printed: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOfWorks:
    """What a sentence, `start` to `end` of a passage, says of a work or of all works, beside the rows that list them.

    `matter` is what both say: the deadline (`value` and `listed` in months where both name one, else in years), the
    lead (alike: one value), the money of all (in yuan, `reach` off at most), their number; an absent work is in the
    sentence alone. `said` and `beside` are how sentence and table print it; `name` is what it is said of.
    """

    passage: Passage
    start: int
    end: int
    rows: tuple[Passage, ...]
    matter: WorkMatter
    name: str
    said: str
    beside: str
    value: Decimal
    listed: Decimal
    reach: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSum:
    """A total of a table of a document and the cells it sums up; `step` is one unit of its last printed digit.

    `exact`: things are counted one by one, so that no cell is rounded.
    """

    doc: str
    total: Passage
    parts: tuple[Passage, ...]
    column: int
    printed: str
    value: Decimal
    figures: tuple[Decimal, ...]
    step: Decimal
    header: str
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a document says besides its targets, as far as anything is made of it.

    `drafted_on_grounds` says that it names the papers it was drafted after; `assigned` are the rows (passages) that
    promise what is set above.
    """

    citations: tuple[Citation, ...] = ()
    grounds: Grounds | None = None
    drafted_on_grounds: bool = False
    consolidations: tuple[Consolidation, ...] = ()
    text_faults: tuple[TextFault, ...] = ()
    misordered: tuple[Misordered, ...] = ()
    upper_matters: tuple[UpperMatter, ...] = ()
    shares: tuple[StatedShare, ...] = ()
    parts: tuple[StatedParts, ...] = ()
    lists: tuple[StatedList, ...] = ()
    conversions: tuple[StatedConversion, ...] = ()
    sums: tuple[TableSum, ...] = ()
    works: tuple[ToldOfWorks, ...] = ()
    loose_ends: tuple[LooseEnd, ...] = ()
    assigned: frozenset[int] = frozenset()


NO_PARTICULARS = Particulars()
