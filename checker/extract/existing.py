"""What is there already: figures of the present that promise nothing, and existing things that work is done on."""

from __future__ import annotations

import re

from checker.language.lexicon import compiled

_ENDOWMENT = compiled(r"<names.resource>|资源总?量(?![控管])|宜林地|后备资源")
_AREA_OR_LENGTH = compiled(r"(?:(?<!小)流域|国土|幅员|辖区|行政区域)总?面积$|<names.water>(?:全长|总长)$")
_DONE_THERE = compiled(r"<doing.brings-it-about>")
_STILL = compiled(r"<names.so-far>")
_WORKED_ON = compiled(r"<doing.worked-over>[^，。；、\d]{0,4}<names.existing>")
_EXISTING = compiled(r"^(?:全[省市县区州]|全部|所有)?<names.existing>(?=[\u4e00-\u9fa5]{3})")
_BEFORE_FIGURE = compiled(r"<names.existing-or-rest>(?:的)?$")
_REST = re.compile(r"(?<=[\u4e00-\u9fa5]{2})(?:其余|剩余|余下)的?$")
_TO_WHAT = re.compile(
    r"(?:^|[，、])(?:逐步|分批|全面|重点|每年|计划|累计|力争|争取)?对(?:全[省市县区州])?(?:现有|既有|原有|存量)?的?$"
)
_DONE_TO = compiled(
    r"(?P<what>[\u4e00-\u9fa5“”（）]{2,}?)<doing.all-of-them>{1,3}"
    r"(?P<work>[\u4e00-\u9fa5]{0,6}<doing.done-to-them>)$"
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
