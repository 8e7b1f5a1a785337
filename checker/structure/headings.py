"""Which lines without a number head what stands under them.

A heading without a number is a short line of its own that ends no sentence, between text that has ended and text that
goes on for longer.
"""

from __future__ import annotations

import re

from checker.language.lexicon import compiled
from checker.language.numbering import ANNEX, BULLET, CAPTION, NOTE, UNIT, mark
from checker.language.punctuation import FULL_STOP, NOT_IN_HEADING

LONGEST = 36  # characters; a longer line without a number is text
_NO_HEADING = compiled(
    r"[：:]$|^[（(【\[].*[）)】\]]$|\d{4}\s?年\s?\d{1,2}\s?月|[〔﹝\[]\d{4}[〕﹞\]]|[，,、；;]$|^<papers.no-heading>|[\t|]|^\d(?!\d{3}年)|^图|^目\s?录$"
)
_ORGAN = compiled(r"^[\u4e00-\u9fff、\s]{2,30}(?:人民政府|<bodies.office>|<bodies.leader>)$")
_FIGURE = re.compile(r"\d+(?:\.\d+)?\s?(?:%|％|‰|[万亿]|个|家|人|元|吨|公里|平方)")
_COMMAS = re.compile(r"[，,]")


def heads_what_follows(words: str, before: str, after: str) -> bool:
    """Say whether a line without a number is a heading; `before` and `after` are the paragraphs beside it.

    `before` is empty at the beginning, `after` where a table follows: what stands above a table is its caption.
    """
    if not 2 <= len(words) <= LONGEST or NOT_IN_HEADING.search(words) or FULL_STOP.search(words[-1:]):
        return False
    if _NO_HEADING.search(words) or _ORGAN.match(words) or _FIGURE.search(words):
        return False
    if any(sign.match(words) for sign in (ANNEX, BULLET, CAPTION, NOTE, UNIT)) or mark(words) is not None:
        return False
    if len(_COMMAS.findall(words)) > (1 if len(words) > 12 else 0):
        return False
    follows = mark(after)
    # What a heading heads is text or the first of a count, not another line as short that carries on a list.
    if follows is None and (len(after) < 2 * len(words) or not FULL_STOP.search(after)):
        return False
    if follows is not None and follows.number != 1 and not FULL_STOP.search(after):
        return False
    return not before or FULL_STOP.search(before[-2:]) is not None or len(before) <= LONGEST or before[-1:] in "；;”）)"
