"""How the tests of this room write what a sentence tells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

Read = Callable[[str], list[dict[str, Any]]]

PUBLISHED = date(2024, 5, 16)  # a Thursday


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """Read a text, published on Thursday, 16 May 2024, and give its events."""
    from nlp import Article, to_doc

    def events(text: str) -> list[dict[str, Any]]:
        article = Article(id="a", url=None, title=None, published=PUBLISHED, source=None, text=text)
        return nlp(to_doc(article, nlp))._.events

    return events
