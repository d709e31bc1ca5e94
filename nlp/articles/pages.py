"""Web pages, by trafilatura; where it finds nothing, by the rules for archive bodies."""

from __future__ import annotations

import re

import trafilatura

from .dates import parse_published
from .markup import body_text, clean_title, parse_html, take_date_line, tidy
from .records import Article, UnreadableError, host, stable_id

_PAGE = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_PIECE = re.compile(r"\s*<[a-z][a-z0-9]*[\s>/]|<(?:p|div|article|br)[\s>/]", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a text is HTML: a page, or a piece of one."""
    return bool(_PAGE.search(text) or _PIECE.match(text))


def read_page(markup: str) -> Article:
    """Read one HTML page; title, url and publishing date are those that the page states.

    Raises UnreadableError where no text is found in it.
    """
    url = title = None
    published = None
    text = ""
    if _PAGE.search(markup):
        root = parse_html(markup)
        # deduplicate would drop a paragraph that a page quotes twice; comments are no part of an article.
        found = root is not None and trafilatura.bare_extraction(
            root, include_comments=False, include_tables=False, with_metadata=True
        )
        if found:
            url, title = found.url, clean_title(found.title)
            published = parse_published(found.date)
            text = tidy((found.text or "").split("\n"))
    if not text:
        text = body_text(markup)
    line_date, text = take_date_line(text, host(url))
    if not text:
        raise UnreadableError("no article text found in the page")
    return Article(stable_id(url, text), url, title, line_date or published, host(url), text)
