"""Who attends what is held, where no name of it stands after the verb: 论坛5日开幕。甲[出席并致辞], 乙举办茶会."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.entities.numbers import PEOPLE

from .discourse import Discourse
from .held import Held, attended, find_held, is_bare, object_held, without_part
from .positions import clause_start
from .row import BREAKS
from .units import Unit
from .vocabulary import heads, word_list

# Who attends that is told with how many were there: 甲、乙等200余人出席.
_COUNTED = re.compile(PEOPLE)


def follow_gatherings(units: list[Unit], discourse: Discourse, *, told: bool, in_body: bool) -> None:
    """Name the gatherings that a sentence means, and note in `discourse` those of which it tells.

    told: whether it is a sentence, and no caption, which tells nothing of the article's gathering. in_body: whether it
    stands in the body.
    """
    main = discourse.main if told else None
    _name_held(units, discourse.held, main, discourse.gatherings if told else ())
    held = find_held(units, len(units))
    if held is not None:
        discourse.gatherings.append(held)
    elif (attends := attended(units)) is not None and not _only_modifies(units):
        held = attends
    discourse.held = held or attended(units) or discourse.held
    dated = held is not None and held.time is not None and held.time.granularity == "day"
    if discourse.main is None and in_body and dated:
        discourse.main = held


def _only_modifies(units: list[Unit]) -> bool:
    """Whether a gathering only says who somebody is, or when: 会见来华出席[论坛]的甲, 在赴乙国出席[峰会]之际.

    Then its own day is not told there.
    """
    last = next((i for i in range(len(units) - 1, -1, -1) if units[i].tag == "GATHERING"), len(units))
    rest = list(itertools.takewhile(_in_clause, units[last + 1 :]))
    # 出席论坛并进行国事访问的甲
    return any(unit.text == "的" for unit in rest) or (bool(rest) and rest[-1].text in word_list("temporal_end"))


def _in_clause(unit: Unit) -> bool:
    return unit.tag not in ("COMMA", "STOP")


def _name_held(units: list[Unit], before: Held | None, main: Held | None, told: Sequence[Held]) -> None:
    """Put the gathering that is meant after each 出席 that names none: 甲出席[论坛]并致辞, 甲出席[论坛]开幕式.

    One that is named again (在座谈会上) is the same, and a bare 在大会上 the only one of the article. before: the one
    of which the paragraph told last; main: the one that the article is about, which is meant where nothing points to
    another; told: all of the article so far. 出席 alone tells of an audience, unless it says
    what they did there (并致辞), that they were invited, or how many were there.
    """
    only = told[-1] if len({held.name for held in told}) == 1 else None
    _name_hosted(units)
    _name_attended(units, before or main)
    _name_guests(units, before or main)
    _name_speeches(units, before or only or main)
    for i, unit in enumerate(units):
        if unit.tag == "GATHERING":
            known = [find_held(units, i), before, *reversed(told), main] if not is_bare(unit.text) else [only]
            # 在开幕式上: that of the one told of last
            is_part = unit.text in word_list("part_of_gathering")
            known = [find_held(units, i), before, only] if is_part else known
            name = "" if is_part else without_part(unit.text)
            unit.value = next((h for h in known if h is not None and h.name.endswith(name)), unit.value)
    attending, presiding = word_list("attending"), word_list("presiding")
    for i in range(len(units) - 2, 0, -1):
        if units[i].text not in attending | presiding:
            continue
        following = units[i + 1]
        bare = following.tag == "GATHERING" and is_bare(following.text)
        if units[i].text in presiding and not bare:
            continue
        says_more = following.text in word_list("and_then") or _is_announced(units, i) or _are_guests(units, i)
        if not bare and not says_more:
            continue
        # 甲等参加会议 tells who is present, perhaps at another one
        meant = only if bare and units[i].text in attending else main
        held = find_held(units, i) or before or meant
        kind = without_part(following.text)
        other = bare and kind not in word_list("any_gathering")
        if held is not None and not (other and not held.name.endswith(kind)):
            end = following.end if bare else units[i].end
            start = following.start if bare else end
            units[i + 1 : i + 2 if bare else i + 1] = [Unit(start, end, held.name, "GATHERING", value=held)]


def _is_announced(units: list[Unit], attending: int) -> bool:
    """Whether it is told of somebody that he will attend: 论坛将于5日举行，甲已确认[出席]。"""
    ends = units[attending + 1].tag in ("COMMA", "STOP")
    return ends and units[attending - 1].text in word_list("will") | word_list("confirms")


def _name_hosted(units: list[Unit]) -> None:
    """Make one unit of the reception that somebody gives, who presides over it: 大使在青岛举办[新春茶会].

    A body that gives one is only its organiser.
    """
    verbs = word_list("is_held")
    for verb in reversed([i for i, unit in enumerate(units[:-1]) if unit.tag == "LIGHT" and unit.text in verbs]):
        if (found := object_held(units, verb, len(units), heads("reception"))) is None:
            continue
        first, last = found
        start = clause_start(units, verb)
        for_whom = next((i for i in range(start, verb) if units[i].text == "为"), verb)
        welcomes = units[last].tag == "TRIGGER" or units[last].text.endswith(heads("meal"))
        if welcomes and for_whom < verb and units[for_whom + 1].is_party():
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


def _name_attended(units: list[Unit], before: Held | None) -> None:
    """Read 甲出席活动 as his attendance of the gathering told before, which the noun only points to."""
    for at in range(len(units) - 1, 0, -1):
        modifies = [unit.text for unit in units[at + 1 : at + 2]] == ["的"]
        if before is not None and units[at].text in word_list("attends_it") and not modifies:
            here, end = units[at], units[at].end
            units[at : at + 1] = [
                replace(here, text="出席", tag="TRIGGER"),
                Unit(end, end, before.name, "GATHERING", value=before),
            ]


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
