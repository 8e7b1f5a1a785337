"""Counting and ordering: what every format rests on."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checker.model import Finding, Message, Run
from checker.report.order import flat, fold, heaviest_first
from checker.report.summary import STATUSES, inputs_hash, summarise
from tests.report import desk

NOTHING = Message(zh="", en="")


def finding(name: str, cause: str = "", severity: str = "error") -> Finding:
    return Finding(
        check="below-upper",
        severity=severity,  # type: ignore[arg-type]
        confidence="high",
        status="new",
        fingerprint=name,
        message=NOTHING,
        working=NOTHING,
        evidence=(),
        cause=cause,
    )


def test_every_figure_and_finding_is_counted_once(run: Run) -> None:
    summary = summarise(run)

    assert summary.figures == sum(len(extraction.figures) for extraction in run.extractions)
    assert summary.read + summary.unread == summary.figures
    assert summary.findings == len(run.findings) == sum(summary.by_status(status) for status in STATUSES)
    assert summary.pairs == len(run.pairs)


def test_a_run_that_judged_nothing_is_vacuous(run: Run) -> None:
    assert summarise(replace(run, tallies=())).vacuous
    assert not summarise(run).vacuous


def test_the_heaviest_comes_first(run: Run) -> None:
    order = [
        (item.severity, item.confidence) for item in heaviest_first(run.findings) if item.status in ("new", "known")
    ]

    assert order[:4] == [("error", "high"), ("error", "medium"), ("warning", "high"), ("warning", "high")]


def test_what_follows_from_a_finding_is_folded_under_it(run: Run) -> None:
    folded = fold(run.findings)

    assert [item.finding.check for top in folded for item in top.follows] == ["weaker-bound"]


def test_a_chain_of_causes_ends_under_its_head() -> None:
    folded = fold([finding("c", "b"), finding("b", "a"), finding("a")])

    assert [(top.finding.fingerprint, len(top.follows)) for top in folded] == [("a", 2)]


def test_a_cause_outside_the_run_folds_nothing() -> None:
    assert [top.follows for top in fold([finding("a", "gone")])] == [()]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["", *"abcdef"])), max_size=12))
def test_no_finding_is_lost_or_shown_twice_whatever_the_causes(links: list[tuple[str, str]]) -> None:
    made = [finding(name, cause) for name, cause in links]
    shown = flat(fold(made))

    assert sorted(id(item.finding) for item in shown) == sorted(id(one) for one in made)
    assert [item.number for item in shown] == list(range(1, len(made) + 1))


def test_the_hash_of_the_inputs_changes_with_a_document_and_with_nothing_else(run: Run) -> None:
    changed = replace(run, documents=(replace(run.documents[0], sha256="0" * 64), *run.documents[1:]))

    assert inputs_hash(changed) != inputs_hash(run)
    assert inputs_hash(replace(run, findings=())) == inputs_hash(run) == inputs_hash(desk.run())
