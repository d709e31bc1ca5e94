"""Whether what was read is a Chinese news article."""

from __future__ import annotations

import re
from dataclasses import replace

from .records import Article, UnreadableError

MAX_TEXT = 1_000_000
"""Characters: a longer text is no news article but a dump, and would hold up the rest."""

_MIN_HAN = 0.2
_MAX_KANA = 0.2
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9d]")


def fit(article: Article) -> Article:
    """Give the article back, without its title where the text repeats it as first line.

    Raises UnreadableError for no text, one over MAX_TEXT, or one not in Chinese: less than a fifth of its
    letters are Han characters, or more than a fifth are kana.
    """
    text = article.text
    first, _, rest = text.partition("\n")
    if rest and article.title and _letters(first) == _letters(article.title):
        text = rest
    if len(text) > MAX_TEXT:
        raise UnreadableError(f"{len(text):,} characters of text, the limit for one article is {MAX_TEXT:,}")
    letters = sum(map(str.isalpha, text))
    if not letters:
        raise UnreadableError("no text")
    han, kana = (len(chars.findall(text)) / letters for chars in (_HAN, _KANA))
    if kana > _MAX_KANA:
        raise UnreadableError(f"not Chinese: {kana:.0%} of its letters are kana")
    if han < _MIN_HAN:
        raise UnreadableError(f"not Chinese: only {han:.0%} of its letters are Han characters")
    return replace(article, text=text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
