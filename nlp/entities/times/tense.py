"""Whether a date is told as past or future, from the words of its own clause (cues.tsv)."""

from __future__ import annotations

import re
from functools import cache

from nlp.entities.times.model import Tense, TimeExpression
from nlp.entities.times.vocabulary import alternation, read_table

_CLOSE_BEFORE = 4
"""How many characters may stand between a cue and the date that it opens: 将于9日, 定于本月9日."""


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = read_table("cues.tsv")
    return alternation(rows, "cue"), {row["cue"]: row["tense"] for row in rows}


def _tenses(text: str, start: int, end: int) -> list[tuple[int, Tense]]:
    """The cues between two places, each with its end."""
    pattern, tenses = _cues()
    found: list[tuple[int, Tense]] = []
    for match in pattern.finditer(text, start, end):
        tense = tenses[match.group()]
        if tense != "none":
            found.append((match.end(), "past" if tense == "past" else "future"))
    return found


def tense_of(
    text: str, expression: TimeExpression, clause: tuple[int, int], bounds: tuple[int, int]
) -> Tense | None:
    """Return the tense that the words around `expression` give, or None.

    text: simplified. clause: offsets of its clause; bounds: the end of the expression before it and the start
    of the one after it, within its sentence. The cue right before the date comes first (将于9日), then the
    first one after it in the clause (9日将; 9日表示将), then the last one before it; failing these, the
    first one in the rest of the sentence (9日，…将).
    """
    left, right = max(clause[0], bounds[0]), min(clause[1], bounds[1])
    before = _tenses(text, left, expression.start)
    if before and expression.start - before[-1][0] <= _CLOSE_BEFORE:
        return before[-1][1]
    after = _tenses(text, expression.end, right)
    if after:
        return after[0][1]
    if before:
        return before[-1][1]
    following = _tenses(text, expression.end, bounds[1])
    return following[0][1] if following else None
