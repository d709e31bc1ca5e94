"""Running the forms over rows of units: two readings of 和 and 与, and the best match of each trigger."""

from __future__ import annotations

from typing import Any, cast

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from .forms import head_is_found, to_matcher, trigger_index
from .match import Match
from .patterns import Pattern, PatternSet
from .row import Row
from .sides import coordinate
from .units import Unit
from .vetoes import tells_nothing
from .vocabulary import closed_class

# The slots that only one tag fills.
_NOUN_PHRASES = {"G": "GATHERING", "B": "BILATERAL"}


class FormMatcher:
    """The forms of a PatternSet as spaCy Matchers, each for one of the two readings of a row."""

    def __init__(self, patterns: PatternSet, vocab: Vocab) -> None:
        self._vocab = vocab
        self._patterns = patterns
        self._forms: list[Pattern] = []
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
                self._forms.append(pattern)
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
        pattern, elements, origin = self._forms[form], self._elements[form], self._origins[form]
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
        open_slot = elements[0].slot if head_is_found(elements) else None
        match = Match(pattern, row, units, first, last, units[trigger_at], trigger_at, slots, open_slot)
        off = self._switched_off(pattern, units, trigger_at, first + len(alignment)) or tells_nothing(match)
        return None if off else match

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
