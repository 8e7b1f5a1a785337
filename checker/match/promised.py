"""What of a verb taken over promises less: left open, only worked on, looked at and not put right, made less.

Each function looks at one run of words that were put in, left out or exchanged between two clauses that say the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.language import lexicon
from checker.language.characters import plain
from checker.language.rewording import Promise, words
from checker.match.loosened import OBJECT, head_of
from checker.match.wordruns import MARKS, Run, Token, length_of, text_of
from checker.model import DifferenceKind, SentencePair

SHORT_RUN = 8  # characters of a run that are a verb with its adverb, no other statement
A_VERB = 4  # characters of a verb with another one before it, and no object of its own
_WITH_PLACES = 12  # characters of a verb with the places before it: 每个市（州）建成


def promises(run: Sequence[Token]) -> list[Promise]:
    """Return what the words of a run promise, of those that promise anything."""
    return [words().promise[token.key] for token in run if token.key in words().promise]


def of_verb(run: Run, one: Sequence[Token], other: Sequence[Token], pair: SentencePair) -> DifferenceKind | None:
    """Say whether a verb before the same object became one that promises less."""
    if length_of(run.upper) > SHORT_RUN or length_of(run.lower) > SHORT_RUN:
        return None
    if length_of(run.behind) < OBJECT:
        return "left-open" if _opened_up(run, other, pair) else None
    if any(token.key in MARKS for token in (*run.upper, *run.lower)):
        return None
    gone, came = promises(run.upper), promises(run.lower)
    known = words().promise
    if "left-open" in came and not any(word in pair.upper.text for word in _open_words()):
        # 探索 before what the upper plan simply does; 支持 as a noun behind another word is none
        at_head = head_of(run, other)
        if not (gone or at_head or run.behind[0].key in known):
            return None
        return "left-open" if ("carried-out" in gone or not run.upper) and length_of(run.lower) <= A_VERB else "softer"
    if _pushed_on(run, other):
        return "softer"
    said = text_of(run.upper)
    if _says("<ended>", said) and _says("<ended>", pair.lower.text):
        return None  # 建成 that became 推进……建设并投用
    # 逐步实施 that became 加快推进 is no less
    slower = any(word in said for word in (*words().by_steps, *words().gradual))
    if "carried-out" in gone and not slower and "left-open" not in gone and came and set(came) == {"worked-on"}:
        # 建设 that became 推进…建设 is said behind
        kept = [token.key for token in run.upper if known.get(token.key) == "carried-out"]
        return None if any(word in text_of(other) for word in kept) else "softer"
    return None


def _open_words() -> list[str]:
    """Return the words that leave it open whether a thing is done, but for 试点, which may be a noun behind it."""
    some = lexicon.words("part-of-it")
    return [word for word, promise in words().promise.items() if promise == "left-open" and word not in some]


def _opened_up(run: Run, other: Sequence[Token], pair: SentencePair) -> bool:
    """Say whether a clause that opens with a verb was opened with 探索 or 引导 below, whatever its object became."""
    if run.upper or not run.behind or not head_of(run, other) or run.behind[0].key not in words().promise:
        return False
    came = [words().promise.get(token.key) for token in run.lower]
    return came == ["left-open"] and text_of(run.lower) not in pair.upper.text


def _pushed_on(run: Run, other: Sequence[Token]) -> bool:
    """Say whether what is done by the upper plan is only pushed on below: 构建 -> 推动构建."""
    if run.upper or not run.behind or not head_of(run, other):
        return False
    done = words().promise.get(run.behind[0].key) == "carried-out"
    return done and text_of(run.lower) in lexicon.words("pushed")


def unfinished(run: Run, below: str, pair: SentencePair) -> tuple[Token, Token] | None:
    """Return the verbs by which what was to be there is only worked on: 建成 -> 推进……建设; None for none.

    `below` is the lower clause. In another clause of its sentence it may come to its end all the same; what both plans
    finish there (通航500吨级船舶), and a level that is reached, are other matters.
    """
    if length_of(run.behind) < OBJECT or max(length_of(run.upper), length_of(run.lower)) > _WITH_PLACES:
        return None
    done = next((token for token in run.upper if token.key in lexicon.words("ended")), None)
    worked = next((token for token in run.lower if token.key in lexicon.words("worked-on")), None)
    if done is None or worked is None or set(promises(run.lower)) != {"worked-on"}:
        return None
    ends = [len(lexicon.compiled("<ended>").findall(plain(text))) for text in (pair.upper.text, pair.lower.text)]
    return None if ends[1] >= ends[0] or _says("<ended>|<attain>", below) else (done, worked)


def of_mending(run: Run, above: str, below: str, sentence: str) -> DifferenceKind | None:
    """Say whether what was to be put right is only looked at: 改造 -> 排查, 排查整治 -> 排查; 制定落实 -> 制定.

    `sentence` is the lower one: what is put right in another clause of it is not lost.
    """
    if max(length_of(run.before), length_of(run.behind)) < OBJECT:
        return None
    if max(length_of(run.upper), length_of(run.lower)) > SHORT_RUN:
        return None
    gone = text_of(run.upper)
    if not run.lower and run.before and len(run.upper) == 1 and gone in lexicon.words("put-into-effect"):
        return "softer" if run.before[-1].key in lexicon.words("issue") else None
    mended = lexicon.compiled("<mended>").findall(gone)
    if not mended or _says("<mended>", below) or any(word in sentence for word in mended):
        return None
    if not run.lower:  # 排查整治 that became 排查
        return "softer" if _looked_at(run) else None
    looked = _says("<looked-into>", text_of(run.lower)) and not _says("<looked-into>", above)
    return "softer" if looked else None


def _looked_at(run: Run) -> bool:
    beside = (*run.before[-1:], *run.behind[:1])
    return any(token.key in lexicon.words("looked-into") for token in beside)


def of_end(run: Run, below: str) -> DifferenceKind | None:
    """Say whether what is to come to its end is only to become less: 基本消除 -> 大幅减少, 淘汰 -> 压减."""
    if max(length_of(run.before), length_of(run.behind)) < OBJECT:
        return None
    if max(length_of(run.upper), length_of(run.lower)) > SHORT_RUN or _says("<end>|<abolish>", below):
        return None
    ended = _says("<end>|<abolish>", text_of(run.upper))
    return "degree" if ended and _says("<shrink>|<limit>", text_of(run.lower)) else None


def _says(sense: str, text: str) -> bool:
    return lexicon.compiled(sense).search(plain(text)) is not None
