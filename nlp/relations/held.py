"""Gatherings told as held, with when and where: [海洋论坛5日在青岛开幕]; a clause after them need not name them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.entities import Place
from nlp.entities.times import TimeValue

from .row import BREAKS
from .units import Unit
from .vocabulary import heads, word_list
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


def reception_words() -> frozenset[str]:
    """Return the words by which a sentence may tell who gives a reception, so that it is analysed for the host."""
    return frozenset(heads("reception"))


def find_held(units: Sequence[Unit], before: int) -> Held | None:
    """Return the last gathering of which units[:before] say that it is held: 海洋论坛5日在青岛举行, 协会举办年会."""
    verbs = word_list("is_held")
    for verb in range(before - 1, 0, -1):
        if units[verb].text not in verbs:
            continue
        last = _before_place(units, verb) - 1
        while last > 0 and (units[last].tag in _BETWEEN or units[last].value in ("d", "ad")):
            last -= 1
        first = _start_of_name(units, last, 0)
        name = "".join(unit.text for unit in units[first : last + 1])
        times = _times(units[:verb])
        if units[last].tag in _NO_PART_OF_NAME or not name.endswith(heads("gathering")) or name in heads("gathering"):
            if (found := object_held(units, verb, before, heads("reception") + heads("gathering"))) is None:
                continue
            first, last = found
            name = "".join(unit.text for unit in units[first : last + 1])
            if is_bare(name) and not name.endswith(heads("reception")):
                continue
            # 中华民国的访问团在美国举行论坛
            at = next((i for i in range(verb - 1, -1, -1) if units[i].text in word_list("of_place")), 0)
            places = most_specific_first(unit.value for unit in units[at:verb] if isinstance(unit.value, Place))
        else:
            places = most_specific_first(unit.value for unit in units[last + 1 : verb] if isinstance(unit.value, Place))
        return Held(name, units[first].start, units[last].end, times[-1] if times else None, places)
    return None


def _times(units: Sequence[Unit]) -> list[TimeValue]:
    """The times told, but none without a date: 新春, 近日."""
    return [unit.value for unit in units if unit.tag == "TIME" and unit.value is not None]


def _times_of_attended(units: Sequence[Unit], at: int) -> list[TimeValue]:
    """The times told before the gathering at `at`: its own, 出席[5日举办的]论坛, but not that of another one, 欢迎参加
    [5日举办的]论坛的甲出席晚宴.
    """
    ends = {i + 3 for i in range(at - 2) if units[i].tag == "TIME" and _is_held(units[i + 1 : i + 3])}
    if at in ends:
        return _times(units[at - 3 : at])
    return _times([unit for i, unit in enumerate(units[:at]) if i + 3 not in ends])


def _is_held(units: Sequence[Unit]) -> bool:
    return [unit.text for unit in units[1:]] == ["的"] and units[0].text in word_list("is_held")


def attended(units: Sequence[Unit]) -> Held | None:
    """Return the last gathering with a name that somebody attends or gives: 甲出席[海洋论坛]。乙等200余人参加。

    A reception needs none: 甲主持[酒会]。
    """
    for at in range(len(units) - 1, 0, -1):
        named = units[at].text not in heads("gathering") or units[at].text in heads("reception")
        if units[at].tag == "GATHERING" and named:
            if isinstance(units[at].value, Held):
                return units[at].value
            times = _times_of_attended(units, at)
            places = most_specific_first(unit.value for unit in units[:at] if isinstance(unit.value, Place))
            unit = units[at]
            return Held(unit.text, unit.start, unit.end, times[-1] if times else None, places)
    return None


def _before_place(units: Sequence[Unit], verb: int) -> int:
    """Where 在 stands that tells where something is held, else `verb`: 论坛[在甲国首都举行]."""
    clause = itertools.takewhile(lambda i: units[i].tag not in BREAKS, range(verb - 1, 0, -1))
    return next((i for i in clause if units[i].text in word_list("of_place")), verb)


def _start_of_name(units: Sequence[Unit], last: int, after: int) -> int:
    """Where the name of a gathering begins whose last unit is at `last`, and which begins not before `after`."""
    first = last
    while (
        first > after
        and units[first - 1].tag not in _NO_PART_OF_NAME
        and units[first].start - units[first - 1].end <= _LONGEST_BRACKET
    ):
        first -= 1
    if first > after and units[first - 1].tag in ("PERSON", "OFFICE", "DELEGATION"):
        # 欢迎甲抵任|茶会
        words = ("".join(unit.text for unit in units[i : last + 1]) for i in range(last, first, -1))
        return next((last - n for n, text in enumerate(words) if text.endswith(heads("gathering"))), first)
    # 举行欢迎|会
    alone = first == last and len(units[last].text) == 1 and first > after
    return first - 1 if alone and units[first - 1].end == units[first].start else first


def object_held(units: Sequence[Unit], verb: int, before: int, nouns: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the first and last unit of what somebody holds, the object of `verb`: 在青岛举办[新春茶会]; None if none.

    nouns: how it may end.
    """
    if verb + 1 < before and units[verb + 1].tag == "GATHERING":
        return verb + 1, verb + 1
    ended = ("COMMA", "STOP", "PARTICLE", "GATHERING", "BILATERAL")
    clause = list(itertools.takewhile(lambda i: units[i].tag not in ended, range(verb + 1, before)))
    # Engines cut 茶|会.
    words = itertools.accumulate(units[i].text for i in clause)
    last = max((i for i, text in zip(clause, words, strict=True) if text.endswith(nouns)), default=verb)
    return (_start_of_name(units, last, verb + 1), last) if last > verb else None


def scene_of(units: Sequence[Unit]) -> Scene | None:
    """Return when and where the last thing was done of which a sentence tells: 5日在青岛[签署], 论坛5日在青岛[举行]."""
    verbs = word_list("is_held") | word_list("signed")
    verb = next((i for i in range(len(units) - 1, 0, -1) if units[i].text in verbs), 0)
    if any(unit.text.endswith("访问") for unit in units[verb + 1 : verb + 3]):
        # 在建交30周年之际对乙国进行[国事访问]
        return None
    times = [
        unit.value for unit in units[:verb] if unit.tag == "TIME" and unit.value and unit.value.granularity == "day"
    ]
    at = next((i for i in range(verb - 1, -1, -1) if units[i].text in word_list("of_place")), verb)
    # 在连任后|对乙国进行访问
    governed = itertools.takewhile(lambda unit: unit.tag != "PREPOSITION", units[at + 1 : verb])
    places = most_specific_first(unit.value for unit in governed if isinstance(unit.value, Place))
    return Scene(times[-1] if times else None, places) if times or places else None


def is_bare(name: str) -> bool:
    """Return whether a name is no name of a gathering, but says what kind it is: 论坛, 大会开幕式, 这一盛会."""
    kind = without_part(name)
    return kind in heads("gathering") or kind in word_list("any_gathering")


def without_part(name: str) -> str:
    """Return a name without what points to it or tells a part of it: 大会 for 大会|开幕式 and 这一|大会."""
    for such in word_list("such_gathering"):
        name = name.removeprefix(such)
    part = next((word for word in word_list("part_of_gathering") if name.endswith(word) and name != word), "")
    return name.removesuffix(part)
