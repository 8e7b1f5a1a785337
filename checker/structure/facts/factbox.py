"""The box of facts that a web page sets before a document: 索引号, 发布机构, 成文日期, 名称, 文号."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.structure.facts.frontline import FrontLine

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


def without_box(lines: Sequence[FrontLine]) -> tuple[list[FrontLine], dict[str, str]]:
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
