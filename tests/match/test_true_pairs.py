"""The pairs of the five plans, held against what one finds by eye."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.match import match
from checker.match.names import normal
from checker.model import Matching, Pair, Target
from tests.match import plans

LISTED = Path(__file__).with_name("true-pairs.yaml")


@dataclass(frozen=True)
class Listed:
    """A pair as listed: where the two statements stand, and what they are to each other."""

    upper: str
    upper_side: tuple[tuple[str, str], ...]
    lower: str
    lower_side: tuple[tuple[str, str], ...]
    expected: str


def _listed() -> Iterator[Listed]:
    for couple in yaml.safe_load(LISTED.read_text(encoding="utf-8")):
        for pair in couple["pairs"]:
            yield Listed(
                pair.get("in", couple["upper"]),
                tuple(pair["upper"].items()),
                couple["lower"],
                tuple(pair["lower"].items()),
                pair["expected"],
            )


LIST = tuple(_listed())


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _located(targets: Iterable[Target], side: dict[str, Any]) -> list[Target]:
    quote = _bare(side["quote"])
    found = [one for one in targets if quote in _bare(one.quote.text) or _bare(one.quote.text) in quote]
    if "indicator" in side:
        found = [one for one in found if one.indicator == side["indicator"]]
    if "figure" in side:
        found = [one for one in found if one.amount and one.amount.text == side["figure"]]
    return [one for one in found if one.kind != "baseline"] or found


@cache
def matching() -> Matching:
    return match(plans.documents(), plans.extractions(), plans.indicators(), plans.regions())


def _found(listed: Listed, pairs: Sequence[Pair]) -> Pair | None:
    extractions = plans.extractions()
    uppers = {one.id for one in _located(extractions[listed.upper].targets, dict(listed.upper_side))}
    lowers = {one.id for one in _located(extractions[listed.lower].targets, dict(listed.lower_side))}
    assert uppers, f"no target in {listed.upper} at {dict(listed.upper_side)['quote']}"
    assert lowers, f"no target in {listed.lower} at {dict(listed.lower_side)['quote']}"
    return next((pair for pair in pairs if pair.upper.id in uppers and pair.lower.id in lowers), None)


@cache
def outcome() -> tuple[tuple[Listed, Pair | None], ...]:
    return tuple((listed, _found(listed, matching().pairs)) for listed in LIST)


def test_every_listed_quote_stands_in_its_plan() -> None:
    sources = {document.id: _bare(document.source) for document in plans.documents()}
    for listed in LIST:
        assert _bare(dict(listed.upper_side)["quote"]) in sources[listed.upper]
        assert _bare(dict(listed.lower_side)["quote"]) in sources[listed.lower]


def test_no_certain_pair_is_of_two_indicators() -> None:
    wrong = [
        pair.id for listed, pair in outcome() if listed.expected == "other" and pair and pair.certainty == "certain"
    ]
    assert wrong == []


def test_every_certain_pair_across_documents_is_on_the_list() -> None:
    """What the list does not know is no proof of precision."""
    known = {pair.id for listed, pair in outcome() if pair and listed.expected in {"same", "differs"}}
    certain = [pair for pair in matching().pairs if pair.relation != "within" and pair.certainty == "certain"]
    # Another mention of a listed pair, in text or table, is that pair again.
    known |= {pair.repeats for pair in certain if pair.id in known}
    known |= {pair.id for pair in certain if pair.repeats in known}
    assert [pair.id for pair in certain if pair.id not in known] == []


def test_at_least_95_of_100_true_pairs_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    true = [(listed, pair) for listed, pair in outcome() if listed.expected in {"same", "differs"}]
    missed = [listed for listed, pair in true if pair is None]
    traps = [(listed, pair) for listed, pair in outcome() if listed.expected == "other"]
    counted = Counter((listed.expected, pair.certainty if pair else "not found") for listed, pair in outcome())
    recall = 1 - len(missed) / len(true)
    caught = sum(pair is not None for _, pair in traps)
    with capsys.disabled():
        print(f"\npairs by eye: {len(true)} true, {len(traps)} traps; found {recall:.3f}, traps taken {caught}")
        for (expected, certainty), count in sorted(counted.items()):
            print(f"  {expected:9} {certainty:10} {count}")
        for listed in missed:
            print(f"  missed: {dict(listed.upper_side)['quote']} | {dict(listed.lower_side)['quote']}")
    assert recall >= 0.95


def _extracted_at(listed_doc: str, side: dict[str, Any]) -> list[Target]:
    """Find the target the tool extracted where an annotated one stands: same place, same figure."""
    meant = _located(plans.extractions()[listed_doc].targets, side)[0]
    quote = _plain(side["quote"])
    figure = meant.amount.text if meant.amount else ""
    found = [
        one
        for one in plans.extracted()[listed_doc].targets
        if (one.amount.text if one.amount else "") == figure and _overlap(quote, _plain(one.quote.text))
    ]
    by_name = [one for one in found if normal(one.indicator) == normal(meant.indicator)]
    return [one for one in by_name or found if one.kind != "baseline"] or by_name or found


def _overlap(one: str, other: str) -> bool:
    """Say whether most of the shorter quote stands in the other."""
    shared = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return shared > 0.6 * min(len(one), len(other))


def _plain(text: str) -> str:
    return _bare(unicodedata.normalize("NFKC", text))


def test_what_the_tool_extracts_itself_is_matched_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    found = match(plans.read_documents(), plans.extracted(), plans.indicators(), plans.regions())
    by_ends = {(pair.upper.id, pair.lower.id): pair for pair in found.pairs}
    counted: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    for listed in LIST:
        uppers = _extracted_at(listed.upper, dict(listed.upper_side))
        lowers = _extracted_at(listed.lower, dict(listed.lower_side))
        pairs = [by_ends[one.id, other.id] for one in uppers for other in lowers if (one.id, other.id) in by_ends]
        outcome = pairs[0].certainty if pairs else "not found" if uppers and lowers else "not extracted"
        counted[listed.expected, outcome] += 1
        if listed.expected == "other":
            wrong += [pair.id for pair in pairs if pair.certainty == "certain"]
    true = sum(count for (expected, _), count in counted.items() if expected in {"same", "differs"})
    hit = sum(counted[expected, how] for expected in ("same", "differs") for how in ("certain", "proposed"))
    with capsys.disabled():
        print(f"\nfrom the plans themselves: {hit} of {true} true pairs found, {hit / true:.3f}")
        for (expected, how), count in sorted(counted.items()):
            print(f"  {expected:9} {how:13} {count}")
    assert wrong == []
    assert hit / true >= 0.95


def test_no_trap_is_even_proposed() -> None:
    assert [pair.id for listed, pair in outcome() if listed.expected == "other" and pair] == []


def test_a_difference_is_recorded_where_the_eye_sees_one() -> None:
    same = [pair.id for listed, pair in outcome() if listed.expected == "same" and pair and pair.differences]
    assert same == []
    plain = [
        pair for listed, pair in outcome() if listed.expected == "differs" and pair and pair.certainty == "certain"
    ]
    assert [pair.id for pair in plain if not pair.differences] == []
