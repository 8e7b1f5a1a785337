"""Which targets speak of one thing: pairs, groups under a total, series in time, and what has no counterpart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.model.alignment import Relation, SentencePair
from checker.model.target import Target

Certainty = Literal["certain", "proposed"]


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
    lower's word). `repeats` is the
    id of the pair that is judged where this one is only another mention of the same two targets, as in a table.
    `others` are, of the relation `within`, the further statements of the same indicator, year and region: where their
    figures differ, all of them are one pair.
    """

    id: str
    upper: Target
    lower: Target
    relation: Relation
    certainty: Certainty
    steps: tuple[Step, ...]
    differences: tuple[tuple[str, str, str], ...] = ()
    rank: float = 0.0
    repeats: str = ""
    others: tuple[Target, ...] = ()

    @property
    def told(self) -> tuple[Target, ...]:
        """Return all statements it holds."""
        return (self.upper, self.lower, *self.others)


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
class Matched:
    """What was found in the documents of one relationship, or within one document."""

    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...] = ()
    sentences: tuple[SentencePair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What the room match/ hands on: which targets speak of the same thing, and which found no counterpart."""

    pairs: tuple[Pair, ...]
    groups: tuple[Group, ...] = ()
    series: tuple[Series, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    sentences: tuple[SentencePair, ...] = ()
