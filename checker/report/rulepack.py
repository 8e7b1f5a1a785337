"""The rule pack a run was judged by, as the reports tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.messages import message
from checker.model import Message, Pack, Run


def told(run: Run) -> Iterator[Message]:
    """Yield the pack with its edition, region and days, then what has to be said of its choice; nothing without one."""
    if run.pack is not None:
        yield _sentence(run.pack)
    yield from run.pack_remarks


def _sentence(pack: Pack) -> Message:
    label = message("report.pack.label", name=pack.name, edition=pack.edition)
    until = message("report.pack.until", until=pack.until) if pack.until else ""
    about = {"region": pack.region_name, "in_force": pack.in_force, "until": until, "source": pack.source}
    return message("report.pack.sentence", pack=label, **about)


def facts(run: Run) -> dict[str, Any]:
    """Return the pack and the remarks as plain values, days as year-month-day; neither key stands there without one."""
    found: dict[str, Any] = {}
    if run.pack is not None:
        found["pack"] = {
            "name": run.pack.name,
            "edition": run.pack.edition,
            "region": run.pack.region,
            "region_name": run.pack.region_name,
            "in_force": run.pack.in_force.isoformat(),
            "until": run.pack.until.isoformat() if run.pack.until else None,
            "source": run.pack.source,
        }
    if run.pack_remarks:
        found["pack_remarks"] = [{"zh": remark.zh, "en": remark.en} for remark in run.pack_remarks]
    return found
