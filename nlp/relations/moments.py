"""The times of a stretch of units: which one dates a trigger, and which only says when somebody spoke or left."""

from __future__ import annotations

import re

from nlp.entities.numbers import NUMERAL

from .match import Match
from .units import Unit
from .vocabulary import word_list
from .whereabouts import clause_around

_ORDINAL = re.compile(f"第{NUMERAL}+[次度轮场]")


def time_in(units: list[Unit], start: int, end: int, trigger: int, *, journey: bool = False) -> Unit | None:
    """The time nearest before the trigger, else the first one after it; one inside a gathering's name is not its time.

    journey: whether it is a visit that is dated. Failing those, that of an adjunct of time: 将[于本月底的峰会前]到访.
    """
    times = [i for i in range(start, end) if is_time(units[i]) and not (journey and _dates_gathering(units, i))]
    no_speech = word_list("intends") | word_list("causative") | word_list("chooses")
    spoken = {i for i in range(start, trigger) if units[i].tag == "SPEECH" and units[i].text not in no_speech}
    before = [i for i in times if i < trigger and i + 1 not in spoken]
    # 法国外交部3日表示，总统将… : the time of the speaking is not that of the meeting.
    before = [i for i in before if not any(j in spoken for j in range(i + 1, trigger))]
    before = [i for i in before if not _of_taking_office(units[i + 1 : trigger]) and not _since_then(units, i, trigger)]
    if before:
        # 明日与乙作本月第二次会谈
        return units[([i for i in before if not counts_from(units, i)] or before)[-1]]
    # 对乙国进行访问是两国今年最重要的交往: not of this year, but 上一次访问是2022年6月.
    copula = next((i for i in range(trigger, end - 2) if units[i].text == "是" and not _says_when(units[i + 1 :])), end)
    after = [i for i in times if trigger < i < copula]
    if after:
        return units[after[0]]
    adjuncts = [
        u.inner for u in units[start:trigger] if u.tag == "FOLD" and u.inner and u.inner[0].text in ("在", "于")
    ]
    dated = (inner for inner in adjuncts if len(inner) > 1 and is_time(inner[1]))
    office = word_list("holds_office") | word_list("takes_office")
    # [于2012年当选总统之后]首次访美: the day of the election.
    return next((inner[1] for inner in dated if not any(unit.text in office for unit in inner[2:3])), None)


def counts_from(units: list[Unit], at: int) -> bool:
    """Whether a time only tells since when something is counted: [本月]第二次会谈."""
    return at + 1 < len(units) and bool(_ORDINAL.fullmatch(units[at + 1].text))


def _says_when(units: list[Unit]) -> bool:
    """Whether what follows 是 is a time: 是2022年6月, 是在2000年."""
    return is_time(units[0]) or (units[0].text in ("在", "于") and len(units) > 1 and is_time(units[1]))


def is_time(unit: Unit) -> bool:
    return unit.tag == "TIME" and unit.value is not None and bool(unit.value.start)


def lasting(units: list[Unit], at: int) -> Unit | None:
    """The month or year right before the adjunct at `at`: 他7月[访华期间]; a day is that of what was done meanwhile."""
    before = units[at - 1] if at > 0 else None
    return before if before is not None and is_time(before) and len(before.value.start) < len("2000-01-01") else None


def just_now(match: Match) -> Unit | None:
    """The day of the clause around a relative one that was its day too: 12日，刚刚抵达的甲与乙会谈, 今天抵台的甲."""
    outer, at = match.row.outer, match.row.at
    if outer is None:
        return None
    before = outer.units[at - 1] if at else None
    if match.pattern.name == "arrive" and before is not None and is_time(before):
        return before if before.end == outer.units[at].start else None
    if not any(unit.text in word_list("just_now") for unit in match.units):
        return None
    return time_in(outer.units, 0, at, at)


def is_over(match: Match, start: int) -> bool:
    """Whether the clause, begun at `start`, only says that it was over by then: 10日，他[在结束出席峰会后]回到北京."""
    before = [unit.text for unit in match.units[start : match.trigger_at]]
    ends = [at for at, word in enumerate(before) if word in word_list("over")]
    return (
        match.pattern.day is None
        and not any(word == "为期" for word in before)
        and bool(ends)
        and not any(word in word_list("temporal_end") for word in before[ends[-1] :])
    )


def is_ahead(match: Match, words: str = "not_yet") -> bool:
    """Whether what the sentence tells was before the event: 11日，[甲访华前]，乙同他通话.

    words: the list of what closes the clause so.
    """
    closing, outer = tuple(word_list(words)), match.row.outer
    if outer is not None and match.row.kind == "adjunct":
        return outer.units[match.row.at].text.endswith(closing)
    end = next((i for i in range(match.last, len(match.units)) if match.units[i].tag in ("COMMA", "STOP")), match.last)
    return end < len(match.units) and end - match.last < 3 and match.units[end - 1].text in closing


def is_urged(match: Match) -> bool:
    """Whether it is only the occasion on which somebody is asked to do something: 6日致函甲，敦促他[在会晤乙时]….

    The meeting is to come, and its day is not that of the asking.
    """
    outer, at = match.row.outer, match.row.at
    if outer is None or match.row.kind not in ("adjunct", "occasion"):
        return False
    if at and outer.units[at - 1].tag == "COMMA":
        at -= 1
    person = outer.units[at - 1] if at else None
    return person is not None and person.is_party() and at > 1 and outer.units[at - 2].text in word_list("asks")


def departure(match: Match) -> Unit | None:
    """The day on which somebody leaves for home after what `match` tells: 21日，他[在结束访问后]启程回国."""
    outer = match.row.outer
    units, at = (match.units, match.first) if outer is None else (outer.units, match.row.at)
    start, end = clause_around(units, at, at + 1)
    if not any(unit.text in word_list("departs") for unit in units[at:end]):
        return None
    return time_in(units, start, end, at) or time_in(units, 0, start, start)


def _since_then(units: list[Unit], at: int, trigger: int) -> bool:
    """Whether a time is that of something else, since which it was: 自6月26日[达成协议后]首次会谈."""
    after = {unit.text for unit in units[at + 1 : trigger]}
    opened = at > 0 and units[at - 1].text in word_list("opens_since")
    return opened and bool(after & {"后", "之后", "以后", "以来"})


def _of_taking_office(following: list[Unit]) -> bool:
    """Whether a time is that at which somebody takes office: 2013年[就任主席后]首次访问, 1月[就职前]访问."""
    words = [unit.text for unit in following]
    since = {"后", "之后", "以后", "以来", "前", "之前", "以前"} & set(words)
    return bool(since) and words[0].startswith(tuple(word_list("holds_office") | word_list("takes_office")))


def _dates_gathering(units: list[Unit], at: int) -> bool:
    """Whether a year belongs to the name of the gathering after it, not to the journey: 来华出席2025年上合峰会."""
    return at + 1 < len(units) and units[at + 1].tag == "GATHERING" and len(units[at].value.start) == 4
