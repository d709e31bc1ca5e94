"""From a match to event mentions: parties resolved, status, setting; or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from nlp.entities import Party, Place, Texts, read_table, read_words, simplify
from nlp.entities.times import TimeValue

from .antecedents import resolve
from .circumstances import Setting, anniversary_of, length_in_days, only_begins, setting_of
from .destinations import country_of_institution, destinations_of, home_of, places_around
from .discourse import Discourse
from .matching import Match
from .mentions import EventMention, Miss
from .noun_phrases import heads
from .positions import main_subject
from .status import find_status
from .subjects import described, find_subject, subject_before
from .units import Unit
from .vocabulary import word_list

# Countries meet and are visited, but do not travel or sit in a hall.
_TRAVELLERS = ("person", "delegation", "office", "pronoun", "organisation")


class _Nothing(Exception):  # noqa: N818 - no error: the reason why a match tells no event
    """Raised inside this module with the reason."""


def read_match(
    match: Match, source: Texts, sentence: tuple[int, int], discourse: Discourse
) -> Iterator[EventMention | Miss]:
    """Yield the event mentions of `match`, or one Miss with the reason why it tells none."""
    try:
        yield from _mentions(match, source, sentence, discourse)
    except _Nothing as reason:
        trigger = match.trigger
        words = source.original[trigger.start : trigger.end]
        yield Miss(match.pattern.type, match.pattern.name, words, trigger.start, trigger.end, str(reason))


def _mentions(match: Match, source: Texts, sentence: tuple[int, int], discourse: Discourse) -> Iterator[EventMention]:
    kind, trigger = match.pattern.type, match.trigger
    opening = [unit.text for unit in match.units[max(0, match.first - 1) : match.first]]
    if match.units[match.first].tag == "WITH" and opening and opening[0] in word_list("about"):
        raise _Nothing("no event: what is said about a meeting")
    if match.pattern.name == "receive" and [unit.text for unit in match.units[match.last : match.last + 1]] == ["对"]:
        raise _Nothing("no event: it is told of how somebody was received on a visit")
    found = _find_open_party(match, discourse)
    who, whom = _parties(match, discourse)
    clause = _clause_span(match)
    masked = [(u.start, u.end) for u in match.units if u.parties or u.tag in ("FOLD", "GATHERING")]
    if (guest := match.slots.get("Y")) and trigger.end < guest.start and source.simple[guest.start - 1] == "的":
        # 会见了拒绝参选的X: what the guest refuses.
        masked.append((trigger.end, guest.start))
    status, cue = find_status(source, clause, sentence, (trigger.start, trigger.end), masked)
    if status == "occurred" and cue is None and match.row.kind in ("occasion", "adjunct"):
        status, cue = _status_around(match, source, sentence)
    if status == "occurred" and cue is None:
        status, cue = _status_of_main_clause(match, source, sentence)
    if status != "occurred" and _is_source_of_words(match):
        status, cue = "occurred", None
    if status == "none":
        raise _Nothing(f"no event: {cue!r} makes it a wish, a condition or a habit")
    if match.pattern.status and status in ("occurred", "planned"):
        status = match.pattern.status
    setting = setting_of(match)
    told = EventMention(
        type=kind,
        mode=match.pattern.mode or _mode(source.simple[slice(*clause)]),
        status=status,
        status_cue=cue,
        who=who,
        whom=whom,
        to=None,
        to_place=None,
        places=tuple(_as_written(place, source, sentence) for place in setting.places),
        time=_time(match, setting, source.simple[slice(*clause)], source.simple[clause[0] : sentence[1]]),
        pattern=match.pattern.name,
        trigger=source.original[trigger.start : trigger.end],
        sentence=sentence,
        start=match.units[match.first].start,
        end=match.units[match.last - 1].end,
        vague=setting.vague,
        firm=status == "occurred" and (_told_as_done(match) or _is_here(match, source, sentence)),
        subject=found,
    )
    complete = {"meet": _as_meeting, "call": _as_meeting, "visit": _as_visit, "attend": _as_attendance}[kind]
    times = [*reversed(_further_times(match, setting)), told.time]
    if kind == "visit" and len(times) == len(who) > 1:
        # 甲和乙分别于1日和3日访问
        for traveller, time in zip(who, times, strict=True):
            yield from complete(replace(told, who=(traveller,), time=time), match, source)
        return
    for time in times:
        yield from complete(replace(told, time=time), match, source)


def _is_source_of_words(match: Match) -> bool:
    """Whether the journey only says which words are meant, and so was made: 将贯彻考察湖南[重要讲话]精神."""
    following = "".join(unit.text for unit in match.units[match.last : match.last + 3])
    return match.pattern.type == "visit" and following.startswith(tuple(word_list("words_of_visit")))


def _status_around(match: Match, source: Texts, sentence: tuple[int, int]) -> tuple[str, str | None]:
    """The plan of the clause in which the adjunct of the match stands: 将[在出席峰会期间]会见."""
    outer = match.row.outer
    assert outer is not None, "an adjunct was folded out of a clause"
    fold = outer.units[match.row.at]
    first = match.row.at
    while first > 0 and outer.units[first - 1].tag not in ("COMMA", "STOP", "SPEECH"):
        first -= 1
    before = (outer.units[first].start, fold.start)
    masked = [(unit.start, unit.end) for unit in outer.units if unit.parties]
    status, cue = find_status(source, before, sentence, (fold.start, fold.end), masked)
    return (status, cue) if status == "planned" else ("occurred", None)


def _status_of_main_clause(match: Match, source: Texts, sentence: tuple[int, int]) -> tuple[str, str | None]:
    """The plan of the clause for which an opening clause gives the occasion: 访问期间，他[将]会见乙."""
    units, end = match.units, match.last
    while end < len(units) and units[end].tag not in ("COMMA", "STOP"):
        end += 1
    if end >= len(units) - 1 or units[end].tag != "COMMA" or units[end - 1].text not in word_list("occasion"):
        return "occurred", None
    # It may begin with what somebody is: 甲作为主席，将…
    verbs = (i for i in range(end + 1, len(units)) if units[i].tag in ("TRIGGER", "VERB", "LIGHT", "STOP"))
    verb = next(verbs, end)
    last = next((i for i in range(verb + 1, len(units)) if units[i].tag in ("COMMA", "STOP")), len(units))
    clause = (units[end].end, units[last - 1].end)
    masked = [(unit.start, unit.end) for unit in units if unit.parties]
    status, cue = find_status(source, clause, sentence, (clause[1], clause[1]), masked)
    return (status, cue) if status == "planned" else ("occurred", None)


def _is_here(match: Match, source: Texts, sentence: tuple[int, int]) -> bool:
    """Whether a guest has come, as 会见来华访问的甲 says but 将会见来华访问的甲 does not."""
    if match.row.kind != "relative" or match.row.outer is None or match.pattern.type != "visit":
        return False
    return _status_around(match, source, sentence)[0] == "occurred"


def _as_written(place: Place, source: Texts, sentence: tuple[int, int]) -> Place:
    """The place in the script of the article, where it was read in the simplified one (總統府)."""
    at = source.simple.find(place.form, *sentence)
    return place if at < 0 else place._replace(form=source.original[at : at + len(place.form)])


def _find_open_party(match: Match, discourse: Discourse) -> str:
    """Fill the slot that stands before the match and return how its party was found."""
    if not match.open_slot or match.open_slot in match.slots:
        if "X" in match.slots:
            match.slots["X"] = described(match) or match.slots["X"]
        return "explicit"
    subject, found = find_subject(match, discourse)
    journey = match.pattern.type in ("visit", "attend") and subject is not None and subject.tag == "PRONOUN"
    if journey and subject is not None and not resolve(subject, discourse, _around(match)):
        # 甲呼吁双方停火，并将访问乙国: of 双方 nobody knows who they are.
        before = [unit for unit in match.units if unit.end <= subject.start]
        subject = main_subject(before) or subject
    beside = subject is not None and subject.end == match.trigger.start
    if subject is None or (match.pattern.name == "this-visit" and not beside):
        raise _Nothing("no subject: nobody is told who did it")
    match.slots[match.open_slot] = subject
    return found


def _parties(match: Match, discourse: Discourse) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    sides: dict[str, tuple[Party, ...]] = {"X": (), "Y": ()}
    # 拜登邀请他访问华盛顿: he is not who invites.
    around = subject_before(match) if match.open_slot is None else None
    for slot in sides:
        if slot in match.slots:
            other = frozenset(party.name for parties in sides.values() for party in parties)
            other |= frozenset(party.name for party in around.parties) if around else frozenset()
            # 他们 who travel or attend are not the two that met last.
            journey = match.pattern.type in ("visit", "attend") and match.slots[slot].text in ("他们", "她们")
            known = replace(discourse, pair=()) if journey else discourse
            sides[slot] = resolve(match.slots[slot], known, _around(match), other)
            if not sides[slot]:
                raise _Nothing(f"nobody named: {match.slots[slot].text!r} stands for nobody that the article names")
    pair = {party.name for party in discourse.pair}
    if _goes_on(match) and len(pair) == 2 and len(sides["X"]) == 1 and sides["X"][0].name in pair:
        sides["X"] = tuple(discourse.pair)
    return sides["X"], sides["Y"]


def _goes_on(match: Match) -> bool:
    """Whether two who have met do so again: 周三继续会谈."""
    before = match.units[max(0, match.first - 2) : match.first]
    return match.pattern.name == "equals" and any(unit.text in word_list("again") for unit in before)


def _around(match: Match) -> list[Unit]:
    """The units of the whole sentence, in which pronouns have their antecedents."""
    row = match.row
    if row.outer is None:
        return match.units
    while row.outer is not None:
        row = row.outer
    return row.units


def _as_meeting(told: EventMention, match: Match, source: Texts) -> Iterator[EventMention]:
    who, whom = told.who, told.whom
    if not whom:
        held = any(unit.tag == "LIGHT" for unit in match.units[max(0, match.first - 3) : match.last])
        elsewhere = told.subject == "topic" or (told.subject == "sentence" and not held)
        if elsewhere and not _goes_on(match):
            raise _Nothing("one party only: it takes two to meet")
        who = tuple(p for p in who if not simplify(p.title or "").endswith(_spouses()))
        if len(who) < 2:
            raise _Nothing("one party only: it takes two to meet")
        who, whom = (who[:1], who[1:]) if len(who) == 2 else (who, ())
    if {p.name for p in who} & {p.name for p in whom}:
        raise _Nothing("the same party on both sides")
    around = match.units[max(0, match.first - 3) : match.last]
    severally = any(unit.text in word_list("severally") for unit in around)
    received = match.pattern.name == "receive" and not _together(match, source)
    for left, right in _meetings(who, whom, severally=severally, received=received):
        yield replace(told, who=left, whom=right)


def _together(match: Match, source: Texts) -> bool:
    """Whether two guests from one side are told of as one audience: 会见甲和乙, not 会见甲、乙."""
    guests = match.slots["Y"].parties if "Y" in match.slots else ()
    if len(guests) != 2 or len({guest.country for guest in guests} - {None}) > 1:
        return False
    return source.simple[guests[0].end : guests[1].start] in word_list("joint_guests")


def _meetings(
    who: tuple[Party, ...], whom: tuple[Party, ...], *, severally: bool, received: bool
) -> Iterator[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    """The meetings of a sentence: A分别会见B、C and A会见B、C are two, A与B、C举行三方会谈 is one."""
    if not severally and not received:
        yield who, whom
        return
    for host in _couples(who) if severally else [who]:
        for guests in _couples(whom):
            yield host, guests


def _couples(parties: tuple[Party, ...]) -> list[tuple[Party, ...]]:
    """Each party alone, but somebody's spouse with the one before."""
    groups: list[tuple[Party, ...]] = []
    for party in parties:
        if groups and simplify(party.title or "").endswith(_spouses()):
            groups[-1] = (*groups[-1], party)
        else:
            groups.append((party,))
    return groups


def _as_visit(told: EventMention, match: Match, source: Texts) -> Iterator[EventMention]:
    who = _travellers(told.who)
    destinations = destinations_of(match, source)
    if not destinations:
        raise _Nothing("no destination: the clause does not say where to")
    countries = [goal.country for _, goal in destinations if goal is not None]
    for to, goal in destinations:
        calls = any(unit.text in word_list("receiving") for unit in match.units[match.last : match.last + 2])
        # 前往总统府拜会甲
        seat = calls and goal is None and simplify(to).endswith(tuple(word_list("seat")))
        building = seat or (goal is not None and goal.kind in ("venue", "institution"))
        if match.pattern.name in ("arrive", "go", "to-do") and building:
            raise _Nothing("no visit: to arrive at a building is part of one")
        if match.pattern.name == "depart":
            _check_abroad(who, goal)
        if match.pattern.name == "to-do" and not _acts_there(match):
            raise _Nothing("no visit: the clause does not say what was done there")
        returned = match.pattern.name == "arrive" and goal is not None and goal.kind == "capital"
        if returned and goal is not None and all(home_of(party) == goal.country for party in who):
            raise _Nothing("no visit: to arrive in the capital of one's own country ends one")
        if goal is not None and goal.kind == "country" and all(home_of(party) == goal.country for party in who):
            raise _Nothing("no visit: nobody visits the country that is his own")
        # 在北京宣布将访韩: where it was said is not where the visit goes.
        there = tuple(p for p in told.places if goal is None or (goal.country == p.country and p.kind != "country"))
        if goal is None and not there and (country := country_of_institution(to) or _place_within(match)):
            there = (country,)
        stops = goal is not None and countries.count(goal.country) > 1
        # 10日结束对甲国和乙国的访问: the last day of the last.
        time = told.time if match.pattern.day != "end" or goal is destinations[-1][1] else None
        yield replace(told, who=who, to=to, to_place=goal, places=there, stops=stops, time=time)


def _acts_there(match: Match) -> bool:
    """Whether the clause goes on with a meeting or a gathering: 到基辅[会见乙], 到巴黎[出席峰会]."""
    before = match.units[match.first - 1] if match.first else None
    if (
        before is not None
        and before.tag in ("VERB", "SPEECH")
        and not before.text.endswith(tuple(word_list("invited")))
    ):
        # 谈论|到
        return False
    following = match.units[match.last :]
    for at, unit in enumerate(following):
        if unit.tag == "WITH":
            return at + 1 < len(following) and following[at + 1].is_party()
        if unit.tag == "TRIGGER":
            return unit.text in word_list("receiving") | word_list("attending")
        if unit.tag not in ("WORD", "TIME", "PARTICLE", "VERB") and not (unit.tag == "COMMA" and at == 0):
            return False
    return False


def _place_within(match: Match) -> Place | None:
    """The place in the name of the institution visited: 参观[巴黎]第一医院."""
    unit = match.slots.get("D") or match.slots.get("L")
    inner = unit.inner if unit is not None and unit.tag == "INSTITUTION" else []
    return next((u.value for u in inner if u.tag in ("CITY", "REGION") and isinstance(u.value, Place)), None)


def _check_abroad(who: tuple[Party, ...], goal: Place | None) -> None:
    """Only who leaves a country that is not his own has been on a visit."""
    homes = {home_of(party) for party in who}
    homeless = any(home_of(party) is None for party in who if party.kind != "delegation")
    if goal is None or goal.country in (None, *homes) or homeless:
        raise _Nothing("no visit: to leave one's own country begins one")


def _as_attendance(told: EventMention, match: Match, source: Texts) -> Iterator[EventMention]:
    gathering = match.slots["G"]
    if gathering.text.startswith(tuple(word_list("no_gathering"))):
        raise _Nothing("no gathering: it has no name")
    to = source.original[gathering.start : gathering.end].strip('“”"「」‘’『』')
    named = tuple(u.value for u in gathering.inner if isinstance(u.value, Place) and u.tag in ("CITY", "VENUE"))
    if match.pattern.name == "attending" and not told.places and not named:
        # 在上海会见前来参加进博会的甲: the host receives where the gathering is.
        named = tuple(place for place in places_around(match) if place.kind != "venue")
    for name in _gatherings(to):
        yield replace(told, who=_travellers((*told.who, *told.whom)), whom=(), to=name, places=told.places or named)


def _gatherings(names: str) -> list[str]:
    """The gatherings that one verb governs: 出席北约峰会和欧盟峰会 are two, 巴黎和平论坛 is one."""
    parts = re.split("以及|[和及、]", names)
    each = all(simplify(part).endswith(heads("gathering")) for part in parts)
    return parts if each else [names]


def _travellers(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    stationary = tuple(word_list("no_traveller"))
    travellers = tuple(
        p
        for p in parties
        if p.kind in _TRAVELLERS and not (p.kind == "organisation" and simplify(p.name).endswith(stationary))
    )
    if not travellers:
        raise _Nothing("no traveller: a country does not travel or attend")
    return travellers


def _told_as_done(match: Match) -> bool:
    done = word_list("done")
    return any(unit.text in done for unit in match.units[max(0, match.first - 3) : match.last + 1])


def _time(match: Match, setting: Setting, clause: str, rest: str) -> TimeValue | None:
    """The time told, cut to the first or last day where the words give only that (抵达, 结束访问).

    rest: the sentence from the clause on, which may tell how long a visit takes (抵达，展开为期三天的访问).
    """
    time = setting.time.value if setting.time else None
    if time is not None and any(word in clause for word in word_list("first_stop")):
        # 5日至14日访问亚洲，首站抵达甲国
        return replace(time, end=None)
    if time is None or time.start != time.end:
        return time
    if len(time.start or "") == 4 and (years := anniversary_of(clause)):
        then = str(int(time.start) - years)
        return replace(time, start=then, end=then)
    told = rest if match.pattern.day == "start" else clause
    if match.pattern.type == "visit" and (days := length_in_days(told)) and len(time.start or "") == 10:
        # 11月29日赴美进行为期3天的访问: the last day is counted from the first.
        last = date.fromisoformat(time.start) + timedelta(days=days - 1)
        return replace(time, end=last.isoformat())
    if match.pattern.type == "visit" and only_begins(clause):
        return replace(time, end=None)
    if match.pattern.day is None or len(time.start or "") < 10:
        return time
    if match.pattern.day == "start":
        # 周二及周三分两批抵达
        time = min([time, *_times_before(match, setting)], key=lambda told: told.start or "")
    return replace(time, end=None) if match.pattern.day == "start" else replace(time, start=None)


def _further_times(match: Match, setting: Setting) -> list[TimeValue]:
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


def _clause_span(match: Match) -> tuple[int, int]:
    first, last = match.first, match.last - 1
    while first > 0 and match.units[first - 1].tag not in ("COMMA", "STOP"):
        first -= 1
    while last + 1 < len(match.units) and match.units[last + 1].tag not in ("COMMA", "STOP"):
        last += 1
    return match.units[first].start, match.units[last].end


def _mode(clause: str) -> str:
    return next((mode for cue, mode in _modes() if cue in clause), "in_person")


@cache
def _modes() -> list[tuple[str, str]]:
    return [(row["cue"], row["mode"]) for row in read_table("nlp.relations", "modes.tsv")]


def _spouses() -> tuple[str, ...]:
    return tuple(read_words("nlp.entities.lexicon", "offices.tsv", "spouse"))
