"""Word lists and tables of the package: tab-separated files with a header line, `#` for comments."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


def read_table(package: str, name: str) -> list[dict[str, str]]:
    """Return the rows of the table `name` that lies in `package`, one dict a row, keyed by the header.

    Raises FileNotFoundError where there is no such table, ValueError where a row has more or fewer cells than the
    header.
    """
    file = resources.files(package) / name
    with file.open(encoding="utf-8") as lines:
        reader = csv.DictReader(
            (line for line in lines if line.strip() and not line.startswith("#")),
            delimiter="\t",
            quoting=csv.QUOTE_NONE,
        )
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise ValueError(
                    f"{file}: the row {row} has not the {len(reader.fieldnames or ())} cells of the header"
                )
            rows.append(row)
    return rows


@cache
def read_words(package: str, name: str, kind: str, *, column: str = "form") -> frozenset[str]:
    """Return the column `form` of those rows whose column `kind` is `kind`."""
    return frozenset(row[column] for row in read_table(package, name) if row["kind"] == kind)
