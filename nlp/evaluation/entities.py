"""How well an engine, or the whole layer of entities on top of it, finds names in labelled sentences."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from nlp.entities.recognisers import LABELS, Recogniser
from nlp.entities.recognisers.labels import label
from nlp.entities.script import simplify

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

Spans = set[tuple[int, int, str]]
Finder = Callable[[list[str]], list[Spans]]
"""Takes texts, gives the entities of each as (start, end, label) with the labels of the recognisers."""

_BATCH = 256


class Labelled(NamedTuple):
    """A text and the entities that people found in it."""

    text: str
    entities: Spans


def read_labelled(path: str | Path) -> list[Labelled]:
    """Read JSON Lines of `{"text": …, "ents": [[start, end, label], …]}`; offsets in characters.

    Labels of any known tag set may be used (PER, LOC, ORG, GPE, …); those that name no person, place,
    organisation or time are left out.

    Raises:
        ValueError: a line is not of that form, or an entity lies outside its text; says which line.
    """
    sentences = []
    with Path(path).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                text, entities = row["text"], [(int(a), int(b), str(tag)) for a, b, tag in row["ents"]]
            except (ValueError, TypeError, KeyError) as error:
                form = '{"text": "…", "ents": [[start, end, label], …]}'
                raise ValueError(f"{path}, line {number}: not of the form {form} ({error!r})") from error
            outside = [entity for entity in entities if not 0 <= entity[0] < entity[1] <= len(text)]
            if outside:
                raise ValueError(f"{path}, line {number}: the entity {outside[0]} lies outside the text")
            sentences.append(Labelled(text, {(a, b, name) for a, b, tag in entities if (name := label(tag))}))
    if not sentences:
        raise ValueError(f"{path}: no labelled sentences")
    return sentences


def by_recogniser(recogniser: Recogniser) -> Finder:
    """What the engine alone finds, given the text in simplified script as everywhere."""
    return lambda texts: [set(found.entities) for found in recogniser([simplify(text) for text in texts])]


def by_layer(nlp: Language) -> Finder:
    """What a pipeline leaves in `doc.ents`, such as that of `entity_layer`."""
    return lambda texts: [
        {(span.start_char, span.end_char, name) for span in doc.ents if (name := label(span.label_))}
        for doc in nlp.pipe(texts)
    ]


def entity_layer(ner: str = "lac") -> Language:
    """Return a pipeline up to the entities that sends every sentence to the engine `ner`.

    The pipeline for events sends only those to it that can hold an event.
    """
    import spacy

    import nlp.entities.actors
    import nlp.entities.recogniser
    import nlp.entities.sentences
    import nlp.entities.times  # noqa: F401 - these register the components

    language = spacy.blank("zh")
    language.add_pipe("huiwu_sentences")
    language.add_pipe("huiwu_recogniser", config={"engine": ner})
    language.add_pipe("huiwu_times")
    language.add_pipe("huiwu_actors")
    return language


def evaluate_entities(find: Finder, sentences: Iterable[Labelled]) -> pd.DataFrame:
    """Compare what `find` finds with the labels, exact in both edges and in the label.

    Returns one row for each label that is used in `sentences`, and one for all of these labels together
    (`all`): `label`, `precision`, `recall`, `f1` (0 to 1), `gold` and `found` (numbers of entities), and
    `characters_per_second`, the same in each row. The model is loaded before the clock starts.
    """
    import pandas as pd

    labelled = list(sentences)
    find([labelled[0].text])
    started = perf_counter()
    found = [
        spans
        for first in range(0, len(labelled), _BATCH)
        for spans in find([text for text, _ in labelled[first : first + _BATCH]])
    ]
    seconds = perf_counter() - started
    gold, seen, right = Counter[str](), Counter[str](), Counter[str]()
    for (_, entities), spans in zip(labelled, found, strict=True):
        for counter, these in ((gold, entities), (seen, spans), (right, entities & spans)):
            counter.update(name for _, _, name in these)
    used = [name for name in LABELS if gold[name]]
    rows = [_row(name, gold[name], seen[name], right[name]) for name in used]
    rows.append(_row("all", *(sum(counter[name] for name in used) for counter in (gold, seen, right))))
    speed = sum(len(text) for text, _ in labelled) / seconds
    return pd.DataFrame(rows).assign(characters_per_second=round(speed))


def _row(name: str, gold: int, found: int, right: int) -> dict[str, str | float]:
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"label": name, "precision": precision, "recall": recall, "f1": f1, "gold": gold, "found": found}
