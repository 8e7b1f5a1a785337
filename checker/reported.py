"""A report as it is kept: the same run in the same format and language is not written again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.edition import REPORTING, edition
from checker.finished import FEW, made_of_all
from checker.kept import NOTHING, Kept
from checker.messages import Language
from checker.model import Run
from checker.rendering import render
from checker.workspace import Workspace

Rendering = Callable[..., str | bytes]


@dataclass(frozen=True, slots=True)
class Written:
    """A report in a format that is text."""

    text: str


def rendering(kept: Kept, workspace: Workspace, on: date | None) -> Rendering:
    """Return what renders the run of a workspace on a day, as `render` does; what is kept is not written again.

    Of many documents nothing is kept: a report of all of them would push out of the store what it is made of.
    """
    if kept is NOTHING or len(workspace.listed) > FEW:
        return render
    made_of = (edition(REPORTING), *made_of_all(workspace, on))

    def kept_or_rendered(run: Run, form: str, lang: Language, **more: Any) -> str | bytes:
        key = (*made_of, form, lang, repr(sorted(more.items())))
        known = kept.get(Written, *key)
        if known is not None:
            return known.text
        written = render(run, form, lang, **more)
        if isinstance(written, str):
            kept.put(Written(written), *key)
        return written

    return kept_or_rendered
