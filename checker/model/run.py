"""One whole run, everything that the reports are made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model.alignment import SentencePair
from checker.model.catalogue import Indicator, Pack, Region
from checker.model.document import Document
from checker.model.finding import Finding, Tally
from checker.model.matching import Group, Pair, Series, Unmatched
from checker.model.sentence import Message
from checker.model.target import Extraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """The strip of a printed page on which a passage stands, a PNG."""

    doc: str
    passage: int
    png: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One whole run: what was read, matched, judged and found; everything the reports are made from.

    `edition` is a checksum of the rules it was judged by, `rules` one of each part of them, by its name; `pack` is the
    rule pack they are of, where they are of one, and `pack_remarks` is what has to be said of how it was chosen.
    """

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
    rules: tuple[tuple[str, str], ...] = ()
    problems: tuple[Message, ...] = field(default=())
    crops: tuple[Crop, ...] = ()
    sentences: tuple[SentencePair, ...] = ()
    pack: Pack | None = None
    pack_remarks: tuple[Message, ...] = ()
