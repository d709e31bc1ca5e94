"""DuckDB: a database file with the one table `events`, lists as lists."""

from __future__ import annotations

from pathlib import Path

from .parquet import arrow_batches, arrow_schema
from .table import Table


def write(table: Table, path: Path) -> None:
    """Write `table` to a new database at `path`. Needs the extra `duckdb`."""
    import duckdb
    import pyarrow as pa

    reader = pa.RecordBatchReader.from_batches(arrow_schema(table), arrow_batches(table))
    with duckdb.connect(str(path)) as connection:
        connection.register("incoming", reader)
        connection.execute("CREATE TABLE events AS SELECT * FROM incoming")
