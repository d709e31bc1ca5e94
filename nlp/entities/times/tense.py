"""Whether a date is told as past or future, from the words of its own clause (cues.tsv)."""

from __future__ import annotations

import re
from functools import cache

from nlp.entities.times.model import Tense, TimeExpression
from nlp.entities.times.vocabulary import alternation, read_table

_BEFORE, _AFTER = 2, 1
"""How many characters may stand between a date and a cue that surely is its own: 将于9日, 9日上午将."""
_ALONE = 4
"""How many characters the clause of a date may go on after it for a cue in a later clause to count."""


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = read_table("cues.tsv")
    return alternation(rows, "cue"), {row["cue"]: row["tense"] for row in rows}


def _tenses(text: str, start: int, end: int, before: bool = False) -> list[tuple[int, int, Tense]]:
    """The cues between two places, before a date or after it: start, end, tense."""
    pattern, tenses = _cues()
    found: list[tuple[int, int, Tense]] = []
    for match in pattern.finditer(text, start, end):
        tense = tenses[match.group()]
        if tense == "future":
            found.append((*match.span(), "future"))
        elif tense == "once":
            found.append((*match.span(), "leaning"))
        elif tense == "past" or (tense == "said" and not before):
            found.append((*match.span(), "past"))
    return found


def tense_of(text: str, expression: TimeExpression, clause: tuple[int, int], bounds: tuple[int, int]) -> Tense | None:
    """Return the tense that the words around `expression` give, or None.

    text: simplified. clause: offsets of its clause; bounds: the end of the expression before it and the start
    of the one after it, within its sentence. The cue right before the date comes first (将于9日), then the
    first one after it in the clause (9日将; 9日表示将), then the last one before it; failing these, a cue
    of the future in the rest of the sentence (9日，…将) or 将 at the head of the next clause (9日到访，将).
    One that is not close only leans there.
    """
    left, right = max(clause[0], bounds[0]), min(clause[1], bounds[1])
    before = _tenses(text, left, expression.start, before=True)
    if before and expression.start - before[-1][1] <= _BEFORE:
        return before[-1][2]
    within = _tenses(text, expression.end, right) or before[-1:]
    if not within:
        # 周三与乙通电话，同意会晤: there the clause of the date tells of something else; but 周五到访，将会晤乙.
        alone = right - expression.end <= _ALONE
        beyond = _tenses(text, right, bounds[1]) if alone or text.startswith("将", right) else []
        return "leaning" if beyond and beyond[0][2] == "future" else None
    start, _, tense = within[0]
    if tense == "future" and not 0 <= start - expression.end <= _AFTER:
        return "leaning"
    return tense
