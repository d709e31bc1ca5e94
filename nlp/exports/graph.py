"""A graph for network tools: GraphML (Gephi, igraph, Cytoscape, networkx) and GEXF (Gephi)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..events.schema import rows_of
from ..events.views import to_dyads
from .table import Table

if TYPE_CHECKING:
    import networkx as nx

_EDGE = ("event_id", "type", "mode", "status", "start", "end", "place", "country", "cameo", "url", "sentence")


def write(table: Table, path: Path) -> None:
    """Write the dyads of the events of `table` to `path`, by the suffix as GEXF or GraphML."""
    import networkx as nx

    graph = build(table)
    if path.suffix.lower() == ".gexf":
        nx.write_gexf(graph, path)
    else:
        nx.write_graphml_xml(graph, path, named_key_ids=True)


def build(table: Table) -> nx.MultiDiGraph:
    """A node for each party, destination and gathering, an edge for each dyad.

    A node is the id that the lexicon knows, else the name; `label` is the name, `kind` party, place or
    gathering, `country` alpha-3. An edge goes from `a` to `b` of `to_dyads` and carries type, status, dates
    and evidence, so that what only was planned can be told from what took place. Unknown values are left out.
    Needs the extra `graph`.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for dyad in rows_of(to_dyads(table.events())):
        a = _node(graph, dyad, "a", "party")
        b = _node(graph, dyad, "b", dyad["b_kind"])
        graph.add_edge(a, b, weight=1, **_known({name: dyad[name] for name in _EDGE}))
    return graph


def _node(graph: nx.MultiDiGraph, dyad: dict[str, Any], end: str, kind: str) -> str:
    name, country, known_id = dyad[end], dyad[f"{end}_country"], dyad[f"{end}_id"]
    node = known_id or name
    if node not in graph:
        graph.add_node(node, label=name, kind=kind)
    graph.nodes[node].update(_known({"country": country}))
    return node


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
