"""The first screen of the page: the verdict in one sentence, what matters most, and the notices by what they ask."""

from __future__ import annotations

from collections.abc import Sequence

from checker.messages import message
from checker.model import Message
from checker.report.order import Folded
from checker.report.summary import Summary

_FOREMOST = 6
_ENOUGH = 4  # findings on the first screen, if there are so many


class Front:
    """The findings of a run as its first screen shows them.

    `foremost` are the open findings above notice that come first; where they are few, the first notice of each check
    that sets two figures against each other stands behind them. `loud` are all above notice with those that follow from
    them, `notices` the others by check, the check whose heaviest comes first before the others.
    """

    def __init__(self, folded: Sequence[Folded], summary: Summary) -> None:
        self._folded, self._summary = folded, summary
        self.loud = tuple(one for one in folded if one.finding.severity != "notice")
        open_loud = tuple(one for one in self.loud if _open(one))[:_FOREMOST]
        self.foremost = (*open_loud, *_of_two_figures(folded, _ENOUGH - len(open_loud)))
        grouped: dict[str, list[Folded]] = {}
        for one in folded:
            if one.finding.severity == "notice":
                grouped.setdefault(one.finding.check, []).append(one)
        self.notices = tuple((check, tuple(found)) for check, found in grouped.items())

    @property
    def left(self) -> Message | None:
        """Return how many open findings the first screen does not show; None where it shows them all."""
        shown = {id(one) for one in self.foremost}
        every = (one for first in self._folded for one in (first, *first.follows))
        found = [one for one in every if _open(one) and id(one) not in shown]
        fields = {"loud": sum(one.finding.severity != "notice" for one in found)}
        fields["notices"] = len(found) - fields["loud"]
        if not found:
            return None
        kind = "both" if all(fields.values()) else "loud" if fields["loud"] else "notices"
        return message(f"report.verdict.left-{kind}", **fields)

    @property
    def verdict(self) -> Message:
        """Return what the run says, in one sentence."""
        counts = {
            severity: sum(count for (one, _), count in self._summary.found.items() if one == severity)
            for severity in ("error", "warning", "notice")
        }
        loud = counts["error"] or counts["warning"]
        key = "vacuous" if self._summary.vacuous else "loud" if loud else "quiet"
        return message(f"report.verdict.{key}", targets=self._summary.targets, pairs=self._summary.pairs, **counts)

    @property
    def unread(self) -> Message:
        """Return how much could not be read or judged."""
        return message(
            f"report.verdict.{'unread' if self._summary.unread else 'read'}",
            unread=self._summary.unread,
            not_judged=self._summary.not_judged,
        )

    @property
    def omitted(self) -> Message | None:
        """Return how many figures stand in what was not read of the files; None where all of it was read."""
        fields = {"figures": self._summary.omitted, "uncounted": self._summary.uncounted}
        if not any(fields.values()):
            return None
        kinds = "both" if all(fields.values()) else "figures" if fields["figures"] else "uncounted"
        return message(f"report.omitted.{kinds}", **fields)


def _open(one: Folded) -> bool:
    return one.finding.status in ("new", "known")


def _of_two_figures(folded: Sequence[Folded], most: int) -> tuple[Folded, ...]:
    """Return the first open notice of each check that sets one figure against another, heaviest first."""
    first: dict[str, Folded] = {}
    for one in folded:
        finding = one.finding
        figures = [item for item in finding.evidence if item.figure is not None and item.role != "related"]
        if finding.severity == "notice" and _open(one) and len(figures) > 1:
            first.setdefault(finding.check, one)
    return tuple(first.values())[: max(most, 0)]
