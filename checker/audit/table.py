"""The audit as a person reads it: what was planted, found and named, by slip and by check, in text or Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checker.audit.counted import Audit
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
    yield say("audit.headline", lang, planted=planted, seed=counts["seed"], harmless=len(counts["edits"]))
    yield ""
    yield from _table(
        [
            (say(f"audit.measure.{name}", lang), counts[name], _percent(counts[name], planted))
            for name in ("found", "named", "set_aside", "clean")
        ],
        (say("audit.head.measure", lang), say("audit.head.count", lang), "%"),
        markdown,
    )
    yield ""
    yield from _trust(counts, markdown, lang)
    yield ""
    yield say("audit.targets", lang, **counts["targets"])
    yield say("audit.unchanged", lang, **counts["unchanged"])
    for name, keys in (
        ("by_slip", ("planted", "found", "named", "stray")),
        ("by_edit", ("copies", "raised", "grave", "gone")),
        ("by_check", ("expected", "named", "stray")),
        ("by_document", ("planted", "found", "named", "stray")),
    ):
        if counts[name]:
            rows = [(_named(name, key, lang), *(row[one] for one in keys)) for key, row in counts[name].items()]
            head = (say(f"audit.head.{name}", lang), *(say(f"audit.head.{key}", lang) for key in keys))
            yield ""
            yield from _table(rows, head, markdown)
    yield from _missed(counts, markdown, lang)
    yield from _alarms(counts, markdown, lang)


def _trust(counts: Mapping[str, Any], markdown: bool, lang: Language) -> Iterator[str]:
    """Yield the copies flagged and passed by each who judges, and where the new findings stood."""
    flags = ("faulty_flagged", "faulty_passed", "harmless_flagged", "harmless_passed")
    shares = ("recall", "precision", "false_alarms", "right")
    yield from _table(
        [
            (
                say(f"audit.judge.{name}", lang),
                *(row[key] for key in flags),
                *(_share(row[key]) for key in shares),
            )
            for name, row in counts["judges"].items()
        ],
        tuple(say(f"audit.head.{key}", lang) for key in ("judge", *flags, *shares)),
        markdown,
    )
    yield ""
    keys = ("at_fault", "stray", "harmless")
    yield from _table(
        [
            (say(f"audit.judge.{name}", lang), *(row[key] for key in keys), _share(row["precision"]))
            for name, row in counts["new_findings"].items()
        ],
        tuple(say(f"audit.head.{key}", lang) for key in ("new", "at_fault", "elsewhere", "in_harmless", "precision")),
        markdown,
    )


def _missed(counts: Mapping[str, Any], markdown: bool, lang: Language) -> Iterator[str]:
    missed = [one for one in counts["plantings"] if not one["named"] or one["strays"]]
    if missed:
        yield ""
        yield say("audit.missed", lang)
        yield ""
    mark = "- " if markdown else "  "
    for one in missed:
        new = say("audit.new", lang, new=", ".join(one["new_findings"]) or "—", wanted=", ".join(one["checks"]))
        yield mark + _one(one, _slip(f"{one['kind']}/{one['slip']}", lang), new, lang)
        yield from (f"{mark}{said}" for said in (*one["said"], *one["strays"]))


def _alarms(counts: Mapping[str, Any], markdown: bool, lang: Language) -> Iterator[str]:
    alarms = [one for one in counts["edits"] if one["raised"] or one["gone"]]
    if alarms:
        yield ""
        yield say("audit.alarms", lang)
        yield ""
    mark = "- " if markdown else "  "
    for one in alarms:
        what = "; ".join(say(f"audit.{key}", lang, what=" / ".join(one[key])) for key in ("raised", "gone") if one[key])
        yield mark + _one(one, say(f"audit.edit.{one['kind']}", lang), what, lang)


def _one(one: Mapping[str, Any], name: str, what: str, lang: Language) -> str:
    return say(
        "audit.one",
        lang,
        slip=name,
        doc=one["document"],
        clause=one["clause"],
        old=_short(one["old"]),
        new=_short(one["new"]),
        what=what,
    )


def _named(table: str, key: str, lang: Language) -> str:
    """Return what a row of a table is called: a slip and an edit in words, a check or a document by its name."""
    if table == "by_slip":
        return _slip(key, lang)
    return say(f"audit.edit.{key}", lang) if table == "by_edit" else key


def _slip(name: str, lang: Language) -> str:
    kind, slip = name.split("/")
    return say("audit.slip-of-kind", lang, kind=say(f"audit.kind.{kind}", lang), slip=say(f"audit.slip.{slip}", lang))


def _short(text: str) -> str:
    flat = "".join(text.split())
    return f"{flat[:16]}…" if len(flat) > 16 else flat or "—"


def _share(part: float | None) -> str:
    return "—" if part is None else f"{part:.1%}"


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
