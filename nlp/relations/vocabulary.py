"""The closed class of words (closed_class.tsv): what stands between the parts of a pattern."""

from __future__ import annotations

from functools import cache

from nlp.entities import read_table


@cache
def closed_class() -> dict[str, str]:
    """Return word -> tag of the closed class."""
    return {row["form"]: row["kind"].upper() for row in read_table("nlp.relations", "closed_class.tsv")}
