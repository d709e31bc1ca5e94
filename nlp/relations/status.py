"""Status of an event: cues with direction, rank and pseudo-cues (status.tsv), after the ConText algorithm.

Source of the algorithm: Harkema et al. 2009, ConText, J. Biomedical Informatics 42(5), as in edsnlp and medspaCy.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import ahocorasick

from nlp.entities import read_table

# How many characters before the trigger a cue reaches within its clause, and after it.
_REACH_BEFORE, _REACH_AFTER = 40, 16


class Cue(NamedTuple):
    """A cue as status.tsv has it, with the offset at which it stands."""

    at: int
    word: str
    status: str
    rank: int


@cache
def _automaton() -> ahocorasick.Automaton:
    cues: dict[str, list[tuple[str, str, int]]] = {}
    for row in read_table("nlp.relations", "status.tsv"):
        cues.setdefault(row["cue"], []).append((row["status"], row["side"], int(row["rank"])))
    automaton = ahocorasick.Automaton()
    for word, meanings in cues.items():
        automaton.add_word(word, (word, meanings))
    automaton.make_automaton()
    return automaton


def find_status(
    text: str, start: int, end: int, trigger: tuple[int, int], masked: list[tuple[int, int]]
) -> tuple[str, str | None]:
    """Return (status, cue) of the trigger in the clause text[start:end]; ("occurred", None) where no cue stands.

    text: simplified script. masked: spans in which no cue counts (names, folds). The status "none" means: no event.
    """
    start, end = max(start, trigger[0] - _REACH_BEFORE), min(end, trigger[1] + _REACH_AFTER)
    found: list[Cue] = []
    for last, (word, meanings) in _automaton().iter_long(text, start, end):
        at = last + 1 - len(word)
        if any(a <= at < b for a, b in masked) or trigger[0] <= at < trigger[1]:
            continue
        side = "before" if at < trigger[0] else "after"
        found += [
            Cue(at, word, status, rank)
            for status, where, rank in meanings
            if where in (side, "both") and status != "off"
        ]
    if not found:
        return "occurred", None
    best = min(found, key=lambda cue: (cue.rank, abs(cue.at - trigger[0])))
    return best.status, best.word
