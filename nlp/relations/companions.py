"""Who does it besides the subject, and who of those told together does it alone."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from nlp.entities import Party

from .match import Match
from .positions import subject_in_clause
from .sides import coordinate
from .units import Unit
from .vocabulary import word_list


def with_others(subject: Unit, units: list[Unit], at: int) -> Unit:
    """The subject with those 与 whom, across an adjunct: 甲在巴黎与乙和丙举行三方会谈."""
    first = units.index(subject)
    others = [units[i + 1] for i in range(first + 1, at - 1) if units[i].tag == "WITH" and units[i + 1].is_party()]
    return replace(subject, parties=(*subject.parties, *(party for unit in others for party in unit.parties)))


def is_joined(subject: Unit, units: list[Unit], at: int) -> bool:
    """Whether somebody stands right beside the subject who is not the one met, told after 与 at `at`."""
    first = units.index(subject)
    beside = [unit.tag for unit in units[first + 1 : first + 3]] == ["WITH", "PERSON"]
    between = units[first + 3 : at]
    # 甲与乙都与丙会谈, each on his own
    apart = any(u.tag in ("TRIGGER", "WITH", "COMMA") or u.text in word_list("severally") for u in between)
    return beside and units[at].tag == "WITH" and not apart


def who_leaves(subject: Unit, match: Match) -> Unit:
    """Of two who stand before a journey that one of them makes after their talks, that one: 甲与乙会谈后前往丙地."""
    units, at = match.units, match.first
    between = itertools.pairwise(units[units.index(subject) : at])
    if not any(unit.tag == "TRIGGER" and after.text in word_list("temporal_end") for unit, after in between):
        return subject
    apart = coordinate(match.row.units, join_all=False)
    end = next((i for i, unit in enumerate(apart) if unit.end > units[at].start), len(apart))
    return subject_in_clause(apart, end) or subject


def with_fellows(subject: Unit, match: Match) -> Unit:
    """The subject with those who do the same, told right before the verb: 甲周二与[乙]一同访问丙地."""
    units, at = match.units, match.first
    while at > 0 and (units[at - 1].tag in ("TIME", "FOLD") or units[at - 1].text in word_list("jointly")):
        at -= 1
    before = units[at - 2 : at] if at > 1 else []
    if [unit.tag for unit in before] != ["WITH", "PERSON"] or before[1] is subject:
        return subject
    return replace(subject, parties=(*subject.parties, *before[1].parties))


def with_companions(subject: Unit, units: list[Unit], match: Match, travellers: Sequence[Party]) -> Unit:
    """A与B和C，将于…: a clause that only names them names them all, and so does A与B，联袂访问C, A和B应邀，访问C or
    A同B会谈，并共同主持….

    travellers: who made the journey told last; those who came together are met together.
    """
    at = units.index(subject)
    if (other := _beside(units, at)) is not None and match.pattern.type != "call":
        return replace(subject, parties=(*subject.parties, *other.parties))
    if at + 3 >= len(units) or units[at + 1].tag != "WITH" or not units[at + 2].is_party():
        return subject
    journey = match.pattern.type in ("visit", "attend") and not any(
        unit.tag == "TRIGGER" for unit in units[at + 3 :] if unit.end <= match.units[match.first].start
    )
    # 甲和乙抵达丙地，会见了丁
    arrived = {*subject.parties, *units[at + 2].parties} <= set(travellers)
    if units[at + 1].text in ("和", "及", "以及") and _receives_after(units, at + 3):
        # 甲和乙会见了丙，周二前往丁地
        arrived = True
    together = match.trigger.text.startswith(tuple(word_list("jointly")))
    # 甲和乙握手，在丙地举行会谈
    persons = subject.tag == units[at + 2].tag == "PERSON" and units[at + 1].text in ("和", "与", "及")
    alone = persons and match.pattern.type == "meet" and match.pattern.name == "equals"
    together = together or alone
    if together or journey or arrived or units[at + 3].tag == "COMMA" or units[at + 3].text in word_list("jointly"):
        joined = coordinate(match.row.units, join_all=True)
        return next((unit for unit in joined if unit.start == subject.start), subject)
    return subject


def _beside(units: list[Unit], subject: int) -> Unit | None:
    """With whom somebody was, in a clause that tells no more: 甲5日与[乙]在丙陪同下，会见丁."""
    at = subject + 1
    while at < len(units) and (
        units[at].tag == "TIME" or units[at].text in ("于", "在") or units[at].value in ("d", "c")
    ):
        at += 1
    if at == subject + 1 or at + 2 >= len(units) or units[at].tag != "WITH" or units[at + 1].tag != "PERSON":
        return None
    rest = list(itertools.takewhile(lambda unit: unit.tag not in ("COMMA", "STOP"), units[at + 2 :]))
    told = any(unit.tag in ("TRIGGER", "VERB", "LIGHT", "SPEECH") for unit in rest)
    together = any(unit.tag == "FOLD" or unit.text in word_list("jointly") for unit in rest)
    return units[at + 1] if together and not told else None


def _receives_after(units: list[Unit], first: int) -> bool:
    """Whether the clause goes on with a verb of meeting that has an object of its own."""
    for unit, following in itertools.pairwise(units[first:]):
        if unit.tag in ("COMMA", "STOP"):
            return False
        if unit.text in word_list("receiving") and (following.is_party() or following.tag == "PARTICLE"):
            return True
    return False
