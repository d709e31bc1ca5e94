"""Tables out of the project: CSV, JSON Lines, Parquet, Excel, DuckDB, a graph for network tools, and a report
to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from .files import OutputError, check_writable, replacing

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FORMATS", "OutputError", "check", "write", "write_stream"]

#: Suffix of a file -> the module of this package that writes it.
FORMATS = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".xlsx": "excel",
    ".duckdb": "duckdb",
    ".graphml": "graph",
    ".gexf": "graph",
    ".html": "report",
}

# Formats whose library is an extra of the distribution: module -> (what it imports, name of the extra).
_EXTRAS = {"duckdb": ("duckdb", "duckdb"), "graph": ("networkx", "graph")}


def check(path: str | Path) -> None:
    """Raise OutputError, in one clear line, where `write` could not write to `path`: do this before long
    work.
    """
    path = Path(path)
    module = FORMATS.get(path.suffix.lower())
    if module is None:
        found = f"the suffix {path.suffix!r}" if path.suffix else "a name without suffix"
        raise OutputError(f"cannot tell the format of {path} from {found}; use one of {', '.join(FORMATS)}")
    if module in _EXTRAS and find_spec(_EXTRAS[module][0]) is None:
        library, extra = _EXTRAS[module]
        raise OutputError(f"{path.suffix} files need the package {library}: pip install 'huiwu[{extra}]'")
    check_writable(path)


def write(events: pd.DataFrame | Iterable[Mapping[str, Any]], path: str | Path) -> None:
    """Write a table to `path` in the format of its suffix.

    `events` is a DataFrame (events, dyads, participants: any columns) or an iterable of event rows, which is
    read once and, for CSV, JSON Lines, Parquet and DuckDB, never held whole. The file appears under its name
    only when it is complete. Graph and report need the columns of the event table. Raises OutputError as
    `check` does.
    """
    from .table import as_table

    path = Path(path)
    check(path)
    writer = import_module(f".{FORMATS[path.suffix.lower()]}", __name__)
    with replacing(path) as temporary:
        writer.write(as_table(events), temporary)


def write_stream(events: pd.DataFrame | Iterable[Mapping[str, Any]], handle: IO[str]) -> None:
    """Write a table as CSV to an open text file, such as standard output, without a byte order mark."""
    from . import csv
    from .table import as_table

    csv.stream(as_table(events), handle)
