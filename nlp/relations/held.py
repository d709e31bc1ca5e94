"""Gatherings told as held, which a clause after them need not name: 海洋论坛5日在青岛开幕。甲[出席并致辞]."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.entities import Place
from nlp.entities.times import TimeValue

from .noun_phrases import heads
from .positions import clause_start
from .row import BREAKS
from .units import Unit
from .vocabulary import word_list
from .whereabouts import most_specific_first

_BETWEEN = ("PREPOSITION", "TIME", "COUNTRY", "REGION", "CITY", "VENUE", "PLACE")
# What a name may hold in brackets, which were left out: 中国（河南）农业论坛, but not 致辞（记者甲乙丙）|农业论坛.
_LONGEST_BRACKET = 5
# Who attends that is told with how many were there: 甲、乙等200余人出席.
_COUNTED = re.compile("[0-9一二三四五六七八九十百千]+[余多]?[人位名]")
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
            if (found := _object(units, verb, before, heads("reception") + heads("gathering"))) is None:
                continue
            first, last = found
            name = "".join(unit.text for unit in units[first : last + 1])
            if _is_bare(name) and not name.endswith(heads("reception")):
                continue
            places = most_specific_first(unit.value for unit in units[:verb] if isinstance(unit.value, Place))
        else:
            places = most_specific_first(unit.value for unit in units[last + 1 : verb] if isinstance(unit.value, Place))
        return Held(name, units[first].start, units[last].end, times[-1] if times else None, places)
    return None


def _times(units: Sequence[Unit]) -> list[TimeValue]:
    """The times told, but none without a date: 新春, 近日."""
    return [unit.value for unit in units if unit.tag == "TIME" and unit.value is not None]


def attended(units: Sequence[Unit]) -> Held | None:
    """Return the last gathering with a name that somebody attends or gives: 甲出席[海洋论坛]。乙等200余人参加。

    A reception needs none: 甲主持[酒会]。
    """
    for at in range(len(units) - 1, 0, -1):
        named = units[at].text not in heads("gathering") or units[at].text in heads("reception")
        if units[at].tag == "GATHERING" and named:
            if isinstance(units[at].value, Held):
                return units[at].value
            times = _times(units[:at])
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


def _object(units: Sequence[Unit], verb: int, before: int, nouns: tuple[str, ...]) -> tuple[int, int] | None:
    """The first and last unit of what somebody holds, as the object of `verb`: 在青岛举办[新春茶会].

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
    times = [
        unit.value for unit in units[:verb] if unit.tag == "TIME" and unit.value and unit.value.granularity == "day"
    ]
    at = next((i for i in range(verb - 1, -1, -1) if units[i].text in word_list("of_place")), verb)
    places = most_specific_first(unit.value for unit in units[at:verb] if isinstance(unit.value, Place))
    return Scene(times[-1] if times else None, places) if times or places else None


def name_held(units: list[Unit], before: Held | None, told: Sequence[Held]) -> None:
    """Put the gathering that is meant after each 出席 that names none: 甲出席[论坛]并致辞, 甲出席[论坛]开幕式.

    One that is named again (在座谈会上) is the same, and a bare 在大会上 the only one of the article. before: the one
    of which the paragraph told last; told: all of the article so far. 出席 alone tells of an audience, unless it says
    what they did there (并致辞), that they were invited, or how many were there.
    """
    only = told[-1] if len({held.name for held in told}) == 1 else None
    _name_hosted(units)
    _name_guests(units, before)
    _name_speeches(units, before or only)
    for i, unit in enumerate(units):
        if unit.tag == "GATHERING":
            known = [find_held(units, i), before, *reversed(told)] if not _is_bare(unit.text) else [only]
            # 在开幕式上: that of the one told of last
            is_part = unit.text in word_list("part_of_gathering")
            known = [find_held(units, i), before, only] if is_part else known
            name = "" if is_part else _without_part(unit.text)
            unit.value = next((h for h in known if h is not None and h.name.endswith(name)), unit.value)
    attending, presiding = word_list("attending"), word_list("presiding")
    for i in range(len(units) - 2, 0, -1):
        if units[i].text not in attending | presiding:
            continue
        following = units[i + 1]
        bare = following.tag == "GATHERING" and _is_bare(following.text)
        if units[i].text in presiding and not bare:
            continue
        if not bare and following.text not in word_list("and_then") and not _are_guests(units, i):
            continue
        held = find_held(units, i) or before or (only if bare else None)
        kind = _without_part(following.text)
        other = bare and kind not in word_list("any_gathering")
        if held is not None and not (other and not held.name.endswith(kind)):
            end = following.end if bare else units[i].end
            start = following.start if bare else end
            units[i + 1 : i + 2 if bare else i + 1] = [Unit(start, end, held.name, "GATHERING", value=held)]


def _name_hosted(units: list[Unit]) -> None:
    """Make one unit of the reception that somebody gives, who presides over it: 大使在青岛举办[新春茶会].

    A body that gives one is only its organiser.
    """
    verbs = word_list("is_held")
    for verb in reversed([i for i, unit in enumerate(units[:-1]) if unit.tag == "LIGHT" and unit.text in verbs]):
        if (found := _object(units, verb, len(units), heads("reception"))) is None:
            continue
        first, last = found
        start = clause_start(units, verb)
        for_whom = next((i for i in range(start, verb) if units[i].text == "为"), verb)
        welcomes = units[last].tag == "TRIGGER" or units[last].text.endswith(heads("meal"))
        if welcomes and units[for_whom + 1].is_party():
            # 为乙举办欢迎酒会, 为乙举行午宴: to welcome somebody is to meet.
            continue
        name = "".join(unit.text for unit in units[first : last + 1])
        named = Unit(units[first].start, units[last].end, name, "GATHERING", inner=units[first : last + 1])
        units[verb + 1 : last + 1] = [named]
        host = next((unit.tag for unit in units[start:verb] if unit.is_party()), None)
        before = [unit.tag for unit in units[:start] if unit.is_party() or unit.tag == "SPEECH"]
        if host is None and before[:1] == ["PERSON"] and "SPEECH" not in before:
            # 甲2日抵达青岛，当晚举办酒会
            host = "PERSON"
        if host == "PERSON" and not any(unit.tag == "WITH" for unit in units[start:for_whom]):
            units[verb] = replace(units[verb], text="主持", tag="TRIGGER")
            del units[for_whom:verb]


def _name_guests(units: list[Unit], before: Held | None) -> None:
    """Read 出席贵宾包括甲、乙, and 嘉宾云集，包括甲、乙等百人出席, as 出席[酒会]的包括甲、乙."""
    attending = word_list("attending")
    at = len(units)
    while (at := at - 1) > 1:
        start = clause_start(units, at)
        opens = start < at - 1 and units[start].text in word_list("lists") and units[start + 1].is_party()
        closes = at + 1 == len(units) or units[at + 1].tag in ("COMMA", "STOP")
        if units[at].text in attending and opens and closes:
            held = find_held(units, at) or attended(units[:start]) or before
            if held is not None:
                _put_attendance_first(units, start, at, held)
                at = start
    for at in range(len(units) - 3, -1, -1):
        if units[at].text not in attending:
            continue
        lists = next((i for i in range(at + 2, min(at + 7, len(units) - 1)) if units[i].text in word_list("lists")), 0)
        guests = units[at + 1 : lists]
        first = lists + 2 if lists and units[lists + 1].tag == "COMMA" else lists + 1
        if guests and guests[-1].tag == "COMMA":
            guests = guests[:-1]
        apart = any(unit.tag in (*BREAKS, "DELEGATION", "PERSON") for unit in guests)
        if apart or not guests or not guests[-1].text.endswith(heads("guest")):
            continue
        named = next((unit for unit in guests if unit.tag == "GATHERING"), None)
        if named is None and (held := find_held(units, at) or before) is not None:
            named = Unit(units[at].end, units[at].end, held.name, "GATHERING", value=held)
        named = named or next((unit for unit in reversed(units[:at]) if unit.tag == "GATHERING"), None)
        if named is not None:
            of = replace(units[lists], end=units[lists].start, text="的", tag="PARTICLE")
            units[at + 1 : first] = [named, of, replace(units[lists], text="包括")]


def _put_attendance_first(units: list[Unit], lists: int, attends: int, held: Held) -> None:
    """Put 出席酒会的 before the 包括 at `lists`, for the 出席 at `attends` that closes the clause."""
    listed = list(itertools.takewhile(lambda unit: unit.is_party() or unit.tag in ("JOIN", "WITH"), units[lists + 1 :]))
    start, end = units[lists].start, units[lists].end
    units[lists : attends + 1] = [
        replace(units[attends], start=start, end=end),
        Unit(end, end, held.name, "GATHERING", value=held),
        Unit(end, end, "的", "PARTICLE"),
        Unit(end, end, "包括", "PREPOSITION"),
        *listed,
    ]


def _is_bare(name: str) -> bool:
    """Whether it names no gathering, but what kind it is: 论坛, 大会开幕式, 这一盛会."""
    kind = _without_part(name)
    return kind in heads("gathering") or kind in word_list("any_gathering")


def _without_part(name: str) -> str:
    """大会 for 大会|开幕式 and 这一|大会, 论坛 for 论坛."""
    for such in word_list("such_gathering"):
        name = name.removeprefix(such)
    part = next((word for word in word_list("part_of_gathering") if name.endswith(word) and name != word), "")
    return name.removesuffix(part)


def _name_speeches(units: list[Unit], before: Held | None) -> None:
    """Read 论坛在青岛开幕。…，甲宣读乙贺信并致辞 as 甲[在论坛上]致辞."""
    for at in reversed(
        [i for i, unit in enumerate(units) if unit.tag == "TRIGGER" and unit.text in word_list("address")]
    ):
        start = clause_start(units, at)
        speaker = next((i for i in range(start, at) if units[i].tag == "PERSON"), at)
        # 出席开幕式，宣读[乙]贺信并致辞: not he.
        governed = any(unit.tag in ("VERB", "LIGHT") for unit in units[start:speaker])
        does_more = governed or any(unit.tag in ("TRIGGER", "GATHERING") for unit in units[start:at])
        held = find_held(units, at) or before
        if speaker < at and not does_more and held is not None:
            here = units[at].start
            units[speaker + 1 : at] = [
                Unit(here, here, "在", "PREPOSITION"),
                Unit(here, here, held.name, "GATHERING", value=held),
                Unit(here, here, "上", "WORD"),
            ]


def _are_guests(units: list[Unit], at: int) -> bool:
    """Whether a clause ends with 出席 at `at` and tells of guests: 甲应邀出席, 甲、乙等200余人出席, not 甲等出席.

    Those of several countries are guests as well: 甲国总统甲、乙国总统乙出席.
    """
    if units[at + 1].tag not in ("COMMA", "STOP"):
        return False
    clause = list(itertools.takewhile(lambda unit: unit.tag not in ("COMMA", "STOP"), reversed(units[:at])))
    words = "".join(unit.text for unit in reversed(clause))
    invited = any(word in words + units[at].text for word in word_list("as_guest"))
    countries = {party.country for unit in clause for party in unit.parties if party.kind == "person"} - {None}
    return invited or len(countries) > 1 or bool(_COUNTED.search(words))
