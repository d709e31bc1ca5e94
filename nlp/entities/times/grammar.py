"""Finding time expressions: a small reader that tries each place where a date may begin.

Every pattern is anchored and of bounded length, so the whole is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import cast

from nlp.entities.times.model import WEEKEND, Anchor, Kind, Point, Shift, TimeExpression, Unit
from nlp.entities.times.vocabulary import Vocabulary, Word, number, vocabulary

_Read = tuple[Point, int]


def find_times(text: str) -> list[TimeExpression]:
    """Return the time expressions of `text`, in order and without overlap.

    text: in simplified script with half-width digits (nlp.entities.script.simplify). Each expression takes
    in its leading 当地时间, brackets that repeat it (今天（4月23日）) and the time of day; a range is one
    expression. Durations (3天, 为期两日) and times of day alone are none.
    """
    reader = _Reader(text)
    found: list[TimeExpression] = []
    at = 0
    for match in _beginning().finditer(text):
        if match.start() < at:
            continue
        expression = reader.expression(match.start())
        if expression is not None:
            if found and reader.listed(found[-1].end, match.start()):
                expression = _same_week(found[-1].first, expression)
            found.append(expression)
            at = expression.end
    return found


@cache
def _beginning() -> re.Pattern[str]:
    """The characters with which an expression may begin."""
    known = vocabulary()
    words = {word.word[0] for (kind, _), word in known.rows.items() if kind in _STARTERS}
    others = known.first + known.digits + "".join(known.variants) + "".join(known.week) + "".join(known.stub)
    return re.compile(f"[{re.escape(''.join(words) + others)}]")


_STARTERS = ("word", "bare", "half", "lead", "vague")


class _Reader:
    """Reads one text; each method takes a place and gives what was read there with its end, or None."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known: Vocabulary = vocabulary()
        self.republic = bool(self.known.patterns["roc_context"].search(text))

    def _match(self, name: str, at: int) -> re.Match[str] | None:
        return self.known.patterns[name].match(self.text, at)

    def _skip(self, name: str, at: int) -> int:
        match = self._match(name, at)
        return match.end() if match else at

    # whole expressions

    def expression(self, start: int) -> TimeExpression | None:
        at = start
        if lead := self.known.word("lead", self.text, at):
            at = self._skip("gap", lead[1])
        elif lunar := self._match("lunar", at):
            return self._vague(start, lunar.end())
        if (vague := self._match("vague_count", at)) and not self._match("ago", at):
            return self._vague(start, vague.end())
        if spanned := self._span(at):
            return TimeExpression(start, spanned[2], self.text[start : spanned[2]], spanned[0], spanned[1])
        if vague := self._match("vague_span", at):
            return self._vague(start, vague.end())
        read = self.point(at)
        if read is None:
            vague_word = self.known.word("vague", self.text, at)
            return self._vague(start, vague_word[1]) if vague_word else None
        first, end = read
        last, end = self._range(first, at, end)
        return self._close(start, end, first, last)

    def listed(self, end: int, start: int) -> bool:
        """Whether nothing but 、 or 和 stands between two expressions."""
        match = self._match("list", end)
        return match is not None and match.end() == start

    def _vague(self, start: int, end: int) -> TimeExpression:
        return TimeExpression(start, end, self.text[start:end], None, kind="vague")

    def _close(self, start: int, end: int, first: Point, last: Point | None) -> TimeExpression | None:
        """Add what may follow the date and decide what it dates."""
        kind: Kind = "date"
        is_open = False
        if since := self._match("since", end):
            is_open, end = last is None, since.end()
        elif before := self._match("before", end):
            if not (first.day is None and first.shift is not None):
                return self._vague(start, before.end())
        elif self._match("dateline", end):
            kind = "dateline"
        elif self._match("report", end):
            kind = "report"
        return TimeExpression(start, end, self.text[start:end], first, last, kind, is_open)

    def _range(self, first: Point, start: int, end: int) -> tuple[Point | None, int]:
        """Read 至9日, ~9日, 、9日 … after a point; days and weekdays that follow each other are one range."""
        word = self.known.word("word", self.text, start)
        if word and word[0].amounts[0] != word[0].amounts[1]:
            return replace(first, shift=self._shift(word[0], last=True)), end
        last: Point | None = None
        while True:
            gap = self._skip("gap", end)
            joint = self._match("joint", gap)
            comma = None if joint else self._match("list", gap)
            if not joint and not comma:
                return last, end
            match = joint or comma
            assert match is not None
            read = self.point(self._skip("gap", match.end()), after=last or first)
            if read is None or not _continues(last or first, read[0], self._listing(comma, end)):
                return last, end
            if comma and self._match("apart", read[1]):
                return last, end
            last, end = read

    def _listing(self, comma: re.Match[str] | None, end: int) -> str:
        """How two points are joined: `range` (8日至9日), `short` (8、9日) or `list` (8日和9日)."""
        if comma is None:
            return "range"
        return "short" if self.text[end - 1].isdigit() else "list"

    def _span(self, at: int) -> tuple[Point, Point, int] | None:
        """过去两个月, 未来三天: from the one end to the day of publication, or from it."""
        match = self._match("span", at)
        if not match:
            return None
        unit = self._unit(match["u"])
        count = number(match["n"])
        if unit == "week":
            unit, count = "day", 7 * count
        ahead = match["ahead"]
        here, there = Point(shift=Shift(unit, 0)), Point(shift=Shift(unit, count if ahead else -count))
        return (here, there, match.end()) if ahead else (there, here, match.end())

    # points

    def point(self, at: int, after: Point | None = None) -> _Read | None:
        """Read one calendar point with its brackets and time of day. after: the first point of a range."""
        if lead := self.known.word("lead", self.text, at):
            at = self._skip("gap", lead[1])
        read = (
            self._numeric(at)
            or self._stub(at)
            or self._ago(at)
            or self._half(None, at)
            or self._word(at)
            or self._week(at)
            or self._calendar(at, after)
        )
        if read is None:
            return None
        point, end = read
        return point, self._tail(end)

    def _numeric(self, at: int) -> _Read | None:
        match = self._match("iso", at) or self._match("dmy", at)
        if not match:
            return None
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        if month > 12 >= day:
            month, day = day, month
        return (Point(year, month, day), match.end()) if month <= 12 else None

    def _stub(self, at: int) -> _Read | None:
        """今（20）日, 本（6）月5日, 本（2020）年9月17日, 翌（2）日, of which the number alone tells the day."""
        match = self._match("stub", at)
        if not match:
            return None
        unit = self._unit(match["u"] or match["v"] or "")
        value = int(match["n"])
        if unit == "year":
            return self._after_year(Point(year=self._year(value)), match.end())
        if unit == "month" and 1 <= value <= 12:
            return self._after_month(Point(month=value), match.end())
        if unit == "day" and 1 <= value <= 31:
            steps = self.known.stub.get(match["w"])
            return Point(day=value, shift=None if steps is None else Shift("day", steps)), match.end()
        return None

    def _ago(self, at: int) -> _Read | None:
        match = self._match("ago", at)
        if not match:
            return None
        unit = self._unit(match["u"])
        count = number(match["n"])
        shift = Shift(unit, -count) if match["back"] else Shift(unit, count, "context")
        return Point(shift=shift), match.end()

    def _word(self, at: int) -> _Read | None:
        found = self.known.word("word", self.text, at) or self.known.word("bare", self.text, at)
        if not found:
            return None
        word, end = found
        point = Point(shift=self._shift(word))
        if word.kind == "bare":
            return point, end
        if word.unit == "year":
            return self._after_year(point, end)
        if word.unit == "month":
            return self._after_month(point, end)
        return self._bracketed(point, end)

    def _week(self, at: int) -> _Read | None:
        """周二, 上周五, 下周, 本周末, and 周四11月9日."""
        match = self._match("week", at)
        if not match or not (match["p"] or match["d"]):
            return None
        prefix, day = match["p"], match["d"]
        shift = Shift("week", self.known.week[prefix.removesuffix("个")]) if prefix else None
        if day is None:
            return Point(shift=shift), match.end()
        if (weekday := self._weekday(day)) is None:
            return Point(weekday=WEEKEND, shift=shift), match.end()
        point = Point(weekday=weekday, shift=shift)
        named, end = self._bracketed(point, match.end())
        dated = self._calendar(self._skip("gap", end), None) if named is point else None
        if dated is not None and dated[0].day is not None:
            return replace(dated[0], weekday=weekday), dated[1]
        return named, end

    def _bracketed(self, point: Point, end: int) -> _Read:
        """A bracket after 今天 or 周一 that names the day takes its place."""
        bracket = self._match("weekday_bracket", end)
        if bracket:
            return point, bracket.end()
        opening = self._match("open", self._skip("gap", end))
        if opening is None:
            return point, end
        inner = self._calendar(self._skip("gap", opening.end()), None)
        alone = self._match("number_in_bracket", opening.start())
        if inner is not None:
            closing = self._match("close", self._skip("gap", inner[1]))
            if closing and inner[0].day is not None:
                return _named(point, inner[0]), closing.end()
        elif alone:
            return _named(point, Point(day=int(alone["n"]))), alone.end()
        return point, end

    def _calendar(self, at: int, after: Point | None) -> _Read | None:
        """Year, month and day in figures or characters, as far as they are there."""
        if match := self._match("roc", at):
            return self._after_year(Point(year=1911 + number(match["n"])), match.end())
        if match := self._match("year", at):
            return self._after_year(Point(year=number(match["n"])), match.end())
        if match := self._match("roc_long", at) or (self._match("roc_bare", at) if self.republic else None):
            return self._after_year(Point(year=1911 + int(match["n"])), match.end())
        if match := self._match("old_year", at):
            short = int(match["n"])
            return self._after_year(Point(year=short + (1900 if short >= 50 else 2000)), match.end())
        return self._month_day(Point(), at) or self._bare_day(at, after)

    def _after_year(self, point: Point, at: int) -> _Read:
        if bracket := self._match("year_bracket", at):
            at = bracket.end()
        at = self._skip("gap", at) if self._match("month", self._skip("gap", at)) else at
        if half := self._half(point, at):
            return half
        return self._month_day(point, at) or (point, self._part(at))

    def _month_day(self, point: Point, at: int) -> _Read | None:
        match = self._match("month", at) or self._match("month_list", at)
        if not match:
            return None
        return self._after_month(replace(point, month=number(match["n"])), match.end())

    def _after_month(self, point: Point, at: int) -> _Read:
        gap = self._skip("gap", at)
        day = self._match("day", gap) or self._match("bare_day_list", gap)
        if day:
            return self._weekday_after(replace(point, day=number(day["n"])), day.end())
        return point, self._part(at)

    def _bare_day(self, at: int, after: Point | None) -> _Read | None:
        match = self._match("bare_day", at) or self._match("bare_number", at) or self._match("bare_day_list", at)
        if match is None and after is not None and after.day is not None:
            match = self._match("day", at)
        if not match or self._duration(match, after):
            return None
        return self._weekday_after(Point(day=number(match["n"])), match.end())

    def _duration(self, match: re.Match[str], after: Point | None) -> bool:
        """两日, 三日: a count of days, unless it goes on a range or 于 governs it (于八日前往)."""
        governed = self.text.endswith("于", 0, match.start()) and not self.text.startswith("内", match.end())
        return after is None and not governed and match["n"] in self.known.digits and "日" in match.group()

    def _weekday_after(self, point: Point, end: int) -> _Read:
        match = self._match("weekday_bracket", end) or self._match("weekday_after", end)
        if match:
            return replace(point, weekday=self._weekday(match["d"])), match.end()
        return point, end

    def _half(self, point: Point | None, at: int) -> _Read | None:
        """上半年, 第三季度: of this year unless another is named."""
        found = self.known.word("half", self.text, at)
        if not found:
            return None
        word, end = found
        return replace(point or Point(shift=Shift("year", 0, "nearby")), months=word.amounts), end

    # small parts

    def _part(self, at: int) -> int:
        gap = self._skip("gap", at)
        found = self.known.word("part", self.text, gap)
        return found[1] if found else at

    def _tail(self, end: int) -> int:
        """The end of the time of day after a date."""
        end = self._skip("plain_bracket", end)
        while True:
            gap = self._skip("gap", end)
            if found := self.known.word("tail", self.text, gap):
                end = found[1]
            elif clock := self._match("clock", end):
                end = clock.end()
            else:
                return end

    def _shift(self, word: Word, last: bool = False) -> Shift:
        amount = word.amounts[1 if last else 0]
        return Shift(cast(Unit, word.unit), amount, cast(Anchor, word.anchor or "published"))

    def _unit(self, text: str) -> Unit:
        return cast(Unit, self.known.units.get(text.removeprefix("个").removeprefix("多"), "day"))

    def _weekday(self, text: str) -> int | None:
        """0 for Monday; None for the weekend."""
        index = self.known.weekdays.find(self.known.weekday_variants.get(text, text))
        return index if index >= 0 else None

    def _year(self, value: int) -> int:
        return value if value > 1000 else value + 1911


def _named(point: Point, day: Point) -> Point:
    """今天（23日）, 上周六（25日）: the day of the bracket, looked for where the word points."""
    near = point.shift if day.year is None and point.shift and point.shift.anchor == "published" else None
    return replace(day, weekday=point.weekday, shift=near)


def _same_week(before: Point | None, expression: TimeExpression) -> TimeExpression:
    """下周一和周三: the second weekday is of the week of the first."""
    point = expression.first
    if point is None or point.weekday is None or point.shift or point.day:
        return expression
    if before is None or before.weekday is None:
        return expression
    return replace(expression, first=replace(point, shift=before.shift))


def _continues(first: Point, second: Point, listing: str) -> bool:
    """Whether `second` ends a range begun by `first`.

    After 至 whatever is of its kind; in a list only the very next day or weekday, and the next month or year
    where the first is cut short (6、7月).
    """
    if listing == "range":
        return _fineness(first) == _fineness(second)
    if first.day is not None and second.day is not None:
        return second.day == first.day + 1 and second.month in (None, first.month)
    if first.weekday is not None and second.weekday is not None and second.shift in (None, first.shift):
        return second.weekday == first.weekday + 1 and second.day is None and first.day is None
    if listing == "short" and second.day is None:
        if first.month is not None and second.month is not None:
            return second.month == first.month + 1
        return first.year is not None and second.year == first.year + 1 and second.month is None
    return False


def _fineness(point: Point) -> str:
    if point.day is not None or point.weekday is not None:
        return "day"
    if point.month is not None or point.months:
        return "month"
    return point.shift.unit if point.shift else "year"
