"""The words around a figure do not say clearly which side of it is allowed.

“分别达到100%、60%以上” puts 以上 on 100% as well, where nothing lies above; “不低于…左右” and “超过…以上” say two
things of one figure.
"""

from __future__ import annotations

import re

from checker.measure.lib.context import Context
from checker.measure.lib.measurement import NOT_CONCERNED, Measurement, measure, measured
from checker.measure.lib.wholes import WHOLE
from checker.model import Target

_TWO_WAYS = re.compile(
    r"(?:不低于|不少于|至少|不超过|超过|突破|高于|以内|控制在)[^，。；、]{0,3}\d[\d.,]*[^，。；、\d]{0,8}左右|"
    r"(?:约|近|大约)\s*\d[\d.,]*[^，。；、\d]{0,8}以上|"
    r"(?:不超过|低于|控制在)[^，。；、]{0,3}\d[\d.,]*[^，。；、\d]{0,8}以上"
)
_LISTED = re.compile(r"^\s*(?:%|％)?\s*[、和及]\s*\d[\d.]*\s*[%％]?(?:以上|以下|左右)")


@measure("targets", own=True)
def unclear_bound(target: Target, context: Context) -> Measurement:
    """Return whether a bound is clear, listed (100%、60%以上), two-ways (不低于…左右) or open-base (<40)."""
    figure = target.amount
    if figure is None:
        return NOT_CONCERNED
    if target.kind == "baseline" and target.in_table and figure.bound in ("lt", "le", "gt", "ge"):
        return measured("open-base", variant="open-base")
    text = target.quote.text
    if found := _TWO_WAYS.search(text):
        at = re.search(re.escape(figure.text), text)
        if at and found.start() <= at.start() <= found.end():
            return measured("two-ways", variant="two-ways", words=found[0])
    if figure.unit in ("%", "％") and figure.value == WHOLE and figure.bound == "eq":
        for at in re.finditer(r"100\s*[%％]", _around(target, context)):
            if _LISTED.match(_around(target, context)[at.end() :]):
                return measured("listed")
    return measured("clear")


def _around(target: Target, context: Context) -> str:
    """Return the quote and, where the passage is at hand, the words that follow it up to the next comma."""
    document = context.documents[target.doc]
    quote = target.quote
    if quote.passage < len(document.passages):
        rest = document.passages[quote.passage].text[quote.end : quote.end + 12]
        return quote.text + re.split(r"[，。；,;]", rest)[0]
    return quote.text
