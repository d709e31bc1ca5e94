"""Scores as text to read in a terminal: tables of figures and a list of errors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from .scoring import PROPERTIES, Error, Event, Figures, Score, first_name, score

if TYPE_CHECKING:
    import pandas as pd

_EVIDENCE = 160
"""Characters of evidence that an error shows."""


def figures_table(rows: Mapping[str, Figures], head: str = "") -> str:
    """Return a line of figures for each of `rows`, its key before it; `head` names the column of keys."""
    width = max(map(len, [head, *rows]))
    lines = [
        f"{head:<{width}}  gold  found | pair P     R     F1   | lenient F1 | "
        + "  ".join(f"{name:<5}" for name in PROPERTIES)
        + " | full F1"
    ]
    for name, f in rows.items():
        shares = "  ".join(_number(getattr(f, key)) for key in PROPERTIES)
        pair = f"{_number(f.pair.p)}  {_number(f.pair.r)} {_number(f.pair.f1)}"
        lines.append(
            f"{name:<{width}} {f.gold:5} {f.pred:6} | {pair} | {_number(f.lenient.f1)}      | {shares} | "
            f"{_number(f.full.f1)}"
        )
    return "\n".join(lines)


def by_source(labels: Mapping[str, Sequence[Event]], found: Mapping[str, Sequence[Event]]) -> dict[str, Figures]:
    """Return the headline figures of each source: of the articles whose ids begin with the same letters."""
    sources: dict[str, dict[str, Sequence[Event]]] = defaultdict(dict)
    for article, events in labels.items():
        letters = re.match(r"[A-Za-z]*", article)
        sources[letters[0] if letters else ""][article] = events
    return {source or "(none)": score(part, found).figures["all"] for source, part in sorted(sources.items())}


def engines_table(rows: Iterable[tuple[str, Score, float | None]]) -> str:
    """Return the headline figures of several engines and how many characters a second each read."""
    measured = list(rows)
    lines = figures_table({name: result.figures["all"] for name, result, _ in measured}, "engine").splitlines()
    cells = ["characters/s", *("-" if speed is None else f"{speed:,.0f}" for _, _, speed in measured)]
    return "\n".join(f"{line} | {cell:>12}" for line, cell in zip(lines, cells, strict=True))


def entities_table(tables: Mapping[tuple[str, str], pd.DataFrame]) -> str:
    """Return the entity figures (`evaluate_entities`) of each (engine, what was measured of it) as lines."""
    keys = [("engine", "entities by"), *tables]
    first, second = (max(len(key[i]) for key in keys) for i in (0, 1))
    head = "label   gold  found | P     R     F1    | characters/s"
    lines = [f"{'engine':<{first}}  {'entities by':<{second}}  {head}"]
    for (engine, layer), table in tables.items():
        for row in table.to_dict("records"):
            rates = " ".join(_number(row[name]) for name in ("precision", "recall", "f1"))
            numbers = f"{row['gold']:5} {row['found']:6} | {rates} | {row['characters_per_second']:>12,.0f}"
            lines.append(f"{engine:<{first}}  {layer:<{second}}  {row['label']:<6} {numbers}")
    return "\n".join(lines)


def errors_list(errors: Iterable[Error]) -> str:
    """Return the errors to read: kind, article, what the label says and what was found, with evidence."""
    blocks = []
    for error in errors:
        lines = [f"{error.kind}  [{error.article}]  {' - '.join(error.pair)}"]
        for what, event in (("label", error.label), ("found", error.found)):
            if event is not None:
                lines.append(f"   {what} {one_line(event)}")
                if text := evidence(event)[:_EVIDENCE]:
                    lines.append(f"         {text}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def one_line(event: Event) -> str:
    """Return an event, labelled or found, in one line."""
    who, whom = ("+".join(map(first_name, event.get(side) or ())) for side in ("who", "whom"))
    when = " .. ".join(str(event[key]) if event.get(key) else "-" for key in ("start", "end"))
    where = f"at {first_name(event.get('place'))} {event.get('country') or '-'}"
    parts = [who, whom, f"to {first_name(event.get('to'))}", where]
    return f"{event['type']} " + " | ".join((*parts, when, event.get("status") or "occurred"))


def evidence(event: Event) -> str:
    """Return the sentence that tells an event, labelled or found; empty where the label gives none."""
    return event.get("sentence") or event.get("evidence") or ""


def _number(value: float | None) -> str:
    return "   - " if value is None else f"{value:.3f}"
