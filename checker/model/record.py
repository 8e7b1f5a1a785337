"""The record of a target: the common indicator schema, declared field by field here and nowhere else.

The dataset, its schema and data dictionary, the suite that holds it and the report's JSON are made from this. What a
field means is said in the messages under `dataset.field`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from checker.model.catalogue import Nature
from checker.model.target import OF_THE_NAME, Amount, Bound, Kind, Modality, Quantity, Scope, Target, TimeSource

Type = Literal["text", "number", "integer", "boolean", "years", "texts"]
Value = str | Decimal | int | bool | tuple[int, int | None] | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of the record: its name, its type, its value for a target, and what that may be.

    A `required` field is never empty; `permitted` are the words it may hold, `pattern` the shape of its text (or of
    each of its texts), `least` and `most` its range. `example` is written as in the dataset.
    """

    name: str
    of: Callable[[Target], Value]
    example: str
    type: Type = "text"
    required: bool = False
    permitted: tuple[str, ...] = ()
    pattern: str = ""
    least: int | None = None
    most: int | None = None


def _amount(part: Callable[[Amount], Value], otherwise: Value = None) -> Callable[[Target], Value]:
    return lambda target: part(target.amount) if target.amount else otherwise


def _year(name: str, of: Callable[[Target], Value], example: str) -> Field:
    return Field(name=name, type="integer", of=of, example=example, least=1949, most=2100)


def _flag(name: str, of: Callable[[Target], Value], example: str, *, required: bool = False) -> Field:
    return Field(name=name, type="boolean", of=of, example=example, required=required)


def _figure(name: str, of: Callable[[Amount], Value], example: str) -> Field:
    return Field(name=name, type="number", of=_amount(of), example=example)


def _word(name: str, of: Callable[[Target], Value], permitted: tuple[str, ...], example: str) -> Field:
    return Field(name=name, of=of, permitted=permitted, example=example, required=True)


def _period(target: Target) -> tuple[int, int | None] | None:
    return target.period or ((target.since, None) if target.since else None)


FIELDS: tuple[Field, ...] = (
    Field(name="id", of=lambda one: one.id, example="heze-2024/4a1c7f9e02", required=True),
    Field(name="doc", of=lambda one: one.doc, example="heze-2024", required=True),
    Field(name="clause", of=lambda one: one.clause or one.quote.clause, example="五/二/（一）"),
    Field(
        name="quote",
        of=lambda one: one.quote.printed or one.quote.text,
        example="到2025年常住人口城镇化率达到57%左右",
        required=True,
    ),
    Field(name="indicator", of=lambda one: one.indicator, example="常住人口城镇化率", required=True),
    Field(
        name="canonical",
        of=lambda one: one.canonical,
        example="urbanization-rate",
        required=True,
        pattern=rf"^(?:{OF_THE_NAME}.+|[^:\s]+)$",
    ),
    Field(
        name="qualifiers",
        type="texts",
        of=lambda one: tuple(f"{kind}={word}" for kind, word in one.qualifiers),
        example="grade=省级",
        pattern="^[a-z]+=.+$",
    ),
    _figure("value", lambda amount: amount.value, "57"),
    _figure("value_max", lambda amount: amount.value_max, "60"),
    Field(name="value_text", of=_amount(lambda amount: amount.text, ""), example="6.5万"),
    Field(name="unit", of=_amount(lambda amount: amount.unit, ""), example="%"),
    Field(name="bound", of=_amount(lambda amount: amount.bound), permitted=get_args(Bound), example="approx"),
    _figure("low", lambda amount: amount.low, "57"),
    _flag("low_open", _amount(lambda amount: None if amount.low is None else amount.low_open), "false"),
    _figure("high", lambda amount: amount.high, "60"),
    _flag("high_open", _amount(lambda amount: None if amount.high is None else amount.high_open), "true"),
    Field(name="canonical_unit", of=_amount(lambda amount: amount.canonical_unit, ""), example="平方米"),
    Field(name="dimension", of=_amount(lambda amount: amount.dimension, ""), example="length**2"),
    _word("quantity", lambda one: one.quantity, get_args(Quantity), "share"),
    _word("kind", lambda one: one.kind, get_args(Kind), "level"),
    _year("by", lambda one: one.by, "2025"),
    Field(name="period", type="years", of=_period, example="2021/2025", least=1949, most=2100),
    Field(name="time_text", of=lambda one: one.time_text, example="到2025年"),
    _year("due", lambda one: one.due, "2025"),
    _flag("due_stated", lambda one: one.due_stated, "true", required=True),
    _flag("ongoing", lambda one: one.ongoing, "false", required=True),
    _year("base_year", lambda one: one.base_year, "2020"),
    Field(name="region", of=lambda one: one.region, example="菏泽市"),
    Field(name="concerns", type="texts", of=lambda one: one.concerns, example="370100;370200", pattern=r"^\d{6}$"),
    _word("scope", lambda one: one.scope, get_args(Scope), "aggregate"),
    _word("modality", lambda one: one.modality, get_args(Modality), "firm"),
    Field(name="wording", type="integer", of=lambda one: one.wording, example="4", least=1, most=5),
    Field(name="nature", of=lambda one: one.nature or None, permitted=get_args(Nature), example="约束性"),
    Field(name="departments", type="texts", of=lambda one: one.departments, example="省教育厅;省财政厅"),
    Field(
        name="by_from",
        of=lambda one: one.by_from or None,
        permitted=tuple(filter(None, get_args(TimeSource))),
        example="sentence",
    ),
    Field(
        name="derivation",
        type="texts",
        of=lambda one: one.derivation,
        example="subject-verb-figure;level-by-its-nature;whole-region",
        pattern=r"^[a-z]+(?:-[a-z]+)*$",
    ),
    Field(name="note", of=lambda one: one.note, example="1个镇"),
)
