"""What every export writes: columns of known kinds and rows of plain Python values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..events.schema import EVENT_COLUMN_NAMES, EVENT_COLUMNS, Column, events_frame, is_null

if TYPE_CHECKING:
    import pandas as pd

_EVENT_COLUMN = {column.name: column for column in EVENT_COLUMNS}


@dataclass(frozen=True)
class Table:
    """Columns and an iterable of rows; the rows are read once, in order, and may be a generator of any
    length.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Mapping[str, Any]]

    def records(self) -> Iterator[tuple[Any, ...]]:
        """The rows as tuples in the order of the columns: None for what is null, lists for lists."""
        plain = [(column.name, _PLAIN[column.kind]) for column in self.columns]
        for row in self.rows:
            yield tuple(make(row[name]) for name, make in plain)

    def events(self) -> pd.DataFrame:
        """All rows as the event table, other columns left out. Raises SchemaError where it is none."""
        names = [column.name for column in self.columns]
        rows = (dict(zip(names, record, strict=True)) for record in self.records())
        return events_frame({name: row[name] for name in EVENT_COLUMN_NAMES if name in row} for row in rows)


def as_table(events: pd.DataFrame | Iterable[Mapping[str, Any]]) -> Table:
    """A table of a DataFrame (of events, dyads, participants or any other columns), or of event rows.

    Columns that are not of the event table take their kind from the dtype; times become ISO 8601 text.
    """
    names = getattr(events, "columns", None)
    if names is None:
        return Table(EVENT_COLUMNS, events)  # type: ignore[arg-type]
    frame: pd.DataFrame = events  # type: ignore[assignment]
    columns = tuple(Column(name, _kind(name, frame[name]), "") for name in names)
    values = (frame[name].tolist() for name in names)
    rows = (dict(zip(names, record, strict=True)) for record in zip(*values, strict=True))
    return Table(columns, rows)


def _kind(name: str, values: pd.Series) -> str:
    import pandas as pd

    holds_nulls = bool(values.isna().any())
    if pd.api.types.is_bool_dtype(values) and not holds_nulls:
        return "flag"
    if pd.api.types.is_integer_dtype(values) and not holds_nulls:
        return "integer"
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return "number"
    if not len(values) and name in _EVENT_COLUMN:
        return _EVENT_COLUMN[name].kind
    first = next((value for value in values.tolist() if not is_null(value)), None)
    return "list" if not isinstance(first, str) and isinstance(first, Iterable) else "text"


def _text(value: Any) -> str | None:
    if is_null(value):
        return None
    if isinstance(value, str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _list(value: Any) -> list[str | None]:
    return [] if is_null(value) else [_text(item) for item in value]


def _number(value: Any) -> float | None:
    return None if is_null(value) else float(value)


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "list": _list,
    "number": _number,
    "integer": int,
    "flag": bool,
}
