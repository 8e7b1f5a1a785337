"""The numbers that head the parts of a plan (第一章, 一、, （一）, 1., ①), and captions."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMERALS = "一二三四五六七八九十百零〇两"
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the head of a line: style, rank (lower is further out), number, label and printed length.

    `path` are the numbers of a decimal (1.1.2 -> 1, 1, 2), else the one number.
    """

    style: str
    rank: float
    number: int
    label: str
    length: int
    path: tuple[int, ...] = ()


_STYLES: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (style, rank, re.compile(pattern))
    for style, rank, pattern in (
        ("编", 1, rf"第\s?([{_NUMERALS}\d]{{1,4}})\s?(?:编|篇|部分)(?![幅])"),
        ("章", 2, rf"第\s?([{_NUMERALS}\d]{{1,4}})\s?章"),
        ("节", 3, rf"第\s?([{_NUMERALS}\d]{{1,4}})\s?节"),
        ("条", 4, rf"(第\s?[{_NUMERALS}\d]{{1,5}}\s?条)(?!例)"),
        ("一、", 5, rf"([{_NUMERALS}]{{1,4}})\s?[、．.]"),
        ("（一）", 6, rf"[（(]\s?([{_NUMERALS}]{{1,4}})\s?[）)]"),
        ("1.", 7, r"(\d{1,3})\s?[.．、](?!\s?\d)"),
        ("01", 7, r"(0\d)\s?[.．、]?(?=[\u4e00-\u9fff“])"),
        ("（1）", 8, r"[（(]\s?(\d{1,3})\s?[）)]"),
        ("1）", 9, r"(\d{1,2})[）)]"),
        ("①", 10, r"([①-⑳])"),
    )
)
# The signs that a number of any style begins with: most lines begin with none.
_MAY_BEGIN = re.compile(rf"[第（(①-⑳\d{_NUMERALS}]")
# 1.1, 1.1.2: a number of a part only where a format says that the line is a heading, or where the text counts in them.
_DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,3})(?![\d.．])\s*[.．、]?")
DECIMAL_RANK = 7.0

_LISTED = re.compile(rf"[{_NUMERALS}](?:[、和及]|[级类产期])")

BULLET = re.compile(r"(?:——|--|[●•■◆▪►▶◇○※★☆·]\s?|[*+-]\s+)(?=[^\s—-])")
CAPTION = re.compile(
    # Behind figures a numeral begins the title: 表1 四川省….
    rf"(专栏|附表|图表|表)\s?((?:[{_NUMERALS}]{{1,3}}(?![{_NUMERALS}])|\d{{1,3}}(?:[-－—.]\d{{1,2}})?)(?![\d年月日个项条家])"
    # 表2 2025年…, whose blank is lost: the digits before a year are the number.
    r"|\d{1,2}(?=(?:19|20)\d\d(?:年|[—~－-](?:19|20)\d\d)))[\s：:.、]*"
)
ANNEX = re.compile(rf"附件\s?([{_NUMERALS}\d]{{0,3}})\s*[：:]?\s*")
NOTE = re.compile(r"[（(【\[]?(?:注|备注|说明|资料来源|数据来源|注释)\s?\d?\s?[：:]|[※*]\s?(?:注|表示)")
UNIT = re.compile(r"[（(]?\s?(?:计量)?单位\s?[：:]\s?([^）)\s，。；]{1,12})\s?[）)]?")
_OPENING = re.compile(
    rf"\s*(?:(?:——|—|--|[·●■◆▪►▶◇○※★☆□])\s*)?(?:[（(](?:\d{{1,3}}|[{_NUMERALS}]{{1,3}})[）)]|0\d(?=\s?[\u4e00-\u9fff“])|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?=[\u4e00-\u9fff“])(?![万亿倍个])|(?:\d{{1,3}}|[{_NUMERALS}]{{1,3}})(?:[）)]|[.．、](?!\s?\d|[{_NUMERALS}](?:[、和及]|[级类产期])))"
    rf"|第\s?[{_NUMERALS}\d]{{1,4}}\s?[编篇章节条](?!例)|[①-⑳]|注\s?[:：]?\s?\d{{0,2}}[.．、]?)?"
)
HASHES = re.compile(r"(#{1,6})\s+")


def numeral(text: str) -> int:
    """Return the value of a heading's number, in digits, Chinese numerals or a circled digit."""
    if "①" <= text[:1] <= "⑳":
        return ord(text[0]) - ord("①") + 1
    if text.isdecimal():
        return int(text)
    total = digit = 0
    for character in text:
        if character == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif character == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit


def in_chinese(number: int) -> str:
    """Return a number from 1 to 999 as headings write it (十二, 一百零三)."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    names = _NUMERALS
    out = f"{names[hundreds - 1]}百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else names[tens - 1]) + "十"
    elif hundreds and units:
        out += "零"
    return out + (names[units - 1] if units else "")


def mark(text: str, *, declared: bool = False) -> Mark | None:
    """Return the number a line starts with; `declared` says that the format itself calls the line a heading."""
    if not _MAY_BEGIN.match(text):
        return None
    for style, rank, pattern in _STYLES:
        found = pattern.match(text)
        if found is None:
            continue
        if style == "一、" and _LISTED.match(text, found.end()):
            continue  # 一、二、三级医院
        raw = "".join(found.group(1).split())
        number = numeral(re.sub(r"[第条]", "", raw))
        label = f"（{raw}）" if style in {"（一）", "（1）"} else f"{raw}）" if style == "1）" else raw
        return Mark(style, rank, number, label, found.end(), (number,))
    return decimal(text) if declared else None


def decimal(text: str) -> Mark | None:
    """Return the decimal (1.1, 2.3.1) a line starts with, read as the number of a part; None if it starts with none.

    Only the count of the document tells it from a figure (1.1 of 1.1亿元): see structure/.
    """
    found = _DECIMAL.match(text)
    if found is None:
        return None
    path = tuple(int(part) for part in re.split("[.．]", found.group(1)))
    label = ".".join(map(str, path))
    style = "1.1" + ".1" * (len(path) - 2)
    return Mark(style, DECIMAL_RANK + len(path) / 10, path[-1], label, found.end(), path)


def opening(text: str) -> int:
    """Return how long the bullet, number or note sign is that a paragraph or a cell opens with; 0 where there is none.

    What follows the number must not carry it on as a figure: 1.5万 opens with none.
    """
    found = _OPENING.match(text)
    return found.end() if found else 0
