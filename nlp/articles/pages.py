"""Web pages, by trafilatura; where it finds nothing, by the rules for archive bodies."""

from __future__ import annotations

import re

import trafilatura
from trafilatura.settings import Document

from .dates import parse_published
from .markup import body_text, clean_title, parse_html, stated_date, take_date_line, tidy
from .records import Article, UnreadableError, host, stable_id

_PAGE = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_PIECE = re.compile(r"\s*<[a-z][a-z0-9]*[\s>/]", re.IGNORECASE)


_FEED = re.compile(r"<(?:\?xml|rss|feed)\b", re.IGNORECASE)


def is_feed(text: str) -> bool:
    """Whether a text is XML and no web page."""
    return bool(_FEED.match(text)) and not _PAGE.search(text)


def is_page(text: str) -> bool:
    """Whether a text is HTML: a page, or a piece of one."""
    return bool(_PAGE.search(text) or _PIECE.match(text))


def read_page(markup: str) -> Article:
    """Read one HTML page; title, url and publishing date are those that the page states.

    Raises UnreadableError where no text is found in it.
    """
    page = _extract(markup) if _PAGE.search(markup) else None
    url = page.url if page else None
    text = tidy((page.text or "").split("\n")) if page else ""
    line_date, text = take_date_line(text or body_text(markup), host(url))
    if not text:
        raise UnreadableError("no article text found in the page")
    published = (
        stated_date(markup)
        or (parse_published(page.date) if page else None)
        or line_date
        or stated_date(markup, labelled=True)
    )
    title = clean_title(page.title) if page else None
    return Article(stable_id(url, text), url, title, published, host(url), text)


def _extract(markup: str) -> Document | None:
    """What trafilatura finds, None where that is nothing.

    Without the extensive search for a date: that one takes any date in the text for the date of publishing.
    """
    root = parse_html(markup)
    found = root is not None and trafilatura.bare_extraction(
        root,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if isinstance(found, Document) else None
