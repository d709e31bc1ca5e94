"""Who is meant: pronouns, offices alone and delegations replaced by the parties that the article names."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.entities import Party, country_name, offices_meant, simplify
from nlp.entities.numbers import FEW, small_number

from .delegations import representatives
from .discourse import Discourse
from .holders import full_name, holder_of
from .positions import is_subject
from .pronouns import antecedents, spoken_to
from .units import Unit
from .vocabulary import word_list

# 两名|议员: how many of what were told of before.
_HOW_MANY = re.compile(f"({FEW})[位名](.{{2,}})")
# 两位高级官员, 多名部长, 其中一家机构主管, 甲国每任总统: nobody in particular.
_COUNTED = re.compile("^(?:其中)?[一二两三四五六七八九十数多几][位名家]|每[任位]|历任")


def resolve(
    unit: Unit, discourse: Discourse, units: list[Unit], other: frozenset[str] = frozenset()
) -> tuple[Party, ...]:
    """Return the parties of `unit`, pronouns and offices alone replaced by those they stand for; empty if unclear.

    other: names of the other side, for which a pronoun cannot stand (甲会见了他).
    """
    parties: list[Party] = []
    holders: dict[str, list[Party]] = {}
    for state in unit.parties:
        if state.kind == "country" and state.role:
            # Nobody stands for two of them, be he told by surname alone.
            others = {full.name for found in holders.values() for p in found for full in (p, *full_name(p, discourse))}
            found = holder_of(state, discourse, other | others)
            # 中欧领导人: 欧 is no country, and no leader of one stands for it.
            holders[state.name] = [p for p in found if state.country or not p.country]
    states = [p for p in unit.parties if p.name in holders]
    all_or_none = len(states) > 2 or any(p.role.startswith("峰会") or not p.country for p in states)
    if all_or_none and not all(holders.values()):
        # 中阿峰会, 中欧领导人 and 中日韩领导人, of whose sides the article names one leader: the countries are meant.
        holders = {}
    for party in unit.parties:
        if _is_of_both_states(party, units):
            parties += _states_of_pair(party, discourse)
        elif party.kind == "pronoun":
            parties += antecedents(party, discourse, units, other)
        elif party.kind == "office":
            if _COUNTED.search(simplify(party.name)):
                parties += _counted(party, discourse)
                continue
            if _is_of_another_time(party, units):
                parties += [party] if party.tied else []
                continue
            party = _of_sender(party, units)
            group = [party] if _is_group(party) and not _is_told_of(party, discourse) else []
            parties += group or _addressee(party, discourse) or holder_of(party, discourse, other)
        elif party.kind == "country" and party.role:
            parties += holders.get(party.name) or [party]
        elif party.kind == "person" and party.role:
            parties += full_name(party, discourse)
        elif party.kind == "delegation":
            parties += representatives(party, discourse)
        else:
            parties.append(_with_office(party, discourse))
    unique = {party.name: party for party in parties}
    return tuple(unique.values())


def _counted(office: Party, discourse: Discourse) -> tuple[Party, ...]:
    """Those who were told of with this office just before, as many as are counted: [两名议员]离开台北."""
    match = _HOW_MANY.match(simplify(office.name))
    number, noun = (small_number(match[1]), match[2]) if match else (0, "")
    for told in (discourse.travellers, discourse.several):
        if number == len(told) > 1 and any(simplify(person.title or "").endswith(noun) for person in told):
            return tuple(told)
    return ()


def _with_office(party: Party, discourse: Discourse) -> Party:
    """The party with the office and country that another sentence of the article tells."""
    if party.kind != "person" or (party.title and party.country):
        return party
    for person in discourse.persons:
        if person.name == party.name and (person.title or person.country):
            return party.with_office_of(person)
    return party


def _is_group(office: Party) -> bool:
    """Whether several unnamed are a party: 中方官员, 大会代表, but not 欧洲领导人, who have names."""
    return office.number == "many" and office.tied and not simplify(office.name).endswith(tuple(offices_meant()))


def _is_of_another_time(office: Party, units: list[Unit]) -> bool:
    """Whether an office alone is told of with what its holder did the last time: 波兰总统[上次]访问日本是在2012年."""
    following = next((unit for unit in units if unit.start >= office.end), None)
    return following is not None and following.text in word_list("last_time")


def _is_of_both_states(party: Party, units: list[Unit]) -> bool:
    """Whether people without a name are told of who stand for two states: 双方[团队], 两国经贸牵头人."""
    name = simplify(party.name)
    if party.kind == "office":
        return name.startswith("两国") and name.endswith(tuple(word_list("spokesman") | word_list("staff")))
    at = next((i for i, unit in enumerate(units) if unit.start == party.end), len(units))
    staff, *further = [unit.text for unit in units[at : at + 2]] or [""]
    # 双方团队|自甲地会晤以来: not their own meeting.
    return name == "双方" and staff in word_list("staff") and not word_list("opens_since") & set(further)


def _states_of_pair(party: Party, discourse: Discourse) -> list[Party]:
    """The states of the two who met last, or write to each other."""
    codes = dict.fromkeys(person.country for person in discourse.pair if person.country)
    if len(codes) < 2:
        return []
    return [Party(party.start, party.end, country_name(c), "country", country=c, id=c) for c in codes]


def _of_sender(office: Party, units: list[Unit]) -> Party:
    """The holder of an office that is only called so, as one of whoever sends him: 甲国首相计划派遣[副外相]."""
    at = next((i for i, unit in enumerate(units) if unit.start == office.start), 0)
    if office.tied or not at or units[at - 1].text not in word_list("sends") | {"派"}:
        return office
    senders = (party for i in range(at) if is_subject(units, i) for party in units[i].parties if party.country)
    sender = next(senders, None)
    return office if sender is None else replace(office, country=sender.country, tied=True)


def _is_told_of(group: Party, discourse: Discourse) -> bool:
    """Whether the article names officials of the country whose officials `group` only calls so."""
    return any(person.country == group.country and person.title for person in discourse.persons if group.country)


def _addressee(office: Party, discourse: Discourse) -> list[Party]:
    """总理先生, where no country is told: the one spoken to."""
    polite = office.end - office.start > len(office.name)
    return spoken_to(discourse) if polite and not office.tied else []
