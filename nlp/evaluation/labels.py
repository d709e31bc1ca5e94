"""Reading what is compared: labelled articles, and event tables that may have been written long ago."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.articles import Article
from nlp.events import EVENT_COLUMNS
from nlp.events.schema import MODES, STATUSES, TYPES, rows_of

from .scoring import Event

_NEEDED = ("type", "who")
_OPTIONAL = (
    "whom",
    "to",
    "place",
    "city",
    "country",
    "start",
    "end",
    "status",
    "mode",
    "evidence",
    "present",
    "note",
)
_LISTS = tuple(column.name for column in EVENT_COLUMNS if column.kind == "list")
_READ = ("article_id", "type", "who", "whom")


class LabelError(ValueError):
    """A file of labels or events that cannot be used; the message says which line and what is wrong."""


@dataclass(frozen=True)
class Labelled:
    """The labels of one article, which is found by its id, else by its url."""

    id: str
    url: str | None
    events: tuple[Event, ...]


def read_labels(path: str | Path) -> list[Labelled]:
    """Return the labelled articles of a JSON Lines file, one article a line: `{"id": …, "events": [{…}, …]}`.

    The keys of an event are described in docs/evaluation.md; `url` stands beside `id` where the articles
    bring no ids of their own. Raises LabelError for a line that is none of that, or where the file holds no
    articles, OSError where it cannot be read.
    """
    labelled: dict[str, Labelled] = {}
    for where, row in _json_lines(Path(path)):
        name = row.get("id")
        if not isinstance(name, str) or not name:
            raise LabelError(f'{where}: the article has no "id"')
        if name in labelled:
            raise LabelError(f"{where}: the article {name!r} is labelled twice; put its events into one line")
        events = row.get("events")
        if not isinstance(events, list):
            raise LabelError(f'{where}: article {name!r} has no list "events"; an article without any has []')
        for number, event in enumerate(events, 1):
            if problem := _problem(event):
                raise LabelError(f"{where}: article {name!r}, event {number}: {problem}")
        labelled[name] = Labelled(name, row.get("url"), tuple(events))
    if not labelled:
        raise LabelError(f"{path}: no labelled articles")
    return list(labelled.values())


def read_events(path: str | Path) -> list[dict[str, Any]]:
    """Return the rows of an event table: JSON Lines, CSV or Parquet, as `huiwu extract` writes it.

    Raises LabelError where the file is no event table, OSError where it cannot be read.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        rows = [row for _, row in _json_lines(path)]
    elif suffix in (".csv", ".parquet"):
        rows = _table(path, suffix)
    else:
        raise LabelError(f"{path}: cannot tell the format from the suffix {suffix!r}; use .jsonl, .csv or .parquet")
    for number, row in enumerate(rows, 1):
        if missing := [name for name in _READ if name not in row]:
            raise LabelError(f"{path}: row {number} has no column {missing[0]!r}; is it an event table?")
    return rows


def by_article(labelled: Iterable[Labelled], events: Iterable[Event]) -> dict[str, list[Event]]:
    """Return the events of each labelled article under its id.

    An event belongs to the article of its `article_id`, else to that of its `url`.
    """
    ids = {article.id for article in labelled}
    urls = {article.url: article.id for article in labelled if article.url}
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        name = event["article_id"] if event["article_id"] in ids else urls.get(event.get("url") or "")
        if name is not None:
            found[name].append(event)
    return dict(found)


def not_read(labelled: Iterable[Labelled], articles: Iterable[Article]) -> list[str]:
    """Return the ids of those labelled articles that are not among `articles`, neither by id nor by url."""
    read = {key for article in articles for key in (article.id, article.url) if key}
    return [article.id for article in labelled if not {article.id, article.url} & read]


def _json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                where = f"{path}, line {number}"
                try:
                    row = json.loads(line)
                except json.JSONDecodeError as error:
                    raise LabelError(f"{where}: not JSON: {error.msg} at character {error.colno}") from error
                if not isinstance(row, dict):
                    raise LabelError(f"{where}: expected an object {{…}}, found {line.strip()[:40]!r}")
                yield where, row
    except UnicodeDecodeError as error:
        raise LabelError(f"{path}: not UTF-8 ({error.reason} at byte {error.start})") from error


def _table(path: Path, suffix: str) -> list[dict[str, Any]]:
    import pandas as pd

    try:
        frame = (
            pd.read_parquet(path)
            if suffix == ".parquet"
            else pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False, na_values=[""])
        )
    except OSError:
        raise
    except Exception as error:  # pandas and its engines raise many kinds
        raise LabelError(f"{path}: cannot be read as {suffix}: {error}") from error
    rows = rows_of(frame)
    for row in rows:
        for name in _LISTS:
            if not isinstance(row.get(name, []), list):
                row[name] = row[name].split("; ") if row[name] else []
    return rows


def _problem(event: Any) -> str | None:
    """What is wrong with a labelled event, in a few words; None where it can be scored."""
    if not isinstance(event, Mapping):
        return f"expected an object {{…}}, found {event!r}"
    if missing := [key for key in _NEEDED if key not in event]:
        return f"has no {missing[0]!r}"
    if unknown := sorted(set(event) - {*_NEEDED, *_OPTIONAL}):
        return f"unknown key {unknown[0]!r}; known are {', '.join((*_NEEDED, *_OPTIONAL))}"
    for key, known in (("type", TYPES), ("status", STATUSES), ("mode", MODES)):
        if event.get(key) is not None and event[key] not in known:
            return f"{key} is {event[key]!r}; it must be one of {', '.join(known)}"
    for side in ("who", "whom"):
        parties = event.get(side) or []
        if not isinstance(parties, list) or not all(_is_name(party) for party in parties):
            return f"{side} must be a list of parties, each a list of its names, found {parties!r}"
    for key in ("to", "place"):
        if event.get(key) is not None and not _is_name(event[key]):
            return f"{key} must be a list of names or null, found {event[key]!r}"
    for key in ("start", "end"):
        column = next(column for column in EVENT_COLUMNS if column.name == key)
        if event.get(key) is not None and column.problem(event[key]):
            return f"{key} is {event[key]!r}; write a date as 2023-11-09, 2023-11 or 2023"
    return _nobody(event)


def _nobody(event: Event) -> str | None:
    if event["type"] in ("visit", "attend"):
        if not event["who"]:
            return f"a {event['type']} needs somebody in who"
        return None if event.get("to") else f"a {event['type']} needs to: where they go"
    if len(event["who"]) + len(event.get("whom") or ()) < 2:
        return f"a {event['type']} needs two parties"
    return None


def _is_name(value: Any) -> bool:
    spellings = [value] if isinstance(value, str) else value
    return isinstance(spellings, list) and bool(spellings) and all(isinstance(s, str) and s.strip() for s in spellings)
