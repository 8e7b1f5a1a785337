"""What is known beside the documents: regions and indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["higher", "lower", "target", "unknown"]
Aggregation = Literal["each", "mean", "sum", "none", "unknown"]


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
