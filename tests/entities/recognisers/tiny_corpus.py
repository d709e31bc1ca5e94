"""A small corpus for training tiny models: sentences made from templates.tsv and names.tsv."""

import csv
import random
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent / "data"


class Word(NamedTuple):
    text: str
    tag: str
    """Part of speech in the PKU set."""
    kind: str
    """PERSON, LOC, ORG, TIME, or nothing."""


def _rows(name: str) -> list[dict[str, str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def sentences(number: int, seed: int = 1) -> list[list[Word]]:
    """The same `number` sentences for the same seed."""
    chance = random.Random(seed)
    names = defaultdict(list)
    for row in _rows("names.tsv"):
        names[row["kind"]].append(Word(row["name"], row["tag"], row["kind"]))
    templates = [list(zip(row["sentence"].split(), row["tags"].split(), strict=True)) for row in _rows("templates.tsv")]
    return [
        [
            chance.choice(names[tag]) if word == f"<{tag}>" else Word(word, tag, "")
            for word, tag in chance.choice(templates)
        ]
        for _ in range(number)
    ]


def iobes(words: list[Word], by_character: bool) -> list[tuple[str, str]]:
    """(token, tag) of a sentence cut into characters or words, in the scheme IOBES."""
    pairs = []
    for text, _, kind in words:
        tokens = list(text) if by_character else [text]
        if not kind:
            places = ["O"] * len(tokens)
        elif len(tokens) == 1:
            places = [f"S-{kind}"]
        else:
            places = [f"B-{kind}", *[f"I-{kind}"] * (len(tokens) - 2), f"E-{kind}"]
        pairs += zip(tokens, places, strict=True)
    return pairs
