"""What is known beside the documents: regions, indicators, and the rule pack that brings them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.model.target import Kind

Direction = Literal["higher", "lower", "target", "unknown"]
Aggregation = Literal["each", "mean", "sum", "none", "unknown"]
Nature = Literal["约束性", "预期性", "指导性"]
Subject = Literal[
    "economy", "industry", "innovation", "population", "urbanization", "housing", "employment", "education", "health",
    "care", "social-security", "land", "ecology", "environment", "climate", "energy", "building", "water", "waste",
    "agriculture", "transport", "digital", "culture", "safety", "governance",
]  # fmt: skip


COUNTRY = "100000"
"""The code of the whole country in GB/T 2260; a national plan is of it, and names no region."""


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
    """An entry of the catalogue: what one indicator is called, how it is stated, and what follows for other plans.

    `kinds` are those a plan states it as; `nature` is what the national plan of the `source` has it as, "" where none
    does; `subject` the theme it is usually planned under; `akin` the entries that state the same matter in another way
    (a total cut by a tenth, so many tonnes cut by works): one may answer for the other, and the figures do not compare.
    """

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
    kinds: tuple[Kind, ...] = ()
    nature: Nature | Literal[""] = ""
    subject: Subject | Literal[""] = ""
    akin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A rule pack as it names itself: whose rules it holds, in which edition, and from which day to which.

    `edition` is what is printed on it (2025年版), `region` the code it is for, `in_force` its first day, `until` its
    last one, None where it has no end, `source` what puts it in force.
    """

    name: str
    edition: str
    region: str
    region_name: str
    in_force: date
    until: date | None
    source: str

    def holds(self, on: date) -> bool:
        """Say whether the pack is in force on a day."""
        return self.in_force <= on and not self.ended(on)

    def ended(self, on: date) -> bool:
        """Say whether its last day lies before a day."""
        return self.until is not None and self.until < on
