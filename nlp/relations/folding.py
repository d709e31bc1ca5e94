"""Folding: what stands inside a clause and has a subject of its own is read apart, so that the clause stays plain.

习近平同[来华进行国事访问的]拉卡列举行会谈   a relative clause, its subject the party after it
王毅[在纽约出席联大期间]会见拉夫罗夫         an adjunct of time, its subject that of the clause
[应拉马福萨邀请], [据路透社报道], [就双边关系] no events of their own
"""

from __future__ import annotations

import itertools

from .adjuncts import fold_adjuncts
from .groups import gather
from .positions import ACTING
from .relative_clauses import fold_modifiers, fold_relative_clauses, read_visiting_teams
from .row import BREAKS, LONGEST, PERSONS, Row
from .units import Unit
from .vocabulary import word_list

# How many units stand in 以…身份.
_MOST_TO_CAPACITY = 8


def fold(units: list[Unit]) -> list[Row]:
    """Return the row of the sentence with folds in place of what was folded, then the folded rows."""
    outer = Row(units)
    rows = [outer]
    read_visiting_teams(outer, rows)
    gather(outer)
    fold_relative_clauses(outer, rows)
    fold_modifiers(outer)
    _between(outer, "应", word_list("inviting"))
    _between(outer, "接受", word_list("inviting"))
    _between(outer, "据", word_list("reporting"))
    _between(outer, "不顾", word_list("defied"))
    # 通过互访、会晤等方式保持沟通: no visit, and no meeting.
    _between(outer, "通过", word_list("means"))
    _accompanied(outer)
    _since_when(outer)
    _topics(outer)
    _roles(outer)
    _done_by(outer)
    fold_adjuncts(outer, rows)
    return rows


def _between(row: Row, opener: str, closers: frozenset[str]) -> None:
    i = 0
    while i < len(row.units):
        if row.units[i].text == opener:
            for j in range(i + 1, min(i + LONGEST, len(row.units))):
                if row.units[j].text in closers:
                    # 接受乙的邀请, but 接受乙访问丙国的邀请 tells of a visit
                    if opener != "接受" or not any(unit.tag == "TRIGGER" for unit in row.units[i + 1 : j]):
                        row.fold(i, j + 1)
                    break
                if row.units[j].tag in ("STOP", "COMMA"):
                    break
        i += 1


def _accompanied(row: Row) -> None:
    """Fold 在乙陪同下, 在乙安排之下: who is named there only helps.

    Who leads those that have no name stands for them: 50位学生，[在乙带领下]参观丙馆.
    """
    units = row.units
    for j in range(len(units) - 2, 1, -1):
        if j + 1 < len(units) and units[j].text in word_list("helping") and units[j + 1].text in ("下", "之下"):
            i = next(
                (i for i in range(j - 1, max(j - LONGEST, -1), -1) if units[i].text == "在" or units[i].tag in BREAKS),
                0,
            )
            if units[i].text != "在":
                continue
            leaders = [unit for unit in units[i:j] if unit.tag == "PERSON"]
            leads = len(leaders) == 1 and units[j].text in word_list("at_head")
            if leads and not any(unit.tag in ACTING for unit in units[:i]):
                ends = j + 3 if units[j + 2 : j + 3] and units[j + 2].tag == "COMMA" else j + 2
                units[i:ends] = leaders
            else:
                row.fold(i, j + 2)


def _since_when(row: Row) -> None:
    """Fold 举行了[他重返白宫后的]首次会晤: it only says since when the talks are the first."""
    units = row.units
    i = len(units) - 1
    while (i := i - 1) > 2:
        if units[i].text != "的" or units[i - 1].text not in word_list("temporal_end") or units[i + 1].is_party():
            continue
        first = i
        while first > 0 and i - first < LONGEST and units[first - 1].tag not in ("LIGHT", *BREAKS):
            first -= 1
        if first > 0 and units[first - 1].tag == "LIGHT" and any(unit.is_party() for unit in units[first:i]):
            # 举行了
            first += units[first].tag == "PARTICLE"
            row.fold(first, i + 1)
            i = first


def _done_by(row: Row) -> None:
    """Fold 佩戴[甲所颁授]勋章: it only says whose work something is."""
    units = row.units
    for i in range(len(units) - 3, 0, -1):
        if units[i].tag in PERSONS and units[i + 1].text == "所" and units[i + 2].tag in ("VERB", "WORD"):
            row.fold(i, i + 3)


def _topics(row: Row) -> None:
    """Fold 就…, 围绕… up to the verb or comma: parties there are what is talked about."""
    i = 0
    while i < len(row.units):
        if row.units[i].text in word_list("opens_topic") and not _is_adverb(row.units, i):
            j = i + 1
            while (
                j < len(row.units)
                and row.units[j].tag not in ("STOP", "COMMA", "LIGHT", "SPEECH")
                and not _receives(row.units, j)
                and (row.units[j].text not in word_list("ends_topic") or _is_between(row.units, i, j))
                and not _names_sides(row.units, j)
            ):
                j += 1
            # 针对即将举行的甲乙会晤: the words before the verb tell when.
            attributive = [unit.text for unit in row.units[j + 1 : j + 2]] == ["的"]
            if j > i + 1 and not attributive:
                row.fold(i, j)
        i += 1


def _is_between(units: list[Unit], opener: int, at: int) -> bool:
    """Whether 与 stands between those whose talks are the topic: 就[甲与]乙的通话, 就[甲去年与]乙会面之事."""
    between = units[opener + 2 : at]
    person = opener + 1 < at and units[opener + 1].tag == "PERSON"
    return person and units[at].tag == "WITH" and all(unit.tag == "TIME" for unit in between)


def _names_sides(units: list[Unit], at: int) -> bool:
    """Whether the topic only says which talks are meant: 有关乌克兰问题的[俄美会谈]."""
    return (
        units[at - 1].text == "的"
        and units[at].tag == "COUNTRY"
        and units[at + 1 : at + 2] != []
        and units[at + 1].tag == "COUNTRY"
    )


def _roles(row: Row) -> None:
    """Fold 作为主席特别代表 up to the verb, 以党员身份: it says what somebody is, not who does it."""
    units = row.units
    for j in range(len(units) - 1, 1, -1):
        if units[j].text in word_list("capacity"):
            i = next((i for i in range(j - 1, max(j - _MOST_TO_CAPACITY, -1), -1) if units[i].text == "以"), None)
            if i is not None and not any(unit.tag in BREAKS for unit in units[i:j]):
                row.fold(i, j + 1)
    for i in range(len(units) - 1, -1, -1):
        if units[i].text not in word_list("as_what"):
            continue
        ends = (j for j in range(i + 1, len(units)) if units[j].tag in ("TRIGGER", *BREAKS) or _dates(units, j))
        j = next(ends, len(units))
        if j < len(units) and units[j].tag not in BREAKS and units[j - 1].tag in ("OFFICE", "PERSON", "WORD"):
            row.fold(i, j)


def _dates(units: list[Unit], at: int) -> bool:
    """Whether a time begins right after an office: 作为主席特使[于5日]访问."""
    opens = units[at].text == "于" and [unit.tag for unit in units[at + 1 : at + 2]] == ["TIME"]
    return units[at - 1].tag == "OFFICE" and (opens or units[at].tag == "TIME")


def _receives(units: list[Unit], at: int) -> bool:
    """Whether the verb at `at` has somebody for its object; in 就18日会晤表态 it is a noun."""
    if units[at].tag != "TRIGGER" or units[at].text not in word_list("receiving"):
        return False
    following = units[at + 1] if at + 1 < len(units) else None
    return following is not None and (following.is_party() or following.tag in ("PARTICLE", "TRIGGER", "FOLD", "WORD"))


def _is_adverb(units: list[Unit], at: int) -> bool:
    """Whether 就 is no preposition here, as the engine has it and what follows bears out: 就与乙会面."""
    following = units[at + 1] if at + 1 < len(units) else units[at]
    if following.tag == "WORD" and following.text in word_list("once") | word_list("modal"):
        # 就曾到访
        return True
    clause = list(itertools.takewhile(lambda unit: unit.tag not in BREAKS, units[at + 1 :]))
    light = next((i for i, unit in enumerate(clause) if unit.tag == "LIGHT"), 0)
    if light and (following.text in word_list("over") or any(unit.is_party() for unit in clause[:light])):
        # 就结束冲突展开磋商, 就承认甲国举行磋商
        return False
    return units[at].value == "d" and following.tag in ("WITH", "VERB", "TRIGGER", "LIGHT", "PREPOSITION", "SPEECH")
