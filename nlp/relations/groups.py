"""Parties told in several words become one unit: a delegation and who leads it, those named and those who are not."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from nlp.entities import Party, country_of, offices_meant, organisation, simplify
from nlp.entities.numbers import STATES

from .delegations import is_bare_group
from .departments import body_ends
from .lists import read_lists, takes_party
from .positions import clause_start
from .row import BREAKS, LONGEST, Row
from .units import Unit
from .vocabulary import word_list

# How many countries a list has, after the last of them.
_COUNTED = re.compile(f"(?:{STATES})?$")


def gather(row: Row) -> None:
    """Make one unit of each party of `row` that is told in several, and leave out what only sums parties up."""
    _led_delegations(row)
    _teams(row)
    _share_office(row)
    _towards(row)
    _including(row)
    _named_members(row)
    read_lists(row)


def _led_delegations(row: Row) -> None:
    """米罗诺夫率领的党干部考察团 is one party, named by its leader."""
    units = row.units
    for i in range(len(units) - 1, 0, -1):
        # 州长甲|考察团
        own = units[i].tag == "DELEGATION" and units[i].parties[0].country is None
        if own and units[i - 1].tag == "PERSON" and units[i - 1].end == units[i].start:
            units[i - 1 : i + 1] = [replace(units[i - 1], end=units[i].end)]
    i = 0
    while i + 3 < len(units):
        leader, verb, particle, body = units[i : i + 4]
        if leader.is_party() and verb.text in word_list("heading") and particle.text == "的":
            # Between 的 and the word for the body may stand its adjectives.
            j = i + 3
            while j < len(units) and j < i + 9 and units[j].tag not in (*BREAKS, "TRIGGER", "DELEGATION"):
                j += 1
            if j < len(units) and units[j].tag == "DELEGATION":
                # 由甲、乙率领的代表团
                while i > 1 and units[i - 1].tag == "JOIN" and units[i - 2].is_party():
                    i -= 2
                # 议长率领的代表团: who leads it has no name.
                leader = units[j] if leader.tag == "OFFICE" else leader
                leaders = [p for unit in units[i : j + 1] if unit.tag == leader.tag for p in unit.parties]
                led = leaders[0].at(units[i].start, units[j].end)
                first = _opener(units, i)
                units[first : j + 1] = [
                    replace(leader, start=units[first].start, end=units[j].end, parties=(led, *leaders[1:]))
                ]
        i += 1


def _opener(units: list[Unit], leader: int) -> int:
    """Return where 由[…的]X率领的 begins; the leader itself where no 由 stands before."""
    for at in range(leader - 1, max(leader - 14, -1), -1):
        if units[at].text in ("由", "以"):
            return at
        if units[at].tag in (*BREAKS[:2], "TRIGGER"):
            break
    return leader


def _teams(row: Row) -> None:
    """拜登和习近平的团队: the team stands for its head; 与阿曼方面会谈: the country itself."""
    units = row.units
    i = 0
    while i + 2 < len(units):
        side, noun, following = units[i : i + 3]
        if side.tag == "COUNTRY" and noun.text == "方面" and noun.start == side.end and following.text != "的":
            units[i : i + 2] = [replace(side, end=noun.end)]
        # 美国方面的代表
        last = i + 2 if units[i + 1].text == "方面" else i + 1
        staff = units[last + 1] if last + 1 < len(units) and units[last].text == "的" else units[i]
        named = last + 2 < len(units) and units[last + 2].tag == "PERSON"
        if units[i].is_party() and staff.text in word_list("staff") and not named:
            units[i : last + 2] = [replace(units[i], end=staff.end)]
        i += 1


def _share_office(row: Row) -> None:
    """伊朗和沙特外长, 法国、英国和北约领导人, 法国和德国两国总统: what stands after the last is what all are."""
    units = row.units
    for i in range(len(units) - 1, 1, -1):
        office = units[i]
        if office.tag == "OFFICE":
            last, title = i, _standing_for(office.parties[0]) or office.parties[0].title or ""
        elif office.tag == "PRONOUN" and office.text.startswith(tuple(word_list("of_all"))):
            last, title = i - 1, office.parties[0].role
        else:
            continue
        first = _first_of_countries(units, last)
        if first == last or not title:
            continue
        if title not in offices_meant() and any(units[k].tag == "ORG" for k in range(first, last, 2)):
            # 工商界和学术界代表
            continue
        # 甲国和乙国[的外长]: the countries are named.
        parted = office.tag == "OFFICE" and not office.text.endswith(simplify(office.parties[0].name))
        if office.tag == "PRONOUN":
            del units[i]
        elif parted:
            units[i] = _as_country(office, simplify(office.text))
            title = title if title in offices_meant() else ""
        elif title == _standing_for(office.parties[0]):
            units[i] = _as_country(office, title)
        elif office.parties[0].number != "one" or not office.parties[0].country:
            continue
        role = title if title in offices_meant() or title not in word_list("representing") else ""
        for at in range(first, last, 2):
            party = replace(units[at].parties[0], role=role)
            named = office.tag == "OFFICE" and not parted and title == office.parties[0].title
            if named and role and party.kind == "country":
                # 法国和德国[外长]: whoever holds that office in each
                party = replace(party, kind="office", name=party.name + title, title=title)
                units[at] = replace(units[at], tag="OFFICE")
            units[at] = replace(units[at], parties=(party,))


def _first_of_countries(units: list[Unit], last: int) -> int:
    """Where the list of countries and organisations begins that ends at `last`."""
    first = last
    while first > 1 and units[first - 1].tag in ("JOIN", "WITH") and units[first - 2].tag in ("COUNTRY", "ORG"):
        adjacent = units[first - 2].end == units[first - 1].start and len(units[first - 2].parties) == 1
        if not adjacent or (first != last and units[first - 1].tag != "JOIN"):
            break
        first -= 2
    return first


def _standing_for(office: Party) -> str:
    """What somebody is who only stands for a country or organisation: 代表, 领导人; empty for other offices."""
    ends = (word for word in word_list("representing") if simplify(office.name).endswith(word))
    title = max(ends, key=len, default="")
    side = simplify(office.name)[: -len(title)] if title else ""
    return title if office.country or organisation(side) is not None else ""


def _as_country(office: Unit, title: str) -> Unit:
    party = office.parties[0]
    role = title if title in offices_meant() else ""
    kind, tag = ("country", "COUNTRY") if party.country else ("organisation", "ORG")
    # 法国3国领导人: the last of three
    name = party.name[: len(_COUNTED.sub("", simplify(party.name)[: -len(title)]))]
    # 法国高级安全|官员, but 法国议会|领导人
    states = (name[:length] for length in range(len(name), 1, -1) if country_of(simplify(name[:length])))
    name = next(states, name) if party.country and not simplify(name).endswith(body_ends()) else name
    home = replace(party, kind=kind, name=name, title=None, role=role, id=party.country)
    return replace(office, tag=tag, parties=(home,))


def _towards(row: Row) -> None:
    """印尼[对华合作]牵头人卢胡特: what somebody's office is about."""
    units = row.units
    for i in range(len(units) - 3, 0, -1):
        if units[i].text != "对" or units[i - 1].tag != "COUNTRY" or units[i + 1].tag != "ABBREVIATION":
            continue
        j = i + 2
        while j < len(units) - 1 and units[j].tag in ("WORD", "VERB", "OFFICE", "JOIN"):
            j += 1
        if j > i + 2 and units[j].tag == "PERSON" and units[j].parties[0].title:
            units[i - 1 : j] = []


def _including(row: Row) -> None:
    """包括布林肯在内的多名官员, 与多名专家如甲、乙会谈, 会见议员，例如甲: whom the sentence names stands for all."""
    units = row.units
    _leave_out_nameless(units)
    for i in range(1, len(units) - 1):
        if units[i].text in word_list("such_as") and units[i + 1].is_party():
            met = [unit.tag for unit in units[max(0, i - 3) : i]] == ["OFFICE", "TRIGGER", "COMMA"]
            if met and any(unit.tag == "WITH" for unit in units[max(0, i - LONGEST) : i]):
                # 与12位议员会晤，如甲、乙
                units[i - 3] = replace(units[i - 3], tag="PERSON", parties=_listed(units, i + 1))
                continue
            if (
                i > 2
                and units[i - 1].text in word_list("members")
                and units[i - 2].tag == "COMMA"
                and units[i - 3].is_party()
                and units[i - 3].tag != "COUNTRY"
            ):
                # 会见代表团，成员包括甲、乙, but not 率团访问丙国，成员包括甲、乙
                units[i - 2 : i + 1] = [replace(units[i - 2], text="、", tag="JOIN")]
                return
            opener = i - 1
            while opener > max(i - LONGEST, 0) and not takes_party(units[opener]):
                if units[opener].tag in BREAKS and opener != i - 1:
                    break
                opener -= 1
            if takes_party(units[opener]):
                # 宴请甲及[主要干部包括]乙、丙
                named = (k for k in range(i - 1, opener + 1, -1) if units[k - 1].tag == "PERSON")
                kept = next((k for k in named if units[k].tag == "JOIN"), opener)
                del units[kept + 1 : i + 1]
                return
    for i in range(len(units) - 4):
        if units[i].text == "包括" and units[i + 1].is_party() and (end := _of_the_included(units, i + 2)):
            last = end
            while last < len(units) and units[last].tag in ("WORD", "OFFICE", "ORG", "COUNTRY"):
                if units[last].value == "d":
                    # 包括甲在内的多名官员[也曾]访台
                    break
                last += 1
            parties = tuple(party for unit in units[i:end] if unit.tag != "PRONOUN" for party in unit.parties)
            units[i:last] = [replace(units[i + 1], end=units[last - 1].end, parties=parties)]
            return


def _leave_out_nameless(units: list[Unit]) -> None:
    """Leave out 包括议员在内, where nobody is named: 与[包括多位议员在内]共40位参议员会晤，如甲."""
    for i in range(len(units) - 4, -1, -1):
        if units[i].text != "包括":
            continue
        near = units[i + 1 : i + LONGEST]
        included = list(itertools.takewhile(lambda unit: unit.text != "在" and unit.tag not in BREAKS, near))
        end = i + 1 + len(included)
        closed = "".join(unit.text for unit in units[end : end + 2]) == "在内"
        if closed and not any(unit.tag in ("PERSON", "COUNTRY", "PRONOUN") for unit in included):
            del units[i : end + 2]


def _named_members(row: Row) -> None:
    """多个访团抵达，包括甲国议员团、乙: those who are named stand for the group."""
    units = row.units
    for i in range(len(units) - 2, 1, -1):
        if units[i].text not in word_list("such_as") or units[i - 1].tag != "COMMA" or not units[i + 1].is_party():
            continue
        start = clause_start(units, i - 1)
        group = next((k for k in range(start, i) if units[k].tag == "DELEGATION"), None)
        if group is not None and is_bare_group(units[group].parties[0]):
            units[group] = replace(units[group], parties=_listed(units, i + 1))
            del units[i - 1 : _end_of_list(units, i + 1)]


def _end_of_list(units: list[Unit], at: int) -> int:
    """Where the list of parties ends that begins at `at`."""
    while at + 2 < len(units) and units[at + 1].tag == "JOIN" and units[at + 2].is_party():
        at += 2
    return at + 1


def _listed(units: list[Unit], at: int) -> tuple[Party, ...]:
    """The parties of the list that begins at `at`."""
    return tuple(party for unit in units[at : _end_of_list(units, at)] for party in unit.parties)


def _of_the_included(units: list[Unit], at: int) -> int:
    """Where 包括甲、乙以及丙本人在内的 ends, whose second unit after 包括 is at `at`; 0 where it is none."""
    while at < len(units) and (units[at].is_party() or units[at].tag in ("JOIN", "WITH")):
        at += 1
    return next((at + n for n in (2, 3) if "".join(unit.text for unit in units[at : at + n]) == "在内的"), 0)
