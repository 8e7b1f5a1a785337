"""Bad input, said with file, place, what was found and what was wanted.

Every error a person can cause is an `InputError`; the command line prints its one sentence and exits with its code.
Anything else that is raised is a fault of the program and keeps its traceback.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Message


class CheckerError(Exception):
    """An error shown without a traceback; `exit_code` tells a calling program which kind it was."""

    exit_code = 2


class InputError(CheckerError):
    """A file, an option or a line of configuration is not what it has to be.

    `file` and `place` say where, `found` what stands there, `wanted` what should; `place` may be empty. Each is
    quoted as it is, or said as a `Message`; the command line says either in the language of its user.
    """

    def __init__(self, file: str | Path, place: str | Message, found: str | Message, wanted: str | Message) -> None:
        self.file, self.place, self.found, self.wanted = str(file), place, found, wanted
        where = f"{file}: {_english(place)}" if place else str(file)
        super().__init__(f"{where}: found {_english(found)}; wanted {_english(wanted)}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str | Message, ...]]:
        """Return what makes the error anew in another process."""
        return type(self), (self.file, self.place, self.found, self.wanted)

    @property
    def sentence(self) -> Message:
        """The one sentence a person is told, in both languages."""
        from checker.messages import message

        if not self.place:
            where: str | Message = self.file
        else:
            where = message("error.place", file=self.file, place=self.place) if self.file else self.place
        return message("error.input" if where else "error.bare", where=where, found=self.found, wanted=self.wanted)


def _english(part: str | Message) -> str:
    return part if isinstance(part, str) else part.en


class SuiteError(CheckerError):
    """A suite could not be run as written: an unknown expectation, a missing column, a wrong argument."""

    exit_code = 3


def refusal(file: Path | str, reason: str, place: str = "", **fields: object) -> InputError:
    """Return the error for a file that is not read; `reason` is a key of the messages under read.refused."""
    from checker.messages import message

    found, wanted = (message(f"read.refused.{reason}.{part}", **fields) for part in ("found", "wanted"))
    return InputError(file, place, found, wanted)
