"""What is there already: figures of the present that promise nothing, and existing things that work is done on."""

from __future__ import annotations

import re

_ENDOWMENT = re.compile(r"可开发量|可开采量|可利用量|储量|蕴藏量|资源总?量(?![控管])|宜林地|后备资源")
_AREA_OR_LENGTH = re.compile(
    r"(?:(?<!小)流域|国土|幅员|辖区|行政区域)总?面积$|(?:[河江水溪湖]|干流|流域|海岸线)(?:全长|总长)$"
)
_DONE_THERE = re.compile(r"治理|整治|修复|完成|实施|新增|建[设成]|达到?|增加|控制")
_STILL = re.compile(
    r"已连续|已成功|已(?:创建|编制|培育|形成)|目前|现有|已建成|已达|已有|已累计|截至目前|仅为?|只有|仍有|尚有"
)
_WORKED_ON = re.compile(
    r"(?:完成|实施|开展|推进|推动|启动|改造|整治|更新|淘汰|关停|整合|盘活|提升|修复|治理|拆除|加固|清理|扩建|改建|利用)"
    r"[^，。；、\d]{0,4}(?:现有|既有|原有|现状)"
)
_EXISTING = re.compile(r"^(?:全[省市县区州]|全部|所有)?(?:现有|既有|原有|现状)(?=[\u4e00-\u9fa5]{3})")
_BEFORE_FIGURE = re.compile(r"(?:现有|既有|原有|现状|其余|剩余|余下)(?:的)?$")
_REST = re.compile(r"(?<=[\u4e00-\u9fa5]{2})(?:其余|剩余|余下)的?$")
_TO_WHAT = re.compile(
    r"(?:^|[，、])(?:逐步|分批|全面|重点|每年|计划|累计|力争|争取)?对(?:全[省市县区州])?(?:现有|既有|原有|存量)?的?$"
)
_DONE_TO = re.compile(
    r"(?P<what>[\u4e00-\u9fa5“”（）]{2,}?)(?:全部|全面|逐一|分类|分批|予以|进行|实施|开展){1,3}"
    r"(?P<work>[\u4e00-\u9fa5]{0,6}(?:改造|整治|治理|修复|加固|清淤|疏浚|扩建|改建|更新|升级|提升|修缮|整合|搬迁))$"
)


def is_there(before: str, name: str) -> bool:
    """Say whether a figure tells what there is, by the words before it in its segment and by its name.

    完成现有170公里管网改造 tells what is to be done.
    """
    return bool(
        _ENDOWMENT.search(name)
        or (_AREA_OR_LENGTH.search(name) and not _DONE_THERE.search(before))
        or (_STILL.search(before) and not _WORKED_ON.search(before) and not _TO_WHAT.search(before))
    )


def work_on(name: str, before: str) -> str:
    """Return the name of work on existing things without that word where it stands before the figure: 完成现有|170公里|管网改造.

    Where the name stands before the figure it is part of it: 既有建筑节能改造.
    """
    return _EXISTING.sub("", name) if _WORKED_ON.search(before) and _BEFORE_FIGURE.search(before) else name


def without_rest(left: str) -> str:
    """Return the words before a figure without those that tell it is the rest: 改造其余|35座危桥."""
    return _REST.sub("", left)


def done_to(left: str, thing: str) -> str:
    """Return the name of work done to what is counted: 对现有36条|黑臭水体进行整治 -> 黑臭水体整治; "" where none is."""
    found = _DONE_TO.fullmatch(thing) if _TO_WHAT.search(left) else None
    return found["what"] + found["work"] if found else ""
