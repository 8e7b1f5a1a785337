"""One spelling for each character of a plan, length for length, so that a place in the spelling is a place in the text."""

from __future__ import annotations

import re
import unicodedata

# What typesetting and PDF producers write in place of the character that is meant.
_SPELLED = {
    ",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！", "﹝": "〔", "﹞": "〕", "％": "%", "．": ".",
    "﹪": "%", "｡": "。", "､": "、", "＜": "<", "＞": ">", "≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤", "～": "~", "∼": "~", "〜": "~",
    "–": "—", "―": "—", "─": "—", "－": "-", "﹣": "-", "−": "-", "‑": "-", "＋": "+", "／": "/", "［": "[", "］": "]", "\u3000": " ",
    "〇": "〇", "○": "〇", "•": "·", "・": "·", "㎡": "㎡", "㎥": "㎥", "‘": "“", "’": "”", "「": "“", "」": "”", "『": "“", "』": "”",
    "﹙": "（", "﹚": "）", "【": "【", "】": "】",
}  # fmt: skip


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
# A comma, colon or full stop between digits belongs to the figure (1,100.9 / 1:13), not to the sentence.
_IN_FIGURE = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))|(?<=\d)：(?=\d)")


def plain(text: str) -> str:
    """Return `text` in one spelling, character for character: full-width punctuation, half-width figures and letters."""
    spelled = text.translate(_TABLE)
    if "，" in spelled or "：" in spelled:
        spelled = _IN_FIGURE.sub(lambda found: "," if found[0] == "，" else ":", spelled)
    return spelled
