"""What the pipeline found in each sentence, and why a trigger gave no event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from nlp.entities import abbreviations, split_sentences, texts
from nlp.relations import EventMention, Pattern, PatternSet

_FORMS = 3
"""How many forms of a trigger are shown as examples."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A trigger that gave no event, and why. Offsets are characters of the Doc's text."""

    trigger: str
    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Reading:
    """What was found in one sentence; offsets are characters of the Doc's text."""

    start: int
    end: int
    text: str
    entities: list[Span]
    parties: list[Span]
    times: list[Span]
    places: list[Span]
    mentions: list[tuple[EventMention, str]] = field(default_factory=list)
    """The events that it tells, each with the file and line of its pattern."""
    unread: list[Unread] = field(default_factory=list)


def read(doc: Doc, patterns: PatternSet) -> list[Reading]:
    """Return the readings of the sentences of a Doc that went through the pipeline with `patterns`."""
    finder = _Triggers(patterns)
    lines = {(p.type, p.name): f"{p.file}:{p.line}" for p in patterns.patterns}
    readings = []
    for start, end in split_sentences(texts(doc).original):
        within = {
            key: [span for span in spans if start <= span.start_char < end]
            for key, spans in (
                ("ents", doc.ents),
                *((k, doc.spans.get(k, ())) for k in ("actors", "times", "places")),
            )
        }
        reading = Reading(
            start,
            end,
            texts(doc).original[start:end],
            within["ents"],
            within["actors"],
            within["times"],
            within["places"],
        )
        reading.mentions = [(m, lines[m.type, m.pattern]) for m in doc._.mentions if m.sentence[0] == start]
        reading.unread = list(_unread(doc, reading, finder))
        readings.append(reading)
    return readings


def _unread(doc: Doc, reading: Reading, finder: _Triggers) -> Iterator[Unread]:
    fired = [(mention.start, mention.end) for mention, _ in reading.mentions]
    told: set[int] = set()
    for miss in doc._.misses:
        if reading.start <= miss.start < reading.end and miss.start not in told:
            told.update(range(miss.start, miss.end))
            yield Unread(miss.trigger, miss.start, miss.end, miss.reason)
    for start, end in finder.find(doc, reading.start, reading.end):
        if not told & set(range(start, end)) and not any(a <= start < b for a, b in fired):
            yield Unread(
                texts(doc).original[start:end], start, end, finder.reason(texts(doc).simple, start, end, reading)
            )


class _Triggers:
    """Finds the triggers of a set of patterns in text, and says why one of them gave nothing."""

    def __init__(self, patterns: PatternSet) -> None:
        self._patterns = patterns
        self._words = re.compile("|".join(sorted(map(re.escape, patterns.triggers()), key=len, reverse=True)))

    def find(self, doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the triggers in a sentence: the words of a form whose other words it holds, too.

        A single character (访, 赴) counts only where it is a word, or before the short name of a country.
        """
        words = {a: b for a, b, _ in doc._.words or ()}
        text = texts(doc).simple
        for match in self._words.finditer(text, start, end):
            a, b = match.span()
            stands = b - a > 1 or words.get(a) == b or (a in words and text[b : b + 1] in abbreviations())
            if stands and any(self._forms(match[0], text[start:end])):
                yield a, b

    def reason(self, text: str, start: int, end: int, reading: Reading) -> str:
        """Why the trigger at text[start:end] (simplified script) gave no event."""
        word = text[start:end]
        for span in reading.parties:
            if span.start_char < end and start < span.end_char:
                return f"it was read as part of the name {span.text!r}"
        for longer in self._patterns.ignore:
            at = text.find(longer, max(0, end - len(longer)), start + len(longer))
            if 0 <= at <= start and end <= at + len(longer):
                return f"it is part of {longer!r}, which is no trigger (`ignore` in the pattern files)"
        sentence = text[reading.start : reading.end]
        kinds = sorted({pattern.type for pattern, _ in self._forms(word, sentence)})
        for kind in kinds:
            after = sorted(self._patterns.not_before.get(kind, ()), key=len, reverse=True)
            if cue := next((cue for cue in after if text.startswith(cue, end)), None):
                return f"{cue!r} after it shows that it is only talked about (`not_before` of {kind})"
            before = sorted(self._patterns.not_after.get(kind, ()), key=len, reverse=True)
            if cue := next((cue for cue in before if text.endswith(cue, 0, start)), None):
                return f"{cue!r} before it shows that it is only talked about (`not_after` of {kind})"
        if not reading.parties:
            return "no party: no name, country or organisation was found in the sentence"
        forms = [f"{pattern.type} {form}" for pattern, form in self._forms(word, sentence)]
        more = ", …" if len(forms) > _FORMS else ""
        return f"no form fits what stands around it; forms with it: {', '.join(forms[:_FORMS])}{more}"

    def _forms(self, word: str, sentence: str) -> Iterator[tuple[Pattern, str]]:
        """Yield the forms, each with its pattern, that hold `word`, their other words in the sentence."""
        for pattern in self._patterns.patterns:
            for form, elements in zip(pattern.forms, pattern.elements, strict=True):
                needed = [element.words for element in elements if element.words and not element.optional]
                if any(word in words for words in needed) and all(
                    any(other in sentence for other in words) for words in needed
                ):
                    yield pattern, form
