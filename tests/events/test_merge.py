from __future__ import annotations

import pandas as pd
import pytest
from nlp.events.merge import merge
from nlp.events.schema import events_frame, validate

TOLD_TWICE = [
    pytest.param({}, {}, id="the same words"),
    pytest.param({}, {"who": ["金丽"], "whom": ["王明"]}, id="the other side tells it"),
    pytest.param({}, {"who": ["王明", "金丽"], "whom": []}, id="as equals"),
    pytest.param({"who": ["馬克·奧爾森"]}, {"who": ["马克奥尔森"]}, id="script and dots of a name"),
    pytest.param({"who_id": ["Q1"]}, {"who": ["王外长"], "who_id": ["Q1"]}, id="two names of one person"),
    pytest.param({"who_id": ["Q1"]}, {"who_id": [None]}, id="the id known once"),
    pytest.param({"start": "2023-11-09"}, {"start": "2023-11", "end": None}, id="day and month"),
    pytest.param({"start": "2023-11-08", "end": "2023-11-09"}, {}, id="a day within a range"),
    pytest.param({"place": None, "city": None, "country": None}, {}, id="the place told once"),
    pytest.param({"status": "planned", "published": "2023-11-02"}, {}, id="planned, then held"),
    pytest.param(
        {"start": None, "end": None, "published": "2023-11-09"},
        {"published": "2023-11-10"},
        id="a date told once",
    ),
]
TWO_EVENTS = [
    pytest.param({}, {"type": "call"}, id="another type"),
    pytest.param({}, {"whom": ["崔英"]}, id="another party"),
    pytest.param({}, {"whom": ["金丽", "崔英"]}, id="one party more"),
    pytest.param({}, {"start": "2023-11-10", "end": "2023-11-10"}, id="the day after"),
    pytest.param({}, {"start": "2023-12", "end": None}, id="another month"),
    pytest.param({"country": "KOR"}, {"country": "JPN"}, id="another country"),
    pytest.param({"mode": "in_person"}, {"mode": "video"}, id="another mode"),
    pytest.param({"who_country": ["CHN"]}, {"who_country": ["KOR"]}, id="namesakes of two countries"),
    pytest.param({"who_id": ["Q1"]}, {"who_id": ["Q2"]}, id="namesakes that the lexicon knows apart"),
    pytest.param({"article_id": "x"}, {"article_id": "x"}, id="one article tells two"),
    pytest.param(
        {"start": None, "end": None, "published": "2023-11-01"},
        {"published": "2023-11-09"},
        id="undated, a week ago",
    ),
    pytest.param({"start": None, "end": None, "published": None}, {}, id="undated, nobody knows of when"),
    pytest.param({"type": "visit", "to": "韩国"}, {"type": "visit", "to": "日本"}, id="another destination"),
    pytest.param(
        {"type": "visit", "to": "韩国"},
        {"type": "visit", "to": "韩国", "who": ["金丽"], "whom": ["王明"]},
        id="guest and host exchanged",
    ),
]


@pytest.mark.parametrize(("one", "other"), TOLD_TWICE)
def test_an_event_told_by_two_articles_is_one_row(event, one, other):
    (row,) = merge(events_frame([event(**one), event(**other)])).to_dict("records")
    assert (row["reports"], row["mentions"]) == (2, 2)


@pytest.mark.parametrize(("one", "other"), TWO_EVENTS)
def test_what_may_be_two_events_stays_two_rows(event, one, other):
    assert list(merge(events_frame([event(**one), event(**other)]))["reports"]) == [1, 1]


def test_a_month_does_not_join_two_days(event):
    days = [event(start=day, end=day) for day in ("2023-11-03", "2023-11-20")]
    month = event(start="2023-11", end=None)
    assert list(merge(events_frame([month, *days]))["reports"]) == [1, 1, 1]


def test_the_order_of_the_articles_does_not_matter(event):
    rows = [
        event(start="2023-11", end=None),
        event(),
        event(start=None, end=None),
        event(start="2023-11-20", end="2023-11-20"),
        event(),
    ]
    forwards = {frozenset(ids) for ids in merge(events_frame(rows))["event_ids"]}
    backwards = {frozenset(ids) for ids in merge(events_frame(rows[::-1]))["event_ids"]}
    assert forwards == backwards


def test_the_history_of_a_meeting(event):
    rows = [
        event(status="occurred", published="2023-11-10", source="a.example"),
        event(status="planned", published="2023-11-01", source="b.example", status_cue="将"),
        event(status="planned", published="2023-11-02", source="a.example"),
        event(status="postponed", published="2023-11-05T08:00:00+08:00", source="c.example"),
    ]
    (row,) = merge(events_frame(rows)).to_dict("records")
    assert row["status"] == "occurred"
    assert row["status_history"] == ["2023-11-01 planned", "2023-11-05 postponed", "2023-11-10 occurred"]
    assert row["sources"] == ["b.example", "a.example", "c.example"]
    assert row["event_ids"] == ["e2", "e3", "e4", "e1"]


def test_status_and_codes_are_those_of_the_latest_article(event):
    rows = [
        event(published="2023-11-08", status="refused", status_cue="拒绝", cameo="125", plover="REJECT/meet"),
        event(published="2023-11-01", status="planned", status_cue="将", cameo="036", plover="AGREE"),
    ]
    (row,) = merge(events_frame(rows)).to_dict("records")
    assert (row["status"], row["status_cue"], row["cameo"], row["plover"]) == (
        "refused",
        "拒绝",
        "125",
        "REJECT/meet",
    )


def test_the_fuller_report_is_kept_and_lacks_are_filled_from_the_other(event):
    bare = event(
        **dict.fromkeys(["place", "city", "country", "latitude", "longitude", "when_text", "start", "end"]),
        who_title=["外长"], whom_id=["Q9"], sentence="王明会见金丽。", confidence=0.95,
    )  # fmt: skip
    (row,) = merge(events_frame([bare, event(sentence="王明9日在首尔与金丽举行会谈。")])).to_dict("records")
    assert (row["event_id"], row["article_id"], row["sentence"]) == (
        "e2",
        "a2",
        "王明9日在首尔与金丽举行会谈。",
    )
    assert (row["who_title"], row["whom_id"]) == (["外长"], ["Q9"])
    assert (row["start"], row["place"], row["country"], row["confidence"]) == (
        "2023-11-09",
        "首尔",
        "KOR",
        0.95,
    )


def test_what_is_merged_is_an_event_table_again(event):
    merged = merge(events_frame([event(), event(), event(type="call")]))
    validate(merged)
    assert merged["event_id"].is_unique
    empty = merge(events_frame())
    assert dict(empty.dtypes) == dict(merged.dtypes)
    pd.testing.assert_series_equal(merge(events_frame([event()]))["reports"], pd.Series([1], name="reports"))
