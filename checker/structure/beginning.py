"""Where the text of a plan begins: before it stand the notice that hands it on, an address, its title once more."""

from __future__ import annotations

import re

from checker.language.lexicon import compiled
from checker.language.punctuation import SENTENCE_END

_LONG = 60  # characters of a sentence that is no longer an approval or a greeting
_SHORTEST_PART = 4  # letters of a line that is part of a title
_HANDED_ON = compiled(
    r"印发给你们|现[予将].{0,80}<papers.issue>|请.{0,16}<papers.carry-out>|同意.{0,20}印发"
    r"|<papers.examined>(?:批准|通过|同意)"
)
_ADDRESS = compiled(r"<papers.address>[：:，,、！!]?")
_FIGURE = re.compile(r"\d[余多]?(?:[%％‰万亿吨亩米户套座家辆床所]|公[里顷斤]|千[米瓦克]|平方|立方|个(?!五|人))")


def is_text(words: str) -> bool:
    """Say whether a paragraph is the text itself, not the notice that hands a plan on."""
    if SENTENCE_END.search(words) is None or _HANDED_ON.search(words):
        return False
    return len(words) > _LONG or _FIGURE.search(words) is not None


def is_begun_by(words: str) -> bool:
    """Say whether headings may follow a line: it is a sentence, or addresses those who listen (各位代表)."""
    return SENTENCE_END.search(words) is not None or _ADDRESS.fullmatch(words) is not None


def part_of_title(words: str, title: str) -> bool:
    """Say whether a line is the document's title, or a part of it."""
    own = _letters(words)
    return len(own) > _SHORTEST_PART and own in _letters(title)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
