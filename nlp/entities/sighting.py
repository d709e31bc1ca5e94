"""What is seen in a text before parties are put together, with the lookups that putting them together needs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from .gazetteer import Hit, Place
from .offices import Office

Span = tuple[int, int]
Word = tuple[int, int, str]


class Body(NamedTuple):
    """An organisation by offsets, with its id where the lexicon knows it."""

    start: int
    end: int
    id: str | None


@dataclass
class Sighting:
    """A text (`text` in simplified script, `original` as written), what the engine and the lexicon see in it."""

    original: str
    text: str
    words: Sequence[Word] = ()
    """The engine's segmentation: start, end, tag."""
    recognised: Sequence[Word] = ()
    """The engine's entities: start, end, label."""
    places: Sequence[Hit[Place]] = ()
    bodies: Sequence[Body] = ()
    offices: Sequence[Office] = ()
    names: Sequence[Span] = field(default=())

    @cached_property
    def word_at(self) -> dict[int, tuple[int, str]]:
        """End and tag of the engine's word by its start."""
        return {start: (end, tag) for start, end, tag in self.words}

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where the engine's words begin and end."""
        return frozenset(self.word_at) | {end for _, end, _ in self.words}

    @cached_property
    def words_across(self) -> dict[int, Span]:
        """The word that an offset lies inside of, neither at its start nor at its end."""
        return {at: (start, end) for start, end, _ in self.words for at in range(start + 1, end)}

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.recognised]

    def recognised_over(self, start: int, end: int) -> Sequence[Word]:
        """The engine's entities that share a character with a span."""
        first = max(0, bisect_right(self._starts, start) - 1)
        over = self.recognised[first : bisect_left(self._starts, end)]
        return [entity for entity in over if entity[1] > start]

    @cached_property
    def countries(self) -> dict[int, Hit[Place]]:
        """The countries named, by where they start."""
        return {hit.start: hit for hit in self.places if hit.entry.kind == "country"}

    @cached_property
    def _country_starts(self) -> list[int]:
        return sorted(self.countries)

    @cached_property
    def told(self) -> frozenset[str | None]:
        """The codes of the countries named."""
        return frozenset(hit.entry.country for hit in self.countries.values())

    @cached_property
    def countries_to(self) -> dict[int, Hit[Place]]:
        """The countries named, by where they end."""
        return {hit.end: hit for hit in self.countries.values()}

    @cached_property
    def regions(self) -> dict[int, Hit[Place]]:
        """The regions and towns named, by where they start."""
        return {hit.start: hit for hit in self.places if hit.entry.kind in ("region", "city", "capital")}

    @cached_property
    def capitals(self) -> frozenset[int]:
        """Where the names of capitals begin."""
        return frozenset(hit.start for hit in self.places if hit.entry.kind == "capital")

    @cached_property
    def bodies_to(self) -> dict[int, Body]:
        """The organisations by where they end."""
        return {body.end: body for body in self.bodies}

    @cached_property
    def name_starts(self) -> frozenset[int]:
        """Where the names of persons begin."""
        return frozenset(start for start, _ in self.names)

    @cached_property
    def name_ends(self) -> frozenset[int]:
        """Where the names of persons end."""
        return frozenset(end for _, end in self.names)

    @cached_property
    def offices_at(self) -> dict[int, Office]:
        return {office.start: office for office in self.offices}

    @cached_property
    def offices_to(self) -> dict[int, Office]:
        return {office.end: office for office in self.offices}

    @cached_property
    def heads(self) -> frozenset[int]:
        """Where the last nouns of offices begin."""
        return frozenset(office.head for office in self.offices)

    def country_within(self, start: int, end: int) -> str | None:
        """The code of the first country named inside a span."""
        starts = self._country_starts
        for position in starts[bisect_left(starts, start) : bisect_left(starts, end)]:
            if (hit := self.countries[position]).end <= end:
                return hit.entry.country
        return None


class Coverage:
    """Which characters of a text are spoken for."""

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._marks = bytearray(length)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        self._marks[start:end] = b"\1" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether some character of the span is spoken for."""
        return self._marks.find(1, start, end) >= 0
