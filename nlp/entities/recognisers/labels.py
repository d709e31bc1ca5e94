"""Our label for the tag of any engine, by the table labels.tsv."""

from __future__ import annotations

import logging
from functools import cache

from nlp.entities.tables import read_table

logger = logging.getLogger(__name__)


@cache
def _table() -> dict[str, str]:
    return {row["tag"].upper(): row["label"] for row in read_table(__package__, "labels.tsv")}


@cache
def label(tag: str) -> str | None:
    """Return the label of `tag`, case ignored; None where it names nothing that is looked for here.

    Tag sets share one table, since no tag means different things in two of them. A tag that the table doesn't
    know is logged, once.
    """
    known = _table().get(tag.upper())
    if known is None:
        logger.warning("entities tagged %r are left out: the tag is not in labels.tsv", tag)
    return known or None
