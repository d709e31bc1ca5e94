"""The closed class of words (words.tsv): what stands between the parts of a pattern."""

from __future__ import annotations

from functools import cache

from nlp.entities import read_table


@cache
def closed_class() -> dict[str, str]:
    """Return word -> tag of the closed class (words.tsv)."""
    words: dict[str, str] = {}
    for row in read_table("nlp.relations", "words.tsv"):
        if row["kind"] in (
            "receiving",
            "temporal_end",
            "during",
            "lead",
            "no_traveller",
            "done",
            "severally",
            "own_country",
        ):
            continue
        words.setdefault(row["form"], row["kind"].upper())
    return words
