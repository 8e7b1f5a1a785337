"""The rows of the frame `citations`: a document named in another, by title, by number or by both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from checker.measure.lib.context import Context
from checker.measure.lib.rows.documents import place, sentence_around
from checker.measure.lib.rows.row import Row
from checker.model import Document, Passage

_NUMBER = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{1,10}?[发办字函令规]{1,3})\s*(?P<open>[〔﹝\[\(（【［])\s*(?P<year>(?:19|20)\d\d)\s*"
    r"(?P<close>[〕﹞\]\)）】］])\s*第?(?P<number>\d+)\s*号"
)
_TITLE = re.compile(r"《(?P<title>[^《》]{2,80})》")
_PLAN = r"(?:规划|规划纲要|纲要|行动方案|实施方案|提升方案|工作方案|转型升级方案|行动计划|三年计划)"
_UNMARKED = re.compile(
    rf"(?:落实好?|贯彻|根据|依据|按照|执行|衔接|对接|对标|和|与|及|、)(?P<title>[\u4e00-\u9fff]{{3,24}}?{_PLAN})(?=[，。、；,;]|$|和|的?要求|精神|部署)"
)
_OWN_WORK = re.compile(
    r"编制|制定|出台|研究|修编|起草|完善|印发实施|启动|做好|本|该|各|相关|有关|上级|专项|国土空间总体|详细|控制性|一县一策|一市一策"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """How a document is named: title, number with its brackets, and whether it stands in 《》."""

    document: Document
    passage: Passage
    start: int
    end: int
    title: str
    number: str
    brackets: str
    marked: bool


def plain_title(text: str) -> str:
    """Return a title or a number for comparison: no spaces, no marks, half width, one kind of bracket and dash."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"[〔﹝\[【［(（]", "(", text)
    text = re.sub(r"[〕﹞\]】］)）]", ")", text)
    return re.sub(r"[\s“”\"'《》〈〉]|[—–\-－~～]+", "", text)


def citation_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each document named in the text of another."""
    for document in context.documents.values():
        seen: set[str] = set()
        for passage in document.passages:
            for citation in _citations(document, passage):
                key = plain_title(citation.title or citation.number)
                start, end = sentence_around(passage.text, citation.start)
                yield Row(
                    id=f"{document.id}#{passage.number}:{citation.start}",
                    subject=citation,
                    evidence=(place(document, passage, start, max(end, citation.end), primary=True),),
                    identity=(document.id, key),
                    columns={"marked": citation.marked, "numbered": bool(citation.number), "again": key in seen},
                    fields={
                        "cited": citation.title or citation.number,
                        "number": citation.number,
                        "title": document.title,
                        "clause": passage.clause,
                        "brackets": citation.brackets,
                    },
                    weight=0.7,
                )
                seen.add(key)


def _citations(document: Document, passage: Passage) -> Iterator[Citation]:
    text = passage.text
    taken: list[tuple[int, int]] = []
    for found in _TITLE.finditer(text):
        number = _NUMBER.match(text, found.end() + 1) if text[found.end() : found.end() + 1] in "(（" else None
        end = number.end() if number else found.end()
        taken.append((found.start(), end))
        yield Citation(
            document,
            passage,
            found.start(),
            end,
            found["title"],
            number[0] if number else "",
            number["open"] + number["close"] if number else "",
            True,
        )
    for found in _NUMBER.finditer(text):
        if not any(start <= found.start() < end for start, end in taken):
            yield Citation(
                document, passage, found.start(), found.end(), "", found[0], found["open"] + found["close"], True
            )
    for found in _UNMARKED.finditer(text):
        title = found["title"]
        if any(start <= found.start("title") < end for start, end in taken) or _OWN_WORK.search(title):
            continue
        yield Citation(document, passage, found.start("title"), found.end("title"), title, "", "", False)
