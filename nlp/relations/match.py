"""A form that fired in a row of units: what the forms find, and all that follows reads."""

from __future__ import annotations

from dataclasses import dataclass

from .patterns import Pattern
from .row import Row
from .units import Unit


@dataclass(slots=True)
class Match:
    """A form that fired in a row."""

    pattern: Pattern
    row: Row
    units: list[Unit]
    """The row in the reading that matched."""
    first: int
    last: int
    """Units of the match, `last` exclusive."""
    trigger: Unit
    trigger_at: int
    slots: dict[str, Unit]
    open_slot: str | None
    """The party that stands before the match and is still to be found (X, or Y of a passive)."""

    def is_titled(self) -> bool:
        """Whether it stands in a title, of which the sentence tells something else: 《甲访问乙国纪实》将于今晚播出."""
        marks = [unit.text for unit in self.units[: self.trigger_at] if unit.text in ("《", "》")]
        return marks[-1:] == ["《"]
