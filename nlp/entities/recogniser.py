"""The engine of named entity recognition as a spaCy component, run only where it can matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

from .recognisers import recogniser
from .script import simplify
from .sentences import split_sentences

# Offsets are characters of doc.text. `words` and `recognised` cover the analysed sentences only.
for _name, _default in (("simplified", None), ("words", None), ("recognised", None)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)

# Sentences that introduce people whom later ones name by office or pronoun alone.
_LEAD_SENTENCES = 3


@Language.factory(
    "huiwu_recogniser",
    default_config={"engine": "lac", "only": []},
    assigns=["doc._.simplified", "doc._.words", "doc._.recognised"],
)
def create_recogniser(nlp: Language, name: str, engine: str, only: list[str]) -> Any:
    """Return the component that analyses sentences with `engine` (see `nlp.entities.recognisers.recogniser`).

    only: where given, just the sentences that contain one of these words (simplified script) are analysed, with the
    sentence before each and the lead of the text; all sentences where the list is empty.
    """
    return RecogniserComponent(engine, only)


class RecogniserComponent:
    """Sets doc._.simplified, doc._.words as (start, end, tag) and doc._.recognised as (start, end, label)."""

    def __init__(self, engine: str, only: list[str]) -> None:
        self._engine = recogniser(engine)
        self._only = re.compile("|".join(map(re.escape, sorted(only, key=len, reverse=True)))) if only else None

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        for docs in minibatch(stream, batch_size):
            self._annotate(docs)
            yield from docs

    def _annotate(self, docs: list[Doc]) -> None:
        where: list[tuple[Doc, int]] = []
        texts: list[str] = []
        for doc in docs:
            doc._.simplified = simplify(doc.text)
            doc._.words, doc._.recognised = [], []
            for start, end in self._wanted(doc._.simplified):
                where.append((doc, start))
                texts.append(doc._.simplified[start:end])
        for (doc, offset), analysis in zip(where, self._engine(texts), strict=True):
            doc._.words += [(a + offset, b + offset, tag) for a, b, tag in analysis.words]
            doc._.recognised += [(a + offset, b + offset, label) for a, b, label in analysis.entities]

    def _wanted(self, text: str) -> list[tuple[int, int]]:
        sentences = split_sentences(text)
        if self._only is None:
            return sentences
        holds = [bool(self._only.search(text, start, end)) for start, end in sentences]
        if not any(holds):
            return []
        return [
            sentence
            for i, sentence in enumerate(sentences)
            if i < _LEAD_SENTENCES or holds[i] or (i + 1 < len(holds) and holds[i + 1])
        ]
