"""The numbers that Word prints at the head of paragraphs (一、, （一）, 1.) and does not store, counted anew."""

from __future__ import annotations

import re
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMERALS = "〇一二三四五六七八九"
_PLACE = re.compile(r"%([1-9])")
_DEPTH = 20


class Numbering:
    """The styles and lists of one Word file, and how far each list has counted."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._lists: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, Any] = {}
        for style in styles.iter(f"{W}style") if styles is not None else ():
            self._styles[style.get(f"{W}styleId", "")] = style
        if numbering is not None:
            for abstract in numbering.iter(f"{W}abstractNum"):
                levels = {_int(level.get(f"{W}ilvl")): _level(level) for level in abstract.iter(f"{W}lvl")}
                self._lists[abstract.get(f"{W}abstractNumId", "")] = levels
            for number in numbering.iter(f"{W}num"):
                link = number.find(f"{W}abstractNumId")
                if link is not None:
                    self._abstract[number.get(f"{W}numId", "")] = link.get(f"{W}val", "")

    def style_name(self, paragraph: Any) -> str:
        """Return the name of a paragraph's style."""
        style = self._styles.get(_value(paragraph, f"{W}pPr/{W}pStyle"))
        return _value(style, f"{W}name") if style is not None else ""

    def outline_level(self, paragraph: Any) -> int:
        """Return the heading level (from 1) that a paragraph or its style declares, or 0."""
        for properties in self._properties(paragraph):
            level = _value(properties, f"{W}outlineLvl")
            if level.isdecimal():
                return int(level) + 1 if int(level) < 9 else 0
        return 0

    def label(self, paragraph: Any) -> str:
        """Return the number Word prints before a paragraph, counting it."""
        number, level = "", 0
        for properties in self._properties(paragraph):
            number = number or _value(properties, f"{W}numPr/{W}numId")
            level = level or _int(_value(properties, f"{W}numPr/{W}ilvl"))
        abstract = self._abstract.get(number, "")
        levels = self._lists.get(abstract, {})
        if level not in levels or number == "0":
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        kind, pattern, _ = levels[level]
        if kind in ("bullet", "none"):
            return ""

        def printed(found: re.Match[str]) -> str:
            inner = int(found.group(1)) - 1
            _, _, start = levels.get(inner, ("decimal", "", 1))
            # A level above with a numeral of its own is printed in digits within 1.1, as Word's legal numbering does.
            style = kind if inner == level else "decimal" if kind == "decimal" else levels.get(inner, (kind, "", 1))[0]
            return written(counts.get(inner, start), style)

        return _PLACE.sub(printed, pattern)

    def _properties(self, paragraph: Any) -> list[Any]:
        """Return the paragraph's own properties and then those of its style and the styles that is based on."""
        found = [properties] if (properties := paragraph.find(f"{W}pPr")) is not None else []
        style = _value(paragraph, f"{W}pPr/{W}pStyle")
        for _ in range(_DEPTH):
            element = self._styles.get(style)
            if element is None:
                break
            if (properties := element.find(f"{W}pPr")) is not None:
                found.append(properties)
            style = _value(element, f"{W}basedOn")
        return found


def _level(level: Any) -> tuple[str, str, int]:
    start = _value(level, f"{W}start")
    return _value(level, f"{W}numFmt") or "decimal", _value(level, f"{W}lvlText"), _int(start) if start else 1


def _value(element: Any, path: str) -> str:
    found = element.find(path)
    return str(found.get(f"{W}val", "")) if found is not None else ""


def _int(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def written(number: int, kind: str) -> str:
    """Return a number in one of Word's number formats; one that plans do not use is written in digits."""
    if kind.startswith(("chinese", "ideograph", "japanese", "taiwanese", "korean")) and "Enclosed" not in kind:
        return chinese(number)
    if (
        kind in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle")
        and 1 <= number <= 20
    ):
        return chr(ord("①") + number - 1)
    if kind in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if kind == "lowerLetter" else "A") + number - 1)
    if kind == "decimalZero":
        return f"{number:02}"
    return str(number)


def chinese(number: int) -> str:
    """Return a number below a thousand in Chinese numerals."""
    if not 0 <= number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_NUMERALS[hundreds]}百" if hundreds else ""
    if hundreds and not tens and ones:
        text += "零"
    if tens:
        text += ("" if tens == 1 and not hundreds else _NUMERALS[tens]) + "十"
    return text + (_NUMERALS[ones] if ones or not number else "")
