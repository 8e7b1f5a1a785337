"""Where sentences end, as plans are printed: 。 or, by some printing systems, an ASCII point behind words."""

from __future__ import annotations

import re

# Behind a Chinese word, a bracket or a percent sign a point is no decimal point (建成12座.新增…), nor is it a leader's dot. Before
# a figure it is taken for one that lost its 0 (约.5), but for a year (全覆盖.2022年底前).
POINT_AS_STOP = r"(?<=[\u4e00-\u9fff）)”》»%％])[.．](?![.．]|\d(?!\d{3}年))"
SENTENCE_END = re.compile(rf"[。！？!?；;]|{POINT_AS_STOP}")
FULL_STOP = re.compile(rf"[。！？!?]|{POINT_AS_STOP}")
# What may not stand inside a heading.
NOT_IN_HEADING = re.compile(rf"[。；：！？]|{POINT_AS_STOP}(?=.)")
