"""The same event told by several articles becomes one row. Rather two rows for one event than one row for
two.
"""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ..entities.script import simplify
from .codes import codes
from .schema import EVENT_COLUMN_NAMES, EVENT_COLUMNS, rows_of
from .views import Party, parties

if TYPE_CHECKING:
    import pandas as pd

#: Days between two articles within which one that gives no date may tell the event of the other.
UNDATED_DAYS = 3

_MARKS = re.compile(r"[\W_]+")
_WHERE = ("place", "city", "country", "latitude", "longitude")
_PARTS = ("title", "country", "id")

Event = dict[str, Any]


def merge(events: pd.DataFrame) -> pd.DataFrame:
    """One row for each event, however many articles tell it.

    Two rows of different articles are one event where they

    - have the same type and parties: the same `…_id`, or the same name (script, marks and spaces apart) with
    no   two different countries; the sides of a meet or call may be exchanged, a visit or attend needs the
    same `to`; - do not contradict each other in mode or country; - have dates that overlap as far as they are
    told (`2023-11` and `2023-11-09` do, two days do not) or, where   one has none, are of articles published
    within `UNDATED_DAYS` of one another.

    A row joins only where all rows of an event fit, and a row with no full date only where exactly one event
    fits.

    The row of an event is its best dated and fullest one: its evidence, article and `event_id` stay together.
    From the others come titles, countries, ids, mode and place that it lacks; `status` and `status_cue` are
    those of the latest article; `mentions` is the sum, `confidence` the highest. Four columns are added:
    `reports` (number of articles), `sources` (who published them), `status_history` (`2023-11-01 planned`, a
    line for each change, oldest first) and `event_ids` (the rows that went in). Rows are in the order in
    which each event first comes.
    """
    import pandas as pd

    rows: list[Event] = [dict(row, _order=order) for order, row in enumerate(rows_of(events))]
    names = _ids_by_name(rows)
    for row in rows:
        row["_parties"] = {_identity(party, names): party.country for party in _both_sides(row)}
    blocks: dict[tuple[Any, ...], list[list[Event]]] = defaultdict(list)
    for row in sorted(rows, key=_surest_first):
        groups = blocks[_what(row, names)]
        fitting = [group for group in groups if all(_may_be_one(row, other) for other in group)]
        if fitting and (len(fitting) == 1 or _precision(row) == len("YYYY-MM-DD")):
            fitting[0].append(row)
        else:
            groups.append([row])
    found = sorted(
        (group for groups in blocks.values() for group in groups),
        key=lambda group: min(row["_order"] for row in group),
    )
    merged = [_one(group, names) for group in found]
    dtypes = {column.name: column.dtype for column in EVENT_COLUMNS}
    dtypes |= {"reports": "int64", "sources": "object", "status_history": "object", "event_ids": "object"}
    return pd.DataFrame({name: pd.Series([row[name] for row in merged], dtype=dtype) for name, dtype in dtypes.items()})


# --- which rows are one event ------------------------------------------------------------------------------


def _key(name: str) -> str:
    return _MARKS.sub("", simplify(name)).casefold()


def _ids_by_name(rows: Iterable[Event]) -> dict[str, set[str]]:
    """Which ids a name stands for anywhere in the table; with one only, the bare name means that party."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for party in _both_sides(row):
            if party.id:
                names[_key(party.name)].add(party.id)
    return names


def _both_sides(row: Mapping[str, Any]) -> list[Party]:
    return parties(row, "who") + parties(row, "whom")


def _identity(party: Party, names: Mapping[str, set[str]]) -> str:
    key = _key(party.name)
    ids = {party.id} if party.id else names.get(key, set())
    return f"id {min(ids)}" if len(ids) == 1 else f"name {key}"


def _what(row: Event, names: Mapping[str, set[str]]) -> tuple[Any, ...]:
    """Type, destination or gathering, and parties: what two rows must share to be one event."""
    to = _key(row["to"] or "")
    if row["type"] in ("meet", "call"):
        return row["type"], to, tuple(sorted(row["_parties"]))
    who, whom = (sorted(_identity(party, names) for party in parties(row, side)) for side in ("who", "whom"))
    return row["type"], to, tuple(who), tuple(whom)


def _may_be_one(a: Event, b: Event) -> bool:
    if a["article_id"] == b["article_id"]:
        return False
    told = [(a[name], b[name]) for name in ("mode", "country")]
    told += [(country, b["_parties"].get(identity)) for identity, country in a["_parties"].items()]
    if any(x != y for x, y in told if x is not None and y is not None):
        return False
    if not (a["start"] and b["start"]):
        days = [_day(row["published"]) for row in (a, b)]
        return None not in days and abs((days[0] - days[1]).days) <= UNDATED_DAYS  # type: ignore[operator]
    return _first(a) <= _last(b) and _first(b) <= _last(a)


def _precision(row: Event) -> int:
    """Length of the start as it is told: 10 for a day, 7 for a month, 4 for a year, 0 for none."""
    return len(row["start"] or "")


def _surest_first(row: Event) -> tuple[Any, ...]:
    told = [row[name] or "" for name in ("start", "published", "event_id")]
    return -_precision(row), *told


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text and len(text) >= len("YYYY-MM-DD") else None


def _first(row: Event) -> date:
    return date.fromisoformat((row["start"] + "-01-01")[:10])


def _last(row: Event) -> date:
    text = row["end"] or row["start"]
    if len(text) == len("YYYY"):
        text += "-12"
    if len(text) == len("YYYY-MM"):
        text += f"-{calendar.monthrange(*map(int, text.split('-')))[1]}"
    return date.fromisoformat(text)


# --- the one row of an event -------------------------------------------------------------------------------


def _one(group: list[Event], names: Mapping[str, set[str]]) -> Event:
    group.sort(key=_fullest_first)
    by_time = sorted(group, key=lambda row: (row["published"] or "", row["_order"]))
    best, latest = group[0], by_time[-1]
    row = {name: best[name] for name in EVENT_COLUMN_NAMES}
    row |= {name: latest[name] for name in ("status", "status_cue")}
    row["mode"] = next((other["mode"] for other in group if other["mode"]), None)
    where = max(group, key=lambda other: sum(other[name] is not None for name in _WHERE))
    row |= {name: where[name] for name in _WHERE}  # all from one row: they belong together
    row |= _parts_from_all(group, names)
    row["cameo"], _, row["plover"] = codes(row)
    row["mentions"] = sum(other["mentions"] for other in group)
    row["confidence"] = max(other["confidence"] for other in group)
    row["reports"] = len(group)
    row["sources"] = list(dict.fromkeys(other["source"] for other in by_time if other["source"]))
    row["status_history"] = _history(by_time)
    row["event_ids"] = [other["event_id"] for other in by_time]
    return row


def _fullest_first(row: Event) -> tuple[Any, ...]:
    filled = sum(row[name] not in (None, []) for name in EVENT_COLUMN_NAMES)
    return -_precision(row), -filled, -row["confidence"], row["_order"]


def _parts_from_all(group: list[Event], names: Mapping[str, set[str]]) -> dict[str, list[str | None]]:
    """Titles, countries and ids of the parties of the first row, from the first row that knows each."""
    known: dict[tuple[str, str], str] = {}
    for row in group:
        for party in _both_sides(row):
            for part in _PARTS:
                if value := getattr(party, part):
                    known.setdefault((_identity(party, names), part), value)
    return {
        f"{side}_{part}": [known.get((_identity(party, names), part)) for party in parties(group[0], side)]
        for side in ("who", "whom")
        for part in _PARTS
    }


def _history(by_time: list[Event]) -> list[str]:
    lines: list[str] = []
    before = None
    for row in by_time:
        if row["status"] != before:
            lines.append(f"{(row['published'] or 'undated')[:10]} {row['status']}")
        before = row["status"]
    return lines
