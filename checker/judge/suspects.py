"""One figure that explains several findings: the fewest figures that could be wrong, the plan above held fixed.

After Fellegi and Holt: of all figures that could be at fault, doubt as few as possible, and those most easily doubted.
A finding that only one figure can explain names it; what several could explain is laid on one that is doubted already,
else on the one that explains most. Where two explain as much, nobody is named. The findings on one figure are led by
the one that needs no other plan to be believed, a part before the total it upsets, the graver before the lighter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from checker.language.places import place_in_words
from checker.messages import message
from checker.model import Evidence, Finding, Message

# What a finding stands on, the surest first: the document itself needs no other plan to be believed.
_GROUNDS = ("itself", "inferred", "another", "parts")
_SEVERITIES = ("error", "warning", "notice")
_GRAVE = ("error", "warning")
_CONFIDENCES = ("high", "medium", "low")
SEVERAL = 2

# The figures each finding could be laid on, by its fingerprint: the target's id, and how easily it is doubted.
Suspected = Mapping[str, Mapping[str, int]]


def explained(suspected: Suspected, grave: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the figures that explain two findings or more, each with the fingerprints of what it explains.

    A figure doubted by a `grave` finding, an error or a warning, comes before one that a notice speaks of.
    """
    open_ = {name: dict(weights) for name, weights in sorted(suspected.items()) if weights}
    doubted = {next(iter(weights)) for weights in open_.values() if len(weights) == 1}
    gravely = {next(iter(weights)) for name, weights in open_.items() if len(weights) == 1 and name in grave}
    laid: dict[str, list[str]] = defaultdict(list)
    left: dict[str, dict[str, int]] = {}
    for name, weights in open_.items():
        first = gravely if gravely & weights.keys() else doubted
        on = _lightest({target: weight for target, weight in weights.items() if target in first})
        if on:
            laid[on].append(name)
        elif not doubted & weights.keys():
            left[name] = weights
    while left:
        counted: dict[str, list[int]] = defaultdict(list)
        for weights in left.values():
            for target, weight in weights.items():
                counted[target].append(weight)
        most = max(len(found) for found in counted.values())
        on = _lightest({target: sum(found) for target, found in counted.items() if len(found) == most})
        if most < SEVERAL or not on:
            break
        for name in [name for name, weights in left.items() if on in weights]:
            laid[on].append(name)
            del left[name]
    return {target: tuple(names) for target, names in sorted(laid.items()) if len(names) >= SEVERAL}


def _lightest(weights: Mapping[str, int]) -> str:
    """Return the one figure most easily doubted, "" where there is none or more than one."""
    least = [target for target, weight in weights.items() if weight == min(weights.values())]
    return least[0] if len(least) == 1 else ""


def with_suspects(
    findings: Sequence[Finding], suspected: Suspected, grounds: Mapping[str, str], led: Mapping[str, str]
) -> list[Finding]:
    """Return the findings, those on one figure under the one that leads them, which names the figure.

    `grounds` say what each stands on; `led` are findings that their rows say follow from another one (the revision an
    older plan needs); they lead nothing. Notices alone are not worth a suspicion.
    """
    known = {finding.fingerprint: finding for finding in findings}
    said: dict[str, Message] = {}
    causes = {name: cause for name, cause in led.items() if cause in known}
    grave = {name for name, finding in known.items() if finding.severity in _GRAVE}
    for target, names in explained({name: suspected[name] for name in known if name in suspected}, grave).items():
        group = [known[name] for name in names]
        leading = [finding for finding in group if finding.fingerprint not in causes]
        if not leading or not grave & set(names):
            continue
        lead = min(leading, key=lambda finding: _rank(finding, grounds[finding.fingerprint]))
        said[lead.fingerprint] = _said(lead, group, target)
        causes |= {finding.fingerprint: lead.fingerprint for finding in group if finding is not lead}
    return [
        replace(finding, slip=said.get(finding.fingerprint, finding.slip), cause=causes.get(finding.fingerprint, ""))
        for finding in findings
    ]


def _rank(finding: Finding, ground: str) -> tuple[object, ...]:
    confidence = _CONFIDENCES.index(finding.confidence)
    severity = _SEVERITIES.index(finding.severity)
    return (
        _GROUNDS.index(ground),
        severity,
        confidence,
        _unlike(finding),
        -finding.weight,
        finding.check,
        finding.fingerprint,
    )


def _unlike(finding: Finding) -> int:
    """Return how many regions beside the first its statements are of: figures of one region explain each other."""
    return len({one.region for one in finding.evidence}) - 1


def _said(lead: Finding, group: Sequence[Finding], target: str) -> Message:
    """Return the sentence that names the figure, with the slip that explains it where one was found."""
    place = next(one for finding in (lead, *group) for one in finding.evidence if one.target == target)
    slip = next((finding.slip for finding in (lead, *group) if finding.slip is not None), None)
    fields = {
        "count": len(group) - 1,
        "region": place.region,
        "clause": Message(zh=place_in_words(place.quote.clause), en=place.quote.clause),
        "figure": _figure(place),
    }
    return message("suspect.message-with-slip", slip=slip, **fields) if slip else message("suspect.message", **fields)


def _figure(place: Evidence) -> str:
    start, end = place.figure or (0, len(place.quote.text))
    return place.quote.text[start:end]
