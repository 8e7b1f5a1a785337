"""What a clause says otherwise, of which little else was kept: who agrees, on which conditions, in which order.

A clause written anew beside one that was taken over answers the one that stood there: 确需调整的，须报省厅批准.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.language.characters import plain
from checker.language.consent import Consent, consent, excepted, leaves_out, one_is_enough, ranked
from checker.language.lexicon import compiled
from checker.language.rewording import level_of
from checker.match.howoften import less_often
from checker.match.inplace import in_place
from checker.match.passages import clauses_of
from checker.match.payershares import other_shares
from checker.match.whodoes import another_doer
from checker.model import ClausePair, Difference, DifferenceKind, SentencePair

_ITEMS = 3  # things of which an order can be told
_ENDING = 3  # characters by which the first of several is known, whatever stands before it
_SHARED = 2  # characters that two clauses beside each other share where they say how often one thing is done

Span = tuple[int, int]
Places = tuple[Span, Span]


def of_sense(pair: SentencePair, names: frozenset[str]) -> Iterator[Difference]:
    """Yield what differs in the sense of clauses that were taken over, and of those that stand beside them."""
    yield from other_shares(pair)
    yield from in_place(pair)
    for clauses in pair.clauses:
        above, below = pair.upper.text[slice(*clauses.upper)], pair.lower.text[slice(*clauses.lower)]
        for kind, places in _of_clauses(above, below):
            yield _difference(kind, places, clauses, pair)
        if (others := another_doer(above, below, names)) is not None:
            yield _difference("doer", others, clauses, pair)
    for clauses in beside(pair, names):
        above, below = pair.upper.text[slice(*clauses.upper)], pair.lower.text[slice(*clauses.lower)]
        for kind, places in _of_clauses(above, below):
            yield _difference(kind, places, clauses, pair)
        if (often := less_often(above, below)) is not None and _of_one_act(above, below, often):
            yield _difference("frequency", often, clauses, pair)


def of_rules(pair: SentencePair) -> Iterator[Difference]:
    """Yield what differs in a rule, however little else of it was kept: what is left out, its order, who pays."""
    yield from exception(pair)
    yield from other_shares(pair)
    yield from in_place(pair)
    for clauses in pair.clauses:
        above, below = pair.upper.text[slice(*clauses.upper)], pair.lower.text[slice(*clauses.lower)]
        if (places := _other_order(above, below)) is not None:
            yield _difference("order", places, clauses, pair)


def beside(pair: SentencePair, names: frozenset[str]) -> list[ClausePair]:
    """Return the clauses that were not taken over, but stand right behind two that were, on both sides."""
    mine, theirs = (clauses_of(text, names) for text in (pair.upper.text, pair.lower.text))
    taken = {clauses.upper[0]: clauses.lower[0] for clauses in pair.clauses}
    given = set(taken.values())
    follows = {one.start: other for one, other in pairwise(theirs)}
    found = []
    for before, one in pairwise(mine):
        other = follows.get(taken.get(before.start, -1))
        if one.start not in taken and other is not None and other.start not in given:
            found.append(ClausePair(upper=(one.start, one.end), lower=(other.start, other.end), likeness=0.0))
    return found


def exception(pair: SentencePair) -> Iterator[Difference]:
    """Yield what was left out of a ban below, where nothing was above: 除……外，不得."""
    above, below = plain(pair.upper.text), plain(pair.lower.text)
    ban = compiled("<ban>")
    if (came := excepted(below)) is None or leaves_out(above) or not (ban.search(above) and ban.search(below)):
        return
    for clauses in pair.clauses:
        start, end = clauses.upper
        near = below[came[1] : clauses.lower[0]].strip("，") == "" and came[0] <= clauses.lower[1]
        if near and ban.search(above[start:end]) and ban.search(below[came[1] : clauses.lower[1]]):
            yield Difference(
                kind="leeway", upper=(start, start), lower=came, upper_words="", lower_words=below[slice(*came)]
            )
            return


def _of_clauses(above: str, below: str) -> Iterator[tuple[DifferenceKind, Places]]:
    if (places := _no_consent(above, below)) is not None:
        yield "approval", places
    if (places := one_is_enough(above, below)) is not None:
        yield "either", places
    if (places := _other_order(above, below)) is not None:
        yield "order", places


def _no_consent(above: str, below: str) -> Places | None:
    """Return where somebody has to agree above and is only told below, or one of a lower level agrees."""
    mine, theirs = consent(above), consent(below)
    if mine is None or theirs is None or not mine.agrees:
        return None
    return None if theirs.agrees and not _lower(mine, theirs) else (mine.span, theirs.span)


def _lower(mine: Consent, theirs: Consent) -> bool:
    one, other = level_of(mine.body), level_of(theirs.body)
    return one is not None and other is not None and one < other


def _other_order(above: str, below: str) -> Places | None:
    """Return where the same things come in another order, by two clauses that both say in which they come."""
    mine, theirs = ranked(above), ranked(below)
    if mine is None or theirs is None or len(mine[1]) < _ITEMS or len(mine[1]) != len(theirs[1]):
        return None
    # The first and the last stand among other words: 按照A、B、C的次序, 依次保障A、C、B用水.
    order = [next((at for at, one in enumerate(mine[1]) if _one(one, other)), None) for other in theirs[1]]
    known = [at for at in order if at is not None]
    if len(known) != len(order) or len(set(known)) != len(known) or known == sorted(known):
        return None
    return mine[0], theirs[0]


def _one(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and (shorter in longer or longer.endswith(shorter[-_ENDING:]))


def _of_one_act(above: str, below: str, often: Places) -> bool:
    """Say whether two clauses speak of one act beside how often it is done: 每天巡查, 每周至少巡查1次."""
    one, other = (text[: place[0]] + "，" + text[place[1] :] for text, place in zip((above, below), often, strict=True))
    pairs = {one[at : at + _SHARED] for at in range(len(one) - 1)}
    said = {pair for pair in pairs if pair.isalpha() and not any(char in "不少于至次每1两二" for char in pair)}
    return any(pair in other for pair in said)


def _difference(kind: DifferenceKind, places: Places, clauses: ClausePair, pair: SentencePair) -> Difference:
    upper, lower = (
        (clause[0] + place[0], clause[0] + place[1])
        for clause, place in zip((clauses.upper, clauses.lower), places, strict=True)
    )
    words = pair.upper.text[slice(*upper)], pair.lower.text[slice(*lower)]
    return Difference(kind=kind, upper=upper, lower=lower, upper_words=words[0], lower_words=words[1])
