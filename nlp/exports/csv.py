"""CSV for spreadsheets and everything else: one line a row, lists joined with `; `."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import IO, Any

from .table import Table

#: Signs that make a spreadsheet read a cell as a formula, and white space that it skips before one
#: (OWASP, "CSV Injection"; the full-width forms are taken as the half-width ones by East Asian versions).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(table: Table, path: Path) -> None:
    """Write `table` to `path`: UTF-8 with a byte order mark, so that Excel shows Chinese."""
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        stream(table, handle)


def stream(table: Table, handle: IO[str]) -> None:
    """Write `table` to an open text file, row by row."""
    # RFC 4180; with "\n" alone, Python would leave a cell that holds "\r" without quotes.
    writer = csv.writer(handle, lineterminator="\r\n")
    writer.writerow([_harmless(column.name) for column in table.columns])
    for record in table.records():
        writer.writerow([_cell(value) for value in record])


def _cell(value: Any) -> Any:
    """A cell: numbers as they are, lists joined, texts that would act as a formula led by an apostrophe."""
    if isinstance(value, str):
        return _harmless(value)
    if isinstance(value, list):
        return "; ".join(_harmless(item or "") for item in value)
    return "" if value is None else value


def _harmless(text: str) -> str:
    text = text.replace("\0", "")
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
