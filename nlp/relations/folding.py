"""Folding: what stands inside a clause and has a subject of its own is read apart, so that the clause stays plain.

习近平同[来华进行国事访问的]拉卡列举行会谈   a relative clause, its subject the party after it
王毅[在纽约出席联大期间]会见拉夫罗夫         an adjunct of time, its subject that of the clause
[应拉马福萨邀请], [据路透社报道], [就双边关系] no events of their own
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from .noun_phrases import heads
from .units import Unit
from .vocabulary import word_list

_BREAKS = ("STOP", "COMMA", "SPEECH", "CLAUSE")
_PERSONS = ("PERSON", "OFFICE", "DELEGATION")
_NAMED = ("PERSON", "ORG", "DELEGATION")
# How far before 及 the verb or preposition stands that governs a list.
_LIST = 6
# Between those named and the noun for the others: 及[他未来]内阁成员.
_NOBODY = ("WORD", "AREA", "CITY", "PLACE", "JOIN", "PRONOUN", "PARTICLE")
_INSIDE_MODIFIER = (
    *("WORD", "VERB", "PREPOSITION", "PARTICLE", "LIGHT", "TIME", "QUOTE"),
    *("PLACE", "CITY", "VENUE", "REGION", "AREA", "COUNTRY", "ORG"),
)
_LONGEST = 24
# How many units stand in 以…身份.
_MOST_TO_CAPACITY = 8


@dataclass(slots=True)
class Row:
    """A row of units to be matched on its own. `subject` is known for a relative clause, else looked for."""

    units: list[Unit]
    subject: Unit | None = None
    outer: Row | None = None
    """The row that this one was folded out of, and `start` the offset at which it stood there."""
    start: int = 0
    kind: str = "clause"

    @property
    def at(self) -> int:
        """Where in the outer row the fold of this one is, or what that was folded into."""
        outer = self.outer.units if self.outer else []
        return next((i for i, unit in enumerate(outer) if unit.end > self.start), 0)


@cache
def _ends_of_adjuncts() -> frozenset[str]:
    return word_list("temporal_end")


def fold(units: list[Unit]) -> list[Row]:
    """Return the row of the sentence with folds in place of what was folded, then the folded rows."""
    outer = Row(units)
    rows = [outer]
    _led_delegations(outer)
    _teams(outer)
    _including(outer)
    _rest_of_list(outer)
    _summed_up(outer)
    _relative_clauses(outer, rows)
    _modifiers(outer)
    _between(outer, "应", word_list("inviting"))
    _between(outer, "据", word_list("reporting"))
    _topics(outer)
    _roles(outer)
    _adjuncts(outer, rows)
    return rows


def _replace(row: Row, first: int, last: int) -> list[Unit]:
    """Put one FOLD in the place of units first to last (exclusive) and return what it holds."""
    inner = row.units[first:last]
    text = "".join(unit.text for unit in inner)
    row.units[first:last] = [Unit(inner[0].start, inner[-1].end, text, "FOLD", inner=inner)]
    return inner


def _led_delegations(row: Row) -> None:
    """米罗诺夫率领的党干部考察团 is one party, named by its leader."""
    units = row.units
    i = 0
    while i + 3 < len(units):
        leader, verb, particle, body = units[i : i + 4]
        if leader.is_party() and verb.text in word_list("heading") and particle.text == "的":
            # Between 的 and the word for the body may stand its adjectives.
            j = i + 3
            while j < len(units) and j < i + 9 and units[j].tag not in (*_BREAKS, "TRIGGER", "DELEGATION"):
                j += 1
            if j < len(units) and units[j].tag == "DELEGATION":
                # 由甲、乙率领的代表团
                while i > 1 and units[i - 1].tag == "JOIN" and units[i - 2].is_party():
                    i -= 2
                leaders = [p for unit in units[i : j + 1] if unit.tag == leader.tag for p in unit.parties]
                led = leaders[0].at(units[i].start, units[j].end)
                first = _opener(units, i)
                units[first : j + 1] = [
                    replace(leader, start=units[first].start, end=units[j].end, parties=(led, *leaders[1:]))
                ]
        i += 1


def _opener(units: list[Unit], leader: int) -> int:
    """Return where 由[…的]X率领的 begins; the leader itself where no 由 stands before."""
    for at in range(leader - 1, max(leader - 14, -1), -1):
        if units[at].text in ("由", "以"):
            return at
        if units[at].tag in (*_BREAKS[:2], "TRIGGER"):
            break
    return leader


def _teams(row: Row) -> None:
    """拜登和习近平的团队: the team stands for its head."""
    units = row.units
    i = 0
    while i + 2 < len(units):
        if units[i].is_party() and units[i + 1].text == "的" and units[i + 2].text in word_list("staff"):
            units[i : i + 3] = [replace(units[i], end=units[i + 2].end)]
        i += 1


def _including(row: Row) -> None:
    """包括布林肯在内的多名官员, 与多名专家如甲、乙会谈, 会见议员，例如甲: whom the sentence names stands for all."""
    units = row.units
    for i in range(1, len(units) - 1):
        if units[i].text in word_list("such_as") and units[i + 1].is_party():
            opener = i - 1
            while opener > max(i - _LONGEST, 0) and not _takes_party(units[opener]):
                if units[opener].tag in _BREAKS and opener != i - 1:
                    break
                opener -= 1
            if _takes_party(units[opener]):
                del units[opener + 1 : i + 1]
                return
    for i in range(len(units) - 4):
        if units[i].text == "包括" and units[i + 1].is_party() and (end := _of_the_included(units, i + 2)):
            last = end
            while last < len(units) and units[last].tag in ("WORD", "OFFICE", "ORG", "COUNTRY"):
                last += 1
            parties = tuple(party for unit in units[i:end] if unit.tag != "PRONOUN" for party in unit.parties)
            units[i:last] = [replace(units[i + 1], end=units[last - 1].end, parties=parties)]
            return


def _takes_party(unit: Unit) -> bool:
    return unit.tag == "WITH" or (unit.tag == "TRIGGER" and unit.text in _receiving())


def _of_the_included(units: list[Unit], at: int) -> int:
    """Where 包括甲、乙以及丙本人在内的 ends, whose second unit after 包括 is at `at`; 0 where it is none."""
    while at < len(units) and (units[at].is_party() or units[at].tag in ("JOIN", "WITH")):
        at += 1
    return next((at + n for n in (2, 3) if "".join(unit.text for unit in units[at : at + n]) == "在内的"), 0)


def _rest_of_list(row: Row) -> None:
    """与甲、乙等两党议员会晤, 与甲及当地官员会晤: after those named the others are nobody."""
    units = row.units
    for i in range(len(units) - 3, 0, -1):
        if units[i].tag in ("JOIN", "WITH") and units[i - 1].tag in _NAMED:
            j = i + 1
            while j < len(units) and j < i + 6 and units[j].tag in _NOBODY:
                j += 1
            others = (
                i + 1 < j < len(units) - 1 and units[j].tag == "OFFICE" and units[j + 1].tag in ("TRIGGER", "LIGHT")
            )
            if others and any(unit.tag in ("WITH", "TRIGGER") for unit in units[max(0, i - _LIST) : i]):
                del units[i : j + 1]
    for i in range(len(units) - 2, 0, -1):
        if units[i].text == "等" and units[i - 1].tag in _NAMED:
            j = i + 1
            while j < len(units) and j < i + 6 and units[j].tag in ("WORD", "COUNTRY", "ORG", "REGION"):
                j += 1
            if j < len(units) and units[j].tag == "OFFICE":
                del units[i + 1 : j + 1]


def _summed_up(row: Row) -> None:
    """Leave out what only says again who was named: 俄罗斯、乌克兰与美国[三方]会谈, 与乙、丙举行[美日菲]峰会."""
    units = row.units
    kept: list[Unit] = []
    for unit in units:
        sums_up = unit.tag == "PRONOUN" and unit.parties[0].number == "many"
        if sums_up and kept and kept[-1].is_party():
            continue
        kept.append(unit)
    at = len(kept)
    while (at := at - 1) > 0:
        first = at
        while first > 1 and kept[first - 1].tag in ("WORD", "WITH") and kept[first - 1].start == kept[first - 2].end:
            first -= 1
        letters = first
        while letters and kept[letters - 1].tag == "COUNTRY" and len(kept[letters - 1].text) == 1:
            letters -= 1
        if kept[at].tag == "TRIGGER" and letters < first - 1 and _holds_with(kept, letters):
            del kept[letters:at]
            at = letters
    units[:] = kept


def _holds_with(units: list[Unit], at: int) -> bool:
    """Whether 与乙举行 goes before `at`."""
    while at and units[at - 1].tag in ("WORD", "TIME", "PARTICLE"):
        at -= 1
    return at > 2 and units[at - 1].tag == "LIGHT" and any(unit.tag == "WITH" for unit in units[max(0, at - 8) : at])


def _between(row: Row, opener: str, closers: frozenset[str]) -> None:
    i = 0
    while i < len(row.units):
        if row.units[i].text == opener:
            for j in range(i + 1, min(i + _LONGEST, len(row.units))):
                if row.units[j].text in closers:
                    _replace(row, i, j + 1)
                    break
                if row.units[j].tag in ("STOP", "COMMA"):
                    break
        i += 1


def _topics(row: Row) -> None:
    """Fold 就…, 围绕… up to the verb or comma: parties there are what is talked about."""
    i = 0
    while i < len(row.units):
        if row.units[i].text in word_list("opens_topic") and not _is_adverb(row.units, i):
            j = i + 1
            while (
                j < len(row.units)
                and row.units[j].tag not in ("STOP", "COMMA", "LIGHT", "SPEECH")
                and not _receives(row.units, j)
                and row.units[j].text not in word_list("ends_topic")
            ):
                j += 1
            if j > i + 1:
                _replace(row, i, j)
        i += 1


def _roles(row: Row) -> None:
    """Fold 作为主席特别代表 up to the verb, 以党员身份: it says what somebody is, not who does it."""
    units = row.units
    for j in range(len(units) - 1, 1, -1):
        if units[j].text in word_list("capacity"):
            i = next((i for i in range(j - 1, max(j - _MOST_TO_CAPACITY, -1), -1) if units[i].text == "以"), None)
            if i is not None and not any(unit.tag in _BREAKS for unit in units[i:j]):
                _replace(row, i, j + 1)
    for i in range(len(units) - 1, -1, -1):
        if units[i].text not in word_list("as_what"):
            continue
        j = next((j for j in range(i, len(units)) if units[j].tag in ("TRIGGER", *_BREAKS)), len(units))
        if j < len(units) and units[j].tag == "TRIGGER" and units[j - 1].tag in ("OFFICE", "PERSON", "WORD"):
            _replace(row, i, j)


def _receives(units: list[Unit], at: int) -> bool:
    """Whether the verb at `at` has somebody for its object; in 就18日会晤表态 it is a noun."""
    if units[at].tag != "TRIGGER" or units[at].text not in _receiving():
        return False
    following = units[at + 1] if at + 1 < len(units) else None
    return following is not None and (following.is_party() or following.tag in ("PARTICLE", "TRIGGER", "FOLD", "WORD"))


def _is_adverb(units: list[Unit], at: int) -> bool:
    """Whether 就 is no preposition here, as the engine has it and what follows bears out: 就与乙会面."""
    following = units[at + 1].tag if at + 1 < len(units) else ""
    return units[at].value == "d" and following in ("WITH", "VERB", "TRIGGER", "LIGHT", "PREPOSITION", "SPEECH")


def _adjuncts(row: Row, rows: list[Row]) -> None:
    """Fold 在…期间 where it holds a trigger; its subject is that of the clause around it."""
    i = 0
    while i < len(row.units):
        unit = row.units[i]
        if unit.text in word_list("opens_adjunct") and unit.tag != "FOLD":
            has_trigger = False
            for j in range(i + 1, min(i + _LONGEST, len(row.units))):
                other = row.units[j]
                has_trigger = has_trigger or other.tag == "TRIGGER"
                if other.tag in ("STOP", "COMMA", "SPEECH"):
                    break
                if other.text == "之际" and not has_trigger and not any(u.is_party() for u in row.units[i:j]):
                    # 在建交60周年之际: only when.
                    _replace(row, i, j + 1)
                    break
                # The 中 of 中央 is no end, but one that the engine sees as a word.
                closes = other.text in _ends_of_adjuncts() and (other.text != "中" or other.value is not None)
                if closes and has_trigger:
                    first = _other_party(row.units, i)
                    inner = _replace(row, first, j + 1)
                    whole = i == first and j - i > 3 and inner[1].tag in _PERSONS and _acts(inner, 2)
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
    """Return where an adjunct begins: with the other party, if one is before it (习近平[同韩悳洙在杭州会晤时]提及)."""
    if at > 2 and units[at - 1].tag in _PERSONS and units[at - 2].text in ("同", "与", "跟"):
        return at - 2
    return at


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
        while i > 0 and row.units[i - 1].tag not in (*_BREAKS, "PERSON", "OFFICE", "DELEGATION", "TIME"):
            i -= 1
        if i < j and row.units[i].tag == "TRIGGER":
            inner = _replace(row, i, j + 1)
            rows.append(Row(inner[:-1], outer=row, start=inner[0].start, kind="occasion"))
            j = i


def _with_particle(units: list[Unit]) -> None:
    """Put the 的 that headlines leave out: 会见出席峰会[的]台湾嘉宾."""
    for i in range(len(units) - 2, 1, -1):
        if units[i].tag != "GATHERING" or units[i + 1].tag not in _PERSONS:
            continue
        first = i
        while first > 1 and units[first - 1].tag in ("TRIGGER", "ABBREVIATION", "QUOTE", "TIME"):
            first -= 1
            if units[first].text in _receiving() and first + 1 < i:
                end = units[i].end
                units.insert(i + 1, Unit(end, end, "的", "PARTICLE"))
                break


def _relative_clauses(row: Row, rows: list[Row]) -> None:
    _with_particle(row.units)
    i = 1
    while i + 1 < len(row.units):
        if row.units[i].text == "的" and row.units[i + 1].tag in ("PERSON", "OFFICE", "DELEGATION"):
            first = _start_of_relative(row.units, i)
            if first is not None:
                last = i + 2
                while (
                    last + 1 < len(row.units)
                    and row.units[last].tag in ("JOIN", "WITH")
                    and row.units[last].text not in ("同", "与")
                    and row.units[last + 1].is_party()
                ):
                    last += 2
                group = row.units[i + 1 : last]
                head = replace(group[0], end=group[-1].end, parties=tuple(p for unit in group for p in unit.parties))
                inner = _replace(row, first, i + 1)
                rows.append(Row([*inner, head], subject=head, outer=row, start=inner[0].start, kind="relative"))
                i = first
        i += 1


def _modifiers(row: Row) -> None:
    """Fold what else says of somebody who he is: 会见[曾在巴黎工作过的]陈竺."""
    units = row.units
    i = len(units) - 1
    while (i := i - 1) > 1:
        if units[i].text != "的" or units[i + 1].tag not in _PERSONS:
            continue
        first = i
        while first > 0 and i - first < _LONGEST and units[first - 1].tag in _INSIDE_MODIFIER:
            first -= 1
        opener = units[first - 1] if first else None
        verbal = any(unit.tag in ("VERB", "PREPOSITION") for unit in units[first:i])
        if verbal and opener and (opener.tag == "WITH" or (opener.tag == "TRIGGER" and opener.text in _receiving())):
            _replace(row, first, i + 1)
            i = first


def _start_of_relative(units: list[Unit], particle: int) -> int | None:
    """Return where the relative clause that ends in 的 at `particle` begins, None where there is none."""
    first = particle
    has_trigger = False
    while first > 0 and particle - first < _LONGEST:
        before = units[first - 1]
        if before.tag in _BREAKS or before.tag == "WITH" or (before.tag == "JOIN" and units[first - 2].is_party()):
            break
        if before.text in word_list("no_relative") and not (before.text == "对" and has_trigger):
            break
        # 来华举行领导人会晤的: there it is a noun.
        noun = first == particle and any(unit.tag == "LIGHT" for unit in units[max(0, first - 6) : first])
        if before.tag == "TRIGGER" and before.text in _receiving() and not noun:
            break
        named_so = before.tag == "OFFICE" and units[first].text.startswith(heads("gathering"))
        if (
            before.is_party()
            and before.tag != "COUNTRY"
            and not named_so  # 领导人会晤
            and not (first >= 2 and units[first - 2].tag in ("PREPOSITION", "TRIGGER"))
        ):
            # A party before the verb is its subject: no relative clause of the party that follows.
            return None
        has_trigger = has_trigger or before.tag == "TRIGGER" or before.text in ("来访", "到访")
        first -= 1
    if not has_trigger or first == particle:
        return None
    opens = first == 0 or units[first - 1].tag in _BREAKS
    # 8日来访的X表示: at the head of a clause the day may be that of all of it.
    while first < particle and units[first].tag in (("TIME", "PARTICLE", "JOIN") if opens else ("PARTICLE", "JOIN")):
        first += 1
    return first if first < particle else None


@cache
def _receiving() -> frozenset[str]:
    return word_list("receiving")
