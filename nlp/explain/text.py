"""Readings as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Span

from nlp.entities import Party, Place
from nlp.relations import EventMention

from .reading import Reading

SUBJECTS = {
    "explicit": "stands in the form",
    "clause": "subject of the clause",
    "sentence": "carried over from an earlier clause",
    "relative": "the party that the relative clause describes",
    "next": "subject of the clause after",
    "topic": "carried over from the sentence before",
}
BASES = {
    "text": "as written",
    "published": "from the day of publication",
    "dateline": "from the dateline",
    "context": "from a date told before",
    "nearby": "from a date told close before",
}
_TIMES = {"REPORT": "dates the report, not what it tells", "DATELINE": "dates the report, not what it tells"}


def as_text(sentences: Sequence[Reading], events: Sequence[dict[str, Any]]) -> str:
    """Return the readings, a block a sentence, and where they are several the events of the whole."""
    blocks = ["\n".join([reading.text, *(f"  {line}" for line in _lines(reading))]) for reading in sentences]
    if len(sentences) > 1:
        rows = [f"  {event_line(event)}" for event in events] or ["  none"]
        blocks.append("\n".join(["events", *rows]))
    return "\n\n".join(blocks)


def _lines(reading: Reading) -> Iterator[str]:
    yield from _listed("entities", [f"{span.text} {span.label_}" for span in reading.entities])
    yield from _listed("parties", map(party_line, reading.parties))
    yield from _listed("times", map(time_line, reading.times))
    yield from _listed("places", [place_line(span._.place) for span in reading.places])
    for mention, line in reading.mentions:
        yield from _event_lines(mention, line)
    yield from _listed("no event", [f"{unread.trigger}: {unread.reason}" for unread in reading.unread])
    if not reading.mentions and not reading.unread:
        yield from _listed("no event", ["no trigger: the sentence holds none of the words on which patterns fire"])


def _listed(head: str, values: Any) -> Iterator[str]:
    for number, value in enumerate(values):
        yield f"{'' if number else head:<10}{value}"


def party_line(span: Span) -> str:
    """Return a party as it was understood: its name, kind, office, country and id."""
    party: Party = span._.party
    return ", ".join(filter(None, (f"{party.name} ({party.kind})", party.title, party.country, party.id)))


def time_line(span: Span) -> str:
    """Return a time expression with its date and what that was resolved against."""
    value = span._.when
    if value is None or not value.start:
        return f"{span.text} → no date"
    when = value.start if value.end == value.start else f"{value.start} .. {value.end or ''}".strip()
    facts = ", ".join(filter(None, (value.granularity, BASES.get(value.basis, value.basis), _TIMES.get(span.label_))))
    return f"{span.text} → {when} ({facts})"


def place_line(place: Place) -> str:
    """Return a place with its kind, city and country."""
    city = place.city if place.city != place.form else None
    return f"{place.form} ({', '.join(filter(None, (place.kind, city, place.country)))})"


def _event_lines(mention: EventMention, line: str) -> Iterator[str]:
    cue = f" (cue {mention.status_cue})" if mention.status_cue else ""
    yield f"{'event':<10}{mention.type}, {mention.status}{cue}"
    facts = {
        "pattern": f"{mention.pattern} ({Path(line).name}) on {mention.trigger}",
        "who": f"{_names(mention.who)} ({SUBJECTS.get(mention.subject, mention.subject)})",
        "whom": _names(mention.whom),
        "to": mention.to,
        "mode": mention.mode,
        "when": f"{mention.time.text} → {_dates(mention.time)}" if mention.time else None,
        "where": "; ".join(map(place_line, filter(None, (*mention.places, mention.to_place)))),
    }
    for key, value in facts.items():
        if value:
            yield f"{'':<10}{key:<8} {value}"


def _names(parties: Sequence[Party]) -> str:
    return "; ".join(party.name for party in parties)


def _dates(value: Any) -> str:
    return value.start if value.end == value.start else f"{value.start} .. {value.end or ''}".strip()


def event_line(event: dict[str, Any]) -> str:
    """Return a row of the event table in one line."""
    other = event["to"] or "; ".join(event["whom"])
    where = ", ".join(dict.fromkeys(filter(None, (event["place"], event["city"], event["country"]))))
    when = " .. ".join(dict.fromkeys(filter(None, (event["start"], event["end"]))))
    parts = ("; ".join(event["who"]), other, where or "-", when or "-", event["status"])
    return f"{event['type']} · " + " · ".join(parts)
