"""What the cell of a table looks like by itself: a number of a row, a figure, a unit, a nature, words, a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from checker.language.characters import plain
from checker.language.heads import COUNTED, HEAD
from checker.language.lexicon import compiled
from checker.language.numbering import mark
from checker.language.units import unit_of

Kind = Literal["empty", "integer", "figure", "figures", "date", "nothing", "unit", "nature", "words", "sentence"]
# Kinds that may stand in a column of values.
VALUES = frozenset(("integer", "figure", "figures"))
LONGEST = 60

_SIGN = r"[≤≥<>=±约近超〔\[（【(~+-]"
_TAIL = r"(?:[^\u4e00-\u9fff\dA-Za-z]|[A-Za-z]{1,4}\d?(?:/[A-Za-z]{1,3})?)*"
_FIGURE = re.compile(
    rf"{_SIGN}{{0,3}}(?:不[足低少高超]于?|大于|小于)?\d[\d.,]*(?:[~\-—至/×*][≤≥<>]?\d[\d.,]*)*%?{_TAIL}"
    r"(?:[\u4e00-\u9fff]{1,6}(?:[/·][\u4e00-\u9fff]{1,4})*)?[\]）〕】)*#①-⑳]*(?:[（(\[〔].{0,30}[\]〕）)])?"
)
_SEVERAL = re.compile(
    r"(?:[\u4e00-\u9fff]{1,8}[≤≥<>:：]?\d[\d.,]*%?[，、；]?){1,6}|[≤≥<>]\d[\d.,%]*[，、；]?(?:[≤≥<>]\d[\d.,%]*)+"
)
_DATE = re.compile(r"(?:19|20)\d\d年.{0,12}|(?:19|20)\d\d\.\d{1,2}(?:\.\d{1,2})?|(?:19|20)\d\d[~\-—](?:19|20)\d\d年?")
_NOTHING = compiled(r"[—\-–/\\*·－―…]+|<cells.empty>")
_NATURE = compiled(r"<cells.usual-nature>性?(?:指标)?|(?:约束|预期)性?[/／](?:约束|预期)性?")
_SENTENCE = re.compile(r"[。；！？]|，.*，")
# Units are read by the registry; a figure's own symbols may stand alone.
_SYMBOLS = re.compile(
    r"[%‰]|\d{0,4}(?:mg|ug|μg|µg|kg|g|m|km|t)\d?(?:/[A-Za-z]{1,3}\d?)?|[万亿]?m[³3²2](?:/[\u4e00-\u9fffA-Za-z]{1,3})?"
)
_POWER = compiled(r"^(?:<cells.scale>|百)(?=.)")
_ORDINAL = re.compile(r"\d{1,3}|[Ⅰ-Ⅻ]|[①-⑳]|[一二三四五六七八九十]{1,3}")
_ROMAN, _CIRCLED, _CHINESE = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "一二三四五六七八九十"
_BRACKETED = re.compile(r"[（(\[【〔](?:[^（()）]|[（(][^（()）]*[）)])*[）)\]】〕]")
_YEAR_HEAD = compiled(r"(?:19|20)\d\d|十[一二三四五六七八九]五|<cells.heads-values>|合计|总投资|投资")
TOTAL = compiled(r"(?:<cells.sum>|全[省市区县]合计)")


@lru_cache(maxsize=8192)
def kind(text: str) -> Kind:
    """Return what a cell with these words, white space off, looks like."""
    if not text:
        return "empty"
    if len(text) > 40:
        return "sentence" if _SENTENCE.search(text[:400]) or len(text) > LONGEST else "words"
    text = plain(text)
    if _NOTHING.fullmatch(text):
        return "nothing"
    if re.fullmatch(r"\d{1,3}|[Ⅰ-Ⅻ]", text):
        return "integer"
    if _DATE.fullmatch(text):
        return "date"
    if _FIGURE.fullmatch(text):
        return "figure"
    if _NATURE.fullmatch(text):
        return "nature"
    if _SEVERAL.fullmatch(text) and not HEAD.fullmatch(text):
        return "figures"
    if len(text) <= 12 and _is_unit(text):
        return "unit"
    return "sentence" if _SENTENCE.search(text) else "words"


def _is_unit(text: str) -> bool:
    bare = _POWER.sub("", text.strip("（）()"))
    return _SYMBOLS.fullmatch(bare) is not None or bool(unit_of(bare).dimension)


def counted(text: str, number: int) -> bool:
    """Say whether a cell is the number of a row: 3, Ⅲ, ③ or 三 for the third."""
    if not _ORDINAL.fullmatch(text):
        return False
    if text.isdecimal():
        return int(text) == number
    for style in (_ROMAN, _CIRCLED, _CHINESE):
        if text in style:
            return style.index(text) == number - 1
    found = mark(text + "、")
    return found is not None and found.number == number


def heads_column(text: str) -> bool:
    """Say whether words are those that head columns of plans, or a remark in brackets on such words."""
    return len(text) <= 30 and (HEAD.fullmatch(text) is not None or text in COUNTED)


def bracketed(text: str) -> bool:
    """Say whether a line stands in brackets from its first sign to its last."""
    return len(text) <= 30 and _BRACKETED.fullmatch(text) is not None


def heads_values(text: str) -> bool:
    """Say whether a head is one over figures: a year, a target, a state, a total."""
    return len(text) <= 40 and _YEAR_HEAD.search(plain(text)) is not None


def is_cut(text: str) -> bool:
    """Say whether a text is a piece of running text: brackets that do not close, a comma outside brackets."""
    text = plain(text[:200])
    opened = 0
    for character in text:
        if character in "（〔[《":
            opened += 1
        elif character in "）〕]》":
            opened -= 1
        elif character in "，；。" and not opened:
            return True
        if opened < 0:
            return True
    return opened != 0
