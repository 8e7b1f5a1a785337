"""The five plans with their targets as annotated by eye, so that matching is measured apart from extraction."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.extract import extract
from checker.language.units import unit_of
from checker.model import Amount, Document, Extraction, Indicator, Quantity, Quote, Region, Target
from checker.pipeline import read_document as read
from checker.workspace.catalogue import load_catalogue

ROOT = Path(__file__).parents[2]
DATA = ROOT / "docs_data"
GOLD = ROOT / "tests" / "gold"
NAMES = {"370000": "山东省", "370100": "济南市", "371700": "菏泽市"}


@cache
def regions() -> tuple[Region, ...]:
    with (DATA / "regions.csv").open(encoding="utf-8") as file:
        return tuple(
            Region(
                code=row["code"],
                name=row["name"],
                parent=row["parent"],
                population=int(row["population_2020"]),
                coastal=row["coastal"] == "1",
            )
            for row in csv.DictReader(file)
        )


@cache
def indicators() -> tuple[Indicator, ...]:
    return load_catalogue(DATA / "indicators.yaml")


@cache
def documents() -> tuple[Document, ...]:
    manifest = yaml.safe_load((DATA / "manifest.yaml").read_text(encoding="utf-8"))
    return tuple(
        Document(
            id=entry["id"],
            title=entry["title"],
            file=entry["file"],
            sha256=entry["sha256"],
            source=(DATA / entry["file"]).read_text(encoding="utf-8"),
            passages=(),
            region=str(entry["region"]),
            region_name=NAMES[str(entry["region"])],
            level=entry["level"],
            issued=entry["issued"],
            period=tuple(entry["period"]),
            above=tuple(entry.get("above", ())),
            annex_of=entry.get("annex_of"),
            succeeds=entry.get("succeeds"),
            excerpt=entry.get("excerpt", False),
        )
        for entry in manifest
    )


@cache
def extractions() -> Mapping[str, Extraction]:
    return {document.id: _annotated(document) for document in documents()}


@cache
def read_documents() -> tuple[Document, ...]:
    """Return the plans as the tool reads them, with what the manifest knows of them."""
    return tuple(
        replace(
            read(DATA / known.file, doc_id=known.id),
            region=known.region,
            region_name=known.region_name,
            level=known.level,
            issued=known.issued,
            period=known.period,
            above=known.above,
            annex_of=known.annex_of,
            succeeds=known.succeeds,
            excerpt=known.excerpt,
        )
        for known in documents()
    )


@cache
def extracted() -> Mapping[str, Extraction]:
    """Return the targets as the tool extracts them."""
    return {document.id: extract(document) for document in read_documents()}


def _annotated(document: Document) -> Extraction:
    records = [json.loads(line) for line in (GOLD / f"{document.id}.jsonl").read_text(encoding="utf-8").splitlines()]
    places: dict[str, int] = {}
    targets = [target(record, document, places.setdefault(record["clause"], len(places))) for record in records]
    return Extraction(doc=document.id, targets=tuple(targets), figures=())


def target(record: Mapping[str, Any], document: Document, passage: int) -> Target:
    """Make a target of one annotated record."""
    period = tuple(record["period"]) if record["period"] else None
    stated = record["by"] or (period[1] if period else None)
    due = stated if record["kind"] == "baseline" or stated else document.period[1] if document.period else None
    quote = Quote(
        doc=document.id,
        clause=record["clause"],
        passage=passage,
        start=0,
        end=len(record["quote"]),
        text=record["quote"],
    )
    amount = None
    quantity: Quantity = "none"
    if record["value"] is not None:
        unit = unit_of(record["unit"])
        amount = Amount(
            value=Decimal(str(record["value"])),
            value_max=None if record["value_max"] is None else Decimal(str(record["value_max"])),
            text=record["value_text"],
            unit=record["unit"],
            bound=record["bound"],
            canonical_unit=unit.canonical,
            dimension=unit.dimension,
        )
        quantity = "share" if record["unit"] == "%" else "stock"
    return Target(
        id=record["id"],
        doc=document.id,
        quote=quote,
        indicator=record["indicator"],
        amount=amount,
        kind=record["kind"],
        by=record["by"],
        period=period if period and len(period) == 2 else None,
        time_text=record["time_text"],
        region=record["region"],
        scope=record["scope"],
        modality=record["modality"],
        note=record["note"],
        clause=record["clause"],
        due=due,
        due_stated=stated is not None,
        quantity=quantity,
        in_table=record["clause"].startswith(("专栏", "任务", "表")),
    )
