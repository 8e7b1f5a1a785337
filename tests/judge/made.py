"""Made frames: rows with a quote each and the measurements the test gives them, nothing of a plan."""

from __future__ import annotations

from collections.abc import Mapping

from checker.measure import Frame, FrameRow, Measurement
from checker.measure.lib.measurement import measured
from checker.model import Evidence, Quote

FIELDS = {
    "indicator": "城市再生水利用率",
    "upper": "55%",
    "lower": "50%",
    "upper_due": "2025年",
    "lower_due": "2025年",
    "upper_region": "山东省",
    "lower_region": "菏泽市",
    "gap": "9%",
    "apart": "5个百分点",
    "less": "低于",
    "more": "高于",
    "wanted": "不低于55%",
    "behind": "下级低5个百分点",
    "beyond": "下级高5个百分点",
}


def row(name: str, *, passage: int = 1, **columns: str | int | bool | None) -> FrameRow:
    """Return a row known by its name, its quote in a passage."""
    quote = Quote(doc="lower", clause="一", passage=passage, start=0, end=2, text="目标")
    return FrameRow(
        id=name,
        subject=name,
        evidence=(Evidence(role="lower", quote=quote, primary=True),),
        identity=(name.partition("#")[0],),
        columns=columns,
        fields=FIELDS,
        indicator="城市再生水利用率",
    )


def frame(rows: Mapping[str, Measurement], **columns: str | int | bool | None) -> Frame:
    """Return the frame `pairs` with one measure, below-average, and the given measurements by row."""
    made = {name: row(name, passage=number, **columns) for number, name in enumerate(rows)}
    return Frame(name="pairs", rows=made, measurements={"below-average": dict(rows)})


__all__ = ["frame", "measured", "row"]
