"""A work that begins after it is done, both years in one run of words: 2028年开工、2027年底前建成."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.sentences import sentence_around
from checker.model import Misordered, Passage

_WHEN = r"(?P<{0}>20\d\d)\s*年(?:(?P<{0}_month>1[0-2]|[1-9])\s*月)?"
_WORDS = r"[^，。；、：\d]{0,8}?"
_BEGUN_THEN_DONE = re.compile(
    rf"{_WHEN.format('begins')}{_WORDS}(?:开工|动工|开建)(?:建设)?[，,、]?(?:并|且|和|确保|力争|计划|争取|预计)*(?:于|在|到)?"
    rf"{_WHEN.format('ends')}{_WORDS}(?:建成|完工|竣工|投产|投运|投用|投入使用|通车|通航|交付)"
)


def misordered_in(passage: Passage) -> Iterator[Misordered]:
    """Yield each work of a passage that is to be begun in a later year, or month of one year, than it is to be done."""
    if "工" not in passage.text and "开建" not in passage.text:
        return
    for found in _BEGUN_THEN_DONE.finditer(passage.text):
        years = int(found["begins"]), int(found["ends"])
        months = found["begins_month"], found["ends_month"]
        later = months[0] is not None and months[1] is not None and int(months[0]) > int(months[1])
        if years[0] > years[1] or (years[0] == years[1] and later):
            start, end = sentence_around(passage.text, found.start())
            yield Misordered(
                passage=passage.number,
                start=start,
                end=end,
                begins=_printed(found, "begins"),
                ends=_printed(found, "ends"),
            )


def _printed(found: re.Match[str], which: str) -> str:
    month = found[f"{which}_month"]
    return f"{found[which]}年" + (f"{month}月" if month else "")
