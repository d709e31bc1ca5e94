"""Cutting a sentence into units: mentions as they were found, between them the words of patterns and closed class."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from nlp.entities import Place, capital_before, country_of_letter, short_place

from .noun_phrases import NounPhrases, heads
from .owners import possessed
from .patterns import PatternSet
from .units import Unit
from .vocabulary import closed_class, word_list

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
# Under which engines file the names of places that they do not know.
_PROPER = ("PER", "LOC", "ORG", "nz")
# Longest word of the engine that is looked at.
_LONGEST = 6


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
        row = _without_quotes(_without_asides(_Cut(self, text, words, told).cut(start, end, mentions)))
        for at, unit in enumerate(row):
            if (where := _unknown_place(row, at)) is not None:
                unit.tag, unit.parties, unit.value = "CITY", (), where
            if unit.tag == "COUNTRY" and unit.value is not None and _is_where(row, at):
                unit.tag, unit.parties = "PLACE", ()
            if unit.tag == "ORG" and (seat := _seat(row, at)) is not None:
                unit.tag, unit.parties, unit.value = "PLACE", (), seat
            if at and unit.value in _PROPER and row[at - 1].text.endswith(capital_before()):
                # 该州首府博伊西
                unit.tag, unit.value = "PLACE", _town(row, at)
        return self._noun_phrases.join(text, _without_pauses(possessed(_with_further_office(row))))


def _with_further_office(row: list[Unit]) -> list[Unit]:
    """Read two offices of one person as his: 会见国家烟草专卖局局长，中国烟草总公司总经理张建民。"""
    kept: list[Unit] = []
    for at, unit in enumerate(row):
        ends = at + 1 == len(row) or row[at + 1].tag in ("STOP", "COMMA") or row[at + 1].text == "一行"
        before = [other.tag for other in kept[-2:]]
        if unit.tag == "PERSON" and unit.parties[0].title and ends and before == ["OFFICE", "COMMA"]:
            opener = kept[-3] if len(kept) > 2 else None
            if opener is not None and (opener.text == "的" or opener.tag in ("TRIGGER", "WITH")):
                unit = replace(unit, start=kept[-2].start)
                del kept[-2:]
        kept.append(unit)
    return kept


def _without_pauses(row: list[Unit]) -> list[Unit]:
    """Leave out commas that part nothing: 将与杨洁篪和王毅，于阿拉斯加会面; 由杨洁篪，与布林肯会面."""
    kept: list[Unit] = []
    held = False
    for at, unit in enumerate(row):
        following = row[at + 1] if at + 1 < len(row) else unit
        if unit.tag == "COMMA" and held and kept[-1].is_party():
            named_by_you = any(before.text == "由" for before in kept[-4:])
            if following.text == "于" or (named_by_you and following.tag == "WITH"):
                continue
        if unit.tag in ("COMMA", "STOP", "TRIGGER"):
            held = False
        held = held or unit.tag == "WITH" or unit.text == "由"
        kept.append(unit)
    return kept


def _without_quotes(row: list[Unit]) -> list[Unit]:
    """Leave out the marks around a name: “反对修例团”."""
    quoted = {
        j
        for i in range(1, len(row) - 1)
        if row[i].tag in ("DELEGATION", "ORG", "PERSON") and row[i - 1].tag == row[i + 1].tag == "QUOTE"
        for j in (i - 1, i + 1)
    }
    return [unit for i, unit in enumerate(row) if i not in quoted]


def _is_where(row: list[Unit], at: int) -> bool:
    """Whether the country at `at` is where, not who: 在俄罗斯会晤, 在新加坡及越南会晤."""
    if at > 1 and row[at - 1].text in ("及", "、", "以及") and row[at - 2].tag == "PLACE":
        return True
    return at > 0 and row[at - 1].text in ("在", "于", "位于")


def _seat(row: list[Unit], at: int) -> Place | None:
    """Where a body of a country has its seat, after 在 and before what was done there: 在[老挝国会]会见."""
    party = row[at].parties[0]
    following = row[at + 1].tag if at + 1 < len(row) else ""
    if at == 0 or row[at - 1].text not in ("在", "于") or following not in ("TRIGGER", "WITH") or not party.country:
        return None
    return Place(party.name, "venue", party.name, None, party.country, None, None)


def _unknown_place(row: list[Unit], at: int) -> Place | None:
    """The place that no table has and the engine took for a person, after 在 and its country: 在印度达兰萨拉会见."""
    unit = row[at]
    if unit.tag != "PERSON" or at == 0 or len(unit.parties) > 1:
        return None
    party, before = unit.parties[0], row[at - 1]
    country = party.country if before.text in ("在", "于") and unit.start < party.end - len(party.name) else None
    if before.tag == "PLACE" and before.end == unit.start and isinstance(before.value, Place):
        country = before.value.country
    if country is None or party.title or party.id:
        return None
    return Place(party.name, "city", party.name, party.name, country, None, None)


def _town(row: list[Unit], at: int) -> Place:
    """The place that no table has, of the country told right before: 危地马拉边境城市|埃斯基普拉斯."""
    first = at
    while first > 0 and row[first - 1].end == row[first].start and row[first - 1].tag in ("WORD", *_PLACES, "PLACE"):
        first -= 1
    around = [unit.value for unit in row[first:at] if isinstance(unit.value, Place)]
    name = row[at].text
    return Place(name, "city", name, name, around[-1].country if around else None, None, None)


def _without_asides(row: list[Unit]) -> list[Unit]:
    """Leave out brackets in which nothing is told to have happened: 普京（右）, 保护局(Office for Human …, OHRP).

    Inside a name or title they belong to the word before: 亚太经合组织（APEC）峰会, 国际奥委会（IOC）主席巴赫.
    """
    kept: list[Unit] = []
    opened: int | None = None
    for i, unit in enumerate(row):
        if (
            unit.text.isspace()
            and i > 0
            and row[i - 1].text in ("）", ")")
            and (not kept or kept[-1] is not row[i - 1])
        ):
            continue
        kept.append(unit)
        if unit.text in ("（", "("):
            opened = len(kept) - 1
        elif unit.text in ("）", ")") and opened is not None:
            aside = kept[opened:]
            if not any(u.tag in ("TRIGGER", "TIME", "STOP") for u in aside):
                del kept[opened:]
                while kept and kept[-1].text.isspace():
                    kept.pop()
                following = row[i + 1] if i + 1 < len(row) else None
                if kept and following and (following.tag == "PERSON" or following.text.startswith(heads("gathering"))):
                    kept[-1] = replace(kept[-1], end=unit.end)
            opened = None
    return kept


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
        if character in _MARKS:
            return self._add(position, position + 1, _MARKS[character])
        if not character.isspace():
            return None
        # Headlines part clauses by a blank; around Latin words it is none of theirs.
        around = self._text[position - 1 : position + 2]
        parts = self._touching(position) and not re.search("[A-Za-z]", around)
        return self._add(position, position + 1, "COMMA") if parts else position + 1

    def _short_place(self, position: int) -> int | None:
        """访华, 在京, 赴欧: one character after a verb or preposition of place."""
        before, letter = self._touching(position), self._text[position]
        if before is None or before.text not in word_list("before_short_place"):
            return None
        entry = _place_of_letter(letter, self._told)
        # 访越: after a verb no adverb, whatever the engine says.
        function = before.tag != "TRIGGER" and self._part_of_speech.get(position) in _FUNCTION
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
        """Whether a verb of a pattern begins there, across the engine's words: 访[华晋|见]."""
        return any(
            len(word) > 1 and self._reader.tags[word] == "TRIGGER" and self._text.startswith(word, position)
            for word in self._reader.by_first.get(self._text[position], ())
        )

    def _word(self, position: int) -> int:
        value = self._part_of_speech.get(position)
        if self._text[position] in "会见" and self._meets(position):
            self._row.append(Unit(position, position + 1, "会见", "TRIGGER", value=value))
            return position + 1
        for word in self._reader.by_first.get(self._text[position], ()):
            stop = position + len(word)
            if stop <= self._until and self._text.startswith(word, position) and self._stands(word, position, stop):
                return self._add(position, stop, self._reader.tags[word], value)
        if not self._ends and (run := self._reader.plain.match(self._text, position, self._until)):
            return self._add(position, run.end(), "WORD")
        stop = min(self._ends.get(position, position + 1), self._until)
        joined = stop - position == 2 and self._reader.tags.get(self._text[position + 1]) == "WITH"
        if joined and self._text[position] in word_list("before_with"):
            # 还同 as one word
            self._add(position, position + 1, "WORD", value)
            return self._add(position + 1, stop, "WITH")
        # A longer word of the engine may hide a trigger: 正式访问.
        hidden = next((inner for inner in range(position + 1, stop) if self._hides(inner, stop)), stop)
        return self._add(position, hidden, "VERB" if value == "v" else "WORD", value)

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
        return alone and before.tag in ("PERSON", "CITY", "TIME", "OFFICE")

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
