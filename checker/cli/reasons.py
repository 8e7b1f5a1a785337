"""How a target was read, put into words from the rules of the grammar that made it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.cli.constructions import sentence
from checker.language.grammar import rule_named
from checker.messages import Language, say
from checker.model import Target


def how_it_was_read(target: Target, lang: Language) -> Iterator[str]:
    """Yield the lines that explain one target: its words, what was read, each rule in a sentence, whence its time."""
    yield f"{target.id}: {' '.join(target.quote.text.split())}"
    amount = f"{target.amount.text}{target.amount.unit}" if target.amount else "—"
    words = {
        "kind": say(f"dataset.kind.{target.kind}", lang),
        "scope": say(f"dataset.scope.{target.scope}", lang),
        "bound": say(f"dataset.bound.{target.amount.bound}", lang) if target.amount else "",
    }
    yield "  " + say("cli.why.read", lang, indicator=target.indicator, amount=amount, **words).rstrip()
    if target.by_hand:
        yield "  - " + say("cli.why.by-hand", lang, note=target.note)
        return
    for name in target.derivation:
        yield f"  - {name}: {sentence(rule_named(name), lang)}"
    if target.by_from:
        source = say(f"dataset.by_from.{target.by_from}", lang)
        yield "  " + say("cli.why.time", lang, due=target.due or "—", source=source)
    if target.approximate_reading:
        yield "  " + say("cli.why.carried", lang)
