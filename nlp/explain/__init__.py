"""How a text is read, step by step: for the terminal, the browser and the notebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from nlp.articles import Article
from nlp.pipeline import load, to_doc

from .reading import Reading, Unread, read

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Explanation", "Reading", "Unread", "explain"]


@dataclass(frozen=True)
class Explanation:
    """How a text was read. It prints as text, and shows as highlighted HTML in a notebook."""

    doc: Doc
    sentences: list[Reading]

    @property
    def events(self) -> list[dict[str, Any]]:
        """The events, as rows of the event table."""
        return self.doc._.events

    @property
    def missed(self) -> list[Reading]:
        """The sentences that hold a trigger and gave no event; the reasons are in their `unread`."""
        return [sentence for sentence in self.sentences if sentence.unread and not sentence.mentions]

    def __str__(self) -> str:
        from .text import as_text

        return as_text(self.sentences, self.events)

    def _repr_html_(self) -> str:
        from .page import fragment

        return fragment(self.doc, self.sentences, self.events)

    def page(self) -> str:
        """Return a complete HTML page."""
        from .page import page

        return page(self.doc, self.sentences, self.events)


def explain(
    text: str,
    published: date | datetime | str | None = None,
    nlp: Language | None = None,
    *,
    title: str | None = None,
) -> Explanation:
    """Read `text`, a sentence or an article, and return how it was read.

    published: the day against which dates are resolved; in words it may be a month (`2023-11`). nlp: a pipeline made by
    `nlp.load`, else the default one. title: that of an article, which is read with it.

    Raises ValueError where `published` is words that tell neither a day nor a month.
    """
    language = nlp if nlp is not None else load()
    article = Article(id="text", url=None, title=title, published=published, source=None, text=text)
    doc = language(to_doc(article, language))
    relations: Any = language.get_pipe("huiwu_relations")
    return Explanation(doc, read(doc, relations.patterns))
