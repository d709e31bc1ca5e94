"""Whether it was done or only planned, where other clauses than the own one of a match say so, or the calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from nlp.entities import Texts, simplify
from nlp.entities.times import Point, TimeValue, find_times

from .circumstances import announced_in
from .matching import Match
from .mentions import EventMention
from .status import find_status
from .vocabulary import word_list

# A journey within so many days of publication is what the article reports as new.
_NEWS_DAYS = 2


def is_source_of_words(match: Match) -> bool:
    """Whether the journey only says which words are meant, and so was made: 将贯彻考察湖南[重要讲话]精神."""
    following = "".join(unit.text for unit in match.units[match.last : match.last + 3])
    return match.pattern.type == "visit" and following.startswith(tuple(word_list("words_of_visit")))


def status_around(match: Match, source: Texts, sentence: tuple[int, int]) -> tuple[str, str | None]:
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
    if status == "none" and cue is not None and simplify(cue) in word_list("wish"):
        # 愿[在出席峰会期间]会见乙
        return "planned", cue
    return (status, cue) if status == "planned" else ("occurred", None)


def status_of_main_clause(match: Match, source: Texts, sentence: tuple[int, int]) -> tuple[str, str | None]:
    """The plan of the clause for which an opening clause gives the occasion: 访问期间，他[将]会见乙."""
    units, end = match.units, match.last
    while end < len(units) and units[end].tag not in ("COMMA", "STOP"):
        end += 1
    if end >= len(units) - 1 or units[end].tag != "COMMA":
        return "occurred", None
    # 访问乙国时，将转达问候: there 将 comes first.
    will = units[end - 1].text == "时" and units[end + 1].text in word_list("will")
    # 除拜会乙外，也将与丙座谈
    besides = match.first > 0 and match.pattern.name != "invitation" and units[match.first - 1].text in ("除", "除了")
    if units[end - 1].text not in word_list("occasion") and not will and not besides:
        return "occurred", None
    # It may begin with what somebody is: 甲作为主席，将…
    verbs = (i for i in range(end + 1, len(units)) if units[i].tag in ("TRIGGER", "VERB", "LIGHT", "STOP"))
    verb = next(verbs, end)
    last = next((i for i in range(verb + 1, len(units)) if units[i].tag in ("COMMA", "STOP")), len(units))
    clause = (units[end].end, units[last - 1].end)
    masked = [(unit.start, unit.end) for unit in units if unit.parties]
    status, cue = find_status(source, clause, sentence, (clause[1], clause[1]), masked)
    return (status, cue) if status == "planned" else ("occurred", None)


def status_of_announcement(match: Match, source: Texts, sentence: tuple[int, int]) -> tuple[str, str | None]:
    """The plan that the next clause tells, where it only tells when it is held: 甲与乙的会谈，[定于]27日举行."""
    if (told := announced_in(match)) is None:
        return "occurred", None
    clause = (match.units[told[0]].start, match.units[told[1] - 1].end)
    return find_status(source, clause, sentence, (clause[1], clause[1]), [])


def is_here(match: Match, source: Texts, sentence: tuple[int, int]) -> bool:
    """Whether a guest has come, as 会见来华访问的甲 says but 将会见来华访问的甲 does not."""
    if match.row.kind != "relative" or match.row.outer is None or match.pattern.type != "visit":
        return False
    return status_around(match, source, sentence)[0] == "occurred"


def told_as(kind: str, match: Match) -> bool:
    """Whether a word of the list `kind` (done, once) stands in the match, right before it or closes its adjunct."""
    words = word_list(kind)
    outer, at = match.row.outer, match.row.at
    said = outer is not None and [unit.tag for unit in outer.units[at + 1 : at + 2]] == ["SPEECH"]
    if said and outer is not None and outer.units[at].text.endswith(tuple(words)):
        # [在北京与乙会面时]表示
        return True
    return any(unit.text in words for unit in match.units[max(0, match.first - 3) : match.last + 1])


def plan_attendance(here: list[EventMention], published: date | datetime | None) -> None:
    """Take as planned what a traveller of today's news set out for: 今天抵达喀山，出席金砖国家领导人会晤."""
    for mention in here:
        if mention.type != "attend" or mention.status not in ("occurred", "planned") or mention.firm:
            continue
        names = {party.name for party in mention.who}
        for journey in sorted(here, key=lambda m: -m.start):
            if (
                journey.type == "visit"
                and journey.pattern in ("arrive", "go", "to-do")
                and journey.start < mention.start
                and names & {p.name for p in journey.who}
            ):
                if not mention.places and journey.to_place is not None:
                    mention.places = (*journey.places, journey.to_place)
                if journey.status == "planned" or _is_news(journey.time, published):
                    mention.status, mention.time = "planned", None
                break


def plan_what_is_to_come(here: list[EventMention], published: date | datetime | None, text: str) -> None:
    """Take as planned what is on a day after publication, whatever the words say: 月底在巴黎的会晤.

    What is planned has not the day of what was before (昨天抵达首尔，并将访问日本), and its weekday is the next one
    (周四将会见甲，周五转往乙国).
    """
    if published is None:
        return
    day = (published.date() if isinstance(published, datetime) else published).isoformat()
    for mention in here:
        if mention.time is None:
            continue
        start, end = mention.time.start or "", mention.time.end or mention.time.start or ""
        if mention.status == "occurred" and not mention.firm and len(start) == len(day) and start > day:
            mention.status = "planned"
        told_here = mention.time.text in re.split("[，,]", text[mention.sentence[0] : mention.end])[-1]
        if mention.status != "planned" or len(end) != len(day) or end >= day:
            continue
        if not told_here:
            mention.time = None
        elif _is_bare_weekday(mention.time):
            mention.time = _a_week_later(mention.time)


def _is_bare_weekday(time: TimeValue) -> bool:
    """Whether the words name a weekday and nothing else, 周五 but not 下周五 or 5日."""
    return any(
        told.first is not None and told.first == Point(weekday=told.first.weekday)
        for told in find_times(simplify(time.text))
    )


def _a_week_later(time: TimeValue) -> TimeValue:
    start, end = (
        (date.fromisoformat(day) + timedelta(days=7)).isoformat() if day else None for day in (time.start, time.end)
    )
    return replace(time, start=start, end=end)


def _is_news(time: TimeValue | None, published: date | datetime | None) -> bool:
    start = (time.start if time else None) or ""
    if published is None or len(start) < 10:
        return False
    day = published.date() if isinstance(published, datetime) else published
    return abs((date.fromisoformat(start) - day).days) <= _NEWS_DAYS
