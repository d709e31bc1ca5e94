"""Where a visit goes: the destination named, each of several, or the country of the host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.entities import Party, Place, Texts, capital_before, country_name, country_of_letter, place, simplify

from .circumstances import setting_of
from .match import Match
from .place_units import place_of_institution, posted_to
from .positions import COMMON_NOUNS
from .units import DESTINATIONS, JOINTS, Unit
from .vocabulary import word_list

Destination = tuple[str, Place | None]
"""The words of the article and the entry of the gazetteer, where it has one."""

_QUOTES = re.compile("[“”「」『』]")
_JOINS = (*JOINTS, "与")
_BETWEEN = (*_JOINS, "等", "地")


def destinations_of(match: Match, source: Texts) -> list[Destination]:
    """Return the destinations of a visit: 访问罗马尼亚及摩尔多瓦 has two, 访问越南首都河内 one."""
    unit = match.slots.get("D") or match.slots.get("L")
    if unit is None:
        return _of_host(match)
    if unit.tag == "ABBREVIATION":
        return list(_abbreviated(match, unit, source))
    if unit.tag == "INSTITUTION" and unit.text.endswith(tuple(word_list("part_of_city"))):
        inner = unit.inner[0]
        if isinstance(inner.value, Place) and inner.tag == "CITY":
            # 前往平壤市区
            unit = inner
    city = unit.value.city if unit.tag == "VENUE" and match.pattern.name in ("arrive", "go", "to-do") else None
    if city and unit.text.startswith(city):
        # 赴[布鲁塞尔]欧盟总部
        unit = replace(unit, end=unit.start + len(city), text=city, value=place(city))
    if unit.tag == "ORG" and (town := place_of_institution(unit.text)) and _is_airport(match, unit):
        # 抵达[开罗甲地]国际机场
        unit = replace(unit, end=unit.start + len(town.form), text=town.form, value=town)
    found = _countries(unit)
    if not found:
        name = source.original[unit.start : unit.end]
        if unit.tag == "INSTITUTION":
            name = _without_standing(name)
        found.append((name, unit.value if isinstance(unit.value, Place) else None))
    after = next(i for i, other in enumerate(match.units) if other.end >= unit.end)
    before_it = after
    while before_it > 1 and match.units[before_it - 1].tag == "JOIN" and _is_place(match.units[before_it - 2]):
        # 欧洲、中东之行
        before_it -= 2
        other = match.units[before_it]
        found.insert(0, (source.original[other.start : other.end], other.value))
    for at in range(after + 1, len(match.units)):
        following, before = match.units[at], match.units[at - 1]
        if following.text in _BETWEEN or following.text in capital_before():
            continue
        if _names_institution(match.units, at):
            break
        if following.tag in ("INSTITUTION", "ORG") and unit.tag in ("INSTITUTION", "ORG") and before.text in _JOINS:
            # 赴甲公司、乙监管局等地调研
            found += [(party.name, None) for party in following.parties] or [
                (source.original[following.start : following.end], None)
            ]
            continue
        several = len(following.parties) > 1
        # Places after 在 have a tag of their own, all of them: 在甲地、乙地考察.
        if following.tag not in {*DESTINATIONS, unit.tag} or not (several or isinstance(following.value, Place)):
            break
        entry = found[-1][1]
        if entry is not None and entry.kind == "area" and (countries := _countries(following)):
            # 中南美巴拉圭及伯利兹
            found[-1:] = countries
        elif before.text in _JOINS:
            found.append((source.original[following.start : following.end], following.value))
        elif entry is not None and entry.kind in ("country", "region") and following.value.country == entry.country:
            # 访问越南首都河内 leads to 越南, 抵达湖北省武汉 to 武汉.
            form = source.original[following.start : following.end] if entry.kind == "region" else found[-1][0]
            found[-1] = (form, following.value)
        elif entry is not None and entry.kind == "area":
            # 南太平洋国家诺鲁: the area only says where the country lies.
            found[-1] = (source.original[following.start : following.end], following.value)
    return found


def _names_institution(units: list[Unit], at: int) -> bool:
    """Whether a place only begins what an institution is called: 参观甲馆、[乙市]数字化治理中心."""
    following = units[at + 1] if at + 1 < len(units) else units[at]
    beside = following.tag == "WORD" and following.start == units[at].end
    return beside and units[at - 1].text in _JOINS and following.value in (*COMMON_NOUNS, "vn")


def _is_airport(match: Match, unit: Unit) -> bool:
    """Whether an airport is named after what the engine takes for a body."""
    following = match.units[match.units.index(unit) + 1 :][:2]
    return any(after.text.endswith("机场") for after in following)


def _without_standing(name: str) -> str:
    """The name of an institution without what stands before it: 华府“芳亭中心, “一带一路”重要成果|某工业园.

    That of an exhibition may begin in quotes: “丝路”十年成果展.
    """
    if name.endswith("展") and name.count("“") == name.count("”") > 0:
        return name
    after_quotes = _QUOTES.split(name.rstrip("”」』"))[-1]
    # “甲”号 is called so.
    name = name if after_quotes == "号" else after_quotes or name
    inner = name.rpartition("市的")[2] if "市的" in name else name
    name = inner if place(simplify(name[: -len(inner)].rstrip("的市"))) else name
    standing = next((word for word in word_list("standing") if simplify(name).startswith(word)), "")
    return name[len(standing) :] or name


def _is_place(unit: Unit) -> bool:
    return unit.tag in DESTINATIONS and isinstance(unit.value, Place)


def _countries(unit: Unit) -> list[Destination]:
    """The countries of a unit that stands for several, 罗马尼亚及摩尔多瓦; else none."""
    found: list[Destination] = []
    for party in unit.parties if len(unit.parties) > 1 else ():
        entry = place(simplify(party.name))
        if entry is None and party.kind == "country":
            entry = Place(party.name, "country", party.name, None, party.country, None, None)
        found.append((party.name, entry))
    return found


def _abbreviated(match: Match, first: Unit, source: Texts) -> Iterator[Destination]:
    """访日、韩: each country of a list of short names."""
    at = match.units.index(first)
    yield source.original[first.start : first.end], first.value
    while at + 2 < len(match.units) and match.units[at + 1].text in _JOINS:
        at += 2
        unit = match.units[at]
        code = country_of_letter(unit.text, ()) if len(unit.text) == 1 else None
        if code is None:
            break
        form = source.original[unit.start : unit.end]
        yield form, Place(form, "country", form, None, code, None, None)


def _of_host(match: Match) -> list[Destination]:
    """到访的X, 欢迎X来访: the place where the host receives, else the host's country."""
    visitor = match.row.subject or match.slots.get("X")
    guests = {home_of(party) for party in visitor.parties} if visitor else set()
    if match.row.outer is None:
        around = match.units[: match.first]
    else:
        # 她会见到访的甲时说，包括中国在内…: not what is spoken of later.
        outer = match.row.outer.units
        closes = (i for i in range(match.row.at, len(outer)) if outer[i].tag in ("COMMA", "STOP"))
        around = outer[: next(closes, len(outer))]
        if "G" in match.slots and (places := places_around(match)):
            return [(places[-1].form, places[-1])]
    # 在约旦首都安曼会见到访的甲: there, whoever the host is.
    where = next((p.country for p in places_around(match) if p.country and p.country not in guests), None)
    if where is not None and match.row.outer is not None:
        name = country_name(where)
        return [(name, place(simplify(name)))]
    hosts = [party for unit in around if unit is not visitor for party in unit.parties]
    countries = [home for party in hosts if (home := _post_of(party) or home_of(party))]
    for country in reversed(countries) if match.row.outer is None else countries:
        if country not in guests:
            name = country_name(country)
            return [(name, place(simplify(name)))]
    return []


def _post_of(party: Party) -> str | None:
    return posted_to(simplify(party.title or "")) if party.kind == "person" else None


def home_of(party: Party) -> str | None:
    """Return the country of a party, where it is known; the ids of known people begin with theirs, or with ORG."""
    prefix = party.id.partition("/")[0] if party.id and party.kind == "person" else None
    return party.country or (prefix if prefix != "ORG" else None)


def places_around(match: Match) -> tuple[Place, ...]:
    """Return the places of the clause out of which the match was folded."""
    outer, at = match.row.outer, match.row.at
    if outer is None:
        return ()
    return setting_of(Match(match.pattern, outer, outer.units, at, at, match.trigger, at, {}, None)).places
