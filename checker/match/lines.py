"""What stands together beyond two documents: a total with its parts, and one issuer's targets by their years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.language.lexicon import compiled
from checker.match.comparing import form, key
from checker.match.concerning import Concerns
from checker.match.names import Catalogue
from checker.model import Document, Group, Pair, Series, Target

_A_TIME = compiled(r"[/／]<times.of-a-rate>$")
_OTHER_THINGS = {"audience", "threshold", "grade", "star", "residence", "per"}
"""Where such a qualifier differs, the part counts other things than the total."""
_MEANS = (
    "浓度",
    "系数",
    "密度",
    "年限",
    "寿命",
    "水平",
    "率",
    "占比",
    "人均",
    "户均",
    "亩均",
    "均",
    "指数",
    "强度",
    "比",
)


def groups(
    pairs: Sequence[Pair], documents: Mapping[str, Document], concerns: Concerns, catalogue: Catalogue
) -> tuple[Group, ...]:
    """Gather under each total of a higher plan what the plans below put to it."""
    parts: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if (
            pair.repeats
            or pair.relation != "above"
            or pair.lower.kind == "baseline"
            or pair.lower.features.institution
            or not adds_up(pair.upper, catalogue)
        ):
            continue
        if not _OTHER_THINGS & {kind for kind, _, _ in pair.differences}:
            lower, upper = documents[pair.lower.doc], documents[pair.upper.doc]
            if upper.region and lower.region in concerns.children(upper.region):
                parts[pair.upper.id].append(pair)
    found: list[Group] = []
    for total, answers in parts.items():
        whole = answers[0].upper
        heard = {documents[pair.lower.doc].region for pair in answers}
        silent = [code for code in concerns.children(documents[whole.doc].region) if code not in heard]
        found.append(
            Group(
                id=total,
                total=whole,
                parts=tuple(pair.lower for pair in answers),
                pairs=tuple(answers),
                silent=tuple(sorted(silent)),
            )
        )
    return tuple(found)


def adds_up(target: Target, catalogue: Catalogue) -> bool:
    """Say whether the figures of the parts of a region make up this figure of the region."""
    if target.features.institution:
        return False  # 甲市第二养护院…设置床位500张: one house of many
    known = catalogue.by_id.get(target.canonical)
    if known is not None and known.aggregation != "unknown":
        return known.aggregation == "sum" and target.amount is not None and target.scope == "aggregate"
    if target.amount is None or form(target) != "amount" or target.scope != "aggregate":
        return False
    if target.quantity in {"share", "points", "growth", "index", "ratio"}:
        return False
    if "/" in target.amount.unit and not _A_TIME.search(target.amount.unit):
        return False  # 微克/立方米 adds up to nothing, 吨/日 does
    return not target.base_name.endswith(_MEANS) and all(kind != "per" for kind, _ in target.qualifiers)


def series(targets: Sequence[Target], pairs: Sequence[Pair], documents: Mapping[str, Document]) -> tuple[Series, ...]:
    """Put one issuer's statements of one indicator in the order of their years, past figures and older plans too."""
    leader: dict[str, str] = {}

    def root(name: str) -> str:
        while (above := leader.get(name, name)) != name:
            leader[name] = leader.get(above, above)
            name = above
        return name

    of_key: dict[object, str] = {}
    for target in (target for target in targets if target.scope != "count"):
        region = documents[target.doc].region or target.doc
        same = (region, target.region, target.scope, *key(target))
        leader[target.id] = of_key.setdefault(same, target.id)
    for pair in pairs:
        known = pair.upper.id in leader and pair.lower.id in leader
        if known and _one_line(pair):
            one, other = root(pair.upper.id), root(pair.lower.id)
            leader[max(one, other)] = min(one, other)
    together: dict[str, list[Target]] = defaultdict(list)
    for target in (target for target in targets if target.id in leader):
        together[root(target.id)].append(target)
    order = {doc: (document.issued.toordinal() if document.issued else 0) for doc, document in documents.items()}
    found: list[Series] = []
    for name, members in together.items():
        if len(members) < 2:
            continue
        # A past figure without a year stands before all that is still to come.
        members.sort(key=lambda target: (target.due or (0 if target.kind == "baseline" else 9999), order[target.doc]))
        region = documents[members[0].doc].region
        found.append(Series(id=name, region=region, targets=tuple(members)))
    return tuple(found)


def _one_line(pair: Pair) -> bool:
    return (
        pair.relation != "above"
        and pair.certainty == "certain"
        and form(pair.upper) == form(pair.lower)
        and pair.upper.region == pair.lower.region
    )
