"""The front of a document: its lines before the first part, without the site around them, and the box of facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from checker.language.numbering import mark
from checker.language.typesetting import blank, compact
from checker.model.layout import Grid, Line, Pages

_MOST_LINES, _MOST_CHARACTERS = 90, 5000
_FOOT_LINES = 40
_DIGITS = str.maketrans("０１２３４５６７８９«»", "0123456789《》")
_BLANKS = "\u3000\u3164\u115f"  # the last two are fillers of the Korean script, which editors use as blanks
_NOTE_MARK = re.compile(r"(?<=[\u4e00-\u9fff])(?:[\[［]\d{1,2}[\]］]|[*＊①])$")

# Words of a site that stand around an article; alone on a line, or glued to the front of the next line.
_SIZES = r"【?字[号体][:：]?|[【\[]?[大中小](?:[ \u3000|]?[大中小]){1,2}[】\]]?|加大|还原|减小|放大|缩小|A[+-]"
_CHROME_WORD = (
    rf"(?:{_SIZES}|下载(?:本?页|全文|文字版|PDF)?|打印(?:本页|此页|预览)?|全屏|收藏(?:本页)?|关闭(?:窗口|本页)?"
    r"|分享(?:到)?(?:微信|微博|空间|QQ)?[:：]?|首页|返回(?:首页|顶部)?|无障碍|繁体|English|扫一扫.{0,14}|微信|微博"
    r"|纠错|朗读|语音播报|[【】×>＞»|]+)"
)
_CHROME = re.compile(rf"(?:{_CHROME_WORD}|[大中小])+")
_GLUED_WORD = r"下载|打印|全屏|收藏|加大|还原|减小|关闭|分享"
_CHROME_GLUED = re.compile(
    rf"(?:(?:{_GLUED_WORD})(?=[^\u4e00-\u9fff]|{_GLUED_WORD})|【字[号体][^】]{{0,20}}】|[】\]×]|字[号体][:：]|加大|还原|减小)+"
)
_SITE_LINE = re.compile(
    r"(?:您?(?:的|所在|现在)?(?:当前)?(?:的)?位置(?:是)?[:：]|您现在的位置|(?:信息|文章|稿件)?来源[:：]"
    r"|(?:发布|更新|发稿|上传|录入|浏览)?(?:时间|次数|人数|量)[:：]|(?:点击|浏览|阅读|访问)(?:次数|数|量|率)"
    r"|(?:责任)?编辑[:：]|作者[:：]|发布人[:：]|审核[:：]|(?:政策)?解读[:：]|相关(?:链接|文档|解读|报道)"
    r"|https?://|www\.|版权所有|主办单位|网站标识码)"
)
_TRAIL = re.compile(r"(?:首页|[^>＞»]{2,14})\s?(?:[>＞»]\s?[^>＞»]{2,30}){1,6}")

_LABELS = {
    "title": "名称 标题 信息名称 文件名称 文件标题 公文名称 公文标题",
    "number": "文号 发文字号 文件编号 文件号 公文文号 发文文号 公文字号",
    "issuer": "发布机构 发文机关 发文机构 发文单位 制发机关 发布单位 公开主体 制发单位 制定机关 发布机关",
    "issued": "成文日期 成文时间 生成日期 印发日期 印发时间 签发日期 制发日期",
    "published": "发布日期 发布时间 公开日期 发文日期 发文时间 公布日期",
    "": "索引号 信息索引号 索引编号 主题分类 信息分类 组配分类 体裁分类 题材分类 所属分类 分类 有效性 效力状态 是否有效"
    " 时效性 主题词 关键词 公开方式 公开形式 公开范围 公开属性 公开责任部门 责任部门 失效日期 失效时间 生效日期"
    " 生效时间 废止日期 实施日期 有效期 内容概述 内容概要 内容简介 统一登记号 统一编号 登记号 规范性文件编号 服务对象"
    " 语种 信息格式 文件类型 公文种类 公开时限 公开程序",
}
_FIELD = {label: name for name, labels in _LABELS.items() for label in labels.split()}
_LABEL = "|".join(r"\s{0,4}".join(label) for label in sorted(_FIELD, key=len, reverse=True))
_LABELLED = re.compile(rf"[【\[]?({_LABEL})\s*[】\]]?\s*[:：]\s*")
_ALONE = re.compile(rf"[【\[]?({_LABEL})\s*[】\]]?\s*[:：]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontLine:
    """A printed line: its text without blanks, the runs between its wider blanks, and where it is set.

    `height` is that of its characters in points, 0 where the format has no boxes; `cells` counts the cells of a row
    of a table, 0 for a line of text.
    """

    text: str
    runs: tuple[str, ...]
    page: int = 0
    height: float = 0.0
    cells: int = 0


@dataclass(slots=True, kw_only=True)
class Front:
    """The lines of the front and of the foot, the height of the running text, and the box: field -> value."""

    lines: list[FrontLine]
    foot: list[FrontLine]
    body_height: float = 0.0
    box: dict[str, str] = field(default_factory=dict)


def front(pages: Pages) -> Front:
    """Return what stands before the first part of a document and what closes it."""
    lines: list[FrontLine] = []
    count = 0
    for line in _lines(pages):
        if len(lines) >= _MOST_LINES or count > _MOST_CHARACTERS or (lines and _opens_a_part(line.text)):
            break
        lines.append(line)
        count += len(line.text)
    items = pages.items[-_FOOT_LINES:]
    foot = [line for item in items for line in _of_item(pages.source, item)][-_FOOT_LINES:]
    rest, box = _box(lines)
    heights = sorted(line.height for line in _lines(pages, most=400) if line.height and len(line.text) > 12)
    return Front(
        lines=[line for line in map(_without_site, rest) if line is not None],
        foot=foot,
        body_height=median(heights) if heights else 0.0,
        box=box,
    )


def _lines(pages: Pages, most: int = 200) -> Iterator[FrontLine]:
    for item in pages.items[:most]:
        yield from _of_item(pages.source, item)


def _of_item(source: str, item: Line | Grid) -> Iterator[FrontLine]:
    """Yield the lines of an item: a printed line, or the row of a table with a run a cell."""
    if isinstance(item, Line):
        box = item.place.box
        line = _line(source[item.start : item.end], item.page)
        if line:
            yield replace(line, height=round(box[3] - box[1], 1)) if box else line
        return
    for row in item.rows:
        spans = dict.fromkeys(cell.spans for cell in row.cells)
        cells = [compact(source, cell)[0].translate(_DIGITS) for cell in spans]
        runs = tuple(cell for cell in cells if cell)
        if runs:
            yield FrontLine(text="".join(runs), runs=runs, page=row.page, cells=len(runs))


def _line(raw: str, page: int) -> FrontLine | None:
    for filler in _BLANKS:
        raw = raw.replace(filler, "  ")
    text = compact(raw, [(0, len(raw))])[0].translate(_DIGITS).lstrip("#").strip()
    text = _NOTE_MARK.sub("", text)
    runs = [compact(part, [(0, len(part))])[0].translate(_DIGITS) for part in re.split(r"\s+", raw) if part.strip()]
    return FrontLine(text=text, runs=tuple(runs), page=page) if text and not all(map(blank, text)) else None


def _opens_a_part(text: str) -> bool:
    """Say whether a line is the heading of the first part; an entry of a table of contents is none."""
    found = mark(text)
    if found is None or found.number != 1 or found.style not in ("编", "章", "一、"):
        return False
    return len(text) <= 40 and re.search(r"[.…·⋯]{3}|\d$|[（(-]\s?\d+\s?[）)-]$", text) is None


def _without_site(line: FrontLine) -> FrontLine | None:
    """Return a line without the words of a site before it; None where nothing else stands on it."""
    text = line.text
    if _CHROME.fullmatch(text) or _SITE_LINE.match(text) or (len(text) < 80 and _TRAIL.fullmatch(text)):
        return None
    glued = _CHROME_GLUED.match(text)
    if glued is None:
        return line
    text = text[glued.end() :]
    return replace(line, text=text, runs=(text,)) if text else None


def _box(lines: Sequence[FrontLine]) -> tuple[list[FrontLine], dict[str, str]]:
    """Take the box of facts (索引号, 发布机构, 名称…) out: label and value on one line, on two, or in cells."""
    rest: list[FrontLine] = []
    pairs: list[tuple[str, str]] = []
    taken: list[tuple[int, FrontLine]] = []
    waiting: list[str] = []
    for line in lines:
        labels = list(_LABELLED.finditer(" ".join(line.runs)))
        if labels and labels[0].start() <= 1 and not waiting:
            whole = " ".join(line.runs)
            ends = [found.start() for found in labels[1:]] + [len(whole)]
            for found, end in zip(labels, ends, strict=True):
                value = whole[found.end() : end].strip()
                pairs.append((found.group(1), value))
            waiting = [] if pairs[-1][1] else [pairs.pop()[0]]
        elif all(_ALONE.fullmatch(run) for run in line.runs):
            waiting += [_ALONE.fullmatch(run).group(1) for run in line.runs]  # type: ignore[union-attr]
        elif any(_ALONE.fullmatch(run) for run in line.runs) and len(line.runs) > 1:
            _pair_cells(line.runs, pairs)
        elif waiting:
            values = line.runs if len(line.runs) == len(waiting) else (line.text,)
            pairs += zip(waiting, values, strict=False)
            waiting = waiting[len(values) :]
        elif pairs and taken and taken[-1][0] == len(rest) and _goes_on(*pairs[-1], line.text):
            pairs[-1] = pairs[-1][0], pairs[-1][1] + line.text
        else:
            rest.append(line)
            continue
        taken.append((len(rest), line))
    if len({_plain(label) for label, _ in pairs}) < 2:
        for at, line in reversed(taken):
            rest.insert(at, line)
        return rest, {}
    box: dict[str, str] = {}
    for label, value in pairs:
        name = _FIELD[_plain(label)]
        if name and value and not _LABELLED.fullmatch(value):
            box.setdefault(name, value.strip())
    return rest, box


def _goes_on(label: str, value: str, text: str) -> bool:
    """Say whether a line is the rest of a title in the box that did not fit on the line before."""
    whole = _FIELD[_plain(label)] == "title" and re.search(r"关于(?!.*(?:通知|意见|方案|规划|报告)$)", value)
    return bool(whole) and len(text) <= 40 and text.endswith(("通知", "意见", "方案", "规划", "报告", "知"))


def _pair_cells(runs: Sequence[str], pairs: list[tuple[str, str]]) -> None:
    """Add the pairs of a row in which labels and values take turns."""
    label = ""
    for run in runs:
        found = _ALONE.fullmatch(run)
        if found:
            label = found.group(1)
        elif label:
            pairs.append((label, run))
            label = ""


def _plain(label: str) -> str:
    return re.sub(r"\s", "", label)
