"""JSON Lines: one object a line, lists as lists, null where nothing is known, Chinese as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO

from .table import Table


def write(table: Table, path: Path) -> None:
    """Write `table` to `path` in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        stream(table, handle)


def stream(table: Table, handle: IO[str]) -> None:
    """Write `table` to an open text file, row by row."""
    names = [column.name for column in table.columns]
    for record in table.records():
        handle.write(json.dumps(dict(zip(names, record, strict=True)), ensure_ascii=False) + "\n")
