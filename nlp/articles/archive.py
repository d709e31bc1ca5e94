"""The archive file: an epoch comment, a title linked to its page, a rule, the HTML body."""

from __future__ import annotations

import html
import re

from .dates import from_epoch
from .markup import body_text, clean_title, take_date_line
from .records import Article, UnreadableError, host, stable_id

_HEADER = re.compile(
    r"\s*(?:<!--\s*(?P<epoch>\d{9,13})\s*-->\s*)?"
    r"\[(?P<title>[^\n]*)\]\((?P<url>\S*?)\)[ \t]*\r?\n\s*-{3,}[ \t]*\r?\n"
)
_RULE = re.compile(r"\s*^-{3,}\s*\Z", re.MULTILINE)


def is_archive(text: str) -> bool:
    """Whether a text begins as an archive file does."""
    return _HEADER.match(text) is not None or re.match(r"\s*<!--\s*\d{9,13}\s*-->\s*\[", text) is not None


def read_archive(text: str) -> Article:
    """Read one archive file.

    `published` is the date line of the body where there is one, else the epoch (of crawling or publishing).
    Raises UnreadableError where the header is cut off.
    """
    header = _HEADER.match(text)
    if not header:
        raise UnreadableError("an archive file without its [title](url) line and the rule below it")
    url = header["url"] or None
    site = host(url)
    body = body_text(_RULE.sub("", text[header.end() :]))
    published, body = take_date_line(body, site)
    if published is None and header["epoch"]:
        published = from_epoch(float(header["epoch"]))
    title = clean_title(html.unescape(header["title"]))
    return Article(stable_id(url, body), url, title, published, site, body)
