"""Scores: found events against labelled ones, dyad by dyad. Pure: no files, no clock, no printing.

The unit is the dyad, so that one meeting of three costs as much as three meetings of two:

    meet, call   each (who, whom) pair, in either order; without whom, each pair inside who
    visit        (visitor, destination)
    attend       (participant, gathering)

A dyad is found where an event of the same type in the same article names both its sides.
docs/evaluation.md says what each figure means.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import Any, NamedTuple

from nlp.events.schema import TYPES

Event = Mapping[str, Any]
"""A labelled event, where a name is a list of accepted spellings, or a row of the event table."""
Names = frozenset[str]

HEADLINE = ("meet", "call", "visit")
"""The types that the headline figures take together; attend stands apart."""
PROPERTIES = ("when", "day", "where", "place", "status", "mode")
"""What of a found dyad is right or wrong."""
_SHOWN_AS_WRONG = ("when", "where", "status", "place", "mode")
_MARKS = re.compile(r"[\s·•‧・.,，。、“”\"'《》〈〉「」『』\-—()（）]")


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean, 0 to 1; None where there is nothing to divide by."""

    p: float | None
    r: float | None
    f1: float | None


@dataclass(frozen=True)
class Figures:
    """The figures of one type of event, or of several together; shares of the found dyads are 0 to 1."""

    gold: int
    """Labelled dyads."""
    pred: int
    """Dyads of the event table."""
    pair: Rates
    lenient: Rates
    """A name may also contain the other, or be contained in it (two characters or more)."""
    full: Rates
    """A dyad counts only where when, where and status are right too."""
    when: float | None
    day: float | None
    where: float | None
    place: float | None
    status: float | None
    mode: float | None

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain values for JSON."""
        rates = {name: getattr(self, name)._asdict() for name in ("pair", "lenient", "full")}
        return {
            "gold": self.gold,
            "pred": self.pred,
            **rates,
            **{name: getattr(self, name) for name in PROPERTIES},
        }


@dataclass(frozen=True)
class Error:
    """A dyad that was missed, found but wrong in something, or spurious; None for the event that is not."""

    kind: str
    """missed, spurious, or `wrong` with what is wrong, such as `wrong when+where`."""
    article: str
    pair: tuple[str, str]
    """The two sides of the dyad as written, by the label where there is one."""
    label: Event | None
    found: Event | None


@dataclass(frozen=True)
class Score:
    """Figures by type, and under `all` those of meet, call and visit together; the errors by article."""

    figures: dict[str, Figures]
    errors: list[Error]

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain values for JSON."""
        return {name: figures.as_dict() for name, figures in self.figures.items()}


class _Dyad(NamedTuple):
    type: str
    a: Names
    b: Names
    event: Event
    pair: tuple[str, str]


def score(labels: Mapping[str, Sequence[Event]], found: Mapping[str, Sequence[Event]]) -> Score:
    """Compare the events of each labelled article with those found in it.

    Both map article ids to events; events of articles without labels do not count.
    """
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in TYPES}
    errors: list[Error] = []
    for article, events in labels.items():
        gold, pred = _dyads(events), _dyads(found.get(article, ()))
        for name, dyads in (("gold", gold), ("pred", pred)):
            for dyad in dyads:
                counts[dyad.type][name] += 1
        for i, _ in _align(gold, pred, lenient=True):
            counts[gold[i].type]["lenient"] += 1
        pairs = _align(gold, pred, lenient=False)
        for i, j in pairs:
            right = agreement(gold[i].event, pred[j].event)
            _count(counts[gold[i].type], right)
            if wrong := [name for name in _SHOWN_AS_WRONG if right[name] is False]:
                errors.append(Error("wrong " + "+".join(wrong), article, gold[i].pair, gold[i].event, pred[j].event))
        matched, told = {i for i, _ in pairs}, {j for _, j in pairs}
        errors += [Error("missed", article, d.pair, d.event, None) for i, d in enumerate(gold) if i not in matched]
        errors += [Error("spurious", article, d.pair, None, d.event) for j, d in enumerate(pred) if j not in told]
    total = sum((counts[kind] for kind in HEADLINE), Counter())
    return Score({"all": _figures(total), **{kind: _figures(counts[kind]) for kind in TYPES}}, errors)


def agreement(label: Event, found: Event) -> dict[str, bool | None]:
    """Return for each of PROPERTIES whether a found event is as labelled; None where nothing is asked."""
    start, end = _day(label, "start"), _day(label, "end")
    found_start, found_end = _day(found, "start"), _day(found, "end")
    places = [spellings(event.get("place")) | spellings(event.get("city")) for event in (label, found)]
    return {
        "when": start == found_start and (end or start) == (found_end or found_start),
        "day": start == found_start if start and len(start) == len("2023-11-09") else None,
        "where": (label.get("country") or None) == (found.get("country") or None),
        "place": _same(*places, lenient=True) if label.get("place") else None,
        "status": (label.get("status") or "occurred") == (found.get("status") or "occurred"),
        "mode": label["mode"] == found.get("mode") if label.get("mode") else None,
    }


def spellings(name: Any) -> Names:
    """Return the accepted spellings of one party or place, normalised; a plain string has one."""
    if name is None:
        return frozenset()
    if isinstance(name, str):
        name = [name]
    return frozenset(filter(None, map(_normal, name)))


def first_name(name: Any) -> str:
    """Return the first spelling of a party or place; a dash where there is none."""
    if isinstance(name, str):
        return name
    return name[0] if name else "-"


@cache
def _normal(name: str) -> str:
    """The name in simplified script, without spaces, marks, width and case."""
    return _MARKS.sub("", _to_simplified().convert(unicodedata.normalize("NFKC", name))).lower()


@cache
def _to_simplified() -> Any:
    from opencc import OpenCC

    # Whole words, unlike nlp.entities.script: no offsets are at stake here.
    return OpenCC("t2s")


def _same(a: Names, b: Names, *, lenient: bool) -> bool:
    if a & b:
        return True
    return lenient and any(min(len(x), len(y)) >= 2 and (x in y or y in x) for x in a for y in b)


def _day(event: Event, key: str) -> str | None:
    return str(event[key])[:10] if event.get(key) else None


def _dyads(events: Sequence[Event]) -> list[_Dyad]:
    """One a dyad; a dyad that is told again with the same dates counts once."""
    found: dict[tuple[Any, ...], _Dyad] = {}
    for event in events:
        if event.get("type") not in TYPES:
            continue
        for a, b in _sides(event):
            sides = frozenset((spellings(a), spellings(b)))
            key = (event["type"], sides, event.get("start"), event.get("end"))
            found.setdefault(
                key, _Dyad(event["type"], spellings(a), spellings(b), event, (first_name(a), first_name(b)))
            )
    return list(found.values())


def _sides(event: Event) -> list[tuple[Any, Any]]:
    """The pairs of names of an event; a name that is nothing but marks is none."""
    who, whom = ([name for name in event.get(side) or () if spellings(name)] for side in ("who", "whom"))
    if event["type"] in ("visit", "attend"):
        to = event.get("to")
        return [(party, to) for party in who] if spellings(to) else []
    return list(product(who, whom)) if whom else list(combinations(who, 2))


def _align(gold: list[_Dyad], pred: list[_Dyad], *, lenient: bool) -> list[tuple[int, int]]:
    """Pair the dyads of an article, the best pair first: among equal names that with more right wins."""
    options = []
    for i, g in enumerate(gold):
        for j, p in enumerate(pred):
            if g.type != p.type:
                continue
            straight = _same(g.a, p.a, lenient=lenient) and _same(g.b, p.b, lenient=lenient)
            either = g.type in ("meet", "call")
            if straight or (either and _same(g.a, p.b, lenient=lenient) and _same(g.b, p.a, lenient=lenient)):
                right = agreement(g.event, p.event)
                options.append((-sum(map(bool, right.values())), -bool(right["when"]), i, j))
    pairs: list[tuple[int, int]] = []
    used_gold, used_pred = set(), set()
    for _, _, i, j in sorted(options):
        if i not in used_gold and j not in used_pred:
            used_gold.add(i)
            used_pred.add(j)
            pairs.append((i, j))
    return pairs


def _count(counts: Counter[str], right: Mapping[str, bool | None]) -> None:
    counts["pair"] += 1
    counts["full"] += bool(right["when"] and right["where"] and right["status"])
    for name, value in right.items():
        if value is not None:
            counts[name + " asked"] += 1
            counts[name] += value


def _figures(counts: Counter[str]) -> Figures:
    gold, pred = counts["gold"], counts["pred"]
    pair, lenient, full = (_rates(counts[name], pred, gold) for name in ("pair", "lenient", "full"))
    shares = {name: _ratio(counts[name], counts[name + " asked"]) for name in PROPERTIES}
    return Figures(gold, pred, pair, lenient, full, **shares)


def _rates(hits: int, pred: int, gold: int) -> Rates:
    p, r = _ratio(hits, pred), _ratio(hits, gold)
    if p and r:
        return Rates(p, r, 2 * p * r / (p + r))
    return Rates(p, r, 0.0 if gold or pred else None)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
