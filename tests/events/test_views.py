from __future__ import annotations

import pandas as pd
import pytest
from nlp.events.schema import events_frame
from nlp.events.views import DYAD_COLUMNS, to_dyads, to_participants


@pytest.mark.parametrize(
    ("told", "pairs"),
    [
        pytest.param(
            {"type": "meet", "who": ["王明"], "whom": ["金丽", "崔英"]},
            [("王明", "金丽", "party"), ("王明", "崔英", "party")],
            id="each of one side with each of the other",
        ),
        pytest.param(
            {"type": "meet", "who": ["王明", "金丽", "安娜"], "whom": []},
            [("王明", "金丽", "party"), ("王明", "安娜", "party"), ("金丽", "安娜", "party")],
            id="each pair of those who meet as equals",
        ),
        pytest.param({"type": "call", "who": ["王明"], "whom": ["金丽"]}, [("王明", "金丽", "party")], id="call"),
        pytest.param(
            {"type": "visit", "who": ["王明", "李华"], "whom": ["金丽"], "to": "韩国"},
            [("王明", "韩国", "place"), ("李华", "韩国", "place")],
            id="visitors with the destination, not with the host",
        ),
        pytest.param(
            {"type": "visit", "who": ["王明"], "whom": ["金丽"], "to": None},
            [("王明", "金丽", "party")],
            id="visit to a person",
        ),
        pytest.param(
            {"type": "attend", "who": ["王明"], "whom": [], "to": "东亚论坛"},
            [("王明", "东亚论坛", "gathering")],
            id="attend",
        ),
        pytest.param({"type": "visit", "who": ["王明"], "whom": [], "to": None}, [], id="visit to nobody knows where"),
        pytest.param({"type": "meet", "who": ["王明"], "whom": []}, [], id="one party alone"),
    ],
)
def test_pairs_of_an_event(event, told, pairs):
    dyads = to_dyads(events_frame([event(**told)]))
    assert list(dyads[["a", "b", "b_kind"]].itertuples(index=False, name=None)) == pairs


def test_each_end_keeps_its_own_title_country_and_id(event):
    row = event(who_title=["外长"], who_country=["CHN"], who_id=["Q1"], whom=["金丽", "韩国"],
                whom_title=["总统", None], whom_country=["KOR", "KOR"], whom_id=[None, "KOR"])  # fmt: skip
    first, second = to_dyads(events_frame([row])).to_dict("records")
    assert (first["a_title"], first["a_country"], first["a_id"]) == ("外长", "CHN", "Q1")
    assert (first["b_title"], first["b_country"], second["b_id"]) == ("总统", "KOR", "KOR")
    assert pd.isna(first["b_id"])
    assert pd.isna(second["b_title"])


def test_a_destination_has_the_country_of_the_event_and_both_codes(event):
    row = event(type="visit", to="首尔", whom=[], cameo="042")
    (dyad,) = to_dyads(events_frame([row])).to_dict("records")
    assert (dyad["b_country"], dyad["cameo"], dyad["cameo_reverse"]) == ("KOR", "042", "043")


def test_dyads_hold_scalars_only_and_the_evidence(event):
    (dyad,) = to_dyads(events_frame([event(sentence="王明会见金丽。")])).to_dict("records")
    assert not any(isinstance(value, list) for value in dyad.values())
    assert (dyad["sentence"], dyad["start"], dyad["place"]) == ("王明会见金丽。", "2023-11-09", "首尔")


def test_participants_of_both_sides(event):
    row = event(event_id="e", who=["王明", "李华"], who_title=["外长", None], whom_country=["KOR"])
    found = to_participants(events_frame([row]))
    assert list(found[["event_id", "role", "name"]].itertuples(index=False, name=None)) == [
        ("e", "who", "王明"),
        ("e", "who", "李华"),
        ("e", "whom", "金丽"),
    ]
    assert (found["title"][0], found["country"][2]) == ("外长", "KOR")


@pytest.mark.parametrize("view", [to_dyads, to_participants])
def test_views_of_no_events_have_their_columns_and_dtypes(event, view):
    empty, full = view(events_frame()), view(events_frame([event()]))
    assert len(empty) == 0
    assert dict(empty.dtypes) == dict(full.dtypes)


def test_views_read_a_table_that_comes_from_parquet(event, tmp_path):
    events_frame([event(who=["王明", "李华"])]).to_parquet(tmp_path / "e.parquet")
    read = pd.read_parquet(tmp_path / "e.parquet")
    assert len(to_dyads(read)) == 2
    assert list(to_dyads(read).columns) == list(DYAD_COLUMNS)
