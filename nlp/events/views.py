"""Other shapes of the event table: one row a pair, one row a participant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, NamedTuple

from .codes import codes
from .schema import DTYPES, rows_of

if TYPE_CHECKING:
    import pandas as pd

# name -> kind, as in the schema
_PARTY = ("title", "country", "id")
_PAIR = {"a": "text", **{f"a_{p}": "text" for p in _PARTY}, "b": "text", **{f"b_{p}": "text" for p in _PARTY}}
_WHERE = {"place": "text", "city": "text", "country": "text", "latitude": "number", "longitude": "number"}
_WHEN = {"start": "text", "end": "text"}
_READ = {"article_id": "text", "url": "text", "published": "text", "source": "text"}
_HEAD = {"event_id": "text", "type": "text", "mode": "text", "status": "text"}

DYAD_COLUMNS: dict[str, str] = {
    **_HEAD,
    **_PAIR,
    "b_kind": "text",
    **_WHERE,
    **_WHEN,
    "cameo": "text",
    "cameo_reverse": "text",
    "plover": "text",
    "sentence": "text",
    **_READ,
    "confidence": "number",
}
PARTICIPANT_COLUMNS: dict[str, str] = {
    **_HEAD,
    "role": "text",
    "name": "text",
    **{part: "text" for part in _PARTY},
    **_WHEN,
    **_READ,
}


class Party(NamedTuple):
    """One participant of an event; None for what is not known."""

    name: str
    title: str | None
    country: str | None
    id: str | None


def parties(event: Mapping[str, Any], side: str) -> list[Party]:
    """The parties of one side (`who` or `whom`) of an event row, in order."""
    columns = [event[side], *(event[f"{side}_{part}"] for part in _PARTY)]
    return [Party(*values) for values in zip(*columns, strict=True)]


def to_dyads(events: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of every event, scalar columns only: for networks, pivots and joins.

    The pairs are, of a meet or call, each of `who` with each of `whom`, or each pair within `who` where
    `whom` is empty; of a visit, each visitor with the destination (with each of `whom` where no destination
    is told); of an attend, each participant with the gathering. `b_kind` says which: `party`, `place` or
    `gathering`. An event with one party only and nothing to pair it with has no row.

    Columns: `DYAD_COLUMNS`. `cameo` reads from `a` to `b`, `cameo_reverse` from `b` to `a`; the others are
    those of the event. `b_country` of a destination is the event's country.
    """
    rows = []
    for event in rows_of(events):
        shared = {name: event[name] for name in DYAD_COLUMNS if name in event}
        shared["cameo_reverse"] = codes(event).cameo_reverse
        for a, b, kind in _pairs(event):
            rows.append({**shared, **_labelled("a", a), **_labelled("b", b), "b_kind": kind})
    return _frame(rows, DYAD_COLUMNS)


def to_participants(events: pd.DataFrame) -> pd.DataFrame:
    """One row a participant of every event: role (`who` or `whom`), name, title, country, id.

    Columns: `PARTICIPANT_COLUMNS`. `title` and `country` are those of the participant; join on `event_id` for
    the rest of the event.
    """
    rows = []
    for event in rows_of(events):
        shared = {name: event[name] for name in PARTICIPANT_COLUMNS if name in event}
        for role in ("who", "whom"):
            rows += [{**shared, "role": role, **party._asdict()} for party in parties(event, role)]
    return _frame(rows, PARTICIPANT_COLUMNS)


def _pairs(event: Mapping[str, Any]) -> Iterator[tuple[Party, Party, str]]:
    who, whom = parties(event, "who"), parties(event, "whom")
    kind = {"visit": "place", "attend": "gathering"}.get(event["type"])
    if kind and event["to"]:
        other = Party(event["to"], None, event["country"] if kind == "place" else None, None)
        yield from ((party, other, kind) for party in who)
    elif whom:
        yield from ((a, b, "party") for a, b in product(who, whom))
    elif not kind:
        yield from ((a, b, "party") for a, b in combinations(who, 2))


def _labelled(prefix: str, party: Party) -> dict[str, str | None]:
    return {prefix: party.name, **{f"{prefix}_{part}": getattr(party, part) for part in _PARTY}}


def _frame(rows: list[dict[str, Any]], kinds: Mapping[str, str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {name: pd.Series([row[name] for row in rows], dtype=DTYPES[kind]) for name, kind in kinds.items()}
    )
