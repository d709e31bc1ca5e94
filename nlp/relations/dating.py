"""The time that a match tells, as the words of its clause cut or move it: anniversaries, lengths, first days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from nlp.entities import Place
from nlp.entities.numbers import FEW, small_number
from nlp.entities.times import TimeValue

from .circumstances import Setting
from .match import Match
from .vocabulary import word_list

_COUNT = f"({FEW})"
_DAYS = re.compile(
    rf"(?:为期|连续|一连){_COUNT}[天日]|(?:停留|逗留|访问){_COUNT}天|{_COUNT}天的?(?:\w{{0,4}}访问|行程)"
    rf"|(?:展开|进行|开始|作){_COUNT}日(?:{FEW}夜)?的?\w{{0,4}}(?:访问|行程)"
)
_WEEKS = re.compile(f"(?:为期|停留|逗留){_COUNT}个?(?:周|星期)")
_ANNIVERSARY = re.compile(rf"(?:年[^，。]{{0,3}}是.+?|[是年][^，。]{{2,12}}访[^，。]{{1,6}}?)(?P<n>{FEW})周年")


def _anniversary_of(clause: str) -> int | None:
    """How many years ago the clause says that something was (今年是对澳进行国事访问10周年); None where it does not."""
    match = _ANNIVERSARY.search(clause)
    if not match:
        return None
    return small_number(match["n"])


_BEGINS = re.compile("[从自][^，。]{1,8}?(?:开始|起)")


def _only_begins(clause: str) -> bool:
    """Whether the clause tells of a day only that something began on it: 从星期四开始对中国进行访问."""
    return bool(_BEGINS.search(clause))


def _length_in_days(clause: str) -> int | None:
    """How many days a visit takes, where its clause says so (为期3天, 三天的访问, 停留六天, 为期一周)."""
    if weeks := _WEEKS.search(clause):
        return 7 * small_number(weeks[1])
    match = _DAYS.search(clause)
    if not match:
        return None
    number = match[match.lastindex or 0]
    return small_number(number)


def _goes_elsewhere(match: Match) -> bool:
    """Whether the sentence goes on with another place: 抵达巴黎，展开为期10天的中东之行."""
    goal = match.slots.get("D") or match.slots.get("L")
    if goal is None or not isinstance(goal.value, Place):
        return False
    later = [unit.value for unit in match.units[match.last :] if isinstance(unit.value, Place)]
    return any(place.country != goal.value.country for place in later)


def time_of(match: Match, setting: Setting, clause: str, rest: str) -> TimeValue | None:
    """The time told, cut to the first or last day where the words give only that (抵达, 结束访问).

    rest: the sentence from the clause on, which may tell how long a visit takes (抵达，展开为期三天的访问).
    """
    if setting.last is not None and match.pattern.type == "visit":
        return replace(setting.last.value, start=None)
    time = setting.time.value if setting.time else None
    if match.pattern.type == "visit" and "即将结束" in clause:
        # 15日，在即将结束访问之际，他发表讲话
        return None
    if time is not None and any(word in clause for word in word_list("first_stop")):
        # 5日至14日访问亚洲，首站抵达甲国
        return replace(time, end=None)
    if time is not None and time.end is None and match.pattern.type == "visit" and _length_in_days(clause):
        # 11日起进行为期3天的访问
        time = replace(time, end=time.start)
    if time is not None and time.end is None and match.pattern.type == "meet" and len(time.start or "") == 10:
        # 周日起连续两日会面
        return replace(time, end=_days_after(time, days - 1)) if (days := _length_in_days(clause)) else time
    if time is None or time.start != time.end:
        return time
    if len(time.start or "") == 4 and (years := _anniversary_of(clause)):
        then = str(int(time.start) - years)
        return replace(time, start=then, end=then)
    told = rest if match.pattern.day == "start" and not _goes_elsewhere(match) else clause
    if match.pattern.type == "visit" and (days := _length_in_days(told)) and len(time.start or "") == 10:
        # 11月29日赴美进行为期3天的访问: the last day is counted from the first.
        return replace(time, end=_days_after(time, days - 1))
    if (
        match.pattern.type == "meet"
        and "结束" in clause
        and (days := _length_in_days(clause))
        and len(time.start or "") == 10
    ):
        # 5日结束为期两天的会谈: the first day is counted from the last.
        return replace(time, start=_days_after(time, 1 - days))
    if match.pattern.type == "visit" and (_only_begins(clause) or _sets_out(match)):
        return replace(time, end=None)
    if match.pattern.day is None or len(time.start or "") < 10:
        return time
    if match.pattern.day == "start":
        # 周二及周三分两批抵达
        time = min([time, *_times_before(match, setting)], key=lambda told: told.start or "")
    return replace(time, end=None) if match.pattern.day == "start" else replace(time, start=None)


def _sets_out(match: Match) -> bool:
    """Whether a clause before tells that somebody left for the visit: 5日，甲[离开]首都，对乙国进行访问."""
    before = match.units[: match.first]
    return before[-1:] != [] and before[-1].tag == "COMMA" and any(u.text in word_list("departs") for u in before)


def _days_after(time: TimeValue, days: int) -> str:
    """The day that is so many after the first of a time that tells a day."""
    return (date.fromisoformat(time.start or "") + timedelta(days=days)).isoformat()


def further_times(match: Match, setting: Setting) -> list[TimeValue]:
    """The other years or days of 先后于2017年和2019年两度访华: as many events."""
    told = {unit.text for unit in match.units[: match.trigger_at]}
    return _times_before(match, setting) if told & word_list("several_times") else []


def _times_before(match: Match, setting: Setting) -> list[TimeValue]:
    """The times that are joined to that of the match, from the last to the first: [周二]及周三."""
    found: list[TimeValue] = []
    if setting.time is None:
        return found
    at = next((i for i, unit in enumerate(match.units) if unit is setting.time), 0)
    while at > 1 and match.units[at - 1].tag in ("JOIN", "WITH") and match.units[at - 2].tag == "TIME":
        at -= 2
        time = match.units[at].value
        if time is None or time.granularity != setting.time.value.granularity:
            break
        found.append(time)
    return found
