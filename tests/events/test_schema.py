from __future__ import annotations

import pandas as pd
import pytest
from nlp.events.schema import EVENT_COLUMN_NAMES, SchemaError, event_id, events_frame, validate


def test_columns_come_in_the_order_of_the_design():
    assert " ".join(events_frame().columns) == (
        "event_id type mode status status_cue who whom who_title who_country who_id "
        "whom_title whom_country whom_id to place city country latitude longitude "
        "when_text start end granularity date_basis cameo plover pattern trigger sentence "
        "start_char end_char in_title article_id url title published source mentions confidence"
    )


def test_a_table_without_events_has_the_dtypes_of_one_with(event):
    empty, full = events_frame(), events_frame([event()])
    assert len(empty) == 0
    assert dict(empty.dtypes) == dict(full.dtypes)
    assert pd.concat([empty, full]).dtypes.equals(full.dtypes)


@pytest.mark.parametrize(
    ("change", "column", "says"),
    [
        ({"type": "summit"}, "type", "'summit' is not one of meet, visit, call, attend"),
        ({"status": None}, "status", "is empty"),
        ({"country": "Japan"}, "country", "'Japan'"),
        ({"who_country": ["KR"]}, "who_country", "'KR'"),
        ({"start": "2023-13"}, "start", "'2023-13'"),
        ({"start": "9日"}, "start", "'9日'"),
        ({"start": "2023-11-09", "end": "2023-11-08"}, "end", "before the start"),
        ({"start": "2023-11", "end": "2023-10"}, "end", "before the start"),
        ({"who": "李雷", "who_title": [], "who_country": [], "who_id": []}, "who", "expected a list"),
        ({"who": ["李雷", "韩梅"], "who_title": ["外长"]}, "who_title", "1 items for the 2 of 'who'"),
        ({"whom": [3]}, "whom", "expected text, found 3"),
        ({"latitude": 139.7}, "latitude", "139.7 is not within -90 and 90"),
        ({"confidence": "high"}, "confidence", "expected a number"),
        ({"in_title": 0}, "in_title", "expected True or False"),
        ({"start_char": 9, "end_char": 2}, "end_char", "9..2"),
    ],
)
def test_what_breaks_the_schema_is_said_with_column_and_row(event, change, column, says):
    with pytest.raises(SchemaError, match=rf"column '{column}', row 1: .*") as raised:
        events_frame([event(), event(**change)])
    assert says in str(raised.value)


@pytest.mark.parametrize("change", [{"start": "2023-11", "end": "2023-11-09"}, {"start": "2023", "end": None}])
def test_dates_may_be_cut_to_what_is_known(event, change):
    assert len(events_frame([event(**change)])) == 1


def test_a_row_with_an_unknown_key_is_refused(event):
    with pytest.raises(SchemaError, match="row 0: no column is called 'wo'"):
        events_frame([event() | {"wo": []}])


def test_validate_names_the_row_by_its_label_and_missing_columns(event):
    frame = events_frame([event(), event()]).set_axis(["a", "b"])
    frame.loc["b", "type"] = "dinner"
    with pytest.raises(SchemaError, match="column 'type', row 'b'"):
        validate(frame)
    with pytest.raises(SchemaError, match="lacks the columns pattern, source"):
        validate(frame.drop(columns=["source", "pattern"]))


def test_validate_lets_an_analyst_add_columns_and_finds_repeated_ids(event):
    assert "topic" in validate(events_frame([event()]).assign(topic="trade"))
    with pytest.raises(SchemaError, match="'event_id'.*twice"):
        events_frame([event(event_id="same"), event(event_id="same")])


def test_a_table_read_back_from_parquet_is_valid(event, tmp_path):
    events_frame([event(), event()]).to_parquet(tmp_path / "e.parquet")
    assert list(validate(pd.read_parquet(tmp_path / "e.parquet")).columns) == list(EVENT_COLUMN_NAMES)


def test_event_ids_are_the_same_on_every_machine():
    # A fixed value: tables of different runs are joined on it.
    assert event_id("a1", "meet", ["王明", "李华"], ["金丽"], start="2023-11-09") == "5f13508a98ef9ed6"


@pytest.mark.parametrize(
    "other",
    [
        {"article_id": "a2"},
        {"type": "call"},
        {"who": ["王明"]},
        {"whom": ["李华", "金丽"], "who": ["王明"]},
        {"to": "首尔"},
        {"start": "2023-11-10"},
        {"end": "2023-11-09"},
        {"place": "人民大会堂"},
    ],
)
def test_event_ids_tell_events_apart(other):
    one = {
        "article_id": "a1",
        "type": "meet",
        "who": ["王明", "李华"],
        "whom": ["金丽"],
        "start": "2023-11-09",
    }
    assert event_id(**one) != event_id(**(one | other))


def test_the_order_of_parties_does_not_change_an_event_id():
    assert event_id("a1", "meet", ["王明", "李华"]) == event_id("a1", "meet", ["李华", "王明"])
