"""A run of a quote as a quote of its own."""

from __future__ import annotations

from checker.language.typesetting import as_printed
from checker.model import Document, Quote


def run_of(quote: Quote, start: int, end: int, document: Document) -> Quote:
    """Return a run of a quote of a document, by where it stands in the text of the quote."""
    text, printed = quote.text[start:end], ""
    if quote.printed:
        places = document.passages[quote.passage].origin[quote.start + start : quote.start + end]
        printed = as_printed(text, document.source, places, document.raised)
    return quote._replace(start=quote.start + start, end=quote.start + end, text=text, printed=printed)
