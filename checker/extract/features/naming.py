"""Features of a name that take more than a word of it: whether it is whole, and whose words it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from checker.extract.features.said import Said
from checker.language.lexicon import compiled

_BEGUN = re.compile(r"新?开工|在建|启动")
# The urban core at the head of a name is the place that is to reach the state, not a part of what is counted.
_CORE = re.compile(r"(?:市|全市)?(?:主城区|中心城区|核心区|市区|城区)(?!域)")
_TIME_OF_UNIT = compiled(r"[/／]<times.of-a-rate>$")
_MARKS = re.compile(r"[\W_]")
_GAP = re.compile(r"[\s“”]+")
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"), ("〔", "〕"), ("【", "】"))
_BRACKET = re.compile("[（）()“”《》〔〕【】]")
_SHORTEST, _LONGEST = 2, 40
_HEAD = 3  # characters at the head of a name that tell whose words they are


def of_name(target: Said, by_words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the features of the name of a target; `by_words` are those that words alone tell."""
    name = target.indicator
    begun, core = _BEGUN.search(name), _CORE.match(name) or _CORE.match(target.region)
    unit = target.amount.unit if target.amount is not None else ""
    return {
        "added": "added" in by_words or name.startswith("新增"),
        "stage": begun[0] if begun else "",
        "core": core[0] if core else "",
        "per_unit": "per_unit" in by_words or ("/" in unit and not _TIME_OF_UNIT.search(unit)),
        "cut": "cut" in by_words or _is_no_name(name.strip()),
        "carried": not target.in_table and not _opens_in(name, target.quote.text),
        "spelt_out": _spelt_out(name, target.quote.text),
    }


def _is_no_name(name: str) -> bool:
    if not _SHORTEST <= len(name) <= _LONGEST:
        return True
    return _BRACKET.search(name) is not None and any(name.count(one) != name.count(other) for one, other in _BRACKETS)


def _opens_in(name: str, quote: str) -> bool:
    """Say whether the head of a name stands in a quote, whatever marks stand between its letters."""
    head = name[:_HEAD]
    return (head in quote and _MARKS.search(head) is None) or _letters(name)[:_HEAD] in _letters(quote)


def _letters(text: str) -> str:
    return _MARKS.sub("", text)


def _spelt_out(name: str, quote: str) -> bool:
    if name in quote and _GAP.search(name) is None:
        return True
    text = _GAP.sub("", quote)
    return all(part in text for part in _GAP.split(name))
