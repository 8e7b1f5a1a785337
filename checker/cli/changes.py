"""What changed between two runs, put into lines: the states with their findings, then whom a changed figure touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.decide import STATES, Change, Changes, Impact, State
from checker.messages import Language, say

# Findings are shown in these states; of the others the count is enough.
_SHOWN: tuple[State, ...] = ("new", "fixed", "now-not-judged", "newly-judged")
_MOST = 40


def told(changes: Changes, lang: Language) -> Iterator[str]:
    """Yield the lines."""
    for state in STATES:
        yield say(f"cli.diff.state.{state}", lang, count=changes.counts[state])
    if changes.ruled:
        yield say("cli.diff.ruled", lang)
    if not changes.complete:
        yield say("cli.diff.incomplete", lang)
    for state in _SHOWN:
        found = changes.of(state)
        if found:
            yield ""
            yield say(f"cli.diff.state.{state}", lang, count=len(found))
            for change in found[:_MOST]:
                yield line(change, lang)
            if len(found) > _MOST:
                yield "  " + say("cli.diff.more", lang, count=len(found) - _MOST)
    altered = [change for change in changes.of("still-held") if change.altered or change.worse]
    if altered:
        yield ""
        yield say("cli.diff.altered", lang, count=len(altered))
        for change in altered[:_MOST]:
            yield line(change, lang)
    if changes.impacts:
        yield ""
        yield say("cli.diff.impacts", lang, count=len(changes.impacts))
        for impact in changes.impacts[:_MOST]:
            yield from impact_lines(impact, lang)
        if len(changes.impacts) > _MOST:
            yield "  " + say("cli.diff.more", lang, count=len(changes.impacts) - _MOST)


def line(change: Change, lang: Language) -> str:
    """Return one change on a line."""
    parts = ["  "]
    if change.finding is not None:
        parts.append(f"{say('cli.severity.' + change.finding['severity'], lang)} ")
    parts.append(f"[{change.check}] ")
    parts.append(change.finding["message"][lang] if change.finding is not None else change.fingerprint)
    if change.reason:
        parts.append(f" — {_reason(change.reason, lang)}")
    if change.gone:
        parts.append(f" — {say('cli.diff.gone', lang)}")
    if change.worse:
        parts.append(f" — {say('cli.diff.worse', lang)}")
    if change.lost:
        parts.append(f" — {say('cli.diff.lost', lang, fingerprint=change.fingerprint)}")
    return "".join(parts)


def _reason(key: str, lang: Language) -> str:
    from checker.messages import catalogue

    return catalogue(lang).get(key, key)


def impact_lines(impact: Impact, lang: Language) -> Iterator[str]:
    """Yield a target that changed and the targets below that it touches."""
    one = impact.after or impact.before or {}
    before, after = _figure(impact.before, lang), _figure(impact.after, lang)
    yield "  " + say("cli.diff.impact", lang, doc=one["doc"], indicator=one["indicator"], before=before, after=after)
    for touched in impact.touches:
        quote = " ".join(str(touched["quote"]).split())
        yield "    " + say("cli.diff.touches", lang, doc=touched["doc"], clause=touched["clause"], quote=quote)


def _figure(target: Mapping[str, Any] | None, lang: Language) -> str:
    if target is None:
        return say("cli.diff.absent", lang)
    stated = target["value"] is not None
    said = f"{target['value_text']}{target['unit']}" if stated else say("cli.diff.no-figure", lang)
    bound = say(f"cli.diff.bound.{target['bound']}", lang) if stated else ""
    return f"{bound}{said}" + (f" ({target['due']})" if target["due"] else "")
