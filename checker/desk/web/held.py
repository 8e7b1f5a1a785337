"""What a desk holds in memory alone: how far the reader has come, what it has made of the documents, the run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from checker.desk.web.reader import CheckProgressed, Facts
from checker.model import Message, Run
from checker.workspace.manifest import Listed

State = Literal["open", "checking", "checked", "failed"]


@dataclass(slots=True)
class Progress:
    """How far the reader has come: the document it looks at, the stage of the check, why it failed."""

    looking: str = ""
    busy: int = 0
    step: CheckProgressed | None = None
    why: Message | None = None


@dataclass(slots=True)
class Held:
    """What can be made again from the folder: `of` and `reading_of` say what of it the last check began with."""

    facts: dict[str, Facts | Message] = field(default_factory=dict)
    proposed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    broke: set[str] = field(default_factory=set)
    listed: tuple[Listed, ...] = ()
    listed_of: str = ""
    run: Run | None = None
    run_of: str = ""
    of: str = ""
    reading_of: str = ""
