"""The nouns: what every room of the corridor is given and hands on.

All are frozen and hold no library's objects: a unit is the *name* of a unit, a figure a `Decimal`, a place plain
numbers. What a reader hands to structure/ stands in `checker.model.layout`.
"""

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
from checker.model.finding import Confidence, Evidence, Finding, Message, Severity, Status, Tally
from checker.model.layout import Place
from checker.model.matching import Certainty, Group, Matching, Pair, Relation, Series, Step, Unmatched
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
)

__all__ = [
    "OF_THE_NAME",
    "Aggregation",
    "Amount",
    "Bound",
    "Certainty",
    "Column",
    "ColumnRole",
    "Confidence",
    "Crop",
    "Decision",
    "Direction",
    "Document",
    "DocumentKind",
    "Evidence",
    "Extraction",
    "Figure",
    "FigureState",
    "Finding",
    "Group",
    "Indicator",
    "Kind",
    "Level",
    "Matching",
    "Message",
    "Modality",
    "Nature",
    "Pair",
    "Passage",
    "PassageKind",
    "Place",
    "Quantity",
    "Quote",
    "Region",
    "Relation",
    "Run",
    "Scope",
    "Section",
    "SectionRole",
    "Series",
    "Severity",
    "Status",
    "Step",
    "Subject",
    "TableRow",
    "Tally",
    "Target",
    "Unmatched",
]
