"""The run the reports are tried on, and a real browser to open the page in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.model import Run
from tests.report import desk
from tests.report import hostile as hostile_texts

if TYPE_CHECKING:
    pass


@pytest.fixture(scope="session")
def run() -> Run:
    return desk.run()


@pytest.fixture(scope="session")
def hostile() -> Run:
    return hostile_texts.hostile_run()
