"""Matches that fit a form and do not say what it says: its words are there, but belong to something else."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from nlp.entities import capital_before

from .match import Match
from .units import Unit
from .vocabulary import heads, word_list

# Between 来 and its place stand at most so many characters.
_FAR = 8


def tells_nothing(match: Match) -> bool:
    """Return whether one of the vetoes says that the form of `match` is not what the clause says."""
    return any(veto(match) for veto in _VETOES)


def _goal(match: Match) -> Unit | None:
    return match.slots.get("D") or match.slots.get("L")


def _names_summit(match: Match) -> bool:
    """Whether the trigger is a noun that may be the place of something else: 峰会, 会议."""
    return match.trigger.text in heads("gathering")


def _is_attended(match: Match) -> bool:
    """与乙一同出席了峰会: the gathering attended is no meeting besides."""
    return match.trigger.tag == "GATHERING" and not match.slots


def _of_other_noun(match: Match) -> bool:
    """会见台湾驻德代表, 会见中山大学的学生: who fills the slot only says whose somebody else is."""
    return any(_qualifies(match.units, match.slots[slot]) for slot in ("X", "Y") if slot in match.slots)


def _of_kin(match: Match) -> bool:
    """探望他们的[亲属], 会见甲的家人: somebody else, who is not named."""
    guest = match.slots.get("Y")
    if guest is None or guest.tag not in ("PERSON", "PRONOUN"):
        return False
    following = [unit.text for unit in match.units[match.units.index(guest) + 1 :][:2]]
    return following[:1] == ["的"] and following[-1] in word_list("family")


def _at_embassy(match: Match) -> bool:
    """会见驻甲国的外交官: nobody met the country."""
    guest = match.slots.get("Y")
    if guest is None or guest.tag != "COUNTRY":
        return False
    return match.units[match.units.index(guest) - 1].text == "驻"


def _of_its_results(match: Match) -> bool:
    """同甲国落实北京峰会成果: the summit is over, and this is another verb."""
    guest = match.slots.get("Y")
    if guest is None or match.pattern.name != "with-talks" or not _names_summit(match):
        return False
    between = match.units[match.units.index(guest) + 1 : match.trigger_at]
    return any(unit.tag == "VERB" for unit in between) and not any(unit.tag == "LIGHT" for unit in between)


def _is_where(match: Match) -> bool:
    """两国领袖在APEC峰会宣称: by its name the summit is the place where they say it."""
    if match.pattern.name != "equals" or not _names_summit(match):
        return False
    units, first = match.units, match.trigger_at - 1
    while first > 0 and (units[first].tag == "ORG" or units[first].value in ("nz", "ORG", "PER")):
        first -= 1
    return 0 < first < match.trigger_at - 1 and units[first].text == "在"


def _far_from_goal(match: Match) -> bool:
    """来一个美朝峰会: 来 of a journey stands right before its place."""
    goal = _goal(match)
    return goal is not None and match.trigger.text == "来" and 0 < goal.start - match.trigger.end < _FAR


def _of_whose_talks(match: Match) -> bool:
    """赴美朝峰会: the short names of countries tell whose talks they are."""
    goal = _goal(match)
    if goal is None or goal.tag != "COUNTRY" or not len(goal.text) == len(goal.parties) > 1:
        return False
    following = match.units[match.units.index(goal) + 1 :][:1]
    return bool(following) and following[0].text in heads("gathering")


def _to_a_body(match: Match) -> bool:
    """近年来美国国会视…: one comes to a place."""
    goal = _goal(match)
    if goal is None or goal.tag not in ("ORG", "INSTITUTION"):
        return False
    away = match.pattern.name == "go" and match.units.index(goal) < match.trigger_at
    return match.pattern.name == "come" or away


def _is_noun(match: Match) -> bool:
    """此次会晤取代了甲的访问: a noun, but 甲此次会晤乙."""
    units, at = match.units, match.trigger_at
    pointed = at > 0 and units[at - 1].text in word_list("demonstrative")
    return match.pattern.name == "receive" and pointed and not (at > 1 and units[at - 2].is_party())


def _is_over(match: Match) -> bool:
    """会见甲时乙表示: who stands after 时 is not received."""
    guest = match.slots.get("Y")
    if guest is None:
        return False
    between = match.units[match.trigger_at + 1 : match.units.index(guest)]
    return any(unit.text in word_list("temporal_end") for unit in between)


def _of_all_three(match: Match) -> bool:
    """甲、乙与丙举行三国峰会: all of them hold it, not two of them with the third."""
    before = match.units[match.first - 1] if match.first else None
    if match.pattern.name != "with-talks" or before is None or len(before.parties) < 2:
        return False
    return any(unit.text in word_list("of_all") for unit in match.units[match.first : match.trigger_at])


def _is_told_by_visit(match: Match) -> bool:
    """参观正在甲国访问的[乙国]军舰: whose guest it is, not where the visit goes."""
    goal = _goal(match)
    if goal is None or goal.tag != "COUNTRY":
        return False
    at = match.units.index(goal)
    told = at - 2 == match.trigger_at and match.units[at - 1].text == "的"
    return told and _is_before_noun(goal, match.units[at + 1 :])


def _is_looked_at(match: Match) -> bool:
    """参观[甲国]空军装备, 参观[甲公司]新款产品: what somebody looked at, not where he was; but 考察[甲国]首都乙城."""
    goal = _goal(match)
    if goal is None or match.pattern.name != "inspect":
        return False
    following = match.units[match.units.index(goal) + 1 :]
    exhibit = [goal, *itertools.takewhile(lambda unit: unit.tag in ("WORD", "PARTICLE"), following)][-1]
    if exhibit.text.endswith(tuple(word_list("exhibit"))):
        return True
    if goal.tag != "COUNTRY":
        return False
    seat = bool(following) and following[0].text in capital_before()
    # 参观俄罗斯|空|天|军: cut into characters, where the engine saw one word with the country
    cut = bool(following) and following[0].tag == "WORD" and following[0].value is None
    return match.trigger_at < match.units.index(goal) and not seat and (cut or _is_before_noun(goal, following))


def _is_spoken_of(match: Match) -> bool:
    """王毅：访台是挑衅: after a colon what is spoken of, by whoever says so."""
    units, first, last = match.units, match.first, match.last
    said = first > 0 and units[first - 1].text == "："
    return said and match.open_slot is not None and last < len(units) and units[last].text in word_list("copula")


def _in_words_only(match: Match) -> bool:
    """在脸书发文欢迎甲: to welcome in writing is no meeting."""
    units, where = match.units, match.slots.get("L")
    if match.pattern.name != "welcome" or where is None or units.index(where) > match.trigger_at:
        return False
    return any(unit.tag == "VERB" for unit in units[units.index(where) : match.trigger_at])


def _is_spoken_to(match: Match) -> bool:
    """在听证会上对[甲公司]提出批评: not who speaks there."""
    who = match.slots.get("X")
    at = match.units.index(who) if match.pattern.name == "speak-at" and who in match.units else 0
    return at > 0 and match.units[at - 1].text in word_list("topic_preposition") | {"向"}


_VETOES: tuple[Callable[[Match], bool], ...] = (
    _is_attended,
    _of_other_noun,
    _of_kin,
    _at_embassy,
    _of_its_results,
    _is_where,
    _far_from_goal,
    _of_whose_talks,
    _to_a_body,
    _is_noun,
    _is_over,
    _of_all_three,
    _is_told_by_visit,
    _in_words_only,
    _is_spoken_of,
    _is_spoken_to,
    _is_looked_at,
)


def _qualifies(units: list[Unit], unit: Unit) -> bool:
    """Whether a country or an organisation only says whose somebody or something is."""
    following = units[units.index(unit) + 1 :]
    if unit.tag == "ORG" and following:
        names_gathering = following[0].tag == "TRIGGER" and following[0].text in heads("gathering")
        has_members = len(following) > 1 and following[0].text == "的" and following[1].value == "n"
        if names_gathering or has_members:
            # 亚太经合组织峰会, 中山大学的学生
            return True
    return _is_before_noun(unit, following) and (unit.tag == "COUNTRY" or _owns(unit, following))


def _is_before_noun(unit: Unit, following: list[Unit]) -> bool:
    """会见台湾[驻德代表]."""
    if not following or following[0].tag != "WORD" or following[0].start != unit.end:
        return False
    return str(following[0].value or "") in ("n", "nz", "nr", "r", "ORG", "LOC", "PER")


def _owns(unit: Unit, following: list[Unit]) -> bool:
    """中国政府[友谊奖的]获奖专家."""
    words = 0
    while words < len(following) and following[words].tag == "WORD":
        words += 1
    return unit.tag == "ORG" and 0 < words < len(following) and following[words].text == "的"
