"""The end of a name: what may hang there and belongs to the words behind it."""

from __future__ import annotations

import re

from checker.language.lexicon import compiled, words
from checker.language.words import edges

TRIM = " 　，。；：、\x01\t—·-"
_NUMBER = "数量"
# What may hang at an end, the longer first; 均 hangs behind a rate alone (户均 and 人均 are measures).
_HANGS = (_NUMBER, "其中", "分别", *"的等中同与和及由从以要再", "率均", "例均", "重均")
_FIRM = words("must", "ensure", "strive", "strive-in-a-clause")
_GOES_ON = re.compile(r"[，；。]|[并且](?=[\u4e00-\u9fa5]{2})|（见")
_CALLED = re.compile(r"（(?:以下)?[简统]称[^（）]{1,30}）")  # 二氧化碳排放（以下简称碳排放）总量
_NO_PART = compiled(r"(?<!<names.kept-before>)<names.hangs>$")
_STRIVES = compiled(r"(?<=[\u4e00-\u9fff）]{2})<names.strives>$")  # 外调绿电力争|达到300亿千瓦时
_LEANS = compiled(r"(?<=[\u4e00-\u9fff）]{2})(?:连续[\d一二两三四五六七八九十多]{1,3}年|<names.leans>{1,2})$")


def stripped(text: str) -> str:
    """Return a phrase without white space and marks at its ends."""
    return text.strip(TRIM)


def close(name: str) -> str:
    """Take off what may hang at the end of a name, and what only says how it is called from here on."""
    name = _without_hanging(stripped(_CALLED.sub("", name)))
    opening = name.count("（") - name.count("）")
    if opening > 0:
        name = name[: name.rfind("（")]
    elif opening < 0 and name.endswith("）"):
        name = name[:-1]
    if name.count("“") != name.count("”"):
        name = (
            name.strip("“”")
            if name.count("“") + name.count("”") == 1 and name[:1] + name[-1:] in ("”" + name[-1:], name[:1] + "“")
            else name
        )
    name = _STRIVES.sub("", name)
    leans = _LEANS.search(name)  # 居住区按, 比例原则上: what belongs to the verb behind it
    return stripped(name[: leans.start()] if leans and leans.start() in edges(name) else name)


def _without_hanging(name: str) -> str:
    """Return a name without the words that hang at its end; a number (数量) among them stays."""
    end, number = len(name), ""
    while hanging := next((word for word in _HANGS if name.endswith(word, 0, end) and _apart(name, end, word)), None):
        end -= 1 if hanging.endswith("均") else len(hanging)
        number = _NUMBER if hanging == _NUMBER else number
    return name[:end] + number


def _apart(name: str, end: int, word: str) -> bool:
    """Say whether a word at the end of a name stands by itself: 中 of 建设中, not of 高中."""
    return len(word) > 1 or word == "的" or end - 1 in edges(name[:end])


def without_firm_words(text: str) -> int:
    """Return where a text ends without the words at its end that say how firmly a plan commits (力争, 确保)."""
    end = len(text)
    while firm := next((word for word in _FIRM if text.endswith(word, 0, end)), ""):
        end -= len(firm)
    return end


def thing(text: str) -> str:
    """Return the thing counted from the words behind a figure."""
    text = text.lstrip(TRIM).removeprefix("的")
    text = stripped(_GOES_ON.split(text, maxsplit=1)[0])
    return close(_NO_PART.sub("", text) or text)
