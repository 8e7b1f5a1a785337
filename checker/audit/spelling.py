"""Figures written otherwise: full-width, in characters, and the one that follows in a count."""

from __future__ import annotations

from decimal import Decimal

from checker.language.numbering import numeral

_DIGITS = "零一二三四五六七八九"
_WIDE = {ord(char): ord(char) + 0xFEE0 for char in "0123456789.%"}


def wide(text: str) -> str:
    """Return a text with full-width digits, points and percent signs."""
    return text.translate(_WIDE)


def in_characters(digits: str) -> str:
    """Return a figure below a hundred in characters (45.5: 四十五点五), "" for a larger one."""
    whole, _, part = digits.partition(".")
    if Decimal(digits) >= 100:
        return ""
    tens, ones = divmod(int(whole), 10)
    before = ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")
    after = "".join(_DIGITS[int(digit)] for digit in part)
    return (before or "零") + (f"点{after}" if after else "")


def following(count: str) -> str | None:
    """Return the number after one that counts sections, in the same script; None beyond 98."""
    number = numeral(count) + 1
    if number > 99:
        return None
    return str(number) if count.isdecimal() else in_characters(str(number))
