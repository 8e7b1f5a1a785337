"""How a match was made, step by step in words, and the line by which a person decides on it."""

from __future__ import annotations

import json

from checker.messages import Language, catalogue
from checker.model import Message, Pair, Step
from checker.report.lookup import Lookup, told_both

# Fields whose values are the model's own words, said in the language of the sentence.
_KINDS = ("report.kind.", "report.scope.", "match.kind.")


def sentence(step: Step, lookup: Lookup) -> Message:
    """Say one step; a step no catalogue knows is shown by its name and values."""
    names = {indicator.id: indicator.name for indicator in lookup.run.indicators}

    def fill(lang: Language) -> str:
        said = getattr(told_both(step.name), lang)
        values = [(name, names.get(value) or _word(value, lang)) for name, value in step.values]
        if said == step.name and values:
            return f"{said} " + ", ".join(f"{name}={value}" for name, value in values)
        for name, value in values:
            said = said.replace(f"{{{name}}}", value)
        return str(said)

    return Message(zh=fill("zh"), en=fill("en"))


def _word(value: str, lang: Language) -> str:
    return next((catalogue(lang)[kind + value] for kind in _KINDS if kind + value in catalogue(lang)), value)


def decision_line(pair: Pair, verdict: str) -> str:
    """Return the line for decisions.yaml that accepts or rejects a proposed match; a person fills in why and who."""
    fields = {"fingerprint": pair.id, "verdict": verdict, "subject": "match", "reason": "", "name": "", "date": ""}
    return "- {" + ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()) + "}"
