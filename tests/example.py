"""Writes reports/example/: what the five plans give, so that a change of findings shows as a change of text.

`make example` writes the findings as text and, where Debian's chromium is installed, a picture of the page.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from checker.messages import Language

REPOSITORY = Path(__file__).parents[1]
EXAMPLE = REPOSITORY / "reports" / "example"
PICTURE = EXAMPLE / "report.png"


def text_of(lang: Language) -> Path:
    """Return the file of the example in one language."""
    return EXAMPLE / ("findings.txt" if lang == "zh" else f"findings.{lang}.txt")


def report(lang: Language) -> str:
    """Return every finding of the five plans as the terminal prints it."""
    done = subprocess.run(
        [sys.executable, "-m", "checker.cli", "check", "docs_data", "--format", "terminal", "--lang", lang],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    return done.stdout


def picture() -> None:
    """Take the picture of the page that the README shows."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "checker.cli", "check", "docs_data", "--out", folder, "--fail-on", "never"]
        subprocess.run([*command, "--format", "html"], cwd=REPOSITORY, check=True, capture_output=True)
        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto((Path(folder) / "index.html").as_uri() + "#findings")
            page.wait_for_timeout(500)
            page.screenshot(path=PICTURE)
            browser.close()


def main() -> None:
    """Write the example anew."""
    EXAMPLE.mkdir(parents=True, exist_ok=True)
    languages: tuple[Language, ...] = ("zh", "en")
    for lang in languages:
        text_of(lang).write_text(report(lang), encoding="utf-8")
    if shutil.which("chromium"):
        picture()


if __name__ == "__main__":
    main()
