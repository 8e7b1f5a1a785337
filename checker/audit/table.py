"""The audit as a person reads it: what was planted, found and named, by slip and by check, in text or Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checker.audit.outcomes import Audit
from checker.messages import Language, say

FORMATS = ("text", "json", "markdown")


def render(audit: Audit, form: str, lang: Language) -> str:
    """Return the audit in one of the formats."""
    counts = audit.counts()
    if form == "json":
        return json.dumps(counts, ensure_ascii=False, indent=1) + "\n"
    return "\n".join(_lines(counts, form == "markdown", lang)) + "\n"


def _lines(counts: Mapping[str, Any], markdown: bool, lang: Language) -> Iterator[str]:
    planted = counts["planted"]
    targets, nothing = counts["targets"], counts["flag_nothing"]
    yield say("audit.headline", lang, planted=planted, seed=counts["seed"])
    yield ""
    yield from _table(
        [
            (say(f"audit.measure.{name}", lang), counts[name], _percent(counts[name], planted))
            for name in ("found", "named", "clean")
        ],
        (say("audit.head.measure", lang), say("audit.head.count", lang), "%"),
        markdown,
    )
    yield ""
    without = targets["without_visible_fault"]
    yield say("audit.targets", lang, all=targets["with_counterpart"], without=without)
    yield say("audit.nothing", lang, nothing=f"{nothing['right_places']:.2%}", ours=f"{nothing['ours']:.2%}")
    for doc in counts["left_out"]:
        yield say("audit.left-out", lang, doc=doc)
    for name, keys in (
        ("by_slip", ("planted", "found", "named", "stray")),
        ("by_check", ("expected", "named", "stray")),
        ("by_document", ("planted", "found", "named", "stray")),
    ):
        rows = [
            (_slip(key, lang) if name == "by_slip" else key, *(row[one] for one in keys))
            for key, row in counts[name].items()
        ]
        head = (say(f"audit.head.{name}", lang), *(say(f"audit.head.{key}", lang) for key in keys))
        yield ""
        yield from _table(rows, head, markdown)
    missed = [one for one in counts["plantings"] if not one["named"] or one["strays"]]
    if missed:
        yield ""
        yield say("audit.missed", lang)
        yield ""
    for one in missed:
        mark = "- " if markdown else "  "
        new = say("audit.new", lang, new=", ".join(one["new_findings"]) or "—", wanted=", ".join(one["checks"]))
        yield mark + say(
            "audit.one",
            lang,
            slip=_slip(f"{one['kind']}/{one['slip']}", lang),
            doc=one["document"],
            clause=one["clause"],
            old=_short(one["old"]),
            new=_short(one["new"]),
            what=new,
        )
        yield from (f"{mark}{stray}" for stray in one["strays"])


def _slip(name: str, lang: Language) -> str:
    kind, slip = name.split("/")
    return say("audit.slip-of-kind", lang, kind=say(f"audit.kind.{kind}", lang), slip=say(f"audit.slip.{slip}", lang))


def _short(text: str) -> str:
    flat = "".join(text.split())
    return f"{flat[:16]}…" if len(flat) > 16 else flat or "—"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "—"


def _table(rows: list[tuple[Any, ...]], head: tuple[str, ...], markdown: bool) -> Iterator[str]:
    if markdown:
        yield "| " + " | ".join(head) + " |"
        yield "| --- |" + " ---: |" * (len(head) - 1)
        for row in rows:
            yield "| " + " | ".join(str(cell) for cell in row) + " |"
        return
    for row in (head, *rows):
        yield "".join(f"{cell!s:>10}" for cell in row[1:]) + f"  {row[0]}"
