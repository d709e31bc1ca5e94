"""Where and when: the time and place of a match, from its clause outward."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nlp.entities import Place

from .match import Match
from .moments import counts_from, departure, is_ahead, is_over, is_time, is_urged, just_now, lasting, time_in
from .units import Unit
from .vocabulary import word_list
from .whereabouts import announced_in, city_beside, clause_around, places_earlier, places_in, seat_in

_COUNTED = re.compile(r"[两三四五六七八九多数\d]+[度次]")


@dataclass(slots=True)
class Setting:
    """Time (a unit whose value is a TimeValue) and places, the most specific first, of one match."""

    time: Unit | None = None
    places: tuple[Place, ...] = ()
    vague: bool = False
    """The clause gives a time that is no date (近日)."""
    last: Unit | None = None
    """The day on which it ended, where only that is told (21日，他在结束访问后启程回国)."""


def setting_of(match: Match) -> Setting:
    """Return the setting of `match`: its own clause first, then the clauses before it in the sentence."""
    units = match.units
    start, end = clause_around(units, match.first, match.last)
    governor = _governor(units, match.first)
    told = _in_own_clause(match, start, end, governor)
    if match.row.kind == "relative" or match.pattern.own_time or match.is_titled():
        return replace(told, time=told.time or just_now(match))
    # 11日结束会谈: that is the day of the talks, or their last.
    closes = match.pattern.type == "meet" and match.row.outer is None and told.time is not None
    if is_over(match, start) and not closes:
        return Setting(None, told.places or places_earlier(units, start), last=departure(match))
    if is_ahead(match) and not any(is_time(unit) for unit in units[start:end]):
        # 11日，甲访华前，乙同他通话: that is the day of the call.
        return told
    if is_urged(match):
        return told
    if told.vague:
        # 近日会见了: the article gives this no date, and that of a neighbour is not its date.
        places = () if _goes_on_journey(match, start) else places_earlier(units, start)
        return replace(told, places=told.places or places)
    at = next((i for i in range(start, match.trigger_at) if units[i] is told.time), None)
    if at is not None and counts_from(units, at):
        # 5日前往甲地，与乙作本月第二次会谈
        found = _from_around(match, replace(told, time=None), start, governor)
        return replace(found, time=found.time or told.time)
    return _from_around(match, told, start, governor)


def _in_own_clause(match: Match, start: int, end: int, governor: str | None) -> Setting:
    """The setting that the clause from `start` to `end` tells, and one that only announces the event."""
    units = match.units
    time = time_in(units, start, end, match.trigger_at, journey=match.pattern.type == "visit")
    spoken = _spoken(match, start)
    # 在罗马表示，将会见…, 在官邸介绍与乙会谈的内容: there it was said.
    told_of = governor in word_list("tells_of")
    places = places_in(units, match.first if told_of else spoken[-1] if spoken else start, end)
    # 8月底，王毅曾对X的台湾之行发出威胁: the day is that of what was said about the journey.
    own = time is not None and units[match.first].start <= time.start <= units[match.last - 1].end
    if (match.pattern.own_time or governor or match.is_titled()) and not own:
        time = None
    vague = time is None and any(u.tag == "TIME" and u.value is None for u in units[start : match.trigger_at])
    places = places or city_beside(match)
    if (announced := announced_in(match)) is not None:
        # 甲与乙的会谈，定于27日在丙地举行
        time = time or time_in(units, *announced, announced[1])
        places = places or places_in(units, *announced)
    return Setting(time, places, vague)


def _from_around(match: Match, told: Setting, start: int, governor: str | None) -> Setting:
    """`told` with what it lacks: from the clause that the match was folded out of, and from those before."""
    units, time, places, row = match.units, told.time, told.places, match.row
    if row.kind == "adjunct" and units[0].text in word_list("opens_since"):
        # 在丙地与乙会面，自1945年[甲与丁会谈]以来: that was elsewhere.
        return told
    if row.outer is not None and (time is None or not places) and governor not in word_list("tells_of"):
        outer = row.outer.units
        day_of_outer = row.kind == "occasion" and match.pattern.type in ("visit", "attend")
        around = clause_around(outer, row.at, row.at + 1)
        time = time or (lasting(outer, row.at) if day_of_outer else time_in(outer, *around, row.at))
    if row.outer is not None and row.kind == "adjunct":
        # 20日，泽连斯基[在与凯洛格会谈时]称: the sentence goes on outside.
        units, start = row.outer.units, clause_around(row.outer.units, row.at, row.at + 1)[0]
    if match.pattern.type == "visit" and units[start].text in word_list("next_leg"):
        # 周五前往乙国，之后到访丙国: on another day, but in the same month or year.
        longer = (u for u in reversed(units[:start]) if is_time(u) and len(u.value.start) < len("2000-01-01"))
        return Setting(time or next(longer, None), places)
    opening = [unit.text for unit in units[start : match.trigger_at]]
    to_come = any(word in word_list("will") for word in opening)
    arrived = match.pattern.name == "arrive" and any(word in word_list("done") for word in opening)
    said = bool(_spoken(match, start)) or _is_comment(units, start)
    said = said or governor in {*word_list("tells_of"), *word_list("about"), *word_list("defied"), "为"}
    # 17日会见了来访的甲，甲此访是首次访问乙国: the day is not that of the visit.
    said = said or any(unit.text.startswith("此访") for unit in units[start : match.trigger_at + 1])
    before, gone_on = start, _goes_on_journey(match, start)
    own = match.units[slice(*clause_around(match.units, match.trigger_at, match.trigger_at + 1))]
    while before > 0 and (time is None or not places):
        clause_end = before - 1
        before = clause_around(units, clause_end, clause_end)[0]
        if arrived and time is None and units[clause_end - 1].tag == "SPEECH":
            # 周五表示，她已抵达基辅: on the day on which she says so.
            time = next((unit for unit in reversed(units[before:clause_end]) if is_time(unit)), None)
        # 9日表示，将访问…: that is the day of the saying.
        said = said or units[clause_end - 1].tag == "SPEECH"
        again = "".join(unit.text for unit in units[before : before + 2]).startswith(tuple(word_list("that_is")))
        earlier = _is_before_something(units[before:clause_end])
        # 今年是建交60周年，也是甲访乙国10周年; …，甲和乙三度会晤
        of_year = _is_anniversary(own) or any(_COUNTED.fullmatch(unit.text) for unit in own)
        earlier = earlier or (_is_anniversary(units[before:clause_end]) and not of_year)
        time = time or (None if said or again or earlier else time_in(units, before, clause_end, clause_end))
        if time is not None and to_come and time.text in word_list("this_year"):
            # 本年两团赴美，甲团将前往乙州
            time = None
        # 8日在甲地会见乙，随后前往丙地，与丁会面
        gone_on = gone_on or any(unit.text in word_list("journey") for unit in units[before:clause_end])
        # 访问期间，他前往丙地: all of the sentence is of then
        during = units[clause_end - 1].text.endswith("期间")
        if not places and not said and (during or not gone_on):
            places = places_in(units, before, clause_end)
        elif not places and (seat := seat_in(units[before:clause_end])):
            # 前往总统府，与甲会晤
            places = (seat,)
    return Setting(time, places)


def _is_before_something(clause: list[Unit]) -> bool:
    """Whether a clause only tells until when: 在3月1日达成协议的期限前，…"""
    return len(clause) > 3 and clause[0].text in ("在", "于") and clause[-1].text in word_list("not_yet")


def _is_anniversary(clause: list[Unit]) -> bool:
    """Whether a clause only says what the year is: 今年适逢两国建交60周年，甲此访…"""
    words = [unit.text for unit in clause]
    return bool(words) and words[-1].endswith("周年") and any(word in word_list("falls_on") for word in words)


def _goes_on_journey(match: Match, start: int) -> bool:
    """Whether the clause tells of a journey first: 在甲地会见乙，随后[前往丙地出席论坛], not in the place before it."""
    return any(unit.text in word_list("journey") for unit in match.units[start : match.trigger_at + 1])


def _spoken(match: Match, start: int) -> list[int]:
    return [i for i in range(start, match.trigger_at) if match.units[i].tag == "SPEECH"]


def _governor(units: list[Unit], first: int) -> str | None:
    """The word that governs what is told from `first` on: 对甲的台湾之行, or 交代与乙会谈的内容."""
    at = first - 1
    while at > 0 and (units[at].text == "的" or units[at].is_party()):
        at -= 1
    # 为甲访华做准备: not when and where it is prepared.
    topical = {*word_list("topic_preposition"), "为"} if at == first - 1 else {"对"}
    tells = units[first].tag == "WITH" and at == first - 1 and units[at].text in word_list("tells_of")
    # 21日，民众抗议甲访问乙国
    protests = at < first - 1 and units[at].text in word_list("defied")
    return units[at].text if at >= 0 and (tells or protests or units[at].text in topical) else None


def _is_comment(units: list[Unit], start: int) -> bool:
    """Whether the clause says what the one before was: 18日会晤乙，这是他首次访华; the day is not that of the visit."""
    opening = "".join(unit.text for unit in units[start : start + 3])
    return opening.startswith(tuple(word_list("this_is")))
