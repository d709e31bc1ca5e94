"""What is said beside a name and names nobody else: 有“…”之称的甲, 他的法国同行甲, 甲的专机, 甲及其夫人, 甲等人."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace

from nlp.entities import read_words, simplify
from nlp.entities.numbers import PEOPLE

from .units import Unit
from .vocabulary import word_list

# The most units of what somebody is called.
_LONGEST_NAME = 8
_HOW_MANY = re.compile(PEOPLE)
# What may stand before a name and say who its bearer is, and what may stand in a name between marks.
_DESCRIBES = ("WORD", "TIME", "COUNTRY")
_IN_A_NAME = ("WORD", "VERB", "SPEECH", "PARTICLE", "COUNTRY", "CITY", "ORG", "OFFICE", "JOIN", "WITH", "TIME")


def without_appositions(row: list[Unit]) -> list[Unit]:
    """Return the units with each of these read as the one party that it is."""
    kept: list[Unit] = []
    at = 0
    while at < len(row):
        read = next((found for reading in _READINGS if (found := reading(row, at)) is not None), None)
        if read is None:
            kept.append(row[at])
            at += 1
        else:
            party, at = read
            kept.append(party)
    return kept


def _called(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """有“铁娘子”之称的甲."""
    if row[at].text != "有" or at + 1 == len(row) or row[at + 1].tag != "QUOTE":
        return None
    for end in range(at + 3, min(at + _LONGEST_NAME, len(row) - 1)):
        words = "".join(unit.text for unit in row[at:end])
        if row[end].is_party() and words.endswith("称的"):
            return replace(row[end], start=row[at].start), end + 1
    return None


def _counterpart(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """他的法国同行甲, 其法国同僚甲, 乙与法国同行甲."""
    first, country = row[at], at
    if first.tag == "PRONOUN" and first.parties[0].number == "one":
        country = at + 2 if [unit.text for unit in row[at + 1 : at + 2]] == ["的"] else at + 1
    tags = [unit.tag for unit in row[country : country + 4]]
    if tags[:1] != ["COUNTRY"] or "PERSON" not in tags[2:]:
        return None
    end = country + tags.index("PERSON")
    if "".join(unit.text for unit in row[country + 1 : end]) not in word_list("counterpart"):
        return None
    person = row[end].parties[0]
    person = replace(person, country=person.country or row[country].parties[0].country)
    return replace(row[end], start=first.start, parties=(person, *row[end].parties[1:])), end + 1


def _parted(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """汉堡（Hamburg）市长甲, “青年联合会”主席甲, 「协会」王会长: only marks part him from his city or organisation."""
    of, following = row[at], row[at + 1 : at + 2]
    if of.tag not in ("CITY", "ORG") or not following or following[0].tag != "PERSON":
        return None
    person = following[0]
    marks = person.start > of.end or of.end - of.start > len(of.text)
    title = simplify(person.parties[0].title or "")
    if not marks or not title or not person.text.startswith((title, person.text[0] + title)):
        return None
    return replace(person, start=of.start), at + 2


def _of_body(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """公民黨楊岳橋: one person, of whom is told to what he belongs."""
    if [unit.tag for unit in row[at : at + 2]] != ["ORG", "PERSON"] or row[at].end != row[at + 1].start:
        return None
    # 考察某大学|鲁班|工坊: a part of the body, named after somebody
    part = at + 2 < len(row) and row[at + 2].start == row[at + 1].end and row[at + 2].value == "n"
    return None if part else (replace(row[at + 1], start=row[at].start), at + 2)


def _people_of(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """与联合国某署[的人员]座谈: its people stand for a body."""
    whose = [unit.text for unit in row[at + 1 : at + 3]]
    people = row[at].tag == "ORG" and whose[:1] == ["的"] and whose[1:] and whose[1] in word_list("body_people")
    if not people or at == 0 or row[at - 1].tag != "WITH" or [u.tag for u in row[at + 3 : at + 4]] != ["TRIGGER"]:
        return None
    return replace(row[at], end=row[at + 2].end), at + 3


def _kin(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """甲携[妻子乙]访问丙地."""
    following = row[at + 1 : at + 2]
    owned = at > 0 and (row[at - 1].tag == "PERSON" or row[at - 1].text == "的")
    if owned or row[at].text not in word_list("kin") or not following or following[0].start != row[at].end:
        return None
    return (replace(following[0], start=row[at].start), at + 2) if following[0].tag == "PERSON" else None


def _second_office(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """州长兼民主党（DNC）主席甲: one person, of whom brackets part the first office."""
    if row[at].tag != "OFFICE" or [unit.text for unit in row[at + 1 : at + 2]] != ["兼"] or at + 2 == len(row):
        return None
    person, end = _parted(row, at + 2) or (row[at + 2], at + 3)
    return (replace(person, start=row[at].start), end) if person.tag == "PERSON" else None


def _before_surname(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """拜会驻美国代表|袁大使健生: one person, told twice by office."""
    office, following = row[at], row[at + 1 : at + 2]
    if office.tag != "OFFICE" or not following or following[0].tag != "PERSON" or following[0].start != office.end:
        return None
    person = following[0]
    title = simplify(person.parties[0].title or "")
    return (replace(person, start=office.start), at + 2) if title and person.text[1:].startswith(title) else None


def _quoted(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """会见“人民的老朋友”甲, 会见“筹备委员会”主席甲: what stands between the marks says who he is."""
    follows = at > 0 and (row[at - 1].tag in ("TRIGGER", "JOIN", "WITH") or row[at - 1].text == "了")
    return _after_quotes(row, at) if row[at].tag == "QUOTE" and follows else None


def _of_quoted(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """联邦众议院“海洋连线”共同主席甲: what stands between the marks belongs to the body before them."""
    quoted = [unit.tag for unit in row[at : at + 2]] == ["ORG", "QUOTE"] and row[at].end == row[at + 1].start
    found = _after_quotes(row, at + 1) if quoted else None
    return (replace(found[0], start=row[at].start), found[1]) if found and found[0].parties[0].title else None


def _after_quotes(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """Whoever is named after what stands in quotation marks from `at` on."""
    words = row[at + 1 : at + _LONGEST_NAME]
    closing = next((i for i, unit in enumerate(words) if unit.tag == "QUOTE"), len(words))
    end = at + closing + 2
    if closing in (0, len(words)) or any(unit.tag not in _IN_A_NAME for unit in words[:closing]):
        return None
    names_party = any(unit.is_party() and unit.tag != "COUNTRY" for unit in words[:closing])
    if [unit.text for unit in row[end : end + 1]] == ["、"] and not names_party:
        # “中国人民的老朋友”、法国前总理甲
        end += 1
    while end < len(row) and row[end].tag == "WORD" and row[end].value == "n" and row[end].start == row[end - 1].end:
        # “美国之音”记者甲
        end += 1
    if end == len(row) or row[end].tag != "PERSON" or row[end].start != row[end - 1].end:
        return None
    return replace(row[end], start=row[at].start), end + 1


def _described(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """接见本年美国学者奖得奖者甲: what stands between the verb and the name says who he is."""
    follows = at > 0 and row[at - 1].tag == "TRIGGER" and row[at - 1].text in word_list("receiving")
    if not follows or row[at].tag == "COUNTRY":
        return None
    described = list(itertools.takewhile(lambda unit: unit.tag in _DESCRIBES, row[at : at + _LONGEST_NAME]))
    end = at + len(described)
    if not described or end == len(row) or row[end].tag != "PERSON" or row[end].start != described[-1].end:
        return None
    noun = described[-1].value == "n" and described[-1].text.endswith(tuple(word_list("person_noun")))
    return (replace(row[end], start=row[at].start), end + 1) if noun else None


def _plane(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """甲的专机降落在乙城: he has come."""
    end = at + 2 if [unit.text for unit in row[at + 1 : at + 2]] == ["的"] else at + 1
    if row[at].tag != "PERSON" or end + 1 >= len(row) or row[end].text not in word_list("plane"):
        return None
    verb = next((unit for unit in row[end + 1 :] if unit.tag != "TIME"), row[end])
    return (replace(row[at], end=row[end].end), end + 1) if verb.tag == "TRIGGER" else None


def _with_spouse(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """甲及其夫人, 甲和他的妻子."""
    tags = [unit.tag for unit in row[at : at + 3]]
    if tags[:1] != ["PERSON"] or tags[1:] not in (["JOIN", "PRONOUN"], ["WITH", "PRONOUN"]):
        return None
    end = at + 4 if [unit.text for unit in row[at + 3 : at + 4]] == ["的"] else at + 3
    spouses = read_words("nlp.entities.lexicon", "offices.tsv", "spouse")
    if end == len(row) or row[end].tag == "PERSON" or simplify(row[end].text) not in spouses:
        return None
    return replace(row[at], end=row[end].end), end + 1


def _and_others(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """会见甲等官员和乙, 甲等人和乙: the list goes on."""
    if row[at].tag != "PERSON" or at + 2 >= len(row):
        return None
    end = at + 2 if row[at + 1].text == "等人" else at + 3 if row[at + 1].text == "等" else at
    goes_on = end > at and [unit.tag for unit in row[end + 1 : end + 2]] == ["PERSON"]
    if not goes_on or not (row[end].tag in ("JOIN", "WITH") or row[end].text in ("和", "与", "及")):
        return None
    if row[at + 1].text == "等" and not (row[at + 2].tag in ("OFFICE", "WORD") and row[at + 2].end == row[end].start):
        return None
    return replace(row[at], end=row[end - 1].end), end


def _spouse(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """总统甲夫人、某组织促进教育特使乙: one person, told first by whose wife she is."""
    spouses = tuple(read_words("nlp.entities.lexicon", "offices.tsv", "spouse"))
    if (
        row[at].tag != "PERSON"
        or not row[at].text.endswith(spouses)
        or [u.text for u in row[at + 1 : at + 2]] != ["、"]
    ):
        return None
    office = itertools.takewhile(lambda unit: unit.tag in (*_IN_A_NAME, "PERSON"), row[at + 2 : at + _LONGEST_NAME])
    end = next((i for i, unit in enumerate(office, at + 2) if unit.tag == "PERSON"), at)
    # 甲国总统夫人、乙国总理丙 are two.
    hers = end > at and row[end].parties[0].title and row[end].parties[0].country in (None, row[at].parties[0].country)
    return (replace(row[end], start=row[at].start), end + 1) if hers else None


def _counted(row: list[Unit], at: int) -> tuple[Unit, int] | None:
    """甲与乙两名官员: how many they are, and what."""
    following = row[at + 1 : at + 2]
    if row[at].tag != "PERSON" or not following or following[0].tag != "OFFICE" or following[0].start != row[at].end:
        return None
    return (replace(row[at], end=following[0].end), at + 2) if _HOW_MANY.match(following[0].text) else None


_READINGS: tuple[Callable[[list[Unit], int], tuple[Unit, int] | None], ...] = (
    _called,
    _counterpart,
    _parted,
    _of_body,
    _people_of,
    _kin,
    _second_office,
    _before_surname,
    _quoted,
    _of_quoted,
    _described,
    _plane,
    _with_spouse,
    _and_others,
    _spouse,
    _counted,
)
