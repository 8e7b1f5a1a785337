"""The modifiers of a target by their names in grammar/modifiers.toml: what binds its figure, commits, repeats or adds up."""

from __future__ import annotations

from checker.extract.draft import Draft
from checker.extract.governing import Rest


def modifiers_of(draft: Draft, rest: Rest, bound: str = "") -> tuple[str, ...]:
    """Return the names of the modifiers of a target; `bound` is that of the words beside its figure (`bound_rule`)."""
    said = (bound, *rest.derivation, "each-of-them" if draft.scope == "each" else "")
    return tuple(dict.fromkeys(name for name in said if name))
