"""CAMEO and PLOVER codes of an event, from the one table `codes.tsv` (its head names the code books)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple


class Codes(NamedTuple):
    """Codes of one event; None where the code books have none.

    `cameo` reads from `who` to `whom` or `to`, `cameo_reverse` the other way round: 042 and 043 for a visit.
    """

    cameo: str | None
    cameo_reverse: str | None
    plover: str | None


@cache
def _table() -> tuple[dict[str, str], ...]:
    text = (resources.files(__package__) / "codes.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def codes(event: Mapping[str, Any]) -> Codes:
    """The codes of an event row (None for what is not known) by its type, status and mode.

    A meeting in person counts as one at a third party's where the countries of the place and of every party
    are known and the first is none of the others.
    """
    wanted = {"type": event["type"], "status": event["status"], "mode": event.get("mode")}
    if event["type"] == "meet" and wanted["mode"] in (None, "in_person") and _abroad_for_all(event):
        wanted["mode"] = "third_party"
    row = next(row for row in _table() if all(row[key] in ("*", value) for key, value in wanted.items()))
    return Codes(row["cameo"] or None, row["cameo_reverse"] or None, row["plover"] or None)


def _abroad_for_all(event: Mapping[str, Any]) -> bool:
    country = event.get("country")
    homes = [*(event.get("who_country") or ()), *(event.get("whom_country") or ())]
    return bool(homes) and country is not None and not any(home in (None, country) for home in homes)
