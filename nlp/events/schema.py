"""The event table: its columns, their types and meaning, and the check that a table keeps to them.

`EVENT_COLUMNS` is the one description of the table. The exports take their types from it, `validate` its
rules, and `events_frame` its dtypes, so that a column is added or changed in one place.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

TYPES = ("meet", "visit", "call", "attend")
MODES = ("in_person", "video", "phone")
STATUSES = ("occurred", "planned", "possible", "cancelled", "postponed", "refused", "denied")

_ISO_CUT = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ALPHA3 = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `kind` is one of `text` (str or None), `list` (list of str or None, never itself None), `number` (float or
    None), `integer` (int) and `flag` (bool). `required` columns are never null. `values` closes the set of
    allowed words; `form` is a pattern that the whole text, or each item of a list, must match.
    """

    name: str
    kind: str
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()
    form: re.Pattern[str] | None = None

    @property
    def dtype(self) -> str:
        """The pandas dtype of this column."""
        return DTYPES[self.kind]

    def problem(self, value: Any) -> str | None:
        """What is wrong with `value` in this column, in a few words; None where it is right."""
        if self.kind == "list":
            if isinstance(value, str) or not isinstance(value, Iterable):
                return f"expected a list, found {value!r}"
            return next(filter(None, (self._text_problem(item) for item in value if item is not None)), None)
        if is_null(value):
            return "is empty, but every event has one" if self.required else None
        if self.kind == "text":
            return self._text_problem(value)
        if self.kind == "flag":
            return None if isinstance(value, bool) else f"expected True or False, found {value!r}"
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return f"expected a number, found {value!r}"
        return None

    def _text_problem(self, value: Any) -> str | None:
        if not isinstance(value, str):
            return f"expected text, found {value!r}"
        if self.values and value not in self.values:
            return f"{value!r} is not one of {', '.join(self.values)}"
        if self.form and not self.form.fullmatch(value):
            return f"{value!r} has not the form {self.meaning}"
        return None


#: The pandas dtype of each kind of column. Lists are Python lists in an object column.
DTYPES = {"text": "string", "list": "object", "number": "float64", "integer": "int64", "flag": "bool"}


def _party_columns(side: str, title: str) -> tuple[Column, ...]:
    return (
        Column(f"{side}_title", "list", f"office of each of {title}, as written"),
        Column(f"{side}_country", "list", f"ISO 3166 alpha-3 country of each of {title}", form=_ALPHA3),
        Column(f"{side}_id", "list", f"stable id of each of {title} that the lexicon knows"),
    )


EVENT_COLUMNS: tuple[Column, ...] = (
    Column("event_id", "text", "stable id: same article, same id", required=True),
    Column("type", "text", "kind of event", required=True, values=TYPES),
    Column("mode", "text", "how the parties met, where told", values=MODES),
    Column("status", "text", "as the article tells it", required=True, values=STATUSES),
    Column("status_cue", "text", "the words that say the status"),
    Column("who", "list", "subject, host, visitors or equals, as written, without titles"),
    Column("whom", "list", "the other side, as written, without titles"),
    *_party_columns("who", "`who`"),
    *_party_columns("whom", "`whom`"),
    Column("to", "text", "destination of a visit; gathering of an attend"),
    Column("place", "text", "most specific place named"),
    Column("city", "text", "city of the place"),
    Column("country", "text", "ISO 3166 alpha-3 country of the place", form=_ALPHA3),
    Column("latitude", "number", "degrees north, WGS 84"),
    Column("longitude", "number", "degrees east, WGS 84"),
    Column("when_text", "text", "the words that give the time"),
    Column("start", "text", "first day: YYYY-MM-DD, YYYY-MM or YYYY", form=_ISO_CUT),
    Column("end", "text", "last day: YYYY-MM-DD, YYYY-MM or YYYY", form=_ISO_CUT),
    Column("granularity", "text", "precision of the time"),
    Column("date_basis", "text", "what the date was resolved against"),
    Column("cameo", "text", "CAMEO event code"),
    Column("plover", "text", "PLOVER event, or event/mode"),
    Column("pattern", "text", "the pattern that fired"),
    Column("trigger", "text", "the words on which it fired"),
    Column("sentence", "text", "the evidence"),
    Column("start_char", "integer", "offset of the evidence in the text, in characters", required=True),
    Column("end_char", "integer", "end of the evidence in the text, in characters", required=True),
    Column("in_title", "flag", "the offsets are into the title", required=True),
    Column("article_id", "text", "id of the article", required=True),
    Column("url", "text", "address of the article"),
    Column("title", "text", "title of the article"),
    Column("published", "text", "when the article was published: ISO 8601 date, time with offset, or month"),
    Column("source", "text", "publisher or host"),
    Column("mentions", "integer", "how often the article tells the event", required=True),
    Column("confidence", "number", "0 to 1", required=True),
)

EVENT_COLUMN_NAMES: tuple[str, ...] = tuple(column.name for column in EVENT_COLUMNS)
_PARALLEL = {side: tuple(f"{side}_{part}" for part in ("title", "country", "id")) for side in ("who", "whom")}


class SchemaError(ValueError):
    """A table that does not keep to the schema; the message names the column and the row."""


def is_null(value: Any) -> bool:
    """True for None, NaN and pandas.NA: the three ways in which a table says that nothing is known."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    return type(value).__name__ in ("NAType", "NaTType")


def row_problem(row: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first (column, problem) of an event, or None where it keeps to the schema.

    Checks each value, that the lists of a side are parallel, that the time does not end before it starts, and
    the ranges of coordinates, offsets and confidence.
    """
    for column in EVENT_COLUMNS:
        if column.name not in row:
            return column.name, "is missing"
        if problem := column.problem(row[column.name]):
            return column.name, problem
    for side, parts in _PARALLEL.items():
        for part in parts:
            if len(row[part]) != len(row[side]):
                return part, f"has {len(row[part])} items for the {len(row[side])} of {side!r}"
    start, end = (None if is_null(row[name]) else row[name] for name in ("start", "end"))
    if start and end and end[: len(start)] < start[: len(end)]:
        return "end", f"{end} is before the start, {start}"
    for name, low, high in (("latitude", -90, 90), ("longitude", -180, 180), ("confidence", 0, 1)):
        if not is_null(row[name]) and not low <= row[name] <= high:
            return name, f"{row[name]} is not within {low} and {high}"
    if not 0 <= row["start_char"] <= row["end_char"]:
        return "end_char", f"{row['start_char']}..{row['end_char']} is not a span"
    return None


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dicts of plain values: None for null, lists also where Parquet was read."""
    names = [str(name) for name in frame.columns]
    records = zip(*(map(_plain, frame[name].tolist()) for name in frame.columns), strict=True)
    return [dict(zip(names, record, strict=True)) for record in records]


def _plain(value: Any) -> Any:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return list(value)
    return None if is_null(value) else value


def validate(events: pd.DataFrame) -> pd.DataFrame:
    """Check a table of events and give it back unchanged. Columns beyond those of the schema are allowed.

    Raises SchemaError that names the first offending column, the row (by its index label) and what is wrong.
    """
    missing = [name for name in EVENT_COLUMN_NAMES if name not in events.columns]
    if missing:
        raise SchemaError(f"the event table lacks the columns {', '.join(missing)}")
    columns = [events[name].tolist() for name in EVENT_COLUMN_NAMES]
    for label, values in zip(events.index, zip(*columns, strict=True), strict=True):
        if found := row_problem(dict(zip(EVENT_COLUMN_NAMES, values, strict=True))):
            raise SchemaError(f"column {found[0]!r}, row {label!r}: {found[1]}")
    repeated = events["event_id"][events["event_id"].duplicated()]
    if len(repeated):
        raise SchemaError(f"column 'event_id', row {repeated.index[0]!r}: {repeated.iloc[0]!r} is there twice")
    return events


def events_frame(rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """The event table of `rows`, with the columns of the schema in order and their dtypes, also for no rows.

    Raises SchemaError as `validate` does, and where a row has a key that is not a column.
    """
    import pandas as pd

    rows = list(rows)
    for number, row in enumerate(rows):
        if unknown := row.keys() - set(EVENT_COLUMN_NAMES):
            raise SchemaError(f"row {number}: no column is called {', '.join(map(repr, sorted(unknown)))}")
        if found := row_problem(row):
            raise SchemaError(f"column {found[0]!r}, row {number}: {found[1]}")
    frame = pd.DataFrame(
        {column.name: pd.Series([row[column.name] for row in rows], dtype=column.dtype) for column in EVENT_COLUMNS}
    )
    return validate(frame)


def event_id(
    article_id: str,
    type: str,
    who: Sequence[str],
    whom: Sequence[str] = (),
    to: str | None = None,
    start: str | None = None,
    end: str | None = None,
    place: str | None = None,
) -> str:
    """A stable id of an event: 16 hexadecimal digits, from what tells it from others of its article.

    The order of the parties within a side does not matter, nor do run, machine, locale or worker count. The
    status is left out, so that an event keeps its id when only the reading of its status changes.
    """
    parts = [article_id, type, *sorted(who), "", *sorted(whom), "", to, start, end, place]
    joined = "\x1f".join(part or "" for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:16]
