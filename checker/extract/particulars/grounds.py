"""Where a document names what it rests on."""

from __future__ import annotations

import re

from checker.language.sentences import sentence_around
from checker.model import Grounds, Passage

# In the order in which they are believed.
_WORDS = ("根据", "依据", "贯彻落实", "按照")
_DRAFTED = re.compile(r"(?:根据|依据|按照|贯彻|落实|衔接)[^。；]*《[^。；]*》[^。；]*(?:编制|制定|制订|出台|提出)")


def grounds_in(passage: Passage) -> Grounds | None:
    """Return the sentence of a passage that names what the document rests on, with a title in 《》 in the passage."""
    at = next((passage.text.find(word) for word in _WORDS if word in passage.text), -1)
    if at < 0 or "《" not in passage.text:
        return None
    start, end = sentence_around(passage.text, at)
    return Grounds(passage=passage.number, start=start, end=end)


def drafted_on_grounds(passage: Passage) -> bool:
    """Say whether a passage names the papers that the document was drafted after."""
    return _DRAFTED.search(passage.text) is not None
