"""Runs of names of persons without separators, as lists of members have them."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from functools import cache

from .gazetteer import people
from .name_shapes import (
    LEXICON,
    LONGEST,
    begins_names,
    characters,
    chinese_surnames,
    ends_names,
    is_foreign,
    joins,
    long_title,
    starts_with_surname,
    tags,
    titles,
)
from .sighting import Sighting, Span
from .tables import read_words

# What a reading of a run of names costs, in nats: by the length of a Chinese name, for a foreign one, for a character
# that is in no name. A name whose edges are those of the engine's words, and a known one, are cheaper.
_LENGTHS = {2: 1.4, 3: 0.4, 4: 4.0}
_FOREIGN, _LEFT, _EDGES, _KNOWN, _UNSEEN = 3.5, 16.0, -2.0, 7.0, 9.5

# What the engine may leave of a name before and after a run, in characters.
_REST = 2


def find_runs(seen: Sighting) -> list[Span]:
    """Return the names in stretches of several names with nothing between them, as (start, end) of each stretch."""
    text = seen.text
    runs: list[tuple[int, int, int]] = []
    for start, end, label in seen.recognised:
        if label != "PERSON":
            continue
        between = text[runs[-1][1] : start] if runs else ""
        stop, tag = seen.word_at.get(runs[-1][1] if runs else start, (start, ""))
        # 韩正|以|习近平主席特使身份
        parted = bool(between) and stop == start and tag in tags("grammatical")
        if runs and len(between) <= _REST and joins(between) and between not in titles() and not parted:
            runs[-1] = (runs[-1][0], end, runs[-1][2] + 1)
        else:
            runs.append((start, end, 1))
    return [
        (start, _with_rest(text, end) if count > 1 else end)
        for start, end, count in runs
        if _several(text, start, end, count)
    ]


def _several(text: str, start: int, end: int, count: int) -> bool:
    """Whether what the engine took for so many names looks like Chinese names, and not like one long foreign name."""
    name = text[start:end]
    if is_foreign(name) or long_title().search(name):
        return False
    if "·" not in name and not (starts_with_surname(name) and name.isalpha()):
        return False
    return count > 1 or len(name) > 5


def _with_rest(text: str, end: int) -> int:
    """Return the end of a run with the one or two characters that the engine left of its last name."""
    rest = re.compile("[一-鿿]*").match(text, end)
    words = rest[0] if rest else ""
    return end + len(words) if len(words) <= _REST and joins(words) and words not in titles() else end


def split_names(run: str, edges: Collection[int] = ()) -> list[tuple[int, int]]:
    """Return where the names are in a run of names without separators: 李鹏|乔石|李瑞环, 布赫|铁木尔·达瓦买提|吴阶平.

    edges: where the engine sees words begin and end. What fits no name is left out.
    """
    best: list[tuple[float, int, bool]] = [(0.0, 0, False)]
    for end in range(1, len(run) + 1):
        options = [(best[end - 1][0] + _LEFT, end - 1, False)]
        for start in range(max(0, end - 3 * LONGEST), end - 1):
            if (price := _name_cost(run[start:end])) is not None:
                bonus = _EDGES if {start, end} <= set(edges) else 0.0
                options.append((best[start][0] + price + bonus, start, True))
        best.append(min(options))
    found, end = [], len(run)
    while end:
        _, start, is_name = best[end]
        if is_name:
            found.append((start, end))
        end = start
    return found[::-1]


@cache
def _name_cost(name: str) -> float | None:
    """Return what it costs to read `name` as one name, None where it cannot be one."""
    prices = []
    if 2 <= len(name) <= 4 and people(name):
        prices.append(_KNOWN)
    for length in (1, 2):
        given = len(name) - length
        if name[:length] in chinese_surnames() and 1 <= given <= 2 and "·" not in name:
            shape = _LENGTHS[len(name)] if length == 1 else 0.8
            prices.append(chinese_surnames()[name[:length]] + shape + sum(_cost(c, 3) for c in name[length:]))
    if "·" in name:
        parts = name.split("·")
        if all(0 < len(part) <= LONGEST for part in parts) and begins_names(name[0]) and ends_names(name[-1]):
            prices.append(_FOREIGN + sum(_cost(c, 0) for c in name if c != "·"))
    elif len(name) <= LONGEST and is_foreign(name) and begins_names(name[0]) and ends_names(name[-1]):
        prices.append(_FOREIGN + sum(_cost(c, 0) for c in name))
    return min(prices) if prices else None


@cache
def _total(column: int) -> int:
    return sum(counts[column] for counts in characters().values())


@cache
def _cost(character: str, column: int) -> float:
    if character in read_words(LEXICON, "boundaries.tsv", "word"):
        return _UNSEEN + _FOREIGN
    count = characters().get(character, (0, 0, 0, 0))[column]
    return min(_UNSEEN, -math.log(count / _total(column))) if count else _UNSEEN
