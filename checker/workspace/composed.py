"""A YAML file as it was composed once: kept by its text, and put together again without being parsed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import yaml

from checker.kept import Kept

_KINDS: tuple[type[yaml.Node], ...] = (yaml.ScalarNode, yaml.SequenceNode, yaml.MappingNode)


@dataclass(frozen=True, slots=True)
class Composed:
    """The nodes of a YAML text as JSON: each with its kind, tag, line, and what it says or holds."""

    nodes: str


def composed_before(text: str, kept: Kept) -> yaml.Node | None:
    """Return the nodes of a text of which they are kept, each with the line it begins on; None where they are not."""
    known = kept.get(Composed, yaml.__version__, text)
    return _node(json.loads(known.nodes), {}) if known is not None else None


def keep_composed(text: str, root: yaml.Node, kept: Kept) -> None:
    """Keep the nodes of a text that is in order; one nested too deep for that is read anew each time."""
    try:
        nodes = json.dumps(_plain(root), ensure_ascii=False)
    except RecursionError:
        return
    kept.put(Composed(nodes), yaml.__version__, text)


def _plain(node: yaml.Node) -> Sequence[Any]:
    said: Any = node.value
    if isinstance(node, yaml.SequenceNode):
        said = [_plain(one) for one in node.value]
    elif isinstance(node, yaml.MappingNode):
        said = [[_plain(key), _plain(value)] for key, value in node.value]
    return [_KINDS.index(type(node)), node.tag, node.start_mark.line, said]


def _node(plain: Sequence[Any], marks: dict[int, yaml.Mark]) -> yaml.Node:
    kind, tag, line, said = plain
    mark = marks.get(line) or marks.setdefault(line, yaml.Mark("", 0, line, 0, None, 0))
    value = said
    if kind == _KINDS.index(yaml.SequenceNode):
        value = [_node(one, marks) for one in said]
    elif kind == _KINDS.index(yaml.MappingNode):
        value = [(_node(key, marks), _node(one, marks)) for key, one in said]
    return cast("yaml.Node", _KINDS[kind](tag, value, mark, mark))
