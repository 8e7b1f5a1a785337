"""A value of a sheet as its number format shows it: 0.0% and #,##0.00, 0"万人", yyyy"年"m"月"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

_YEAR_MONTH, _MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
# The formats that a file names by number alone.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy/m/d",
    27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m/d/yy", 31: "yyyy/m/d", 36: _YEAR_MONTH,
    37: "#,##0 ;(#,##0)", 38: "#,##0 ;(#,##0)", 39: "#,##0.00 ;(#,##0.00)", 40: "#,##0.00 ;(#,##0.00)",
    48: "##0.0E+0", 50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY,
    57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[(?P<told>[^\]]*)\]|_.|\*.'
    r"|(?P<general>(?i:General))|(?P<number>[0#?][0#?.,]*|\.[0#?]+)|(?P<percent>%)|(?P<power>[Ee][+-])"
    r"|(?P<date>[yY]+|[mM]+|[dD]+|[eE]+|[hHsSaA]+)|(?P<text>@)|(?P<other>.)",
    re.DOTALL,
)
_COLOURS = re.compile(r"(?i)black|blue|cyan|green|magenta|red|white|yellow|color ?\d+")
_SECTION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|;')
_FIRST_DAY = datetime(1899, 12, 30)
_LAST_SERIAL = 2_958_465  # the end of the year 9999
_PLACES = 15
# The powers of ten between which figures are shown by their format.
_LEAST, _MOST = -16, 20


def shown(value: Decimal, code: str) -> str | None:
    """Return how a format shows a figure; None where it is one that is not known here (fractions, conditions)."""
    sections = _sections(code)
    if len(sections) > 4 or not _LEAST < value.adjusted() < _MOST:
        return None
    negative = value < 0
    if len(sections) > 2 and value == 0:
        section = sections[2]
    elif len(sections) > 1 and negative:
        section, value, negative = sections[1], -value, False
    else:
        section = sections[0]
    tokens = [(found.lastgroup or "", found[0], found) for found in _TOKEN.finditer(section)]
    kinds = [kind for kind, _, _ in tokens]
    if any(kind == "told" and not _COLOURS.fullmatch(found["told"]) for kind, _, found in tokens):
        return None
    if "date" in kinds:
        return _serial(value, code)
    if kinds.count("number") + kinds.count("general") > 1 + ("power" in kinds) or "text" in kinds:
        return None
    scale = Decimal(1)
    for _, sign, _ in tokens:
        scale *= 100 if sign == "%" else 1
    words: list[str] = []
    power = False
    for at, (kind, written, found) in enumerate(tokens):
        if kind == "number" and not power:
            after = tokens[at + 1][0] if at + 1 < len(tokens) else ""
            number = _scientific(abs(value), written) if after == "power" else _figure(abs(value) * scale, written)
            words.append(("-" if negative and number.strip("0.,") else "") + number)
            power = after == "power"
        elif kind == "general":
            words.append(("-" if negative else "") + general(abs(value) * scale))
        elif kind in ("quoted", "escaped", "money"):
            words.append(found[kind] or "")
        elif kind in ("percent", "other"):
            if written == "/" and "number" in kinds:
                return None
            words.append(written)
    return "".join(words).strip()


def general(value: Decimal) -> str:
    """Return a figure as it is shown without a format."""
    return format(value.normalize(), "f")


def day(value: date, code: str) -> str:
    """Return a day with what its format shows of it: the year, the month, the day of the month."""
    tokens = [(found.lastgroup, found[0].lower()) for found in _TOKEN.finditer(_sections(code)[0])] if code else []
    wanted = "".join(dict.fromkeys(written[0] for kind, written in tokens if kind == "date")).replace("e", "y")
    times = any(letter in "hsa" for letter in wanted)
    if not tokens or not wanted or times or any(written in ("mmm", "mmmm", "ddd", "dddd") for _, written in tokens):
        wanted = "ymd"
    parts = ((value.year, "年", "y"), (value.month, "月", "m"), (value.day, "日", "d"))
    if wanted == "y" and not any("年" in written for _, written in tokens):
        return str(value.year)
    return "".join(f"{figure}{sign}" for figure, sign, letter in parts if letter in wanted)


def _serial(value: Decimal, code: str) -> str | None:
    if not 0 < value < _LAST_SERIAL:
        return None
    return day(_FIRST_DAY + timedelta(days=int(value)), code)


def _sections(code: str) -> list[str]:
    """Return the sections of a format: for figures above zero, below, for zero and for text."""
    done, start = [], 0
    for found in _SECTION.finditer(code):
        if found[0] == ";":
            done.append(code[start : found.start()])
            start = found.end()
    return [*done, code[start:]]


def _figure(value: Decimal, pattern: str) -> str:
    whole, _, places = pattern.partition(".")
    if places:
        bare, thousands = places.rstrip(","), len(places) - len(places.rstrip(","))
    else:
        bare, thousands = "", len(whole) - len(whole.rstrip(","))
    value /= Decimal(1000) ** thousands
    most, least = min(len(bare), _PLACES), bare.rstrip("#?").count("0")
    rounded = format(value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP), "f")
    before, _, after = rounded.partition(".")
    while len(after) > least and after.endswith("0"):
        after = after[:-1]
    before = before.zfill(min(whole.count("0"), _PLACES))
    if "," in whole.rstrip(","):
        before = f"{int(before):,}" if len(before) == len(str(int(before))) else before
    return f"{before}.{after}" if after else before


def _scientific(value: Decimal, pattern: str) -> str:
    """Return a figure in powers of ten as it is written out: the value shown, not its exponent."""
    places = len(pattern.partition(".")[2])
    digits = Decimal(f"{value:.{min(places, _PLACES)}E}")
    return general(digits)
