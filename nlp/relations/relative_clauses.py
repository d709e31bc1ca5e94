"""Relative clauses and other modifiers of a party: 习近平同[来华进行国事访问的]拉卡列举行会谈."""

from __future__ import annotations

import itertools
from dataclasses import replace

from .row import BREAKS, LONGEST, PERSONS, Row
from .units import Unit
from .vocabulary import heads, word_list

_INSIDE_MODIFIER = (
    *("WORD", "VERB", "PREPOSITION", "PARTICLE", "LIGHT", "TIME", "QUOTE"),
    *("PLACE", "CITY", "VENUE", "REGION", "AREA", "COUNTRY", "ORG"),
)


def _with_particle(units: list[Unit]) -> None:
    """Put the 的 that headlines leave out: 会见出席峰会[的]台湾嘉宾."""
    for i in range(len(units) - 2, 1, -1):
        if units[i].tag != "GATHERING" or units[i + 1].tag not in PERSONS:
            continue
        first = i
        while first > 1 and units[first - 1].tag in ("TRIGGER", "ABBREVIATION", "QUOTE", "TIME"):
            first -= 1
            if units[first].text in word_list("receiving") and first + 1 < i:
                end = units[i].end
                units.insert(i + 1, Unit(end, end, "的", "PARTICLE"))
                break


def read_visiting_teams(row: Row, rows: list[Row]) -> None:
    """Read 会见由甲率领的访华团 like 会见来访的甲: the team that is received has come."""
    for at, team in enumerate(row.units):
        if team.tag != "DELEGATION" or team.value is None:
            continue
        before = [unit for unit in row.units[:at] if unit.tag == "TRIGGER"]
        if before and before[-1].text in word_list("receiving"):
            name = team.value.form
            place = team.start + team.text.rindex(name)
            visit = [
                Unit(place - 1, place, "访", "TRIGGER"),
                Unit(place, place + 1, name, "ABBREVIATION", value=team.value),
                Unit(place + 1, place + 1, "的", "PARTICLE"),
                team,
            ]
            rows.append(Row(visit, subject=team, outer=row, start=team.start, kind="relative"))


def fold_relative_clauses(row: Row, rows: list[Row]) -> None:
    _with_particle(row.units)
    _fold_examples(row, rows)
    i = 1
    while i + 1 < len(row.units):
        first_told = row.units[i].text == "的" and row.units[i + 1].text in word_list("of_one")
        if first_told and [unit.tag for unit in row.units[i + 2 : i + 3]] == ["DELEGATION"]:
            # 抵达甲地的[一个]代表团
            del row.units[i + 1]
        if row.units[i].text == "的" and row.units[i + 1].tag in ("PERSON", "OFFICE", "DELEGATION"):
            first = _start_of_relative(row.units, i)
            if first is not None:
                # 訪華之議員甲
                row.units[i] = replace(row.units[i], text="的")
                last = i + 2
                while (
                    last + 1 < len(row.units)
                    and row.units[last].tag in ("JOIN", "WITH")
                    and row.units[last].text not in ("同", "与", "以及")
                    and row.units[last + 1].is_party()
                ):
                    last += 2
                group = row.units[i + 1 : last]
                head = replace(group[0], end=group[-1].end, parties=tuple(p for unit in group for p in unit.parties))
                inner = row.fold(first, i + 1)
                rows.append(Row([*inner, head], subject=head, outer=row, start=inner[0].start, kind="relative"))
                i = first
        i += 1


def _fold_examples(row: Row, rows: list[Row]) -> None:
    """Read 会见甲、乙[等来华出席峰会的各界人士]: those named are who came."""
    for i in range(len(row.units) - 3, 1, -1):
        units = row.units
        if units[i].text != "等" or units[i - 1].tag != "PERSON":
            continue
        clause = list(itertools.takewhile(lambda unit: unit.tag not in BREAKS, units[i + 1 : i + LONGEST]))
        particle = next((at for at, unit in enumerate(clause) if unit.text == "的"), 0)
        first = i - 1
        while first > 1 and units[first - 1].tag == "JOIN" and units[first - 2].tag == "PERSON":
            first -= 2
        received = units[first - 1].text in word_list("receiving") or units[first - 1].tag == "WITH"
        if not received or not any(unit.tag == "TRIGGER" for unit in clause[:particle]):
            continue
        others = itertools.takewhile(lambda unit: unit.tag != "TRIGGER", clause[particle + 1 :])
        named = [unit for unit in units[first:i] if unit.tag == "PERSON"]
        last = i + particle + 2
        del units[last : last + len(list(others))]
        head = replace(named[0], end=named[-1].end, parties=tuple(p for unit in named for p in unit.parties))
        inner = row.fold(i, last)
        rows.append(Row([*inner, head], subject=head, outer=row, start=inner[0].start, kind="relative"))


def _is_governed(units: list[Unit], at: int) -> bool:
    """Whether a preposition or verb stands before a party, across words of its office: 陪同越共中央|总书记甲."""
    before = at - 1
    while before >= 0 and units[before].tag == "WORD" and units[before].end == units[before + 1].start:
        before -= 1
    return before >= 0 and units[before].tag in ("PREPOSITION", "TRIGGER")


def fold_modifiers(row: Row) -> None:
    """Fold what else says of somebody who he is: 会见[曾在巴黎工作过的]陈竺."""
    units = row.units
    i = len(units) - 1
    while (i := i - 1) > 1:
        if units[i].text != "的" or units[i + 1].tag not in PERSONS:
            continue
        first = i
        while (
            first > 0 and i - first < LONGEST and (units[first - 1].tag in _INSIDE_MODIFIER or _is_sought(units, first))
        ):
            first -= 1
        opener = units[first - 1] if first else None
        verbal = _is_sought(units, i) or any(unit.tag in ("VERB", "PREPOSITION") for unit in units[first:i])
        governed = opener is not None and (
            opener.tag in ("WITH", "JOIN") or (opener.tag == "TRIGGER" and opener.text in word_list("receiving"))
        )
        if not (verbal and governed):
            first = _start_of_clause(units, i)
            verbal = first < i and units[i - 1].tag == "VERB"
            # 定于本周举行的防长会议: what the meeting is called.
            governed = not (units[i + 1].tag == "OFFICE" and units[i + 2 :] and units[i + 2].tag == "TRIGGER")
        if verbal and governed:
            row.fold(first, i + 1)
            if first and units[first - 1].tag == "JOIN":
                # 与甲以及[在议会有影响力的]乙: a list goes on.
                del units[first]
            i = first


def _is_sought(units: list[Unit], end: int) -> bool:
    """Whether the unit before `end` is an office that somebody wants or has: 与[角逐总统的]甲会面."""
    seeks = end > 1 and (units[end - 2].tag == "VERB" or units[end - 2].value == "vn")
    return seeks and units[end - 1].tag == "OFFICE"


def _start_of_clause(units: list[Unit], particle: int) -> int:
    """Where a clause begins that only says who somebody is: [与乙国断交、与丙国建交的]总统甲访问…; else `particle`."""
    first = particle
    while first > 0 and particle - first < LONGEST and units[first - 1].tag in (*_INSIDE_MODIFIER, "WITH", "JOIN"):
        first -= 1
    while first < particle and units[first].tag == "TIME":
        first += 1
    return first if first == 0 or units[first - 1].tag in (*BREAKS, "TIME") else particle


def _start_of_relative(units: list[Unit], particle: int) -> int | None:
    """Return where the relative clause that ends in 的 at `particle` begins, None where there is none."""
    first = particle
    has_trigger = False
    while first > 0 and particle - first < LONGEST:
        before = units[first - 1]
        if before.tag in BREAKS or before.tag == "WITH" or (before.tag == "JOIN" and units[first - 2].is_party()):
            break
        if before.text in word_list("no_relative") and not (before.text == "对" and has_trigger):
            break
        if has_trigger and before.text == "了" and first > 1 and units[first - 2].tag == "VERB":
            # 甲观看了[赴乙国的]艺术团的演出
            break
        # 来华举行领导人会晤的: there it is a noun.
        noun = first == particle and any(unit.tag == "LIGHT" for unit in units[max(0, first - 6) : first])
        if before.tag == "TRIGGER" and before.text in word_list("receiving") and not noun:
            break
        named_so = before.tag == "OFFICE" and units[first].text.startswith(heads("gathering"))
        if (
            before.is_party()
            and before.tag != "COUNTRY"
            and not named_so  # 领导人会晤
            and not _is_governed(units, first - 1)
        ):
            # A party before the verb is its subject: no relative clause of the party that follows.
            return None
        has_trigger = has_trigger or before.tag == "TRIGGER" or before.text in ("来访", "到访")
        first -= 1
    if not has_trigger or first == particle:
        return None
    opens = first == 0 or units[first - 1].tag in BREAKS
    while first < particle and (
        units[first].tag in ("PARTICLE", "JOIN") or (opens and _is_of_all(units, first, particle))
    ):
        first += 1
    return first if first < particle else None


def _is_of_all(units: list[Unit], at: int, particle: int) -> bool:
    """Whether a day at the head of a clause may be that of all of it: 8日来访的甲表示, but not 8日曾访问过乙国的甲."""
    if units[at].tag != "TIME":
        return False
    is_day = units[at].value is None or units[at].value.granularity == "day"
    return is_day and not any(unit.text in word_list("done") for unit in units[at + 1 : particle])
