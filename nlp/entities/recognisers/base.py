"""What an engine of named entity recognition gives: words and entities by character offset."""

from __future__ import annotations

from typing import NamedTuple, Protocol

# The labels that every engine's own tag set is mapped to.
LABELS = ("PERSON", "ORG", "LOC", "TIME")


class Analysis(NamedTuple):
    """One text as an engine sees it; offsets are characters of that text, end exclusive."""

    words: list[tuple[int, int, str]]
    """(start, end, part of speech in the engine's own tags); empty for engines that do not segment."""
    entities: list[tuple[int, int, str]]
    """(start, end, label), label one of LABELS; sorted, not overlapping."""


class Recogniser(Protocol):
    """An engine: `name` says which, a call analyses a list of sentences in one batch."""

    name: str

    def __call__(self, texts: list[str]) -> list[Analysis]: ...
