"""Bytes to text: UTF-8, UTF-16 or GB18030, found by trying each strictly and looking at what comes out."""

from __future__ import annotations

from pathlib import Path

from checker.errors import refusal

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WITHOUT_BOM = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_PRINTED = "\t\n\r\f\v\x1a\x1c\x85"


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
    return sum(map(_expected, sample)) / max(len(sample), 1)


def _expected(character: str) -> bool:
    code = ord(character)
    if code < 0x80:
        return (code >= 0x20 and code != 0x7F) or character in _PRINTED
    return (
        0x4E00 <= code <= 0x9FA5
        or 0x3000 <= code <= 0x303F
        or 0xFF00 <= code <= 0xFFEF
        or 0x2000 <= code <= 0x27BF
        or 0xA0 <= code <= 0x3FF
        or 0xA1A1 <= code <= 0xA3FE  # stand-ins for punctuation, see checker/language/characters.py
        or 0xFE10 <= code <= 0xFE6F
        or code >= 0x20000
    )
