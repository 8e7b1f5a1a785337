"""Bad input, said with file, place, what was found and what was wanted.

Every error a person can cause is an `InputError`; the command line prints its one sentence and exits with its code.
Anything else that is raised is a fault of the program and keeps its traceback.
"""

from __future__ import annotations

from pathlib import Path


class CheckerError(Exception):
    """An error shown without a traceback; `exit_code` tells a calling program which kind it was."""

    exit_code = 2


class InputError(CheckerError):
    """A file, an option or a line of configuration is not what it has to be.

    `file` and `place` say where, `found` what stands there, `wanted` what should; `place` may be empty.
    """

    def __init__(self, file: str | Path, place: str, found: str, wanted: str) -> None:
        self.file, self.place, self.found, self.wanted = str(file), place, found, wanted
        where = f"{file}: {place}" if place else str(file)
        super().__init__(f"{where}: found {found}; wanted {wanted}")


class SuiteError(CheckerError):
    """A suite could not be run as written: an unknown expectation, a missing column, a wrong argument."""

    exit_code = 3
