"""The legs of a journey that have no date of their own: what the journey, and the legs before, make plain of it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from nlp.entities import Place, countries_in
from nlp.entities.times import TimeValue
from nlp.relations import is_part

from .identity import Names
from .resolved import ResolvedEvent


class _Journey(NamedTuple):
    """A visit that lasts from one day to another; `told`: where the article tells it."""

    place: Place
    time: TimeValue
    first: str
    last: str
    travellers: frozenset[str]
    told: int


def date_legs(visits: list[ResolvedEvent], names: Names) -> None:
    """Give the legs still to come of a dated journey what can be said of their time.

    5日至14日访问亚洲，之后将前往菲律宾: the month of a journey to an area.
    4日至16日访问美国，将访问纽约和休斯敦: the days of a journey to a country.
    4日至16日访美，5日至7日访问华盛顿，之后甲分团将前往艾奥瓦州: a part that travels by itself does so from the
    last day told of all together to the last of the journey.
    """
    journeys = _journeys(visits, names)
    for leg in visits:
        place = leg.to_place
        if leg.time is None and leg.status == "planned" and place is not None and place.kind != "area":
            leg.time = _of_leg(leg, place, journeys, names)


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


def _journeys(visits: list[ResolvedEvent], names: Names) -> list[_Journey]:
    return [
        _Journey(v.to_place, v.time, v.time.start or "", v.time.end or "", names.all(v.who), v.mentions[0].start)
        for v in visits
        if v.to_place is not None and v.time is not None and v.time.spans_days
    ]


def _of_leg(leg: ResolvedEvent, place: Place, journeys: list[_Journey], names: Names) -> TimeValue | None:
    travellers, told = names.all(leg.who), leg.mentions[0].start
    to_country = [j for j in journeys if j.place.kind == "country" and j.place.country == place.country]
    if all(is_part(party) for party in leg.who):
        for journey in sorted(to_country, key=lambda journey: journey.last, reverse=True):
            together = [
                other.last
                for other in journeys
                if other is not journey
                and (other.told < told or other.first == journey.first)
                and other.travellers & journey.travellers
                and within(other.time, journey.time)
            ]
            if together:
                return replace(journey.time, start=max(together))
        return None
    # That of just these travellers first.
    for journey in sorted(journeys, key=lambda journey: len(journey.travellers ^ travellers)):
        if not travellers & journey.travellers:
            continue
        if journey in to_country and place.kind != "country":
            return journey.time
        if journey.place.kind == "area" and journey.first[:7] == journey.last[:7]:
            return replace(journey.time, start=journey.first[:7], end=journey.last[:7], granularity="month")
    return None


def within(time: TimeValue | None, visit: TimeValue | None) -> bool:
    """Whether a time does not contradict that of the visit; an unknown one does not."""
    if time is None or not time.start or visit is None or not visit.start:
        return True
    n = min(len(visit.start), len(time.start))
    if visit.start[:n] > time.start[:n]:
        return False
    return visit.end is None or time.start[: len(visit.end)] <= visit.end[: len(time.start)]
