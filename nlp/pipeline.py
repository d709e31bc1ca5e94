"""The spaCy Language made of our components; the one place that knows their order."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from . import entities, events, relations  # noqa: F401 - the rooms register their components
from .articles import Article
from .articles.dates import parse_publication
from .entities import actors, recogniser, sentences, times  # noqa: F401
from .relations import leading_words, load_patterns, reception_words

if TYPE_CHECKING:
    import pandas as pd

# The engine batches sentences of equal length, of which many articles hold more.
_BATCH = 256


def load(ner: str = "lac", patterns: Sequence[str | Path] = ()) -> Language:
    """Return the pipeline from text to events.

    ner: the engine of named entity recognition, see `nlp.entities.recognisers.recogniser`. patterns: files of an
    analyst's own patterns, used beside the shipped ones.

    Raises ValueError for an unknown engine, PatternError for a pattern file that cannot be used, TypeError where
    `patterns` is one path and not several.
    """
    only = sorted(load_patterns(patterns).triggers() | leading_words() | reception_words())
    paths = [str(path) for path in patterns]
    language = spacy.blank("zh")
    language.add_pipe("huiwu_sentences")
    language.add_pipe("huiwu_recogniser", config={"engine": ner, "only": only})
    language.add_pipe("huiwu_times")
    language.add_pipe("huiwu_actors")
    language.add_pipe("huiwu_relations", config={"patterns": paths})
    language.add_pipe("huiwu_events")
    return language


def to_doc(article: Article, nlp: Language) -> Doc:
    """Return the Doc of an article, title and body as one text, ready for the components of `nlp`.

    Raises ValueError where `published` is a string that tells neither a day nor a month.
    """
    title = (article.title or "").strip()
    doc = nlp.make_doc(f"{title}\n{article.text}" if title else article.text)
    doc._.title_end = len(title) + 1 if title else 0
    known = parse_publication(article.published) if isinstance(article.published, str) else article.published
    if known is None and article.published is not None:
        raise ValueError(f"{article.published!r} is no date of publication; write it as 2023-11-01 or 2023-11")
    doc._.published, doc._.month = (None, known) if isinstance(known, str) else (known, None)
    published = known.isoformat() if isinstance(known, date | datetime) else known
    doc._.article = {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "published": published,
        "source": article.source,
    }
    return doc


def iter_events(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, list[dict[str, Any]]]]:
    """Yield each article with its events (dicts with the columns of the event table), in order, a batch at a time."""
    pairs = ((to_doc(article, nlp), article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH):
        yield article, doc._.events


def extract(articles: pd.DataFrame, nlp: Language | None = None) -> pd.DataFrame:
    """Return the event table of a frame of articles, as `read_articles` gives it.

    nlp: a pipeline made by `load`; the default one where none is given. A date of publication may be a string
    (`2023-11-01`, `2023-11`). Raises KeyError where a column is missing, ValueError where such a string is no date.
    """
    language = nlp if nlp is not None else load()
    repeated = articles["id"].duplicated() if "id" in articles else None
    if repeated is not None and repeated.any():
        warnings.warn(f"{repeated.sum()} articles are there twice; the first of each is read", stacklevel=2)
        articles = articles[~repeated]
    rows = (Article(**row) for row in _article_rows(articles))
    found = [event for _, rows_of_one in iter_events(rows, language) for event in rows_of_one]
    return events.events_frame(found)


def _article_rows(articles: pd.DataFrame) -> Iterator[dict[str, Any]]:
    import pandas as pd

    columns = ("id", "url", "title", "published", "source", "text")
    missing = [column for column in columns if column not in articles.columns]
    if missing:
        raise KeyError(f"the table of articles lacks the column {missing[0]!r}; it needs {', '.join(columns)}")
    for row in articles[list(columns)].to_dict("records"):
        told = {str(key): None if key != "text" and pd.isna(value) else value for key, value in row.items()}
        if isinstance(told["published"], str):
            # A frame read with pandas has its dates as words.
            told["published"] = parse_publication(told["published"])
            if told["published"] is None:
                raise ValueError(f"article {told['id']!r}: {row['published']!r} in column 'published' is no date")
        yield told
