"""What is doubtful in one document as it was read, each doubt with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from checker.desk.understood import judged, missing
from checker.language.characters import plain
from checker.messages import catalogue, message
from checker.model import Document, Extraction, Message, Passage, Target
from checker.read.raw import raw_pages
from checker.report.lookup import place_in_words

# The kinds of doubt, the worst first: what is misread, what was lost, what may be misread, what was left to guess.
KINDS = (
    "share-not-printed",
    "figures-differ",
    "figure-cut",
    "body-in-title",
    "table-not-understood",
    "table-missing",
    "figures-unknown",
    "picture",
    "name-over-sentence",
    "long-paragraph",
    "no-figures",
    "no-title",
    "no-level",
    "long-name",
    "share-above-100",
    "warning",
)
_LONGEST_PARAGRAPH, _LONGEST_NAME = 5000, 60
_IN_TITLE = 10  # a title block has hardly more figures; where it has, the body of the plan was taken for it
_QUOTED = 60
# Some printing houses set a half-width stop at the end of a sentence.
_OVER_SENTENCE = re.compile(r"[。；！？\n\r]|(?<=[\u4e00-\u9fff）)》”])[.．;!?]")
# A name that ends in a sign of reckoning, or begins with a closing bracket, has taken in a part of a figure: 1/ of 1/3.
_CUT = re.compile(r"[×/±+\-−—=↓↑\[〔（(]$|^[\]〕）)/×.．]")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# What a reader warns of, where it is more than a warning.
_GRADED = {
    "read.warning.figures-differ": "figures-differ",
    **{f"read.warning.digits-differ-{where}": "figures-differ" for where in ("line", "paragraph", "sheet")},
    **{f"read.warning.figures-lost-{where}": "figures-differ" for where in ("page", "line", "paragraph", "cell")},
    "read.warning.figures-unknown": "figures-unknown",
    **{f"read.warning.figures-unread-{where}": "figures-unknown" for where in ("page", "line", "paragraph", "cell")},
    "read.warning.formula-unread": "figures-unknown",
    "read.warning.picture-set-in": "picture",
    "read.warning.sheet-picture": "picture",
    "read.warning.picture": "picture",
    "read.warning.page-without-text": "picture",
}
_NO_DOUBT = "read.left-out."  # what was rightly left out, but for the notice of a preview
_PREVIEW = "read.left-out.preview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One doubtful thing: its kind (of KINDS), where it stands, what it is, and its weight among those of its kind."""

    kind: str
    place: Message | None
    what: Message
    weight: int = 0


def rank(doubt: Doubt) -> tuple[int, int]:
    """Return what doubts are sorted by: the worst kind first, in it the heaviest."""
    return KINDS.index(doubt.kind), -doubt.weight


def doubts(document: Document, extraction: Extraction, path: Path) -> tuple[Doubt, ...]:
    """Return what is doubtful in a document, the worst first; `path` is its file, against which figures are held."""
    found = chain(
        _shares(document, extraction, path),
        _tables(document, extraction),
        _names(document, extraction),
        _paragraphs(document),
        _facts(document, extraction),
        _warnings(document),
    )
    return tuple(sorted(found, key=rank))


# ---- shares above 100 %


def _shares(document: Document, extraction: Extraction, path: Path) -> Iterator[Doubt]:
    """Yield the percentages above 100 that the page does not print so, and the shares that it does."""
    targets = {target.id: target for target in extraction.targets}
    for figure in extraction.figures:
        passage = document.passages[figure.passage]
        written = plain(passage.text[figure.start : figure.end])
        target = targets.get(figure.target)
        unit = target.amount.unit if target is not None and target.amount is not None else ""
        above = [number for number in _NUMBER.findall(written) if float(number.replace(",", "")) > 100]
        if not above or (unit not in ("%", "％") and "%" not in written):
            continue
        place = place_of(document, passage, figure.start)
        shown = message("census.doubt.figure", figure=written, text=_around(passage, figure.start, figure.end))
        if not all(_printed(number, _page(document, passage, path)) for number in above):
            yield Doubt(kind="share-not-printed", place=place, what=shown)
        elif target is not None and target.quantity == "share":
            yield Doubt(kind="share-above-100", place=place, what=shown)


def _page(document: Document, passage: Passage, path: Path) -> str:
    """Return what the file itself shows where a passage stands: the pages it runs over, or the source."""
    first = passage.place.page
    if first is None:
        return document.source
    following = (other.place.page for other in document.passages[passage.number + 1 :])
    last = next((page for page in following if page is not None), first)
    return _raw(path, tuple(range(first, last + 1)))


@cache
def _raw(path: Path, pages: tuple[int, ...]) -> str:
    return raw_pages(path, pages)


def _printed(number: str, page: str) -> bool:
    return re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(number)}(?!\d|[.,]\d)", plain(page)) is not None


def _around(passage: Passage, start: int, end: int) -> str:
    return " ".join(passage.text[max(start - 24, 0) : end + 12].split())


# ---- tables


def _tables(document: Document, extraction: Extraction) -> Iterator[Doubt]:
    figures = Counter(figure.passage for figure in extraction.figures if figure.state == "unread")
    for state, rows in judged(document, extraction):
        if state == "read" or rows[0].row is None:
            continue
        count = sum(figures[passage.number] for passage in rows)
        name = f"{rows[0].row.number} {rows[0].row.caption}".strip()
        what = message(f"census.doubt.table-{state}", table=_cut(name), rows=len(rows), figures=count)
        yield Doubt(kind="table-not-understood", place=place_of(document, rows[0]), what=what, weight=count)
    for passage in missing(document):
        what = message("census.doubt.table-missing", table=_cut(passage.text))
        yield Doubt(kind="table-missing", place=place_of(document, passage), what=what)


# ---- names, paragraphs, facts, warnings


def _names(document: Document, extraction: Extraction) -> Iterator[Doubt]:
    for target in extraction.targets:
        length = len(target.indicator)
        if _CUT.search(target.indicator):
            passage = document.passages[target.quote.passage]
            start, end = target.figure or (target.quote.start, target.quote.end)
            what = message("census.doubt.figure", figure=passage.text[start:end], text=_around(passage, start, end))
            yield Doubt(kind="figure-cut", place=place_of(document, passage, start), what=what)
            continue
        if _OVER_SENTENCE.search(target.indicator):
            kind = "name-over-sentence"
        elif length > _LONGEST_NAME:
            kind = "long-name"
        else:
            continue
        what = message("census.doubt.name", name=_cut(target.indicator), count=length)
        yield Doubt(kind=kind, place=_place_of_target(document, target), what=what, weight=length)


def _place_of_target(document: Document, target: Target) -> Message | None:
    return place_of(document, document.passages[target.quote.passage], target.quote.start)


def _paragraphs(document: Document) -> Iterator[Doubt]:
    for passage in document.passages:
        if (length := len(passage.text)) > _LONGEST_PARAGRAPH:
            what = message("census.doubt.long-paragraph", count=length, text=_cut(passage.text))
            yield Doubt(kind="long-paragraph", place=place_of(document, passage), what=what, weight=length)


def _facts(document: Document, extraction: Extraction) -> Iterator[Doubt]:
    in_title = sum(figure.reason == "title-block" for figure in extraction.figures)
    if in_title > _IN_TITLE:
        what = message("census.doubt.body-in-title", count=in_title)
        yield Doubt(kind="body-in-title", place=None, what=what, weight=in_title)
    lacking = (
        ("no-figures", not extraction.figures),
        ("no-title", not document.title),
        ("no-level", document.level == "unknown"),
    )
    for kind, is_so in lacking:
        if is_so:
            yield Doubt(kind=kind, place=None, what=message(f"census.doubt.{kind}"))


def _warnings(document: Document) -> Iterator[Doubt]:
    for said in document.warnings:
        key = key_of(said)
        if key == _PREVIEW or not key.startswith(_NO_DOUBT):
            yield Doubt(kind=_GRADED.get(key, "warning"), place=None, what=said)


def key_of(said: Message) -> str:
    """Return the key of the sentence that a reader has said, "" for one that no message makes."""
    return next((key for key, pattern in _sentences() if pattern.fullmatch(said.zh)), "")


@cache
def _sentences() -> tuple[tuple[str, re.Pattern[str]], ...]:
    held = (
        (key, said) for key, said in catalogue("zh").items() if re.match(r"read\.(?:left-out|warning|suspect)\.", key)
    )
    return tuple((key, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(said)))) for key, said in held)


def place_of(document: Document, passage: Passage, at: int = 0) -> Message | None:
    """Return the place of a character of a passage in words: page, line, paragraph or cell."""
    line = passage.place.line
    if line is not None and at < len(passage.origin):
        line = document.source.count("\n", 0, passage.origin[at]) + 1
    return place_in_words(passage.place, line)


def _cut(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _QUOTED else f"{one_line[:_QUOTED]}…"
