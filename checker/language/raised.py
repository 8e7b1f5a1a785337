"""Figures raised above the line or set below it: powers and units keep them, the numbers of notes are no figures."""

from __future__ import annotations

import re

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOWERED = "₀₁₂₃₄₅₆₇₈₉"
_DOWN = {ord(low): str(figure) for figure, low in enumerate(LOWERED)}
_FIGURES = {high: str(figure) for figure, high in enumerate(RAISED)}
# A lowered figure beside a figure is left as it is, so that the two never become one.
_LOWERED = re.compile(rf"(?<![\d{LOWERED}.])[{LOWERED}]+(?:\.[{LOWERED}]+)?(?![\d{LOWERED}.])")
_ANY_RAISED = re.compile(f"[{RAISED}]")
_ANY_MARK = re.compile(f"[{RAISED}①-⑳]")
# A circled number between a figure and its unit is that of a note (50①个).
_CIRCLED = re.compile(r"(?<=\d)[①-⑳](?=[个%％‰万亿千百元吨亩人户家座处项套张辆平立公米])")
_NUMBER = rf"[{RAISED}]{{1,3}}"
_NOTE = re.compile(rf"(?<![⁻{RAISED}])(?:{_NUMBER}(?:[,，、]{_NUMBER})*|[\[〔（(⁽]{_NUMBER}[\]〕）)⁾])(?![⁻{RAISED}])")
# A note is called behind a figure, a word or a sign, not behind the letters of a unit.
_CALLS = re.compile(r"[\d\u4e00-\u9fff％%‰）)”」》〉，。；：、]")
_POWER_OF_TEN = re.compile(rf"(?<![\d.,，×xX*])10(?!¹(?![{RAISED}]))[{RAISED}]{{1,2}}(?![{RAISED}])")
_UNUSUAL = re.compile(
    r"(?<![\dA-Za-z.])\d+(?:\.\d+)?[eE]\+?\d{1,3}(?=[%％‰万亿个元吨家户人亩米立平公])|\d*[¼½¾⅐-⅞]"
    r"|[廿卅卌][一二三四五六七八九]?(?=[个家所座处项条台张名人户件套辆万亿亩])"
)
_ANY_UNUSUAL = re.compile(rf"[{RAISED}¼½¾⅐-⅞廿卅卌]|\d[eE]\+?\d")
_TEN, _TIMES = re.compile(r"(?<![\d.,，])10$"), re.compile(r"[×xX*]10$")


def on_the_line(raised: str) -> str:
    """Return raised figures as they are written on the line."""
    return "".join(_FIGURES.get(one, one) for one in raised)


def note_marks(text: str) -> list[tuple[int, int]]:
    """Return the spans of the numbers of notes in a text: 50¹个, 森林覆盖率[²]; 米² and 10⁴ hold none."""
    if not _ANY_MARK.search(text):
        return []
    found = [found.span() for found in _NOTE.finditer(text) if _is_note(text, found)]
    return sorted(found + [circled.span() for circled in _CIRCLED.finditer(text)])


def _is_note(text: str, found: re.Match[str]) -> bool:
    start, mark = found.start(), found[0]
    before = text[max(start - 4, 0) : start]
    if not before or not _CALLS.match(before[-1]):
        return False
    if before[-1] in "米里" and mark in ("²", "³"):
        return False
    return not (_TIMES.search(before) or (_TEN.search(before) and mark != "¹"))


def powers(text: str) -> list[tuple[int, int]]:
    """Return the spans of figures in a form that plans do not have: 10⁴ (a power, or ten with a note), 1e5, ½, 廿个."""
    if not _ANY_UNUSUAL.search(text):
        return []
    found = [found.span() for form in (_POWER_OF_TEN, _UNUSUAL) for found in form.finditer(text)]
    return sorted(found)


def lowered(text: str) -> str:
    """Return a text with lowered figures on the line, length for length: PM₂.₅ as PM2.5."""
    return _LOWERED.sub(lambda found: found[0].translate(_DOWN), text)
