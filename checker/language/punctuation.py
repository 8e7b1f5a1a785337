"""Where sentences end, as plans are printed: 。 or, by some printing systems, an ASCII point behind words."""

from __future__ import annotations

import re

from checker.language.numbers import LOST_NOUGHT

# Behind a Chinese word, a bracket or a percent sign a point is no decimal point (建成12座.新增…), nor is it a leader's dot.
# Before a figure and behind words such as 约 it is that of a figure that lost its 0 (约.5), but for a year (约.2022年底).
BEHIND_THE_POINT = rf"(?<=[\u4e00-\u9fff）)”》»%％][.．])(?![.．]|(?<=[{LOST_NOUGHT}表图栏]\.)\d(?!\d{{3}}年)|(?<=[）)%％”》»]\.)\d(?!\d{{3}}年))"
POINT_AS_STOP = rf"[.．]{BEHIND_THE_POINT}"
SENTENCE_END = re.compile(rf"[。！？!?；;]|{POINT_AS_STOP}")
FULL_STOP = re.compile(rf"[。！？!?]|{POINT_AS_STOP}")
# What may not stand inside a heading.
NOT_IN_HEADING = re.compile(rf"[。；：！？]|{POINT_AS_STOP}(?=.)")
