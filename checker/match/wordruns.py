"""Two clauses word by word: the runs that are equal, and what was put in, left out or exchanged between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from checker.language.characters import plain
from checker.language.masking import FIGURE, PLACE, TIME, occurring, spans
from checker.language.words import edges

_A_WORD_OR_TWO = 4  # characters
_NO_SIGN = "\u2060"  # joins words, and is none
MARKS = frozenset("，、；：。“”《》（）…— ")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with where it stands; `key` is what is compared of it."""

    start: int
    end: int
    key: str


def tokens(text: str, names: frozenset[str]) -> tuple[Token, ...]:
    """Return the words of a text, each region, year and figure as one."""
    return _tokens(text, occurring(text, names))


@lru_cache(maxsize=16384)
def _tokens(text: str, names: frozenset[str]) -> tuple[Token, ...]:
    plainly, found, at = plain(text), [], 0
    for start, end, sign in (*spans(text, names), (len(text), len(text), "")):
        ends = sorted(edges(plainly[at:start]))
        found += [
            Token(at + one, at + other, _key(plainly[at + one : at + other]))
            for one, other in pairwise(ends)
            if plainly[at + one : at + other].strip()
        ]
        if end > start:
            found.append(Token(start, end, sign or "（）"))
        at = end
    return tuple(found)


def _key(word: str) -> str:
    """Return what is compared of a word; one that looks like the sign for a year (条件成熟|时) is none."""
    return f"{word}{_NO_SIGN}" if word in (PLACE, TIME, FIGURE) else word


@dataclass(frozen=True, slots=True)
class Run:
    """Words exchanged for other ones, with the equal words before and behind them."""

    upper: tuple[Token, ...]
    lower: tuple[Token, ...]
    before: tuple[Token, ...]
    behind: tuple[Token, ...]
    at_upper: int
    at_lower: int


def runs(one: Sequence[Token], other: Sequence[Token]) -> list[Run]:
    """Return what was put in, left out or exchanged between two clauses, in order."""
    codes = SequenceMatcher(None, [token.key for token in one], [token.key for token in other], autojunk=False)
    found, all_codes = [], codes.get_opcodes()
    for at, (tag, start, end, from_, to) in enumerate(all_codes):
        if tag == "equal":
            continue
        before = one[all_codes[at - 1][1] : start] if at and all_codes[at - 1][0] == "equal" else ()
        following = all_codes[at + 1] if at + 1 < len(all_codes) else None
        behind = one[end : following[2]] if following is not None and following[0] == "equal" else ()
        found.append(Run(tuple(one[start:end]), tuple(other[from_:to]), tuple(before), tuple(behind), start, from_))
    return found


def text_of(run: Sequence[Token]) -> str:
    """Return what is compared of a run of words, in one."""
    return "".join(token.key for token in run).replace(_NO_SIGN, "")


def length_of(run: Sequence[Token]) -> int:
    """Return how many characters a run of words has, without marks."""
    return sum(token.end - token.start for token in run if token.key not in MARKS)


def one_run_apart(upper: str, lower: str, names: frozenset[str]) -> bool:
    """Say whether two texts are the same but for one word or two at one place: 煤炭消费减少, 煤炭消费占比减少."""
    found = runs(tokens(upper, names), tokens(lower, names))
    return len(found) == 1 and max(length_of(found[0].upper), length_of(found[0].lower)) <= _A_WORD_OR_TWO


def equal_runs(upper: str, lower: str, names: frozenset[str]) -> tuple[tuple[int, int, int, int], ...]:
    """Return the runs that are the same in two texts, to the letter."""
    one, other = tokens(upper, names), tokens(lower, names)
    written = [plain(upper[token.start : token.end]) for token in one]
    beside = [plain(lower[token.start : token.end]) for token in other]
    found = []
    for block in SequenceMatcher(None, written, beside, autojunk=False).get_matching_blocks():
        if block.size:
            mine, theirs = one[block.a : block.a + block.size], other[block.b : block.b + block.size]
            found.append((mine[0].start, mine[-1].end, theirs[0].start, theirs[-1].end))
    return tuple(found)
