"""A rule of the grammar in words: what it asks, what it gives, and what the properties are that conditions ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pkgutil import resolve_name
from typing import NamedTuple

from checker.language.grammar import Asked, Rule, Rules, file_of, files_of_rules, rules
from checker.messages import Language, say

FOLDER = "checker/language/grammar"
Quoted = Callable[[str], str]
_SENTENCE = re.compile(r"(?<=\.)\s+(?=[`A-Z])")
_NAMED = re.compile(r"`([a-z_]+)`")
_OF_TYPE = {"str": "text", "bool": "truth", "int": "number", "Decimal": "number"}
_OF_QUESTION = {
    **dict.fromkeys(("found", "has", "has-not"), "text"),
    **dict.fromkeys(("one-of", "none-of"), "word"),
    **dict.fromkeys(("below", "at-least"), "number"),
    **dict.fromkeys(("yes", "no"), "truth"),
}


class Property(NamedTuple):
    """What conditions can ask for: whether it is a text, a word, a number or a truth, and what it is."""

    kind: str
    meaning: str


def rule_explained(name: str, lang: Language) -> Iterator[str]:
    """Yield the lines that explain one rule: what it says, where it stands, what it asks and gives, its sentences."""
    file = rules(file_of(name))
    rule = file.named(name)
    yield f"{name}: {sentence(rule, lang)}"
    yield f"{FOLDER}/{file.file}: {file.head.title[lang]}"
    yield ""
    yield from asked(rule, file, lang, str)
    if rule.gives:
        yield ""
        yield say("cli.asked.gives", lang, gives=gives(rule))
    if keys := rule.asks.properties():
        known = vocabulary(file)
        yield ""
        yield say("cli.asked.keys", lang)
        yield from (f"  {key}: {known[key].meaning}" for key in keys)
    for title, sentences in (("holds", rule.examples), ("not", rule.counter_examples)):
        if sentences:
            yield ""
            yield say(f"cli.why.{title}", lang)
            yield from (f"  {' ⏎ '.join(one.split(chr(10)))}" for one in sentences)


def sentence(rule: Rule, lang: Language) -> str:
    """Return what a rule says, in one language."""
    return rule.zh if lang == "zh" else rule.en


def gives(rule: Rule) -> str:
    """Return what a rule says of a figure: the fields it sets."""
    return ", ".join(f"{key}: {value}" for key, value in rule.gives.items())


# ---- what it asks


def asked(rule: Rule, file: Rules, lang: Language, quoted: Quoted) -> Iterator[str]:
    """Yield the conditions of a rule line by line, those under a lead indented; `quoted` sets off a key or words."""
    if not file.head.context:
        yield say(f"cli.asked.label{'-read' if rule.reads else ''}", lang, reads=quoted(rule.reads))
        return
    conditions = rule.asks
    if not any(conditions):
        yield say("cli.asked.always", lang)
    else:
        yield say("cli.asked.all", lang)
    yield from (f"  {_condition(one, lang, quoted)}" for one in conditions.all_of)
    for lead, lists in (("one-of-these", conditions.one_of), ("none-of-these", conditions.none_of)):
        if lists:
            yield f"  {say(f'cli.asked.{lead}', lang)}"
            yield from (f"    {_joined(one, lang, quoted)}" for one in lists)
    if rule.reads:
        yield say("cli.asked.reads", lang, reads=quoted(reader(rule, file)))


def reader(rule: Rule, file: Rules) -> str:
    """Return the dotted name of the function that reads a construction."""
    return f"{file.head.readers}.{rule.reads}" if file.head.readers else rule.reads


def _joined(conditions: Sequence[Asked], lang: Language, quoted: Quoted) -> str:
    return say("cli.asked.joint", lang).join(_condition(one, lang, quoted) for one in conditions)


def _condition(one: Asked, lang: Language, quoted: Quoted) -> str:
    wanted = quoted(one.wanted) if one.wanted else ""
    return f"{quoted(one.key)}: {say(f'cli.asked.{one.how}', lang, wanted=wanted)}"


# ---- what can be asked for


def vocabulary(file: Rules) -> Mapping[str, Property]:
    """Return the properties that the conditions of a file can ask for, by name.

    The class that the file names explains them; what it leaves out stands in the files' own `keys`.
    """
    context = resolve_name(file.head.context)
    kinds, meanings = dict(_kinds_asked(file.head.context)), dict(_said_of_all(context))
    found = {key: Property(kind, meanings.get(key, "")) for key, kind in kinds.items()}
    for key, member in vars(context).items():
        if key.startswith("_") or not member.__doc__ or isinstance(member, type(vocabulary)):
            continue
        function = getattr(member, "fget", None) or getattr(member, "_function", None)
        returned = function.__annotations__["return"] if function is not None else ""
        if returned in _OF_TYPE:
            found[key] = Property(kinds.get(key, _OF_TYPE[returned]), _answer(member.__doc__))
    for key, meaning in _own_keys(file.head.context):
        found[key] = found[key]._replace(meaning=meaning)
    return dict(sorted(found.items()))


def _own_keys(context: str) -> Iterator[tuple[str, str]]:
    """Yield each key that a file with this context explains itself, with its meaning."""
    heads = (rules(name).head for name in files_of_rules())
    yield from (item for head in heads if head.context == context for item in head.keys.items())


def _kinds_asked(context: str) -> Iterator[tuple[str, str]]:
    """Yield each key that a file with this context asks for, and what it is by the way it is asked."""
    for name in files_of_rules():
        if rules(name).head.context == context:
            conditions = [rule.asks for rule in rules(name)]
            lists = [these for one in conditions for these in (one.all_of, *one.one_of, *one.none_of)]
            yield from sorted((one.key, _OF_QUESTION[one.how]) for these in lists for one in these)


def _said_of_all(context: type) -> Iterator[tuple[str, str]]:
    """Yield what the docstring of a class says of each of its fields: the sentences that name it."""
    said: dict[str, list[str]] = {}
    for one in _SENTENCE.split(" ".join((context.__doc__ or "").split())):
        for name in dict.fromkeys(_NAMED.findall(one)):
            alone = next((part for part in one.rstrip(".").split("; ") if part.startswith(f"`{name}`: ")), "")
            said.setdefault(name, []).append(f"Whether {alone.partition(': ')[2]}." if alone else one)
    yield from ((name, " ".join(sentences)) for name, sentences in said.items())


def _answer(doc: str) -> str:
    """Return the first paragraph of a docstring as what comes back."""
    first = " ".join(doc.split("\n\n", maxsplit=1)[0].split()).removeprefix("Return ").removeprefix("Say ")
    return first[:1].upper() + first[1:]
