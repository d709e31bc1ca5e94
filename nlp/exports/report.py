"""A report to read: one HTML page that needs nothing else, with counts, pairs, months and the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from ..events.schema import STATUSES, TYPES, rows_of
from ..events.views import to_dyads
from .table import Table

if TYPE_CHECKING:
    import pandas as pd

#: So many pairs, and events with their evidence, are listed.
PAIRS, EVENTS = 30, 1_000

Row = dict[str, Any]


def write(table: Table, path: Path) -> None:
    """Write the report on the events of `table` to `path`."""
    template = Template((resources.files(__package__) / "report.html").read_text(encoding="utf-8"))
    path.write_text(template.substitute(_parts(table.events())), encoding="utf-8")


def _parts(events: pd.DataFrame) -> dict[str, str]:
    rows = sorted(rows_of(events), key=lambda row: row["start"] or "", reverse=True)
    days = sorted(row["start"] for row in rows if row["start"])
    shown = f"The latest {EVENTS:,} of {len(rows):,}." if len(rows) > EVENTS else "All of them, latest first."
    return {
        "events": f"{len(rows):,}",
        "articles": f"{events['article_id'].nunique():,}",
        "span": f", {days[0]} to {days[-1]}" if days else "",
        "kinds": _kinds(rows),
        "pairs": _pairs(to_dyads(events)),
        "months": _months(rows),
        "shown": shown,
        "rows": _evidence(rows[:EVENTS]),
    }


def _kinds(rows: list[Row]) -> str:
    count = Counter((row["type"], row["status"]) for row in rows)
    body = [[kind, *(count[kind, status] or "" for status in STATUSES)] for kind in TYPES]
    return _table(["", *STATUSES], body, numbers=range(1, len(STATUSES) + 1))


def _pairs(dyads: pd.DataFrame) -> str:
    count: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    last: dict[tuple[str, str], str] = {}
    for dyad in rows_of(dyads):
        if dyad["type"] not in ("meet", "call") or dyad["status"] != "occurred":
            continue
        keys = [dyad[f"{end}_id"] or dyad[end] for end in "ab"]
        names |= dict(zip(keys, (dyad["a"], dyad["b"]), strict=True))
        pair = (min(keys), max(keys))
        count[pair] += 1
        last[pair] = max(last.get(pair, ""), dyad["start"] or "")
    body = [[names[a], names[b], number, last[a, b]] for (a, b), number in count.most_common(PAIRS)]
    return _table(["", "", "events", "last known date"], body, numbers=[2])


def _months(rows: list[Row]) -> str:
    starts = (row["start"] or "" for row in rows if row["status"] == "occurred")
    count = Counter(start[:7] for start in starts if len(start) >= len("YYYY-MM"))
    most = max(count.values(), default=1)
    cells = (
        f'<tr><td>{month}</td><td class="n">{number}</td>'
        f'<td style="width:80%"><div class="bar" style="width:{100 * number / most:.1f}%"></div></td></tr>'
        for month, number in sorted(count.items())
    )
    return "".join(cells)


def _evidence(rows: list[Row]) -> str:
    body = []
    for row in rows:
        other = "; ".join(row["whom"]) or (row["to"] or "")
        when = " – ".join(dict.fromkeys(filter(None, (row["start"], row["end"]))))
        where = " ".join(dict.fromkeys(filter(None, (row[name] for name in ("place", "city", "country")))))
        body.append([row["type"], row["status"], "; ".join(row["who"]), other, when, where, _Evidence(row)])
    return _table(["type", "status", "who", "whom or to", "when", "where", "evidence"], body)


class _Evidence(str):
    """The sentence as HTML, linked to its article where that has a web address."""

    __slots__ = ()

    def __new__(cls, row: Row) -> _Evidence:
        text, url = escape(row["sentence"] or ""), row["url"] or ""
        if url.startswith(("http://", "https://")):
            text += f' <a href="{escape(url)}" rel="noreferrer">{escape(row["source"] or "article")}</a>'
        return super().__new__(cls, text)


def _table(head: Sequence[str], body: Iterable[Sequence[Any]], numbers: Iterable[int] = ()) -> str:
    kinds = [' class="n"' if place in set(numbers) else "" for place in range(len(head))]
    lines = ["".join(f"<th{kind}>{escape(name)}</th>" for name, kind in zip(head, kinds, strict=True))]
    for row in body:
        cells = (value if isinstance(value, _Evidence) else escape(str(value)) for value in row)
        lines.append("".join(f"<td{kind}>{cell}</td>" for cell, kind in zip(cells, kinds, strict=True)))
    return "".join(f"<tr>{line}</tr>" for line in lines)
