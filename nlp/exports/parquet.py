"""Parquet, and the Arrow batches from which DuckDB is filled: lists as lists, types fixed by the columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .table import Table

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows held at a time; also the size of a row group.
BATCH_ROWS = 2_000


def write(table: Table, path: Path) -> None:
    """Write `table` to `path`, a row group at a time."""
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, arrow_schema(table)) as writer:
        for batch in arrow_batches(table):
            writer.write_batch(batch)


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of the columns."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "list": pa.list_(pa.string()),
        "number": pa.float64(),
        "integer": pa.int64(),
        "flag": pa.bool_(),
    }
    return pa.schema([(column.name, types[column.kind]) for column in table.columns])


def arrow_batches(table: Table) -> Iterator[pa.RecordBatch]:
    """The rows, `BATCH_ROWS` at a time."""
    import pyarrow as pa

    schema = arrow_schema(table)
    records = table.records()
    while batch := list(islice(records, BATCH_ROWS)):
        values = zip(*batch, strict=True)
        arrays = [pa.array(column, type=field.type) for column, field in zip(values, schema, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)
