"""Cuts texts that are too long for a model, and puts the findings together again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nlp.entities.recognisers.base import Analysis

# Transformers read 512 signs with their two markers; what a recurrent model remembers is shorter.
LONGEST = 500
_BREAKS = "。！？；，、 \n"


def in_pieces(texts: list[str], analyse: Callable[[list[str]], list[Analysis]]) -> list[Analysis]:
    """Call `analyse` once, with texts of at most `LONGEST` characters; return one analysis a text.

    Texts that are empty or blank are not passed on; they get empty analyses.
    """
    pieces = [(number, start, end) for number, text in enumerate(texts) for start, end in _cuts(text)]
    analyses = [Analysis([], []) for _ in texts]
    found = analyse([texts[number][start:end] for number, start, end in pieces]) if pieces else []
    for (number, shift, _), piece in zip(pieces, found, strict=True):
        if not shift:
            analyses[number] = piece
            continue
        words, entities = analyses[number]
        words.extend((start + shift, end + shift, tag) for start, end, tag in piece.words)
        entities.extend((start + shift, end + shift, label) for start, end, label in piece.entities)
    return analyses


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of a text as (start, end), cut behind a sign or space where there is one."""
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > LONGEST:
            window = text[start : start + LONGEST]
            sign = max(map(window.rfind, _BREAKS)) + 1
            end = start + (sign if sign > LONGEST // 2 else LONGEST)
        if text[start:end].strip():
            yield start, end
        start = end
