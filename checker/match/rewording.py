"""What differs between two sentences that say the same, as far as it is worth a question: never style, never a region.

Two clauses are cut into words, regions, years and figures standing as one word each, and the runs that are equal are
found; what lies between them was put in, left out or exchanged. What such a run means is told by the sense of its words
(language/rewording.py) and by what stands beside it: a verb counts where the same object follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from checker.language.characters import plain
from checker.language.masking import FIGURE, PLACE, TIME
from checker.language.rewording import Promise, assigned, duties, manner, words
from checker.language.words import tagged
from checker.match.duedates import later_or_gone
from checker.match.listed import left_out, lost_items
from checker.match.loosened import (
    OBJECT,
    condition_before,
    head_of,
    in_the_main,
    of_ban,
    of_condition,
    of_degree,
    of_growth,
    of_kind,
    of_measure,
    of_name,
    of_stage,
    of_standing,
    once_for_all,
    said_of,
)
from checker.match.wordruns import MARKS, Run, Token, length_of, runs, text_of, tokens
from checker.model import ClausePair, Difference, DifferenceKind, Document, SentencePair

_SHORT_RUN = 8  # characters of a run that are a verb with its adverb, no other statement
_A_VERB = 4  # characters of a verb with another one before it, and no object of its own
_ROOM = 6  # characters of words that leave room to do less, with the verb that came with them
_LONGEST_QUALIFIER = 24
_NEARLY = 0.75  # likeness of two clauses of which the one is the other but for a word
_FULL = "100%"
_OF_THINGS = re.compile(r"[^，。；、（）\d]{1,8}?(?:（含）)?(?:及|或)?(?:以上|以下|以内)的?[^，。；、（）]")
_LEVELS = {"national": 0, "province": 1, "city": 2, "county": 3, "town": 4}


def reworded(
    pair: SentencePair, upper: Document, lower: Document, names: frozenset[str], spoken: str
) -> tuple[Difference, ...]:
    """Return what a sentence lost or gained below, in the order of the lower sentence.

    `spoken` is all that the lower document says.
    """
    found: list[Difference] = []
    for clauses in pair.clauses:
        found += _of_clauses(clauses, pair, names)
        above, below = pair.upper.text[slice(*clauses.upper)], pair.lower.text[slice(*clauses.lower)]
        if (put := condition_before(pair.lower.text, clauses.lower[0], pair.upper.text)) is not None:
            at = (clauses.upper[0], clauses.upper[0])
            words_put = pair.lower.text[slice(*put)]
            found.append(Difference(kind="leeway", upper=at, lower=put, upper_words="", lower_words=words_put))
        if (once := once_for_all(above, below, _LEVELS.get(lower.level, 2))) is not None:
            found.append(_difference("once", once, (clauses.upper[0], clauses.lower[0]), above, below))
        found += _duty(clauses, above, below, upper, lower)
        found += later_or_gone(clauses, pair, (upper, lower), names)
    known = {one.upper for one in found}
    found += [one for one in lost_items(pair, names, spoken) if one.upper not in known]
    return tuple(sorted(found, key=lambda one: (one.lower, one.upper, one.kind)))


def _of_clauses(clauses: ClausePair, pair: SentencePair, names: frozenset[str]) -> Iterator[Difference]:
    (from_, to), (start, end) = clauses.upper, clauses.lower
    above, below = pair.upper.text[from_:to], pair.lower.text[start:end]
    one, other = tokens(above, names), tokens(below, names)
    all_runs = runs(one, other)
    for item in left_out(all_runs, one, plain(pair.lower.text)):
        places = ((item[0].start, item[-1].end), (other[-1].end, other[-1].end))
        yield _difference("item", places, (from_, start), above, below)
    for run in all_runs:
        kind = (
            of_stage(run, above, below)
            or of_condition(run, pair.upper.text)
            or _extent(run, above, below, pair)
            or _verb(run, one, other, pair)
            or of_degree(run, below)
            or of_standing(run)
            or of_ban(run, above)
            or of_growth(run, above, below)
            or of_measure(run)
            or of_name(run, below)
            or _object(run, above)
            or of_kind(run, above, sum(said_of(one.upper) + said_of(one.lower) for one in all_runs if one is not run))
            or _word_gone(run, clauses, pair)
        )
        if kind is not None:
            gone = run.upper[-1:] if kind == "item" else run.upper
            places = (_place(gone, one, run.at_upper), _place(run.lower, other, run.at_lower))
            yield _difference(kind, places, (from_, start), above, below)
        if word := in_the_main(run, pair.upper.text):
            at = _place((), one, run.at_upper + len(run.upper))
            yield _difference("in-the-main", (at, (word.start, word.end)), (from_, start), above, below)
    for mine, theirs in _thresholds(one, other, above, below):
        places = ((mine.start, mine.end), (theirs.start, theirs.end))
        yield _difference("threshold", places, (from_, start), above, below)


def _difference(
    kind: DifferenceKind, places: tuple[tuple[int, int], tuple[int, int]], base: tuple[int, int], above: str, below: str
) -> Difference:
    (one, other), (from_, start) = places, base
    return Difference(
        kind=kind,
        upper=(from_ + one[0], from_ + one[1]),
        lower=(start + other[0], start + other[1]),
        upper_words=above[slice(*one)],
        lower_words=below[slice(*other)],
    )


def _place(run: Sequence[Token], of_all: Sequence[Token], at: int) -> tuple[int, int]:
    if run:
        return run[0].start, run[-1].end
    here = of_all[at].start if at < len(of_all) else (of_all[-1].end if of_all else 0)
    return here, here


def _has(text: str, listed: Sequence[str]) -> bool:
    return any(word in text for word in listed)


def _extent(run: Run, above: str, below: str, pair: SentencePair) -> DifferenceKind | None:
    """Say whether 全部 or 全面 is gone, or words came that leave room to do less."""
    known, gone, came = words(), text_of(run.upper), text_of(run.lower)
    if length_of(run.upper) > _SHORT_RUN or length_of(run.lower) > _SHORT_RUN or not (run.before or run.behind):
        return None
    room = known.leeway if gone else (*known.leeway, *known.by_steps)
    if (
        _has(came, room)
        and length_of(run.lower) <= _ROOM
        and not _has(pair.upper.text, known.leeway)
        and not _has(gone, known.going_on)
    ):
        return "leeway"
    if _FULL in plain(below):
        return None
    if gone.startswith(known.all_of_it) and not _has(pair.lower.text, (*known.all_of_it, *known.thorough)):
        return "whole"
    if gone.startswith(known.thorough) and not _has(below, (*known.all_of_it, *known.thorough)) and _object_behind(run):
        return None if "贯彻" in above else "thorough"  # 全面贯彻 is said of doctrine
    return None


def _word_gone(run: Run, clauses: ClausePair, pair: SentencePair) -> DifferenceKind | None:
    """Say whether a word that says which thing is meant was left out of a clause that is otherwise the upper plan's.

    强制责任保险 became 责任保险: no adverb, no verb, no region, and nowhere else in the sentence below.
    """
    if run.lower or clauses.likeness < _NEARLY or not 2 <= length_of(run.upper) <= _A_VERB:
        return None
    gone = text_of(run.upper)
    if length_of(run.before) < 2 or length_of(run.behind) < 2 or gone in plain(pair.lower.text) or not gone.isalpha():
        return None
    if any(token.key in (TIME, PLACE, FIGURE) or token.key in MARKS for token in (*run.upper, run.before[-1])):
        return None
    said, beside = tagged(gone), (*tagged(run.before[-1].key)[-1:], *tagged(run.behind[0].key)[:1])
    if manner(gone) or any(word.quality or word.leans for word in said):
        return None
    # 强制 between two nouns says which insurance; a verb beside a verb is another way to put it
    return None if any(word.verb for word in said) and any(word.verb for word in beside) else "word-gone"


def _object_before(run: Run) -> bool:
    return length_of(run.before) >= OBJECT


def _object_behind(run: Run) -> bool:
    return length_of(run.behind) >= OBJECT


def _promises(run: Sequence[Token]) -> list[Promise]:
    return [words().promise[token.key] for token in run if token.key in words().promise]


def _verb(run: Run, one: Sequence[Token], other: Sequence[Token], pair: SentencePair) -> DifferenceKind | None:
    """Say whether a verb before the same object became one that promises less."""
    if length_of(run.upper) > _SHORT_RUN or length_of(run.lower) > _SHORT_RUN:
        return None
    if not _object_behind(run):
        return "left-open" if _opened_up(run, other, pair) else None
    if any(token.key in MARKS for token in (*run.upper, *run.lower)):
        return None
    gone, came = _promises(run.upper), _promises(run.lower)
    known = words().promise
    leaves_open = [word for word, promise in known.items() if promise == "left-open"]
    if "left-open" in came and not _has(pair.upper.text, leaves_open):
        # 探索 before what the upper plan simply does; 支持 as a noun behind another word is none
        at_head = head_of(run, other)
        if not (gone or at_head or run.behind[0].key in known):
            return None
        return "left-open" if ("carried-out" in gone or not run.upper) and length_of(run.lower) <= _A_VERB else "softer"
    slower = _has(text_of(run.upper), (*words().by_steps, *words().gradual))  # 逐步实施 that became 加快推进 is no less
    if "carried-out" in gone and not slower and "left-open" not in gone and came and set(came) == {"worked-on"}:
        # 建设 that became 推进…建设 is said behind
        return None if any(token.key in text_of(other) for token in run.upper) else "softer"
    return None


def _opened_up(run: Run, other: Sequence[Token], pair: SentencePair) -> bool:
    """Say whether a clause that opens with a verb was opened with 探索 or 引导 below, whatever its object became."""
    if run.upper or not run.behind or not head_of(run, other) or run.behind[0].key not in words().promise:
        return False
    came = [words().promise.get(token.key) for token in run.lower]
    return came == ["left-open"] and text_of(run.lower) not in pair.upper.text


def _object(run: Run, above: str) -> DifferenceKind | None:
    """Say whether a word came before the object that leaves part of it out."""
    came, gone = text_of(run.lower), text_of(run.upper)
    if not run.before or not run.behind or not 2 <= length_of(run.lower) <= _LONGEST_QUALIFIER:
        return None
    if PLACE in {token.key for token in run.lower} or run.behind[0].key in MARKS or run.before[-1].key == "等":
        return None
    if not gone and len(came) > 2 and came.endswith("的"):
        part = FIGURE in {token.key for token in run.lower} or _has(came, (*words().narrows, *words().part_of_it))
        return None if not part or _promises(run.lower) or assigned(came) or "，" in came else "qualified"
    all_of_it = ("", "各", "各类", "各级", *words().all_of_it)
    if gone in all_of_it and came in words().part_of_it and came not in above:
        return "part"
    return None


def _thresholds(one: Sequence[Token], other: Sequence[Token], above: str, below: str) -> Iterator[tuple[Token, Token]]:
    """Yield figures that say which things are meant (10万吨以上的企业) and differ, all around them being the same."""
    codes = SequenceMatcher(None, [token.key for token in one], [token.key for token in other], autojunk=False)
    for block in codes.get_matching_blocks():
        for at in range(block.size):
            mine, theirs = one[block.a + at], other[block.b + at]
            if mine.key != FIGURE or plain(above[mine.start : mine.end]) == plain(below[theirs.start : theirs.end]):
                continue
            tail = text_of(one[block.a + at + 1 : block.a + block.size])
            if (found := _OF_THINGS.match(tail)) is not None and "%" not in found[0]:
                yield mine, theirs


def _duty(clauses: ClausePair, above: str, below: str, upper: Document, lower: Document) -> Iterator[Difference]:
    """Yield who pays or does it, where the lower plan hands on what is not the matter of those below it.

    That a city writes its counties where the province wrote its cities is no such thing, but for money; towns are.
    """
    mine, theirs = duties(above), duties(below)
    own, over = _LEVELS.get(lower.level, 2), _LEVELS.get(upper.level, 1)
    if len(mine) != 1 or len(theirs) != 1 or mine[0].pays != theirs[0].pays:
        return
    down = theirs[0].level - mine[0].level
    at_most = own if mine[0].pays or down > 1 else over
    if mine[0].level <= at_most and own < theirs[0].level:
        yield Difference(
            kind="duty",
            upper=(clauses.upper[0] + mine[0].start, clauses.upper[0] + mine[0].end),
            lower=(clauses.lower[0] + theirs[0].start, clauses.lower[0] + theirs[0].end),
            upper_words=above[mine[0].start : mine[0].end],
            lower_words=below[theirs[0].start : theirs[0].end],
        )
