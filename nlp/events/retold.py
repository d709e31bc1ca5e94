"""Journeys that an article tells twice: by the area as well as by a country in it, and by what others say of them."""

from __future__ import annotations

from nlp.entities import countries_in
from nlp.entities.times import TimeValue

from .identity import Names
from .resolved import ResolvedEvent


def without_areas(events: list[ResolvedEvent], names: Names) -> list[ResolvedEvent]:
    """Leave out a visit to an area where the article tells of the same traveller's visit to a country in it.

    9日起访问亚洲，先到韩国: one journey, told twice.
    """
    kept = []
    for event in events:
        area = event.to_place if event.type == "visit" else None
        inside = countries_in(area.name) if area is not None and area.kind == "area" else frozenset[str]()
        legs = (e for e in events if e.type == "visit" and e.to_place is not None and e.to_place.country in inside)
        leg = next((e for e in legs if names.all(e.who) & names.all(event.who) and _overlap(e.time, event.time)), None)
        if leg is None:
            kept.append(event)
        else:
            leg.mentions += event.mentions
    return kept


def without_comments(events: list[ResolvedEvent], names: Names) -> list[ResolvedEvent]:
    """Leave out what only 此访 tells where the article tells of the traveller's journey; else whoever says so is the
    host: 甲访问乙国。丙国媒体说，甲此访….
    """
    told = [e for e in events if e.type == "visit" and not _is_comment(e)]
    kept = []
    for event in events:
        journey = next((e for e in told if names.all(e.who) & names.all(event.who)), None)
        if journey is not None and _is_comment(event):
            journey.mentions += event.mentions
        else:
            kept.append(event)
    return kept


def _is_comment(event: ResolvedEvent) -> bool:
    return event.type == "visit" and all(mention.pattern == "this-visit" for mention in event.mentions)


def _overlap(a: TimeValue | None, b: TimeValue | None) -> bool:
    """Whether two times may be of one journey: 2013年 and 5月3日 of another year are not."""
    if a is None or b is None or not a.start or not b.start:
        return True
    n = min(len(a.start), len(b.start))
    return a.start[:n] <= (b.end or b.start)[:n] and b.start[:n] <= (a.end or a.start)[:n]
