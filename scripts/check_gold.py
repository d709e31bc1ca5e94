"""Check the labelled articles of data/gold and the sentences of data/negatives.tsv.

    python scripts/check_gold.py [--data data]

Prints every fault with the article it stands in, then the counts; exits 1 when there is a fault. A row of
gold.jsonl with a "url" labels the file of data/articles that has it; any other row labels the article of
articles.jsonl with its id.
"""

from __future__ import annotations

import argparse
import collections
import csv
import datetime
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from nlp.articles import read_articles  # noqa: E402  the path is set above

KEYS = ("type", "who", "whom", "to", "place", "city", "country", "start", "end", "status", "mode", "evidence")
TYPES = {"meet", "visit", "call", "attend"}
STATUSES = {"occurred", "planned", "possible", "cancelled", "postponed", "refused", "denied"}
MODES = {"in_person", "video", "phone", None}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def iso3_codes() -> set[str]:
    """ISO 3166 alpha-3 codes, from the project's own table of countries."""
    with (ROOT / "nlp/entities/lexicon/countries.tsv").open(encoding="utf-8") as handle:
        rows = csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t")
        return {row["iso3"] for row in rows}


def is_date(value: str) -> bool:
    """Whether a value is YYYY, YYYY-MM or YYYY-MM-DD and exists in the calendar."""
    if not DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def is_name(value: object) -> bool:
    """Whether a value is a non-empty list of non-empty, different strings."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(form, str) and form.strip() for form in value)
        and len(set(value)) == len(value)
    )


def event_faults(event: dict[str, Any], text: str, countries: set[str]) -> Iterator[str]:
    """What is wrong with one labelled event of an article with this title and text."""
    if set(event) - {"present"} != set(KEYS):
        yield f"keys {sorted(set(event) ^ set(KEYS))} missing or unknown"
        return
    kind = event["type"]
    if kind not in TYPES or event["status"] not in STATUSES or event["mode"] not in MODES:
        yield f"unknown type, status or mode: {kind}, {event['status']}, {event['mode']}"
    for side in ("who", "whom", "present"):
        if not all(is_name(party) for party in event.get(side, [])):
            yield f"{side} must be a list of names, each a list of different forms"
    if not event["who"]:
        yield "nobody in who"
    if kind in ("visit", "attend"):
        if not is_name(event["to"]):
            yield f"a {kind} needs a list of forms in to"
        if event["whom"] and kind == "attend":
            yield "an attend has nobody in whom"
    else:
        if event["to"] is not None:
            yield f"a {kind} has no to"
        if len(event["who"]) + len(event["whom"]) < 2:
            yield f"a {kind} needs two parties"
    if kind == "call" and event["mode"] != "phone":
        yield "the mode of a call is phone"
    if event["place"] is not None and not is_name(event["place"]):
        yield "place must be a list of forms or null"
    if event["country"] is not None and event["country"] not in countries:
        yield f"unknown country {event['country']}"
    dates = [event[key] for key in ("start", "end") if event[key] is not None]
    if not all(is_date(value) for value in dates):
        yield f"no such date: {dates}"
    if len(dates) == 2 and dates[0] > dates[1]:
        yield f"ends before it starts: {dates}"
    if not event["evidence"] or event["evidence"] not in text:
        yield f"evidence is not in the article: {event['evidence'][:40]}"


def gold_faults(data: Path) -> Iterator[str]:
    """What is wrong with data/gold: each fault with the id of its article."""
    articles, rows = read_lines(data / "gold/articles.jsonl"), read_lines(data / "gold/gold.jsonl")
    texts = {article["id"]: f"{article['title']}\n{article['text']}" for article in articles}
    samples = {row.url: f"{row.title}\n{row.text}" for row in read_articles([data / "articles"]).itertuples()}
    for what, values in (
        ("article id", [article["id"] for article in articles]),
        ("article url", [article["url"] for article in articles]),
        ("labelled id", [row["id"] for row in rows]),
    ):
        yield from (f"{value}: {what} twice" for value, n in collections.Counter(values).items() if n > 1)
    yield from (f"{unlabelled}: no labels" for unlabelled in texts.keys() - {row["id"] for row in rows})
    countries = iso3_codes()
    for row in rows:
        text = samples.get(row["url"]) if "url" in row else texts.get(row["id"])
        if text is None:
            yield f"{row['id']}: labels for an article that is not there"
            continue
        for number, event in enumerate(row["events"], 1):
            yield from (f"{row['id']}, event {number}: {fault}" for fault in event_faults(event, text, countries))


def negative_faults(data: Path) -> Iterator[str]:
    """What is wrong with data/negatives.tsv."""
    with (data / "negatives.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 2):
        if set(row) != {"text", "reason"} or not row["text"] or not row["reason"]:
            yield f"negatives.tsv, line {number}: needs text and reason"
    for text, n in collections.Counter(row["text"] for row in rows).items():
        if n > 1:
            yield f"negatives.tsv: twice: {text}"


def main() -> int:
    """Check, print, and tell by the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="folder that holds gold/ and articles/")
    data = parser.parse_args().data
    faults = [*gold_faults(data), *negative_faults(data)]
    print(*faults, sep="\n", end="\n" if faults else "")
    rows = read_lines(data / "gold/gold.jsonl")
    events = [event for row in rows for event in row["events"]]
    for key in ("type", "status"):
        print(key, dict(collections.Counter(event[key] for event in events).most_common()))
    print(f"{len(rows)} labelled articles, {len(events)} events, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
