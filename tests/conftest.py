"""What several rooms test with: the pipeline, loaded once, and a complete event row to vary."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

_EVENT: dict[str, Any] = {
    "type": "meet",
    "mode": "in_person",
    "status": "occurred",
    "status_cue": None,
    "who": ["王明"],
    "whom": ["金丽"],
    "to": None,
    "place": "首尔",
    "city": "首尔",
    "country": "KOR",
    "latitude": 37.57,
    "longitude": 126.98,
    "when_text": "9日",
    "start": "2023-11-09",
    "end": "2023-11-09",
    "granularity": "day",
    "date_basis": "published",
    "cameo": "040",
    "plover": "CONSULT",
    "pattern": "with-talks",
    "trigger": "会谈",
    "sentence": "王明9日在首尔与金丽举行会谈。",
    "start_char": 0,
    "end_char": 15,
    "in_title": False,
    "url": None,
    "title": "王明与金丽会谈",
    "published": "2023-11-10",
    "source": "example.org",
    "mentions": 1,
    "confidence": 0.9,
}


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline with the embedded engine and the shipped patterns."""
    from nlp import pipeline

    return pipeline.load()


@pytest.fixture
def event() -> Callable[..., dict[str, Any]]:
    """Make an event row: 王明 meets 金丽 in 首尔 on 9 November 2023, in its own article, with `change`."""
    numbers = count(1)

    def make(**change: Any) -> dict[str, Any]:
        number = next(numbers)
        row = {"event_id": f"e{number}", "article_id": f"a{number}"} | _EVENT | change
        for side in ("who", "whom"):
            for part in ("title", "country", "id"):
                row.setdefault(f"{side}_{part}", [None] * len(row[side]))
        return row

    return make
