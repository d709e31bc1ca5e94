"""A sentence as a row of units: parties, places, times and the words between them, each with the tag that forms match on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from nlp.entities import Party, Place, abbreviations, read_table, short_place

from .patterns import PatternSet
from .vocabulary import closed_class

_COMMA = frozenset("，；：,;:、")
_STOP = frozenset("。！？!?\n")
_QUOTE = frozenset("“”\"'‘’")


@dataclass(slots=True)
class Unit:
    """A piece of a sentence. `tag` is what forms.py matches on; offsets are characters of the Doc's text."""

    start: int
    end: int
    text: str
    tag: str
    parties: tuple[Party, ...] = ()
    value: Any = None
    """Of a place its gazetteer entry; of a time its value; of a FOLD the units folded away."""
    inner: list[Unit] = field(default_factory=list)

    def is_party(self) -> bool:
        return bool(self.parties)


@cache
def heads(kind: str) -> tuple[str, ...]:
    """Return the last nouns of gatherings or institutions, the longest first."""
    rows = read_table("nlp.relations", "gatherings.tsv")
    return tuple(sorted((r["form"] for r in rows if r["kind"] == kind), key=len, reverse=True))


class Reader:
    """Cuts sentences into units with the vocabulary of a set of patterns."""

    def __init__(self, patterns: PatternSet) -> None:
        vocabulary: dict[str, str] = dict(closed_class())
        for word in patterns.literals():
            if vocabulary.get(word) not in ("LIGHT", "WITH", "PARTICLE", "PREPOSITION", "SPEECH"):
                vocabulary[word] = "TRIGGER"
        for word in patterns.ignore:
            vocabulary[word] = "WORD"
        self._tags = vocabulary
        self._part_of_speech: dict[int, str] = {}
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(vocabulary, key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append(word)
        self._before_gathering = _words_before(patterns, "G")
        self._before_destination = _words_before(patterns, "D")

    def units(
        self, text: str, start: int, end: int, mentions: Sequence[Unit], words: Sequence[tuple[int, int, str]]
    ) -> list[Unit]:
        """Return the units of the sentence text[start:end].

        text: simplified script. mentions: the parties, places and times of the sentence as units, sorted, not
        overlapping. words: the engine's segmentation of the sentence, perhaps empty.
        """
        starts = {a: b for a, b, _ in words}
        self._part_of_speech = {a: tag for a, _, tag in words}
        row: list[Unit] = []
        position = start
        for mention in [*mentions, None]:
            until = mention.start if mention else end
            while position < until:
                position = self._next(text, position, until, starts, row, mention)
            if mention:
                row.append(mention)
                position = mention.end
        for before, unit in zip(row, row[1:], strict=False):
            if unit.tag == "COUNTRY" and before.text in ("在", "于", "位于") and unit.value is not None:
                # 在俄罗斯会晤: the country is where, not who.
                unit.tag, unit.parties = "PLACE", ()
        row = self._spans_after(text, row, self._before_gathering | {"在"}, "GATHERING", heads("gathering"))
        row = [_bilateral(unit) for unit in row]
        return self._spans_after(text, row, self._before_destination, "INSTITUTION", heads("institution"))

    def _next(
        self,
        text: str,
        position: int,
        until: int,
        starts: dict[int, int],
        row: list[Unit],
        mention: Unit | None,
    ) -> int:
        character = text[position]
        if character in _STOP or character in _QUOTE or character in _COMMA or character.isspace():
            tag = (
                "STOP"
                if character in _STOP
                else "QUOTE"
                if character in _QUOTE
                else "JOIN"
                if character == "、"
                else "COMMA"
            )
            if not character.isspace():
                row.append(Unit(position, position + 1, character, tag))
            elif (
                row
                and row[-1].end == position
                and len(text) > position + 1
                and text[position - 1] not in " \u3000"
            ):
                # Headlines part clauses by a blank.
                row.append(Unit(position, position + 1, character, "COMMA"))
            return position + 1
        if (
            row
            and row[-1].text
            in (
                "访",
                "赴",
                "抵",
                "来",
                "到",
                "在",
                "离",
                "驻",
                "对",
                "去",
                "回访",
                "出访",
                "回",
                "飞",
                "抵访",
                "访问",
            )
            and (character in abbreviations() or short_place(character) is not None)
            and row[-1].end == position
            and self._part_of_speech.get(position) not in ("p", "d", "c", "u")
        ):
            following = text[position + 1 : position + 2]
            if (
                position + 1 in starts
                or position + 1 == until
                or not re.match(r"[一-鿿]", following)
                or position not in starts
                or starts[position] == position + 1
            ):
                row.append(Unit(position, position + 1, character, "ABBREVIATION", value=_short(character)))
                return position + 1
        after_mention = (
            bool(row)
            and row[-1].end == position
            and row[-1].tag in ("PERSON", "CITY", "VENUE", "COUNTRY", "TIME", "REGION", "ORG", "OFFICE")
        )
        for word in self._by_first.get(character, ()):
            stop = position + len(word)
            if (
                stop <= until
                and text.startswith(word, position)
                and self._stands(word, position, stop, until, text, starts, mention, after_mention)
            ):
                row.append(
                    Unit(position, stop, word, self._tags[word], value=self._part_of_speech.get(position))
                )
                return stop
        stop = min(starts.get(position, position + 1), until)
        # A longer word of the engine may hide a trigger: 正式访问.
        for inner in range(position + 1, stop):
            if any(
                len(word) > 1
                and self._tags[word] in ("TRIGGER", "LIGHT", "WORD")
                and text.startswith(word, inner)
                and inner + len(word) <= stop
                for word in self._by_first.get(text[inner], ())
            ):
                stop = inner
                break
        row.append(
            Unit(position, stop, text[position:stop], "WORD", value=self._part_of_speech.get(position))
        )
        return stop

    def _stands(
        self,
        word: str,
        start: int,
        stop: int,
        until: int,
        text: str,
        starts: dict[int, int],
        mention: Unit | None,
        after_mention: bool,
    ) -> bool:
        """Whether `word` stands here as a word of its own, by the engine's segmentation."""
        if len(word) == 1 and self._tags[word] == "TRIGGER":
            # 访, 赴, 抵: only right before the short or full name of a place.
            if stop == until and mention is not None:
                return mention.tag in ("COUNTRY", "CITY", "REGION", "AREA", "VENUE", "TIME") or word in "晤"
            return (
                text[stop : stop + 1] in abbreviations()
                or short_place(text[stop : stop + 1]) is not None
                or (starts.get(start) == stop and word in ("晤", "赴", "访", "去"))
            )
        if not starts or (after_mention and start not in starts):
            return True
        inside = next((a for a in range(start, max(start - 6, -1), -1) if a in starts), None)
        if inside is None or inside == start:
            # Begins a word; a single character must be one, or be cut off by a mention.
            return len(word) > 1 or starts.get(start, stop) == stop or stop == until or after_mention
        ends = starts[inside]
        if ends <= start:
            return len(word) > 1 or stop == until or after_mention
        if len(word) == 1:
            return False
        return stop <= ends or ends == start

    def _spans_after(
        self, text: str, row: list[Unit], openers: frozenset[str], tag: str, nouns: tuple[str, ...]
    ) -> list[Unit]:
        """Join into one unit what follows an opener up to the last of `nouns` in its clause: 出席[第三届海洋论坛]."""
        result: list[Unit] = []
        i = 0
        while i < len(row):
            result.append(row[i])
            if row[i].text in openers and (
                found := self._noun_phrase(text, row, i + 1, tag, nouns, row[i].text)
            ):
                first, last, stop = found
                result += row[i + 1 : first]
                result.append(
                    Unit(row[first].start, stop, text[row[first].start : stop], tag, inner=row[first:last])
                )
                if stop < row[last - 1].end:
                    result.append(Unit(stop, row[last - 1].end, text[stop : row[last - 1].end], "WORD"))
                i = last
                continue
            i += 1
        return result

    def _noun_phrase(
        self, text: str, row: list[Unit], first: int, tag: str, nouns: tuple[str, ...], opener: str
    ) -> tuple[int, int, int] | None:
        """Return (first unit, unit after the last, end offset) of the noun phrase that begins at `first`."""
        while first < len(row) and (row[first].text in ("了", "过", "的") or row[first].tag == "TIME"):
            first += 1
        if first >= len(row):
            return None
        limit = first
        depth = 0
        while limit < len(row):
            unit = row[limit]
            if unit.tag == "QUOTE":
                depth = 1 - depth
            elif unit.tag in ("STOP", "COMMA", "SPEECH") or unit.text in (
                "期间",
                "并",
                "时",
                "后",
                "前",
                "上",
                "并同",
                "之际",
            ) or tag == "INSTITUTION" and (
                unit.tag in ("TRIGGER", "LIGHT", "WITH", "JOIN", "TIME") or unit.text == "的"
            ):
                break
            limit += 1
        start = row[first].start if first < limit else 0
        begin = first
        # 在日本东京举行的 before the name tells place and time, and is no part of it.
        held = re.compile("(?:举行|召开|举办|主办|开幕|进行)的")
        stretch_end = row[limit - 1].end if limit > first else start
        if (match := held.search(text, start, stretch_end)) and tag == "GATHERING":
            after = next((k for k in range(first, limit) if row[k].start >= match.end()), None)
            if after is not None:
                begin = after
                start = row[begin].start
        best: tuple[int, int, int] | None = None
        for k in range(begin, limit):
            if (
                row[k].text == "的"
                and tag == "GATHERING"
                and k + 1 < limit
                and row[k + 1].is_party()
                and best
            ):
                break
            unit_end = row[k].end
            piece = text[start:unit_end]
            for noun in nouns:
                at = piece.rfind(noun)
                if (
                    at >= 0
                    and start + at + len(noun) > (best[2] if best else 0)
                    and (at > 0 or len(piece) > len(noun) or tag == "GATHERING")
                ):
                    best = (begin, k + 1, start + at + len(noun))
                    break
        if best and opener == "在" and text[best[2] : best[2] + 1] != "上":
            return None
        if (
            best
            and tag == "INSTITUTION"
            and any(u.tag in ("CITY", "COUNTRY", "REGION", "VENUE", "AREA") for u in row[begin : begin + 1])
            and best[2] == row[begin].end
        ):
            return None
        return best


def _short(letter: str) -> Place | None:
    """The place that a single character names after a verb or preposition: 访华, 在京, 赴欧."""
    if letter in abbreviations():
        return Place(letter, "country", letter, None, abbreviations()[letter][0] or None, None, None)
    return short_place(letter)


def _bilateral(unit: Unit) -> Unit:
    if (
        unit.tag == "GATHERING"
        and unit.text.endswith(heads("bilateral"))
        and not any(word in unit.text for word in heads("multilateral"))
    ):
        unit.tag = "BILATERAL"
    return unit


def _words_before(patterns: PatternSet, slot: str) -> frozenset[str]:
    """Return the words that stand right before `slot` in some form."""
    found: set[str] = set()
    for pattern in patterns.patterns:
        for form in pattern.elements:
            for before, element in zip(form, form[1:], strict=False):
                if element.slot == slot:
                    found |= set(before.words)
    return frozenset(found - {"对", "在"} - {w for w, tag in closed_class().items() if tag == "PARTICLE"})
