"""What names of persons look like: characters of transliterations, surnames, Latin names, runs of names."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from functools import cache

from .gazetteer import people
from .tables import read_table, read_words

LEXICON = "nlp.entities.lexicon"

# A character counts as one of transliterations when it stands in so many of the names of the table.
_COMMON = 8
# Fewer parts of names than this begin or end with a character that is taken for a word beside the name.
_RARE = 3
# Longest part of a transliterated name between two middle dots, and longest name without one.
LONGEST = 9

# What a reading of a run of names costs, in nats: by the length of a Chinese name, for a foreign one, for a character
# that is in no name. A name whose edges are those of the engine's words, and a known one, are cheaper.
_LENGTHS = {2: 1.4, 3: 0.4, 4: 4.0}
_FOREIGN, _LEFT, _EDGES, _KNOWN, _UNSEEN = 3.5, 16.0, -2.0, 7.0, 9.5

_LETTERS = "-A-Za-zÀ-ɏ'’"
_PARTICLE = "(?: (?:[A-Z]\\.|de|da|del|van|von|der|den|al|el|bin|ibn|di|la|le|dos|do)){0,2}"
LATIN = re.compile(
    rf"(?:(?:Dr|Mr|Ms|Mrs|St)\. ?)?(?<![{_LETTERS}])[A-ZÀ-Þ][{_LETTERS}]+"
    rf"(?:{_PARTICLE} [A-ZÀ-Þ][{_LETTERS}]+){{1,3}}(?:, Jr\.?)?"
)
"""Two or more capitalised words: Ted Cruz, Dr. Edward E. Bartlett, Juan de la Cruz."""


@cache
def _characters() -> dict[str, tuple[int, int, int, int]]:
    """How many names hold, parts of names begin and end with, and Chinese given names hold each character."""
    return {
        row["character"]: (int(row["names"]), int(row["first"]), int(row["last"]), int(row["given"]))
        for row in read_table(LEXICON, "name_characters.tsv")
    }


@cache
def transliterating() -> frozenset[str]:
    """The characters that foreign names are written with, function words (和, 于) left out."""
    common = {character for character, counts in _characters().items() if counts[0] >= _COMMON}
    return frozenset(common - read_words(LEXICON, "boundaries.tsv", "word"))


@cache
def surnames() -> frozenset[str]:
    """Chinese, Korean, Vietnamese and Japanese surnames of one or two characters."""
    return frozenset(_chinese()) | read_words(LEXICON, "surnames.tsv", "japanese")


@cache
def _chinese() -> dict[str, float]:
    """Chinese surnames with the cost of reading one; the table has the commonest first, and ranks follow Zipf's law."""
    rows = [row["form"] for row in read_table(LEXICON, "surnames.tsv") if row["kind"] == "surname"]
    weights = {form: 1 / (rank + 8) for rank, form in enumerate(dict.fromkeys(rows))}
    total = sum(weights.values())
    return {form: -math.log(weight / total) for form, weight in weights.items()}


@cache
def boundary() -> re.Pattern[str]:
    """Words that end a name and never belong to one."""
    words = sorted(read_words(LEXICON, "boundaries.tsv", "word"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def dotted() -> re.Pattern[str]:
    """A transliteration with middle dots: 伊姆兰·汗."""
    part = f"[{''.join(sorted(transliterating()))}]{{1,{LONGEST}}}"
    return re.compile(rf"{part}(?:[·-](?:{part}|[A-Z]\.?))*·(?:{part}|[A-Z]\.?)(?:[·-](?:{part}|[A-Z]\.?)){{0,6}}")


@cache
def with_original() -> re.Pattern[str]:
    """A transliteration (group 1) with its original in brackets (group 2): 雪蔓（Wendy Sherman）."""
    part = f"[{''.join(sorted(transliterating()))}]{{2,{LONGEST}}}"
    return re.compile(rf"(?<![一-鿿])({part})[(（]([A-ZÀ-Þ][{_LETTERS}.]+(?: [{_LETTERS}.]+){{1,4}})[)）]")


def is_foreign(name: str) -> bool:
    """Whether `name` could be a transliteration, by its characters."""
    return bool(name) and set(name) <= transliterating() | {"·", "-"}


def starts_with_surname(name: str) -> bool:
    return name[:1] in surnames() or name[:2] in surnames()


def begins_names(character: str) -> bool:
    """Whether parts of foreign names begin with `character`."""
    return _characters().get(character, (0, 0, 0, 0))[1] >= _RARE


def ends_names(character: str, *, often: bool = False) -> bool:
    """Whether parts of foreign names end with `character`; often: whether more than a few do."""
    return _characters().get(character, (0, 0, 0, 0))[2] >= (_RARE * 10 if often else _RARE)


@cache
def _total(column: int) -> int:
    return sum(counts[column] for counts in _characters().values())


@cache
def _cost(character: str, column: int) -> float:
    if character in read_words(LEXICON, "boundaries.tsv", "word"):
        return _UNSEEN + _FOREIGN
    count = _characters().get(character, (0, 0, 0, 0))[column]
    return min(_UNSEEN, -math.log(count / _total(column))) if count else _UNSEEN


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
        if name[:length] in _chinese() and 1 <= given <= 2 and "·" not in name:
            shape = _LENGTHS[len(name)] if length == 1 else 0.8
            prices.append(_chinese()[name[:length]] + shape + sum(_cost(c, 3) for c in name[length:]))
    if "·" in name:
        parts = name.split("·")
        if all(0 < len(part) <= LONGEST for part in parts) and begins_names(name[0]) and ends_names(name[-1]):
            prices.append(_FOREIGN + sum(_cost(c, 0) for c in name if c != "·"))
    elif len(name) <= LONGEST and is_foreign(name) and begins_names(name[0]) and ends_names(name[-1]):
        prices.append(_FOREIGN + sum(_cost(c, 0) for c in name))
    return min(prices) if prices else None
