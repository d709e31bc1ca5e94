"""Delegations: which one a short name means (农访团, 该团), and who leads it."""

from __future__ import annotations

import itertools
import re

from nlp.entities import Party, place, read_words, simplify
from nlp.entities.numbers import NUMERAL, PEOPLE

from .discourse import Discourse, Leader
from .guests import group_of
from .positions import is_subject
from .units import Unit
from .vocabulary import word_list

_COUNTED = re.compile(f"(?:全部|全体)?{PEOPLE}")
_QUOTES = re.compile("[“”「」『』]")
_HEAD = "团长"
# 驻欧盟使团团长: the head of a mission abroad leads no delegation.
_ABROAD = "使团团长"
_PART = "分团"
# A team of players is led by nobody whom news names: 少棒队.
_SIDE = "队"


def leading_words() -> frozenset[str]:
    """Return the words by which a sentence tells who leads a delegation, so that it is analysed for the name."""
    return word_list("lead") | {_HEAD}


def leaders_in(units: list[Unit]) -> list[Leader]:
    """Those of whom a sentence says that they lead a delegation: 由X率领, X率领…团, X率团, 率团的X, 团长X.

    Or that one without another name is formed of them: 由X、Y等组成的代表团.
    """
    found: list[Leader] = []
    leads = word_list("lead")
    for at, unit in enumerate(units):
        if unit.text in leads:
            found += _who_lead(units, at)
        elif unit.text == "组成":
            found += _who_form(units, at)
        elif unit.text == "一行" and at and units[at - 1].tag == "ORG":
            # 甲协会一行12人
            found += [Leader(party, None) for party in units[at - 1].parties]
        elif unit.text == "一行" or (unit.tag == "PERSON" and unit.text.endswith("一行")):
            found += _heads_of_party(units, at if unit.tag == "PERSON" else at - 1)
        elif unit.tag == "PERSON" and _leads(simplify(unit.parties[0].title or "")):
            found.append(Leader(unit.parties[0], None))
        elif unit.tag == "OFFICE" and _leads(unit.text):
            around = units[max(0, at - 2) : at - 1] if units[at - 1].text in word_list("serve_as") else units[at + 1 :]
            found += [Leader(other.parties[0], None) for other in around[:1] if other.tag == "PERSON"]
    return found


def _leads(office: str) -> bool:
    return office.endswith(_HEAD) and not office.endswith(_ABROAD)


def _who_form(units: list[Unit], at: int) -> list[Leader]:
    """Those of whom a delegation is formed: 由[甲、乙]等组成的代表团."""
    opener = next((i for i in range(at - 1, -1, -1) if units[i].text == "由"), at)
    team = next((unit.parties[0] for unit in units[at + 1 : at + 4] if unit.tag == "DELEGATION"), None)
    persons = tuple(unit.parties[0] for unit in units[opener:at] if unit.tag == "PERSON")
    return [Leader(person, simplify(team.name), persons) for person in persons] if team and is_bare_group(team) else []


def _heads_of_party(units: list[Unit], last: int) -> list[Leader]:
    """Those who are named of a party that travels: 甲及乙[一行]8人."""
    first = last
    while first > 1 and units[first - 1].tag in ("JOIN", "WITH") and units[first - 2].tag == "PERSON":
        first -= 2
    persons = tuple(unit.parties[0] for unit in units[first : last + 1] if unit.tag == "PERSON")
    return [Leader(person, None, persons) for person in persons]


def _who_lead(units: list[Unit], at: int) -> list[Leader]:
    opener = next((i for i in range(at - 1, -1, -1) if units[i].text == "由"), None)
    if opener is not None:
        persons = [i for i in range(opener + 1, at) if units[i].tag == "PERSON"]
    else:
        persons = [i for i in range(at) if units[i].tag == "PERSON" and (i == at - 1 or is_subject(units, i))][-1:]
    if not persons and [u.tag for u in units[at + 1 : at + 2]] == ["PARTICLE"]:
        persons = [i for i in range(at + 2, min(at + 5, len(units))) if units[i].tag == "PERSON"][:1]
    # 率团抵达丙地，将与[乙国代表团]会谈: not the one that he leads.
    # 继甲率团来访后，[另一个访团]抵达: nor another one.
    here = itertools.takewhile(lambda i: not units[i].text.startswith("另"), range(at + 1, min(at + 12, len(units))))
    ahead = [i for i in here if units[i].tag == "DELEGATION"]
    led = [simplify(units[i].parties[0].name) for i in ahead if units[i - 1].tag != "WITH"][:1]
    if not led:
        led = [simplify(u.parties[0].name) for u in units[: opener or 0] if u.tag == "DELEGATION"]
    leaders = [party for i in persons for party in units[i].parties[:1]]
    if len(led) == len(leaders):
        return [Leader(party, team) for party, team in zip(leaders, led, strict=True)]
    return [Leader(party, led[-1] if led else None) for party in leaders]


def is_bare_group(delegation: Party) -> bool:
    """Whether a delegation is called by nothing but the noun: 代表团, 访团, 该团."""
    return _is_bare(simplify(delegation.name))


def _is_bare(name: str) -> bool:
    for word in word_list("demonstrative"):
        name = name.removeprefix(word)
    return name in read_words("nlp.entities.lexicon", "offices.tsv", "bare-group")


def is_part(party: Party) -> bool:
    """Whether it is a part of a delegation that travels by itself: 黄豆分团."""
    return party.kind == "delegation" and simplify(party.name).endswith(_PART)


def representatives(delegation: Party, discourse: Discourse) -> list[Party]:
    """Return the leaders of a delegation where the article names them, else the delegation by its fullest name.

    Empty for a bare 代表团 in an article that tells of none.
    """
    full = _in_full(delegation, discourse)
    if full is not None and _COUNTED.match(simplify(full.name)) and group_of(full) is not None:
        # 会见全部一百名议员: not those whom somebody led elsewhere.
        return [full]
    name = simplify((full or delegation).name)
    # 陶会长 is told of by name as well.
    leaders = [leader for leader in discourse.leaders if not leader.party.role] or discourse.leaders
    if led := {leader.party.name: leader.party for leader in leaders if leader.team and _is_one(leader.team, name)}:
        return list(led.values())
    several = len({leader.team for leader in leaders if leader.team}) > 1
    # 甲率团来访。本省代表团曾到乙省: another one.
    named_by_region = full is not None and _region_of(name) and not is_bare_group(delegation)
    if not name.endswith((_PART, _SIDE)) and not several and not named_by_region:
        # 甲率乙协会访问团到访。丙委员会代表团来访: another one.
        leaders = [
            leader
            for leader in leaders
            if delegation.start < leader.party.start or not (_tells_which(name) and _tells_which(leader.team or ""))
        ]
        before = [leader for leader in leaders if leader.party.start < delegation.start]
        for leader in [*reversed(before), *leaders[len(before) :]]:
            if len({delegation.country, leader.party.country} - {None}) < 2:
                return list(leader.together) or [leader.party]
    return [full] if full is not None else []


def _tells_which(name: str) -> bool:
    """Whether a name tells which delegation it is, not only of how many it is: no 访团, 六人代表团, 第二个代表团."""
    name = re.sub(f"^第?{NUMERAL}+[人名个]", "", name)
    return bool(name) and not _is_bare(name)


def _region_of(name: str) -> bool:
    """Whether a delegation is called after a region: 河南省代表团."""
    places = (place(name[:length]) for length in range(2, len(name)))
    return any(entry is not None and entry.kind == "region" for entry in places)


def _in_full(delegation: Party, discourse: Discourse) -> Party | None:
    """The delegation by the longest name that the article has for it; a bare one is the last named before."""
    if is_bare_group(delegation):
        before = [other for other in discourse.delegations if other.start < delegation.start]
        if not before:
            return None
        delegation = before[-1]
    same = [delegation]
    while more := [
        other
        for other in discourse.delegations
        if other not in same
        and any(
            _is_one(simplify(other.name), simplify(known.name)) and len({known.country, other.country} - {None}) < 2
            for known in same
        )
    ]:
        same += more
    return max(same, key=lambda other: len(other.name))


def _is_one(name: str, other: str) -> bool:
    """Whether one name is the other cut short: 农访团, 农产品贸易友好访问团."""
    short, full = sorted((_QUOTES.sub("", name), _QUOTES.sub("", other)), key=len)
    rest = iter(full)
    return short[-1] == full[-1] and all(letter in rest for letter in short)
