"""How a target was read, put into words from the rules of the grammar that made it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.grammar import rule_named
from checker.messages import Language, say
from checker.model import Target


def how_it_was_read(target: Target, lang: Language) -> Iterator[str]:
    """Yield the lines that explain one target: its words, what was read, each rule in a sentence, whence its time."""
    yield f"{target.id}: {' '.join(target.quote.text.split())}"
    amount = f"{target.amount.text}{target.amount.unit} ({target.amount.bound})" if target.amount else "—"
    yield "  " + say(
        "cli.why.read", lang, indicator=target.indicator, amount=amount, kind=target.kind, scope=target.scope
    )
    for name in target.derivation:
        yield f"  - {name}: {rule_sentence(name, lang)}"
    if target.by_from:
        yield "  " + say(
            "cli.why.time", lang, due=target.due or "—", source=say(f"cli.why.from.{target.by_from}", lang)
        )
    if target.approximate_reading:
        yield "  " + say("cli.why.carried", lang)


def rule_sentence(name: str, lang: Language) -> str:
    """Return what a rule of the grammar says, in one sentence."""
    rule = rule_named(name)
    return rule.zh if lang == "zh" else rule.en
