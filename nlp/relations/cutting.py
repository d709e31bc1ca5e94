"""Cutting a sentence into units: mentions as they were found, between them the words of patterns and closed class."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from nlp.entities import Place, country_of_letter, offices_meant, short_place

from .appositions import without_appositions
from .noun_phrases import NounPhrases
from .owners import possessed
from .patterns import PatternSet
from .place_units import (
    mark_places,
    with_countries_above,
    with_unknown_regions,
    without_kinds_of_country,
    without_kinds_of_town,
    without_parts_of_country,
)
from .talks import with_topics
from .tidying import (
    part_clauses,
    part_representatives,
    with_further_office,
    with_initials,
    with_marks,
    with_own_country,
    with_pairs,
    without_asides,
    without_first_of_two_verbs,
    without_heads,
    without_nameless_companions,
    without_names_of_talks,
    without_pauses,
    without_peoples,
    without_quotes,
    without_sums,
    without_talks_of_office,
)
from .units import DESTINATIONS, Unit
from .vocabulary import closed_class, formal_words, word_list

_MARKS = {
    **dict.fromkeys("。！？!?\n", "STOP"),
    **dict.fromkeys("“”\"'‘’", "QUOTE"),
    **dict.fromkeys("，；：,;:", "COMMA"),
    "、": "JOIN",
}
# Roles in the closed class that a literal of a pattern keeps; other literals are triggers.
_KEPT = ("LIGHT", "WITH", "PARTICLE", "PREPOSITION", "SPEECH")
_MENTIONS = ("PERSON", "CITY", "VENUE", "COUNTRY", "TIME", "REGION", "ORG", "OFFICE", "ABBREVIATION")
_PLACES = ("COUNTRY", "CITY", "REGION", "AREA", "VENUE", "TIME")
# Parts of speech of words that are never the short name of a place (以, 对).
_FUNCTION = ("p", "d", "c", "u")
# Longest word of the engine that is looked at.
_LONGEST = 6
# 访华团, 访华代表团: the delegation tells where it goes.
_VISITING_TEAM = re.compile("访([一-鿿])(?:代表)?团$")


class Reader:
    """Cuts sentences into units with the vocabulary of a set of patterns."""

    def __init__(self, patterns: PatternSet) -> None:
        self.tags: dict[str, str] = dict(closed_class())
        for word in patterns.literals():
            if self.tags.get(word) not in _KEPT:
                self.tags[word] = "TRIGGER"
        for word in word_list("temporal_end"):
            if len(word) > 1:
                self.tags.setdefault(word, "WORD")
        for word in offices_meant():
            if word[1] == "国":
                # 中美|两国元首|通电话, whatever words the engine sees.
                self.tags.setdefault(word, "WORD")
        for word in patterns.ignore:
            self.tags[word] = "WORD"
        self.by_first: dict[str, list[str]] = {}
        for word in sorted(self.tags, key=len, reverse=True):
            self.by_first.setdefault(word[0], []).append(word)
        starts = {
            *self.by_first,
            *_MARKS,
            *(word[0] for word in word_list("before_short_place")),
        }
        # Characters with which nothing begins that a pattern could name.
        self.plain = re.compile(rf"[^\s{re.escape(''.join(sorted(starts)))}]+")
        self._noun_phrases = NounPhrases(patterns)

    def units(
        self,
        text: str,
        start: int,
        end: int,
        mentions: Sequence[Unit],
        words: Sequence[tuple[int, int, str]],
        told: Collection[str | None] = (),
    ) -> list[Unit]:
        """Return the units of the sentence text[start:end].

        text: simplified script. mentions: the parties, places and times of the sentence as units, sorted, not
        overlapping. words: the engine's segmentation of the sentence, perhaps empty. told: codes of the countries that
        the article names, for 访阿 and the like.
        """
        row = _Cut(self, text, words, told).cut(start, end, mentions)
        for mend in _MENDED_AS_CUT:
            row = mend(row)
        mark_places(row)
        for mend in _MENDED_WITH_PLACES:
            row = mend(row)
        row = with_topics(text, self._noun_phrases.join(text, row))
        part_clauses(row)
        return row


# What is mended in the units of a sentence, in this order: before it is known which tell places, and after.
_MENDED_AS_CUT = (with_pairs, with_marks, without_asides, without_quotes, without_sums)
_MENDED_WITH_PLACES = (
    with_countries_above,
    with_unknown_regions,
    without_parts_of_country,
    without_kinds_of_country,
    without_kinds_of_town,
    without_names_of_talks,
    without_nameless_companions,
    without_heads,
    without_peoples,
    with_initials,
    with_own_country,
    without_talks_of_office,
    part_representatives,
    with_further_office,
    without_appositions,
    without_first_of_two_verbs,
    possessed,
    without_pauses,
)


class _Cut:
    """One sentence while it is cut."""

    def __init__(
        self, reader: Reader, text: str, words: Sequence[tuple[int, int, str]], told: Collection[str | None]
    ) -> None:
        self._reader = reader
        self._told = told
        self._text = text
        self._ends = {a: b for a, b, _ in words}
        self._part_of_speech = {a: tag for a, _, tag in words}
        self._row: list[Unit] = []
        self._until = 0
        self._next_mention: Unit | None = None

    def cut(self, start: int, end: int, mentions: Sequence[Unit]) -> list[Unit]:
        position = start
        for mention in [*mentions, None]:
            self._next_mention, self._until = mention, mention.start if mention else end
            while position < self._until:
                position = self._mark(position) or self._short_place(position) or self._word(position)
            if mention:
                if mention.tag == "DELEGATION" and (visits := _VISITING_TEAM.search(mention.text)):
                    mention.value = _place_of_letter(visits[1], self._told)
                self._row.append(mention)
                position = mention.end
        return self._row

    def _add(self, start: int, end: int, tag: str, value: object = None) -> int:
        self._row.append(Unit(start, end, self._text[start:end], tag, value=value))
        return end

    def _touching(self, position: int) -> Unit | None:
        """The unit that ends right here."""
        return self._row[-1] if self._row and self._row[-1].end == position else None

    def _mark(self, position: int) -> int | None:
        character = self._text[position]
        number = character == "," and re.fullmatch(r"\d,\d", self._text[max(0, position - 1) : position + 2])
        if character in _MARKS and not number:
            return self._add(position, position + 1, _MARKS[character])
        if not character.isspace():
            return None
        # Headlines part clauses by a blank; around Latin words it is none of theirs.
        around = self._text[position - 1 : position + 2]
        before = self._touching(position)
        # 由甲代表 乙接见
        goes_on = before is not None and before.tag in ("JOIN", "COMMA", "WITH", "PREPOSITION")
        # 甲(Adam Smith, R-MS) 等
        bracketed = before is not None and before.is_party() and around[:1] in ("）", ")")
        parts = before is not None and not goes_on and not bracketed and not re.search("[A-Za-z]| 的", around)
        return self._add(position, position + 1, "COMMA") if parts else position + 1

    def _short_place(self, position: int) -> int | None:
        """访华, 在京, 赴欧: one character after a verb or preposition of place."""
        before, letter = self._touching(position), self._text[position]
        if before is None or before.text not in word_list("before_short_place"):
            return None
        entry = _place_of_letter(letter, self._told)
        # 访越: after a verb no adverb, whatever the engine says, but 访问|所|披露的….
        tag = self._part_of_speech.get(position)
        function = tag == "u" or (before.tag != "TRIGGER" and tag in _FUNCTION)
        if entry is None or function:
            return None
        after = position + 1
        alone = self._ends.get(position, after) == after
        if (
            alone
            or self._reader.tags.get(self._text[after : after + 1]) in ("WITH", "PREPOSITION")
            or after in self._ends
            or after == self._until
            or not re.match(r"[一-鿿]", self._text[after])
            or self._begins_trigger(after)
        ):
            return self._add(position, after, "ABBREVIATION", entry)
        return None

    def _begins_trigger(self, position: int) -> bool:
        """Whether a verb of a pattern or 期间 begins there, across the engine's words: 访[华晋|见], 访[日期|间]."""
        return any(
            len(word) > 1 and self._reader.tags[word] in ("TRIGGER", "CLAUSE") and self._text.startswith(word, position)
            for word in self._reader.by_first.get(self._text[position], ())
        )

    def _formal(self, position: int) -> Unit | None:
        """A word of formal writing as the plain one: 甲国主办[之]论坛, 晚间[假]巴黎举行酒会."""
        plain, tag, before = formal_words().get(self._text[position], ("", "", ""))
        stop, value = position + 1, self._part_of_speech.get(position)
        if not plain or self._ends.get(position, stop) != stop or (tag and value not in (tag, None)):
            return None
        known = self._reader.by_first.get(self._text[position], ())
        if any(len(word) > 1 and self._text.startswith(word, position) for word in known):
            # 之|行, where 之行 is a word
            return None
        if before == "place":
            place = self._next_mention if stop == self._until else None
            if place is None or place.tag not in DESTINATIONS:
                return None
        return Unit(position, stop, plain, self._reader.tags.get(plain, "VERB" if value == "v" else "WORD"), value=tag)

    def _word(self, position: int) -> int:
        value = self._part_of_speech.get(position)
        if formal := self._formal(position):
            self._row.append(formal)
            return formal.end
        if self._text[position] in "会见" and self._meets(position):
            self._row.append(Unit(position, position + 1, "会见", "TRIGGER", value=value))
            return position + 1
        if self._is_summit(position):
            self._row.append(Unit(position, position + 1, "会晤", "TRIGGER", value=value))
            return position + 1
        if self._text.startswith("会见面", position):
            # 会|见面
            return self._add(position, position + 1, "WORD", value)
        for word in self._reader.by_first.get(self._text[position], ()):
            stop = position + len(word)
            if stop <= self._until and self._text.startswith(word, position) and self._stands(word, position, stop):
                return self._add(position, stop, self._reader.tags[word], value)
        if not self._ends and (run := self._reader.plain.match(self._text, position, self._until)):
            return self._add(position, run.end(), "WORD")
        stop = min(self._ends.get(position, position + 1), self._until)
        if self._joins(position, stop):
            # 还同, 正对, 亲自同 as one word
            self._add(position, stop - 1, "WORD", value)
            return self._add(stop - 1, stop, self._reader.tags[self._text[stop - 1]])
        # A longer word of the engine may hide a trigger: 正式访问.
        hidden = next((inner for inner in range(position + 1, stop) if self._hides(inner, stop)), stop)
        return self._add(position, hidden, "VERB" if value == "v" else "WORD", value)

    def _joins(self, position: int, stop: int) -> bool:
        """Whether a word of the engine is an adverb and what marks a party."""
        adverb, last = self._text[position : stop - 1], self._text[stop - 1]
        if self._reader.tags.get(last) != "WITH" and last != "对":
            return False
        party = self._next_mention is not None and self._next_mention.is_party() and stop == self._until
        return adverb in word_list("before_with") or (party and last != "对" and len(adverb) > 1)

    def _hides(self, position: int, stop: int) -> bool:
        return any(
            len(word) > 1
            and self._reader.tags[word] in ("TRIGGER", "LIGHT", "WORD")
            and self._text.startswith(word, position)
            and position + len(word) <= stop
            for word in self._reader.by_first.get(self._text[position], ())
        )

    def _stands(self, word: str, start: int, stop: int) -> bool:
        """Whether `word` stands here as a word of its own, by the engine's segmentation."""
        single, cut_off = len(word) == 1, stop == self._until
        if single and self._reader.tags[word] == "TRIGGER":
            return self._travels(word, start, stop)
        before = self._touching(start)
        after_mention = before is not None and before.tag in _MENTIONS
        if not self._ends or (after_mention and start not in self._ends):
            return True
        inside = next((a for a in range(start, max(start - _LONGEST, -1), -1) if a in self._ends), None)
        if self._reader.tags[word] == "CLAUSE" and any(a < stop < self._ends.get(a, a) for a in range(start, stop)):
            # 会|前往
            return False
        if inside is None or inside == start:
            # Begins a word; a single character must be one, or be cut off by a mention.
            return not single or self._ends.get(start, stop) == stop or cut_off or after_mention
        end = self._ends[inside]
        if end <= start:
            return not single or cut_off or after_mention
        if single:
            return False
        # 会|见到|访: where the word before cut across the engine's words, these say nothing.
        resynced = before is not None and (before.tag == "TRIGGER" or before.text in self._reader.tags)
        return stop <= end or resynced

    def _meets(self, position: int) -> bool:
        """Whether 会 or 见 is 会见 for short, between who meets and whom: 澳总理雅加达会李强."""
        before, after = self._touching(position), self._next_mention
        if before is None or after is None or after.tag != "PERSON":
            return False
        alone = self._ends.get(position) == position + 1 == self._until
        # 访印 会莫迪: headlines part clauses by a blank.
        opens = before.tag == "COMMA" and before.text.isspace() and self._text[position] == "会"
        return alone and (opens or before.tag in ("PERSON", "CITY", "TIME", "OFFICE", "COUNTRY", "ABBREVIATION"))

    def _is_summit(self, position: int) -> bool:
        """Whether 会 is the meeting of two called by one character each: 特金|会, but not 江陈|会谈."""
        called = [before for before in self._row[-2:] if before.tag == "PERSON" and len(before.text) == 1]
        longer = self._text.startswith(("会谈", "会晤", "会面"), position)
        return self._text[position] == "会" and len(called) == 2 and called[-1].end == position and not longer

    def _travels(self, word: str, start: int, stop: int) -> bool:
        """Whether 访, 赴, 抵 or the like stands right before a place."""
        if stop == self._until and self._next_mention is not None:
            return self._next_mention.tag in _PLACES or word == "晤"
        alone = self._ends.get(start) == stop
        return _place_of_letter(self._text[stop : stop + 1], self._told) is not None or (
            alone and word in ("晤", "赴", "访", "去")
        )


def _place_of_letter(letter: str, told: Collection[str | None]) -> Place | None:
    if code := country_of_letter(letter, told):
        return Place(letter, "country", letter, None, code, None, None)
    return short_place(letter)
