"""An event mention: what one sentence tells of one event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nlp.entities import Party, Place


@dataclass(slots=True)
class EventMention:
    """One match with its parties, setting and status. Offsets are characters of the Doc's text."""

    type: str
    mode: str | None
    status: str
    status_cue: str | None
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    to: str | None
    """Destination or gathering as the article writes it."""
    to_place: Place | None
    places: tuple[Place, ...]
    """Where it took place, the most specific first."""
    time: Any
    """A TimeValue of nlp.entities.times, or None."""
    pattern: str
    trigger: str
    sentence: tuple[int, int]
    start: int
    end: int
    vague: bool
    """Its time is given, but only as 近日 or the like."""
    firm: bool
    """Told as done by the words themselves (了, 过, 已), not only for want of another cue."""
    once: bool
    """Told as one of before (曾), which is none that is to come."""
    again: bool
    """Told as one more (再次), which is none of before."""
    subject: str
    """How the subject was found: explicit, clause, sentence, topic, relative, none."""
    on_visit: bool = False
    """Its sentence tells what happened in the course of a visit (访问期间, 在澳门期间)."""
    stops: bool = False
    """It names several destinations in one country (访问大阪和札幌)."""

    def missed(self, reason: str) -> Miss:
        """Return the trigger of this mention as one that gave no event."""
        return Miss(self.type, self.pattern, self.trigger, self.start, self.end, reason)


@dataclass(slots=True)
class Miss:
    """A trigger that gave no event, and why."""

    type: str
    pattern: str
    trigger: str
    start: int
    end: int
    reason: str


class Nothing(Exception):  # noqa: N818 - no error: the reason why a match tells no event
    """Raised in the reading of a match, with the reason why it tells no event."""
