"""A unit: a piece of a sentence (a party, a place, a time, a word) with the tag that forms match on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nlp.entities import Party

#: Tags of the places to which one travels.
DESTINATIONS = ("CITY", "COUNTRY", "REGION", "VENUE", "AREA")
#: Words between the parts of a list.
JOINTS = ("、", "和", "及", "以及")


@dataclass(slots=True)
class Unit:
    """A piece of a sentence. `tag` is what forms.py matches on; offsets are characters of the Doc's text."""

    start: int
    end: int
    text: str
    """In simplified script."""
    tag: str
    parties: tuple[Party, ...] = ()
    value: Any = None
    """Of a place its gazetteer entry; of a time its value; of a word the engine's part of speech."""
    inner: list[Unit] = field(default_factory=list)
    """Of a fold or a gathering the units that it was made of."""

    def is_party(self) -> bool:
        return bool(self.parties)
