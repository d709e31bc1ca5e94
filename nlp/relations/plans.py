"""Plans that the calendar tells: what a traveller of today set out for, and what is on a day to come."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from nlp.entities import simplify
from nlp.entities.times import Point, TimeValue, find_times

from .mentions import EventMention
from .vocabulary import word_list

# A journey within so many days of publication is what the article reports as new.
_NEWS_DAYS = 2


def plan_attendance(here: list[EventMention], published: date | None) -> None:
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
                # 前往植物园参观并出席活动: within the day
                abroad = journey.to_place is not None and journey.to_place.kind != "venue"
                if journey.status == "planned" or (abroad and _is_news(journey.time, published)):
                    mention.status = "planned"
                    # The day of the journey is not that of the gathering.
                    told = mention.time and journey.time and mention.time.text != journey.time.text
                    mention.time = mention.time if told else None
                break


def plan_what_is_to_come(here: list[EventMention], published: date | None) -> None:
    """Take as planned what is on a day after publication, whatever the words say: 月底在巴黎的会晤."""
    if published is None:
        return
    day = published.isoformat()
    for mention in here:
        start = (mention.time.start if mention.time else None) or ""
        later_day = len(start) == len(day) and start > day
        # A bare month of another year is rather one that is over: in December, 2月.
        later_month = len(start) == len("2000-01") and start[:4] == day[:4] and start > day[:7]
        later = later_day or later_month or (mention.time is not None and _later_in_month(mention.time, day))
        if mention.status == "occurred" and not mention.firm and later:
            mention.status = "planned"


def _later_in_month(time: TimeValue, day: str) -> bool:
    """Whether a time that tells the month of `day` alone means the days after it: on the 3rd, 本月中."""
    text = simplify(time.text)
    first = next(
        (n for words, n in (("late_in_month", 21), ("mid_month", 11)) if text.endswith(tuple(word_list(words)))), 0
    )
    return time.start == day[:7] and int(day[8:10]) < first


def date_plans(here: list[EventMention], published: date | None, text: str) -> None:
    """Give what is planned no day of what was before (昨天抵达首尔，并将访问日本), and the next weekday of its name
    (周四将会见甲，周五转往乙国).
    """
    if published is None:
        return
    day = published.isoformat()
    for mention in here:
        if mention.time is None:
            continue
        end = mention.time.end or mention.time.start or ""
        *before, here_told = re.split("[，,]", text[mention.sentence[0] : mention.end])
        # 2012年，…: of the whole sentence
        told_here = mention.time.text in here_told or (len(end) < len(day) and mention.time.text in before)
        if mention.status != "planned" or end >= day[: len(end)]:
            continue
        if len(end) == len(day) and simplify(mention.status_cue or "") in word_list("chooses"):
            # 安排甲于5日拜会乙: by the 10th it has been.
            mention.status, mention.status_cue = "occurred", None
        elif not told_here:
            mention.time = None
        elif len(end) == len(day) and _is_bare_weekday(mention.time):
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


def _is_news(time: TimeValue | None, published: date | None) -> bool:
    """Whether a journey of that time is what the article reports as new and is not over (8日至9日, on the 10th)."""
    start, end = (time.start, time.end) if time else (None, None)
    if published is None or start is None or len(start) < 10:
        return False
    if end is not None and start < end < published.isoformat():
        return False
    return abs((date.fromisoformat(start) - published).days) <= _NEWS_DAYS
