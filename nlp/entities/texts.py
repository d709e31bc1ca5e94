"""The text of a Doc in its own script and in the one for matching, put together once."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from .script import simplify

_KEY = "huiwu_texts"


class Texts(NamedTuple):
    """`original` as written, `simple` in simplified script with half-width signs; they share their offsets."""

    original: str
    simple: str


def texts(doc: Doc) -> Texts:
    """Return the texts of `doc`; they are kept in `doc.user_data`, as `doc.text` is put together anew at every call."""
    if _KEY not in doc.user_data:
        original = doc.text
        doc.user_data[_KEY] = Texts(original, simplify(original))
    return doc.user_data[_KEY]
