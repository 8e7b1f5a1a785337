"""Plain text and Markdown, as editors write them and as extraction from a PDF leaves them."""

from __future__ import annotations

import re

from checker.model import Place
from checker.model.layout import Line, Pages

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c\x85\u2028\u2029]")


def read_text(source: str) -> Pages:
    """Return the lines of a text."""
    return Pages(source=source, items=list(split(source)), paged=True)


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
