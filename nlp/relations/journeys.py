"""Visits and attendances: who travels, where to, and what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.entities import Party, Place, Texts, country_name, place, simplify
from nlp.entities.numbers import NUMERAL

from .destinations import destinations_of, home_of, places_around
from .guests import group_of
from .held import Held, without_part
from .match import Match
from .mentions import EventMention, Nothing
from .place_units import place_of_institution
from .units import DESTINATIONS, Unit
from .vocabulary import heads, word_list

_PAIRS = (("“", "”"), ('"', '"'), ("「", "」"), ("‘", "’"), ("『", "』"))
# 3场主场外交活动, 多场会议: which ones is not told.
_COUNTED = re.compile(f"[近约逾]?(?:{NUMERAL}+[多余]?|多|数|几)[场项]")
# Countries meet and are visited, but do not travel or sit in a hall.
_TRAVELLERS = ("person", "delegation", "office", "pronoun", "organisation")


def as_visit(told: EventMention, match: Match, source: Texts) -> Iterator[EventMention]:
    """Yield `told` as a visit to each destination of `match`; raise Nothing where it is none."""
    who = _travellers(told.who)
    if match.pattern.name == "mutual":
        yield from _mutual(told, who)
        return
    destinations = destinations_of(match, source)
    if not destinations:
        raise Nothing("no destination: the clause does not say where to")
    if nameless := next((to for to, goal in destinations if goal is None and _is_nameless(to)), None):
        raise Nothing(f"no destination: {nameless!r} names no place")
    if any(simplify(to).endswith(tuple(word_list("detains"))) for to, _ in destinations):
        raise Nothing("no visit: to a court or an airport nobody goes for a visit")
    if match.units[match.first].text == "在" and any(goal is None for _, goal in destinations):
        # 在联合社的访问中
        raise Nothing("no visit: only a place is where somebody is on a visit")
    if _is_one_of(match):
        raise Nothing("no destination: the clause says only in what part of the world it lies")
    countries = [goal.country for _, goal in destinations if goal is not None]
    apart = len(who) == len(destinations) > 1 and any(
        unit.text in word_list("severally") for unit in match.units[match.first - 1 if match.first else 0 : match.last]
    )
    for number, (to, goal) in enumerate(destinations):
        after = match.units[match.last : match.last + 2]
        # 前往总统府拜会甲, 前往总统府，与甲会晤
        calls = any(unit.tag == "WITH" or unit.text in word_list("receiving") for unit in after)
        seat = calls and goal is None and simplify(to).endswith(tuple(word_list("seat")))
        building = seat or (goal is not None and goal.kind in ("venue", "institution"))
        # 抵达双橡园参访
        sees = any(unit.text in word_list("sees_place") for unit in after[:1])
        if match.pattern.name in ("arrive", "go", "to-do") and building and not sees:
            raise Nothing("no visit: to arrive at a building is part of one")
        if match.pattern.name == "depart":
            _check_abroad(who, goal)
        if match.pattern.name == "to-do" and not _acts_there(match):
            raise Nothing("no visit: the clause does not say what was done there")
        returned = match.pattern.name == "arrive" and goal is not None and goal.kind == "capital"
        if returned and goal is not None and all(home_of(party) == goal.country for party in who):
            raise Nothing("no visit: to arrive in the capital of one's own country ends one")
        guests = tuple(p for p in who if goal is None or goal.kind != "country" or home_of(p) != goal.country)
        if not guests:
            raise Nothing("no visit: nobody visits the country that is his own")
        # 在北京宣布将访韩: where it was said is not where the visit goes.
        there = tuple(p for p in told.places if goal is None or _lies_in(p, goal))
        own = place_of_institution(to) or _place_within(match, to) if goal is None else None
        if own is not None and own.country not in {p.country for p in there}:
            there = (own,)
        stops = goal is not None and countries.count(goal.country) > 1
        # 10日结束对甲国和乙国的访问: the last day of the last.
        time = told.time if match.pattern.day != "end" or goal is destinations[-1][1] else None
        if goal is None and match.pattern.day == "start" and time is not None and not time.text.endswith("起"):
            # 9日赴甲校参观: within a day.
            time = replace(time, end=time.end or time.start)
        # 甲和乙分别访问丙国和丁国: each one of them.
        travellers = who[number : number + 1] if apart else guests
        yield replace(told, who=travellers, whom=(), to=to, to_place=goal, places=there, stops=stops, time=time)


def _mutual(told: EventMention, who: tuple[Party, ...]) -> Iterator[EventMention]:
    """Yield the visits of two to each other's country: 甲和乙实现互访."""
    homes = [home for party in who if (home := home_of(party)) is not None]
    if len(who) != 2 or len(set(homes)) != 2:
        raise Nothing("no destination: it is not told whose countries they visit")
    for traveller, home in zip(who, reversed(homes), strict=True):
        to = country_name(home)
        yield replace(told, who=(traveller,), whom=(), to=to, to_place=place(to), places=())


def _lies_in(there: Place, goal: Place) -> bool:
    """Whether a place may be where a visit to `goal` was: not another city or region."""
    elsewhere = goal.kind in ("city", "capital", "venue") and there.city not in (None, goal.city)
    elsewhere = elsewhere or (goal.kind == there.kind == "region" and goal.name != there.name)
    return there.country == goal.country and there.kind != "country" and not elsewhere


def _acts_there(match: Match) -> bool:
    """Whether the clause goes on with a meeting or a gathering: 到基辅[会见乙], 到巴黎、里昂[考察]."""
    before = match.units[match.first - 1] if match.first else None
    if (
        before is not None
        and before.tag in ("VERB", "SPEECH")
        and not before.text.endswith(tuple(word_list("invited")))
    ):
        # 谈论|到
        return False
    units, first = match.units, match.last
    if _is_due(match):
        return True
    if units[first - 1].tag == "INSTITUTION" and units[first - 2].text == "至":
        # 将战线推至武装部队营区
        return False
    if before is not None and before.text in word_list("sets_out_to") and _is_followed_by_verb(units, first):
        # 曾到乙城表达支持
        return True
    if first < len(units) and units[first].tag in DESTINATIONS:
        # 到美国纽约
        return _goes_on_there(units[first + 1 :], listed=False)
    while first + 1 < len(units) and units[first].tag == "JOIN" and units[first + 1].tag in DESTINATIONS:
        first += 2
    return _goes_on_there(units[first:], listed=first > match.last)


def _is_due(match: Match) -> bool:
    """Whether a plan tells the day of the arrival, and no more: 预定6月6日到台北，行程四天."""
    before = match.units[max(0, match.trigger_at - 2) : match.trigger_at]
    dated = len(before) > 1 and before[1].tag == "TIME" and before[0].text.removesuffix("于") in word_list("intends")
    return dated and (match.last == len(match.units) or match.units[match.last].tag in ("COMMA", "STOP"))


def _is_followed_by_verb(units: list[Unit], at: int) -> bool:
    return at < len(units) and units[at].tag in ("VERB", "LIGHT", "TRIGGER") and units[at].start == units[at - 1].end


def _goes_on_there(following: list[Unit], *, listed: bool) -> bool:
    """Whether a clause goes on with a meeting or a gathering; listed: whether it does after a list of places."""
    for at, unit in enumerate(following):
        if unit.tag == "WITH":
            return at + 1 < len(following) and following[at + 1].is_party()
        if unit.text == "向":
            # 到美国向甲汇报
            return at + 1 < len(following) and following[at + 1].tag == "PERSON"
        if unit.tag == "LIGHT":
            # 到日内瓦举行会谈
            return any(later.tag == "TRIGGER" for later in following[at + 1 : at + 3])
        if unit.tag == "TRIGGER":
            # 到巴黎考察 is a pattern of its own, but for a list of places.
            return listed or unit.text in word_list("receiving") | word_list("attending")
        if unit.tag not in ("WORD", "TIME", "PARTICLE", "VERB") and not (unit.tag == "COMMA" and at == 0):
            return False
    return False


def _is_one_of(match: Match) -> bool:
    """Whether the place only says where the country lies that is meant: 访问的[西方]国家是…, 访问这个[北欧]国家."""
    units, goal = match.units, match.slots.get("D")
    if goal is None:
        return False
    at = next(i for i, unit in enumerate(units) if unit.end >= goal.end)
    opener = units[at - 1].text if at else ""
    pointed = opener == "的" or opener in word_list("demonstrative")
    return pointed and [unit.text for unit in units[at + 1 : at + 2]] == ["国家"]


def _is_nameless(to: str) -> bool:
    return simplify(to).startswith(tuple(word_list("no_destination")))


def _place_within(match: Match, to: str) -> Place | None:
    """The place in the name of the institution visited: 参观[巴黎]第一医院."""
    named = (unit for unit in match.units if unit.tag == "INSTITUTION" and unit.text.endswith(simplify(to)))
    inner = next((unit.inner for unit in named), [])
    return next((u.value for u in inner if u.tag in ("CITY", "REGION") and isinstance(u.value, Place)), None)


def _check_abroad(who: tuple[Party, ...], goal: Place | None) -> None:
    """Only who leaves a country that is not his own has been on a visit."""
    homes = {home_of(party) for party in who}
    homeless = any(home_of(party) is None for party in who if party.kind != "delegation")
    if goal is None or goal.country in (None, *homes) or homeless:
        raise Nothing("no visit: to leave one's own country begins one")


def as_attendance(told: EventMention, match: Match, source: Texts) -> Iterator[EventMention]:
    """Yield `told` as the attendance of each gathering of `match`; raise Nothing where it is none."""
    gathering = match.slots["G"]
    if gathering.text.startswith(tuple(word_list("no_gathering"))) or _COUNTED.match(gathering.text):
        raise Nothing("no gathering: it has no name")
    if match.trigger.text in word_list("presiding") and all(party.kind == "organisation" for party in told.who):
        raise Nothing("no gathering: a body that gives one is only its organiser")
    if all(any(word in simplify(party.name) for word in word_list("audience")) for party in told.who):
        raise Nothing("nobody named: an audience without names")
    if _welcomes(match) or gathering.text.endswith(tuple(word_list("welcome_ceremony"))):
        raise Nothing("no gathering: it is the welcome of a guest, whom the host meets")
    held = gathering.value if isinstance(gathering.value, Held) else None
    if held is None and without_part(gathering.text) in word_list("unnamed_gathering"):
        raise Nothing("no gathering: the article does not say which")
    if held is not None:
        told = replace(told, places=told.places or held.places, time=told.time or held.time)
    named_at = held or gathering
    start = named_at.start if held else _start_of_name(gathering)
    to = _without_marks(source.original[_with_mark(source.original, start, named_at.end) : named_at.end])
    named = tuple(u.value for u in gathering.inner if isinstance(u.value, Place) and u.tag in ("CITY", "VENUE"))
    if match.pattern.name == "attending" and not told.places and not named:
        # 在上海会见前来参加进博会的甲: the host receives where the gathering is.
        named = tuple(place for place in places_around(match) if place.kind != "venue")
    everybody = {party.name: party for party in (*told.who, *told.whom)}
    told = replace(told, who=_travellers(tuple(everybody.values())), whom=(), places=told.places or named)
    # 出席[2025年甲峰会]和纪念活动: the year is that of the first.
    of_first = told.time is not None and source.original.endswith(told.time.text, 0, start)
    for at, name in enumerate(_gatherings(to)):
        yield replace(told, to=name, time=None if at and of_first else told.time)


def _with_mark(text: str, start: int, end: int) -> int:
    """Where a name begins with the mark that opens what it closes: 「[甲聯盟」年會]."""
    opened = (text.count(b, start, end) > text.count(a, start, end) for a, b in _PAIRS if text.startswith(a, start - 1))
    return start - 1 if start and any(opened) else start


def _without_marks(name: str) -> str:
    """The name without quotation marks around all of it, or one that the other of its pair is not in."""
    for opening, closing in _PAIRS:
        if name.startswith(opening) and (name.endswith(closing) or closing not in name[1:]):
            name = name[1:]
        if name.endswith(closing) and opening not in name:
            name = name[:-1]
    return name


def _welcomes(match: Match) -> bool:
    """Whether the host of a reception gives it to welcome somebody: 主持茶会，[欢迎乙到访], 主持餐会，[为乙接风]."""
    after = match.units[match.units.index(match.slots["G"]) + 1 :][:3]
    opens = [unit.text for unit in after[1:2] if after[0].tag == "COMMA"]
    return match.trigger.text == "主持" and opens in (["欢迎"], ["为"]) and after[-1].is_party()


def _start_of_name(gathering: Unit) -> int:
    """Where the name begins, after whose or what it is: 新任总统甲的|就职典礼, 乙城的|北约峰会."""
    inner = gathering.inner
    last = next((i for i in range(len(inner) - 2, 0, -1) if inner[i].text == "的"), 0)
    modifier, name = inner[:last], "".join(unit.text for unit in inner[last + 1 :])
    about = any(unit.text in word_list("opens_topic") for unit in modifier)
    told = not about and any(unit.tag in ("PERSON", "OFFICE", "PREPOSITION") for unit in modifier)
    placed = bool(modifier) and all(unit.tag in DESTINATIONS for unit in modifier)
    return inner[last + 1].start if (told or placed) and name not in word_list("any_gathering") else gathering.start


def _gatherings(names: str) -> list[str]:
    """The gatherings that one verb governs: 出席北约峰会和欧盟峰会 are two, 巴黎和平论坛 is one."""
    parts = re.split("以及|[和及、]", names)
    each = all(simplify(part).endswith(heads("gathering")) for part in parts)
    return parts if each else [names]


def _travellers(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    stationary = tuple(word_list("no_traveller"))
    travellers = tuple(
        p
        for p in parties
        if p.kind in _TRAVELLERS
        and group_of(p) is None
        and not (p.kind == "organisation" and simplify(p.name).endswith(stationary))
    )
    if not travellers:
        raise Nothing("no traveller: a country does not travel or attend")
    return travellers
