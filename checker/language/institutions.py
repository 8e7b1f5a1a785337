"""A single institution or work with a name of its own: a figure said of it is none of the whole region."""

from __future__ import annotations

from checker.language.lexicon import compiled
from checker.language.sentences import sentence_around

# 甲市第二养护院, 乙县会展中心: whose it is, or which of several, stands before what it is.
_NAMED = compiled(
    r"(?:(?![各每全本我])[\u4e00-\u9fff](?![各每全本我])[\u4e00-\u9fff](?<![城超上])[市县](?![级域乡城区内场])[^，。；、\d]{0,10}?"
    r"|第[一二三四五六七八九十]+)[^，。；、\d级]{0,8}?<institution>(?![、和及与等])"
)
# 示范性社区食堂。座位不少于60个: a paragraph opens with what it is about, in a sentence of its own.
_LABEL = compiled(
    r"^\s*(?:（?[一二三四五六七八九十\d]{1,3}[）)．.、]\s*|[①-⑳]\s*)?(?P<name>[\u4e00-\u9fff“”]{2,20}?<institution>)[。：:]"
)
# 在甲区建设养护院 | 建成1所养护院: one that is built at a place, or alone, and what the clause behind it puts in.
_BUILT = compiled(
    r"(?:在(?![各每全本我])[\u4e00-\u9fff]{1,10}?(?<![城超上社小山地景库郊老片校园矿林牧灾])"
    r"(?:<places.place>|村)(?:规划|选址|加快|推进)?<make>|<make>[1一][所座个家处栋幢])"
    r"(?P<name>[^，。；、\d]{0,16}?<institution>)[，,]$"
)
# 每个县至少建成1所公办养护院，: so many of them for each.
_FOR_EACH = compiled(
    r"(?:每个?|各)[^，。；]{0,10}?<make>(?:[1一两二三]|\d{1,2})[所座个家处][^，。；、\d]{0,20}?(?:<institution>|机构|中心)[，,]$"
)
_PUT_IN = compiled(r"<works.so-far>?<works.put-in>")
_DONE = compiled(r"<make>|<work>|<rise>|\d{4}年")
_OF_ALL = compiled(r"全[省市区县国]|各[省市区县地]|每个|合计|总计|累计")


def institution_before(text: str, at: int) -> str:
    """Return the one institution or work that a figure at this place is said of; "" where it is of no single one.

    It is named in the same sentence before the figure, a comma between them, and nothing behind it speaks of all. Or it
    is the label that opens the paragraph, and nothing behind it is made, grows or is due by a year. Or the clause before
    builds it, alone or at a place, and the figure is put into it.
    """
    if label := _label_before(text, at):
        return label
    start, _ = sentence_around(text, at)
    before = text[start:at]
    if built := _built_before(before):
        return built
    found = [one for one in _NAMED.finditer(before) if "，" in before[one.end() :]]
    if len({one[0] for one in found}) != 1 or _OF_ALL.search(before, found[-1].end()):
        return ""
    return found[-1][0]


def of_houses_before(text: str, at: int) -> bool:
    """Say whether the clause right before that of a figure has each build houses, of which the figure may be said."""
    start, _ = sentence_around(text, at)
    clause = text.rfind("，", start, at) + 1
    return clause > start and _FOR_EACH.search(text[start:clause]) is not None and not _OF_ALL.search(text, clause, at)


def _built_before(before: str) -> str:
    clause = before.rfind("，") + 1
    if not clause or not _PUT_IN.match(before, clause) or _OF_ALL.search(before):
        return ""
    found = _BUILT.search(before[:clause])
    return found["name"] if found else ""


def _label_before(text: str, at: int) -> str:
    found = _LABEL.match(text)
    if found is None or found.end() > at or _DONE.match(found["name"]):
        return ""
    between = text[found.end() : at]
    return "" if "。" in between or _DONE.search(between) or _OF_ALL.search(between) else found["name"]
