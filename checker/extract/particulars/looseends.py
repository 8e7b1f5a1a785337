"""References to parts that a document does not have: 按照附件5 where its annexes are 1 to 3."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from checker.language.numbering import ANNEX, CAPTION, mark
from checker.language.numbers import read_number
from checker.language.references import KINDS, RefersTo, references
from checker.language.sentences import sentence_around
from checker.model import Document, LooseEnd, Passage

# The list of annexes at the end of a notice: 附件：1.…… 2.……
_LIST = re.compile(r"附件\s?[：:]")
_ITEM = re.compile(r"(?:^|[^\d.])(\d{1,2})\s?[.．、](?!\d)")
_LIST_GOES_ON = 12  # passages
_FEWEST: Mapping[RefersTo, int] = {"annex": 1, "annexed-table": 1, "box": 2, "table": 2, "chapter": 3}


def loose_ends(document: Document) -> Iterator[LooseEnd]:
    """Yield each reference to an annex, box, table or chapter behind the last one of its kind.

    The parts of a kind must be all there, counted from 1: where one is missing it was not read, or is no part of the file.
    """
    if document.excerpt or document.annex_of:
        return
    found = _parts(document)
    for passage in document.passages:
        if passage.kind == "heading" or passage.clause == "题":
            continue
        for reference in references(passage.text):
            there = found.get(reference.to, {})
            last = max(there, default=0)
            if len(there) < _FEWEST[reference.to] or there.keys() != set(range(1, last + 1)):
                continue
            if reference.number > last and not _heads(passage, reference.start):
                start, end = sentence_around(passage.text, reference.start)
                yield LooseEnd(
                    passage=passage.number, start=start, end=end, printed=reference.printed, last=there[last]
                )


def _parts(document: Document) -> Mapping[RefersTo, Mapping[int, str]]:
    """Return the numbers of the parts that a document has by kind, each as it is printed."""
    found: dict[RefersTo, dict[int, str]] = defaultdict(dict)
    for passage in document.passages:
        words = passage.text.strip()
        for pattern, kind in ((ANNEX, "附件"), (CAPTION, "")):
            head = pattern.match(words)
            number = read_number(head[head.lastindex or 0]) if head is not None else None
            if head is not None and number is not None:
                called = kind or head[1]
                found[KINDS[called]].setdefault(int(number.value), f"{called}{head[head.lastindex or 0]}")
        marked = mark(words) if passage.kind == "heading" else None
        if marked is not None and marked.style == "章":
            found["chapter"].setdefault(marked.number, f"第{marked.label}章")
    for one in _listed(document.passages):
        found["annex"].setdefault(one, f"附件{one}")
    return found


def _listed(passages: tuple[Passage, ...]) -> Set[int]:
    """Return the numbers of the annexes that the end of a notice lists."""
    numbers: set[int] = set()
    for passage in passages:
        if _LIST.match(passage.text):
            lines = passages[passage.number : passage.number + _LIST_GOES_ON]
            numbers |= {int(found) for line in lines for found in _ITEM.findall(line.text)}
    return numbers


def _heads(passage: Passage, at: int) -> bool:
    """Say whether what looks like a reference is the head of a part: it opens a passage, or is a cell of a table."""
    return not passage.text[:at].strip("（([【 ") or passage.row is not None
