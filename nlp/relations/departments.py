"""Departments: where an official serves, as the words before him tell (科技部合作司|司长甲, 卫生协会|常务监事甲)."""

from __future__ import annotations

from functools import cache

from nlp.entities import read_words, simplify

from .units import Unit
from .vocabulary import word_list

NOMINAL = ("n", "nz", "nw", "vn", "an", "ORG", "LOC", "a", "f")
"""Parts of speech of what may stand in the name of an office."""
MOST_NOUNS = 4
"""How many words the name of an office may have."""
# How many words may name the department of an official; engines may leave it in single characters.
_MOST_WORDS, _LONGEST_DEPARTMENT = 7, 20
# How many units may tell what an official is in charge of.
_MOST_CHARGES = 6
# Of words that stand in no title.
_FUNCTION = ("p", "d", "c", "u", "r", "m", "xc")


@cache
def body_ends() -> tuple[str, ...]:
    """Return how the names of bodies end: 司, 委员会, 议会."""
    kinds = ("body-end", "institute", "parliament")
    return tuple(word for kind in kinds for word in read_words("nlp.entities.lexicon", "offices.tsv", kind))


def department_before(before: list[Unit], person: Unit) -> int | None:
    """Where 科技部科教发展及国际合作司 begins before a name with its title; None where it does not stand there."""
    end, found, words = person.start, None, ""
    if not person.parties[0].title:
        return None
    for at in range(len(before) - 1, -1, -1):
        unit = before[at]
        in_characters = len(unit.text) == 1 and len(words) + 1 < _LONGEST_DEPARTMENT
        if len(before) - at > _MOST_WORDS and not in_characters:
            break
        # 拨款|委员会主席: a verb to the engine.
        title = simplify(person.parties[0].title)
        verb = unit.tag == "VERB" and at == len(before) - 1 and title.startswith(body_ends())
        if unit.end != end or not (verb or unit.tag in ("WORD", "ORG", "AREA") or unit.text in ("及", "和")):
            break
        words = unit.text + words
        # A body as one word, or an item of a list in pieces: 、州众议|会|议长汤普森
        in_pieces = words.endswith(body_ends()) and at > 0 and before[at - 1].tag == "JOIN"
        if verb or unit.tag == "ORG" or in_pieces or (unit.value in NOMINAL and unit.text.endswith(body_ends())):
            found = at
        end = unit.start
    if found is None and before[-1:] and before[-1].text in ("及", "和"):
        # 卫生部健康研究及|品质署署长甲
        found = len(before)
    if found is not None and (first := _of_body([*before, person], found)) < len(before):
        return first
    return _between_verb_and_title(before, person)


def office_before(before: list[Unit], person: Unit) -> int | None:
    """Where 卫生协会常务监事 begins before a name, an office that no table has; None where it does not stand there."""
    at, end = len(before), person.start
    while at > 0 and before[at - 1].tag == "WORD" and before[at - 1].value == "n" and end - before[at - 1].end < 2:
        at -= 1
        end = before[at].start
    body = before[at - 1] if at > 0 else None
    named = body is not None and body.tag == "ORG" and body.end in (end, end - 1)
    return at - 1 if named and 0 < len(before) - at <= MOST_NOUNS else None


def _of_body(before: list[Unit], first: int) -> int:
    """Where the body begins whose department stands at `first`: 卫生部|健康|照护|研究及品质署; else `first`."""
    for at in range(first - 1, max(first - 1 - _MOST_WORDS, -1), -1):
        unit = before[at]
        if unit.tag == "ORG":
            return at
        if unit.end != before[at + 1].start or not (unit.tag in ("WORD", "VERB") or unit.text in ("及", "和")):
            break
    return first


def _between_verb_and_title(before: list[Unit], person: Unit) -> int | None:
    """Where what the engine cut begins between a verb of meeting and a title: 会晤|中联办|主任甲."""
    if not person.text.startswith(simplify(person.parties[0].title or "")):
        # 会晤力挺|美国总统甲的乙
        return None
    end, at = person.start, len(before)
    while at > 0 and len(before) - at < MOST_NOUNS and before[at - 1].end == end:
        at -= 1
        unit, end = before[at], before[at].start
        if unit.tag == "WITH" or unit.text in word_list("receiving"):
            return at + 1 if at + 1 < len(before) else None
        if unit.tag not in ("WORD", "VERB", "ORG", "AREA") or unit.value in _FUNCTION:
            return None
    return None


def charge_before(before: list[Unit]) -> int | None:
    """Where 美国负责亚太事务的 begins before an official; None where it does not stand there."""
    if not before or before[-1].text != "的":
        return None
    for at in range(len(before) - 2, max(len(before) - 2 - _MOST_CHARGES, 0), -1):
        if before[at].text.startswith(tuple(word_list("in_charge"))):
            return at - 1 if before[at - 1].tag in ("COUNTRY", "ORG") else None
        if before[at].tag in ("COMMA", "STOP", "TRIGGER", "SPEECH", "PERSON"):
            break
    return None
