"""Talks told with what they are about, which is part of their name: 第三轮[核谈判]."""

from __future__ import annotations

import itertools
from dataclasses import replace

from .units import Unit
from .vocabulary import heads, word_list

# Parts of speech of what talks are about (第三轮核谈判, 高级别财金对话), and how many characters it takes at most.
_NAMES_TALKS = ("n", "nz", "nw", "vn", "v", "an", "a", "m", "f", "b")
_LONGEST_TOPIC = 16
# Between whom talks may be held.
_SIDES = ("COUNTRY", "ORG")


def with_topics(text: str, row: list[Unit]) -> list[Unit]:
    """Read what talks are about as part of their name, where they are held: 美国与伊朗[第三轮核谈判]在甲地举行."""
    result: list[Unit] = []
    for at, unit in enumerate(row):
        first = len(result)
        if unit.tag == "TRIGGER" and unit.text.endswith(heads("talks")):
            while first and _tells_what_about(result, first - 1, unit.start):
                first -= 1
        verb = next((before for before in reversed(result[:first]) if before.tag != "PARTICLE"), unit)
        light = verb.tag == "LIGHT" or verb.text in word_list("ends_talks")
        held = first and first < len(result) and (light or _are_held(result, first, row, at))
        if held:
            unit = replace(unit, start=result[first].start)
            del result[first:]
        result.append(unit)
    return result


def _tells_what_about(row: list[Unit], at: int, trigger: int) -> bool:
    """Whether the unit at `at`, right before what follows it, may be part of the name of talks."""
    unit, end = row[at], row[at + 1].start if at + 1 < len(row) else trigger
    if unit.end != end or trigger - unit.start > _LONGEST_TOPIC:
        return False
    if unit.tag == "TRIGGER" and unit.text in word_list("ends_talks"):
        # 结束[新一轮贸易谈判]
        return False
    joins = unit.tag in ("WITH", "JOIN") and at + 1 < len(row) and row[at - 1].tag == "WORD"
    named = unit.value in _NAMES_TALKS or unit.text in word_list("in_name_of_talks")
    return joins or (unit.tag in ("WORD", "VERB", "TRIGGER") and named)


def _are_held(before: list[Unit], first: int, row: list[Unit], at: int) -> bool:
    """Whether two sides stand before `first`, and a verb of holding before them or in the clause after `at`."""
    if before[first - 1].text == "的":
        first -= 1
    sides = [unit.tag in _SIDES for unit in before[max(0, first - 3) : first]]
    if not sides or not sides[-1] or sum(sides) < 2:
        return False
    opener = first
    while opener and (before[opener - 1].tag in _SIDES or before[opener - 1].tag in ("WITH", "JOIN")):
        opener -= 1
    ended = word_list("is_held") | word_list("ends_talks")
    following = itertools.takewhile(
        lambda unit: unit.tag not in ("COMMA", "STOP", "SPEECH") and (unit.tag != "TRIGGER" or unit.text in ended),
        row[at + 1 :],
    )
    around = (*before[max(0, opener - 1) : opener], *following)
    return any(unit.tag == "LIGHT" or unit.text in ended for unit in around)
