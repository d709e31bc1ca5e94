"""What a time expression is: how it is said (Point, TimeExpression) and what it means (TimeValue)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
Anchor = Literal["published", "context", "nearby"]
Tense = Literal["past", "future", "leaning"]
"""`leaning`: a cue of the future stands further off, or tells what once was to be (原定); the nearest date is taken."""
Kind = Literal["date", "report", "dateline", "vague"]


WEEKEND = 7
"""A `weekday` that is Saturday and Sunday; 0 is Monday."""


@dataclass(frozen=True)
class Shift:
    """Steps of a unit away from an anchor: 昨天 is one day before the day of publication.

    anchor: `published`; `context`, the date told before (次日, 同年); `nearby`, a date told close before,
    else `published` (年底, 月初).
    """

    unit: Unit
    amount: int
    anchor: Anchor = "published"


@dataclass(frozen=True)
class Point:
    """One calendar point as it is said; None where the words do not say."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: Shift | None = None
    months: tuple[int, int] | None = None
    """First and last month of a half-year or quarter."""


@dataclass(frozen=True)
class TimeExpression:
    """A date as it stands in a text; `start` and `end` are character offsets.

    first, last: the points that are named, `last` only in a range; both None in a vague expression (近日).
    kind: `date`; `dateline` (新华社北京5月8日电), `report` (据9日报道), which date the report and not what it
    tells; `vague`, a time that gives no date. open: no end is told (9日起).
    """

    start: int
    end: int
    text: str
    first: Point | None
    last: Point | None = None
    kind: Kind = "date"
    open: bool = False


@dataclass(frozen=True)
class TimeValue:
    """A date resolved. `start` and `end` are ISO strings cut to what is known: 2023-11-09, 2023-11, 2023.

    A single day, month or year has end == start; `end` is None where a span has no told end (9日起).
    basis: what the date was resolved against, `text` where the words themselves are complete.
    """

    start: str | None
    end: str | None
    granularity: str
    basis: str
    text: str

    @property
    def spans_days(self) -> bool:
        """Whether it lasts from one day to another."""
        return len(self.start or "") == len(self.end or "") == 10 and self.start != self.end

    @property
    def spans_years(self) -> bool:
        """Whether it lasts from one year to another, no month told."""
        return len(self.start or "") == len(self.end or "") == 4 and self.start != self.end
