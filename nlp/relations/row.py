"""A row of units, as patterns are matched over it."""

from __future__ import annotations

from dataclasses import dataclass

from .units import Unit

# What ends a clause.
BREAKS = ("STOP", "COMMA", "SPEECH", "CLAUSE")
PERSONS = ("PERSON", "OFFICE", "DELEGATION")
# How many units a modifier or an adjunct may have.
LONGEST = 24


@dataclass(slots=True)
class Row:
    """A row of units to be matched on its own. `subject` is known for a relative clause, else looked for."""

    units: list[Unit]
    subject: Unit | None = None
    outer: Row | None = None
    """The row that this one was folded out of, and `start` the offset at which it stood there."""
    start: int = 0
    kind: str = "clause"

    @property
    def at(self) -> int:
        """Where in the outer row the fold of this one is, or what that was folded into."""
        outer = self.outer.units if self.outer else []
        return next((i for i, unit in enumerate(outer) if unit.end > self.start), 0)

    def fold(self, first: int, last: int) -> list[Unit]:
        """Put one FOLD in the place of units first to last (exclusive) and return what it holds."""
        inner = self.units[first:last]
        text = "".join(unit.text for unit in inner)
        self.units[first:last] = [Unit(inner[0].start, inner[-1].end, text, "FOLD", inner=inner)]
        return inner
