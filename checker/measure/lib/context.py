"""The context around a row: the documents, the catalogue, the regions and everything that was read and matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from checker.language.places import place_of
from checker.language.regions import full_name
from checker.measure.lib.chain import Chain, chain_of
from checker.measure.lib.lookups import Lookups
from checker.messages import message
from checker.model import (
    COUNTRY,
    Document,
    Extraction,
    Indicator,
    Matching,
    Message,
    Pair,
    Particulars,
    Region,
    Target,
    stated_residents,
)

_COUNTRY = "国家"
_ABOUT = "关于"

Order = Literal["answers", "precedes", "unknown"]


@dataclass(frozen=True, slots=True)
class Head:
    """What a document is known by to every other one: it may be cited."""

    id: str
    title: str
    number: str
    annex_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything a measure may look up beside its own row.

    `matching` is what rows are asked for, `rows_of` the documents whose rows are, None where it is all of them. A
    measure looks documents up by their ids and never walks through them; of all it knows the `heads`, and their order
    by the `places`. `annexes` are those of each plan.
    """

    matching: Matching
    documents: Mapping[str, Document]
    extractions: Mapping[str, Extraction]
    indicators: Mapping[str, Indicator]
    regions: Mapping[str, Region]
    lookups: Lookups
    chain: Chain = field(default_factory=Chain)
    heads: Iterable[Head] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    annexes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rows_of: tuple[str, ...] | None = None

    @property
    def own_documents(self) -> Iterator[Document]:
        """The documents whose rows are asked for."""
        return (self.documents[doc] for doc in (self.documents if self.rows_of is None else self.rows_of))

    @property
    def own_extractions(self) -> Iterator[Extraction]:
        """What was extracted from them."""
        wanted = self.extractions if self.rows_of is None else self.rows_of
        return (self.extractions[doc] for doc in wanted if doc in self.extractions)

    def indicator(self, target: Target) -> Indicator | None:
        """Return the catalogue's entry for a target, None for an indicator that is not in it."""
        return self.indicators.get(target.canonical)

    def particulars(self, doc: str) -> Particulars:
        """Return what a document says besides its targets."""
        return self.extractions[doc].particulars if doc in self.extractions else Particulars()

    def region_of(self, target: Target) -> Region | None:
        """Return the region whose plan a target stands in."""
        document = self.documents.get(target.doc)
        return self.regions.get(document.region) if document else None

    def named(self, target: Target) -> frozenset[str]:
        """Return the regions that are to reach a target by its words, in full or in short, but for its plan's own."""
        own = self.documents[target.doc].region if target.doc in self.documents else ""
        around = self.region_name(target.doc)
        names = "、".join(full_name(name, around) for name in target.region.split("、"))
        return (frozenset(target.concerns) or self.lookups.named(names)) - {own}

    def region_name(self, doc: str) -> str:
        """Return the name of the region a document plans for, as the documents or the census write it."""
        document = self.documents.get(doc)
        if document is None:
            return ""
        known = self.regions.get(document.region)
        national = _COUNTRY if document.level == "national" else ""
        return document.region_name or (known.name if known else "") or national or document.issuer or document.title

    def role(self, doc: str) -> str:
        """Return what findings know a document by, whatever its file and id are called."""
        document = self.documents.get(doc)
        return document.role or doc if document else doc

    def plan_of(self, doc: str) -> str:
        """Return the plan a document belongs to: itself, or the one it is annexed to."""
        document = self.documents.get(doc)
        return document.annex_of if document and document.annex_of in self.documents and document.annex_of else doc

    def between(self, upper_doc: str, lower_doc: str) -> tuple[str, ...]:
        """Return the plans that stand between two documents of a chain, such as the province's."""
        return self.chain.between(self.plan_of(upper_doc), self.plan_of(lower_doc))

    def revision(self, upper_doc: str, lower_doc: str) -> tuple[str, ...]:
        """Return check and identity of the finding that an older lower plan needs a revision."""
        return ("needs-revision", *(self.role(self.plan_of(doc)) for doc in (lower_doc, upper_doc)))

    def reference(self, doc: str) -> bool:
        """Say whether a document is there only for others to be held against: its own faults are not the drafter's."""
        document = self.documents.get(doc)
        return document is not None and document.reference

    def title(self, doc: str) -> str:
        """Return the title of a document, its id where it has none.

        One printed without its issuer (关于…的意见) is told with the region, as one refers to it.
        """
        document = self.documents.get(doc)
        if document is None:
            return doc
        return f"{document.region_name}{document.title}" if document.title.startswith(_ABOUT) else document.title or doc

    def short(self, doc: str) -> Message:
        """Return how the document under review is called after the first mention: 本规划, of another kind 本文件."""
        document = self.documents.get(doc)
        return message("measure.short.plan" if document is None or document.kind == "plan" else "measure.short.other")

    def place(self, target: Target) -> Message:
        """Return where a target stands, as an office names the place."""
        document = self.documents.get(target.doc)
        number = target.quote.passage
        passage = document.passages[number] if document and number < len(document.passages) else None
        return place_of(target.clause, passage)

    def share_of_people(self, upper_doc: str, lower_doc: str) -> Decimal | None:
        """Return the lower region's part of the upper region's people, None where nobody says how many there are."""
        upper, lower = self.people(upper_doc), self.people(lower_doc)
        return Decimal(lower) / Decimal(upper) if upper and lower is not None else None

    def people(self, doc: str) -> int | None:
        """Return how many people live where a plan holds: by the census, else by the plan; None if neither says."""
        document = self.documents[doc]
        region = self.regions.get(COUNTRY if document.level == "national" else document.region)
        if region is not None and region.population is not None:
            return region.population
        return stated_residents(self.extractions[doc].targets, document) if doc in self.extractions else None

    def order(self, pair: Pair) -> Order:
        """Say whether the lower plan was issued after the upper (and answers it) or before (and could not know it)."""
        return self.order_of(pair.upper.doc, pair.lower.doc)

    def order_of(self, upper_doc: str, lower_doc: str) -> Order:
        """Say the same of two documents: by the days of issue, else by periods that follow one another."""
        upper, lower = self.documents.get(upper_doc), self.documents.get(lower_doc)
        if upper is None or lower is None:
            return "unknown"
        if upper.issued is not None and lower.issued is not None:
            return "precedes" if lower.issued < upper.issued else "answers"
        if upper.period is not None and lower.period is not None and lower.period[1] < upper.period[0]:
            return "precedes"
        return "unknown"


def context_of(
    matching: Matching,
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    indicators: Sequence[Indicator],
    regions: Sequence[Region],
) -> Context:
    """Return the context, looked up by id and code."""
    named = {target.id: target for target in _matched(matching)}
    annexes: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        if document.annex_of:
            annexes[document.annex_of].append(document.id)
    return Context(
        matching=matching,
        documents={document.id: document for document in documents},
        extractions={
            extraction.doc: replace(extraction, targets=tuple(named.get(one.id, one) for one in extraction.targets))
            for extraction in extractions
        },
        indicators={indicator.id: indicator for indicator in indicators},
        regions={region.code: region for region in regions},
        lookups=Lookups(matching, regions),
        chain=chain_of(documents, matching.pairs, matching.sentences),
        heads=tuple(Head(one.id, one.title, one.number, one.annex_of) for one in documents),
        places={document.id: at for at, document in enumerate(documents)},
        annexes=dict(annexes),
    )


def _matched(matching: Matching) -> Iterator[Target]:
    """Yield the targets as the room of matches knows them: with base name, qualifiers and the catalogue's entry."""
    for pair in matching.pairs:
        yield pair.upper
        yield pair.lower
    for series in matching.series:
        yield from series.targets
    for unmatched in matching.unmatched:
        yield unmatched.target
