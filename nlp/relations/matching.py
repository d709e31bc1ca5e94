"""Running the forms over rows of units: two readings of 和 and 与, and the best match of each trigger."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp.entities import is_compound

from .forms import head_is_found, to_matcher, trigger_index
from .noun_phrases import heads
from .patterns import Pattern, PatternSet
from .row import Row
from .units import Unit
from .vocabulary import closed_class, word_list

# The slots that only one tag fills.
_NOUN_PHRASES = {"G": "GATHERING", "B": "BILATERAL"}
# In A和B与C会谈 the stronger word parts the sides, the weaker joins one side.
_WEAK = ("和", "及")


@dataclass(slots=True)
class Match:
    """A form that fired in a row."""

    pattern: Pattern
    row: Row
    units: list[Unit]
    """The row in the reading that matched."""
    first: int
    last: int
    """Units of the match, `last` exclusive."""
    trigger: Unit
    trigger_at: int
    slots: dict[str, Unit]
    open_slot: str | None
    """The party that stands before the match and is still to be found (X, or Y of a passive)."""


class FormMatcher:
    """The forms of a PatternSet as two Matchers, one a reading."""

    def __init__(self, patterns: PatternSet, vocab: Vocab) -> None:
        self._vocab = vocab
        self._patterns = patterns
        self._forms: list[tuple[Pattern, int]] = []
        self._origins: list[list[int]] = []
        # One Matcher for the forms of one reading that fire on the same words and need the same noun phrase: most rows
        # hold those of few.
        self._matchers: dict[tuple[bool, frozenset[str], str], Matcher] = {}
        withs = frozenset(w for w, tag in closed_class().items() if tag == "WITH")
        self._triggers: list[int] = []
        for pattern in patterns.patterns:
            for elements in pattern.elements:
                specification, origin = to_matcher(elements)
                key = str(len(self._forms))
                parts = any(set(element.words) & withs for element in elements)
                words = elements[trigger_index(elements, closed_class())].words
                slots = (e.slot for e in elements if e.slot and not e.optional)
                needs = next((_NOUN_PHRASES[slot] for slot in slots if slot in _NOUN_PHRASES), "")
                matcher = self._matchers.setdefault((not parts, frozenset(words), needs), Matcher(vocab))
                matcher.add(key, [specification])
                self._forms.append((pattern, len(self._origins)))
                self._origins.append(origin)
                self._triggers.append(trigger_index(elements, closed_class()))
        # What else a unit says need not be known to the vocabulary.
        self._literals = patterns.literals()
        self._elements = [elements for pattern in patterns.patterns for elements in pattern.elements]

    def __call__(self, row: Row) -> list[Match]:
        """Return the matches in `row`, at most one a trigger, in the order of the text."""
        best: dict[int, tuple[tuple, Match]] = {}
        texts, tags = {unit.text for unit in row.units}, {unit.tag for unit in row.units}
        readings: dict[bool, tuple[list[Unit], Doc]] = {}
        for (joins, words, needs), matcher in self._matchers.items():
            if words.isdisjoint(texts) or (needs and needs not in tags):
                continue
            if joins not in readings:
                joined = coordinate(row.units, join_all=joins)
                words_told = [unit.text if unit.text in self._literals else "x" for unit in joined]
                readings[joins] = joined, Doc(self._vocab, words=words_told, tags=[unit.tag for unit in joined])
            units, doc = readings[joins]
            for key, first, last, alignment in cast(Any, matcher(doc, with_alignments=True)):
                match = self._match(int(self._vocab.strings[key]), row, units, first, last, alignment)
                if match is None:
                    continue
                rank = (
                    -len(match.slots),
                    # 结束对华访问 says more than 对华访问.
                    -(match.pattern.day is not None),
                    sum(u.tag not in ("PARTICLE",) for u in units[match.first : match.last]),
                    int(self._vocab.strings[key]),
                )
                at = match.trigger.start
                if at not in best or rank < best[at][0]:
                    best[at] = (rank, match)
        return [match for _, (_, match) in sorted(best.items())]

    def _match(
        self, form: int, row: Row, units: list[Unit], first: int, last: int, alignment: list[int]
    ) -> Match | None:
        pattern, elements, origin = self._forms[form][0], self._elements[form], self._origins[form]
        slots: dict[str, Unit] = {}
        trigger_at = first
        for offset, token in enumerate(alignment):
            element = origin[token]
            if element < 0:
                continue
            if slot := elements[element].slot:
                slots[slot] = units[first + offset]
            elif element == self._triggers[form]:
                trigger_at = first + offset
        # 与乙一同出席了峰会: the gathering attended is no meeting besides.
        attended = units[trigger_at].tag == "GATHERING" and not slots
        if attended or self._switched_off(pattern, units, trigger_at, first + len(alignment)):
            return None
        for slot in ("X", "Y"):
            unit = slots.get(slot)
            if unit is not None and _qualifies(units, unit) and (unit.tag == "COUNTRY" or _owns(units, unit)):
                return None
            if unit is not None and unit.tag == "ORG" and (_names_gathering(units, unit) or _has_members(units, unit)):
                return None
        guest = slots.get("Y")
        if guest is not None and guest.tag == "COUNTRY" and units[units.index(guest) - 1].text == "驻":
            # 会见驻甲国的外交官
            return None
        noun = units[trigger_at].text in heads("gathering") and pattern.name == "with-talks"
        if noun and guest is not None:
            between = units[units.index(guest) + 1 : trigger_at]
            if any(unit.tag == "VERB" for unit in between) and not any(unit.tag == "LIGHT" for unit in between):
                # 同甲国落实北京峰会成果
                return None
        if units[trigger_at].text in heads("gathering") and pattern.name == "equals" and _is_at(units, trigger_at):
            # 两国领袖在APEC峰会宣称
            return None
        goal = slots.get("D") or slots.get("L")
        if goal is not None and units[trigger_at].text == "来" and 0 < goal.start - units[trigger_at].end < 8:
            # 来 stands right before its place: 来一个美朝峰会 is no journey.
            return None
        if goal is not None and _of_compound(units, goal):
            # 赴美朝峰会
            return None
        away = pattern.name == "go" and goal is not None and units.index(goal) < trigger_at
        if goal is not None and (pattern.name == "come" or away) and goal.tag in ("ORG", "INSTITUTION"):
            # 近年来美国视…: one comes to a place.
            return None
        pointed = trigger_at > 0 and units[trigger_at - 1].text in word_list("demonstrative")
        if pattern.name == "receive" and pointed and not (trigger_at > 1 and units[trigger_at - 2].is_party()):
            # 此次会晤取代了甲的访问: a noun, but 甲此次会晤乙
            return None
        if guest is not None and any(
            unit.text in word_list("temporal_end") for unit in units[trigger_at + 1 : units.index(guest)]
        ):
            # 会见甲时乙表示: who stands after 时 is not received.
            return None
        open_slot = elements[0].slot if head_is_found(elements) else None
        return Match(pattern, row, units, first, last, units[trigger_at], trigger_at, slots, open_slot)

    def _switched_off(self, pattern: Pattern, units: list[Unit], at: int, last: int) -> bool:
        forbidden = tuple(self._patterns.not_before.get(pattern.type, ()))
        # 会谈的议题, 访问美国的网站: right after the trigger, or after all of the form.
        while last < len(units) and units[last].tag in ("CITY", "REGION") and units[last].start == units[last - 1].end:
            # 飞往以色列特拉维夫的航班
            last += 1
        if any("".join(unit.text for unit in units[k : k + 5]).startswith(forbidden) for k in {at + 1, last}):
            return True
        before = "".join(unit.text for unit in units[max(0, at - 4) : at])
        return before.endswith(tuple(self._patterns.not_after.get(pattern.type, ())))


def _owns(units: list[Unit], unit: Unit) -> bool:
    """Whether an organisation only says whose something is that others belong to: 中国政府[友谊奖的]获奖专家."""
    if unit.tag != "ORG":
        return False
    at = units.index(unit) + 1
    first = at
    while at < len(units) and units[at].tag == "WORD":
        at += 1
    return at > first and at < len(units) and units[at].text == "的"


def _qualifies(units: list[Unit], unit: Unit) -> bool:
    """Whether a country only qualifies the noun after it: 会见台湾驻德代表."""
    at = units.index(unit) + 1
    return (
        at < len(units)
        and units[at].tag == "WORD"
        and units[at].start == unit.end
        and str(units[at].value or "") in ("n", "nz", "nr", "r", "ORG", "LOC", "PER")
    )


def _is_at(units: list[Unit], at: int) -> bool:
    """Whether a gathering is where something happens, by its name: 在APEC|峰会."""
    first = at - 1
    while first > 0 and (units[first].tag == "ORG" or units[first].value in ("nz", "ORG", "PER")):
        first -= 1
    return 0 < first < at - 1 and units[first].text == "在"


def _of_compound(units: list[Unit], unit: Unit) -> bool:
    """Whether several short names of countries tell whose talks they are: 美朝|峰会."""
    following = units[units.index(unit) + 1 :][:1]
    several = unit.tag == "COUNTRY" and len(unit.text) == len(unit.parties) > 1
    return several and bool(following) and following[0].text in heads("gathering")


def _names_gathering(units: list[Unit], unit: Unit) -> bool:
    """Whether an organisation only names the gathering after it: 亚太经合组织峰会."""
    following = units[units.index(unit) + 1 :][:1]
    return bool(following) and following[0].tag == "TRIGGER" and following[0].text in heads("gathering")


def _has_members(units: list[Unit], unit: Unit) -> bool:
    """Whether nameless people of an organisation are meant: 中山大学的学生."""
    following = units[units.index(unit) + 1 :][:2]
    return len(following) == 2 and following[0].text == "的" and following[1].value == "n"


def coordinate(units: list[Unit], *, join_all: bool) -> list[Unit]:
    """Return the units with coordinated parties as one unit.

    join_all: 和, 与, 同 between parties join them (A和B访问C); otherwise one of them parts two sides (A和B同C会谈).
    """
    result: list[Unit] = []
    chain: list[Unit] = []
    units = [*_apposed(units), Unit(-1, -1, "", "END"), Unit(-1, -1, "", "END")]
    for at, (unit, following) in enumerate(itertools.pairwise(units)):
        if unit.tag == "FOLD" and chain and chain[-1].tag in ("JOIN", "WITH") and following.is_party():
            # 会见甲、[正在访问乙国的]丙
            continue
        if chain and (
            (unit.tag in ("JOIN", "WITH") and chain[-1].is_party() and not _parts(chain[-1], unit, following))
            or (unit.is_party() and chain[-1].tag in ("JOIN", "WITH"))
        ):
            chain.append(unit)
            continue
        if (
            chain
            and unit.start == chain[-1].end
            and unit.tag == chain[-1].tag
            and (
                (unit.tag == "PERSON" and not unit.parties[0].title)
                or (unit.tag == "COUNTRY" and len(chain[-1].text) == 1 and len(unit.text) < 3)
            )
        ):
            # 甲乙丙会见丁: headlines leave the marks out; 中美: so do compounds.
            chain += [Unit(unit.start, unit.start, "", "JOIN"), unit]
            continue
        if chain:
            one_side = join_all or _meets_others(chain, units, at)
            result += _join(chain, result[-1] if result else None, one_side)
        chain = [unit] if unit.is_party() else []
        if not chain and unit.tag != "END":
            result.append(unit)
    return result


def _meets_others(chain: list[Unit], units: list[Unit], at: int) -> bool:
    """Whether those joined by 和 are one side, as 与 and the other one come later: 甲和乙|26日在丙地与丁会谈."""
    if any(unit.tag == "WITH" and unit.text not in _WEAK for unit in chain) or not chain[-1].is_party():
        return False
    for unit, following in itertools.pairwise(units[at:]):
        if unit.tag == "WITH" and unit.text not in _WEAK:
            return following.is_party()
        if unit.tag not in ("TIME", "WORD", "PREPOSITION", "FOLD", "CITY", "VENUE", "PLACE", "REGION", "AREA"):
            break
    return False


def _parts(before: Unit, joint: Unit, after: Unit) -> bool:
    """Whether 与 after a country begins another phrase: 前往乌克兰与泽连斯基会面, 访问新西兰和中新建交."""
    if joint.tag != "WITH" or before.tag != "COUNTRY":
        return False
    return after.tag == "PERSON" or (after.tag == "ORG" and is_compound(after.text + "两国"))


def _apposed(units: list[Unit]) -> Iterator[Unit]:
    """Read a comma between two persons at the beginning of a clause as 、: 省委书记甲，省长乙在贵阳会见丙."""
    for i, unit in enumerate(units):
        if (
            unit.tag == "COMMA"
            and unit.text in "，,"
            and 0 < i < len(units) - 1
            and units[i - 1].tag == units[i + 1].tag == "PERSON"
            and (i == 1 or units[i - 2].tag in ("COMMA", "TIME", "STOP", "JOIN"))
            and len(units) > i + 2
            and units[i + 2].tag in ("COMMA", "PREPOSITION", "TIME", "TRIGGER", "WITH", "JOIN", "WORD", "VERB")
            and units[i - 1].parties[0].title
            and units[i + 1].parties[0].title
        ):
            yield replace(unit, tag="JOIN")
        else:
            yield unit


def _join(chain: list[Unit], before: Unit | None, join_all: bool) -> list[Unit]:
    tail: list[Unit] = []
    while chain and not chain[-1].is_party():
        tail.insert(0, chain.pop())
    parting = None
    withs = [i for i, unit in enumerate(chain) if unit.tag == "WITH"]
    if not join_all and withs and not (before is not None and before.tag == "WITH"):
        strong = [i for i in withs if chain[i].text not in _WEAK]
        parting = (strong or withs)[0]
        if not strong and any(unit.text == "、" for unit in chain[:parting]):
            # 甲、乙和丙举行会谈: all on one side.
            parting = None
    groups: list[list[Unit]] = [[]]
    result: list[Unit] = []
    for i, unit in enumerate(chain):
        if i == parting:
            result += [_merged(groups[-1]), unit]
            groups.append([])
        elif unit.is_party():
            groups[-1].append(unit)
    return [*result, _merged(groups[-1]), *tail]


def _merged(units: list[Unit]) -> Unit:
    if len(units) == 1:
        return units[0]
    parties = tuple(party for unit in units for party in unit.parties)
    order = ("PERSON", "DELEGATION", "OFFICE", "ORG", "COUNTRY", "PRONOUN")
    tag = min((unit.tag for unit in units), key=lambda tag: order.index(tag) if tag in order else 9)
    return Unit(units[0].start, units[-1].end, "".join(unit.text for unit in units), tag, parties)
