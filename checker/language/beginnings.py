"""Searching a text for a long expression: it is tried only where one of the characters stands that it can begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator


def found_from(beginning: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` finds in a text; `beginning` is a class of all characters that it can begin with.

    A class alone is looked for without trying the alternatives of an expression at every character.
    """
    at = 0
    for begun in beginning.finditer(text):
        if begun.start() >= at and (found := pattern.match(text, begun.start())):
            yield found
            at = found.end()
