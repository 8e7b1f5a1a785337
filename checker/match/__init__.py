"""The room that finds which targets of different plans speak of the same thing."""

from checker.match.between import Given
from checker.match.identifying import Identify, identified, identifying
from checker.match.matching import Doing, Task, done, given_of, match
from checker.match.relations import Relationship, relationships

__all__ = [
    "Doing",
    "Given",
    "Identify",
    "Relationship",
    "Task",
    "done",
    "given_of",
    "identified",
    "identifying",
    "match",
    "relationships",
]
