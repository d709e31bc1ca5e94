"""Plain text and Markdown: a title line, perhaps a date, paragraphs."""

from __future__ import annotations

import html
import re
from pathlib import Path

from .dates import find_day
from .markup import clean_title, stated_date, take_date_line, tidy
from .records import Article, stable_id

_TITLE_LENGTH = 50
_SENTENCE_END = tuple("。！？；…，：.!?;,")
_MARKDOWN = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),  # pictures
    (re.compile(r"\[([^\]]+)\]\([^)\s]+(?:\s+\"[^\"]*\")?\)"), r"\1"),  # links
    (re.compile(r"^\s{0,3}#{1,6}\s+", re.MULTILINE), ""),
    (re.compile(r"^\s{0,3}(?:>\s*)+", re.MULTILINE), ""),  # quotations
    (re.compile(r"\*\*([^*\n]+)\*\*"), r"\1"),
)


def read_plain(text: str, path: Path) -> Article:
    """Read a plain text.

    The first line is the title if it is short and does not end as a sentence does. `published` is a full
    date in the file name, else one that makes up one of the first lines or follows a label such as 发布时间.
    """
    for pattern, replacement in _MARKDOWN:
        text = pattern.sub(replacement, text)
    body = tidy(html.unescape(text).splitlines())
    line_date, body = take_date_line(body, None)
    published = find_day(path.name) or line_date or stated_date(text, labelled=True)
    first, _, rest = body.partition("\n")
    title = None
    if rest and len(first) <= _TITLE_LENGTH and not first.endswith(_SENTENCE_END):
        title, body = clean_title(first), rest
    return Article(stable_id(None, body), None, title, published, None, body)
