"""What an answer to an opinion says in other words than the four asked for: 已按意见修改, 暂不采纳, √, 原则同意, 不反对.

The words stand in answers.toml. An answer that they do not cover is no answer: a person has to read it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Stance = Literal["adopted", "partly", "refused", "later"]
_Verb = Literal["agree", "amend", "refuse"]
_VERBS: tuple[_Verb, ...] = ("agree", "amend", "refuse")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_CLAUSE = re.compile(r"(?:[^，。；：,;:!?\n()、.]|(?<=\d)[.,](?=\d))+")
_WITHIN = re.compile(r"(?<=[\u4e00-\u9fff])[ \t\u3000]+(?=[\u4e00-\u9fff])")
_MARKS = " \t\n，。；：、,;:.!?()（）-—"


@dataclass(frozen=True, slots=True)
class _Words:
    """The words by class, and the patterns that are made of them."""

    signs: Mapping[str, Stance]
    classes: Mapping[str, str]
    longest: re.Pattern[str]
    partial_behind: re.Pattern[str]
    done_behind: re.Pattern[str]
    done: frozenset[str]
    contrast: re.Pattern[str]
    objects: re.Pattern[str]
    amends: re.Pattern[str]
    negations: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """What one clause says, by which kind of verb, and where its verb ends."""

    stance: Stance
    verb: _Verb | Literal["sign", "later"]
    end: int


def classes() -> Mapping[str, tuple[str, ...]]:
    """Return the words that lead up to an answer, by class."""
    data = _data()
    found = {kind: tuple(data["verbs"][kind].split()) for kind in _VERBS}
    return found | {kind: tuple(data[kind]["words"].split()) for kind in ("negation", "partial", "later", "filler")}


def read_answer(text: str) -> tuple[Stance, str] | None:
    """Return what an answer says and the reason that it gives, "" where it gives none; None where it is not understood.

    The first clause that answers counts. An agreement that a later clause takes back in part is one in part.
    """
    whole = _WITHIN.sub("", text.strip())
    plain = whole.translate(_WIDE).translate(_LOWER)
    clauses = [(found.start(), said) for found in _CLAUSE.finditer(plain) if (said := _clause(found[0])) is not None]
    if not clauses:
        return None
    start, first = clauses[0]
    stance = first.stance
    if _taken_back(first, [said for _, said in clauses[1:]], plain[start + first.end :]):
        stance = "partly"
    if first.verb in ("sign", "agree"):
        before, after = whole[:start].strip(_MARKS), whole[start + first.end :].strip(_MARKS)
        return stance, "，".join(part for part in (before, after) if part)
    return stance, whole.strip(_MARKS)


def _taken_back(first: _Said, later: Sequence[_Said], rest: str) -> bool:
    """Say whether what follows a clause takes part of it back: 采纳第一条，第二条不采纳; 同意，但……."""
    if first.stance == "adopted":
        reserved = any(_words().contrast.match(found[0].strip()) for found in _CLAUSE.finditer(rest))
        return reserved or any(said.stance == "refused" for said in later)
    return first.stance == "refused" and any(said.stance == "adopted" and said.verb == "agree" for said in later)


def _clause(text: str) -> _Said | None:
    """Return what a clause says; None where other words stand before its verb."""
    words = _words()
    begin = len(text) - len(text.lstrip())
    if (stance := words.signs.get(text.strip())) is not None:
        return _Said(stance, "sign", len(text))
    first = text[begin : begin + 1]
    if first in words.signs and not first.isalnum():
        return _Said(words.signs[first], "sign", begin + 1)
    return next(filter(None, (_verb(text, led) for led in _leads(text))), None)


@dataclass(slots=True)
class _Lead:
    """How far the words up to the verb were read: where they end, how often denied, whether in part, whether done."""

    at: int = 0
    denied: int = 0
    partial: bool = False
    done: bool = False


def _leads(text: str) -> Iterator[_Lead]:
    """Yield where the verb may stand: behind known words alone, then behind what is changed (已将20%|改为)."""
    words = _words()
    lead = _Lead()
    turns: list[_Lead] = []
    while found := words.longest.match(text, lead.at):
        kind = words.classes.get(found["word"], "filler") if found["word"] else "filler"
        if kind in ("agree", "amend", "refuse", "later"):
            break
        if words.objects.match(text, lead.at):
            turns.append(_Lead(found.end(), lead.denied, lead.partial, True))
        lead.denied += kind == "negation"
        lead.partial = lead.partial or kind == "partial"
        # What is changed by something (按省规划口径) is changed.
        lead.done = lead.done or found["word"] is None or found["word"] in words.done
        lead.at = found.end()
    yield lead
    for turn in turns:
        verb = words.amends.search(text, turn.at)
        if verb and not words.negations.search(text, turn.at, verb.start()):
            yield _Lead(verb.start(), turn.denied, turn.partial, True)


def _verb(text: str, lead: _Lead) -> _Said | None:
    words = _words()
    found = words.longest.match(text, lead.at)
    kind = words.classes.get(found["word"] or "") if found else None
    if found is None or kind is None:
        return None
    end = found.end()
    if kind == "later":
        return _Said("later", "later", end)
    verb = next((verb for verb in _VERBS if verb == kind), None)
    if verb is None:
        return None
    done = lead.denied or lead.done or not text[end:].strip() or words.done_behind.match(text, end)
    if verb == "amend" and not done:
        return None
    refused = (verb == "refuse") != bool(lead.denied % 2)
    behind = words.partial_behind.match(text, end)
    stance: Stance = "partly" if lead.partial or behind else "refused" if refused else "adopted"
    return _Said(stance, verb, behind.end() if behind else end)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("answers.toml").read_text(encoding="utf-8"))


@cache
def _words() -> _Words:
    data = _data()
    known = {word: kind for kind, listed in classes().items() for word in listed}
    manner = "|".join([data["filler"]["points"], *data["filler"]["manner"]])
    return _Words(
        signs={word: stance for stance in ("adopted", "refused") for word in data["signs"][stance].split()},
        classes={word.replace("|", " "): kind for word, kind in known.items()},
        longest=re.compile(rf"\s*(?:(?:{manner})|(?P<word>{_any(known)}))"),
        partial_behind=re.compile(rf"\s*(?:了|的)?\s*(?:{_any(data['partial']['behind'].split())})"),
        done_behind=re.compile(rf"\s*(?:{_any(data['done']['behind'].split())})"),
        done=frozenset(data["done"]["signs"].split()),
        contrast=re.compile(_any(data["contrast"]["words"].split())),
        objects=re.compile(rf"\s*(?:{_any(data['filler']['object'].split())})"),
        amends=re.compile(_any(data["verbs"]["amend"].split())),
        negations=re.compile(_any(data["negation"]["words"].split())),
    )


def _any(listed: Mapping[str, str] | list[str]) -> str:
    """Return the pattern of any of the words, the longest first; a Latin word ends where its letters do."""
    longest = sorted((word.replace("|", " ") for word in listed), key=len, reverse=True)
    return "|".join(re.escape(word) + (r"(?![a-z0-9])" if word[-1].isascii() else "") for word in longest)
