"""Who issues a document, for which region, and on which level of government."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.language.lexicon import compiled
from checker.language.regions import leading_regions, level_of, region_at
from checker.model import Level
from checker.structure.facts.datings import arabic, is_day, is_month
from checker.structure.facts.frontline import FrontLine

_BRACKETS = str.maketrans("„‟", "〔〕")  # what some fonts of the printing houses give for the brackets of a number
NUMBER = re.compile(
    r"[（(]?(?P<number>[\u4e00-\u9fff]{1,14}(?:[〔﹝\[【（(„]|〔〔)\s?(?:19|20)\d{2}\s?[〕﹞\]】）)‟]\s?第?\s?\d{1,4}\s?号)[）)]?"
)
_NUMBER_BEHIND = compiled(rf"<papers.handed-on>{NUMBER.pattern}$")
_ENDS = r"(?:(?:<bodies.with-an-office>|[市县区州盟旗省]委)(?:办公?[厅室])?|<bodies.alone>)"
_ORGAN = compiled(
    rf"(?:中共)?[\u4e00-\u9fff·“”]{{1,26}}?{_ENDS}|国务院(?:办公厅)?|中共中央(?:办公厅)?|国家(?:发展改革委|能源局|统计局)"
)
_NO_ORGAN = re.compile(
    r"关于|印发|各[市县区省级]|通知|意见|规划(?![和与]|局|委|建设)|方案|根据|按照|有关部门|全[国省市县区]|负责|牵头|等部门|抄送"
)
_LETTERHEAD = re.compile(r"(?P<who>.{3,60}?)文件")
# Where one name ends and the next begins although no blank stands between them.
_SEAM = re.compile(r"(?<=[厅局委会部府室行])(?=国家|中共|中国|国务院|中央)")
_DELIVERS = compiled(r"(?P<who>[\u4e00-\u9fff]{0,14}?(?:人民政府)?)代?理?<bodies.leader>")
_ASSEMBLY = re.compile(r"(?P<where>[\u4e00-\u9fff]{2,14}?)第?[一二三四五六七八九十百\d]{1,4}届(?:人民代表大会|人大)")
_COLOPHON = compiled(r"(?P<who>[\u4e00-\u9fff]{4,30}<bodies.office>)(?:\d{4}年\d{1,2}月\d{1,2}日(?:印发|印))")
_SEVERAL = re.compile(r"等(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:个)?(?:部门|单位|委办局)")
_NATIONAL = compiled(r"<bodies.nation>")
_MINISTRY = re.compile(
    r"(?:[\u4e00-\u9fff]{2,9}(?<!组织)(?<!宣传)(?<!指挥)(?<!统战)(?<!工作)部|[\u4e00-\u9fff]{2,8}(?:总局|总署))(?:办公厅)?"
)
_BRANCH = re.compile(r"支行|分行|分局|中心支|(?:局|部|委员会|行)[\u4e00-\u9fff]{2,}(?:局|调查队|总队|办事处)$")
_BEFORE_A_REGION = compiled(r"^(?:关于)?(?:20\d\d年度?)?<papers.how-in-a-title>?<papers.what-in-a-title>?")
_IN_SHORT: dict[str, Level] = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "县": "county",
    "区": "county",
    "旗": "county",
}
_WHOLE: dict[Level, re.Pattern[str]] = {
    "national": re.compile(r"全国|我国"),
    "province": re.compile(r"全省|我省|全自治区|自治区党委|省委、省政府"),
    "city": re.compile(r"全市|我市|市委、市政府|全州|全盟"),
    "county": re.compile(r"全县|我县|全旗|县委、县政府"),
}


def is_organ(text: str) -> bool:
    """Say whether a line names an authority, or several, and nothing else."""
    return bool(organs((text,)))


def organs(runs: Sequence[str]) -> list[str]:
    """Return the authorities that a line names and nothing else, else []; `runs` stand between wider blanks."""
    whole = "".join(runs)
    if not 3 <= len(whole) <= 90 or _NO_ORGAN.search(whole):
        return []
    if all(len(run) <= 2 for run in runs):
        # A name set with wide spaces: 国 家 能 源 局.
        runs = (whole,)
    found: list[str] = []
    for run in runs:
        for part in re.split(r"[、\s]", run):
            names = [name for seam in _SEAM.split(part) for name in _apart(seam)]
            if not all(_ORGAN.fullmatch(name) for name in names):
                return [whole] if _ORGAN.fullmatch(whole) else []
            found += names
    return found


def _apart(text: str) -> list[str]:
    """Return the names that stand together without a blank, each beginning with the region of the first."""
    region = region_at(text)
    if region is None:
        return [text]
    parts = re.split(rf"(?<=[厅局委会部府室行心])(?={re.escape(region[0])})", text)
    return parts if all(_ORGAN.fullmatch(part) for part in parts) else [text]


def number(lines: Sequence[FrontLine], box: str) -> str:
    """Return the 发文字号: on a line of its own, behind the title, or in the box of facts."""
    for line in lines:
        found = NUMBER.fullmatch(line.text) or (_NUMBER_BEHIND.search(line.text) if len(line.text) < 110 else None)
        if found:
            return "".join(found["number"].translate(_BRACKETS).split())
    found = NUMBER.fullmatch(box.replace(" ", ""))
    return found["number"].translate(_BRACKETS) if found else ""


def issuers(lines: Sequence[FrontLine], foot: Sequence[FrontLine], forwarder: str, title: str, box: str) -> list[str]:
    """Return who issues, the first named first.

    In this order: who signs above the date, the notice's own title, the letterhead, the box of facts, the first
    authority on a line of its own, who signs at the foot, who delivers a report, the colophon.
    """
    head = [line for line in lines if len(line.text) <= 90]
    for found in (
        _signers(head),
        organs(tuple(re.split(r"[、\s]", _SEVERAL.sub("", forwarder)))),
        _of_letterhead(head),
        organs(tuple(box.split())),
        next((named for line in _before_prose(head) if (named := organs(line.runs))), []),
        _signers(foot),
        _of_title(title),
        _of_report(head),
        _of_colophon(foot),
    ):
        if found:
            return list(dict.fromkeys(found))
    return []


def _before_prose(lines: Sequence[FrontLine]) -> Sequence[FrontLine]:
    prose = (at for at, line in enumerate(lines) if re.search(r"。|，", line.text) and len(line.text) > 15)
    return lines[: next(prose, len(lines))]


def _signers(lines: Sequence[FrontLine]) -> list[str]:
    """Return the authorities on the lines above a date; they may be many and stand side by side."""
    for index, line in enumerate(lines):
        text = arabic(line.text)
        if not (is_day(text) or is_month(text)):
            signed = re.fullmatch(r"(.{3,60}?)\d{4}年\d{1,2}月\d{1,2}日(?:[（(].*)?", text)
            behind = re.split(r"[。.，,；;]", signed.group(1))[-1] if signed else ""
            if behind and _ORGAN.fullmatch(behind) and not _NO_ORGAN.search(behind):
                return [behind]
            continue
        found: list[str] = []
        for above in reversed(lines[max(index - 20, 0) : index]):
            if re.fullmatch(r"[（(].{2,40}[）)]", above.text):
                continue
            named = organs(above.runs)
            if not named:
                break
            found = named + found
        if found:
            return found
        if index and (torn := organs(("".join(one.text for one in lines[max(index - 2, 0) : index]),))):
            return torn
    return []


def _of_letterhead(lines: Sequence[FrontLine]) -> list[str]:
    for index in range(min(len(lines), 6)):
        for count in (1, 2):
            found = _LETTERHEAD.fullmatch("".join(line.text for line in lines[index : index + count]))
            if found and (named := organs((found["who"],))):
                return named
    return []


def _of_title(title: str) -> list[str]:
    """Return the authority whose 关于… the title is (甲省人民政府关于…的意见)."""
    who, about, _ = title.partition("关于")
    return organs(tuple(re.split(r"[、\s]", who))) if about and len(who) >= 3 else []


def _of_report(lines: Sequence[FrontLine]) -> list[str]:
    for line in lines[:40]:
        found = _DELIVERS.match(line.text)
        if found and found["who"].endswith("人民政府") and leading_regions(found["who"]):
            return [found["who"]]
    return []


def _of_colophon(lines: Sequence[FrontLine]) -> list[str]:
    texts = [arabic(line.text) for line in lines]
    for index in range(len(texts)):
        for text in (texts[index], "".join(texts[index : index + 2])):
            parts = re.split(r"[。.]", text)
            found = _COLOPHON.search(parts[-1])
            if found and (named := organs((found["who"],))):
                return named
    return []


def region(who: Iterable[str], title: str, lines: Sequence[FrontLine]) -> str:
    """Return the region a document is for: its issuer's, its title's, or that of the assembly that heard it."""
    for name in (*who, title, _BEFORE_A_REGION.sub("", title)):
        if found := leading_regions(name):
            return found[-1]
    for index in range(min(len(lines), 40)):
        text = "".join(line.text for line in lines[index : index + 2])
        found_here = _ASSEMBLY.search(text)
        if found_here and len(text) < 160:
            after = re.split(r"[在经日]", found_here["where"])[-1]
            if named := leading_regions(after):
                return named[-1]
    for line in lines[:40]:
        if (report := _DELIVERS.match(line.text)) and (named := leading_regions(report["who"])):
            return named[-1]
    return ""


def level(who: Sequence[str], where: str, text: str) -> Level:
    """Return the level of government: by the issuer, by the region, else by which whole the text speaks of."""
    if who and not leading_regions(who[0]):
        if is_national(who[0]):
            return "national"
        if where:
            return level_of(where)
        for short, named in _IN_SHORT.items():
            if who[0].startswith(short):
                return named
    if where:
        return level_of(where)
    counts = {name: len(pattern.findall(text)) for name, pattern in _WHOLE.items()}
    most = max(counts, key=lambda name: counts[name])
    others = sum(counts.values()) - counts[most]
    return most if counts[most] >= 3 and counts[most] > 3 * others else "unknown"


def is_national(name: str) -> bool:
    """Say whether an authority is the State Council, a ministry or another body of the whole country."""
    if _BRANCH.search(name):
        return False
    return bool(_NATIONAL.match(name) or _MINISTRY.fullmatch(name))
