"""Where the words of a tokenizer stand in the text that it was given."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from itertools import chain


def align(text: str, words: list[str]) -> list[tuple[int, int] | None]:
    """Return the (start, end) of each of `words` in `text`; None for a word that can't be found there.

    Tokenizers drop spaces and signs, change width and case, and write [UNK] or ## where a vocabulary ends.
    Words are therefore compared by what is left after NFKC, lower case and the loss of spaces; where that
    differs too, by the longest sequences in common, and a word without any takes the room that its
    neighbours leave. Spans are in order and never overlap.
    """
    places = [place for place, character in enumerate(text) for _ in _fold(character)]
    folded = "".join(map(_fold, text))
    pieces = ["".join(map(_fold, word)) for word in words]
    joined = "".join(pieces)
    if joined == folded:
        found: list[int | None] = list(range(len(folded)))
    else:
        found = [None] * len(joined)
        for there, here, size in SequenceMatcher(None, folded, joined, autojunk=False).get_matching_blocks():
            found[here : here + size] = range(there, there + size)
    known: list[tuple[int, int] | None] = []
    first = 0
    for piece in pieces:
        where = [place for place in found[first : first + len(piece)] if place is not None]
        first += len(piece)
        known.append((places[where[0]], places[where[-1]] + 1) if where else None)
    return _fill(_apart(known), len(text), text)


def _fold(character: str) -> str:
    return "".join(unicodedata.normalize("NFKC", character).lower().split())


def _apart(spans: list[tuple[int, int] | None]) -> list[tuple[int, int] | None]:
    """Two words that share a character (… read as two times ...) don't both keep it: the first one does."""
    result: list[tuple[int, int] | None] = []
    reached = 0
    for span in spans:
        if span is not None:
            start = max(span[0], reached)
            span = (start, span[1]) if start < span[1] else None
        if span is not None:
            reached = span[1]
        result.append(span)
    return result


def _fill(spans: list[tuple[int, int] | None], length: int, text: str) -> list[tuple[int, int] | None]:
    """Give a single lost word the text between its neighbours, spaces at its edges left out."""
    starts = chain((span[0] if span else None for span in spans[1:]), [length])
    end: int | None = 0
    filled: list[tuple[int, int] | None] = []
    for span, following in zip(spans, starts, strict=False):
        if span is None and end is not None and following is not None and text[end:following].strip():
            gap = text[end:following]
            start = end + len(gap) - len(gap.lstrip())
            span = (start, start + len(gap.strip()))
        filled.append(span)
        end = span[1] if span else None
    return filled
