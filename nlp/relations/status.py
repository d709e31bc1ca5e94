"""Status of an event: cues with direction, rank and pseudo-cues (status.tsv), after the ConText algorithm.

Source of the algorithm: Harkema et al. 2009, ConText, J. Biomedical Informatics 42(5), as in edsnlp and medspaCy.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import ahocorasick

from nlp.entities import Texts, read_table, simplify

from .mentions import EventMention
from .vocabulary import word_list

# How many characters before the trigger a cue reaches within its clause, and after it.
_REACH_BEFORE, _REACH_AFTER = 60, 16
# Between the parts of a cue that encloses the trigger.
_BETWEEN = "…"
_CALLED_OFF = ("cancelled", "postponed", "refused")


class Cue(NamedTuple):
    """A cue as status.tsv has it, with the offset at which it stands."""

    at: int
    word: str
    status: str
    rank: int


@cache
def _enclosing() -> list[tuple[str, str, str, int]]:
    """The cues of two parts around the trigger: 没有[与乙会面]的安排."""
    rows = [(*row["cue"].partition(_BETWEEN), row) for row in read_table("nlp.relations", "status.tsv")]
    return [(opens, closes, row["status"], int(row["rank"])) for opens, between, closes, row in rows if between]


@cache
def _automaton() -> ahocorasick.Automaton:
    cues: dict[str, list[tuple[str, str, int]]] = {}
    for row in read_table("nlp.relations", "status.tsv"):
        if _BETWEEN in row["cue"]:
            continue
        cues.setdefault(row["cue"], []).append((row["status"], row["side"], int(row["rank"])))
    automaton = ahocorasick.Automaton()
    for word, meanings in cues.items():
        automaton.add_word(word, (word, meanings))
    automaton.make_automaton()
    return automaton


def find_status(
    source: Texts,
    clause: tuple[int, int],
    sentence: tuple[int, int],
    trigger: tuple[int, int],
    masked: list[tuple[int, int]],
) -> tuple[str, str | None]:
    """Return (status, cue as the article writes it) of a trigger; ("occurred", None) where no cue stands.

    clause, sentence: the spans around the trigger. masked: spans in which no cue counts
    (names, folds). The status "none" means: no event. What was planned once (原定) is called off: as the rest of the
    sentence says it, else cancelled.
    """
    start, end = max(clause[0], trigger[0] - _REACH_BEFORE), min(clause[1], trigger[1] + _REACH_AFTER)
    found = _cues(source.simple, start, end, trigger, masked)
    if not found:
        return "occurred", None
    best = min(found, key=lambda cue: (cue.rank, abs(cue.at - trigger[0])))
    if best.word in word_list("once_planned"):
        called_off = [cue for cue in _cues(source.simple, *sentence, trigger, masked) if cue.status in _CALLED_OFF]
        best = min(called_off, key=lambda cue: abs(cue.at - trigger[0]), default=best._replace(status="cancelled"))
    return best.status, source.original[best.at : best.at + len(best.word)]


def _cues(text: str, start: int, end: int, trigger: tuple[int, int], masked: list[tuple[int, int]]) -> list[Cue]:
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
    for opens, closes, status, rank in _enclosing():
        at = text.rfind(opens, start, trigger[0])
        if at >= 0 and text.find(closes, trigger[1], end) >= 0:
            found.append(Cue(at, opens, status, rank))
    return found


def carry_status(told: list[EventMention], source: Texts) -> None:
    """Carry a plan over to the clauses after it that go on with it and hold no cue.

    They have its subject (计划访问甲国，与乙会面), begin with 并 (将筹备甲乙会晤，并在随后举行甲乙丙会晤) or tell of
    another who does the same (甲将访问乙国，丙则访问丁国).
    """
    for i, mention in enumerate(told):
        if mention.status != "occurred" or mention.firm:
            continue
        opening = source.simple[mention.sentence[0] : mention.start].replace(",", "，").rpartition("，")[2]
        if i and told[i - 1].type == mention.type and any(word in opening for word in word_list("contrasts")):
            if told[i - 1].status == "planned":
                mention.status, mention.status_cue = told[i - 1].status, told[i - 1].status_cue
            continue
        goes_on = opening.startswith(tuple(word_list("goes_on")))
        if mention.subject != "sentence" and not goes_on:
            continue
        names = {party.name for party in (*mention.who, *(mention.whom if goes_on else ()))}
        before = [
            m
            for m in told[:i]
            if m.start < mention.start and names & {p.name for p in (*m.who, *(m.whom if goes_on else ()))}
        ]
        ahead = [m for m in before if m.status in ("planned", "possible") or _was_planned(m)]
        # 宣布将访问甲国，5日抵达，当晚与乙会谈: the last step told of is taken.
        taken = bool(ahead) and before[-1].status == "occurred" and before[-1].time is not None
        if ahead and not taken:
            mention.status, mention.status_cue = ahead[-1].status, ahead[-1].status_cue
        elif goes_on or _sets_out(mention, source):
            _carry_cue(mention, source)


def _was_planned(mention: EventMention) -> bool:
    return simplify(mention.status_cue or "") in word_list("once_planned")


def _sets_out(mention: EventMention, source: Texts) -> bool:
    """Whether the clause before tells of a departure (将于30日启程，出访乙国) or a way (将前往总统府，与乙会晤)."""
    before = source.simple[mention.sentence[0] : mention.start].rstrip("，,")
    leaves = any(word in re.split("[，,]", before)[-1] for word in word_list("departs"))
    return (leaves and mention.type == "visit") or before.endswith(
        tuple(word_list("sets_out" if mention.type == "visit" else "seat"))
    )


def _carry_cue(mention: EventMention, source: Texts) -> None:
    """Carry the plan of the clause before, where that tells of no event: 将先参观工厂，并与乙会晤."""
    sentence = source.simple[mention.sentence[0] : mention.start].replace(",", "，")
    end = sentence.rfind("，")
    clause = (mention.sentence[0] + sentence.rfind("，", 0, max(end, 0)) + 1, mention.sentence[0] + max(end, 0))
    status, cue = find_status(source, clause, clause, (clause[1], clause[1]), [])
    if status == "planned" and cue is not None and simplify(cue[0]) in word_list("will"):
        mention.status, mention.status_cue = status, cue
