"""Dates in context: times.tsv holds the sentences, what stands in them, and what day it is."""

from __future__ import annotations

import csv
import random
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import spacy
from nlp.entities.script import simplify
from nlp.entities.times import TimeValue, create_times, find_times, read_times, resolve
from nlp.entities.times.vocabulary import read_table

_TABLE = Path(__file__).with_name("times.tsv")


def _rows() -> list[dict[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _name(row: dict[str, str]) -> str:
    return f"{row['expression'] or row['text']}-{row['published']}"


@pytest.mark.parametrize("row", _rows(), ids=_name)
def test_every_expression_of_the_table(row: dict[str, str]) -> None:
    """A row without `start` gives no date there; without `expression`, nowhere in its text."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    read = [(row["text"][found.start : found.end], value) for found, value in read_times(row["text"], published)]
    dated = {text: (value.start, value.end, value.granularity) for text, value in read if value}
    told = f"{row['note']}: {row['text']!r}, published {published}, read as {dated}"
    if row["start"]:
        expected = (row["start"], row["end"] or None, row["granularity"])
        assert dated.get(row["expression"]) == expected, told
    elif row["expression"]:
        at = row["text"].index(row["expression"])
        near = [
            found.text
            for found, value in read_times(row["text"], published)
            if value and found.start < at + len(row["expression"]) and at < found.end
        ]
        assert not near, told
    else:
        assert not dated, told


def test_the_table_is_large_enough_to_be_trusted() -> None:
    rows = _rows()
    assert len(rows) >= 300
    assert len({(row["text"], row["expression"], row["published"]) for row in rows}) == len(rows)


def _value(text: str, published: date | None, **told: object) -> TimeValue | None:
    (expression,) = find_times(simplify(text))
    return resolve(expression, published, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["31日", "1日", "29日", "3月5日", "12月31日", "8月", "周二", "星期日"])
@pytest.mark.parametrize("published", [date(2023, 11, 1), date(2024, 2, 29), date(2023, 12, 31)])
def test_no_event_told_as_past_is_dated_ahead(words: str, published: date) -> None:
    value = _value(words, published, tense="past")
    assert value is not None and value.start is not None
    assert value.start <= published.isoformat()[: len(value.start)]


def test_the_words_say_what_a_date_was_resolved_against() -> None:
    published = date(2023, 11, 10)
    assert _value("2023年11月9日", published) == TimeValue("2023-11-09", "2023-11-09", "day", "text", "2023年11月9日")
    assert _value("9日", published) == TimeValue("2023-11-09", "2023-11-09", "day", "published", "9日")
    told = _value("2019年3月5日", published)
    day, same = _value("9日", published, context=told), _value("当天", published, context=told)
    assert day == TimeValue("2019-03-09", "2019-03-09", "day", "context", "9日")
    assert same == TimeValue("2019-03-05", "2019-03-05", "day", "context", "当天")


def test_the_dateline_is_the_day_from_which_its_report_counts() -> None:
    text = "新华社北京12月8日电 总理今天会见了来宾。\n新华社东京12月7日电 首相昨天抵达。"
    values = {text[found.start : found.end]: value for found, value in read_times(text, date(2020, 12, 9))}
    today, yesterday = values["今天"], values["昨天"]
    assert today and (today.start, today.basis) == ("2020-12-08", "dateline")
    assert yesterday and (yesterday.start, yesterday.basis) == ("2020-12-06", "dateline")


def test_a_chronicle_lends_the_year_of_its_heading() -> None:
    text = "**2014年**\n10月19日：双方会面\n约11月：再次会面\n**2015年**\n3月：提出将访问的计划"
    starts = [value.start for _, value in read_times(text, date(2017, 11, 21)) if value]
    assert starts == ["2014", "2014-10-19", "2014-11", "2015", "2015-03"]


def test_publication_counts_in_its_own_time_zone() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("huiwu_times")
    doc = nlp.make_doc("总统今天会见了来宾")
    doc._.published = datetime(2023, 11, 2, 0, 30, tzinfo=timezone(timedelta(hours=8)))
    assert nlp(doc).spans["times"][0]._.when.start == "2023-11-02"


def test_the_component_stands_alone_and_keeps_the_script_of_the_text() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("huiwu_times")
    doc = nlp.make_doc("據韓聯社16日報導，外長將於２０日訪問東京，近日已會見多人。")
    doc._.published = date(2020, 11, 17)
    spans = nlp(doc).spans["times"]
    assert [(span.text, span.label_, span._.when and span._.when.start) for span in spans] == [
        ("16日", "REPORT", "2020-11-16"),
        ("２０日", "DATE", "2020-11-20"),
        ("近日", "VAGUE", None),
    ]
    assert not nlp(nlp.make_doc("")).spans["times"]
    assert create_times(nlp, "times") is not None


def test_any_text_is_read_without_failing() -> None:
    """Strings of the vocabulary itself, in an order that no writer would choose, and very long ones."""
    pieces = [row["word"] for row in read_table("words.tsv") if "(" not in row["word"]]
    pieces += list("0123456789〇零一二三四五六七八九十百廿元年月日号周星期礼拜个天前后至到、和（）-~/.:将了")
    chance = random.Random(7)
    for _ in range(300):
        text = "".join(chance.choices(pieces, k=40))
        for found, value in read_times(text, date(2023, 11, 1)):
            assert text[found.start : found.end] == found.text
            assert value is None or value.start is not None
    for long in ("1" * 100_000, "9日" * 20_000, "（" * 50_000, "一" * 100_000, "至".join(["9"] * 20_000)):
        find_times(long)
