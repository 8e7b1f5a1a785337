"""What differs between two sentences that say the same, as far as it is worth a question: never style, never a region.

Two clauses are cut into words, regions, years and figures standing as one word each, and the runs that are equal are
found; what lies between them was put in, left out or exchanged. What such a run means is told by the sense of its words
(language/rewording.py) and by what stands beside it: a verb counts where the same object follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.language import lexicon
from checker.language.characters import plain
from checker.language.masking import FIGURE, PLACE, TIME
from checker.language.rewording import assigned, manner, words
from checker.language.scopes import each_of
from checker.language.words import tagged
from checker.match.adjoining import exception, of_sense
from checker.match.bans import with_room
from checker.match.defined import other_meaning, term_of
from checker.match.duedates import later_in_a_year, later_or_gone
from checker.match.heads import of_vigour
from checker.match.howoften import less_often
from checker.match.listed import left_out, lost_items
from checker.match.loosened import (
    OBJECT,
    condition_before,
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
from checker.match.onename import of_name_parts
from checker.match.ordered import no_longer_told
from checker.match.promised import A_VERB, SHORT_RUN, of_end, of_mending, of_verb, promises, unfinished
from checker.match.thresholds import thresholds
from checker.match.whodoes import LEVELS, handed_out, lower_places, shifted
from checker.match.wordruns import MARKS, Run, Token, length_of, runs, text_of, tokens
from checker.model import ClausePair, Difference, DifferenceKind, Document, SentencePair

_ROOM = 6  # characters of words that leave room to do less, with the verb that came with them
_LONGEST_QUALIFIER = 24
_NEARLY = 0.75  # likeness of two clauses of which the one is the other but for a word
_FULL = "100%"
_VERBAL = frozenset(
    {"stage", "unfinished", "whole", "some", "left-open", "leeway", "thorough", "softer", "in-the-main", "degree"}
)


def reworded(
    pair: SentencePair, upper: Document, lower: Document, names: frozenset[str], spoken: str
) -> tuple[Difference, ...]:
    """Return what a sentence lost or gained below, in the order of the lower sentence.

    `spoken` is all that the lower document says.
    """
    found: list[Difference] = []
    for clauses in pair.clauses:
        above, below = pair.upper.text[slice(*clauses.upper)], pair.lower.text[slice(*clauses.lower)]
        base = (clauses.upper[0], clauses.lower[0])
        if term_of(above):
            # of what a term means nothing else is asked: 指甲、乙 and 指乙、甲 are one
            meant = other_meaning(above, below)
            found += [_difference(*meant, base, above, below)] if meant else thresholds(above, below, base, names)
            continue
        found += _of_clauses(clauses, pair, names)
        if (put := condition_before(pair.lower.text, clauses.lower[0], pair.upper.text)) is not None:
            at = (clauses.upper[0], clauses.upper[0])
            words_put = pair.lower.text[slice(*put)]
            found.append(Difference(kind="leeway", upper=at, lower=put, upper_words="", lower_words=words_put))
        if (often := less_often(above, below)) is not None:
            found.append(_difference("frequency", often, base, above, below))
        if (backed := no_longer_told(above, below)) is not None and not any(
            one.kind in ("left-open", "softer") and _inside(one, clauses) for one in found
        ):
            found.append(_difference("left-open", backed, base, above, below))
        if (ban := with_room(above, below)) is not None:
            found = [one for one in found if not (one.kind == "leeway" and _inside(one, clauses))]
            found.append(_difference("leeway", ban, base, above, below))
        if (once := once_for_all(above, below, LEVELS.get(lower.level, 2))) is not None:
            found.append(_difference("once", once, base, above, below))
        found += shifted(clauses, above, below, upper, lower)
        found += handed_out(clauses, above, below)
        found += lower_places(clauses, above, below, lower)
        found += later_or_gone(clauses, pair, (upper, lower), names)
        found += later_in_a_year(clauses, above, below)
    spoken_of = [one for one in pair.clauses if any(_inside(other, one) for other in found if other.kind in _VERBAL)]
    found += of_vigour(replace(pair, clauses=tuple(one for one in pair.clauses if one not in spoken_of)))
    known = {one.upper for one in found}
    if not term_of(pair.upper.text):
        found += [one for one in (*of_sense(pair, names), *exception(pair)) if one.upper not in known]
        found += [one for one in lost_items(pair, names, spoken) if one.upper not in known]
    return tuple(sorted(found, key=lambda one: (one.lower, one.upper, one.kind)))


def _inside(difference: Difference, clauses: ClausePair) -> bool:
    """Say whether a difference stands in these clauses."""
    return clauses.upper[0] <= difference.upper[0] <= clauses.upper[1]


def _of_clauses(clauses: ClausePair, pair: SentencePair, names: frozenset[str]) -> Iterator[Difference]:
    (from_, to), (start, end) = clauses.upper, clauses.lower
    above, below = pair.upper.text[from_:to], pair.lower.text[start:end]
    one, other = tokens(above, names), tokens(below, names)
    all_runs = runs(one, other)
    for item in left_out(all_runs, one, plain(pair.lower.text)):
        places = ((item[0].start, item[-1].end), (other[-1].end, other[-1].end))
        yield _difference("item", places, (from_, start), above, below)
    for run in all_runs:
        if (verbs := unfinished(run, below, pair)) is not None and of_stage(run, above, below) is None:
            places = ((verbs[0].start, verbs[0].end), (verbs[1].start, verbs[1].end))
            yield _difference("unfinished", places, (from_, start), above, below)
            continue
        kind = (
            of_stage(run, above, below)
            or of_condition(run, pair.upper.text)
            or _extent(run, above, below, pair)
            or of_verb(run, one, other, pair)
            or of_mending(run, above, below, pair.lower.text)
            or of_end(run, below)
            or of_degree(run, below)
            or of_standing(run)
            or of_ban(run, above)
            or of_growth(run, above, below)
            or of_measure(run)
            or of_name(run, below)
            or of_name_parts(run)
            or _object(run, above)
            or of_kind(run, above, sum(said_of(one.upper) + said_of(one.lower) for one in all_runs if one is not run))
            or _word_gone(run, clauses, pair)
        )
        if kind is not None:
            gone = run.upper[-1:] if kind == "item" else run.upper
            places = (_place(gone, one, run.at_upper), _place(run.lower, other, run.at_lower))
            if kind == "softer":
                places = _without_one_end(places, above, below)
            yield _difference(kind, places, (from_, start), above, below)
        if word := in_the_main(run, pair.upper.text, clauses.likeness):
            at = _place((), one, run.at_upper + len(run.upper))
            yield _difference("in-the-main", (at, (word.start, word.end)), (from_, start), above, below)
    yield from thresholds(above, below, (from_, start), names)


def _without_one_end(
    places: tuple[tuple[int, int], tuple[int, int]], above: str, below: str
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return two places without the characters that both end with: 实施入|河, 加快推进入|河."""
    (start, end), (from_, to) = places
    while end - start > 1 and to - from_ > 1 and above[end - 1] == below[to - 1]:
        end, to = end - 1, to - 1
    return (start, end), (from_, to)


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
    if length_of(run.upper) > SHORT_RUN or length_of(run.lower) > SHORT_RUN or not (run.before or run.behind):
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
        if came.startswith(lexicon.words("some-of-it")):
            return "some"
        return None if _of_each(below) else "whole"
    if gone.startswith(known.thorough) and not _has(below, (*known.all_of_it, *known.thorough)) and _object_behind(run):
        return None if "贯彻" in above else "thorough"  # 全面贯彻 is said of doctrine
    return None


def _of_each(text: str) -> bool:
    """Say whether a text asks something of each of many, as much as of all of them: 每个乡镇都建成."""
    said = [word.text for word in tagged(plain(text))]
    return each_of(text) is not None or any(word in said for word in lexicon.words("of-each"))


def _word_gone(run: Run, clauses: ClausePair, pair: SentencePair) -> DifferenceKind | None:
    """Say whether a word that says which thing is meant was left out of a clause that is otherwise the upper plan's.

    强制责任保险 became 责任保险: no adverb, no verb, no region, and nowhere else in the sentence below.
    """
    if run.lower or clauses.likeness < _NEARLY or not 2 <= length_of(run.upper) <= A_VERB:
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


def _object(run: Run, above: str) -> DifferenceKind | None:
    """Say whether a word came before the object that leaves part of it out."""
    came, gone = text_of(run.lower), text_of(run.upper)
    if not run.before or not run.behind or not 2 <= length_of(run.lower) <= _LONGEST_QUALIFIER:
        return None
    if PLACE in {token.key for token in run.lower} or run.behind[0].key in MARKS or run.before[-1].key == "等":
        return None
    if not gone and len(came) > 2 and came.endswith("的"):
        part = FIGURE in {token.key for token in run.lower} or _has(came, (*words().narrows, *words().part_of_it))
        return None if not part or promises(run.lower) or assigned(came) or "，" in came else "qualified"
    if not gone and run.before[-1].key in words().all_of_it and _says_which(came):
        return "part"
    all_of_it = ("", "各", "各类", "各级", *words().all_of_it)
    if gone in all_of_it and came in words().part_of_it and came not in above:
        return "part"
    return None


def _says_which(came: str) -> bool:
    """Say whether words put in behind 所有 say which of the things are meant: nouns alone, 中心|乡镇卫生院."""
    return came.isalpha() and not manner(came) and not any(word.verb or word.leans for word in tagged(came))
