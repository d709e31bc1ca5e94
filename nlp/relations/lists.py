"""Lists of parties: where they end, and what in them is nobody (会见甲、乙等3位议员, 甲及侨界代表70人出席)."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from nlp.entities.numbers import PEOPLE

from .positions import COMMON_NOUNS
from .row import Row
from .units import Unit
from .vocabulary import word_list

_NAMED = ("PERSON", "ORG", "DELEGATION")
# How many units the items of a list may have that are nobody.
_LONGEST_ITEMS = 8
# How far before 及 the verb or preposition stands that governs a list.
_LIST = 6
# Between those named and the noun for the others: 及[他未来]内阁成员.
_NOBODY = ("WORD", "AREA", "CITY", "PLACE", "JOIN", "PRONOUN", "PARTICLE")


_HOW_MANY = re.compile(f"[约计共近逾合]*{PEOPLE}")


def read_lists(row: Row) -> None:
    """Join the lists of `row` and leave out of them who is not named, and what only sums up those who are."""
    _long_list(row)
    _nameless_items(row)
    _described_items(row)
    _own_people(row)
    _rest_of_list(row)
    _summed_up(row)


def takes_party(unit: Unit) -> bool:
    """Whether 与 or 会见, after which a party stands."""
    return unit.tag == "WITH" or (unit.tag == "TRIGGER" and unit.text in word_list("receiving"))


def _long_list(row: Row) -> None:
    """会见了公司董事长甲，集团总裁乙，协会主席丙。: commas join the items of a list that nothing else follows."""
    units = row.units
    for i in range(len(units) - 1):
        first = i + 2 if units[i + 1].text == "了" else i + 1
        if not takes_party(units[i]):
            continue
        last = first
        while last + 2 < len(units) and units[last + 1].tag in ("COMMA", "JOIN") and units[last + 2].tag == "PERSON":
            last += 2
        ended = last + 1 == len(units) or units[last + 1].tag == "STOP" or units[last + 1].text in ("等", "等人")
        # 分别会见总统甲，总理乙，同议长丙举行会谈
        following = [unit.tag for unit in units[last + 1 : last + 3]]
        one_by_one = units[i - 1].text == "分别" and following == ["COMMA", "WITH"]
        if last > first + (0 if one_by_one else 2) and units[first].tag == "PERSON" and (ended or one_by_one):
            for j in range(first + 1, last, 2):
                units[j] = replace(units[j], text="、", tag="JOIN")


def _nameless_items(row: Row) -> None:
    """拜会市政府、[国会山庄]、代表处: what is nobody to the lexicon does not end the list."""
    units = row.units
    for i in range(len(units) - 2, 0, -1):
        if units[i].tag != "JOIN" or not units[i - 1].is_party():
            continue
        j = i + 1
        while j < len(units) - 1 and j - i <= _LONGEST_ITEMS and units[j].tag in ("WORD", "CITY", "VENUE", "JOIN"):
            j += 1
        if units[j].is_party() and units[j - 1].tag == "JOIN":
            del units[i + 1 : j]


def _described_items(row: Row) -> None:
    """会见甲、[国际反贪组织]Transparency International: what an item of a list is, before its name in Latin letters."""
    units = row.units
    i = len(units)
    while (i := i - 1) > 2:
        first = i
        while first > 2 and units[first - 1].tag in ("WORD", "COUNTRY") and units[first - 1].end == units[first].start:
            first -= 1
        nouns = {unit.value for unit in units[first:i] if unit.tag == "WORD"}
        listed = units[first - 1].text == "、" and units[first - 2].is_party()
        if units[i].tag == "PERSON" and units[i].text.isascii() and listed and nouns <= {*COMMON_NOUNS, "vn"}:
            del units[first:i]
            i = first


def _own_people(row: Row) -> None:
    """甲及[其顾问团队]开会: who is only told of as somebody's is nobody, but 甲及其夫人乙."""
    units = row.units
    for i in range(len(units) - 2, 0, -1):
        if units[i].tag != "JOIN" or units[i + 1].text != "其" or units[i - 1].tag not in _NAMED:
            continue
        last = i + 2
        while last < len(units) and units[last].tag == "WORD":
            last += 1
        if last > i + 2 and last < len(units) and not units[last].is_party():
            del units[i:last]


def _rest_of_list(row: Row) -> None:
    """与甲、乙等两党议员会晤, 与甲及当地官员会晤, 甲及侨界代表70人出席: after those named the others are nobody."""
    units = row.units
    for i in range(len(units) - 3, 0, -1):
        if units[i].tag in ("JOIN", "WITH") and units[i - 1].tag in _NAMED:
            j = i + 1
            while j < len(units) and j < i + 6 and units[j].tag in _NOBODY:
                j += 1
            others = (
                i + 1 < j < len(units) - 1 and units[j].tag == "OFFICE" and units[j + 1].tag in ("TRIGGER", "LIGHT")
            )
            if others and any(unit.tag in ("WITH", "TRIGGER") for unit in units[max(0, i - _LIST) : i]):
                del units[i : j + 1]
            elif (last := _counted_others(units, i + 1)) is not None:
                del units[i:last]
    for i in range(len(units) - 2, 0, -1):
        if units[i].text == "等" and units[i - 1].tag in _NAMED:
            j = i + 1
            while j < len(units) and j < i + 6 and units[j].tag in ("WORD", "COUNTRY", "ORG", "REGION"):
                j += 1
            if j < len(units) and units[j].tag == "OFFICE":
                while [unit.tag for unit in units[j + 1 : j + 3]] in (["JOIN", "OFFICE"], ["WITH", "OFFICE"]):
                    # 甲、乙等3位参议员[及12位众议员]到场
                    j += 2
                del units[i + 1 : j + 1]
            elif (last := _counted_others(units, i + 1)) is not None:
                del units[i + 1 : last]


def _counted_others(units: list[Unit], at: int) -> int | None:
    """Where how many there were begins, after nameless others that are told at `at`: 甲及[各界代表]70人出席."""
    office = at
    while office < len(units) and office < at + 6 and units[office].tag in (*_NOBODY, "WITH"):
        office += 1
    if office + 1 >= len(units) or units[office].tag != "OFFICE":
        return None
    counted = itertools.takewhile(lambda unit: unit.tag in ("WORD", "VERB"), units[office + 1 :])
    return office + 1 if _HOW_MANY.fullmatch("".join(unit.text for unit in counted)) else None


def _summed_up(row: Row) -> None:
    """Leave out what only says again who was named: 甲、乙与丙[三方]会谈, 与乙举行[习特]会或[美日菲]峰会."""
    units = row.units
    kept: list[Unit] = []
    for unit in units:
        sums_up = unit.tag == "PRONOUN" and unit.parties[0].number == "many"
        if sums_up and kept and kept[-1].is_party():
            continue
        kept.append(unit)
    at = len(kept)
    while (at := at - 1) > 0:
        first = at
        while first > 1 and kept[first - 1].tag in ("WORD", "WITH") and kept[first - 1].start == kept[first - 2].end:
            first -= 1
        letters = first
        while letters and kept[letters - 1].tag == "COUNTRY" and len(kept[letters - 1].text) == 1:
            letters -= 1
        if kept[at].tag == "TRIGGER" and letters < first - 1 and _holds_with(kept, letters):
            del kept[letters:at]
            at = letters
    units[:] = kept


def _holds_with(units: list[Unit], at: int) -> bool:
    """Whether 与乙举行 goes before `at`."""
    while at and units[at - 1].tag in ("WORD", "TIME", "PARTICLE"):
        at -= 1
    return at > 2 and units[at - 1].tag == "LIGHT" and any(unit.tag == "WITH" for unit in units[max(0, at - 8) : at])
