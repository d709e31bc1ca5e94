"""What the events of one article lend each other: a visit its dates and country, a meeting its city."""

from __future__ import annotations

from nlp.entities import Place

from .resolve import Names, ResolvedEvent


def lend(events: list[ResolvedEvent], names: Names) -> None:
    """Fill in times and places that other events of the article make plain.

    A meeting without a place that a guest has with somebody of the country visited is held there; one without a day
    during a dated visit takes the dates of the visit; a visit to a country takes the one city where its meetings were.
    """
    visits = [event for event in events if event.type == "visit" and event.to_place is not None]
    for event in events:
        if event.type in ("meet", "attend") and event.mode != "video":
            for visit in visits:
                if _on(event, visit, names):
                    _from_visit(event, visit)
                    break
    for visit in visits:
        if visit.to_place is not None and visit.to_place.kind == "country" and not visit.places:
            _city(visit, events, names)


def _on(event: ResolvedEvent, visit: ResolvedEvent, names: Names) -> bool:
    """Whether `event` is told as part of `visit`."""
    if (event.status == "occurred") != (visit.status == "occurred") or visit.to_place is None:
        return False
    travellers = {names.of(party) for party in visit.who}
    parties = [*event.who, *event.whom]
    if not travellers & {names.of(party) for party in parties}:
        return False
    if event.time is not None and event.time.start and visit.time is not None and visit.time.start and not _within(event, visit):
        return False
    country = visit.to_place.country
    where = next((place.country for place in event.places if place.country), None)
    if where is not None:
        return where == country
    if event.status != "occurred":
        return False
    hosts = [party for party in parties if names.of(party) not in travellers]
    return event.type == "meet" and bool(hosts) and country is not None and all(party.country == country for party in hosts)


def _within(event: ResolvedEvent, visit: ResolvedEvent) -> bool:
    first, last = visit.time.start, visit.time.end
    day = event.time.start
    n = min(len(first), len(day))
    return first[:n] <= day[:n] and (last is None or day[: len(last)] <= last[: len(day)])


def _from_visit(event: ResolvedEvent, visit: ResolvedEvent) -> None:
    if not event.places and visit.to_place is not None:
        event.places = (*visit.places, visit.to_place)
    if event.type == "meet" and (event.time is None or not event.time.start) and not event.vague:
        if visit.time is not None and visit.time.start and visit.time.end and visit.time.start != visit.time.end:
            event.time = visit.time


def _city(visit: ResolvedEvent, events: list[ResolvedEvent], names: Names) -> None:
    travellers = {names.of(party) for party in visit.who}
    cities: dict[str, Place] = {}
    for event in events:
        if event.type in ("meet", "attend") and travellers & {names.of(p) for p in (*event.who, *event.whom)}:
            for place in event.places:
                if place.kind in ("city", "capital") and place.country == visit.to_place.country and place.city:
                    cities.setdefault(place.city, place)
    if len(cities) == 1:
        visit.places = tuple(cities.values())
