"""Bytes to text: UTF-8, UTF-16 or GB18030, found by trying each strictly and looking at what comes out."""

from __future__ import annotations

import re
from pathlib import Path

from checker.errors import refusal

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WITHOUT_BOM = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
# \ua1a1 to \ua3fe are stand-ins for punctuation, see checker/language/characters.py.
_EXPECTED = re.compile(
    "[\\t\\n\\r\\f\\v\\x1a\\x1c\\x20-\\x7e\\xa0-\\u03ff\\u2000-\\u27bf\\u3000-\\u303f\\u4e00-\\u9fa5\\ua1a1-\\ua3fe"
    "\\ufe10-\\ufe6f\\uff00-\\uffef\\U00020000-\\U0010ffff]+"
)


def decode(data: bytes, file: Path | str, *, declared: str = "") -> str:
    """Return the text of `data`; `declared` is an encoding the file itself names. Raises InputError if none fits."""
    if not data.strip(b"\x00\t\n\r\f\v "):
        raise refusal(file, "empty")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            if text is None or not text.strip():
                raise refusal(file, "encoding")
            return text
    best, best_share = "", 0.0
    for encoding in dict.fromkeys((declared.lower(), *_WITHOUT_BOM) if declared else _WITHOUT_BOM):
        text = _strictly(data, "gb18030" if encoding in {"gbk", "gb2312", "gb_2312-80"} else encoding)
        if text is None:
            continue
        share = plausibility(text)
        # The order is the order of preference: valid UTF-8 is hardly ever anything else.
        if share > 0.9:
            return text
        if share > best_share:
            best, best_share = text, share
    if best_share < 0.6:
        raise refusal(file, "encoding")
    return best


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def plausibility(text: str) -> float:
    """Return the share of a text's characters that a Chinese plan would print, judged on its first part."""
    sample = text[:20_000]
    return len("".join(_EXPECTED.findall(sample))) / max(len(sample), 1)
