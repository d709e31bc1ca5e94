"""The words and patterns of dates, read from words.tsv and patterns.toml and compiled once."""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HERE = "nlp.entities.times"


@dataclass(frozen=True)
class Word:
    """One row of words.tsv; `amounts` are the first and last step of its unit."""

    word: str
    kind: str
    unit: str
    amounts: tuple[int, int]
    anchor: str


@dataclass(frozen=True)
class Vocabulary:
    """Compiled patterns by name, the words by kind, and the tables for numerals, weeks and stubs."""

    patterns: dict[str, re.Pattern[str]]
    words: dict[str, re.Pattern[str]]
    rows: dict[tuple[str, str], Word]
    week: dict[str, int]
    stub: dict[str, int]
    units: dict[str, str]
    digits: str
    variants: dict[str, str]
    powers: dict[str, int]
    weekdays: str
    first: str
    weekday_variants: dict[str, str]

    def word(self, kind: str, text: str, at: int) -> tuple[Word, int] | None:
        """Return the longest word of `kind` that stands at `at`, and its end."""
        match = self.words[kind].match(text, at)
        return (self.rows[kind, match.group()], match.end()) if match else None


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of a TSV file of this package; lines that begin with # are comments."""
    lines = files(_HERE).joinpath(name).read_text("utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{key: value or "" for key, value in row.items()} for row in rows]


def alternation(rows: list[dict[str, str]], word: str) -> re.Pattern[str]:
    """One pattern for the `word` column, longest first, with what may not stand before and after."""
    parts = []
    for row in sorted(rows, key=lambda row: -len(row[word])):
        before = f"(?<!{row['not_before']})" if row["not_before"] else ""
        after = f"(?!{row['not_after']})" if row["not_after"] else ""
        parts.append(f"{before}{row[word]}{after}")
    return re.compile("|".join(parts))


@cache
def vocabulary() -> Vocabulary:
    """Read the two files. Raises ValueError for a pattern that names an unknown one."""
    data = tomllib.loads(files(_HERE).joinpath("patterns.toml").read_text("utf-8"))
    sources: dict[str, str] = data["patterns"]
    by_kind: dict[str, list[dict[str, str]]] = {}
    rows: dict[tuple[str, str], Word] = {}
    for row in read_table("words.tsv"):
        by_kind.setdefault(row["kind"], []).append(row)
        first, _, last = (row["amount"] or "0").partition("..")
        plain = re.sub(r"\(\?=.*\)$", "", row["word"])
        rows[row["kind"], plain] = Word(
            plain, row["kind"], row["unit"], (int(first), int(last or first)), row["anchor"]
        )
    return Vocabulary(
        patterns={name: re.compile(_expand(name, sources)) for name in sources},
        words={kind: alternation(group, "word") for kind, group in by_kind.items()},
        rows=rows,
        week=data["week"],
        stub=data["stub"],
        units=data["units"],
        digits=data["numerals"]["digits"],
        variants=data["numerals"]["variants"],
        powers=data["numerals"]["powers"],
        weekdays=data["numerals"]["weekdays"],
        first=data["scan"]["first"],
        weekday_variants=data["numerals"]["weekday_variants"],
    )


def _expand(name: str, sources: dict[str, str]) -> str:
    def replace(match: re.Match[str]) -> str:
        if match[1] not in sources:
            raise ValueError(f"patterns.toml: {name} names {{{match[1]}}}, which is not in [patterns]")
        return _expand(match[1], sources)

    return re.sub(r"\{([a-z]\w+)\}", replace, sources[name])


def number(text: str) -> int:
    """Read 12, 十二, 三十一, 一百零二, or digit by digit 二〇二三 (also 零, ○, and 元 for the first)."""
    known = vocabulary()
    if text.isascii():
        return int(text)
    text = "".join(known.variants.get(character, character) for character in text)
    for sign, value in known.powers.items():
        if sign in text:
            times, _, rest = text.partition(sign)
            rest = rest.lstrip(known.digits[0])
            return value * (number(times) if times else 1) + (number(rest) if rest else 0)
    return int("".join(str(known.digits.index(character)) for character in text))
