"""An event of an article as a row of the table."""

from __future__ import annotations

from typing import Any

from nlp.entities import Party, office_in, simplify

from .codes import codes
from .resolved import ResolvedEvent, where
from .schema import event_id

# Confidence is a judgement of how firm the reading is, not a probability: how the subject was found decides most.
_CONFIDENCE = {
    "explicit": 0.9,
    "clause": 0.9,
    "relative": 0.85,
    "sentence": 0.75,
    "next": 0.75,
    "topic": 0.6,
    "none": 0.5,
}


def to_row(event: ResolvedEvent, text: str, offset: int, article: dict[str, Any]) -> dict[str, Any]:
    """Return the row of `event`, with the columns of EVENT_COLUMNS.

    text: that of the Doc, title and body. offset: where the body begins in it; evidence before it lies in the title.
    article: id, url, title, published (ISO string), source of the article.
    """
    evidence = max(event.mentions, key=lambda m: (m.start >= offset, m.time is not None, bool(m.places), -m.start))
    in_title = evidence.start < offset
    shift = 0 if in_title else offset
    place, city, country, latitude, longitude = where(event)
    time = event.time
    start, end = (time.start, time.end) if time else (None, None)
    dated = start or end or article.get("published")
    year = int(dated[:4]) if dated else None
    row: dict[str, Any] = {
        "type": event.mentions[0].type,
        "mode": event.mode,
        "status": event.status,
        "status_cue": event.status_cue,
        **_side("who", event.who, year),
        **_side("whom", event.whom, year),
        "to": event.to,
        "place": place,
        "city": city,
        "country": country,
        "latitude": latitude,
        "longitude": longitude,
        "when_text": time.text if time else None,
        "start": start,
        "end": end,
        "granularity": time.granularity if time else None,
        "date_basis": time.basis if time else None,
        "pattern": evidence.pattern,
        "trigger": evidence.trigger,
        "sentence": text[evidence.sentence[0] : evidence.sentence[1]],
        "start_char": evidence.sentence[0] - shift,
        "end_char": evidence.sentence[1] - shift,
        "in_title": in_title,
        "article_id": article["id"],
        "url": article.get("url"),
        "title": article.get("title"),
        "published": article.get("published"),
        "source": article.get("source"),
        "mentions": len(event.mentions),
        "confidence": _confidence(event),
    }
    found = codes(row)
    row["cameo"], row["plover"] = found.cameo, found.plover
    row["event_id"] = event_id(article["id"], row["type"], row["who"], row["whom"], row["to"], start, end, place)
    return row


def _side(name: str, parties: list[Party], year: int | None) -> dict[str, list[Any]]:
    return {
        name: [p.name for p in parties],
        f"{name}_title": [p.title or _known_office(p, year) for p in parties],
        f"{name}_country": [p.country for p in parties],
        f"{name}_id": [p.id for p in parties],
    }


def _known_office(party: Party, year: int | None) -> str | None:
    """The office in the year of the event of a known person whom the article names without one."""
    if party.id is None or year is None:
        return None
    return office_in(simplify(party.name), party.id, year)


def _confidence(event: ResolvedEvent) -> float:
    best = max(_CONFIDENCE[m.subject] for m in event.mentions)
    unnamed = any(not p.named() for p in (*event.who, *event.whom))
    return round(min(1.0, best + 0.03 * (len(event.mentions) - 1)) - (0.2 if unnamed else 0.0), 2)
