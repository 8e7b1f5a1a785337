"""A person at the desk with a browser of their own, and a desk brought as far as the findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.desk.serving import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, FilePayload, Page

WIDE, NARROW = {"width": 1400, "height": 900}, {"width": 420, "height": 800}


class Reviewer:
    """A person with a browser of their own, who hears every complaint of it."""

    def __init__(
        self, browser: Browser, desk: Desk, size: dict[str, int] = WIDE, headers: dict[str, str] | None = None
    ) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            accept_downloads=True,
            extra_http_headers=headers or {},
        )
        self.context.set_default_timeout(40_000)
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("console", lambda message: self.said.append(message.text) if "Policy" in message.text else None)
        self.page.on("dialog", lambda dialog: self.said.append(dialog.message))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.asked: list[str] = []
        self.desk = desk

    def go(self, path: str) -> Page:
        """Open a page of the desk."""
        self.page.goto(self.desk.address + path)
        return self.page

    def say(self, kind: str, *, text: str = "", to: str = "", card: str = "#f1") -> None:
        """Write under a finding and send it."""
        form = self.page.locator(f"{card}>.decide-form")
        form.locator("[name=text]").fill(text)
        form.locator("[name=to]").fill(to)
        form.locator(f"[value={kind}]").click()
        self.page.locator(".decide-form[aria-busy]").wait_for(state="detached")

    def leave(self) -> None:
        """Close the browser, which had nothing to complain of and asked no stranger for anything."""
        assert self.said == []
        assert [url for url in self.asked if not url.startswith((self.desk.address, "data:", "blob:"))] == []
        self.context.close()


def brought_to_findings(reviewer: Reviewer, files: list[FilePayload]) -> None:
    """Drop files at a desk and check them."""
    page = reviewer.go("/files")
    page.locator("[name=files]").set_input_files(files)
    page.locator(".upload button").click()
    page.wait_for_url("**/documents")
    page.locator("#waiting").wait_for(state="detached", timeout=60_000)
    page.locator("[name=start]").click()
    page.wait_for_url("**/findings", timeout=60_000)


def desk_with_findings(browser: Browser, folder: Path, files: list[FilePayload]) -> Desk:
    """Return a desk in a folder at which files were dropped and checked."""
    desk = Desk(folder / "review", folder / "data")
    reviewer = Reviewer(browser, desk)
    brought_to_findings(reviewer, files)
    reviewer.leave()
    return desk


def payload(name: str, content: bytes) -> FilePayload:
    """Return a file as a browser sends it."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def folder_text(folder: Path, name: str) -> str:
    """Return what stands in a file of the folder, "" where there is none."""
    file = folder / name
    return file.read_text(encoding="utf-8") if file.is_file() else ""
