"""Clauses about things and people without a name, whose subject is not to be looked for elsewhere."""

from __future__ import annotations

import itertools

from .match import Match
from .positions import COMMON_NOUNS, TRANSPARENT, clause_start
from .units import DESTINATIONS, Unit
from .vocabulary import word_list

_OF_TIMES = tuple("次度回届轮天日周月年时")
_GOVERNING = ("VERB", "PREPOSITION", "TRIGGER", "LIGHT")


def has_nameless_subject(match: Match) -> bool:
    """Whether a common noun stands where the subject would: 首趟列车抵达德国, 一架航班飞抵波哥大."""
    units, at = match.units, match.first
    start = clause_start(units, at)
    opening = "".join(unit.text for unit in units[start:at])
    if opening.startswith(tuple(word_list("no_subject"))) or any(unit.text == "一行" for unit in units[start:at]):
        return False
    if any(unit.text in word_list("rides") for unit in units[start:at]):
        # 搭乘DL1588号班机抵达甲城: whoever is in it.
        return False
    if any(units[i].text in ("在", "于") and units[i + 1].tag != "TIME" for i in range(start, at)):
        # 很高兴在建交50周年这一年份访问巴西
        return False
    i = at - 1
    while i >= start:
        unit = units[i]
        intends = unit.text in word_list("intends") and units[i + 1].text not in ("中", "的")
        if intends or unit.text in word_list("no_subject"):
            # 并称[计划]访问: a verb there.
            pass
        elif _is_common_noun(unit):
            while i > start and units[i - 1].tag == "WORD" and units[i - 1].value in COMMON_NOUNS:
                i -= 1
            before = units[i - 1] if i > 0 else None
            # 首次有航空母舰到访: 有 tells of something not told of before.
            if before is None or before.text == "有" or (before.value != "p" and before.tag not in _GOVERNING):
                return True
            if before.value != "p":
                return False
        elif unit.text in word_list("modal"):
            pass
        elif unit.tag == "WORD" and unit.value == "m" and not unit.text.endswith(_OF_TIMES):
            # 大批非法移民, 多架飞机
            return True
        elif unit.tag not in ("WORD", "TIME", "FOLD", "PREPOSITION", *TRANSPARENT):
            # 大批移民[经由地中海]抵达: what a preposition governs says nothing.
            return False
        i -= 1
    return False


def _is_common_noun(unit: Unit) -> bool:
    # 移民 may be a verb to an engine.
    return (unit.tag == "WORD" and unit.value in COMMON_NOUNS) or unit.text in word_list("people")


def of_somebody_else(match: Match) -> bool:
    """Whether it is told of what has no name, whoever else the clause names."""
    journey = match.pattern.type == "visit"
    moves = (_is_of_a_thing, _is_of_those_asked, _is_of_a_flight)
    return _modifies_nobody(match) or (journey and any(is_so(match) for is_so in moves))


def _is_of_a_flight(match: Match) -> bool:
    """Whether a plane travels of which a body is told whose it is: 甲航空“CA1”[航班]今早飞往乙地."""
    units, at = match.units, match.first - 1
    while at > 0 and units[at].tag == "TIME":
        at -= 1
    if at < 0 or units[at].text not in word_list("vehicle"):
        return False
    while at > 0 and units[at].tag in ("WORD", "QUOTE"):
        at -= 1
    # 甲搭乘乙航空班机抵达丙地
    return units[at].tag == "ORG" and clause_start(units, at) == at


def _is_of_those_asked(match: Match) -> bool:
    """Whether people without a name are asked or chosen to go: 邀请[侨界]组团赴乙国, 甄选[青年]前往乙国."""
    units, at = match.units, match.first - 1
    while at > 0 and (units[at].tag in ("TIME", "VERB", "FOLD") or units[at].value == "d"):
        at -= 1
    last = at
    while at > 0 and units[at].tag == "WORD" and units[at].value in COMMON_NOUNS:
        at -= 1
    sends = word_list("asks") | word_list("chooses")
    if 0 <= at < last and units[at].text in sends:
        return True
    # 甄选109位青年，于暑假前往乙国
    start = clause_start(units, match.first)
    before = units[clause_start(units, start - 1) : start - 1] if start > 0 else []
    verb = next((i for i, unit in enumerate(before) if unit.text in word_list("chooses")), None)
    own = any(unit.is_party() for unit in units[start : match.first])
    return (
        verb is not None
        and not own
        and all(unit.tag in ("WORD", "PARTICLE") for unit in before[verb + 1 :])
        and before[-1].value == "n"
    )


def _modifies_nobody(match: Match) -> bool:
    """Whether who does it follows and has no name: 抵达乙地的[31岁男子], 会见出席论坛的[政要]."""
    units, at, last = match.units, match.first, match.last
    while last + 1 < len(units) and units[last].tag == "JOIN" and units[last + 1].tag in DESTINATIONS:
        # 抵达乙地、丙地的[旅客]
        last += 2
    if match.pattern.type == "visit":
        # 抵达乙地|国际机场的[31岁男子]
        named = itertools.takewhile(lambda unit: unit.tag == "WORD", units[last:])
        particle = last + len(list(named))
        last = particle if [unit.text for unit in units[particle : particle + 1]] == ["的"] else last
    after = units[last : last + 3]
    if [unit.tag for unit in after[1:]] == ["COUNTRY", "WORD"] and after[0].text == "的":
        # 前往乙国的[甲国公民]
        return after[2].value in COMMON_NOUNS and after[1].end == after[2].start
    whose = after[1:2] if [unit.text for unit in after[:1]] == ["的"] else after[:1]
    if not whose or whose[0].is_party():
        return False
    while at > 0 and units[at - 1].tag == "PARTICLE":
        # 会见了
        at -= 1
    if at > 0 and units[at - 1].tag == "TRIGGER" and units[at - 1].text in word_list("receiving"):
        # Headlines leave out 的: 会见出席论坛[嘉宾].
        return whose[0] is not after[0] or whose[0].tag == "WORD"
    described = units[last + 1 : last + 3] if whose[0] is not after[0] else []
    if any(unit.text in word_list("people") for unit in described):
        # 奔赴乙地的医护人员
        return True
    numbered = whose[0].value == "m" and not whose[0].text.endswith(_OF_TIMES)
    if whose[0].text in word_list("one_of_many"):
        # 成为踏上乙国土地的[第一位]总统
        return False
    return whose[0] is not after[0] and whose[0].tag == "WORD" and numbered


def _is_of_a_thing(match: Match) -> bool:
    """Whether the party of the clause only belongs to what travels: 甲提供的[物资]抵达乙国."""
    units, at = match.units, match.first - 1
    while at > 0 and (units[at].tag == "TIME" or units[at].value == "d"):
        at -= 1
    if at < 2 or units[at].tag != "WORD" or units[at].value != "n" or units[at].text in word_list("no_subject"):
        return False
    while at > 1 and units[at].tag == "WORD" and units[at].text != "的":
        at -= 1
    before = units[clause_start(units, match.first) : at]
    return units[at].text == "的" and any(unit.tag in ("VERB", "LIGHT", "PREPOSITION") for unit in before)
