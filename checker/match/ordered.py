"""What somebody is told to do above and only backed in doing below: 重点企业要制定方案 -> 支持重点企业制定方案."""

from __future__ import annotations

from checker.language import lexicon
from checker.language.characters import plain
from checker.language.words import tagged

_SUBJECT = 4  # characters of those who are told, by which the two clauses are of the same

Places = tuple[tuple[int, int], tuple[int, int]]


def no_longer_told(above: str, below: str) -> Places | None:
    """Return where somebody is told to do a thing (要, 应, 必须), and where the clause below opens with 支持 or 推动.

    None where the lower clause tells them too, or speaks of others.
    """
    told = _told(above)
    opening = _backing(below)
    if told is None or opening is None or _told(below) is not None:
        return None
    subject, word = plain(above)[: told[0]], below[slice(*opening)]
    if word in subject or subject[-_SUBJECT:] not in plain(below)[opening[1] :]:
        return None
    return told, opening


def _told(text: str) -> tuple[int, int] | None:
    """Return where a word of duty stands between a subject and a verb, None where none does."""
    start = 0
    words = tagged(plain(text))
    for at, word in enumerate(words[:-1]):
        if word.text in lexicon.words("obliged") and start >= _SUBJECT and (words[at + 1].acts or words[at + 1].leans):
            return start, word.end
        start = word.end
    return None


def _backing(text: str) -> tuple[int, int] | None:
    """Return where the verb stands that opens a clause and only backs what others do, None where none does."""
    words = tagged(plain(text))
    known = (*lexicon.words("pushed"), *lexicon.words("left-open"))
    return (0, words[0].end) if words and words[0].text in known else None
