"""Event mentions to the event table: resolution within an article, merging across articles, codes, views."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from nlp.entities import is_heading, texts
from nlp.relations import EventMention, find_captions

from .codes import codes
from .merge import merge
from .resolve import resolve_article
from .resolved import ResolvedEvent
from .rows import to_row
from .schema import EVENT_COLUMN_NAMES, EVENT_COLUMNS, SchemaError, event_id, events_frame, validate
from .views import to_dyads, to_participants

for _name, _default in (("events", None), ("article", None), ("title_end", 0), ("post", None)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


@Language.factory("huiwu_events", assigns=["doc._.events"], requires=["doc._.mentions"])
def create_events(nlp: Language, name: str) -> Any:
    """Return the component that sets doc._.events: one dict an event, with the columns of EVENT_COLUMNS.

    It reads doc._.article (a dict with id, url, title, published, source) where the Doc was made of an article.
    """
    return resolve_doc


def resolve_doc(doc: Doc) -> Doc:
    article = doc._.article or {"id": "text"}
    text, rows = texts(doc).original, dict[str, dict[str, Any]]()

    def is_headline(mention: EventMention) -> bool:
        return mention.start < doc._.title_end or is_heading(text, mention.sentence)

    events = resolve_article(doc._.mentions or [], is_headline, doc._.published, doc._.post)
    for event in _without_captions(doc, events):
        row = to_row(event, text, doc._.title_end, article)
        rows.setdefault(row["event_id"], row)
    doc._.events = list(rows.values())
    return doc


def _without_captions(doc: Doc, events: list[ResolvedEvent]) -> list[ResolvedEvent]:
    """Leave out what only captions tell; they say more of what the article tells, but are no part of it."""
    captions = find_captions(texts(doc).simple, doc._.title_end)

    def in_caption(mention: EventMention) -> bool:
        return any(start <= mention.start < end for start, end in captions)

    kept = [event for event in events if not all(map(in_caption, event.mentions))]
    for mention in list(filter(in_caption, doc._.mentions or [])):
        if not any(mention in event.mentions for event in kept):
            doc._.mentions.remove(mention)
            doc._.misses.append(mention.missed("only the caption of a picture tells it"))
    return kept


__all__ = [
    "EVENT_COLUMNS",
    "EVENT_COLUMN_NAMES",
    "SchemaError",
    "codes",
    "create_events",
    "event_id",
    "events_frame",
    "merge",
    "to_dyads",
    "to_participants",
    "validate",
]
