"""The room that finds which targets of different plans speak of the same thing."""

from checker.match.identifying import identified
from checker.match.matching import match

__all__ = ["identified", "match"]
