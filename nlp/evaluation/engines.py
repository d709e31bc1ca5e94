"""Running what is measured: the extraction and the engines of named entity recognition, timed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from nlp.articles import Article
from nlp.pipeline import iter_events, load

from .scoring import Event

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Extraction:
    """The events of some articles, and how many characters of article a second were read."""

    events: list[Event]
    characters_per_second: float


def run_extraction(articles: Iterable[Article], ner: str = "lac", patterns: Sequence[str | Path] = ()) -> Extraction:
    """Extract the events of `articles` with the engine `ner`; the model is loaded before the clock starts.

    Raises what `nlp.pipeline.load` raises for an engine or patterns that cannot be used.
    """
    held = list(articles)
    nlp = load(ner, patterns)
    list(iter_events(held[:1], nlp))
    started = perf_counter()
    events: list[Event] = [event for _, found in iter_events(held, nlp) for event in found]
    seconds = perf_counter() - started
    characters = sum(len(article.title or "") + len(article.text) for article in held)
    return Extraction(events, characters / seconds)


def entity_figures(path: str | Path, ner: str) -> dict[str, pd.DataFrame]:
    """Return the entity figures of the engine alone, and of our layer on top of it.

    path: labelled sentences. The tables are those of `evaluate_entities`. Raises ValueError for a wrong line.
    """
    from nlp.entities.recognisers import recogniser

    from .entities import by_layer, by_recogniser, entity_layer, evaluate_entities, read_labelled

    sentences = read_labelled(path)
    return {
        "the engine alone": evaluate_entities(by_recogniser(recogniser(ner)), sentences),
        "with our layer": evaluate_entities(by_layer(entity_layer(ner)), sentences),
    }
