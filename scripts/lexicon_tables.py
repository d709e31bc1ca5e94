"""What the parts of build_lexicon.py share: where the tables lie and how they are read."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from nlp.entities.script import simplify  # noqa: E402

__all__ = ["LEXICON", "overlay", "rows", "simplify", "split"]

LEXICON = ROOT / "nlp/entities/lexicon"
OVERLAYS = ROOT / "scripts/lexicon_sources"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def overlay(name: str) -> list[dict[str, str]]:
    return rows(OVERLAYS / f"{name}.tsv")


def split(value: str) -> list[str]:
    return [part for part in value.split("|") if part]
