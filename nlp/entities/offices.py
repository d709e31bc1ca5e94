"""Offices (国务卿, 国家安全委员会亚太事务高级主管): where they stand and what belongs to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import ahocorasick

from .tables import read_table, read_words

LEXICON = "nlp.entities.lexicon"

# Parts of speech that may stand inside the name of an office, by the tags of the engines: LAC and, in capitals, Universal Dependencies.
_NOMINAL = frozenset(["n", "nz", "nt", "ns", "nw", "vn", "an", "ORG", "LOC", "m", "f", "s", "j", "NN", "NR", "NT", "JJ", "CD", "M", "NOUN", "PROPN", "ADJ", "NUM"])
# How far to the left of its head an office may begin.
_LONGEST = 40
# How many characters may stand between a country and the office that the engine left apart from it.
_LONGEST_TITLE = 12


class Office(NamedTuple):
    """An office by offsets: `start` with what qualifies it, `head` where its last noun begins, `end` exclusive."""

    start: int
    end: int
    head: int


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for row in read_table(LEXICON, "offices.tsv"):
        if row["kind"] == "head":
            automaton.add_word(row["form"], row["form"])
    automaton.make_automaton()
    return automaton


@cache
def _not_before() -> tuple[str, ...]:
    return tuple(row["form"] for row in read_table(LEXICON, "offices.tsv") if row["kind"] == "not-before")


@cache
def _prefixes() -> tuple[str, ...]:
    forms = [row["form"] for row in read_table(LEXICON, "offices.tsv") if row["kind"] in ("prefix", "head")]
    return tuple(sorted(forms, key=len, reverse=True))


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_boundaries(), key=len, reverse=True))))


@cache
def _boundaries() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table(LEXICON, "boundaries.tsv"))


def find_offices(
    text: str, words: Sequence[tuple[int, int, str]], nominal: Sequence[tuple[int, int]]
) -> list[Office]:
    """Return the offices in `text` (simplified script), sorted, not overlapping.

    words: the engine's segmentation, whose nouns before a head belong to the office. nominal: places and organisations,
    which do as well (国务院, 美国).
    """
    heads: list[tuple[int, int]] = []
    for end, form in _automaton().iter_long(text):
        # 常委 in 全国人大常委会: part of the name of an organisation.
        if any(a < end + 1 < b for a, b in nominal):
            continue
        if not text.startswith(_not_before(), end + 1):
            heads.append((end + 1 - len(form), end + 1))
    ends_of_nouns = {b: a for a, b, tag in words if tag in _NOMINAL and text[a:b] not in _boundaries()}
    ends_of_nouns |= {b: a for a, b in nominal}
    offices: list[Office] = []
    weak = read_words(LEXICON, "offices.tsv", "weak")
    for start, end in heads:
        left = _extend(text, start, ends_of_nouns, nominal)
        if left == start and text[start:end] in weak:
            continue
        if offices and left <= offices[-1].end and text[offices[-1].end : start] in ("", "兼"):
            # 总统特使, 国务委员兼外交部长: the head before is part of this office.
            left = offices.pop().start
        offices.append(Office(left, end, start))
    return _joined(text, offices)


def _extend(text: str, start: int, ends_of_nouns: dict[int, int], nominal: Sequence[tuple[int, int]]) -> int:
    left = start
    while left > 0 and start - left < _LONGEST:
        if left in ends_of_nouns:
            left = ends_of_nouns[left]
            continue
        for prefix in _prefixes():
            if text.endswith(prefix, 0, left):
                left -= len(prefix)
                break
        else:
            break
    # 乌兹别克斯坦最高会议立法院议长: the country opens the title, whatever the engine made of the words between.
    opener = next((a for a, b in nominal if 0 < left - b <= _LONGEST_TITLE and left > start - _LONGEST), None)
    between = text[next((b for a, b in nominal if a == opener), left) : left]
    if opener is not None and between.isalpha() and not _boundary().search(between) and not _heads_in(between):
        return opener
    return left


def _heads_in(words: str) -> bool:
    """Whether another office stands there: 总统穆塞韦尼打电话给卢旺达总统 is no title."""
    return any(True for _ in _automaton().iter(words))


def _joined(text: str, offices: list[Office]) -> list[Office]:
    """Join offices of one person: 中共中央政治局常委、国务院副总理 (with 、 between and no name after the first)."""
    joined: list[Office] = []
    for office in offices:
        if joined and joined[-1].end < office.start and text[joined[-1].end : office.start] == "、":
            office = Office(joined.pop().start, office.end, office.head)
        joined.append(office)
    return joined
