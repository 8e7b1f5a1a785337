"""A share that grows to the whole without a figure: 供地比例由30%扩展到全部工业用地, 采购比例由45%提高到全覆盖."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract.draft import Draft
from checker.extract.sentences import Text
from checker.extract.tokens import Token
from checker.language.lexicon import compiled

_TO_THE_WHOLE = compiled(r"[^，。；\d]{0,12}?<doing.spreads>(?:到|至|为)?(?P<whole><names.all-of>[^，。；]*)")
_SAYS_NO_MORE = compiled(r"<names.all-alone>")
_ORIGIN = re.compile(r"(?<![自原])(?P<of>[由从])[^，。；\d]{1,16}的$")


def without_origin(left: str) -> str:
    """Return the words before a figure that is counted from, without what it is of: 补贴由困难老年人的 -> 补贴由."""
    return _ORIGIN.sub(r"\g<of>", left)


def whole_after(text: Text, token: Token) -> re.Match[str] | None:
    """Return the words behind a figure that say it grows to the whole, None where they say nothing of the kind."""
    return _TO_THE_WHOLE.match(text.text, token.end, token.segment.end)


def whole_of(base: Draft, found: re.Match[str]) -> Draft:
    """Return the state that is reached from a figure, under the figure's name and what is to be covered."""
    whole = found["whole"]
    name = base.indicator if _SAYS_NO_MORE.fullmatch(whole) else base.indicator + whole
    state = replace(base, indicator=name, note=whole, end=found.end())
    state.drop_figure()
    return state
