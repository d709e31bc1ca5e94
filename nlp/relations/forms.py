"""The pattern language: one written form (`X {with} Y {hold}? 会谈`) to elements, elements to a Matcher pattern."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from nlp.entities import simplify

# What a slot accepts, as the tags of units (see units.py).
PARTY = ("PERSON", "ORG", "COUNTRY", "DELEGATION", "OFFICE", "PRONOUN")
PLACE = ("COUNTRY", "PLACE", "HOME", "CITY", "VENUE", "REGION", "AREA", "ABBREVIATION")
SLOTS = {
    "X": PARTY,
    "Y": PARTY,
    "D": (*PLACE, "ORG", "INSTITUTION"),
    "G": ("GATHERING",),
    "B": ("BILATERAL",),
    "L": (*PLACE, "ORG", "INSTITUTION"),
    "T": ("TIME",),
}
# What may stand between two parts of a form: anything but parties, commas, other triggers and clause openers.
LOOSE = (
    "WORD",
    "VERB",
    "TIME",
    "PLACE",
    "CITY",
    "VENUE",
    "REGION",
    "AREA",
    "PREPOSITION",
    "PARTICLE",
    "LIGHT",
    "FOLD",
    "QUOTE",
    "GATHERING",
)
# What may stand between a verb and its object: 访问了, 会见到访的, 首次访问.
TIGHT = ("PARTICLE", "FOLD", "TIME", "QUOTE", "WORD", "SPACE")

# What may stand between a place and 的.
SHORT = ("TIME", "PARTICLE", "FOLD", "WORD")

# What may stand between a destination and what is done there: 到甲地[、乙地和丙地]考察, but not 赴甲地“研学之旅”.
THERE = (*(tag for tag in LOOSE if tag != "QUOTE"), "JOIN", "WITH")

# What may stand before the name of a gathering besides: 出席[在加拿大举行的]七国集团峰会.
HELD = (*LOOSE, "COUNTRY", "ORG", "QUOTE", "JOIN", "WITH")

_TOKEN = re.compile(r"(?:\{(?P<group>[^{}]+)\}|(?P<slot>[XYDGBLT])|(?P<words>[^\s{}?XYDGBLT]+))(?P<optional>\?)?")


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a form: a slot, or alternatives of words."""

    slot: str | None
    words: tuple[str, ...] = ()
    optional: bool = False


def parse_form(form: str, groups: dict[str, list[str]]) -> tuple[Element, ...]:
    """Return the elements of `form`, their words in simplified script, in which all matching is done.

    Raises ValueError, with what is wrong, where the form cannot be read.
    """
    elements = []
    for token in form.split():
        match = _TOKEN.fullmatch(token)
        if not match:
            raise ValueError(
                f"cannot read {token!r} in the form {form!r}: expected a slot (X Y D G B L T), words, or a {{group}}"
            )
        optional = bool(match["optional"])
        if match["slot"]:
            elements.append(Element(match["slot"], optional=optional))
        elif match["group"]:
            if match["group"] not in groups:
                raise ValueError(
                    f"the form {form!r} uses the word group {{{match['group']}}}, which [words] does not define"
                )
            elements.append(Element(None, tuple(map(simplify, groups[match["group"]])), optional))
        else:
            elements.append(Element(None, tuple(simplify(match["words"]).split("|")), optional))
        if elements[-1].words and (stray := re.search(r"[A-Z]", "".join(elements[-1].words))) and not match["group"]:
            raise ValueError(f"{stray[0]!r} in the form {form!r} is no slot; the slots are {' '.join(SLOTS)}")
    slots = [element.slot for element in elements if element.slot]
    if doubled := {slot for slot in slots if slots.count(slot) > 1}:
        raise ValueError(f"the form {form!r} has the slot {'/'.join(sorted(doubled))} more than once")
    if not any(element.words and not element.optional for element in elements):
        raise ValueError(f"the form {form!r} has no words to fire on: one of its words must not be optional")
    if not set(slots) & {"X", "Y"}:
        raise ValueError(f"the form {form!r} has no party: it needs X or Y")
    return tuple(elements)


def trigger_index(elements: tuple[Element, ...], closed: Container[str]) -> int:
    """Return which element is the trigger: the last obligatory one of words that are not all of the closed class."""
    worded = [i for i, e in enumerate(elements) if e.words and not e.optional and any(w.isalnum() for w in e.words)]
    open_class = [i for i in worded if not all(word in closed for word in elements[i].words)]
    return (open_class or worded)[-1]


def head_is_found(elements: tuple[Element, ...]) -> bool:
    """Whether the first element is a party that is looked for like a subject, not by the Matcher."""
    return elements[0].slot in ("X", "Y") and not elements[0].optional


def to_matcher(elements: tuple[Element, ...]) -> tuple[list[dict[str, Any]], list[int]]:
    """Return the Matcher pattern over units, and for each of its tokens the index of its element, -1 for gaps."""
    pattern: list[dict[str, Any]] = []
    origin: list[int] = []
    first = 1 if head_is_found(elements) else 0
    for i in range(first, len(elements)):
        element = elements[i]
        if i > first:
            if element.slot in ("G", "B"):
                pattern.append({"TAG": {"IN": list(HELD)}, "OP": "{0,14}"})
            elif element.slot in ("X", "Y"):
                # 与上任不到一周的总统: a party may have modifiers with verbs of their own.
                pattern.append({"TAG": {"IN": [*TIGHT, "VERB"]}, "OP": "{0,6}"})
            elif element.slot in ("D", "L"):
                pattern.append({"TAG": {"IN": list(TIGHT)}, "OP": "{0,4}"})
            elif element.words == ("的",) and elements[i - 1].slot:
                # 访问台北两天的议员, but not 访台有可能鼓励作为龙头的台积电.
                pattern.append({"TAG": {"IN": list(SHORT)}, "OP": "{0,2}"})
            elif elements[i - 1].slot in ("D", "L"):
                pattern.append({"TAG": {"IN": list(THERE)}, "OP": "*"})
            else:
                pattern.append({"TAG": {"IN": list(LOOSE)}, "OP": "*"})
            origin.append(-1)
        test: dict[str, Any] = (
            {"TAG": {"IN": list(SLOTS[element.slot])}} if element.slot else {"ORTH": {"IN": list(element.words)}}
        )
        pattern.append({**test, "OP": "?"} if element.optional else test)
        origin.append(i)
    return pattern, origin
