"""Coordinated parties as one unit, in two readings of 和 and 与: they join those of one side, or part two sides."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from nlp.entities import is_compound

from .units import Unit

# In A和B与C会谈 the stronger word parts the sides, the weaker joins one side; in A与B同C会谈 it is 同.
_WEAK = ("和", "及")
_STRONGEST = ("同", "跟")


def coordinate(units: list[Unit], *, join_all: bool) -> list[Unit]:
    """Return the units with coordinated parties as one unit.

    join_all: 和, 与, 同 between parties join them (A和B访问C); otherwise one of them parts two sides (A和B同C会谈).
    """
    result: list[Unit] = []
    chain: list[Unit] = []
    units = [*_apposed(units), Unit(-1, -1, "", "END"), Unit(-1, -1, "", "END")]
    for at, (unit, following) in enumerate(itertools.pairwise(units)):
        if unit.tag == "FOLD" and chain and chain[-1].tag in ("JOIN", "WITH") and following.is_party():
            # 会见甲、[正在访问乙国的]丙
            continue
        if chain and (
            (unit.tag in ("JOIN", "WITH") and chain[-1].is_party() and not _parts(chain[-1], unit, following))
            or (unit.is_party() and chain[-1].tag in ("JOIN", "WITH"))
        ):
            chain.append(unit)
            continue
        if (
            chain
            and unit.start == chain[-1].end
            and unit.tag == chain[-1].tag
            and (
                (unit.tag == "PERSON" and not unit.parties[0].title)
                or (unit.tag == "COUNTRY" and len(chain[-1].text) == 1 and len(unit.text) < 3)
            )
        ):
            # 甲乙丙会见丁: headlines leave the marks out; 中美: so do compounds.
            chain += [Unit(unit.start, unit.start, "", "JOIN"), unit]
            continue
        if chain:
            one_side = join_all or _meets_others(chain, units, at)
            result += _join(chain, result[-1] if result else None, one_side)
        chain = [unit] if unit.is_party() else []
        if not chain and unit.tag != "END":
            result.append(unit)
    return result


def _meets_others(chain: list[Unit], units: list[Unit], at: int) -> bool:
    """Whether those joined by 和 are one side, as 与 and the other one come later: 甲和乙|26日在丙地与丁会谈."""
    if any(unit.tag == "WITH" and unit.text not in _WEAK for unit in chain) or not chain[-1].is_party():
        return False
    for unit, following in itertools.pairwise(units[at:]):
        if unit.tag == "WITH" and unit.text not in _WEAK:
            return following.is_party()
        if unit.tag not in ("TIME", "WORD", "PREPOSITION", "FOLD", "CITY", "VENUE", "PLACE", "REGION", "AREA"):
            break
    return False


def _parts(before: Unit, joint: Unit, after: Unit) -> bool:
    """Whether 与 after a country begins another phrase: 前往乌克兰与泽连斯基会面, 访问新西兰和中新建交."""
    if joint.tag != "WITH" or before.tag != "COUNTRY":
        return False
    return after.tag == "PERSON" or (after.tag == "ORG" and is_compound(after.text + "两国"))


def _apposed(units: list[Unit]) -> Iterator[Unit]:
    """Read a comma between two persons at the beginning of a clause as 、: 省委书记甲，省长乙在贵阳会见丙."""
    for i, unit in enumerate(units):
        if (
            unit.tag == "COMMA"
            and unit.text in "，,"
            and 0 < i < len(units) - 1
            and units[i - 1].tag == units[i + 1].tag == "PERSON"
            and (i == 1 or units[i - 2].tag in ("COMMA", "TIME", "STOP", "JOIN"))
            and len(units) > i + 2
            and units[i + 2].tag in ("COMMA", "PREPOSITION", "TIME", "TRIGGER", "WITH", "JOIN", "WORD", "VERB")
            and units[i - 1].parties[0].title
            and units[i + 1].parties[0].title
        ):
            yield replace(unit, tag="JOIN")
        else:
            yield unit


def _join(chain: list[Unit], before: Unit | None, join_all: bool) -> list[Unit]:
    tail: list[Unit] = []
    while chain and not chain[-1].is_party():
        tail.insert(0, chain.pop())
    parting = None
    withs = [i for i, unit in enumerate(chain) if unit.tag == "WITH"]
    if not join_all and withs and not (before is not None and before.tag == "WITH"):
        strong = [i for i in withs if chain[i].text not in _WEAK]
        strongest = [i for i in strong if chain[i].text in _STRONGEST]
        parting = (strongest or strong or withs)[0]
        if not strong and any(unit.text == "、" for unit in chain[:parting]):
            # 甲、乙和丙举行会谈: all on one side.
            parting = None
    groups: list[list[Unit]] = [[]]
    result: list[Unit] = []
    for i, unit in enumerate(chain):
        if i == parting:
            result += [_merged(groups[-1]), unit]
            groups.append([])
        elif unit.is_party():
            groups[-1].append(unit)
    return [*result, _merged(groups[-1]), *tail]


def _merged(units: list[Unit]) -> Unit:
    if len(units) == 1:
        return units[0]
    parties = tuple(party for unit in units for party in unit.parties)
    order = ("PERSON", "DELEGATION", "OFFICE", "ORG", "COUNTRY", "PRONOUN")
    tag = min((unit.tag for unit in units), key=lambda tag: order.index(tag) if tag in order else 9)
    return Unit(units[0].start, units[-1].end, "".join(unit.text for unit in units), tag, parties)
