"""One spelling for each character of a plan, length for length, so that a place in the spelling is a place in the text."""

from __future__ import annotations

import re
import unicodedata

from checker.language.raised import LOWERED, RAISED, lowered, powers

# What typesetting and PDF producers write in place of the character that is meant.
_SPELLED = {
    ",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！", "﹝": "〔", "﹞": "〕", "％": "%", "．": ".",
    "﹪": "%", "｡": "。", "､": "、", "＜": "<", "＞": ">", "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤", "～": "~", "∼": "~", "〜": "~",
    "–": "—", "―": "—", "─": "—", "－": "-", "﹣": "-", "−": "-", "‑": "-", "＋": "+", "／": "/", "［": "[", "］": "]", "\u3000": " ",
    "〇": "〇", "○": "〇", "•": "·", "・": "·", "⋅": "·", "∙": "·", "‧": "·", "㎡": "㎡", "㎥": "㎥", "‘": "“", "’": "”", "「": "“", "」": "”", "『": "“", "』": "”",
    "﹙": "（", "﹚": "）", "【": "【", "】": "】",
}  # fmt: skip


# Founder's typesetting keeps its own signs on plane 16: the decimal point, the raised dot, the dots of a contents list.
_FOUNDER = {0x1001B0: ".", 0x100170: "·", 0x1001BA: "…"}
# Signs of the fonts Symbol and Wingdings, which have no codes of their own.
_SIGNS = dict(zip(
    (0xF0B3, 0xF0A3, 0xF0B1, 0xF0B4, 0xF0B0, 0xF0B9, 0xF0B7, 0xF06C, 0xF06E, 0xF0A7, 0xF0D8, 0xF0FC, 0xF075),
    "≥≤±×°≠•●■▪➢✓◆", strict=True,
))  # fmt: skip
# Codes of GB 2312 taken for Unicode: its punctuation, numbered signs and full-width forms then stand as Yi syllables.
_GB_ROWS = (0xA1, 0xA2, 0xA3)
_FULL_STOP = 0xA3AE  # a full stop after words, a decimal point between figures

_NO_CHARACTER = re.compile(r"[\ud800-\udfff]")


def _stand_ins() -> dict[int, str]:
    table = _FOUNDER | _SIGNS
    for row in _GB_ROWS:
        for cell in range(0xA1, 0xFF):
            meant = bytes((row, cell)).decode("gb2312", "ignore")
            if meant:
                table[row << 8 | cell] = meant
    return table | {_FULL_STOP: "。"}


_STAND_INS = _stand_ins()
_STAND_IN = re.compile(f"[{''.join(map(chr, _STAND_INS))}]")
_POINT = re.compile(rf"(?<=\d){chr(_FULL_STOP)}(?=\d)")
_NO_MEANING = "\\ue000-\\uf8ff\\U000f0000-\\U0010ffff\\ufffd"
_PRIVATE = re.compile(f"[{_NO_MEANING}]")
_AROUND = re.compile(rf"[\d.,．，{_NO_MEANING}]+")
_UNREAD = "\ufffd"


def seen(text: str) -> str:
    """Return `text` as a reader sees it, length for length: stand-ins of typesetting systems for the signs they show."""
    if _STAND_IN.search(text):
        return _POINT.sub(".", text).translate(_STAND_INS)
    return text


def is_private(character: str) -> bool:
    """Say whether a character has no meaning but that of its font."""
    return _PRIVATE.fullmatch(character) is not None


def without_unread(text: str) -> str:
    """Return `text` with the figures that cannot be known blotted out, length for length.

    A character without meaning stands in them, or they are a ten with a raised figure: a power, or a note's number.
    """
    for start, end in powers(text):
        text = f"{text[:start]}{_UNREAD * (end - start)}{text[end:]}"
    if not _PRIVATE.search(text):
        return text
    return _AROUND.sub(lambda found: _UNREAD * len(found[0]) if _blotted(found[0]) else found[0], text)


def unread_figures(text: str) -> int:
    """Return how many figures of `text` cannot be known."""
    text = seen(text)
    count = len(powers(text))
    return count + sum(_blotted(found[0]) for found in _AROUND.finditer(text)) if _PRIVATE.search(text) else count


def _blotted(run: str) -> bool:
    return any(map(str.isdecimal, run)) and _PRIVATE.search(run) is not None


def _table() -> dict[int, str]:
    table = {ord(written): meant for written, meant in _SPELLED.items()}
    for code in range(0xFF01, 0xFF5F):  # full-width forms of ASCII
        if code in table:
            continue
        plain = chr(code - 0xFEE0)
        table[code] = _SPELLED.get(plain, plain)
    # radicals and compatibility ideographs that PDF fonts put in the place of the character
    for first, last in ((0x2E80, 0x2FDF), (0xF900, 0xFAFF)):
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    return table


_TABLE = _table()
_SPELT = re.compile(f"[{re.escape(''.join(map(chr, _TABLE)))}]+")
# Stand-ins, signs without meaning, raised and lowered figures: most texts hold none of them.
_RARE = re.compile(f"[{''.join(map(chr, _STAND_INS))}{_NO_MEANING}{RAISED}{LOWERED}¼½¾⅐-⅞廿卅卌]|\\d[eE]\\+?\\d")
# A comma, colon or full stop between digits belongs to the figure (1,100.9 / 1:13), not to the sentence.
_IN_FIGURE = re.compile(r"，(?<=\d，)(?=\d{3}(?!\d))|：(?<=\d：)(?=\d)")
# Recognition writes figures as formulas: $45.2\%$, $35\mu g/m^{3}$.
_FORMULA = re.compile(r"\$([^$\n\u4e00-\u9fa5]{1,120})\$")
_COMMANDS = (
    (re.compile(r"\\(?:mathrm|text|mathbf|mathit|operatorname|rm)\b|\\[，；！]|[{}~\s]"), ""), (re.compile(r"\\%"), "%"),
    (re.compile(r"\\(?:geqslant|geq|ge)(?![a-z])"), "≥"), (re.compile(r"\\(?:leqslant|leq|le)(?![a-z])"), "≤"),
    (re.compile(r"\\mu"), "μ"), (re.compile(r"\\times"), "×"), (re.compile(r"\^2"), "²"), (re.compile(r"\^3"), "³"),
    (re.compile(r"\\sim|\\text-"), "~"), (re.compile(r"_"), ""),
)  # fmt: skip


def _printed(found: re.Match[str]) -> str:
    r"""Return what a formula prints, filled up to its length: $45.2\%$ as 45.2% between two blanks."""
    written = found[1]
    if not any(character.isdigit() for character in written):
        return found[0]
    for command, meant in _COMMANDS:
        written = command.sub(meant, written)
    return f" {written}".ljust(len(found[0]))


def plain(text: str) -> str:
    """Return `text` in one spelling, character for character: full-width punctuation, half-width figures and letters."""
    spelled = lowered(without_unread(seen(text))) if _RARE.search(text) else text
    spelled = _SPELT.sub(lambda found: found[0].translate(_TABLE), spelled)
    if "$" in spelled:
        spelled = _FORMULA.sub(_printed, spelled)
    if "，" in spelled or "：" in spelled:
        spelled = _IN_FIGURE.sub(lambda found: "," if found[0] == "，" else ":", spelled)
    return spelled


def shown(name: str) -> str:
    """Return the name of a file as it can be written: what is no character in it stands as the sign U+FFFD."""
    return _NO_CHARACTER.sub("\ufffd", name)
