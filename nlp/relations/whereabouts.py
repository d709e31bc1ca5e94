"""The places of a stretch of units: those that a preposition of place governs, a gathering's, the city beside talks."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from nlp.entities import Place, place

from .match import Match
from .units import Unit
from .vocabulary import heads, word_list

_SPECIFIC = {"venue": 0, "city": 1, "capital": 1, "region": 2, "country": 4, "area": 5}

_DURING = "期间"
# What a clause may hold that tells nothing but when and where.
_WHEN_AND_WHERE = ("TIME", "PREPOSITION", "CITY", "VENUE", "REGION", "PLACE", "GATHERING", "PARTICLE")


def clause_around(units: list[Unit], first: int, last: int) -> tuple[int, int]:
    while first > 0 and units[first - 1].tag not in ("COMMA", "STOP"):
        first -= 1
    while last < len(units) and units[last].tag not in ("COMMA", "STOP"):
        last += 1
    return first, last


def announced_in(match: Match) -> tuple[int, int] | None:
    """The clause after a meeting that tells only when and where: 甲与乙的会谈，[定于27日举行], or [那是在2000年]."""
    units, start = match.units, match.last
    if match.pattern.type != "meet":
        return None
    while start < len(units) and units[start].tag in ("PARTICLE", "WORD"):
        # 会面过一次，那是…
        start += 1
    if start >= len(units) - 1 or units[start].tag != "COMMA":
        return None
    adjacent = start == match.last
    start, end = clause_around(units, start + 1, start + 1)
    clause = units[start:end]
    was = [unit.text for unit in clause[:2]] == ["那", "是"] and all(unit.tag in _WHEN_AND_WHERE for unit in clause[2:])
    held = adjacent and any(unit.text in word_list("is_held") for unit in clause)
    others = any(unit.tag == "TRIGGER" or unit.is_party() for unit in clause)
    return (start, end) if (held or was) and not others else None


def places_in(units: list[Unit], start: int, end: int) -> tuple[Place, ...]:
    """The places that 在, 于 or 抵达 governs in the clause, the most specific first.

    Failing those, the place in the name of the gathering during which it was: 出席慕尼黑安全会议期间.
    """
    found: list[Place] = []
    held: list[Place] = []
    for i in range(start, end):
        unit = units[i]
        if unit.tag == "FOLD" and [u.tag for u in unit.inner[-2:]] == ["VERB", "PARTICLE"]:
            # [曾在东京留学的]甲: only says who he is.
            continue
        if unit.tag == "FOLD":
            found += _governed(unit.inner) if not found else []
            held += [place for inner in unit.inner if inner.tag == "GATHERING" for place in _named_in(inner)]
            if unit.text.endswith(_DURING) and unit.inner[-2].text in heads("gathering"):
                # 在中非合作论坛北京峰会期间
                held += _named_in(unit)
        elif unit.text in word_list("of_place") and not _is_of_a_thing(units, i):
            found += _governed(units[i:end])
        elif unit.text == "到" and _calls_at(units[i + 1 : i + 3]):
            found += _governed([replace(unit, text="在"), *units[i + 1 : end]])
        elif unit.tag == "CITY" and [u.text for u in units[i + 2 : end]] == ["期间"]:
            # 论坛北京|峰会期间，…
            held += [unit.value] if units[i + 1].text in heads("gathering") else []
    return most_specific_first(found or held)


def _calls_at(units: list[Unit]) -> bool:
    """Whether it is where somebody is received: 到[驻甲国代表处]拜会乙."""
    if [unit.tag for unit in units] != ["INSTITUTION", "TRIGGER"] or units[0].text in word_list("seat"):
        # 到总统府会晤甲: of which country is not told.
        return False
    return units[1].text in word_list("receiving")


def _is_of_a_thing(units: list[Unit], at: int) -> bool:
    """Whether the place that a preposition governs only says which thing is meant: 在汉堡出版的《图片报》."""
    if [unit.tag for unit in units[at + 2 : at + 4]] != ["VERB", "PARTICLE"] or units[at + 3].text != "的":
        return False
    noun = units[at + 4] if at + 4 < len(units) else None
    return noun is not None and (noun.tag in ("QUOTE", "ORG") or (noun.tag == "WORD" and noun.value != "m"))


def places_earlier(units: list[Unit], start: int) -> tuple[Place, ...]:
    while start > 0:
        end = start - 1
        start = clause_around(units, end, end)[0]
        if places := places_in(units, start, end):
            return places
    return ()


def city_beside(match: Match) -> tuple[Place, ...]:
    """The city right before talks, or before those whose talks they are: 同拜登[旧金山]会晤, [河内]美朝峰会."""
    if match.pattern.type != "meet":
        return ()
    units, at = match.units, match.first
    while match.pattern.name == "equals" and at > 0 and units[at - 1].tag == "COUNTRY":
        at -= 1
    found = [units[match.trigger_at - 1], *(units[at - 1 : at] if at < match.first else ())]
    named = (unit.value for unit in found if unit.tag in ("CITY", "VENUE", "REGION", "PLACE"))
    return tuple(place for place in named if isinstance(place, Place))[:1]


def most_specific_first(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each of the places once, venues before cities, cities before regions and countries."""
    return tuple(sorted(dict.fromkeys(places), key=lambda place: _SPECIFIC.get(place.kind, 9)))


def seat_in(units: list[Unit]) -> Place | None:
    """The seat that the name of an institution ends in, where it tells the city too: 台北的[总统府]."""
    for unit in units:
        city = next((u.value for u in unit.inner if isinstance(u.value, Place)), None)
        seat = max((seat for seat in word_list("seat") if unit.text.endswith(seat)), key=len, default=None)
        if unit.tag == "INSTITUTION" and city and seat:
            return Place(seat, "venue", seat, city.city, city.country, None, None)
    return None


def _named_in(gathering: Unit) -> list[Place]:
    return [u.value for u in gathering.inner if isinstance(u.value, Place) and u.tag in ("CITY", "VENUE")]


def _building(unit: Unit) -> Place | None:
    """The institution as a place, where its name tells its city or country: 在[庆州]博物馆会谈, 到驻[甲国]代表处."""
    if [isinstance(inner.value, Place) for inner in unit.inner] == [True]:
        return unit.inner[0].value
    if not unit.text.endswith(heads("institution")):
        return None
    cities = (place(unit.text[:length]) for length in range(min(5, len(unit.text) - 1), 1, -1))
    city = next((entry for entry in cities if entry is not None and entry.kind in ("city", "capital")), None)
    return city._replace(form=unit.text, name=unit.text, kind="venue") if city else None


def _governed(units: list[Unit]) -> list[Place]:
    """The places right after the first preposition of place in `units`."""
    found: list[Place] = []
    opened = False
    for unit, following in itertools.pairwise([*units, Unit(-1, -1, "", "STOP")]):
        if not opened:
            opened = unit.text in word_list("of_place")
        elif isinstance(unit.value, Place):
            found.append(unit.value)
        elif not found and unit.tag in ("ORG", "INSTITUTION") and (building := _building(unit)):
            found.append(building)
        elif unit.text in word_list("own_seat") and following.tag in ("TRIGGER", "LIGHT", "WITH", "STOP"):
            # 于本处会见甲: whose house it is the article tells.
            found.append(Place(unit.text, "venue", unit.text, None, None, None, None))
        elif unit.text in word_list("seat"):
            # 在总统府: of which country the parties tell.
            found.append(Place(unit.text, "venue", unit.text, None, None, None, None))
        elif unit.tag == "TIME" and not found:
            # 在本周末在印度举行的峰会期间
            opened = False
        elif unit.text not in word_list("between_places"):
            break
    return found
