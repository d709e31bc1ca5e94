"""Events that an article tells twice: a journey by the area as well as by a country in it, or by what others say of
it; what somebody did, by his name as well as by the group of which he is (甲国代表团, 甲国官员).
"""

from __future__ import annotations

from nlp.entities import Party, countries_in, read_words, simplify
from nlp.entities.times import TimeValue
from nlp.relations import home_of

from .identity import Names, without_country
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


def without_groups(events: list[ResolvedEvent], names: Names) -> list[ResolvedEvent]:
    """Leave out what a group of some country did where the article tells the same of one of that country by name.

    甲国总理乙抵达丙国。甲国代表团访问丙国是…; 丁会见乙。这是丁首次会见甲国官员.
    """
    kept = []
    for event in events:
        named = next((e for e in events if e is not event and _tells_who(e, event, names)), None)
        if named is None:
            kept.append(event)
        else:
            named.mentions += event.mentions
    return kept


def _tells_who(named: ResolvedEvent, event: ResolvedEvent, names: Names) -> bool:
    """Whether `named` tells by name what `event` tells of groups."""
    if named.type != event.type or event.type not in ("meet", "visit") or named.status != event.status:
        return False
    goals = {place.country if place is not None else None for place in (event.to_place, named.to_place)}
    if event.type == "visit" and (len(goals) > 1 or None in goals):
        return False
    told = [*named.who, *named.whom]
    others = [p for p in (*event.who, *event.whom) if names.of(p) not in names.all(told)]
    homes = {home_of(p) for p in told if p.kind == "person"}
    if not others or not all(_is_group(p) and p.country in homes for p in others):
        return False
    bare = event.time is None and (event.type == "visit" or not event.places)
    return bare or (event.type == "visit" and event.time == named.time)


def _is_group(party: Party) -> bool:
    """Whether it is a number of people of a country who are called no more than that: 甲国代表团, 甲国官员."""
    if party.country is None or party.kind not in ("delegation", "office"):
        return False
    name = without_country(simplify(party.name), party.country)
    return name in read_words("nlp.entities.lexicon", "offices.tsv", "group")


def _is_comment(event: ResolvedEvent) -> bool:
    return event.type == "visit" and all(mention.pattern == "this-visit" for mention in event.mentions)


def _overlap(a: TimeValue | None, b: TimeValue | None) -> bool:
    """Whether two times may be of one journey: 2013年 and 5月3日 of another year are not."""
    if a is None or b is None or not a.start or not b.start:
        return True
    n = min(len(a.start), len(b.start))
    return a.start[:n] <= (b.end or b.start)[:n] and b.start[:n] <= (a.end or a.start)[:n]
