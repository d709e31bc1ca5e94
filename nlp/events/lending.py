"""What the events of one article lend each other: a visit its dates and country, a meeting its city."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nlp.entities import Place, country_name, place, simplify
from nlp.relations import posted_to

from .identity import Names
from .legs import date_legs, within
from .resolved import CALLED_OFF, ResolvedEvent


def lend(events: list[ResolvedEvent], names: Names, post: str | None, published: date | None) -> None:
    """Fill in times and places that other events of the article make plain.

    A meeting without a place that a guest has with somebody of the country visited is held there; one without a day
    during a dated visit takes the dates of the visit; a visit to a country takes the one city where its meetings were;
    those who attended one gathering did so on one day and in one place. What a mission tells of in its own notice was
    in the country where it serves (`post`), if no other place is told. Of a visit that began on the day of the article
    (`published`) all that is told as done was done on that day.
    """
    visits = [event for event in events if event.type == "visit" and event.to_place is not None]
    date_legs(visits, names)
    for event in events:
        if (event.type in ("meet", "attend") or _of_institution(event)) and event.mode != "video":
            for visit in visits:
                if visit is not event and _on(event, visit, names) and not _is_earlier(visit, event, published):
                    _from_visit(event, visit, names, published)
                    break
    for visit in visits:
        if visit.to_place is not None and visit.to_place.kind == "country" and not visit.places:
            _city(visit, events, names)
    posts = _posts(events, names)
    for event in events:
        if _is_local(event) and (there := _post(event, posts, names)) is not None:
            event.places = (*event.places, there)
        if event.type == "meet" and event.mode != "video" and event.status == "occurred" and not event.places:
            event.places = _where_on_that_day(event, events, names)
    _share_gatherings([event for event in events if event.type == "attend" and event.status == "occurred"])
    at_post = place(country_name(post)) if post else None
    for event in events:
        on_a_day = event.time is not None and event.time.granularity == "day"
        if at_post is not None and on_a_day and (_is_local(event) or _is_talks_on_one_day(event)):
            event.places = (*event.places, at_post)


def _share_gatherings(attended: list[ResolvedEvent]) -> None:
    """Give all who attended one gathering the day and place of it that are told of others of them."""
    for event in attended:
        same = [other for other in attended if other is not event and other.to == event.to]
        if event.time is None and not event.vague:
            event.time = next((other.time for other in same if other.time is not None), None)
        if not any(place.country for place in event.places):
            on_that_day = (other.places for other in same if other.time == event.time)
            event.places = next((places for places in on_that_day if places), event.places)


def _is_local(event: ResolvedEvent) -> bool:
    """Whether it is a gathering or the visit of an institution of which no country is told."""
    placed = any(place.country for place in event.places)
    return not placed and event.status == "occurred" and (event.type == "attend" or _is_of_house(event))


def _is_talks_on_one_day(event: ResolvedEvent) -> bool:
    """Whether it is a meeting of one day of which no country is told."""
    placed = any(place.country for place in event.places) or event.mode == "video"
    lasting = event.time is None or event.time.spans_days
    return event.type == "meet" and event.status == "occurred" and not placed and not lasting


def _is_of_house(event: ResolvedEvent) -> bool:
    """Whether it is a visit to what no table knows as a place: 参观某中心."""
    return event.type == "visit" and event.to_place is None


def _posts(events: list[ResolvedEvent], names: Names) -> dict[str, str]:
    """The envoys of the article, by the names that `names` gives them, and the countries where they serve."""
    titled = (party for event in events for party in (*event.who, *event.whom) if party.title)
    return {names.of(party): post for party in titled if (post := posted_to(simplify(party.title or ""))) is not None}


def _post(event: ResolvedEvent, posts: dict[str, str], names: Names) -> Place | None:
    """The country where an envoy serves who was there: 驻甲国大使出席茶会."""
    there = {posts[key] for party in (*event.who, *event.whom) if (key := names.of(party)) in posts}
    return place(country_name(there.pop())) if len(there) == 1 else None


def _where_on_that_day(event: ResolvedEvent, events: list[ResolvedEvent], names: Names) -> tuple[Place, ...]:
    """The country in which a guest was on a day, for what somebody of that country had to do with him on it.

    4日，甲国总理在甲国首都会见乙，甲国总统当天也会见了乙.
    """
    if event.time is None or event.time.granularity != "day":
        return ()
    parties = [*event.who, *event.whom]
    for other in events:
        there = next((p.country for p in other.places if p.country), None)
        same_day = other.time is not None and other.time.start == event.time.start
        if other.type != "meet" or other.status != "occurred" or there is None or not same_day:
            continue
        guests = {names.of(p) for p in (*other.who, *other.whom) if p.country != there}
        hosts = {p.country for p in parties if names.of(p) not in guests}
        if hosts == {there} and any(names.of(p) in guests for p in parties):
            country = place(country_name(there))
            return (country,) if country is not None else ()
    return ()


def _on(event: ResolvedEvent, visit: ResolvedEvent, names: Names) -> bool:
    """Whether `event` is told as part of `visit`."""
    # Who is on a visit meets his hosts there.
    to_come = event.status == "planned" and visit.status == "occurred" and event.type == "meet"
    if ((event.status == "occurred") != (visit.status == "occurred") and not to_come) or visit.to_place is None:
        return False
    travellers = {names.of(party) for party in visit.who}
    parties = [*event.who, *event.whom]
    if not travellers & {names.of(party) for party in parties} or not within(event.time, visit.time):
        return False
    if event.status == "refused" and visit.status == "planned" and _told_apart(visit, event):
        # 甲将访问乙国。他曾试图会见丙，未能成功: that was before.
        return False
    of_a_year = event.time is not None and event.time.granularity == "year" and event.status == "occurred"
    if of_a_year and event.type == "meet" and _told_apart(visit, event):
        # 今年，甲同乙两度会晤。两国元首成功互访: not both times on the visit.
        return False
    country = visit.to_place.country
    where = next((place.country for place in event.places if place.country), None)
    if where is not None:
        return where == country
    if event.status != "occurred" and not to_come and event.time is not None:
        # Of two plans that have each a day of their own it is not told that one is part of the other.
        return False
    if event.status == "occurred" and event.time is visit.time is None and _only_modifies(visit, event):
        return False
    homes = _homes_of_hosts(event, visit, names)
    there = country in homes or _on_a_day_of(event, visit) or (homes == {None} and _in_report_of(visit, event))
    return event.type == "meet" and country is not None and there and homes <= {country, None}


def _is_earlier(visit: ResolvedEvent, event: ResolvedEvent, published: date | None) -> bool:
    """Whether a visit of a month or year that had ended is told only after an event without a day.

    李强同甲举行会谈。甲去年来访: that was another time.
    """
    if visit.time is not None and visit.time.spans_years:
        # 去年以来，两国元首互访: which of the visits is meant is not told.
        return True
    last = (visit.time.end or visit.time.start or "") if visit.time is not None else ""
    ended = published is not None and 0 < len(last) <= len("2000-01") and last < published.isoformat()[: len(last)]
    return ended and event.time is None and event.mentions[0].sentence < visit.mentions[0].sentence


def _only_modifies(visit: ResolvedEvent, event: ResolvedEvent) -> bool:
    """Whether a visit is told only to say who somebody is whom others meet: 乙会见[来访的]甲。总统同甲举行了会谈.

    That was perhaps elsewhere.
    """
    return _told_apart(visit, event) and all(
        mention.subject == "relative" or mention.pattern == "visiting" for mention in visit.mentions
    )


def _told_apart(visit: ResolvedEvent, event: ResolvedEvent) -> bool:
    """Whether no sentence tells of both."""
    told = {mention.sentence for mention in visit.mentions}
    return told.isdisjoint(mention.sentence for mention in event.mentions)


def _homes_of_hosts(event: ResolvedEvent, visit: ResolvedEvent, names: Names) -> set[str | None]:
    """The countries of those whom the travellers met, None for who has none that the article tells."""
    travellers = {names.of(party) for party in visit.who}
    return {party.country for party in (*event.who, *event.whom) if names.of(party) not in travellers}


def _on_a_day_of(event: ResolvedEvent, visit: ResolvedEvent) -> bool:
    """Whether a meeting was on one of the days that a visit to a country is told to have lasted."""
    day, days = event.time, visit.time
    if visit.to_place is None or visit.to_place.kind != "country":
        return False
    lasting = days is not None and days.spans_days and event.status == visit.status == "occurred"
    return lasting and day is not None and day.granularity == "day" and day.start == day.end


def _in_report_of(visit: ResolvedEvent, event: ResolvedEvent) -> bool:
    """Whether a meeting is told without day or place after a visit of some days: 甲18日至22日访问乙国。甲会见了丙."""
    days = visit.time
    lasting = days is not None and days.spans_days and event.status == visit.status == "occurred"
    return lasting and event.time is None and visit.mentions[0].sentence < event.mentions[0].sentence


def _of_institution(event: ResolvedEvent) -> bool:
    """Whether it is a visit to a place within the country or city that a longer visit goes to: 考察了澳门科技大学."""
    return _is_of_house(event) and any(m.on_visit for m in event.mentions)


def _from_visit(event: ResolvedEvent, visit: ResolvedEvent, names: Names, published: date | None) -> None:
    if not event.places and visit.to_place is not None:
        # On that day he may have been in another city.
        whole = event.type == "meet" and visit.to_place.country not in _homes_of_hosts(event, visit, names)
        event.places = (visit.to_place,) if whole else (*visit.places, visit.to_place)
    time = visit.time
    # 本年于华府另将拜会: only the year.
    undated = (
        event.time is None or not event.time.start or (time is not None and event.time.start == (time.start or "")[:4])
    )
    lasting = event.type == "meet" or any(mention.on_visit for mention in event.mentions)
    if lasting and undated and not event.vague and time is not None and time.start:
        just_begun = published is not None and time.start == published.isoformat() and event.status == "occurred"
        # 此前于2022年11月访华: what the article tells of is perhaps another visit.
        known = time.spans_days or time.granularity == "day" or event.status == "planned"
        if (time.end and known) or event.status in CALLED_OFF:
            event.time = time
        elif just_begun:
            event.time = replace(time, end=time.start)


def _city(visit: ResolvedEvent, events: list[ResolvedEvent], names: Names) -> None:
    travellers = {names.of(party) for party in visit.who}
    cities: dict[str, Place] = {}
    country = visit.to_place.country if visit.to_place else None
    for event in events:
        meets = event.type in ("meet", "attend") and travellers & {names.of(p) for p in (*event.who, *event.whom)}
        if meets and within(event.time, visit.time):
            for place in event.places:
                if place.kind in ("city", "capital") and place.country == country and place.city:
                    cities.setdefault(place.city, place)
    if len(cities) == 1:
        visit.places = tuple(cities.values())
