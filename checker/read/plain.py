"""Plain text and Markdown, as editors write them and as extraction from a PDF leaves them."""

from __future__ import annotations

from checker.read.join import join
from checker.read.lines import split, without_contents, without_furniture, without_preview
from checker.read.piece import Reading


def read_text(source: str) -> Reading:
    """Take a text apart."""
    lines, furniture = without_furniture(split(source))
    lines, contents = without_contents(lines)
    lines, preview = without_preview(lines)
    return Reading(source=source, pieces=join(lines), furniture=[*furniture, *contents, *preview])
