"""The engine of named entity recognition as a spaCy component, run only where it can matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

from .gazetteer import abbreviations, find_places, short_place
from .recognisers import Analysis, recogniser
from .sentences import is_told, split_sentences
from .tables import read_words
from .texts import texts

# Offsets are characters of doc.text. `words` and `recognised` cover the analysed sentences only.
for _name, _default in (("words", None), ("recognised", None)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)

# Sentences that introduce people whom later ones name by office or pronoun alone, and what is held where.
_LEAD_SENTENCES = 3


@Language.factory(
    "huiwu_recogniser",
    default_config={"engine": "lac", "only": []},
    assigns=["doc._.words", "doc._.recognised"],
)
def create_recogniser(nlp: Language, name: str, engine: str, only: list[str]) -> Any:
    """Return the component that analyses sentences with `engine` (see `nlp.entities.recognisers.recogniser`).

    only: where given, just the sentences that contain one of these words (simplified script) are analysed, and the
    lead of the text; a word of one character (访, 赴) counts only right before a place. All sentences where the list
    is empty.
    """
    return RecogniserComponent(engine, only)


class RecogniserComponent:
    """Sets doc._.words as (start, end, tag) and doc._.recognised as (start, end, label)."""

    def __init__(self, engine: str, only: list[str]) -> None:
        self._engine = recogniser(engine)
        words = sorted((word for word in only if len(word) > 1), key=len, reverse=True)
        self._words = re.compile("|".join(map(re.escape, words))) if words else None
        self._letters = frozenset(word for word in only if len(word) == 1)

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        for docs in minibatch(stream, batch_size):
            self._annotate(docs)
            yield from docs

    def _annotate(self, docs: list[Doc]) -> None:
        where: list[tuple[Doc, int]] = []
        sentences: list[str] = []
        for doc in docs:
            text = texts(doc).simple
            doc._.words, doc._.recognised = [], []
            for start, end in self._wanted(text):
                where.append((doc, start))
                sentences.append(text[start:end])
        for (doc, offset), sentence, analysis in zip(where, sentences, self._engine(sentences), strict=True):
            analysis = _parted(sentence, _with_whole_verbs(sentence, analysis))
            doc._.words += [(a + offset, b + offset, tag) for a, b, tag in analysis.words]
            # 、| 马云: the blank before a name is no part of it.
            named = ((b - len(sentence[a:b].lstrip()), b, label) for a, b, label in analysis.entities)
            doc._.recognised += [(a + offset, b + offset, label) for a, b, label in named if a < b]

    def _wanted(self, text: str) -> list[tuple[int, int]]:
        sentences = split_sentences(text)
        if self._words is None:
            return sentences
        before_places = {hit.start for hit in find_places(text)}
        holds = [self._holds(text, start, end, before_places) for start, end in sentences]
        if not any(holds):
            return []
        # On a page the lead may follow lines of its layout: 来源, 字号, 打印.
        told = [i for i, sentence in enumerate(sentences) if is_told(text, sentence)]
        lead = {*range(_LEAD_SENTENCES), *told[:_LEAD_SENTENCES]}
        return [sentence for i, sentence in enumerate(sentences) if i in lead or holds[i]]

    def _holds(self, text: str, start: int, end: int, before_places: set[int]) -> bool:
        assert self._words is not None
        if self._words.search(text, start, end):
            return True
        return any(
            text[at] in self._letters and (at + 1 in before_places or _names_place(text[at + 1]))
            for at in range(start, end - 1)
        )


@cache
def _swallowed() -> re.Pattern[str]:
    """Verbs, and the 本 of 袁大使健生|本(5)月6日."""
    verbs = sorted(read_words("nlp.entities.lexicon", "boundaries.tsv", "swallowed"))
    return re.compile("|".join([*verbs, "本(?=[(（])"]))


def _verbs_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is swallowed within a span; what follows the span may say so."""
    for match in _swallowed().finditer(text, start):
        if match.start() >= end:
            break
        if match.end() <= end:
            yield match.span()


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        "|".join(sorted(read_words("nlp.entities.lexicon", "boundaries.tsv", "whole"), key=len, reverse=True))
    )


def _with_whole_verbs(text: str, analysis: Analysis) -> Analysis:
    """Give verbs back what the engine drew into the name beside them: 舍宁[通|电话], [抵|达]关岛."""
    spans = [*analysis.words, *analysis.entities]
    cut = [
        (first, last)
        for first, last in (match.span() for match in _whole().finditer(text))
        if any(a < last and first < b and not a <= first < last <= b for a, b, _ in spans)
    ]
    if not cut:
        return analysis

    def outside(span: tuple[int, int, str]) -> tuple[int, int, str]:
        start, end, label = span
        for first, last in cut:
            if first <= start < last:
                start = last
            if first < end <= last:
                end = first
        return start, end, label

    words, entities = ([span for span in map(outside, spans) if span[0] < span[1]] for spans in analysis)
    named = [(a, b, label) for a, b, label in entities if b - a > 1 or (a, b, label) in analysis.entities]
    return Analysis(sorted(words + [(*verb, "v") for verb in cut if words]), named)


def _parted(text: str, analysis: Analysis) -> Analysis:
    """Part a name from the verb that the engine drew into it: 在[京|会见|波黑议会]."""
    words, entities = analysis
    whole = {(a, b) for a, b, _ in entities if any(_verbs_in(text, a, b))}
    if not whole:
        return analysis

    def parts(span: tuple[int, int, str]) -> Iterator[tuple[int, int, str]]:
        start, end, label = span
        for first, last in _verbs_in(text, start, end) if (start, end) in whole else ():
            if first > start:
                yield start, first, label
            start = last
        if start < end:
            yield start, end, label

    verbs = [(*verb, "v") for a, b in whole for verb in _verbs_in(text, a, b) if words]
    return Analysis(sorted([p for w in words for p in parts(w)] + verbs), [p for e in entities for p in parts(e)])


def _names_place(letter: str) -> bool:
    return letter in abbreviations() or short_place(letter) is not None
