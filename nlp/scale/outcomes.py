"""What becomes of each article of a batch: its events, or the reason why it was set aside."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..articles import Article, Rejected
from ..events.schema import SchemaError, row_problem
from .limits import TimeLimitError, time_limit

Events = list[dict[str, Any]]
#: What becomes of an article: its events, or why it was set aside.
Outcome = Events | Rejected
#: Gives the events of articles, in their order.
Extract = Callable[[Iterable[Article]], Iterator[tuple[Article, Events]]]

_log = logging.getLogger(__name__)

# A package or model that is not there is no fault of an article: every other one would fail alike.
_NOT_THE_ARTICLE = (ImportError, OSError)


def chunk_outcomes(extract: Extract, chunk: Sequence[Article | Rejected], seconds: float) -> list[Outcome]:
    """The outcome of each item, in order; an article may take `seconds`. Raises ImportError or OSError as
    `process`.
    """
    articles = [item for item in chunk if isinstance(item, Article)]
    outcomes = iter(_article_outcomes(extract, articles, seconds))
    return [item if isinstance(item, Rejected) else next(outcomes) for item in chunk]


def _article_outcomes(extract: Extract, articles: list[Article], seconds: float) -> list[Outcome]:
    """All articles in one batch; after a failure those without an outcome one by one, to find the one at
    fault.
    """
    outcomes: list[Outcome] = []
    try:
        for events in _checked(extract, articles, seconds):
            outcomes.append(events)
    except _NOT_THE_ARTICLE:
        raise
    except (Exception, TimeLimitError) as error:
        if len(articles) == 1:
            return [_set_aside(articles[0], error, seconds)]
        for article in articles[len(outcomes) :]:
            outcomes += _article_outcomes(extract, [article], seconds)
    return outcomes


def _checked(extract: Extract, articles: list[Article], seconds: float) -> Iterator[Events]:
    stream = iter(extract(articles))
    for article in articles:
        with time_limit(seconds):
            found, events = next(stream, (None, []))
        if found is None or found.id != article.id:
            raise RuntimeError(f"the pipeline gave nothing for article {article.id!r}")
        for row in events:
            if problem := row_problem(row):
                raise SchemaError(f"an event breaks the schema: column {problem[0]!r} {problem[1]}")
        yield events


def _set_aside(article: Article, error: BaseException, seconds: float) -> Rejected:
    _log.debug("article %s was set aside", article.id, exc_info=error)
    late = isinstance(error, TimeLimitError)
    reason = f"took longer than {seconds:g} s" if late else f"extraction failed: {type(error).__name__}: {error}"
    return rejected(article, reason)


def rejected(article: Article, reason: str) -> Rejected:
    """`article` as something set aside; its reason on one line."""
    return Rejected(Path(article.id), article.url or article.title, " ".join(reason.split()))
