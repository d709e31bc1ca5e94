"""Train a small spaCy pipeline and a small HanLP model on labelled sentences, to measure the layer on other engines.

    python scripts/train_recognisers.py FOLDER TRAIN.jsonl … DEV.jsonl

writes FOLDER/spacy and FOLDER/hanlp; the last file is the one to choose by. Lines are
{"text", "ents": [[start, end, label]]}. Both start from nothing, so that no model need be downloaded; they are far from
what either project publishes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import spacy
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

Sentence = tuple[str, list[tuple[int, int, str]]]

_EPOCHS = 8


def sentences(path: str) -> list[Sentence]:
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    return [(row["text"], [(a, b, label) for a, b, label in row["ents"]]) for row in rows]


def train_spacy(folder: Path, train: list[Sentence]) -> None:
    """A pipeline with the embedding and parser-like recogniser that spaCy gives by default, one token a character."""
    pipeline = spacy.blank("zh")
    examples = [Example.from_dict(pipeline.make_doc(text), {"entities": ents}) for text, ents in train]
    fix_random_seed(1)
    pipeline.add_pipe("ner")
    pipeline.initialize(lambda: examples)
    for epoch in range(_EPOCHS):
        losses: dict[str, float] = {}
        for batch in minibatch(examples, 64):
            pipeline.update(batch, losses=losses, drop=0.2)
        print(f"spaCy, epoch {epoch + 1} of {_EPOCHS}: loss {losses['ner']:.0f}", file=sys.stderr)
    pipeline.to_disk(folder)


def train_hanlp(folder: Path, train: list[Sentence], dev: list[Sentence]) -> None:
    """A recurrent tagger of characters; without a CRF, which HanLP 2.1.5 trains wrongly."""
    from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer

    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, part in (("train", train), ("dev", dev)):
        path = folder / f"{name}.tsv"
        path.write_text("\n".join(map(_in_columns, part)), encoding="utf-8")
        files.append(str(path))
    RNNNamedEntityRecognizer().fit(
        *files,
        str(folder),
        embed=100,
        rnn_hidden=128,
        crf=False,
        tagging_scheme="BIO",
        epochs=_EPOCHS,
        lr=0.003,
        seed=1,
        devices=-1,
    )


def _in_columns(sentence: Sentence) -> str:
    text, ents = sentence
    tags = ["O"] * len(text)
    for start, end, label in ents:
        tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return "".join(f"{sign}\t{tag}\n" for sign, tag in zip(text, tags, strict=True) if not sign.isspace())


if __name__ == "__main__":
    folder, *files = sys.argv[1:]
    # Now rather than after minutes of training.
    Path(folder).mkdir(parents=True, exist_ok=True)
    parts = [sentences(path) for path in files]
    train = [sentence for part in parts[:-1] for sentence in part]
    train_spacy(Path(folder) / "spacy", train)
    train_hanlp(Path(folder) / "hanlp", train, parts[-1])
