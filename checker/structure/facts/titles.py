"""The title of a document: that of the notice that issues it, of its cover or of its first page; never a cited one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.lexicon import compiled
from checker.language.numbering import ANNEX
from checker.language.regions import leading_regions
from checker.structure.facts.datings import is_day, is_month
from checker.structure.facts.front import Front
from checker.structure.facts.frontline import FrontLine
from checker.structure.facts.issuers import NUMBER, is_organ

_STRONG = "<papers.paper>"
_WEAK = r"<papers.weak-end>"
_DRAFT = r"(?:(?:公开|第[一二三四]次)?征求意见稿|(?:送审稿|审议稿|讨论稿|初稿|修改稿|草案))"
_SUFFIX = rf"(?:[（(](?!发布稿|公开版|报批稿|印发稿|附|此件|本文|代)[^（()）]{{2,30}}[）)]|{_DRAFT})"
_SUFFIXES = rf"{_SUFFIX}{{0,2}}"  # （2026—2028年）（征求意见稿）
_END = compiled(rf"(?:{_STRONG}|{_WEAK}){_SUFFIXES}$")
_STRONG_END = compiled(rf"{_STRONG}{_SUFFIXES}$")
_RANGE = r"(?:19|20)\d\d\s?年?\s?[-—–－―~～至到]{1,2}\s?(?:19|20)\d\d"
_SUBTITLE = compiled(
    rf"(?:[（(](?:{_RANGE}\s?年?(?:[，,]{_DRAFT})?|<papers.edition>|\d{{4}}年(?!\d{{1,2}}月)[^（()）]{{0,12}}|\d{{4}}年修订)[）)]){{1,2}}"
)
_BARE_SUBTITLE = re.compile(rf"{_RANGE}年")
_INNER = r"[^《》。]{4,90}"
_AUTHORED = compiled(
    rf"<papers.authored>了?(?:我[省市县区州局委]|本[省市县区])?《({_INNER})》(?=[^《》]{{0,60}}<papers.send-out>)"
)
_ANNOUNCED = re.compile(rf"印发了?《({_INNER})》(?=[，,](?:并发出)?通知|[，,]并发出|（以下简称)")
_APPROVED = compiled(
    rf"《({_INNER})》(?:[（(][^（()）]{{0,30}}[）)])?(?:已|业)?经[^。《》]{{0,90}}<papers.agreed>[^。《》]{{0,40}}(?:<papers.send-out>|实施)"
)
_ISSUES = "<papers.hand-down>(?:实施)?"
_NOTICE = compiled(
    rf"(?P<who>[^《》，。；]{{0,70}}?)(?:关于{_ISSUES}(?:关于)?|{_ISSUES}(?=《|关于))"
    r"(?P<title>《?[^，。；]{4,90}?)(?P<years>[（(][^（()）]{2,30}[）)])?的?<papers.notice>"
)
_NOTICE_NUMBER = re.compile(r"[（(]?[\u4e00-\u9fff]{2,12}[〔﹝\[【（(]\d{4}[〕﹞\]】）)]第?\d{1,4}号[）)]?$")
_SITE_NAME = compiled(r"[_|｜—–-]+[\u4e00-\u9fff]{2,24}<papers.site-end>(?:门户网站)?$")
_BREAK = compiled(r"[。；：:？！!]$|[。；]|政府公报|^\d{4}年第\d{1,3}期|^<papers.breaks-a-title>")
_ADDRESSED = re.compile(
    r"^各[^《》]{2,60}[:：，,]|^(?:现将|为(?!民)|根据|按照|依据|经(?=[^，。]{0,20}(?:同意|批准|研究|审议)))"
)
_OWN_START = compiled(
    r"(?:20\d\d年|二[〇○零]..年|[“\"]?十[一二三四五六七]五|第十[一二三四五六七]个五年|<papers.opens-a-title>|到20\d\d年|20\d\d[-—–])"
)
_NO_SUBJECT = re.compile(r"[“\"]?十[一二三四五六七]五[”\"]?(?:时期)?(?:发展|专项|总体)?(?:规划|计划|方案)")
_REVISED = re.compile(r"[^《》]{0,8}(?:的|修订|修改)《([^《》]+)》")
_NAMED_ALONE = re.compile(rf"《{_INNER}》")
_LEAST = 8


def title(front: Front, declared: str = "", file_name: str = "") -> str:
    """Return the document's own title, "" where it bears none.

    In this order: the notice's title, the title the notice's sentence names, the lines that read like a title, the box
    of facts, the file's own properties, the tallest line of the first page, the name of the file.
    """
    lines = front.lines
    named, handed_on = _of_notice(lines), _handed_on("".join(line.text for line in lines))
    if not named or _letters(named) == _letters(handed_on) or _subtitle(handed_on.removeprefix(named)):
        named = handed_on
    if named:
        return _as_printed(named, lines)
    prose = next((at for at, line in enumerate(lines) if "。" in line.text), len(lines))
    for found in (
        _of_lines(lines[:prose]),
        _of_text(front.box.get("title", "")),
        _of_text(declared),
        _of_lines(lines),
        next((line.text for line in lines[:prose] if _reads_like_one(line)), ""),
        _tallest(front),
        _of_text(file_name),
    ):
        if found:
            return found
    return ""


def forwarder(lines: Sequence[FrontLine]) -> str:
    """Return who issues by the title of the notice, as it names itself with its blanks, or ""."""
    found = _notice(lines)
    if found is None or not found[0]["who"]:
        return ""
    spaced = ""
    for line in lines[found[1] :]:
        spaced += (" " if re.search(r"[部委局厅府室会行]$", spaced) else "") + " ".join(line.runs)
        if about := re.search(r"关于|印发", spaced):
            return spaced[: about.start()].strip()
    return ""


def _notice(lines: Sequence[FrontLine]) -> tuple[re.Match[str], int] | None:
    """Return the first run of lines that is the title of a notice issuing something, and where it begins."""
    for index in range(len(lines)):
        joined = ""
        for line in lines[index : index + 6]:
            text = _SITE_NAME.sub("", line.text)
            if _BREAK.search(text) or _ADDRESSED.match(text) or _stands_for_itself(text):
                break
            joined += text
            if len(joined) > 150:
                break
            if "通" not in joined and "公告" not in joined and "函" not in joined and "决定" not in joined:
                continue
            found = _NOTICE.fullmatch(_NOTICE_NUMBER.sub("", joined))
            if found and found["title"].count("《") <= 1 + found["title"].count("》"):
                return found, index
    return None


def _of_notice(lines: Sequence[FrontLine]) -> str:
    found = _notice(lines)
    return _bare(found[0]["title"]) + (found[0]["years"] or "") if found else ""


def _of_text(text: str) -> str:
    """Return the title that a title says: that of the plan where it is a notice's."""
    declared, text = text, _SITE_NAME.sub("", "".join(text.split()))
    found = _NOTICE.fullmatch(_NOTICE_NUMBER.sub("", text))
    if found:
        return _bare(found["title"]) + (found["years"] or "")
    for part in re.split(r"[\s_|｜]+", declared):
        if _END.search(part) and leading_regions(part):
            return _bare(part)
    return _bare(text) if _END.search(text) and (len(text) >= _LEAST or leading_regions(text)) else ""


def _bare(text: str) -> str:
    text = text.removesuffix("的")
    if text.startswith("《"):
        inner, _, rest = text[1:].partition("》")
        return inner + (rest if _SUBTITLE.fullmatch(rest) else "")
    revised = _REVISED.fullmatch(text)
    return revised.group(1) if revised else text


def _handed_on(text: str) -> str:
    """Return the title in 《》 that a sentence hands on (现将《…》印发给你们), never one that is only cited."""
    found = [match for pattern in (_AUTHORED, _APPROVED, _ANNOUNCED) if (match := pattern.search(text))]
    return min(found, key=re.Match.start).group(1) if found else ""


def _as_printed(named: str, lines: Sequence[FrontLine]) -> str:
    """Return the title with the years or the edition that stand under it where the plan itself begins."""
    wanted = _letters(named)
    for index in range(len(lines)):
        joined = ""
        for count, line in enumerate(lines[index : index + 4]):
            joined += line.text
            if joined.startswith(named) and (years := _subtitle(joined[len(named) :])):
                return named + years
            letters = _letters(joined)
            if not wanted.startswith(letters):
                break
            if letters == wanted:
                after = lines[index + count + 1 :]
                years = _subtitle(after[0].text) if after else ""
                if years and _letters(years) not in wanted:
                    return named + years
                break
    return named


def _subtitle(text: str) -> str:
    found = _SUBTITLE.fullmatch(text) or _BARE_SUBTITLE.fullmatch(text)
    return found[0] if found else ""


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _stands_for_itself(text: str) -> bool:
    """Say whether a line is a number, a date or the word annex, which are no part of a title."""
    return bool(NUMBER.fullmatch(text) or ANNEX.fullmatch(text) or is_day(text) or is_month(text))


def _of_lines(lines: Sequence[FrontLine]) -> str:
    """Return the lines that read like a title: they begin like one and end in a kind of paper."""
    for last, line in enumerate(lines):
        if _NAMED_ALONE.fullmatch(line.text) and _END.search(line.text[1:-1]):
            return line.text[1:-1]
        if _no_title(line) or not _END.search(line.text):
            continue
        first = _first_of(lines, last)
        if first is not None:
            return _continued(lines, first, last)
    return ""


def _reads_like_one(line: FrontLine) -> bool:
    return len(line.text) >= _LEAST and not _no_title(line) and _END.search(line.text) is not None


def _no_title(line: FrontLine) -> bool:
    text = line.text
    if line.cells > 2:
        return True
    opened = text.count("《") != text.count("》") or text.count("“") != text.count("”")
    return bool(
        opened
        or "，" in text
        or len(text) > 90
        or _BREAK.search(text)
        or _ADDRESSED.match(text)
        or _stands_for_itself(text)
    )


def _first_of(lines: Sequence[FrontLine], last: int) -> int | None:
    """Return the line on which the title that ends on a line begins, None where no line begins like one."""
    joined = ""
    for first in range(last, max(last - 5, -1), -1):
        text = lines[first].text
        if first < last and (
            _breaks(text) or (_END.search(text) and _STRONG_END.search(text) and not text.endswith("行动"))
        ):
            return None
        joined = text + joined
        if leading_regions(joined) or (_OWN_START.match(joined) and not _lacks_its_region(lines, first, joined)):
            return _with_the_issuer(lines, first)
    return None


def _breaks(text: str) -> bool:
    return bool(
        _BREAK.search(text) or _ADDRESSED.match(text) or _stands_for_itself(text) or is_organ(text) or "，" in text
    )


def _lacks_its_region(lines: Sequence[FrontLine], first: int, joined: str) -> bool:
    """Say whether the line above names the region or the subject of a title that begins with “十四五”."""
    if first == 0 or joined.startswith("20") or _breaks(lines[first - 1].text):
        return False
    above = lines[first - 1].text
    if leading_regions(above) and not _END.search(above) and not above.endswith("文件"):
        return True
    return bool(_NO_SUBJECT.fullmatch(joined)) and len(above) <= 30


def _with_the_issuer(lines: Sequence[FrontLine], first: int) -> int:
    """Return the line above where it is the authority whose 关于… the title is (甲市人民政府 / 关于…的意见)."""
    if first and lines[first].text.startswith("关于") and is_organ(lines[first - 1].text):
        return first - 1
    return first


def _continued(lines: Sequence[FrontLine], first: int, last: int) -> str:
    """Return a title with what stands on the lines below it: its rest (和…纲要), its years, its edition."""
    text = "".join(line.text for line in lines[first : last + 1])
    for line in lines[last + 1 : last + 4]:
        below = line.text
        if years := _subtitle(below):
            return text + years
        goes_on = re.match(r"[和及与暨]|执行情况|草案|的(?:报告|决定|意见|实施)", below) or (
            not _STRONG_END.search(text) and not leading_regions(below)
        )
        if not goes_on or _no_title(line) or not _END.search(below) or len(below) > 30 or is_organ(below):
            break
        text += below
    return text


def _tallest(front: Front) -> str:
    """Return the tallest lines of the first page where they stand out from the running text."""
    page = [line for line in front.lines if line.page == 1 and line.height]
    page = [line for line in page if not _breaks(line.text) and not line.text.endswith("文件") and len(line.text) > 3]
    height = max((line.height for line in page), default=0.0)
    if not front.body_height or height < 1.2 * front.body_height:
        return ""
    tall = [line.text for line in page if line.height > 0.93 * height]
    return "".join(tall) if len(tall) <= 4 and len("".join(tall)) >= _LEAST else ""
