"""What a time expression means: the calendar dates that its words, its anchor and its tense allow."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nlp.entities.times.model import WEEKEND, Point, Shift, Tense, TimeExpression, TimeValue

FUTURE_COSTS = 3
"""With no tense told, a day ahead of the anchor counts three times its distance: news mostly tells the past.
On 1 November 31日 is 31 October and 20日 is 20 October, but 5日 is 5 November and 12月5日 is ahead."""
NEXT_YEAR_COSTS = 300
"""A month of next year (in days): in December, 2月17日 without a cue is last February."""
STALE_DAYS, STALE_MONTHS = 5, 60
"""How long ago (in days) a bare day, or a month or month and day, is still meant by words of the future."""
WEEKDAY_DAYS = 190
"""Within how many days a weekday beside a date (周四11月9日) picks the month or year in which it fits."""
BACKWARD_COSTS = 1.5
"""From a date told before, a text goes forward rather than back."""


@dataclass(frozen=True)
class _Period:
    first: date
    last: date
    granularity: str

    def iso(self, day: date) -> str:
        return day.isoformat()[: {"year": 4, "month": 7}.get(self.granularity, 10)]


@dataclass(frozen=True)
class _Setting:
    """All that an expression is resolved against."""

    published: date | None
    tense: Tense | None
    context: TimeValue | None
    basis: str


def resolve(
    expression: TimeExpression,
    published: date | None,
    tense: Tense | None = None,
    context: TimeValue | None = None,
    basis: str = "published",
) -> TimeValue | None:
    """Return the dates of `expression`, or None where the text and its anchor do not give them.

    published: the day to count from, in the article's own time zone; basis: what to call it (`dateline`
    where it is the day of the dateline). tense: `past` never gives a day after `published`, `future` none
    before it unless the article is stale; `leaning` gives the nearest. context: a fuller date told before;
    当天, 次日 and 同年 count from it, and a bare day or month takes its month or year from it. A full date
    (2023年11月1日) needs none of them.
    """
    if expression.first is None:
        return None
    first, last = expression.first, expression.last
    setting = _Setting(published, tense, context, basis)
    if last is None:
        if (single := _point(first, setting)) is None:
            return None
        (start, source), end = single, single[0]
    else:
        # a range ahead may have begun: on the 6th, 将在5日至10日
        found = _range(first, last, replace(setting, tense=None)) if tense == "future" else None
        if found is None or published is None or found[1].last < published:
            found = _range(first, last, setting)
        if found is None:
            return None
        start, end, source = found
    return TimeValue(
        start=start.iso(start.first),
        end=None if expression.open else end.iso(end.last),
        granularity=start.granularity,
        basis=source,
        text=expression.text,
    )


def _range(first: Point, last: Point, setting: _Setting) -> tuple[_Period, _Period, str] | None:
    """Resolve both points of a range, the second as the nearest one not before the first."""
    if last.year is not None and first.month is not None and first.year is None and first.shift is None:
        # 12月30日至2024年1月2日: the year stands at the end only
        end = _calendar(last)
        if end is None:
            return None
        years = (last.year, last.year - 1)
        starts = filter(None, (_calendar(replace(first, year=year)) for year in years))
        start = next((period for period in starts if period.first <= end.first), None)
        return (start, end, "text") if start else None
    found = _point(first, setting)
    if found is None:
        return None
    start, basis = found
    if last.year is None and last.shift is None:
        later = [period for period in _candidates(last, start.first) if period.first >= start.first]
        end = min(later, key=lambda period: period.first, default=None)
    else:
        ended = _point(last, setting)
        end = ended[0] if ended and ended[0].last >= start.first else None
    return (start, end, basis) if end else None


def _point(point: Point, setting: _Setting) -> tuple[_Period, str] | None:
    """The period of one point and what it was resolved against."""
    if point.shift is not None:
        return _shifted(point, point.shift, setting)
    if point.year is not None:
        period = _calendar(point)
        return (period, "text") if period else None
    return _nearest(point, setting)


def _shifted(point: Point, shift: Shift, setting: _Setting) -> tuple[_Period, str] | None:
    context = setting.context
    if shift.anchor != "published" and context is not None and context.start:
        told = (context.end if shift.amount > 0 else None) or context.start
        if shift.unit == "day" and len(told) < 10:
            return None
        anchor, basis = _date(told), "context"
    elif shift.anchor == "context" and not (setting.tense == "future" and shift.amount > 1):
        return None
    elif setting.published is not None:
        anchor, basis = setting.published, setting.basis
    else:
        return None
    if shift.anchor == "context" and shift.amount > 1 and setting.tense in (None, "past"):
        # 六年后 that would lie ahead is not counted from the date told before
        days = shift.amount * {"day": 1, "week": 7, "month": 30}.get(shift.unit, 365)
        if setting.published is not None and anchor + timedelta(days=days - 31) > setting.published:
            return None
    if point.day is not None and shift.unit in ("day", "week"):
        # 明（10）日, 上周六（25日）: the day of the bracket nearest to where the word points
        target = anchor + timedelta(days=shift.amount * (7 if shift.unit == "week" else 1))
        fitting = _candidates(replace(point, weekday=None), target)
        return min(fitting, key=lambda period: _distance(period, target, 1, 1)), basis
    if shift.unit == "week":
        return _week(anchor, shift.amount, point.weekday), basis
    if shift.unit == "day":
        day = anchor + timedelta(days=shift.amount)
        return _Period(day, day, "day"), basis
    if shift.unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift.amount
        point = Point(months // 12, months % 12 + 1, point.day)
    elif point == Point(shift=Shift("year", 0, "context")) and _is_now(anchor, setting):
        return None  # 当年 in the sense of long ago
    else:
        point = Point(anchor.year + shift.amount, point.month, point.day, months=point.months)
    period = _calendar(point)
    return (period, basis) if period else None


def _is_now(anchor: date, setting: _Setting) -> bool:
    return setting.published is not None and anchor.year == setting.published.year


def _week(anchor: date, weeks: int, weekday: int | None) -> _Period:
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=weeks)
    if weekday is None:
        return _Period(monday, monday + timedelta(days=6), "week")
    if weekday == WEEKEND:
        return _Period(monday + timedelta(days=5), monday + timedelta(days=6), "day")
    day = monday + timedelta(days=weekday)
    return _Period(day, day, "day")


def _calendar(point: Point) -> _Period | None:
    """The period of a point whose year is known; None if there is no such day."""
    year = point.year
    if year is None or not 1 <= year <= 9998:
        return None
    if point.months:
        return _Period(date(year, point.months[0], 1), _month_end(year, point.months[1]), "month")
    if point.month is None:
        return _Period(date(year, 1, 1), date(year, 12, 31), "year")
    if point.day is None:
        return _Period(date(year, point.month, 1), _month_end(year, point.month), "month")
    if point.day > _month_end(year, point.month).day:
        return None
    day = date(year, point.month, point.day)
    return _Period(day, day, "day")


def _nearest(point: Point, setting: _Setting) -> tuple[_Period, str] | None:
    """A bare day, month-day, month or weekday: the nearest one to its anchor that the tense allows."""
    published, context = setting.published, setting.context
    if context is not None and context.start and point.weekday is None or published is None:
        if context is None or not context.start:
            return None
        if point.month is not None:
            period = _calendar(Point(int(context.start[:4]), point.month, point.day))
            periods: Iterable[_Period] = [period] if period else []
        else:
            if len(context.start) < 7:
                return None
            periods = _candidates(point, _date(context.start))
            # 七月里…，19日: a month told before holds the day.
            held = [period for period in periods if period.first.isoformat().startswith(context.start)]
            periods = held if len(context.start) == 7 and held else periods
        anchor = _date(context.start)
        tense: Tense | None = "future" if setting.tense == "leaning" and point.month else setting.tense
        allowed = [period for period in periods if _allowed(period, published, tense)]
        if allowed:
            return min(allowed, key=lambda period: _distance(period, anchor, 1, BACKWARD_COSTS)), "context"
    if published is None:
        return None
    costs, turn = _ahead(point, setting.tense), NEXT_YEAR_COSTS if setting.tense is None else 0
    periods = _candidates(point, published)
    allowed = [period for period in periods if _allowed(period, published, setting.tense)]
    if setting.tense == "future":
        allowed = _not_stale(point, periods, published) or allowed
    if not allowed:
        return None
    if point.month is None:
        turn = 0

    def cost(period: _Period) -> float:
        return _distance(period, published, costs, 1) + turn * (period.first.year > published.year)

    return min(allowed, key=cost), setting.basis


def _not_stale(point: Point, periods: list[_Period], published: date) -> list[_Period]:
    """The period just past, where a plan for the next one would be told with its month or year.

    On 22 September 将于9月20日 is two days ago: the article is older than its publication.
    """
    if point.day is None and point.month is None:
        return []
    days = STALE_DAYS if point.month is None else STALE_MONTHS
    return [period for period in periods if period.last < published and (published - period.last).days <= days]


def _ahead(point: Point, tense: Tense | None) -> float:
    """What a day ahead costs against one behind; a weekday (周二) is the last one unless a cue says more."""
    if tense == "leaning":
        return 1
    return FUTURE_COSTS if point.day is not None or point.month is not None else 7


def _candidates(point: Point, anchor: date) -> list[_Period]:
    """The days or months around `anchor` that the words fit."""
    if point.day is None and point.weekday is not None:
        return [_week(anchor, weeks, point.weekday) for weeks in (-1, 0, 1)]
    if point.month is not None:
        # eight years back and ahead hold a 29 February
        points = [Point(anchor.year + years, point.month, point.day) for years in range(-8, 9)]
    else:
        start = anchor.year * 12 + anchor.month - 1
        points = [Point((start + months) // 12, (start + months) % 12 + 1, point.day) for months in range(-3, 4)]
    periods = [period for period in map(_calendar, points) if period]
    fitting = [period for period in periods if period.first.weekday() == point.weekday]
    near = [period for period in fitting if abs((period.first - anchor).days) <= WEEKDAY_DAYS]
    return near or periods


def _allowed(period: _Period, published: date | None, tense: Tense | None) -> bool:
    if published is None or tense is None or tense == "leaning":
        return True
    return period.first <= published if tense == "past" else period.last >= published


def _distance(period: _Period, anchor: date, ahead: float, back: float) -> float:
    if period.first > anchor:
        return ahead * (period.first - anchor).days
    return back * max(0, (anchor - period.last).days)


def _date(text: str) -> date:
    """The first day of an ISO date cut short."""
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
