"""Where and when: the time and place of a match, from its clause outward."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nlp.entities import Place, place

from .matching import Match
from .noun_phrases import heads
from .units import Unit
from .vocabulary import word_list

_SPECIFIC = {"venue": 0, "city": 1, "capital": 1, "region": 2, "country": 4, "area": 5}


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
    start, end = _clause(units, match.first, match.last)
    time = _time(units, start, end, match.trigger_at, journey=match.pattern.type == "visit")
    spoken = [i for i in range(start, match.trigger_at) if units[i].tag == "SPEECH"]
    # 8月底，王毅曾对X的台湾之行发出威胁: the day is that of what was said about the journey.
    governor = _governor(units, match.first)
    told_of = governor in word_list("tells_of")
    # 在罗马表示，将会见…, 在官邸介绍与乙会谈的内容: there it was said.
    places = _places(units, match.first if told_of else spoken[-1] if spoken else start, end)
    if (match.pattern.own_time or governor) and not (
        time and units[match.first].start <= time.start <= units[match.last - 1].end
    ):
        time = None
    vague = time is None and any(u.tag == "TIME" and u.value is None for u in units[start : match.trigger_at])
    places = places or _before_sides(match)
    if (told := announced_in(match)) is not None:
        # 甲与乙的会谈，定于27日在丙地举行
        time = time or _time(units, *told, told[1])
        places = places or _places(units, *told)
    if match.row.kind == "relative" or match.pattern.own_time:
        return Setting(time or _just_now(match), places, vague)
    # 11日结束会谈: that is the day of the talks, or their last.
    closes = match.pattern.type == "meet" and match.row.outer is None and time is not None
    if _is_over(match, start) and not closes:
        return Setting(None, places or _earlier_places(units, start), last=_departure(match))
    if vague:
        # 近日会见了: the article gives this no date, and that of a neighbour is not its date.
        return Setting(None, places or _earlier_places(units, start), vague)
    if match.row.outer is not None and (time is None or not places):
        outer = match.row.outer.units
        o_start, o_end = _clause(outer, match.row.at, match.row.at + 1)
        lasting = match.row.kind == "occasion" and match.pattern.type in ("visit", "attend")
        time = time or (_lasting(outer, match.row.at) if lasting else _time(outer, o_start, o_end, match.row.at))
    if match.row.outer is not None and match.row.kind == "adjunct":
        # 20日，泽连斯基[在与凯洛格会谈时]称: the sentence goes on outside.
        units, start = match.row.outer.units, _clause(match.row.outer.units, match.row.at, match.row.at + 1)[0]
    if match.pattern.type == "visit" and units[start].text in word_list("next_leg"):
        # 周五前往乙国，之后到访丙国: on another day.
        return Setting(time, places)
    to_come = any(unit.text in word_list("will") for unit in units[start : match.trigger_at])
    # 8日在甲地会见乙，随后前往丙地，与丁会面: not in the place before the journey.
    said = bool(spoken) or told_of or _is_comment(units, start) or governor in word_list("about")
    told_done = any(unit.text in word_list("done") for unit in units[start : match.trigger_at])
    arrived = match.pattern.name == "arrive" and told_done
    before, gone_on = start, False
    while before > 0 and (time is None or not places):
        clause_end = before - 1
        before = _clause(units, clause_end, clause_end)[0]
        # 9日表示，将访问…: that is the day of the saying.
        if arrived and time is None and units[clause_end - 1].tag == "SPEECH":
            # 周五表示，她已抵达基辅: on the day on which she says so.
            time = next((unit for unit in reversed(units[before:clause_end]) if _is_time(unit)), None)
        said = said or units[clause_end - 1].tag == "SPEECH"
        time = time or (None if said else _time(units, before, clause_end, clause_end))
        if time is not None and to_come and time.text in word_list("this_year"):
            # 本年两团赴美，甲团将前往乙州
            time = None
        gone_on = gone_on or any(unit.text in word_list("journey") for unit in units[before:clause_end])
        if not places and not said and not gone_on:
            places = _places(units, before, clause_end)
        elif not places and (seat := _seat_in(units[before:clause_end])):
            # 前往总统府，与甲会晤
            places = (seat,)
    return Setting(time, places)


def announced_in(match: Match) -> tuple[int, int] | None:
    """The clause after a meeting that tells nothing but when and where it is held: 甲与乙的会谈，[定于27日举行]."""
    units, start = match.units, match.last + 1
    if match.pattern.type != "meet" or start >= len(units) or units[match.last].tag != "COMMA":
        return None
    start, end = _clause(units, start, start)
    clause = units[start:end]
    held = any(unit.text in word_list("is_held") for unit in clause)
    others = any(unit.tag == "TRIGGER" or unit.is_party() for unit in clause)
    return (start, end) if held and not others else None


def _before_sides(match: Match) -> tuple[Place, ...]:
    """The city right before talks, or before those whose talks they are: 同拜登[旧金山]会晤, [河内]美朝峰会."""
    if match.pattern.type != "meet":
        return ()
    units, at = match.units, match.first
    while match.pattern.name == "equals" and at > 0 and units[at - 1].tag == "COUNTRY":
        at -= 1
    found = [units[match.trigger_at - 1], *(units[at - 1 : at] if at < match.first else ())]
    return tuple(unit.value for unit in found if unit.tag in ("CITY", "VENUE") and isinstance(unit.value, Place))[:1]


def _is_over(match: Match, start: int) -> bool:
    """Whether the clause, begun at `start`, only says that it was over by then: 10日，他[在结束出席峰会后]回到北京."""
    before = [unit.text for unit in match.units[start : match.trigger_at]]
    ends = [at for at, word in enumerate(before) if word in word_list("over")]
    return (
        match.pattern.day is None
        and not any(word == "为期" for word in before)
        and bool(ends)
        and not any(word in word_list("temporal_end") for word in before[ends[-1] :])
    )


def _departure(match: Match) -> Unit | None:
    """The day on which somebody leaves for home after what `match` tells: 21日，他[在结束访问后]启程回国."""
    outer = match.row.outer
    units, at = (match.units, match.first) if outer is None else (outer.units, match.row.at)
    start, end = _clause(units, at, at + 1)
    if not any(unit.text in word_list("departs") for unit in units[at:end]):
        return None
    return _time(units, start, end, at) or _time(units, 0, start, start)


def _governor(units: list[Unit], first: int) -> str | None:
    """The word that governs what is told from `first` on: 对甲的台湾之行, or 交代与乙会谈的内容."""
    at = first - 1
    while at > 0 and (units[at].text == "的" or units[at].is_party()):
        at -= 1
    topical = word_list("topic_preposition") if at == first - 1 else ("对",)
    tells = units[first].tag == "WITH" and at == first - 1 and units[at].text in word_list("tells_of")
    return units[at].text if at >= 0 and (tells or units[at].text in topical) else None


def _just_now(match: Match) -> Unit | None:
    """The day of the clause around a relative one that tells of what was right before: 12日，刚刚抵达的甲与乙会谈."""
    outer = match.row.outer
    if outer is None or not any(unit.text in word_list("just_now") for unit in match.units):
        return None
    return _time(outer.units, 0, match.row.at, match.row.at)


def _is_comment(units: list[Unit], start: int) -> bool:
    """Whether the clause says what the one before was: 18日会晤乙，这是他首次访华; the day is not that of the visit."""
    opening = "".join(unit.text for unit in units[start : start + 3])
    return opening.startswith(tuple(word_list("this_is")))


def _earlier_places(units: list[Unit], start: int) -> tuple[Place, ...]:
    while start > 0:
        end = start - 1
        start = _clause(units, end, end)[0]
        if places := _places(units, start, end):
            return places
    return ()


def _clause(units: list[Unit], first: int, last: int) -> tuple[int, int]:
    while first > 0 and units[first - 1].tag not in ("COMMA", "STOP"):
        first -= 1
    while last < len(units) and units[last].tag not in ("COMMA", "STOP"):
        last += 1
    return first, last


def _time(units: list[Unit], start: int, end: int, trigger: int, *, journey: bool = False) -> Unit | None:
    """The time nearest before the trigger, else the first one after it; one inside a gathering's name is not its time.

    journey: whether it is a visit that is dated. Failing those, that of an adjunct of time: 将[于本月底的峰会前]到访.
    """
    times = [i for i in range(start, end) if _is_time(units[i]) and not (journey and _dates_gathering(units, i))]
    spoken = {
        i for i in range(start, trigger) if units[i].tag == "SPEECH" and units[i].text not in word_list("intends")
    }
    before = [i for i in times if i < trigger and i + 1 not in spoken]
    # 法国外交部3日表示，总统将… : the time of the speaking is not that of the meeting.
    before = [i for i in before if not any(j in spoken for j in range(i + 1, trigger))]
    before = [i for i in before if not _of_taking_office(units[i + 1 : trigger])]
    if before:
        return units[before[-1]]
    # 对乙国进行访问是两国今年最重要的交往: not of this year, but 上一次访问是2022年6月.
    copula = next((i for i in range(trigger, end - 2) if units[i].text == "是" and not _is_time(units[i + 1])), end)
    after = [i for i in times if trigger < i < copula]
    if after:
        return units[after[0]]
    adjuncts = [
        u.inner for u in units[start:trigger] if u.tag == "FOLD" and u.inner and u.inner[0].text in ("在", "于")
    ]
    return next((inner[1] for inner in adjuncts if len(inner) > 1 and _is_time(inner[1])), None)


def _of_taking_office(following: list[Unit]) -> bool:
    """Whether a time is that since which somebody is in office: 2013年[就任主席后]首次访问."""
    words = [unit.text for unit in following]
    since = {"后", "之后", "以后", "以来"} & set(words)
    return bool(since) and words[0] in word_list("holds_office")


def _lasting(units: list[Unit], at: int) -> Unit | None:
    """The month or year right before the adjunct at `at`: 他7月[访华期间]; a day is that of what was done meanwhile."""
    before = units[at - 1] if at > 0 else None
    return before if before is not None and _is_time(before) and len(before.value.start) < len("2000-01-01") else None


def _dates_gathering(units: list[Unit], at: int) -> bool:
    """Whether a year belongs to the name of the gathering after it, not to the journey: 来华出席2025年上合峰会."""
    return at + 1 < len(units) and units[at + 1].tag == "GATHERING" and len(units[at].value.start) == 4


def _is_time(unit: Unit) -> bool:
    return unit.tag == "TIME" and unit.value is not None and bool(unit.value.start)


def _places(units: list[Unit], start: int, end: int) -> tuple[Place, ...]:
    """The places that 在, 于 or 抵达 governs in the clause, the most specific first.

    Failing those, the place in the name of the gathering during which it was: 出席慕尼黑安全会议期间.
    """
    found: list[Place] = []
    held: list[Place] = []
    for i in range(start, end):
        unit = units[i]
        if unit.tag == "FOLD" and [u.tag for u in unit.inner[-2:]] == ["VERB", "PARTICLE"]:
            # [曾在东京留学的]甲: only says who he is.
            continue
        if unit.tag == "FOLD":
            found += _governed(unit.inner) if not found else []
            held += [place for inner in unit.inner if inner.tag == "GATHERING" for place in _named_in(inner)]
        elif unit.text in word_list("of_place"):
            found += _governed(units[i:end])
    return most_specific_first(found or held)


def most_specific_first(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each of the places once, venues before cities, cities before regions and countries."""
    return tuple(sorted(dict.fromkeys(places), key=lambda place: _SPECIFIC.get(place.kind, 9)))


def _seat_in(units: list[Unit]) -> Place | None:
    """The seat that the name of an institution ends in, where it tells the city too: 台北的[总统府]."""
    for unit in units:
        city = next((u.value for u in unit.inner if isinstance(u.value, Place)), None)
        seat = max((seat for seat in word_list("seat") if unit.text.endswith(seat)), key=len, default=None)
        if unit.tag == "INSTITUTION" and city and seat:
            return Place(seat, "venue", seat, city.city, city.country, None, None)
    return None


def _named_in(gathering: Unit) -> list[Place]:
    return [u.value for u in gathering.inner if isinstance(u.value, Place) and u.tag in ("CITY", "VENUE")]


def _building(unit: Unit) -> Place | None:
    """The institution as a place, where its name begins with its city: 在[庆州]博物馆会谈."""
    if not unit.text.endswith(heads("institution")):
        return None
    cities = (place(unit.text[:length]) for length in range(min(5, len(unit.text) - 1), 1, -1))
    city = next((entry for entry in cities if entry is not None and entry.kind in ("city", "capital")), None)
    return city._replace(form=unit.text, name=unit.text, kind="venue") if city else None


def _governed(units: list[Unit]) -> list[Place]:
    """The places right after the first preposition of place in `units`."""
    found: list[Place] = []
    opened = False
    for unit in units:
        if not opened:
            opened = unit.text in word_list("of_place")
        elif isinstance(unit.value, Place):
            found.append(unit.value)
        elif not found and unit.tag in ("ORG", "INSTITUTION") and (building := _building(unit)):
            found.append(building)
        elif unit.text in word_list("seat"):
            # 在总统府: of which country the parties tell.
            found.append(Place(unit.text, "venue", unit.text, None, None, None, None))
        elif unit.tag == "TIME" and not found:
            # 在本周末在印度举行的峰会期间
            opened = False
        elif unit.text not in word_list("between_places"):
            break
    return found
