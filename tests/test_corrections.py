"""A correction is put in where it fits and reported where it does not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.language.units import unit_of
from checker.model import Amount, Bound, Extraction, Figure, Quote, Target
from checker.workspace.corrections import correct, load_corrections


def stated(value: str, unit: str = "%") -> Target:
    quote = Quote(doc="plan", clause="一", passage=0, start=0, end=9, text=f"城镇化率 达到{value}{unit}")
    return Target(
        id=f"plan/{value}",
        doc="plan",
        quote=quote,
        indicator="城镇化率",
        amount=reckoned(Decimal(value), None, value, unit, "eq"),
        kind="level",
        by=None,
        period=None,
        time_text="",
        region="某市",
        scope="aggregate",
        modality="firm",
    )


def reckoned(value: Decimal, high: Decimal | None, text: str, unit: str, bound: Bound) -> Amount:
    known = unit_of(unit)
    return Amount(
        value=value,
        value_max=high,
        text=text,
        unit=unit,
        bound=bound,
        low=value * known.factor,
        canonical_unit=known.canonical,
        dimension=known.dimension,
    )


def written(folder: Path, text: str) -> Path:
    file = folder / "corrections.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def figure_of(target: Target) -> Figure:
    return Figure(doc="plan", passage=0, clause="一", start=0, end=2, text="", state="target", target=target.id)


def corrected(tmp_path: Path, entry: str, *targets: Target) -> tuple[Extraction, list[str]]:
    text = f"- {{doc: plan, reason: 原文如此, {entry}}}"
    corrections = load_corrections(written(tmp_path, text), ("plan",))
    extraction = Extraction(doc="plan", targets=targets, figures=tuple(figure_of(target) for target in targets))
    found, left = correct(extraction, corrections, reckoned)
    return found, [why.en for _, why in left]


def test_a_corrected_figure_gets_its_interval_anew(tmp_path: Path) -> None:
    found, left = corrected(tmp_path, "quote: 城镇化率达到6%, field: value, value: 60", stated("6"))

    assert not left
    assert found.targets[0].amount is not None
    assert (found.targets[0].amount.value, found.targets[0].amount.low) == (Decimal(60), Decimal(60))


def test_a_corrected_deadline_is_a_stated_one(tmp_path: Path) -> None:
    found, _ = corrected(tmp_path, "quote: 城镇化率达到6%, field: by, value: 2025", stated("6"))

    assert (found.targets[0].by, found.targets[0].due, found.targets[0].due_stated) == (2025, 2025, True)


def test_a_corrected_word_is_put_in(tmp_path: Path) -> None:
    found, _ = corrected(tmp_path, "quote: 城镇化率达到6%, field: indicator, value: 户籍人口城镇化率", stated("6"))

    assert found.targets == (replace(stated("6"), indicator="户籍人口城镇化率"),)


def test_what_a_person_says_is_no_target_leaves_the_ledger_as_out_of_scope(tmp_path: Path) -> None:
    found, _ = corrected(tmp_path, "quote: 城镇化率达到6%, field: kind, value: none", stated("6"))

    assert found.targets == ()
    assert [(figure.state, figure.target) for figure in found.figures] == [("out-of-scope", "")]


def test_a_correction_that_meets_nothing_is_reported(tmp_path: Path) -> None:
    found, left = corrected(tmp_path, "quote: 没有这句话, field: by, value: 2025", stated("6"))

    assert found.targets == (stated("6"),)
    assert left == ["no target meets this correction"]


def test_a_correction_that_meets_several_targets_wants_the_figure(tmp_path: Path) -> None:
    both = stated("6"), stated("60")
    _, left = corrected(tmp_path, "quote: 城镇化率达到6, field: by, value: 2025", *both)
    found, none_left = corrected(tmp_path, "quote: 城镇化率达到6, figure: 60, field: by, value: 2025", *both)

    assert left == ["more than one target meets this correction; say with `figure` which number is meant"]
    assert not none_left
    assert [target.by for target in found.targets] == [None, 2025]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{doc: other, quote: a, field: by, value: 2025, reason: x}", "line 1, doc: found other"),
        ("{doc: plan, quote: a, field: mood, value: 1, reason: x}", "line 1, field: found mood"),
        ("{doc: plan, quote: a, field: bound, value: most, reason: x}", "line 1, value: found most"),
        ("{doc: plan, quote: a, field: by, value: soon, reason: x}", "line 1, value: found soon; wanted a year"),
        ("{doc: plan, quote: a, field: by, value: 2025}", "wanted a value for reason"),
    ],
)
def test_a_wrong_correction_is_refused_with_its_line(tmp_path: Path, entry: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        load_corrections(written(tmp_path, f"- {entry}"), ("plan",))

    assert said in str(caught.value)
