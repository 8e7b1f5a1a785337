"""The features of a target: what its sentence, its name, its time and its row say of it besides the figure.

They are read here once, when a target is finished, and stand on it; checker/model/features.py defines each of them.
"""

from __future__ import annotations

from dataclasses import replace

from checker.extract.features.figure import around_figure
from checker.extract.features.naming import of_name
from checker.extract.features.row import of_row
from checker.extract.features.said import Parts, Said
from checker.extract.features.timing import of_time
from checker.extract.features.words import Where, features_in
from checker.model import Document, Extraction, Features, Passage

__all__ = ["Parts", "features_of", "with_features"]


def features_of(target: Said, passage: Passage) -> Features:
    """Return the features of a target, or of what will be one, that is read out of a passage."""
    quote, name = target.quote.text, target.indicator.strip()
    at = target.figure[0] - target.quote.start if target.figure is not None else 0
    before = "".join(quote[: max(at, 0)].split())
    unit = target.amount.unit if target.amount is not None else ""
    texts: dict[Where, tuple[str, ...]] = {
        "quote": (quote,),
        "name": (name,),
        "before": (before,),
        "quote and name": (quote, name),
        "unit and name": (unit, name),
    }
    found = features_in(texts)
    found |= around_figure(target, passage, before)
    found |= of_name(target, found)
    found |= of_time(target.time_text, quote)
    found |= of_row(passage)
    return Features(**found)


def with_features(extraction: Extraction, document: Document) -> Extraction:
    """Return an extraction whose targets have the features of what is now said of them, after a correction."""
    passages = {passage.number: passage for passage in document.passages}
    return replace(
        extraction,
        targets=tuple(
            replace(target, features=features_of(target, passages[target.quote.passage]))
            for target in extraction.targets
        ),
    )
