"""Parts of a whole: percentages that cannot be more than all of it."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Target

WHOLE = Decimal(100)


def is_part_of_whole(target: Target) -> bool:
    """Say whether a percentage is a part of something and not a growth, a ratio of two amounts or an index."""
    if target.kind not in ("level", "baseline"):
        return False
    if target.quantity in ("growth", "index", "ratio", "points"):
        return False
    parts = (
        "覆盖率",
        "普及率",
        "入户率",
        "达标率",
        "合格率",
        "利用率",
        "处理率",
        "收集率",
        "参保率",
        "完成率",
        "占比",
        "比重",
        "城镇化率",
        "比例",
        "使用率",
        "入学率",
        "回收率",
    )
    return target.scope == "share" or target.indicator.endswith(parts) or "占" in target.indicator
