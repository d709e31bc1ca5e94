"""What reading gives: an article, or the reason why there is none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

COLUMNS = ("id", "url", "title", "published", "source", "text")


@dataclass(frozen=True, slots=True)
class Article:
    """One news article.

    `published` is an aware datetime where the source states hour and zone, a date where it states only the
    day (or an hour without a zone), a string such as `2023-11` where it states only the month, else None. `text`
    is plain, in its original script, its paragraphs separated by a newline; the title is not repeated in it.
    """

    id: str
    url: str | None
    title: str | None
    published: datetime | date | str | None
    source: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something set aside: the file, the place in it (`row 12`, `line 3`, or None for all of it), and why."""

    path: Path
    where: str | None
    reason: str

    def __str__(self) -> str:
        return f"{self.path}{f', {self.where}' if self.where else ''}: {self.reason}"


class UnreadableError(ValueError):
    """A file or row that holds no article; the message is the reason, and the rest goes on."""


def stable_id(url: str | None, text: str) -> str:
    """The id of an article that brings none: the same url (or, without one, text) always gives the same."""
    data = (url or text).encode("utf-8", "surrogatepass")
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()[:16]


def host(url: str | None) -> str | None:
    """The host of a url without `www.`, or None."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None
