"""A pipeline up to the entities that sends every sentence to the embedded engine."""

from __future__ import annotations

import pytest
from nlp.evaluation.entities import entity_layer
from spacy.language import Language


@pytest.fixture(scope="session")
def layer() -> Language:
    return entity_layer()
