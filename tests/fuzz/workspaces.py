"""Workspaces with something wrong in them: the manifest, a suite or the decisions mutated."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from random import Random
from typing import Any

import yaml

from checker.workspace import shipped
from tests.fuzz import mutations

ODD: tuple[Any, ...] = (
    None, "", -1, 10**30, 1.5, True, [], {}, [[[[]]]], "a\0b.txt", "../x", "..", "/", "x" * 5000, "到2025年",
    ["upper"], "upper", float("nan"), {"type": "and", "conditions": []}, "\ufffe", "2021-13-45",
)  # fmt: skip
KINDS = ("manifest.yaml", "decisions.yaml", "corrections.yaml", "suite", "regions.csv", "indicators.yaml")


def write(folder: Path, files: dict[str, bytes], random: Random) -> str:
    """Write a workspace of an upper and a lower plan, with one of its files mutated; return which."""
    upper, lower = sorted(files, key=lambda name: not name.startswith("upper"))
    (folder / "originals").mkdir()
    for name, data in files.items():
        (folder / "originals" / name).write_bytes(data)
    shutil.copytree(shipped("expectations"), folder / "expectations")
    entries = [
        {"id": "upper", "file": f"originals/{upper}", "region": "370000", "level": "province", "period": [2021, 2025]},
        {"id": "lower", "file": f"originals/{lower}", "region": "370100", "level": "city", "above": ["upper"]},
    ]
    decision = {"fingerprint": "0123456789ab", "subject": "finding", "verdict": "accept", "reason": "另有安排",
                "name": "甲", "date": "2024-06-01"}  # fmt: skip
    for name, content in {"manifest.yaml": entries, "decisions.yaml": [decision], "corrections.yaml": []}.items():
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    for name in ("regions.csv", "indicators.yaml"):
        shutil.copy(shipped(f"docs_data/{name}"), folder / name)
    kind = random.choice(KINDS)
    file = folder / kind if kind != "suite" else random.choice(sorted((folder / "expectations").glob("*.json")))
    _mutate(file, random)
    return file.name


def _mutate(file: Path, random: Random) -> None:
    data = file.read_bytes()
    match random.randrange(6):
        case 0:
            file.write_bytes(mutations.shuffled(random, data))
        case 1:
            file.write_bytes(data.decode("utf-8").encode(random.choice(("utf-16", "gb18030", "utf-8-sig"))))
        case 2:
            file.unlink()
            file.mkdir()
        case 3:
            file.write_bytes(random.choice((b"", b"\0", b"[" * 3000, b"&a [*a]", b"- " * 2000, b"{" * 3000)))
        case _ if file.suffix == ".csv":
            file.write_bytes(mutations.shuffled(random, data))
        case _:
            known = json.loads(data) if file.suffix == ".json" else yaml.safe_load(data)
            made = _changed(known, random)
            text = json.dumps(made, ensure_ascii=False) if file.suffix == ".json" else yaml.safe_dump(made)
            file.write_text(text, encoding="utf-8", errors="surrogatepass")


def _changed(tree: Any, random: Random) -> Any:
    """Return a tree of lists and mappings with one thing in it changed, taken out, renamed or put in twice."""
    if not isinstance(tree, list | dict) or not tree or random.random() < 0.1:
        return random.choice(ODD)
    key: Any = random.choice(list(tree)) if isinstance(tree, dict) else random.randrange(len(tree))
    match random.randrange(8):
        case 0:
            del tree[key]
        case 1 if isinstance(tree, dict):
            tree[f"{key}s"] = tree.pop(key)
        case 2 if isinstance(tree, list):
            tree.append(tree[key])
        case _:
            tree[key] = _changed(tree[key], random)
    return tree
