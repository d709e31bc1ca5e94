"""What an article has told before the sentence that is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp.entities import Party, Place

from .held import Held, Scene
from .units import Unit


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who leads a delegation, and its name in simplified script where the same sentence tells it."""

    party: Party
    team: str | None
    together: tuple[Party, ...] = ()
    """All who lead it, where several do."""


@dataclass
class Discourse:
    """What the article has told so far, for the sentence that is read now."""

    persons: list[Party] = field(default_factory=list)
    """All persons of the article, in its order, later ones included."""
    officers: list[Party] = field(default_factory=list)
    """The same, with offices known of them where the article tells none: for 两国元首, 中美外长."""
    home: str | None = None
    """The country for whose government the article speaks: 總統 alone is its own."""
    seat: Place | None = None
    """The mission for which the article speaks: 本处."""
    topic: Unit | None = None
    """The main subject of the sentence before."""
    held: Held | None = None
    """The gathering of which the paragraph last told that it was held."""
    main: Held | None = None
    """The gathering that the body of the article tells of first: that of whoever speaks or comes further on."""
    gatherings: list[Held] = field(default_factory=list)
    """All gatherings of which the article has told so far that they were held."""
    scene: Scene | None = None
    """When and where the last gathering or signing was."""
    pair: tuple[Party, ...] = ()
    """The two parties that met last."""
    several: tuple[Party, ...] = ()
    """Those whom somebody met, or who met somebody, where the last sentence that told of a meeting had several."""
    speaker: Unit | None = None
    travellers: tuple[Party, ...] = ()
    """Who made the visit told last: the subject of 此行."""
    leaders: list[Leader] = field(default_factory=list)
    delegations: list[Party] = field(default_factory=list)
    """All delegations with a name of their own, for 代表团, 该团 and short names; like the leaders of all sentences."""
