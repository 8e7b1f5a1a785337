"""What a passage says of itself or of others' matters: faults of its text, lists and bodies of a higher level, 巩固."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.language.indicatornames import without_extent
from checker.language.lexicon import compiled
from checker.language.sentences import sentence_around
from checker.model import Consolidation, Passage, TextFault, TextFaultKind, UpperMatter

_FAULTS: tuple[tuple[TextFaultKind, re.Pattern[str]], ...] = (
    (
        "word",
        re.compile(r"[\u4e00-\u9fff”]\s*(?P<fault>(?:and|or|the|of|to|in|with|for|is|are))\s*[\u4e00-\u9fff“]"),
    ),
    (
        "twice",
        compiled(r"(?P<fault><names.twice>)"),
    ),
    ("mark", re.compile(r"(?P<fault>，，|。。|、、|；；|，。|。，|、，|，、|：：|；。|、。)")),
)
_LATIN = re.compile("[a-z]")
# 分别 before one figure, and nothing before it of which there could be two: half of a list was cut away.
_EACH_ALONE = re.compile(
    r"(?P<fault>分别)(?:较|比|在)?[^，,。；;、和与及或\d]{0,14}(?:20\d\d年[^，,。；;、和与及或\d]{0,10})?"
    r"\d[\d.]*[^，,。；;、和与及或\d]{0,8}(?=[，,。；;]|$)(?![，,]\d)"
)
_SEVERAL = re.compile(
    r"[、和与及或跟]|[两二三四五六七八九十几各]|多[个项种类]|城乡|男女|双方|内外|上下|前后|省市|水陆|均|都|\d(?!\d{0,3}年)"
)
_CONSOLIDATED = compiled(
    r"巩固<doing.goes-further>?(?P<what>[^，,。；;、]{2,24}?)(?:综合)?<doing.of-an-outcome>*(?:成效|成果)"
)
_COUNTED = re.compile(r"[一二两三四五六七八九十\d]+个?清零")
_ASKS = compiled(r"<doing.applies-for>")
_LISTED = compiled(
    r"(?:纳入(?<!争取纳入)|列入(?<!争取列入)|评为(?<!争取评为)|认定为(?<!争取认定为))"
    r"(?P<fault>(?:国家级|省级|省|国家)(?:重点|重大|年度)?[\u4e00-\u9fff]{0,4}"
    r"<papers.pool>)(?![库的])"
)
# What a department of a province (厅) is for; those of a city are 局.
_DEPARTMENTS = (
    "发展改革|教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源社会保障|人力资源和社会保障|自然资源|"
    "生态环境|住房城乡建设|住房和城乡建设|交通运输|水利|农业农村|商务|文化和旅游|卫生健康|退役军人事务|应急管理|审计"
)
_BODY = re.compile(rf"(?<![省区部])(?P<fault>(?:{_DEPARTMENTS})厅)")


def text_fault_in(passage: Passage) -> TextFault | None:
    """Return the first fault of a passage of running text, a foreign word before a doubled one before a mark."""
    if passage.kind == "row":
        return None
    for kind, pattern in _FAULTS:
        if kind == "word" and not _LATIN.search(passage.text):
            continue
        if found := pattern.search(passage.text):
            start, end = sentence_around(passage.text, found.start("fault"))
            return TextFault(passage=passage.number, start=start, end=end, kind=kind, text=found["fault"])
    for found in _EACH_ALONE.finditer(passage.text):
        start, end = sentence_around(passage.text, found.start())
        if found.start() > start and not _SEVERAL.search(passage.text, start, found.start()):
            return TextFault(passage=passage.number, start=start, end=end, kind="alone", text=found["fault"])
    return None


def consolidations_in(passage: Passage) -> Iterator[Consolidation]:
    """Yield what a passage says is made firm since it was reached."""
    for found in _CONSOLIDATED.finditer(passage.text):
        what = without_extent(found["what"])
        counted = _COUNTED.fullmatch(what) is not None
        yield Consolidation(passage=passage.number, start=found.start(), end=found.end(), what=what, counted=counted)


def upper_matters_in(passage: Passage) -> Iterator[UpperMatter]:
    """Yield the lists of a higher level that a passage fills without asking for it, and the body of a province."""
    text = passage.text
    for found in _LISTED.finditer(text):
        start, end = sentence_around(text, found.start("fault"))
        clause = max(text.rfind(mark, start, found.start()) for mark in "，,。；;") + 1
        if not _ASKS.search(text[max(clause, start) : found.start()]):
            yield UpperMatter(passage=passage.number, start=start, end=end, kind="list", text=found["fault"])
    if "厅" in text and (body := _BODY.search(text)):
        start, end = sentence_around(text, body.start("fault"))
        yield UpperMatter(passage=passage.number, start=start, end=end, kind="body", text=body["fault"])
