"""Figures: how well events and entities are found, and how fast."""

from .engines import Extraction, entity_figures, run_extraction
from .labels import LabelError, Labelled, by_article, not_read, read_events, read_labels
from .page import errors_page
from .report import by_source, engines_table, entities_table, errors_list, figures_table
from .scoring import Error, Figures, Rates, Score, score

__all__ = [
    "Error",
    "Extraction",
    "Figures",
    "LabelError",
    "Labelled",
    "Rates",
    "Score",
    "by_article",
    "by_source",
    "entities_table",
    "entity_figures",
    "errors_list",
    "errors_page",
    "figures_table",
    "not_read",
    "read_events",
    "read_labels",
    "run_extraction",
    "score",
    "engines_table",
]
