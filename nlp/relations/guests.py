"""Guests who have no name: those whom a verb of receiving has for its object are one party (会见大会代表).

And hosts that are told as a place: who goes to a body to call on it has met it (赴代表处拜会).
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from nlp.entities import Party, Place, Texts, simplify
from nlp.entities.numbers import NUMERAL

from .place_units import posted_to
from .row import BREAKS
from .units import Unit
from .vocabulary import heads, word_list

_NAMED = ("PERSON", "PRONOUN", "DELEGATION")
# Between who calls on somebody and the verb: 55位学员，[于8月5日]拜会.
_BEFORE_CALL = ("COMMA", "PREPOSITION", "TIME")
_COUNTED = re.compile(f"{NUMERAL}+[位名]([一-鿿]{{2,8}})$")
# 会见代表[并]座谈, 会见嘉宾[时]表示
_CLOSING = ("并", "时", "后", "以及", "等")


def read_guests(row: list[Unit], source: Texts, seat: Place | None) -> list[Unit]:
    """Return the row with its hosts and guests as parties beside the verbs by which they meet.

    seat: the mission for which the article speaks, so that a call on 本处 is one on it.
    """
    row = _call_on_bodies(_name_callers(row, source), source, seat)
    return _name_guests(_receive_callers(_without_standing_for(row)), source)


def _without_standing_for(row: list[Unit]) -> list[Unit]:
    """Return the row without the 代表 that says for whom a host stands in whom nobody names: 由甲[代表]接待."""
    return [
        unit
        for at, unit in enumerate(row)
        if unit.text != "代表"
        or [other.tag for other in row[at - 1 : at] + row[at + 1 : at + 2]] != ["PERSON", "TRIGGER"]
        or row[at + 1].text not in word_list("receives_callers")
    ]


def _name_guests(row: list[Unit], source: Texts) -> list[Unit]:
    """Return the row with each group that is received as a unit: 会见出席论坛的[各国代表]."""
    result: list[Unit] = []
    at = 0
    while at < len(row):
        result.append(row[at])
        at += 1
        if row[at - 1].text not in word_list("receives_groups"):
            continue
        end = next((i for i in range(at, len(row)) if row[i].tag in BREAKS or row[i].text in _CLOSING), len(row))
        first = _first_of_group(row, at, end)
        if first is not None and not _of_countries(row[first:end]):
            start, stop = row[first].start, row[end - 1].end
            guests = Party(start, stop, source.original[start:stop], "delegation")
            result += [*row[at:first], Unit(start, stop, source.simple[start:stop], "DELEGATION", (guests,))]
            at = end
    return result


def _name_callers(row: list[Unit], source: Texts) -> list[Unit]:
    """Return the row with each group of so many that calls on somebody as a unit: 55位[学员]拜会代表处.

    Its name is the noun alone, by which the article tells of them again.
    """
    result = list(row)
    for at in range(len(row) - 1, 0, -1):
        if row[at].text not in word_list("calls_on"):
            continue
        last = next((i for i in range(at - 1, 0, -1) if row[i].tag not in _BEFORE_CALL), 0)
        first = last
        while first and row[first - 1].tag == "WORD" and row[first - 1].end == row[first].start:
            first -= 1
        words = source.simple[row[first].start : row[last].end]
        counted = _COUNTED.search(words) if row[last].text.endswith(_any_group()) else None
        if counted is not None and row[first - 1].text != "等":
            start, end = row[first].start + counted.start(1), row[last].end
            callers = Party(start, end, source.original[start:end], "delegation")
            first = next(i for i in range(first, last + 1) if row[i].end > start)
            result[first : last + 1] = [Unit(start, end, source.simple[start:end], "DELEGATION", (callers,))]
    return result


def _call_on_bodies(row: list[Unit], source: Texts, seat: Place | None) -> list[Unit]:
    """Return the row with each 赴代表处拜会 as 拜会代表处: who goes there and calls on nobody else."""
    result = list(row)
    for at in range(len(row) - 3, -1, -1):
        # 来处拜会本处大使
        if seat and "".join(u.text for u in row[at : at + 2]) in word_list("comes_home"):
            here, there = row[at], row[at + 1]
            result[at : at + 2] = [
                replace(here, text="在", tag="PREPOSITION"),
                replace(there, text=simplify(seat.form), tag="VENUE", value=seat),
            ]
    row = list(result)
    for at in range(len(row) - 1, 0, -1):
        # The engine may read it in two.
        own = next((n for n in (1, 2) if "".join(u.text for u in row[at : at + n]) in word_list("own_seat")), 0)
        if seat and own and row[at - 1].text in word_list("calls_on"):
            start, end = row[at].start, row[at + own - 1].end
            mission = Party(start, end, seat.form, "organisation", country=seat.country)
            result[at : at + own] = [Unit(start, end, source.simple[start:end], "ORG", (mission,))]
    row = list(result)
    going, calling = word_list("leads_to_place") | word_list("comes_to_body"), word_list("calls_on")
    for at in range(len(row) - 4, -1, -1):
        goes, body, calls, after = result[at : at + 4]
        called_on = body.tag in ("ORG", "INSTITUTION", "VENUE") and calls.text in calling
        if called_on and goes.text in going and after.tag in ("COMMA", "STOP"):
            name, posted = source.original[body.start : body.end], posted_to(body.text)
            host = Party(body.start, body.end, name, "organisation", country=posted)
            party = replace(body, tag="ORG", parties=body.parties or (host,))
            result[at : at + 3] = [replace(calls, start=goes.start, end=goes.end), party]
    return result


def _receive_callers(row: list[Unit]) -> list[Unit]:
    """Return the row with those who called named after the verb by which they were received.

    访问团拜会代表处，由甲代表乙[接见]。 参访团参访球场，副总裁甲亲自[接待]。
    """
    result = list(row)
    receives = word_list("receives_callers")
    for at in range(len(row) - 1, 1, -1):
        if row[at].tag != "TRIGGER" or row[at].text not in receives:
            continue
        first = next(i + 1 for i in range(at - 1, -2, -1) if i < 0 or row[i].tag in BREAKS)
        host = next((i for i in range(first, at) if row[i].tag == "PERSON"), at)
        callers = _callers(row[: first - 1]) if first and host < at else None
        after = itertools.takewhile(lambda unit: unit.tag not in BREAKS and unit.text != "并", row[at + 1 :])
        # 获甲接见 and 由甲接见 tell by themselves who was received.
        passive = any(unit.text.endswith(tuple(word_list("undergoes"))) for unit in row[first:host])
        on_behalf = row[host - 1].text == "由" and row[host + 1].text == "代表"
        if callers is None or (passive and not on_behalf) or any(unit.is_party() for unit in after):
            continue
        whom = replace(callers, start=row[at].end, end=row[at].end)
        result[first : at + 1] = [row[host], row[at], whom]
    return result


def _callers(before: list[Unit]) -> Unit | None:
    """Who calls on somebody or sees something, as the clauses before tell; None where several act apart."""
    comes = word_list("calls_on") | word_list("sees_place")
    calls = next((i for i, unit in enumerate(before) if unit.text in comes), 0)
    acting = [
        at
        for at, (unit, after) in enumerate(itertools.pairwise(before[: calls + 1]))
        if unit.tag in _NAMED and after.text not in word_list("accompanies")
    ]
    listed = all(b - a == 2 and before[a + 1].tag in ("JOIN", "WITH") for a, b in itertools.pairwise(acting))
    if not acting or not listed or any(before[at].tag == "PRONOUN" for at in acting):
        return None
    first = before[acting[0]]
    return replace(first, parties=tuple(party for at in acting for party in before[at].parties))


def _of_countries(group: list[Unit]) -> bool:
    """Whether it is told of which country, or countries, they are: 会见美国代表, 会见法国、英国和德国领导人."""
    listed = any(unit.tag in ("JOIN", "WITH") for unit in group)
    return (len(group) == 1 or listed) and any(party.country for party in group[-1].parties)


def group_of(party: Party) -> str | None:
    """What people a group without a name are: 代表 of 各国代表 as of 出席论坛的外方代表; None for other parties."""
    if party.kind != "delegation" or party.country is not None:
        return None
    return next((noun for noun in _any_group() if simplify(party.name).endswith(noun)), None)


def _first_of_group(row: list[Unit], start: int, end: int) -> int | None:
    """Where the noun phrase of a group begins that ends before `end`; None where somebody is named or none ends there.

    What says what they came for is no part of it: 会见出席论坛的[各国代表], 会见出席论坛[嘉宾].
    """
    nameless = end < len(row) and row[end].text == "等"
    if start >= end or nameless or any(unit.tag in _NAMED for unit in row[start:end]):
        return None
    before = [
        i
        for i in range(start, end - 1)
        if row[i].tag in ("PARTICLE", "GATHERING", "TRIGGER") and row[i].text not in word_list("takes_part")
    ]
    first = before[-1] + 1 if before else start
    pointed = row[first].value == "r" and row[first].text in word_list("pointing")
    # 接见[这]5位同学
    first += pointed
    if row[first].text.startswith(tuple(word_list("no_group"))):
        return None
    # 会见各国外长和机构负责人: foreign ministers have names.
    named = (row[first].tag == "ORG" and not row[first].text.endswith("界")) or any(
        u.tag == "OFFICE" and not u.text.endswith(heads("group")) for u in row[first:end]
    )
    nouns = _any_group() if pointed else heads("group")
    return first if not named and row[end - 1].text.endswith(nouns) else None


def _any_group() -> tuple[str, ...]:
    """How groups end, those that are one only where they call on somebody or were told of before among them."""
    return (*heads("group"), *heads("callers"))
