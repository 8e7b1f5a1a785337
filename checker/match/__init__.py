"""The room that finds which targets of different plans speak of the same thing."""

from checker.match.matching import match
from checker.match.names import named

__all__ = ["match", "named"]
