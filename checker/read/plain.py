"""Plain text and Markdown, as editors write them and as extraction from a PDF leaves them."""

from __future__ import annotations

import re

from checker.language.heights import put_in_line
from checker.language.typesetting import with_raised
from checker.model import Place
from checker.model.layout import Line, Pages
from checker.read.unread import Unread

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c\x85\u2028\u2029]")
# Words struck out or set high or low, as Markdown and the tags within it write them; 5~~6 is a range.
_MARKED = re.compile(
    r"<(?P<tag>del|s|strike)>(?P<struck>[^\n]{0,2000}?)</(?P=tag)>"
    r"|(?<![\d~])~~(?=[^\s~])(?P<crossed>[^~\n]{1,2000})(?<!\s)~~(?!~)"
    r"|<sup>(?P<up>[^<\n]*)</sup>|<sub>(?P<down>[^<\n]*)</sub>",
    re.IGNORECASE,
)
_MAY_BE_MARKED = re.compile(r"~~|<(?:del|s|strike|sup|sub)>", re.IGNORECASE)


def read_text(source: str) -> Pages:
    """Return the lines of a text."""
    unread = Unread()
    text, raised = with_raised(unmarked(source, unread))
    return Pages(
        source=text,
        items=list(split(text)),
        warnings=unread.sentences(),
        omissions=unread.omissions(),
        paged=True,
        raised=frozenset(raised),
    )


def unmarked(source: str, unread: Unread, first: int = 1) -> str:
    """Return a text with its raised and lowered figures as signs and without what is struck out, line for line.

    `first` is the number of its first line.
    """
    if not _MAY_BE_MARKED.search(source):
        return source
    lines = source.split("\n")
    for number, line in enumerate(lines):
        pieces: list[tuple[str, int]] = []
        start = 0
        for found in _MARKED.finditer(line):
            pieces.append((line[start : found.start()], 0))
            start = found.end()
            if (struck := found["struck"] or found["crossed"]) is not None:
                unread.note("struck-line", first + number, struck)
            else:
                pieces.append((found["up"] or found["down"] or "", 1 if found["up"] else -1))
        if start:
            lines[number] = put_in_line([*pieces, (line[start:], 0)])
    return "\n".join(lines)


def split(source: str) -> list[Line]:
    """Return the lines of a text that hold anything, pages counted by form feeds."""
    lines: list[Line] = []
    page, number, start = 1, 1, 0
    paged = "\f" in source
    for found in (*_BREAK.finditer(source), None):
        end = found.start() if found else len(source)
        raw = source[start:end]
        text = raw.strip().strip("\u200b\ufeff")
        if text:
            place = Place(line=number, page=page if paged else None)
            indent = sum(2 if c in "\u3000\t" else 1 for c in raw[: len(raw) - len(raw.lstrip())])
            lines.append(
                Line(start=start, end=end, raw=raw, text=text, page=page if paged else 0, indent=indent, place=place)
            )
        if found:
            page += found.group() == "\f"
            number += 1
            start = found.end()
    return lines
