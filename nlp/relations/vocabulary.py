"""The words that the reading of sentences knows: the closed class between the parts of patterns, and lists by kind."""

from __future__ import annotations

from functools import cache

from nlp.entities import read_table, read_words


@cache
def closed_class() -> dict[str, str]:
    """Return word -> tag of the closed class."""
    return {row["form"]: row["kind"].upper() for row in read_table("nlp.relations", "closed_class.tsv")}


def word_list(kind: str) -> frozenset[str]:
    """Return the words of a kind in words.tsv."""
    return read_words("nlp.relations", "words.tsv", kind)


@cache
def heads(kind: str) -> tuple[str, ...]:
    """Return the last nouns of gatherings or institutions (gatherings.tsv), the longest first."""
    rows = read_table("nlp.relations", "gatherings.tsv")
    return tuple(sorted((row["form"] for row in rows if row["kind"] == kind), key=len, reverse=True))


@cache
def formal_words() -> dict[str, tuple[str, str, str]]:
    """Return word -> (plain word, part of speech where it is meant, what must follow) of formal writing."""
    rows = read_table("nlp.relations", "formal.tsv")
    return {row["form"]: (row["plain"], row["tag"], row["before"]) for row in rows}
