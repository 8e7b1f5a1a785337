"""The benchmark of growth itself: with a clock that counts steps, it names what is quadratic and passes what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.workspace import find
from tests.bench.growth import MOST, TIMES, growth
from tests.bench.made import GROUP, made, written


@pytest.mark.parametrize(("power", "beyond"), [(1, False), (2, True)])
def test_what_grows_with_the_square_of_the_text_is_named(power: int, beyond: bool) -> None:
    steps = 0.0

    def ready(text: str) -> Callable[[], None]:
        def run() -> None:
            nonlocal steps
            steps += len(text) ** power

        return run

    found = growth(ready, "达到5个，", 5000, clock=lambda: steps)

    assert found.ratio == pytest.approx(TIMES**power, rel=0.01)
    assert (found.ratio > MOST) is beyond


def test_made_plans_are_said_to_be_made_and_are_the_same_every_time(tmp_path: Path) -> None:
    workspace = find(written(tmp_path / "nation", 2 * GROUP))
    manifest = (tmp_path / "nation" / "manifest.yaml").read_text(encoding="utf-8")

    assert manifest.startswith("# Made plans")
    assert len(workspace.listed) == len({listed.id for listed in workspace.listed}) == 2 * GROUP
    assert [listed.id for listed in workspace.listed if not listed.above] == ["g0-0", "g1-0"]
    assert [plan.text for plan in made(GROUP)] == [
        listed.file.read_text("utf-8") for listed in workspace.listed[:GROUP]
    ]
    assert len({plan.text for plan in made(2 * GROUP)}) == 2 * GROUP
