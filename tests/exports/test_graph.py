from __future__ import annotations

import pytest
from nlp import exports
from nlp.events.merge import merge
from nlp.events.schema import SchemaError, events_frame

nx = pytest.importorskip("networkx")


def test_nodes_are_parties_and_edges_are_dyads(event, tmp_path):
    rows = [
        event(who_id=["Q1"], who_country=["CHN"]),
        event(who=["王外长"], who_id=["Q1"], whom=["安娜"], status="planned"),
        event(type="visit", whom=[], to="韩国", who_id=["Q1"], mode=None),
    ]
    exports.write(rows, tmp_path / "g.graphml")
    graph = nx.read_graphml(tmp_path / "g.graphml")
    assert {node: graph.nodes[node]["kind"] for node in graph} == {
        "Q1": "party", "金丽": "party", "安娜": "party", "韩国": "place",
    }  # fmt: skip
    assert (graph.nodes["Q1"]["label"], graph.nodes["Q1"]["country"]) == ("王明", "CHN")
    edges = {(a, b): (data["type"], data["status"]) for a, b, data in graph.edges(data=True)}
    assert edges == {
        ("Q1", "金丽"): ("meet", "occurred"),
        ("Q1", "安娜"): ("meet", "planned"),
        ("Q1", "韩国"): ("visit", "occurred"),
    }


def test_two_meetings_of_a_pair_are_two_edges(event, tmp_path):
    exports.write([event(), event(start="2023-12-01", end=None)], tmp_path / "g.gexf")
    graph = nx.read_gexf(tmp_path / "g.gexf")
    assert sorted(data["start"] for *_, data in graph.edges(data=True)) == ["2023-11-09", "2023-12-01"]


def test_a_merged_table_makes_a_graph_and_a_table_without_parties_does_not(event, tmp_path):
    merged = merge(events_frame([event(), event()]))
    exports.write(merged, tmp_path / "g.graphml")
    assert nx.read_graphml(tmp_path / "g.graphml").number_of_edges() == 1
    with pytest.raises(SchemaError, match="column 'who'"):
        exports.write(merged.drop(columns="who"), tmp_path / "g.graphml")
