"""The legs of a journey that have no date of their own: what the journey, and the legs before, make plain of it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from nlp.entities import Place
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
        if leg.time is None and place is not None and place.kind != "area" and not leg.vague:
            if leg.status == "planned":
                leg.time = _of_leg(leg, place, journeys, names)
            elif leg.status == "occurred" and place.kind != "country":
                leg.time = _of_stop(leg, place, journeys, names)


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


def _of_stop(leg: ResolvedEvent, place: Place, journeys: list[_Journey], names: Names) -> TimeValue | None:
    """10日至16日访问甲国。他还前往乙市: the days of the journey, told of just before to the country of the place."""
    for journey in journeys:
        same = journey.travellers == names.all(leg.who) and journey.told < leg.mentions[0].start
        if same and journey.place.kind == "country" and journey.place.country == place.country:
            return journey.time
    return None


def within(time: TimeValue | None, visit: TimeValue | None) -> bool:
    """Whether a time does not contradict that of the visit; an unknown one does not."""
    if time is None or not time.start or visit is None or not visit.start:
        return True
    n = min(len(visit.start), len(time.start))
    if visit.start[:n] > time.start[:n]:
        return False
    return visit.end is None or time.start[: len(visit.end)] <= visit.end[: len(time.start)]
