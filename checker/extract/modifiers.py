"""The modifiers of a target by their names in grammar/modifiers.toml: what binds its figure, commits, repeats or adds up."""

from __future__ import annotations

from checker.extract.context.plancontext import Adverbials


def modifiers_of(adverbials: Adverbials, bound: str = "") -> tuple[str, ...]:
    """Return the names of the modifiers of a target; `bound` is that of the words beside its figure (`bound_rule`)."""
    return tuple(dict.fromkeys(name for name in (bound, *adverbials.derivation) if name))
