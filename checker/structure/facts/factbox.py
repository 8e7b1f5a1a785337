"""The box of facts that a web page sets before a document: 索引号, 发布机构, 成文日期, 名称, 文号."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language import vocabulary
from checker.language.lexicon import compiled
from checker.structure.facts.frontline import FrontLine

_FIELD = {label: field for field, labels in vocabulary.classes("labels").items() for label in labels}
_LABEL = "|".join(r"\s{0,4}".join(label) for label in sorted(_FIELD, key=len, reverse=True))
_LABELLED = re.compile(rf"[【\[]?({_LABEL})\s*[】\]]?\s*[:：]\s*")
_TITLE_GOES_ON = compiled("关于(?!.*<papers.handed-on>$)")
_ENDS_A_TITLE = (*vocabulary.words("papers.handed-on"), "知")
_ALONE = re.compile(rf"[【\[]?({_LABEL})\s*[】\]]?\s*[:：]?")


def without_box(lines: Sequence[FrontLine]) -> tuple[list[FrontLine], dict[str, str]]:
    """Take the box of facts (索引号, 发布机构, 名称…) out: label and value on one line, on two, or in cells."""
    rest: list[FrontLine] = []
    pairs: list[tuple[str, str]] = []
    taken: list[tuple[int, FrontLine]] = []
    waiting: list[str] = []
    for line in lines:
        labels = list(_LABELLED.finditer(" ".join(line.runs)))
        if labels and labels[0].start() <= 1 and not waiting:
            whole = " ".join(line.runs)
            ends = [found.start() for found in labels[1:]] + [len(whole)]
            for found, end in zip(labels, ends, strict=True):
                value = whole[found.end() : end].strip()
                pairs.append((found.group(1), value))
            waiting = [] if pairs[-1][1] else [pairs.pop()[0]]
        elif all(_ALONE.fullmatch(run) for run in line.runs):
            waiting += [_ALONE.fullmatch(run).group(1) for run in line.runs]  # type: ignore[union-attr]
        elif any(_ALONE.fullmatch(run) for run in line.runs) and len(line.runs) > 1:
            _pair_cells(line.runs, pairs)
        elif waiting:
            values = line.runs if len(line.runs) == len(waiting) else (line.text,)
            pairs += zip(waiting, values, strict=False)
            waiting = waiting[len(values) :]
        elif pairs and taken and taken[-1][0] == len(rest) and _goes_on(*pairs[-1], line.text):
            pairs[-1] = pairs[-1][0], pairs[-1][1] + line.text
        else:
            rest.append(line)
            continue
        taken.append((len(rest), line))
    if len({_plain(label) for label, _ in pairs}) < 2:
        for at, line in reversed(taken):
            rest.insert(at, line)
        return rest, {}
    box: dict[str, str] = {}
    for label, value in pairs:
        name = _FIELD[_plain(label)]
        if name != "other" and value and not _LABELLED.fullmatch(value):
            box.setdefault(name, value.strip())
    return rest, box


def _goes_on(label: str, value: str, text: str) -> bool:
    """Say whether a line is the rest of a title in the box that did not fit on the line before."""
    whole = _FIELD[_plain(label)] == "title" and _TITLE_GOES_ON.search(value)
    return bool(whole) and len(text) <= 40 and text.endswith(_ENDS_A_TITLE)


def _pair_cells(runs: Sequence[str], pairs: list[tuple[str, str]]) -> None:
    """Add the pairs of a row in which labels and values take turns."""
    label = ""
    for run in runs:
        found = _ALONE.fullmatch(run)
        if found:
            label = found.group(1)
        elif label:
            pairs.append((label, run))
            label = ""


def _plain(label: str) -> str:
    return re.sub(r"\s", "", label)
