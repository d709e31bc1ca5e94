"""The spaCy component: finds the dates of an article and resolves each in its place."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from nlp.entities.script import simplify
from nlp.entities.texts import texts
from nlp.entities.times.grammar import find_times
from nlp.entities.times.model import Point, Shift, TimeExpression, TimeValue
from nlp.entities.times.resolve import resolve
from nlp.entities.times.tense import tense_of

_RECENT_DAYS = 60
"""A date further from publication is history told in passing and lends nothing to a later bare day."""
_NEWS_DAYS = 31
"""A month and day no older than this is news, whatever year the sentence names besides."""
_SAME_JOURNEY = 14
"""A bare day that comes so soon after one long past is of the same month."""
_FRESH_DAYS = 3
"""A bare day that lies so shortly before publication is news, whatever was told before it."""
_DATELINE_DAYS = 10
"""A dateline further from publication is not believed."""

_LIST_MARK = 4
"""How far from its beginning a line of a chronicle may have its date: 约10月：…"""


@Language.factory("huiwu_times")
def create_times(nlp: Language, name: str) -> Times:
    """Factory of `huiwu_times`.

    Reads `doc._.published` (aware datetime, date or None; of a datetime only its day in its own time zone is kept,
    for this and later components), and `doc._.month` (`2023-11`) where only the month of publication is known.
    Sets `doc.spans["times"]`: spans labelled DATE, DATELINE, REPORT (the date of a report, 据9日报道) or VAGUE
    (近日), each with `span._.when`, a TimeValue or None where no date follows.
    """
    return Times()


class Times:
    """Needs no other component; offsets and tokens are those of the Doc."""

    def __init__(self) -> None:
        for name in ("published", "month"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=None)
        if not Span.has_extension("when"):
            Span.set_extension("when", default=None)

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        if isinstance(doc._.published, datetime):
            doc._.published = doc._.published.date()
        for expression, value in read_times(texts(doc).original, doc._.published, doc._.month):
            span = doc.char_span(
                expression.start, expression.end, label=expression.kind.upper(), alignment_mode="expand"
            )
            if span is not None:
                span._.when = value
                spans.append(span)
        doc.spans["times"] = filter_spans(spans)
        return doc


def read_times(
    text: str, published: date | None, month: str | None = None
) -> list[tuple[TimeExpression, TimeValue | None]]:
    """Return the time expressions of an article's text, in its own script, with their dates.

    published: the day of publication in the article's own time zone, or None. month: that of publication (`2023-11`)
    where no day of it is known; 3月10日, 上月 and 今年 are resolved against it, a bare 10日 is not.
    """
    simple = simplify(text)
    expressions = find_times(simple)
    layout = _Layout(simple)
    memory = _Memory(published, published)
    result = []
    for number, expression in enumerate(expressions):
        paragraph, sentence, clause = layout.places(expression.start)
        before = expressions[number - 1].end if number else 0
        after = expressions[number + 1].start if number + 1 < len(expressions) else len(simple)
        bounds = (max(before, sentence[0]), min(after, sentence[1]))
        tense = tense_of(simple, expression, clause, bounds) if expression.kind == "date" else "past"
        context = memory.context(expression, paragraph[0], sentence[0])
        if context is not None and (context is memory.heading or _in_range(expression, context)):
            tense = None  # a chronicle is in no tense, and a day of a range told is that day
        anchor = memory.anchor or (_within(month, tense) if month and _tells_month(expression) else None)
        if _SAYS.search(simple, sentence[0], expression.start):
            anchor = memory.day_of_saying(expression) or anchor
        value = resolve(expression, anchor, tense, context, memory.basis)
        memory.note(expression, value, _alone(simple, expression, paragraph))
        # The words are given as written.
        written = text[expression.start : expression.end]
        result.append((expression, value and replace(value, text=written)))
    return result


# 王沪宁表示，|今天下午…
_SAYS = re.compile("(?:表示|指出|强调|介绍|说)[，：]?[“「]?$")
# How many days before its publication an article may tell of what was said.
_SAID_DAYS = 2


def _tells_month(expression: TimeExpression) -> bool:
    """Whether the words name a month, or count in months or years: the month of publication is enough for them."""
    point = expression.first
    counts = point is not None and point.shift is not None and point.shift.unit in ("month", "year")
    return counts or (point is not None and point.month is not None)


def _within(month: str, tense: str | None) -> date:
    """The day of the month of publication from which what is to come lies ahead, and all else behind."""
    first = date.fromisoformat(f"{month}-01")
    ahead = tense in ("future", "leaning")
    return first if ahead else first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _alone(text: str, expression: TimeExpression, paragraph: tuple[int, int]) -> bool:
    """Whether a paragraph is nothing but its date: the heading of a chronicle."""
    return text[slice(*paragraph)].strip(" \u3000*#：:\n") == expression.text


_NAMED_MONTH = re.compile("本[(（][0-9]{1,2}[)）]月")


class _Layout:
    """Where paragraphs, sentences and clauses begin and end."""

    def __init__(self, text: str) -> None:
        self._edges = [
            [0, *(match.end() for match in re.finditer(ends, text)), len(text) + 1]
            for ends in (r"\n", r"[。！？!?\n]", r"[，；。！？：,;!?\n]|(?<=[一-鿿]) +(?=[一-鿿])")
        ]

    def places(self, at: int) -> list[tuple[int, int]]:
        """The paragraph, sentence and clause around `at`."""
        found = []
        for edges in self._edges:
            index = bisect_right(edges, at)
            found.append((edges[index - 1], edges[min(index, len(edges) - 1)]))
        return found


def _holds(value: TimeValue, day: int) -> bool:
    """Whether a range within one month holds that day of it."""
    first, last = value.start or "", value.end or ""
    return len(first) == len(last) == 10 and first[:7] == last[:7] and int(first[8:]) <= day <= int(last[8:])


def _in_range(expression: TimeExpression, context: TimeValue) -> bool:
    """Whether `expression` is a bare day within the range that it leans on."""
    point = expression.first
    return point is not None and point.month is None and point.day is not None and _holds(context, point.day)


@dataclass
class _Memory:
    """What the article has told so far: its anchor day and the dates that a later one may lean on."""

    published: date | None
    anchor: date | None
    basis: str = "published"
    told: list[tuple[TimeExpression, TimeValue]] = field(default_factory=list)
    heading: TimeValue | None = None

    def note(self, expression: TimeExpression, value: TimeValue | None, alone: bool) -> None:
        if value is None or value.start is None:
            return
        if alone:
            self.heading = value if expression.first and _names_year(expression.first) else None
        if expression.kind == "dateline" and len(value.start) == 10:
            day = date.fromisoformat(value.start)
            if self.published is None or 0 <= (self.published - day).days <= _DATELINE_DAYS:
                self.anchor, self.basis = day, "dateline"
        if self.anchor is not None and _NAMED_MONTH.match(expression.text) and value.start[:7] < str(self.anchor)[:7]:
            # 本（6）月 in an article of 2 July: it was written in June.
            year, month = map(int, value.start[:7].split("-"))
            self.anchor = date(year, month, calendar.monthrange(year, month)[1])
        self.told.append((expression, value))

    def day_of_saying(self, expression: TimeExpression) -> date | None:
        """The day told last, for 今天 in what is said then: 6日会见乙。甲表示，今天…, in an article of the 7th."""
        shift = expression.first.shift if expression.first is not None else None
        if shift is None or shift.anchor != "published" or shift.unit != "day" or self.anchor is None or not self.told:
            return None
        told, value = self.told[-1]
        if told.kind != "date" or len(value.start or "") < len("2000-01-01") or value.start != value.end:
            return None
        day = date.fromisoformat(value.start or "")
        return day if 0 < (self.anchor - day).days <= _SAID_DAYS else None

    def context(self, expression: TimeExpression, paragraph: int, sentence: int) -> TimeValue | None:
        """The date told before on which `expression` leans, if it leans on any."""
        point = expression.first
        if point is None or point.year is not None:
            return None
        if point.shift is not None:
            if point.shift.anchor == "context":
                if point.shift.unit != "year":
                    return self._last(point.shift, sentence)
                # 同年 may be that of a paragraph before; 当年 is any year long ago.
                long_ago = expression.text.startswith("当年")
                # 2003年起…，同年…: that year, though what it tells went on.
                return self._year(paragraph, begun=True) or (None if long_ago else self._year(0, begun=True))
            return self._year(sentence) if point.shift.anchor == "nearby" else None
        if point.month is not None:
            if self.heading and expression.start - paragraph <= _LIST_MARK:
                return self.heading
            return None if self._just_past(expression) else self._year(sentence if self.anchor else 0)
        if point.day is None:
            return None
        near = self._around(point.day, sentence) or self._month(paragraph if self.anchor else 0)
        return near or self._long_ago(point.day, paragraph)

    def _around(self, day: int, sentence: int) -> TimeValue | None:
        """The range told before in the sentence that holds a bare day: 7日至8日出席会议，8日会后前往…"""
        for expression, value in reversed(self.told):
            if expression.start < sentence:
                return None
            if _holds(value, day):
                return value
        return None

    def _long_ago(self, day: int, paragraph: int) -> TimeValue | None:
        """The last day told, months ago, in whose month a bare day is: 去年7月18日抵达，20日会见."""
        if self.anchor is not None and 0 <= self.anchor.day - day <= _FRESH_DAYS:
            return None
        for expression, value in reversed(self.told):
            if expression.start < paragraph:
                return None
            if expression.first is None or expression.first.month is None or len(value.start or "") < 10:
                continue
            soon_after = 0 < day - int((value.start or "")[8:]) <= _SAME_JOURNEY
            told = expression.kind != "dateline" and not expression.open and not self._ahead(value)
            return value if told and soon_after else None
        return None

    def _last(self, shift: Shift, sentence: int) -> TimeValue | None:
        """The last day (month) told, for 当天 and 次日 (同月): near in time, or in the same sentence."""
        length = 7 if shift.unit == "month" else 10
        for expression, value in reversed(self.told):
            if expression.open or len(value.start or "") < length or value.granularity == "week":
                continue
            if shift.amount == 0 and value.start != value.end:
                continue
            told = expression.first.shift if expression.first else None
            if told is not None and told.anchor == "context" and shift.amount < 0 and told.amount < 0:
                # A second 前一天 counts from the same day as the first.
                continue
            if expression.start >= sentence or (self._recent(value) and not self._ahead(value)):
                return value
        return None

    def _just_past(self, expression: TimeExpression) -> bool:
        """Whether a month and day lies so shortly before the anchor that it is of no other year.

        One that goes on a list is (2018年3月26日、5月7日).
        """
        if self.anchor is None or expression.first is None or expression.first.day is None:
            return False
        if self.told and expression.start - self.told[-1][0].end <= 1:
            return False
        value = resolve(expression, self.anchor, "past")
        start = value.start if value else None
        return start is not None and (self.anchor - date.fromisoformat(start)).days <= _NEWS_DAYS

    def _year(self, since: int, *, begun: bool = False) -> TimeValue | None:
        """The last date from `since` on that names its own year; begun: be it one since which something went on."""
        for expression, value in reversed(self.told):
            if expression.start < since:
                return None
            if expression.first is None or (expression.open and not begun) or not _names_year(expression.first):
                continue
            if self.anchor is not None or value.granularity in ("day", "month"):
                return value
        return None

    def _month(self, since: int) -> TimeValue | None:
        """The last date from `since` on that names its own month, near in time and not ahead."""
        for expression, value in reversed(self.told):
            if expression.start < since:
                return None
            if expression.first is None or expression.open or expression.kind == "dateline":
                continue
            if expression.first.month is not None and self._recent(value):
                return None if self._ahead(value) else value
        return None

    def _ahead(self, value: TimeValue) -> bool:
        return self.anchor is not None and (value.start or "") > self.anchor.isoformat()

    def _recent(self, value: TimeValue) -> bool:
        if self.published is None or value.start is None:
            return True
        day = date.fromisoformat((value.start + "-01-01")[:10] if len(value.start) < 10 else value.start)
        return abs((self.published - day).days) <= _RECENT_DAYS


def _names_year(point: Point) -> bool:
    return point.year is not None or (point.shift is not None and point.shift.unit == "year")
