"""The benchmark of growth itself: with a clock that counts steps, it names what is quadratic and passes what is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bench.growth import MOST, TIMES, growth


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
