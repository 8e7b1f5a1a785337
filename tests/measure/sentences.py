"""Cases in plan sentences: small documents around them, put through the real reader, extractor, matcher and measures.

A case of tests/measure/<check>.yaml names its sentences by the part they play: `upper` and `lower` (a province's plan
and a city's; `state` is a plan above both), `plan` and `annex`, `earlier` and `later` (two plans of the province),
`text` (one plan of the province, or of `city`), `cities` (a city's name: its sentence; `all_cities` one sentence for
each). A sentence may be several lines and hold a table with tabs.
What a document is can be said in `documents`: the part it plays: fields of Document.

What the measure says of it stands beside it, of every row and not of one: `measure` the value (or the list of values)
it reads, `reason` why it cannot judge, `not_concerned` what it looks at and leaves aside, by frame; `subjects` names,
by frame, what it does not leave aside. `finding` is how grave what the suite finds is, `message` and `message_en` say
it in words, `quotes` what it shows, `slip` what would explain it. What a case leaves out is not there: without
`finding` nothing is found.
"""

from __future__ import annotations

import tempfile
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.extract import extract
from checker.match import identified, match
from checker.measure import Frame, FrameRow, Measurement, frames
from checker.model import Document, Indicator, Region
from checker.pipeline import permitted
from checker.pipeline import read_document as read
from checker.workspace.catalogue import load_catalogue, load_regions

CASES = Path(__file__).parent
DATA = Path(__file__).parents[2] / "docs_data"
SUITES = Path(__file__).parents[2] / "expectations"
PROVINCE, CITY = "山东省", "菏泽市"

_SECTION = "一、主要目标"
_HEADS = {
    "state": "国务院关于印发新型城镇化建设行动方案（2024—2025年）的通知\n国发〔2023〕8号\n",
    "province": "山东省人民政府关于印发山东省新型城镇化建设行动方案（2024—2025年）的通知\n鲁政发〔2024〕1号\n",
    "city": "{name}人民政府关于印发{name}新型城镇化建设行动方案（2024—2025年）的通知\n",
    "earlier": "山东省人民政府关于印发山东省新型城镇化三年行动方案（2021—2023年）的通知\n鲁政发〔2021〕9号\n",
    "annex": "附件\n重点任务分工\n",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One case: the check it is about, its place in the file, and what it says."""

    check: str
    number: int
    says: Mapping[str, Any]

    @property
    def key(self) -> str:
        """Return what the ids of its documents begin with."""
        return f"{self.check}.{self.number}"

    @property
    def name(self) -> str:
        """Return the name under which a test reports it."""
        return f"{self.check}: {self.says['name']}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a measure says of one row: the frame of the row, what it is about, and the measurement."""

    frame: str
    subject: str
    measurement: Measurement


def listed(said: Any) -> list[Any]:
    """Return what a case says of one row or of several as a list, an empty one where it says nothing."""
    return said if isinstance(said, list) else [] if said is None else [said]


@cache
def cases() -> tuple[Case, ...]:
    """Return the cases of every file, in order."""
    return tuple(
        Case(file.stem, number, says)
        for file in sorted(CASES.glob("*.yaml"))
        for number, says in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")))
    )


@cache
def regions() -> tuple[Region, ...]:
    """Return the regions of the census."""
    return load_regions(DATA / "regions.csv")


@cache
def indicators() -> tuple[Indicator, ...]:
    """Return the catalogue."""
    return load_catalogue(DATA / "indicators.yaml")


def documents_of(case: Case) -> tuple[Document, ...]:
    """Return the documents of a case, each made of its sentence under the head of such a plan."""
    says, made = case.says, list[Document]()

    def add(part: str, head: str, region: str, sentence: str | None = None, **relations: Any) -> None:
        named: dict[str, Any] = {name: _id(case, other) for name, other in relations.items()}
        if "above" in named:
            named["above"] = (named["above"],)
        made.append(_document(case, part, head, says[part] if sentence is None else sentence, region, **named))

    if "state" in says:
        add("state", "state", "")
    if "upper" in says:
        add("upper", "province", PROVINCE, **({"above": "state"} if "state" in says else {}))
    if "lower" in says:
        add("lower", "city", says.get("city", CITY), above="upper")
    every = (
        {region.name: says["all_cities"] for region in regions() if region.parent != "100000"}
        if ("all_cities" in says)
        else {}
    )
    for name, sentence in (says.get("cities") or every).items():
        add(name, "city", name, sentence, above="upper")
    if "earlier" in says:
        add("earlier", "earlier", PROVINCE)
        add("later", "province", PROVINCE, succeeds="earlier")
    if "plan" in says:
        add("plan", "province", PROVINCE)
        add("annex", "annex", PROVINCE, annex_of="plan")
    if "text" in says:
        add("text", "city" if "city" in says else "province", says.get("city", PROVINCE))
    return tuple(made)


def _id(case: Case, part: str) -> str:
    return f"{case.key}.{part}"


def _document(case: Case, part: str, head: str, sentence: str, region: str, **relations: Any) -> Document:
    text = _HEADS[head].format(name=region) + f"\n{_SECTION}\n" + sentence.rstrip("\n") + "\n"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{part}.txt"
        file.write_text(text, encoding="utf-8")
        document = read(file, doc_id=_id(case, part))
    code = next((known.code for known in regions() if known.name == region), "")
    year = {"earlier": 2021, "state": 2023}.get(head, 2024)
    facts: dict[str, Any] = {
        "region": code,
        "region_name": region,
        "level": {"city": "city", "state": "national"}.get(head, "province"),
        "issued": date(year, 5 if head == "city" else 1, 20),
        "period": (2021, 2023) if head == "earlier" else (2024, 2025),
        **relations,
        **case.says.get("documents", {}).get(part, {}),
    }
    if isinstance(facts["period"], list):
        facts["period"] = tuple(facts["period"])
    return replace(document, **facts)


def scanned(document: Document) -> Document:
    """Return a document as if all of it had been recognised from pictures."""
    passages = (replace(one, place=replace(one.place, page=1, scanned=True)) for one in document.passages)
    return replace(document, passages=tuple(passages))


def frames_of(case: Case, pictures: Container[str] = ()) -> Mapping[str, Frame]:
    """Return the frames of a case; the parts named in `pictures` are scans."""
    documents = tuple(
        scanned(document) if document.id.rpartition(".")[2] in pictures else document for document in documents_of(case)
    )
    census = tuple(
        replace(region, population=None) if region.name in case.says.get("no_census", ()) else region
        for region in regions()
    )
    extractions = {one.id: identified(extract(one), one, indicators(), census) for one in documents}
    matching = match(documents, extractions, indicators(), census)
    return frames(matching, documents, tuple(extractions.values()), indicators(), census, permitted(SUITES))


def answers_of(case: Case, of_case: Mapping[str, Frame]) -> list[Answer]:
    """Return what the measures of a case's check say of every row, but for the head that all its documents have."""
    return [
        Answer(frame.name, _subject(frame.rows[row]), measurement)
        for frame in of_case.values()
        for row, measurement in frame.measurements.get(case.check, {}).items()
        if not (frame.name in ("passages", "citations") and _in_the_head(frame.rows[row], case))
    ]


def _subject(row: FrameRow) -> str:
    return row.indicator or next(one.quote.text for one in row.evidence if one.primary).replace("\t", " ")


def _in_the_head(row: FrameRow, case: Case) -> bool:
    heads = (head.format(name=case.says.get("city", CITY)) for head in (*_HEADS.values(), _SECTION))
    return any(one.quote.text in head for head in heads for one in row.evidence if one.primary)


def together(by_case: Mapping[str, Mapping[str, Frame]]) -> dict[str, Frame]:
    """Return the frames of many cases as one of each name, so that the suites run once."""
    found: dict[str, Frame] = {}
    first = next(iter(by_case.values()))
    for name, frame in first.items():
        rows = {f"{key}/{row}": of_one[name].rows[row] for key, of_one in by_case.items() for row in of_one[name].rows}
        measurements = {
            check: {
                f"{key}/{row}": measurement
                for key, of_one in by_case.items()
                for row, measurement in of_one[name].measurements[check].items()
            }
            for check in frame.measurements
        }
        found[name] = Frame(name=name, rows=rows, measurements=measurements)
    return found
