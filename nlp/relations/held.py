"""Gatherings told as held, which a clause after them need not name: 海洋论坛5日在青岛开幕。甲[出席并致辞]."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.entities import Place
from nlp.entities.times import TimeValue

from .noun_phrases import heads
from .row import BREAKS
from .units import Unit
from .vocabulary import word_list
from .whereabouts import most_specific_first

_BETWEEN = ("PREPOSITION", "TIME", "COUNTRY", "REGION", "CITY", "VENUE", "PLACE")
# What a name may hold in brackets, which were left out: 中国（河南）农业论坛, but not 致辞（记者甲乙丙）|农业论坛.
_LONGEST_BRACKET = 5
_NO_PART_OF_NAME = ("PERSON", "OFFICE", "DELEGATION", "PREPOSITION", "PARTICLE", "TIME", *BREAKS)


@dataclass(frozen=True, slots=True)
class Held:
    """A gathering with a name, the offsets of that in the article, and when and where it is held."""

    name: str
    start: int
    end: int
    time: TimeValue | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """When and where something was done."""

    time: TimeValue | None
    places: tuple[Place, ...]


def find_held(units: Sequence[Unit], before: int) -> Held | None:
    """Return the last gathering of which units[:before] say that it is held: 第三届海洋论坛5日在青岛举行."""
    for verb in range(before - 1, 0, -1):
        if units[verb].text not in word_list("is_held"):
            continue
        last = verb - 1
        while last > 0 and (units[last].tag in _BETWEEN or units[last].value in ("d", "ad")):
            last -= 1
        first = last
        while (
            first > 0
            and units[first - 1].tag not in _NO_PART_OF_NAME
            and units[first].start - units[first - 1].end <= _LONGEST_BRACKET
        ):
            first -= 1
        name = "".join(unit.text for unit in units[first : last + 1])
        if units[last].tag in _NO_PART_OF_NAME or not name.endswith(heads("gathering")) or name in heads("gathering"):
            continue
        times = [unit.value for unit in units[:verb] if unit.tag == "TIME"]
        places = most_specific_first(unit.value for unit in units[last + 1 : verb] if isinstance(unit.value, Place))
        return Held(name, units[first].start, units[last].end, times[-1] if times else None, places)
    return None


def scene_of(units: Sequence[Unit]) -> Scene | None:
    """Return when and where the last thing was done of which a sentence tells: 5日在青岛[签署], 论坛5日在青岛[举行]."""
    verbs = word_list("is_held") | word_list("signed")
    verb = next((i for i in range(len(units) - 1, 0, -1) if units[i].text in verbs), 0)
    times = [
        unit.value for unit in units[:verb] if unit.tag == "TIME" and unit.value and unit.value.granularity == "day"
    ]
    at = next((i for i in range(verb - 1, -1, -1) if units[i].text in word_list("of_place")), verb)
    places = most_specific_first(unit.value for unit in units[at:verb] if isinstance(unit.value, Place))
    return Scene(times[-1] if times else None, places) if times or places else None


def name_held(units: list[Unit], before: Held | None, told: Sequence[Held]) -> None:
    """Put the gathering that is meant after each 出席 that names none: 甲出席[论坛]并致辞, 甲出席[论坛]开幕式.

    One that is named again (在座谈会上) is the same, and a bare 在大会上 the only one of the article. before: the one
    of which the paragraph told last; told: all of the article so far. Without 并 after it 出席 tells of an audience.
    """
    only = told[-1] if len({held.name for held in told}) == 1 else None
    for i, unit in enumerate(units):
        if unit.tag == "GATHERING":
            known = [find_held(units, i), before, *reversed(told)] if unit.text not in heads("gathering") else [only]
            unit.value = next((h for h in known if h is not None and h.name.endswith(unit.text)), unit.value)
    for i in range(len(units) - 2, 0, -1):
        if units[i].text not in word_list("attending"):
            continue
        following = units[i + 1]
        bare = following.tag == "GATHERING" and following.text in heads("gathering")
        if not bare and following.text not in word_list("and_then"):
            continue
        held = find_held(units, i) or before or (only if bare else None)
        if held is not None:
            end = following.end if bare else units[i].end
            start = following.start if bare else end
            units[i + 1 : i + 2 if bare else i + 1] = [Unit(start, end, held.name, "GATHERING", value=held)]
