"""What the docs show is what the commands print now."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.messages import Language
from tests.docs import REPOSITORY, made
from tests.example import PICTURE, report, text_of

_STALE = "run: make docs"


def test_the_generated_parts_of_the_docs_are_current() -> None:
    stale = [
        file.relative_to(REPOSITORY)
        for file, text in made()
        if not file.is_file() or file.read_text(encoding="utf-8") != text
    ]

    assert stale == [], _STALE


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_example_is_what_the_five_plans_give(lang: Language) -> None:
    assert text_of(lang).read_text(encoding="utf-8") == report(lang), _STALE


def test_the_readme_shows_the_picture_there_is() -> None:
    assert PICTURE.read_bytes().startswith(b"\x89PNG")
    for readme in ("README.md", "README.zh.md"):
        assert f"({PICTURE.relative_to(REPOSITORY)})" in Path(REPOSITORY, readme).read_text(encoding="utf-8")
