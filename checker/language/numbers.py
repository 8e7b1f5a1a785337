"""Figures as plans write them: 1,100.9亿, 二十万亿, 百分之六十, 十几万, 数百, 三成.

万, 亿 and 万亿 are multiplied out here and never reach the units. A vague figure (数百, 十几万) is read as the range it
may mean; 余 and 多 after a figure say that it is passed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from checker.language.raised import RAISED, on_the_line

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
# 千 and 百 belong to the unit in 千瓦, 千米, 百分点.
_MULTIPLIER = r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦米克伏赫卡帕焦升字])|百(?!分)"
# 3×10⁴, 3×10^4, 10^4; a bare 10⁴ may be ten with the number of a note.
_EXPONENT = rf"(?:[{RAISED}]{{1,2}}|\^\d{{1,2}}(?!\d))"
# Behind these words a figure may begin with its point (约.5万亩).
LOST_NOUGHT = "约近达到为超过至于"
ARABIC = rf"(?:10\^\d{{1,2}}(?!\d)|(?:\d{{1,3}}(?:,\d{{3}})+(?![\d,])|\d+)(?:\.\d+)?(?:[×xX*]10{_EXPONENT})?)(?:[余多]?(?:{_MULTIPLIER}))?[余多]?"
_NUMERAL = "零〇一二两三四五六七八九十百千万亿"
# 两三(个), 三四十(家), 七八百: two digits that follow each other say "two or three"
_NEIGHBOURS = "一两|两三|二三|三四|三五|四五|五六|六七|七八|八九"
CHINESE = (
    rf"(?:{_NEIGHBOURS})[十百千]?[多余]?(?:万|亿)?(?=[个家所座处项条台张名人户件套辆次亩株年天成场批间支艘])"
    rf"|十(?:{_NEIGHBOURS})(?=[个家所座处项条台张名人户件套辆次亩株年天])"
    rf"|百分之(?:\d+(?:\.\d+)?|[{_NUMERAL}点]+)"
    rf"|千分之(?:\d+(?:\.\d+)?|[{_NUMERAL}点]+)"
    r"|[数几上近成]?(?:十几|几十|[百千万])[多余]?(?:万亿|亿|万)?(?=[个家所座处项条台张名人户件套辆座种类次亩株])"
    # at most so long and never given back, so that a run of numerals is passed over in one go
    rf"|(?=[零〇一二两三四五六七八九]{{0,3}}[十百千万亿])[{_NUMERAL}][{_NUMERAL}几多余]{{0,20}}+"
    rf"|[{_NUMERAL}]{{1,4}}成"
    r"|[零〇一二两三四五六七八九]"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as written: `value` multiplied out, `value_max` the high end of a vague one, `passed` after 余 and 多.

    `share` is "%" or "‰" where the figure itself says so (百分之六十, 三成); the value then is in that share.
    """

    text: str
    value: Decimal
    value_max: Decimal | None = None
    passed: bool = False
    share: str = ""


_ARABIC = re.compile(ARABIC)
_TEN_TO_THE = re.compile(rf"(?:(?P<times>.+)[×xX*])?10(?:\^(?P<plain>\d+)|(?P<raised>[{RAISED}]+))")
_BETWEEN = re.compile(rf"(?P<ten>十?)(?P<digits>{_NEIGHBOURS})(?P<power>[十百千]?[万亿]?)[多余]?")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")


@lru_cache(maxsize=4096)
def read_number(text: str) -> Number | None:
    """Read one figure that makes up the whole of `text`; None if it is none that can be read."""
    if text.startswith("."):
        whole = read_number("0" + text)
        return replace(whole, text=text) if whole is not None else None
    if _ARABIC.fullmatch(text):
        return _read_arabic(text)
    return _read_chinese(text) if text else None


def _read_arabic(text: str) -> Number:
    passed = "余" in text or "多" in text
    bare = text.replace("余", "").replace("多", "")
    digits = bare.rstrip("十百千万亿")
    factor = 1
    rest = bare[len(digits) :]
    while rest:  # 万亿, 千万, 百亿: the factors multiply
        factor *= _SMALL.get(rest[0]) or _LARGE[rest[0]]
        rest = rest[1:]
    power = _TEN_TO_THE.fullmatch(digits)
    if power:
        digits = power["times"] or "1"
        factor *= 10 ** int(power["plain"] or on_the_line(power["raised"]))
    return Number(text, Decimal(digits.replace(",", "")) * factor, passed=passed)


def _read_chinese(text: str) -> Number | None:
    for head, sign in (("百分之", "%"), ("千分之", "‰")):
        if text.startswith(head):
            inner = text[len(head) :]
            value = Decimal(inner) if _DECIMAL.fullmatch(inner) else _written(inner)
            return None if value is None else Number(text, value, share=sign)
    if text.endswith("成") and len(text) > 1:
        value = _written(text[:-1])
        return None if value is None else Number(text, value * 10, share="%")
    if text[0] in "数几" or "几" in text:
        return _read_vague(text)
    if between := _BETWEEN.fullmatch(text):
        return _read_between(text, between)
    bare = text.lstrip("上近成") if text[0] in "上近成" else text
    passed = "多" in bare or "余" in bare or text[0] in "上成"
    value = _written(bare.replace("多", "").replace("余", ""))
    return None if value is None else Number(text, value, passed=passed)


def _read_vague(text: str) -> Number | None:
    """几十, 数百, 十几万: from two (eleven) to nine (nineteen) of the counted power."""
    bare = text.replace("多", "").replace("余", "")
    low = _written(bare.replace("十几", "十一").replace("数", "二").replace("几", "二"))
    high = _written(bare.replace("十几", "十九").replace("数", "九").replace("几", "九"))
    if low is None or high is None:
        return None
    return Number(text, low, value_max=high)


def _read_between(text: str, found: re.Match[str]) -> Number | None:
    """两三, 三四十, 十五六万: from the first digit to the second, of the power that follows them."""
    low, high = (_written(found["ten"] + digit + found["power"]) for digit in found["digits"])
    return None if low is None or high is None or high <= low else Number(text, low, value_max=high)


def _written(text: str) -> Decimal | None:
    """Value of a numeral written in characters, 点 for the decimal point; None where it is no well-formed numeral."""
    head = text.rstrip("万亿")
    whole, dot, fraction = head.partition("点")
    if dot:  # 三点五万: what is before and behind the point is multiplied together
        units = _whole(whole)
        if units is None or not fraction or any(c not in _DIGITS for c in fraction):
            return None
        value = Decimal(f"{units}." + "".join(str(_DIGITS[c]) for c in fraction))
        for power in text[len(head) :]:
            value *= _LARGE[power]
        return value
    value_of_whole = _whole(text)
    return None if value_of_whole is None else Decimal(value_of_whole)


def _whole(text: str) -> int | None:
    """Value of a whole numeral; powers fall within a section, a last digit without one has the next lower (一百二)."""
    total, section, last = 0, 0, 0
    digit: int | None = None
    above = 0  # the power the next one in the section has to stay below
    for at, char in enumerate(text):
        if char in _DIGITS:
            if digit:
                return None  # 一二: two digits without a power between them are a list, not a figure
            digit = _DIGITS[char]
        elif char in _SMALL:
            power = _SMALL[char]
            if (above and power >= above) or (digit is None and section and power > 10):
                return None
            section, above, digit = section + (1 if digit is None else digit) * power, power, None
        elif char in _LARGE:
            power = _LARGE[char]
            if last and last <= power == 10**4:
                return None  # 三万五万 is two figures
            section = (section + (digit or 0)) or (0 if total else 1)
            # 一万五千亿: 亿 multiplies all before it; 二十万亿 likewise
            total = (total + section) * power if power > 10**4 or not total else total + section * power
            section, digit, above, last = 0, None, 0, power
        else:
            return None
        if digit and at == len(text) - 1 and at and text[at - 1] in "百千万亿":
            before = text[at - 1]
            digit *= (_SMALL.get(before) or _LARGE[before]) // 10
    return total + section + (digit or 0) if text else None
