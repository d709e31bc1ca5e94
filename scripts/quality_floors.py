"""Measure the extraction on the labelled articles and raise the floors that the tests hold it to.

    python scripts/quality_floors.py [--lower-floors]

A floor follows its figure upwards, a small margin below it. Where a figure has fallen under its floor nothing
is written and the exit status is 1, unless --lower-floors says that this is meant. The floors stand in
tests/quality_floors.json beside the hash of the labels that they were measured on, so that changed labels ask
for new floors.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from nlp import evaluation  # noqa: E402 - the path is set above
from nlp.articles import Article, iter_articles  # noqa: E402
from nlp.pipeline import iter_events, load  # noqa: E402

if TYPE_CHECKING:
    from spacy.language import Language

FLOORS = ROOT / "tests/quality_floors.json"
NEGATIVES = "data/negatives.tsv"
MARGIN = 0.01


class LabelledSet(NamedTuple):
    """Labels and the articles that they label; paths from the root of the project."""

    labels: str
    articles: tuple[str, ...]

    def is_here(self) -> bool:
        """Whether the labels are on this machine; some sets are not part of the project."""
        return (ROOT / self.labels).exists()


SETS = (
    LabelledSet("data/gold/gold.jsonl", ("data/gold/articles.jsonl", "data/articles")),
    LabelledSet("../shared/gold/dev.jsonl", ("../shared/gold/dev",)),
    LabelledSet("../shared/gold/dev_notices.jsonl", ("../shared/gold/dev",)),
)


def read_floors() -> dict[str, dict]:
    """The pinned floors: by file of labels its `sha256` and its `floors` by name of figure."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def sha256(path: str) -> str:
    """The hash of a file of labels."""
    return hashlib.sha256((ROOT / path).read_bytes()).hexdigest()


def measure(labelled: LabelledSet, nlp: Language) -> dict[str, float]:
    """The figures of a set that have floors: of meet, visit and call together, and of attend alone."""
    items = iter_articles([ROOT / path for path in labelled.articles])
    articles = [item for item in items if isinstance(item, Article)]
    events = [event for _, found in iter_events(articles, nlp) for event in found]
    labels = evaluation.read_labels(ROOT / labelled.labels)
    found = evaluation.by_article(labels, events)
    figures = evaluation.score({article.id: article.events for article in labels}, found).figures
    headline = figures["all"]
    measured = {
        "pair_p": headline.pair.p,
        "pair_r": headline.pair.r,
        "pair_f1": headline.pair.f1,
        "when": headline.when,
        "where": headline.where,
        "status": headline.status,
        "full_f1": headline.full.f1,
        "attend_pair_f1": figures["attend"].pair.f1,
    }
    return {name: value or 0.0 for name, value in measured.items()}


def false_alarms(nlp: Language) -> list[str]:
    """Those sentences of negatives.tsv that give an event, each with what it gives."""
    with (ROOT / NEGATIVES).open(encoding="utf-8", newline="") as handle:
        texts = [row["text"] for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)]
    articles = (Article(str(i), None, None, None, None, text) for i, text in enumerate(texts))
    return [
        article.text + "".join(f" → {event['type']} by {event['pattern']}" for event in found)
        for article, found in iter_events(articles, nlp)
        if found
    ]


def below(pinned: dict[str, float], measured: dict[str, float]) -> list[str]:
    """What has fallen under its floor, in words; nothing where all figures stand."""
    return [
        f"{name} {measured[name]:.3f} is below its floor {floor:.3f}"
        for name, floor in pinned.items()
        if measured[name] < floor
    ]


def raised(pinned: dict[str, float], measured: dict[str, float], *, lower: bool) -> dict[str, float]:
    """The floors that follow `measured`: never lower than `pinned`, unless `lower`."""
    new = {name: math.floor(round((value - MARGIN) * 1000, 6)) / 1000 for name, value in measured.items()}
    return {name: value if lower else max(value, pinned.get(name, 0.0)) for name, value in new.items()}


def main() -> int:
    """Measure, print, raise; tell by the exit status whether something has fallen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lower-floors", action="store_true", help="let floors fall to what is measured now")
    lower = parser.parse_args().lower_floors
    nlp, floors, fallen = load(), read_floors(), []
    for labelled in filter(LabelledSet.is_here, SETS):
        pinned, measured = floors.get(labelled.labels, {}).get("floors", {}), measure(labelled, nlp)
        print(labelled.labels, *(f"{name} {value:.3f}" for name, value in measured.items()))
        fallen += [f"{labelled.labels}: {what}" for what in below(pinned, measured)]
        new = raised(pinned, measured, lower=lower)
        floors[labelled.labels] = {"sha256": sha256(labelled.labels), "floors": new}
    alarms, allowed = false_alarms(nlp), floors.get(NEGATIVES, {}).get("at_most", math.inf)
    print(f"{NEGATIVES} {len(alarms)} give an event", *alarms, sep="\n  ")
    if len(alarms) > allowed:
        fallen.append(f"{NEGATIVES}: {len(alarms)} sentences give an event, at most {allowed} may")
    at_most = len(alarms) if lower else min(len(alarms), allowed)
    floors[NEGATIVES] = {"sha256": sha256(NEGATIVES), "at_most": at_most}
    if fallen and not lower:
        print(*fallen, "nothing is written; give --lower-floors where this is meant", sep="\n", file=sys.stderr)
        return 1
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
