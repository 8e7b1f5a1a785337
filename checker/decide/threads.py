"""Our comments in a Word file that came back: what was replied to each, and whether it was marked as resolved.

Word keeps who replies to what, and what is resolved, beside the comments (commentsExtended.xml), by the id of the last
paragraph of each comment. A comment is ours where it holds the number of a finding; what stands behind the number was
written in by hand and is a reply too. Some office programs lose what belongs to what, and some people write a comment
of their own instead of a reply: what stands at just the words of one comment of ours replies to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from checker.messages import Language, say

if TYPE_CHECKING:
    from docx.comments import Comment
    from docx.document import Document as Word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_EXTENDED = "/commentsExtended"
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentReply:
    """What one person wrote under a comment, and when."""

    text: str
    by: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One of our comments with what was replied to it, in the order of writing."""

    fingerprint: str
    replies: tuple[CommentReply, ...]
    resolved: bool


def threads(word: Word) -> tuple[Thread, ...]:
    """Return our comments in the order of the file."""
    comments = {_last_paragraph(comment) or f"no {comment.comment_id}": comment for comment in word.comments}
    beside = _beside(word)
    number = _number()
    ours = {name: found for name, comment in comments.items() if (found := number.search(_text(comment)))}
    spans = _spans(word)
    at: dict[tuple[int, int], list[str]] = {}
    for name in ours:
        if (span := spans.get(comments[name].comment_id)) is not None:
            at.setdefault(span, []).append(name)
    below: dict[str, list[CommentReply]] = {}
    for name, comment in comments.items():
        if name in ours:
            continue
        root = _root(name, beside)
        same = at.get(spans.get(comment.comment_id, (0, 0)), [])
        if root == name and len(same) == 1:
            root = same[0]
        if root in ours:
            below.setdefault(root, []).append(_reply(comment, _text(comment)))
    return tuple(
        Thread(
            fingerprint=found["fingerprint"],
            replies=(*_written_in(comments[name], found), *sorted(below.get(name, ()), key=lambda one: one.on)),
            resolved=beside.get(name, ("", False))[1],
        )
        for name, found in ours.items()
    )


def _number() -> re.Pattern[str]:
    """Return the pattern of the line with the number, as either language writes it."""
    labels = {re.escape(say("report.comments.number", lang, fingerprint="").strip()) for lang in get_args(Language)}
    return re.compile(rf"(?:{'|'.join(sorted(labels))})\s*(?P<fingerprint>[0-9a-f]{{16}})")


def _text(comment: Comment) -> str:
    return "\n".join(paragraph.text for paragraph in comment.paragraphs).strip()


def _reply(comment: Comment, text: str) -> CommentReply:
    return CommentReply(
        text=text, by=comment.author, on=comment.timestamp.date().isoformat() if comment.timestamp else ""
    )


def _written_in(comment: Comment, number: re.Match[str]) -> Iterator[CommentReply]:
    """Yield what was written into our own comment behind its number; who did is not said."""
    if text := number.string[number.end() :].strip():
        yield CommentReply(text=text, by="", on="")


def _spans(word: Word) -> Mapping[int, tuple[int, int]]:
    """Return which words each comment stands at: the numbers of the first and the last piece of text in its range."""
    starts: dict[int, int] = {}
    spans: dict[int, tuple[int, int]] = {}
    pieces = 0
    for element in word.element.body.iter(f"{_W}t", f"{_W}commentRangeStart", f"{_W}commentRangeEnd"):
        if element.tag == f"{_W}t":
            pieces += bool((element.text or "").strip())
            continue
        number = int(element.get(f"{_W}id", "-1"))
        if element.tag == f"{_W}commentRangeStart":
            starts[number] = pieces + 1
        elif starts.get(number, pieces + 1) <= pieces:
            spans[number] = (starts[number], pieces)
    return spans


def _last_paragraph(comment: Comment) -> str:
    paragraphs = comment.paragraphs
    return str(paragraphs[-1]._p.get(f"{_W14}paraId", "")).upper() if paragraphs else ""


def _beside(word: Word) -> Mapping[str, tuple[str, bool]]:
    """Return what each comment replies to, and whether it is resolved, by the id of its last paragraph."""
    from docx.oxml import parse_xml

    found: dict[str, tuple[str, bool]] = {}
    for relation in word.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_EXTENDED):
            continue
        root: Any = parse_xml(relation.target_part.blob)
        for entry in root.iter(f"{_W15}commentEx"):
            above = str(entry.get(f"{_W15}paraIdParent", "")).upper()
            found[str(entry.get(f"{_W15}paraId", "")).upper()] = (above, entry.get(f"{_W15}done", "0") in _TRUE)
    return found


def _root(name: str, beside: Mapping[str, tuple[str, bool]]) -> str:
    """Return the comment that a reply stands under, however many replies lie between."""
    met = {name}
    while (above := beside.get(name, ("", False))[0]) and above not in met:
        met.add(above)
        name = above
    return name
