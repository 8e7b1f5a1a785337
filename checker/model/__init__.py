"""The nouns: what every room of the corridor is given and hands on.

All are frozen and hold no library's objects: a unit is the *name* of a unit, a figure a `Decimal`, a place plain
numbers. What a reader hands to structure/ stands in `checker.model.layout`.
"""

from checker.model.alignment import ClausePair, Difference, DifferenceKind, Relation, SentencePair
from checker.model.catalogue import Aggregation, Direction, Indicator, Nature, Region, Subject
from checker.model.decision import Decision
from checker.model.document import (
    Column,
    ColumnRole,
    Document,
    DocumentKind,
    Level,
    Passage,
    PassageKind,
    Section,
    SectionRole,
    TableRow,
)
from checker.model.features import Features
from checker.model.finding import Confidence, Evidence, Finding, Message, Severity, Status, Tally
from checker.model.layout import Place
from checker.model.matching import Certainty, Group, Matching, Pair, Series, Step, Unmatched
from checker.model.particulars import (
    Citation,
    Consolidation,
    Grounds,
    Particulars,
    RoundedFigure,
    StatedShare,
    TableSum,
    TextFault,
    TextFaultKind,
    UpperMatter,
)
from checker.model.run import Crop, Run
from checker.model.target import (
    OF_THE_NAME,
    Amount,
    Bound,
    Extraction,
    Figure,
    FigureState,
    Kind,
    Modality,
    Quantity,
    Quote,
    Scope,
    Target,
    TimeSource,
)

__all__ = [
    "OF_THE_NAME",
    "Aggregation",
    "Amount",
    "Bound",
    "Certainty",
    "Citation",
    "ClausePair",
    "Column",
    "ColumnRole",
    "Confidence",
    "Consolidation",
    "Crop",
    "Decision",
    "Difference",
    "DifferenceKind",
    "Direction",
    "Document",
    "DocumentKind",
    "Evidence",
    "Extraction",
    "Features",
    "Figure",
    "FigureState",
    "Finding",
    "Grounds",
    "Group",
    "Indicator",
    "Kind",
    "Level",
    "Matching",
    "Message",
    "Modality",
    "Nature",
    "Pair",
    "Particulars",
    "Passage",
    "PassageKind",
    "Place",
    "Quantity",
    "Quote",
    "Region",
    "Relation",
    "RoundedFigure",
    "Run",
    "Scope",
    "Section",
    "SectionRole",
    "SentencePair",
    "Series",
    "Severity",
    "StatedShare",
    "Status",
    "Step",
    "Subject",
    "TableRow",
    "TableSum",
    "Tally",
    "Target",
    "TextFault",
    "TextFaultKind",
    "TimeSource",
    "Unmatched",
    "UpperMatter",
]
