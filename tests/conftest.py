"""Settings all tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A test that is slow once (pint reading its definitions) is no failure; speed is measured in tests/bench.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

# No test finds what another one kept, or what the person at this machine did.
os.environ["CHECKER_CACHE"] = "off"

# Hundreds of checks of a page or two would spend their time on beginning other processes: they read in this one. Tests
# of the limits, of the wheel and of the desk read as a user does.
LIMITS = ("CHECKER_SECONDS", "CHECKER_MEGABYTES")
os.environ.update(dict.fromkeys(LIMITS, "0"))


def as_a_user() -> dict[str, str]:
    """Return the environment of a command that reads with the limits that a user has."""
    return {name: value for name, value in os.environ.items() if name not in LIMITS}


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in processes with the limits that a user has."""
    for name in LIMITS:
        monkeypatch.delenv(name)


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
