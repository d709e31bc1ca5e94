"""Units that say where: countries, bodies and unknown names read as places, and what only says what town it is."""

from __future__ import annotations

import itertools
import re

from nlp.entities import Party, Place, capital_before, country_name, country_of_letter, place, simplify
from nlp.entities.numbers import NUMERAL

from .units import Unit
from .vocabulary import word_list

_BEFORE_TOWN = ("WORD", "COUNTRY", "CITY", "REGION", "AREA", "VENUE", "PLACE")
# What may say what town it is, after which units, and in how many characters at most.
_OF_TOWN = ("WORD", "VERB", "AREA", "ORG", "PARTICLE")
_BEFORE_KIND = ("COUNTRY", "REGION", "PLACE", "TRIGGER")
_LONGEST_KIND = 14
_STATES, _LONGEST_PART = ("COUNTRY", "REGION", "PLACE"), 3
_SEATS = ("首府", "首都")
_REGIONS, _LONGEST_REGION = ("州", "省", "郡", "县"), 8
_FLOOR = re.compile(f"{NUMERAL}{{1,3}}楼")
# Under which engines file the names of places that they do not know.
_PROPER = ("PER", "LOC", "ORG", "nz")


def mark_places(row: list[Unit]) -> None:
    """Read as places the countries, bodies and unknown names that say where: 在老挝国会会见, 该州首府博伊西."""
    for at in range(len(row) - 1, 0, -1):
        house = row[at].tag == "VENUE" and row[at - 1].tag == "ORG" and row[at - 1].end == row[at].start
        if house and row[at - 1].text.startswith("驻"):
            # 驻美国代表处|双橡园
            del row[at - 1]
    for at, unit in enumerate(row):
        if (country := _country_before(row, at)) is not None:
            unit.value = unit.value._replace(country=country, latitude=None, longitude=None)
        if (where := _unknown_place(row, at)) is not None:
            unit.tag, unit.parties, unit.value = "CITY", (), where
        if unit.tag == "COUNTRY" and unit.value is not None and _is_where(row, at):
            unit.tag, unit.parties = "PLACE", ()
        if unit.tag == "ORG" and (seat := _seat(row, at)) is not None:
            unit.tag, unit.parties, unit.value = "PLACE", (), seat
        if at and unit.tag == "ORG" and unit.text.isascii() and row[at - 1].text in _SEATS:
            # 首府Dover, which the engine takes for an organisation
            unit.tag, unit.parties, unit.value = "PLACE", (), _town(row, at)
        if at and unit.value in _PROPER and (called := _called_town(row, at)) is not None:
            # 该州首府博伊西
            unit.start += called
            unit.text = unit.text[called:]
            unit.tag, unit.value = "PLACE" if row[at - 1].text in _SEATS else "CITY", _town(row, at)


def with_countries_above(row: list[Unit]) -> list[Unit]:
    """Read 上述三国 as the countries of those named before in the sentence: 应甲国总统、乙国总统邀请，丙访问[上述两国].

    Where somebody was invited they are those of who invited him.
    """
    kept: list[Unit] = []
    for unit in row:
        kept.append(unit)
        # The engine may read it in two.
        said = next((n for n in (1, 2) if _words(kept[-n:]) in word_list("countries_above")), 0)
        if not said:
            continue
        named = list(itertools.takewhile(lambda other: other.text not in word_list("inviting"), kept[:-said]))
        # 丙乘专机离京，[应]甲国总统、乙国总统邀请
        at_invitation = next((i for i in range(len(named) - 1, -1, -1) if named[i].text == "应"), 0)
        codes = dict.fromkeys(
            party.country for unit in named[at_invitation:] for party in unit.parties if party.country
        )
        if len(codes) > 1:
            start = kept[-said].start
            countries = tuple(Party(start, unit.end, country_name(c), "country", country=c, id=c) for c in codes)
            kept[-said:] = [Unit(start, unit.end, _words(kept[-said:]), "COUNTRY", countries)]
    return kept


def with_unknown_regions(row: list[Unit]) -> list[Unit]:
    """Read as a region what is called one in a list of them, though no table has it: 前往缅因州及[艾达荷州]访问."""
    kept: list[Unit] = []
    at = 0
    while at < len(row):
        listed = len(kept) > 1 and kept[-1].tag == "JOIN" and kept[-2].tag == "REGION"
        end = at
        while listed and end < len(row) and row[end].tag == "WORD" and row[end].end - row[at].start <= _LONGEST_REGION:
            end += 1
            name = _words(row[at:end])
            if len(name) > 2 and name.endswith(kept[-2].text[-1]) and name.endswith(_REGIONS):
                country = kept[-2].value.country if isinstance(kept[-2].value, Place) else None
                region = Place(name, "region", name, None, country, None, None)
                kept.append(Unit(row[at].start, row[end - 1].end, name, "REGION", value=region))
                at = end
                break
        else:
            kept.append(row[at])
            at += 1
    return kept


def without_parts_of_country(row: list[Unit]) -> list[Unit]:
    """Leave out in what part of a country a town lies: 访问乌克兰[东部的]哈尔科夫; an unknown name there is a town."""
    kept: list[Unit] = []
    at = 0
    while at < len(row):
        kept.append(row[at])
        at += 1
        end = at
        while end < len(row) and row[end].tag == "WORD" and len(_words(row[at:end])) < _LONGEST_PART:
            end += 1
        named = row[end + 1] if end + 1 < len(row) and row[end].text == "的" else None
        if named is None or _words(row[at:end]) not in word_list("part_of_country") or kept[-1].tag not in _STATES:
            continue
        country = kept[-1].value.country if isinstance(kept[-1].value, Place) else None
        if named.tag == "PERSON" and not named.parties[0].title and not named.parties[0].id and country:
            name = named.parties[0].name
            town = Place(name, "city", named.text, named.text, country, None, None)
            named.tag, named.parties, named.value = "CITY", (), town
        if named.tag == "CITY":
            at = end + 1
    return kept


def _words(units: list[Unit]) -> str:
    return "".join(unit.text for unit in units)


def without_kinds_of_town(row: list[Unit]) -> list[Unit]:
    """Leave out what only says what town it is: 抵达德国[北部港口城市]汉堡, 飞抵[什叶派圣城]纳杰夫."""
    kept: list[Unit] = []
    for unit in row:
        first = len(kept)
        if unit.tag in ("CITY", "REGION") and first and kept[-1].text.endswith((*capital_before(), *word_list("town"))):
            while first and kept[first - 1].tag in _OF_TOWN and unit.start - kept[first - 1].start <= _LONGEST_KIND:
                first -= 1
            opened = first and (kept[first - 1].tag in _BEFORE_KIND or kept[first - 1].text in word_list("of_place"))
            # 西弗吉尼亚州|首府|查尔斯顿 is read where the destination is.
            if opened and "".join(unit.text for unit in kept[first:]) not in _SEATS:
                del kept[first:]
        kept.append(unit)
    return kept


def without_kinds_of_country(row: list[Unit]) -> list[Unit]:
    """Leave out what only says what country it is, with the area it lies in: 访问[太平洋岛国]瑙鲁, [我友邦]洪都拉斯."""
    kept: list[Unit] = []
    for unit in row:
        kinds = word_list("kind_of_country")
        said = next((n for n in (3, 2, 1) if _words(kept[-n:]) in kinds), 0) if unit.tag == "COUNTRY" else 0
        first = len(kept) - said
        while said and first and (kept[first - 1].tag == "AREA" or kept[first - 1].text in ("我", "在")):
            first -= 1
        if first < len(kept) - said:
            del kept[first:]
        kept.append(unit)
    return kept


def _country_before(row: list[Unit], at: int) -> str | None:
    """The country named right before a city or region that the gazetteer has in another one: 希腊|罗德岛."""
    unit, before = row[at], row[at - 1] if at else row[at]
    if unit.tag not in ("CITY", "REGION") or before.tag not in ("COUNTRY", "PLACE") or before.end != unit.start:
        return None
    here, there = (u.value.country if isinstance(u.value, Place) else None for u in (before, unit))
    chinese = {"CHN", "TWN", "HKG", "MAC"}
    return here if here and there and here != there and not {here, there} & chinese else None


def _is_where(row: list[Unit], at: int) -> bool:
    """Whether the country at `at` is where, not who: 在俄罗斯会晤, 在新加坡及越南会晤."""
    if at > 1 and row[at - 1].text in ("及", "、", "以及") and row[at - 2].tag == "PLACE":
        return True
    if at > 3 and row[at - 1].tag == "TIME" and [unit.tag for unit in row[at + 1 : at + 2]] == ["TRIGGER"]:
        # 甲与乙去年底阿根廷会面
        return [unit.tag for unit in row[at - 4 : at - 1]] == ["PERSON", "WITH", "PERSON"]
    return at > 0 and row[at - 1].text in ("在", "于", "位于")


def _seat(row: list[Unit], at: int) -> Place | None:
    """Where a body has its seat, before what was done there: 在[老挝国会]会见, 于[驻美代表处]5楼设宴."""
    party = row[at].parties[0]
    following = row[at + 1].tag if at + 1 < len(row) else ""
    opened = at > 0 and row[at - 1].text in ("在", "于", "到")
    # 在驻美代表处5楼, but not 在驻美代表处安排下
    floor = row[at].text.startswith("驻") and bool(_FLOOR.match("".join(unit.text for unit in row[at + 1 : at + 3])))
    if not opened or not (floor or following in ("TRIGGER", "WITH", "LIGHT")):
        return None
    # 在[巴黎海洋饭店]举办酒会
    if party.country:
        return house_of(party)
    town = place_of_institution(row[at].text)
    return house_of(party, town) if town is not None else None


def house_of(party: Party, town: Place | None = None) -> Place:
    """The house of a body as a place: in `town`, else in the country that its name tells (驻美代表处)."""
    if town is not None:
        return town._replace(form=party.name, kind="venue", name=party.name)
    return Place(party.name, "venue", party.name, None, party.country, None, None)


def _unknown_place(row: list[Unit], at: int) -> Place | None:
    """The place that no table has and the engine took for a person: 在印度达兰萨拉会见, 飞往默克莱，."""
    unit = row[at]
    if unit.tag != "PERSON" or at == 0 or len(unit.parties) > 1:
        return None
    party, before = unit.parties[0], row[at - 1]
    if before.text in word_list("leads_to_place") and not (party.title or party.id):
        following = row[at + 1].tag if at + 1 < len(row) else "STOP"
        alone = following in ("COMMA", "STOP", "WITH", "TRIGGER")
        return Place(party.name, "city", party.name, party.name, None, None, None) if alone else None
    country = party.country if before.text in ("在", "于") and unit.start < party.end - len(party.name) else None
    if before.tag == "PLACE" and before.end == unit.start and isinstance(before.value, Place):
        country = before.value.country
    if country is None or party.title or party.id:
        return None
    return Place(party.name, "city", party.name, party.name, country, None, None)


def _called_town(row: list[Unit], at: int) -> int | None:
    """How many characters of the unit call it a town (圣城|纳杰夫), none where the one before does; None if neither."""
    if row[at - 1].text.endswith(capital_before()):
        return 0
    kind = max((word for word in capital_before() if row[at].text.startswith(word)), key=len, default="")
    return len(kind) if 0 < len(kind) < len(row[at].text) - 1 else None


def _town(row: list[Unit], at: int) -> Place:
    """The place that no table has, of the country told right before: 危地马拉边境城市|埃斯基普拉斯."""
    first = at
    while first > 0 and row[first - 1].end == row[first].start and row[first - 1].tag in _BEFORE_TOWN:
        first -= 1
    around = [unit.value for unit in row[first:at] if isinstance(unit.value, Place) and unit.value.country]
    name = row[at].text
    return Place(name, "city", name, name, around[-1].country if around else None, None, None)


def posted_to(title: str) -> str | None:
    """Return the country to which an envoy or a mission is posted: 驻美代表, 驻洛杉矶总领事; None for other words."""
    if not title.startswith("驻"):
        return None
    kinds = ("country", "region", "city", "capital")
    entry = next((entry for n in range(8, 1, -1) if (entry := place(title[1 : n + 1])) and entry.kind in kinds), None)
    return entry.country if entry is not None else country_of_letter(title[1:2], ())


def place_of_institution(name: str) -> Place | None:
    """Return the place with which the name of an institution begins: 美国国务院, 巴黎第一医院.

    An embassy and what is no body of state may lie outside the country whose name they have; a mission lies in the one
    to which it is posted (驻美代表处).
    """
    simple = simplify(name)
    if (posted := posted_to(simple)) is not None:
        return Place(name, "venue", name, None, posted, None, None)
    of_state = simple.endswith(tuple(word_list("of_state")))
    kinds = ("country", "region", "city", "capital") if of_state else ("region", "city", "capital")
    found = ((n, entry) for n in range(8, 1, -1) if (entry := place(simple[:n])) and entry.kind in kinds)
    return None if "驻" in simple else next((entry._replace(form=name[:n]) for n, entry in found), None)
