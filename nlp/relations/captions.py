"""Captions of pictures in plain text, known by the credit that ends their line: 甲会见乙。某通讯社图片."""

from __future__ import annotations

import re
from functools import cache

from .vocabulary import word_list

_LINE = re.compile(r"[^\n]+")
_LONGEST_CREDIT = 20


def find_captions(text: str, start: int) -> list[tuple[int, int]]:
    """Return the (start, end) of the lines of `text` (simplified script) from `start` that are captions.

    None where they are most of the lines or of the text: on a page of pictures they are the article.
    """
    lines = [match.span() for match in _LINE.finditer(text, start)]
    captions = [line for line in lines if _credit().search(text, *line)]
    most = 2 * len(captions) > len(lines) or 2 * _length(captions) > _length(lines)
    return [] if most else captions


def _length(spans: list[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


@cache
def _credit() -> re.Pattern[str]:
    """What ends a line after its last sentence and names whose the picture is: 美联社, （甲摄）, 图：乙网站."""
    first, last = ("|".join(map(re.escape, sorted(word_list(kind)))) for kind in ("credit_first", "credit_last"))
    short = rf"[^。！？，；\n]{{0,{_LONGEST_CREDIT}}}"
    return re.compile(
        rf"[。！？][”’』」）)]*\s*[（(]?\s*(?:(?:{first}){short}|{short}(?:{last}))\s*[）)]?\s*$", re.M | re.I
    )
