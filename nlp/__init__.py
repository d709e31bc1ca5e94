"""Who met whom, where and when: an event table from Chinese news.

    import nlp

    articles = nlp.read_articles(["data/articles"])
    events = nlp.extract(articles)
    nlp.write(events, "events.csv")

Everything named here is loaded when it is first used: importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .articles import Article, Rejected, iter_articles, read_articles
    from .events import EVENT_COLUMNS, SchemaError, merge, to_dyads, to_participants, validate
    from .exports import OutputError, write
    from .pipeline import extract, iter_events, load, to_doc
    from .relations import PatternError

    __version__: str

# Name -> the room that has it.
_ROOMS = {
    "Article": "articles",
    "Rejected": "articles",
    "iter_articles": "articles",
    "read_articles": "articles",
    "EVENT_COLUMNS": "events",
    "SchemaError": "events",
    "merge": "events",
    "to_dyads": "events",
    "to_participants": "events",
    "validate": "events",
    "OutputError": "exports",
    "write": "exports",
    "extract": "pipeline",
    "iter_events": "pipeline",
    "load": "pipeline",
    "to_doc": "pipeline",
    "PatternError": "relations",
}

__all__ = [
    "EVENT_COLUMNS",
    "Article",
    "OutputError",
    "PatternError",
    "Rejected",
    "SchemaError",
    "__version__",
    "extract",
    "iter_articles",
    "iter_events",
    "load",
    "merge",
    "read_articles",
    "to_doc",
    "to_dyads",
    "to_participants",
    "validate",
    "write",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its room (PEP 562), or the version of the installed distribution."""
    if name == "__version__":
        from importlib.metadata import version

        return version("huiwu")
    if name in _ROOMS:
        return getattr(import_module(f".{_ROOMS[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
