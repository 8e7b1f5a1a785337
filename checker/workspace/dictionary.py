"""What the fields of the dataset mean: the data dictionary for readers, the JSON Schema for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checker.messages import Language, catalogue, say
from checker.model.record import FIELDS, Field

_HEADS = ("field", "meaning", "type", "unit", "permitted", "empty", "example")


def dictionary(lang: Language) -> str:
    """Return the data dictionary as a table of Markdown, a row a field."""
    heads = [say(f"dataset.dictionary.{head}", lang) for head in _HEADS]
    rows = (
        (
            f"`{field.name}`",
            say(f"dataset.field.{field.name}.meaning", lang),
            say(f"dataset.type.{field.type}", lang),
            catalogue(lang).get(f"dataset.field.{field.name}.unit", ""),
            "; ".join(_permitted(field, lang)),
            say("dataset.dictionary.never" if field.required else f"dataset.field.{field.name}.empty", lang),
            f"`{field.example}`",
        )
        for field in FIELDS
    )
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def _permitted(field: Field, lang: Language) -> Iterator[str]:
    for word in field.permitted:
        said = catalogue(lang).get(f"dataset.{field.name}.{word}", "")
        yield f"`{word}` {said}".rstrip()
    if field.least is not None:
        yield say("dataset.dictionary.least-most", lang, least=field.least, most=field.most)
    if field.pattern:
        yield f"`{field.pattern}`"


def json_schema() -> str:
    """Return the schema of one record, as JSON Schema 2020-12."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:plan-checker:targets:1",
        "title": say("dataset.dictionary.title", "en"),
        "description": "One record of `checker extract`: a target under the fields of the common indicator schema.",
        **record_schema({"type": "number"}),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def record_schema(figure: dict[str, Any], *, described: bool = True) -> dict[str, Any]:
    """Return what a record has to be; `figure` is what a figure has to be, a number or a text of one."""
    properties = {}
    for field in FIELDS:
        said = {"description": say(f"dataset.field.{field.name}.meaning", "en")} if described else {}
        properties[field.name] = {**_of_type(field, figure), **said}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in FIELDS],
        "properties": properties,
    }


def _of_type(field: Field, figure: dict[str, Any]) -> dict[str, Any]:
    years = {"type": "integer", "minimum": field.least, "maximum": field.most}
    if field.type == "texts":
        text = {"type": "string", **({"pattern": field.pattern} if field.pattern else {})}
        return {"type": "array", "items": text}
    if field.type == "years":
        last = {**years, "type": ["integer", "null"]}
        return {"type": ["array", "null"], "prefixItems": [years, last], "minItems": 2, "maxItems": 2}
    if field.type == "boolean":
        return {"type": "boolean" if field.required else ["boolean", "null"]}
    if field.type == "integer":
        return {**years, "type": ["integer", "null"]}
    if field.type == "number":
        return {**figure, "type": [figure["type"], "null"]}
    if field.permitted:
        return {"enum": [*field.permitted, *([] if field.required else [None])]}
    shape = {"pattern": field.pattern} if field.pattern else {}
    return {"type": "string", **({"minLength": 1} if field.required else {}), **shape}
