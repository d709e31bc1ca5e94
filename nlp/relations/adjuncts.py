"""Adjuncts of time that hold an event of their own: 王毅[在纽约出席联大期间]会见拉夫罗夫."""

from __future__ import annotations

from .row import BREAKS, LONGEST, PERSONS, Row
from .units import Unit
from .vocabulary import heads, word_list


def fold_adjuncts(row: Row, rows: list[Row]) -> None:
    """Fold 在…期间 where it holds a trigger; its subject is that of the clause around it."""
    i = 0
    while i < len(row.units):
        unit = row.units[i]
        if unit.text in word_list("opens_adjunct") and unit.tag != "FOLD":
            has_trigger = False
            for j in range(i + 1, min(i + LONGEST, len(row.units))):
                other = row.units[j]
                has_trigger = has_trigger or other.tag == "TRIGGER"
                if other.tag in ("STOP", "COMMA", "SPEECH"):
                    break
                if other.text == "之际" and not has_trigger and not any(u.is_party() for u in row.units[i:j]):
                    # 在建交60周年之际: only when.
                    row.fold(i, j + 1)
                    break
                # The 中 of 中央 is no end, but one that the engine sees as a word.
                closes = other.text in word_list("temporal_end") and (other.text != "中" or other.value is not None)
                if closes and has_trigger:
                    # 甲与乙[在论坛期间]会面
                    gathering = other.text == "期间" and row.units[j - 1].text in heads("gathering")
                    first = i if gathering else _other_party(row.units, i)
                    inner = row.fold(first, j + 1)
                    # 继3月甲访问乙国之后
                    own = next((k for k in range(1, len(inner)) if inner[k].tag != "TIME"), 1)
                    whole = i == first and j - i > 3 and inner[own].tag in PERSONS and _acts(inner, own + 1)
                    # 在特朗普与金正恩会面前: the adjunct has parties of its own, the preposition none.
                    rows.append(
                        Row(inner[1:-1] if whole else inner[:-1], outer=row, start=inner[0].start, kind=_kind(other))
                    )
                    i = first
                    break
        i += 1
    _bare_adjuncts(row, rows)


def _acts(units: list[Unit], at: int) -> bool:
    """Whether what follows at `at`, across times and adverbs, makes a subject of the party before it."""
    while at < len(units) and units[at].tag in ("TIME", "WORD"):
        at += 1
    return at < len(units) and units[at].tag in ("WITH", "TRIGGER", "PREPOSITION", "LIGHT")


def _other_party(units: list[Unit], at: int) -> int:
    """Return where an adjunct begins: with the other party, if one is before it (乙[同来访的甲在杭州会晤时]提及)."""
    before = at - 2
    while before > 0 and units[before].tag == "FOLD":
        before -= 1
    return before if before > 0 and units[at - 1].tag in PERSONS and units[before].text in ("同", "与", "跟") else at


def _kind(end: Unit) -> str:
    """What happens 期间 lasts longer than what it is told with: its day is not that of the clause around."""
    return "occasion" if end.text == "期间" else "adjunct"


def _bare_adjuncts(row: Row, rows: list[Row]) -> None:
    """Fold 出席…期间 also where no 在 opens it: 王毅出席慕尼黑安全会议期间会见…"""
    j = len(row.units) - 1
    while (j := j - 1) > 1:
        if row.units[j].text != "期间" or row.units[j + 1].tag in ("COMMA", "STOP"):
            continue
        i = j
        while i > 0 and row.units[i - 1].tag not in (*BREAKS, "PERSON", "OFFICE", "DELEGATION", "TIME"):
            i -= 1
        if i < j and row.units[i].tag == "TRIGGER":
            inner = row.fold(i, j + 1)
            rows.append(Row(inner[:-1], outer=row, start=inner[0].start, kind="occasion"))
            j = i
