"""Sentences by punctuation, as a spaCy component; Chinese news needs no parser for this."""

from __future__ import annotations

import re
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from .texts import texts

# What a heading has none of; a line of a chronicle has.
_OF_SENTENCES = re.compile("[。！？!?；;：:，,…”’」』）)]")
_ENDS_SENTENCE = tuple("。！？!?”’」』）)")
# A sentence ends at 。！？ (with the marks that close after it) or at the end of a line.
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’』」）)》]*|\n+|$)")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence of `text`, ends exclusive, blank ones left out."""
    spans = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            spans.append((start, end))
    return spans


def is_heading(text: str, sentence: tuple[int, int]) -> bool:
    """Whether a sentence of `text` is a line without commas or a full stop, with another line after it."""
    return text.startswith("\n", sentence[1]) and not _OF_SENTENCES.search(text, *sentence)


def is_told(text: str, sentence: tuple[int, int]) -> bool:
    """Whether a sentence of `text` ends like one, not like a heading, a caption or a line of the layout of a page."""
    return text.endswith(_ENDS_SENTENCE, *sentence)


@Language.factory("huiwu_sentences", assigns=["doc.sents", "token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Any:
    """Return a component that marks the sentences of a Doc, so that `doc.sents` gives them."""
    return mark_sentences


def mark_sentences(doc: Doc) -> Doc:
    starts = np.array([start for start, _ in split_sentences(texts(doc).original)], dtype="uint64")
    marks = np.where(np.isin(doc.to_array("IDX"), starts), 1, -1).astype("int64")
    if len(marks):
        marks[0] = 1
    doc.from_array(["SENT_START"], cast(Any, marks.astype("uint64").reshape(-1, 1)))
    return doc
