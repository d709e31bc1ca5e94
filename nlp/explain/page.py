"""Readings as HTML: the text with what was found highlighted by displaCy, the events, and what gave none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources
from string import Template
from typing import Any

from spacy.tokens import Doc

from .reading import Reading

_COLOURS = {
    "PERSON": "#a6d8ff",
    "OFFICE": "#a6d8ff",
    "PRONOUN": "#d8ecff",
    "ORGANISATION": "#c9e7a5",
    "DELEGATION": "#c9e7a5",
    "COUNTRY": "#ffd59e",
    "PLACE": "#ffe9a8",
    "TIME": "#d9c8f5",
    "MEET": "#f59a9a",
    "VISIT": "#f59a9a",
    "CALL": "#f59a9a",
    "ATTEND": "#f59a9a",
    "NO EVENT": "#dddddd",
}
_EVENT_HEAD = ("type", "status", "who", "whom or to", "when", "where", "pattern", "sentence")


def page(doc: Doc, sentences: Sequence[Reading], events: Sequence[dict[str, Any]]) -> str:
    """Return a complete HTML page of the readings of `doc`."""
    template = Template((resources.files(__package__) / "page.html").read_text(encoding="utf-8"))
    title = doc.text[: doc._.title_end].strip() or doc.text[:40]
    return template.substitute(title=escape(title), body=fragment(doc, sentences, events))


def fragment(doc: Doc, sentences: Sequence[Reading], events: Sequence[dict[str, Any]]) -> str:
    """Return the readings of `doc` as HTML to be put into a page or a notebook."""
    missed = [
        (escape(unread.trigger), escape(unread.reason), _marked(sentence, unread.start, unread.end))
        for sentence in sentences
        if not sentence.mentions
        for unread in sentence.unread
    ]
    return "".join(
        (
            _highlighted(doc, sentences),
            f"<h3>Events: {len(events)}</h3>",
            _table(_EVENT_HEAD, map(_event_cells, events)) if events else "",
            f"<h3>Triggers in sentences without an event: {len(missed)}</h3>",
            _table(("trigger", "why no event", "sentence"), missed) if missed else "",
        )
    )


def highlights(sentences: Sequence[Reading]) -> list[dict[str, Any]]:
    """Return what was found as displaCy wants it: start, end, label; sorted, none overlapping."""
    spans: list[tuple[int, int, str]] = []
    for sentence in sentences:
        for mention, _ in sentence.mentions:
            # A pattern may fire on words that stand apart; the trigger is looked for within the match.
            at = sentence.text.find(mention.trigger, mention.start - sentence.start)
            if at >= 0:
                start = sentence.start + at
                spans.append((start, start + len(mention.trigger), mention.type.upper()))
        # What was found first in this order wins an overlap.
        spans += [(unread.start, unread.end, "NO EVENT") for unread in sentence.unread]
        spans += [(span.start_char, span.end_char, span._.party.kind.upper()) for span in sentence.parties]
        spans += [(span.start_char, span.end_char, "TIME") for span in sentence.times]
        spans += [(span.start_char, span.end_char, "PLACE") for span in sentence.places]
    kept: list[tuple[int, int, str]] = []
    for start, end, label in spans:
        if all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, label))
    return [{"start": start, "end": end, "label": label} for start, end, label in sorted(kept)]


def _highlighted(doc: Doc, sentences: Sequence[Reading]) -> str:
    from spacy import displacy

    shown = {"text": doc.text, "ents": highlights(sentences), "title": None}
    return displacy.render(shown, style="ent", manual=True, page=False, jupyter=False, options={"colors": _COLOURS})


def _event_cells(event: dict[str, Any]) -> list[str]:
    where = ", ".join(dict.fromkeys(filter(None, (event["place"], event["city"], event["country"]))))
    when = " .. ".join(dict.fromkeys(filter(None, (event["start"], event["end"]))))
    status = event["status"] + (f" ({event['status_cue']})" if event["status_cue"] else "")
    other = event["to"] or "; ".join(event["whom"])
    cells = (
        event["type"],
        status,
        "; ".join(event["who"]),
        other,
        when,
        where,
        event["pattern"],
        event["sentence"],
    )
    return list(map(escape, cells))


def _marked(sentence: Reading, start: int, end: int) -> str:
    a, b = start - sentence.start, end - sentence.start
    before, trigger, after = map(escape, (sentence.text[:a], sentence.text[a:b], sentence.text[b:]))
    return f"{before}<mark>{trigger}</mark>{after}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["".join(f"<th>{escape(name)}</th>" for name in head)]
    lines += ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
