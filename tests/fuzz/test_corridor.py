"""A short run of the fuzzer over the whole corridor, and that it sees what it looks for (the long one: `make fuzz`)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from checker.extract import extract
from checker.pipeline import read_document
from tests.fuzz import mutations, plans
from tests.fuzz.cases import make, shown
from tests.fuzz.corridor import lost, tried

SEED, INPUTS = 7, 100


def test_no_mutated_plan_or_workspace_breaks_the_corridor() -> None:
    outcomes = list(tried(SEED, range(INPUTS)))

    assert [outcome.line for outcome in outcomes if outcome.kind] == []
    assert len(outcomes) == INPUTS
    assert {form for outcome in outcomes for form in outcome.formats} == {*plans.FORMATS, "workspace"}


def test_a_number_makes_the_same_input_again() -> None:
    for number in range(0, 49, 7):
        one, again = make(SEED, number), make(SEED, number)

        assert (one.done, one.marks, one.contradicts) == (again.done, again.marks, again.contradicts)
        assert one.files.get("upper.txt") == again.files.get("upper.txt")


@pytest.mark.parametrize("form", sorted(plans.FORMATS))
def test_a_figure_that_the_ledger_lacks_is_seen(form: str, tmp_path: Path) -> None:
    blocks = plans.pair(iter(map(str, range(9101, 9200))).__next__)["lower"]
    file = tmp_path / f"lower.{form}"
    file.write_bytes(plans.FORMATS[form](blocks))
    document = read_document(file)
    whole = extract(document)
    marks = [text for text in map(str, range(9101, 9200)) if text in shown(blocks)]
    without = replace(whole, figures=tuple(figure for figure in whole.figures if marks[-1] not in figure.text))

    assert lost(document, whole, marks) == ""
    assert marks[-1] in lost(document, without, marks)


@pytest.mark.parametrize("name", sorted(mutations.OF_BLOCKS))
def test_a_mutation_leaves_the_sentences_that_contradict(name: str) -> None:
    for seed in range(5):
        made = plans.pair(iter(map(str, range(9101, 9300))).__next__)
        before = {key: blocks[:3] for key, blocks in made.items()}
        mutations.OF_BLOCKS[name](Random(seed), made["upper"], iter(map(str, range(9300, 9900))).__next__)

        assert made["upper"][:3] == before["upper"]
