"""What a check asks and what is permitted, put into words from the messages, the suites and the cases that test it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.messages import Language, catalogue, say
from checker.workspace import shipped

if TYPE_CHECKING:
    from checker.judge import Expectation

_OPERATORS = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥", "IN": "∈", "NOT_IN": "∉"}
_BOUNDS = (("min_value", "≥", "strict_min", ">"), ("max_value", "≤", "strict_max", "<"))
# What a case of the tests says of a message, by the language it is in.
_MESSAGES: Mapping[str, Language] = {"message": "zh", "message_en": "en"}


def explained(rules: Sequence[Expectation], lang: Language) -> Iterator[str]:
    """Yield the explanation of one check: claim, why, source, what is permitted, and sentences that are tested."""
    check = rules[0].check
    yield f"{check}: {_said(check, 'claim', lang)}"
    for part in ("why", "source"):
        if text := _said(check, part, lang):
            yield ""
            yield text
    yield ""
    yield say("cli.explain.permitted", lang)
    for rule in rules:
        yield "  " + permitted(rule, lang)
    for title, case in _examples(check):
        yield ""
        yield say(f"cli.explain.{title}", lang, name=case.get("name", ""))
        for key, text in case.items():
            if key != "name" and _MESSAGES.get(key, lang) == lang:
                yield f"  {key.removesuffix('_en')}: {_flat(text)}"


def claim(check: str, lang: Language) -> str:
    """Return the one sentence a check says."""
    return _said(check, "claim", lang)


def permitted(rule: Expectation, lang: Language) -> str:
    """Return one line of a suite in words: severity, frame, what is permitted, for which rows, its note."""
    severity = say(f"cli.severity.{rule.severity}", lang)
    where = _condition(rule.kwargs.get("row_condition"))
    parts = [f"{severity} [{rule.frame}]: {_range(rule, lang)}"]
    if where:
        parts.append(say("cli.range.where", lang, condition=where))
    return " ".join(parts) + (f"  # {rule.notes}" if rule.notes else "")


def _said(check: str, part: str, lang: Language) -> str:
    return catalogue(lang).get(f"check.{check}.{part}", "")


def _range(rule: Expectation, lang: Language) -> str:
    kwargs, column = rule.kwargs, rule.kwargs.get("column", "")
    if rule.type.endswith("to_be_between"):
        ends = [
            f"{strict if kwargs.get(flag) else sign} {kwargs[end]}"
            for end, sign, flag, strict in _BOUNDS
            if kwargs.get(end) is not None
        ]
        return f"{column} {', '.join(ends)}"
    if rule.type.endswith("not_be_in_set"):
        return f"{column} ∉ {_set(kwargs['value_set'])}"
    if rule.type.endswith("be_in_set"):
        return f"{column} ∈ {_set(kwargs['value_set'])}"
    key = f"cli.range.{rule.type.removeprefix('expect_').replace('_', '-')}"
    if key in catalogue(lang):
        return say(key, lang, column=column)
    others = ", ".join(f"{name}={value}" for name, value in kwargs.items() if name != "row_condition")
    return f"{rule.type} {others}"


def _set(values: Sequence[object]) -> str:
    return "{" + ", ".join(str(value) for value in values) + "}"


def _condition(condition: Mapping[str, Any] | None) -> str:
    if not condition:
        return ""
    if "conditions" in condition:
        joint = " | " if condition.get("type") == "or" else " & "
        return joint.join(_condition(part) for part in condition["conditions"])
    column = condition["column"]["name"]
    if condition.get("type") == "nullity":
        return f"{column} {'=' if condition.get('is_null') else '≠'} null"
    wanted = condition.get("parameter")
    shown = _set(wanted) if isinstance(wanted, list) else wanted
    return f"{column} {_OPERATORS.get(str(condition.get('operator')), condition.get('operator'))} {shown}"


def _examples(check: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the first case that breaks the check and the first that passes, from the file its tests run."""
    file = shipped("tests/measure") / f"{check}.yaml"
    cases = _cases(file) if file.is_file() else []
    for title, wanted in (("breaking", True), ("passing", False)):
        found = next((case for case in cases if bool(case.get("finding")) == wanted and "measure" in case), None)
        if found is not None:
            yield title, found


def _cases(file: Path) -> list[Mapping[str, Any]]:
    import yaml

    read: list[Mapping[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


def _flat(text: object) -> str:
    return ", ".join(map(_flat, text)) if isinstance(text, list) else " ".join(str(text).split())
