"""The suites: what is allowed, one JSON file a frame, written by hand and reviewed like policy.

Great Expectations drops or forgives much of what can go wrong in such a file, so it is read here first, and refused
with file and line where it is not what it has to be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker.errors import SuiteError
from checker.judge.conditions import refuse_conditions
from checker.judge.expectations import Expectation, Suite
from checker.judge.permitted import refuse_contradictions
from checker.model import Severity

SEVERITIES: Mapping[str, Severity] = {"critical": "error", "warning": "warning", "info": "notice"}
_DEEPEST = 30
_KEYS = {"type", "kwargs", "severity", "meta", "notes", "description"}


def load(folder: Path) -> tuple[Suite, ...]:
    """Return every suite of a folder, in the order of their names; raises SuiteError for a folder without any."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise SuiteError(f"{folder}: found no suite; wanted at least one *.json")
    return tuple(_suite(file) for file in files)


def _suite(file: Path) -> Suite:
    text = _text(file)
    try:
        tree = json.loads(text)
    except json.JSONDecodeError as fault:
        raise SuiteError(f"{file}:{fault.lineno}: found no JSON ({fault.msg}); wanted a suite") from fault
    except RecursionError:
        raise _too_deep(file) from None
    if _deep(tree):
        raise _too_deep(file)
    if not isinstance(tree, dict) or not isinstance(tree.get("expectations"), list):
        raise SuiteError(f"{file}:1: found no list of expectations; wanted a suite with name and expectations")
    if not tree["expectations"]:
        raise SuiteError(f"{file}:1: found an empty suite; wanted at least one expectation, or no file")
    starts = [text.count("\n", 0, found.start()) + 1 for found in re.finditer(r'"type"\s*:\s*"expect_', text)]
    starts += [1] * len(tree["expectations"])
    meta = _mapping(file, 1, "meta", tree.get("meta"))
    ungated = _mapping(file, 1, "meta.ungated", meta.get("ungated"))
    frame = str(tree.get("name") or file.stem)
    lines = tuple(_lines(file, frame, tree["expectations"], starts))
    refuse_conditions(file, lines)
    refuse_contradictions(file, lines)
    return Suite(
        file=file,
        frame=frame,
        lines=lines,
        ungated={str(name): str(why) for name, why in ungated.items()},
        edition=str(meta.get("edition") or ""),
    )


def _mapping(file: Path, at: int, name: str, found: Any) -> dict[str, Any]:
    """Return what stands under a name, which may be left out; raises SuiteError where it is no mapping."""
    if found and not isinstance(found, dict):
        raise SuiteError(f"{file}:{at}: found {found!r} as {name}; wanted names with values")
    return found or {}


def _text(file: Path) -> str:
    if not file.is_file():
        raise SuiteError(f"{file}: found no file that can be read; wanted a suite")
    try:
        return file.read_text(encoding="utf-8")
    except OSError as fault:
        raise SuiteError(f"{file}: found a file that cannot be opened ({fault.strerror}); wanted a suite") from fault
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        raise SuiteError(f"{file}:{line}: found a byte that is no UTF-8; wanted a suite in UTF-8") from None


def _too_deep(file: Path) -> SuiteError:
    return SuiteError(f"{file}:1: found lists inside one another beyond reason; wanted a suite")


def _deep(tree: object) -> bool:
    """Say whether a suite goes deeper than any condition does."""
    level = [tree]
    for _ in range(_DEEPEST):
        level = [
            part
            for one in level
            for part in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        ]
    return bool(level)


def _lines(file: Path, frame: str, written: list[Any], starts: list[int]) -> Iterator[Expectation]:
    for number, one in enumerate(written):
        at = starts[number]
        if not isinstance(one, dict) or not isinstance(one.get("kwargs"), dict) or not one.get("type"):
            raise SuiteError(f"{file}:{at}: found {one!r}; wanted an expectation with type and kwargs")
        for unknown in sorted(set(one) - _KEYS):
            raise SuiteError(f"{file}:{at}: found {unknown!r}; wanted one of {', '.join(sorted(_KEYS))}")
        meta = _mapping(file, at, "meta", one.get("meta"))
        severity = one.get("severity", "critical")
        if not isinstance(severity, str) or severity not in SEVERITIES:
            raise SuiteError(f"{file}:{at}: found severity {severity!r}; wanted critical, warning or info")
        words = one["kwargs"].get("value_set")
        if isinstance(words, list) and any(isinstance(word, dict | list) for word in words):
            raise SuiteError(f"{file}:{at}: found {words!r} as value_set; wanted words or figures")
        if not meta.get("check"):
            raise SuiteError(f"{file}:{at}: found no meta.check; wanted the name of the check this line belongs to")
        yield Expectation(
            frame=frame,
            number=number,
            at=at,
            type=str(one["type"]),
            kwargs=one["kwargs"],
            severity=SEVERITIES[severity],
            check=str(meta["check"]),
            rule=str(meta.get("rule", "")),
            notes=str(one.get("notes") or ""),
            written=one,
        )
