"""Who pays for something or does it, where that was handed down in a sentence taken over."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.characters import plain
from checker.language.consent import doer
from checker.language.rewording import bearer, chosen, duties, governs, level_of, one_trade, without_levels
from checker.model import ClausePair, Difference, Document

_SAME_DUTY = 0.6  # part of what is borne that stands below
_SAME_MATTER = 0.6  # part of what stands before 由, or behind the body, that is the same below
_NAMED = 2  # characters that say which body it is
_DEPARTMENT, _GOVERNMENT, _BORNE = "部门", "人民政府", "责任"

LEVELS = {"national": 0, "province": 1, "city": 2, "county": 3, "town": 4}


def shifted(clauses: ClausePair, above: str, below: str, upper: Document, lower: Document) -> Iterator[Difference]:
    """Yield who pays or does it, where the lower plan hands on what is not the matter of those below it.

    That a city writes its counties where the province wrote its cities is no such thing, but for money; towns are, and
    so is what the province left to the counties: a city's plan has no place of its own to write there.
    """
    mine, theirs = duties(above), duties(below)
    own, over = LEVELS.get(lower.level, 2), LEVELS.get(upper.level, 1)
    if len(mine) != 1 or len(theirs) != 1 or mine[0].pays != theirs[0].pays:
        return
    down = theirs[0].level - mine[0].level
    at_most = own if mine[0].pays or down > 1 else over
    if down > 0 and own < theirs[0].level and (mine[0].level <= at_most or mine[0].level > own):
        yield Difference(
            kind="duty",
            upper=(clauses.upper[0] + mine[0].start, clauses.upper[0] + mine[0].end),
            lower=(clauses.lower[0] + theirs[0].start, clauses.lower[0] + theirs[0].end),
            upper_words=above[mine[0].start : mine[0].end],
            lower_words=below[theirs[0].start : theirs[0].end],
        )


def lower_places(clauses: ClausePair, above: str, below: str, lower: Document) -> Iterator[Difference]:
    """Yield the places of the lower plan's own level that became those below it: 有条件的市 -> 有条件的县（市、区）.

    The city is itself one of those that the province means.
    """
    mine, theirs = chosen(above), chosen(below)
    if len(mine) != 1 or len(theirs) != 1 or mine[0].which != theirs[0].which:
        return
    if mine[0].level == LEVELS.get(lower.level, 2) < theirs[0].level:
        yield Difference(
            kind="part",
            upper=(clauses.upper[0] + mine[0].start, clauses.upper[0] + mine[0].end),
            lower=(clauses.lower[0] + theirs[0].start, clauses.lower[0] + theirs[0].end),
            upper_words=above[mine[0].start : mine[0].end],
            lower_words=below[theirs[0].start : theirs[0].end],
        )


def handed_out(clauses: ClausePair, above: str, below: str) -> Iterator[Difference]:
    """Yield who bears a duty, where a government does above and somebody else who is none below.

    市人民政府承担主体责任 became 运营企业承担主体责任; all that is borne has to be the same.
    """
    mine, theirs = bearer(above), bearer(below)
    if mine is None or theirs is None or not mine.governs or theirs.governs:
        return
    pairs, known = (_grams(text[one.end :]) for text, one in ((above, mine), (below, theirs)))
    if len(pairs & known) >= _SAME_DUTY * max(len(pairs), 1):
        yield Difference(
            kind="doer",
            upper=(clauses.upper[0] + mine.start, clauses.upper[0] + mine.end),
            lower=(clauses.lower[0] + theirs.start, clauses.lower[0] + theirs.end),
            upper_words=above[mine.start : mine.end],
            lower_words=below[theirs.start : theirs.end],
        )


def another_doer(above: str, below: str, names: frozenset[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where another does what one does above, None where the same does: 由疾控机构, 由供水单位.

    Of two departments of one level the trade counts: 由县级卫生健康部门 became 由县级民政部门. Which of its own a city
    charges (由市应急局), and what a government hands to its departments, is its own matter, but for what it answers for
    itself (由县级人民政府承担主体责任).
    """
    mine, theirs = doer(above), doer(below)
    if mine is None or theirs is None:
        return None
    bodies = above[mine.start : mine.end], below[theirs.start : theirs.end]
    if bodies[0].endswith(_GOVERNMENT) and bodies[1].endswith(_DEPARTMENT) and _BORNE in above[mine.end :]:
        of_one_level = level_of(bodies[0]) == level_of(bodies[1]) and _alike(above[mine.end :], below[theirs.end :])
        return ((mine.start, mine.end), (theirs.start, theirs.end)) if of_one_level else None
    if all(governs(one) for one in bodies) and not _of_one_level(*bodies):
        return None
    one, other = (without_levels(said, names) for said in (mine.which, theirs.which))
    if min(len(one), len(other)) < _NAMED or one_trade(one, other):
        return None
    before, behind = (above[: mine.start], below[: theirs.start]), (above[mine.end :], below[theirs.end :])
    of_one_matter = _alike(before[0].rstrip("由"), before[1]) or _alike(*behind)
    return ((mine.start, mine.end), (theirs.start, theirs.end)) if of_one_matter else None


def _of_one_level(one: str, other: str) -> bool:
    """Say whether two bodies are departments told by their trade, of one level or of none: no office by its name."""
    return one[-_NAMED:] == other[-_NAMED:] == _DEPARTMENT and level_of(one) == level_of(other)


def _alike(one: str, other: str) -> bool:
    mine, theirs = _grams(one), _grams(other)
    return len(mine) > 1 and len(mine & theirs) >= _SAME_MATTER * len(mine)


def _grams(text: str) -> set[str]:
    bare = plain(text)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}
