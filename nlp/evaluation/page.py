"""Errors as a page to read in the browser: each in its sentence, what counts highlighted by displaCy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources
from string import Template
from typing import Any

from .report import evidence, one_line
from .scoring import Error, Event, Figures

_COLOURS = {
    "who": "#a6d8ff",
    "whom": "#c9e7a5",
    "to": "#ffd59e",
    "place": "#ffe9a8",
    "when": "#d9c8f5",
    "trigger": "#f7b5b5",
    "status": "#e0e0e0",
}
# Columns of an event whose words are looked for in its sentence; the first that claims a character keeps it.
_HIGHLIGHTED = (
    ("who", "who"),
    ("whom", "whom"),
    ("trigger", "trigger"),
    ("to", "to"),
    ("place", "place"),
    ("when_text", "when"),
    ("status_cue", "status"),
)


def errors_page(errors: Sequence[Error], figures: Figures) -> str:
    """Return an HTML page of all `errors`, grouped by kind, under the headline `figures`."""
    template = Template((resources.files(__package__) / "errors.html").read_text(encoding="utf-8"))
    kinds = Counter(error.kind for error in errors)
    sections = []
    for kind, number in kinds.most_common():
        blocks = "".join(_block(error) for error in errors if error.kind == kind)
        sections.append(f'<h2 id="{_anchor(kind)}">{escape(kind)} <small>{number}</small></h2>{blocks}')
    links = " · ".join(f'<a href="#{_anchor(kind)}">{escape(kind)}</a> {n}' for kind, n in kinds.most_common())
    return template.substitute(
        errors=len(errors),
        gold=figures.gold,
        found=figures.pred,
        pair=_share(figures.pair.f1),
        full=_share(figures.full.f1),
        links=links,
        sections="".join(sections),
    )


def _block(error: Error) -> str:
    parts = [
        f'<div class="{what}"><b>{what}</b> <span class="facts">{escape(one_line(event))}</span>'
        f"{_highlighted(event)}</div>"
        for what, event in (("label", error.label), ("found", error.found))
        if event is not None
    ]
    head = escape(f"{error.article} · {' – '.join(error.pair)}")
    return f'<section class="error"><p class="article">{head}</p>{"".join(parts)}</section>'


def _highlighted(event: Event) -> str:
    from spacy import displacy

    text = evidence(event)
    if not text:
        return ""
    shown = {"text": text, "ents": highlights(event, text), "title": None}
    colours = {label.upper(): colour for label, colour in _COLOURS.items()}
    return displacy.render(shown, style="ent", manual=True, page=False, jupyter=False, options={"colors": colours})


def highlights(event: Event, text: str) -> list[dict[str, Any]]:
    """Return what `text` tells of `event` as displaCy wants it: start, end, label; none overlap."""
    taken = [False] * len(text)
    found: list[dict[str, Any]] = []
    for key, label in _HIGHLIGHTED:
        for name in sorted(_names(event, key), key=len, reverse=True):
            start = text.find(name)
            while start >= 0:
                end = start + len(name)
                if not any(taken[start:end]):
                    taken[start:end] = [True] * len(name)
                    found.append({"start": start, "end": end, "label": label.upper()})
                start = text.find(name, end)
    return sorted(found, key=lambda span: span["start"])


def _names(event: Event, key: str) -> Iterator[str]:
    """The words of a column: of a list of parties all spellings of each."""
    value = event.get(key)
    values: Iterable[Any] = [value] if isinstance(value, str) else value or ()
    for item in values:
        for name in [item] if isinstance(item, str) else item or ():
            if name:
                yield name


def _anchor(kind: str) -> str:
    return kind.replace(" ", "-").replace("+", "-")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
