"""The run the reports are tried on, and a real browser to open the page in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.model import Run
from tests.report import desk
from tests.report import hostile as hostile_texts

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def run() -> Run:
    return desk.run()


@pytest.fixture(scope="session")
def hostile() -> Run:
    return hostile_texts.hostile_run()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; a machine without one skips what needs it, the gate may not."""
    from playwright.sync_api import sync_playwright

    where = shutil.which("chromium")
    if where is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is not installed; tests/programs.sh installs it")
        pytest.skip("chromium is not installed; tests/programs.sh installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(Path(where)), args=["--no-sandbox"])
        yield browser
        browser.close()
