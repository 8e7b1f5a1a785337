"""A census as it is printed: a table with the list of doubts for a terminal, JSON with all of it, CSV a line a file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from checker.desk.census import FACTS, STATES, Census, Entry, Figures
from checker.desk.doubting import KINDS, Doubt
from checker.desk.understood import Tables
from checker.messages import Language, say
from checker.model import Message
from checker.report.widths import pad, width

FORMATS = ("text", "json", "csv")
_FILE, _TITLE, _REGION = 40, 36, 12  # the most columns of a terminal that they take
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_COLUMNS = (
    *("file", "title", "level", "region", "kind", "period", "pages", "characters"),
    *(state.replace("-", "_") for state in STATES),
    *("unread_share", "tables_read", "tables_not_understood", "facts", "doubts", "problem"),
)


def render(census: Census, form: str, lang: Language) -> str:
    """Return a census in one of FORMATS."""
    if form == "json":
        return json.dumps(_tree(census), ensure_ascii=False, indent=1) + "\n"
    return _csv(census, lang) if form == "csv" else "\n".join(_text(census, lang)) + "\n"


# ---- for a terminal


def _text(census: Census, lang: Language) -> Iterator[str]:
    def head(name: str) -> str:
        return say(f"census.head.{name}", lang)

    states = [(say(f"census.state.{state}", lang), ">") for state in STATES]
    heads = [(head(name), "<") for name in ("file", "title", "level", "region", "kind", "period")]
    heads += [(head("size"), ">"), *states, (head("unread-share"), ">")]
    heads += [(head(name), ">") for name in ("tables", "not-understood", "facts", "doubts")]
    rows = [_cells(entry, lang) for entry in census.read]
    if rows:
        yield from _aligned(heads, rows)
        yield ""
    yield from _totals(census, lang)
    if census.unreadable:
        yield ""
        yield say("census.unreadable", lang, count=len(census.unreadable))
        for entry in census.unreadable:
            yield f"  {_clean(entry.file)}: {_in(entry.problem, lang)}"
    yield ""
    yield say("census.doubts", lang, count=len(census.doubts))
    for entry, doubt in census.doubts:
        yield f"  {_line(entry, doubt, lang)}"


def _line(entry: Entry, doubt: Doubt, lang: Language) -> str:
    place = f" {_in(doubt.place, lang)}" if doubt.place is not None else ""
    kind = say(f"census.kind-of-doubt.{doubt.kind}", lang)
    return f"[{kind}] {_clean(entry.file)}{place}: {_clean(_in(doubt.what, lang))}"


def _cells(entry: Entry, lang: Language) -> list[str]:
    size = say("census.pages", lang, count=entry.pages) if entry.pages else ""
    return [
        _fitted(entry.file, _FILE),
        _fitted(entry.title, _TITLE) or "-",
        say(f"report.level.{entry.level}", lang) if entry.level != "unknown" else "-",
        _fitted(entry.region, _REGION) or "-",
        say(f"census.kind.{entry.kind}", lang),
        _years(entry.period) or "-",
        size or say("census.characters", lang, count=entry.characters),
        *_counts(entry.figures),
        _percent(entry.figures),
        str(entry.tables.read),
        str(entry.tables.not_understood),
        f"{len(entry.facts)}/{len(FACTS)}",
        str(len(entry.doubts)),
    ]


def _totals(census: Census, lang: Language) -> Iterator[str]:
    figures, tables = census.figures, census.tables
    yield say("census.total.files", lang, read=len(census.read), unreadable=len(census.unreadable))
    shown = ((say(f"census.state.{state}", lang), count) for state, count in zip(STATES, figures.counts, strict=True))
    counts = say("census.joint", lang).join(f"{name} {count}" for name, count in shown)
    yield say("census.total.figures", lang, count=sum(figures.counts), states=counts)
    yield say("census.total.unread", lang, unread=figures.of("unread"), near=figures.near, share=_percent(figures))
    yield say("census.total.tables", lang, **_by_state(tables))
    found = Counter(fact for entry in census.read for fact in entry.facts)
    facts = (f"{say(f'census.fact.{fact}', lang)} {found[fact]}" for fact in FACTS)
    yield say("census.total.facts", lang, facts=say("census.joint", lang).join(facts))
    kinds = Counter(doubt.kind for _, doubt in census.doubts)
    named = (f"{say(f'census.kind-of-doubt.{kind}', lang)} {kinds[kind]}" for kind in KINDS if kinds[kind])
    if kinds:
        yield say("census.total.doubts", lang, doubts=say("census.joint", lang).join(named))


def _by_state(tables: Tables) -> dict[str, int]:
    return {
        "read": tables.read,
        "suspect": tables.suspect,
        "untyped": tables.untyped,
        "missing": tables.missing,
    }


def _aligned(heads: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(width(cell) for cell in column) for column in zip([head for head, _ in heads], *rows, strict=True)]
    for row in ([head for head, _ in heads], *rows):
        cells = (
            " " * (columns - width(cell)) + cell if side == ">" else pad(cell, columns)
            for cell, columns, (_, side) in zip(row, widths, heads, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _fitted(text: str, columns: int) -> str:
    """Return a text cut to so many columns."""
    text = _clean(text)
    if width(text) <= columns:
        return text
    while width(text) > columns - 2:
        text = text[:-1]
    return f"{text}…"


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)


# ---- for programs


def _csv(census: Census, lang: Language) -> str:
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(_COLUMNS)
    for entry in census.entries:
        table.writerow(str(value) for value in _values(entry, lambda problem: _in(problem, lang)).values())
    return written.getvalue()


def _values(entry: Entry, told: Callable[[Message], object]) -> dict[str, object]:
    share = entry.figures.unread_share
    values = (
        entry.file,
        entry.title,
        entry.level,
        entry.region,
        entry.kind,
        _years(entry.period),
        entry.pages or "",
        entry.characters,
        *entry.figures.counts,
        "" if share is None else round(share, 4),
        entry.tables.read,
        entry.tables.not_understood,
        " ".join(entry.facts),
        len(entry.doubts),
        told(entry.problem) if entry.problem is not None else "",
    )
    return dict(zip(_COLUMNS, values, strict=True))


def _tree(census: Census) -> dict[str, object]:
    figures = census.figures
    share = figures.unread_share
    return {
        "files": [_branch(entry) for entry in census.entries],
        "totals": {
            "read": len(census.read),
            "unreadable": len(census.unreadable),
            "figures": _figures(figures),
            "unread_share": None if share is None else round(share, 4),
            "tables": _by_state(census.tables),
            "doubts": dict(Counter(doubt.kind for _, doubt in census.doubts)),
        },
        "doubts": [
            {
                "kind": doubt.kind,
                "file": entry.file,
                "place": _both(doubt.place),
                "what": _both(doubt.what),
            }
            for entry, doubt in census.doubts
        ],
    }


def _branch(entry: Entry) -> dict[str, object]:
    share = entry.figures.unread_share
    return {
        "file": entry.file,
        "problem": _both(entry.problem),
        "title": entry.title,
        "level": entry.level,
        "region": entry.region,
        "kind": entry.kind,
        "period": list(entry.period) if entry.period else None,
        "pages": entry.pages,
        "characters": entry.characters,
        "figures": _figures(entry.figures),
        "unread_share": None if share is None else round(share, 4),
        "unread_reasons": dict(entry.reasons),
        "tables": _by_state(entry.tables),
        "facts": list(entry.facts),
        "doubts": len(entry.doubts),
    }


def _figures(figures: Figures) -> dict[str, int]:
    return {state.replace("-", "_"): count for state, count in zip(STATES, figures.counts, strict=True)}


def _both(said: Message | None) -> dict[str, str] | None:
    return {"zh": said.zh, "en": said.en} if said is not None else None


def _in(said: Message | None, lang: Language) -> str:
    return "" if said is None else said.zh if lang == "zh" else said.en


def _counts(figures: Figures) -> list[str]:
    return [str(count) for count in figures.counts]


def _percent(figures: Figures) -> str:
    share = figures.unread_share
    return "-" if share is None else f"{100 * share:.1f}%"


def _years(period: tuple[int, int] | None) -> str:
    return "" if period is None else str(period[0]) if period[0] == period[1] else f"{period[0]}-{period[1]}"
