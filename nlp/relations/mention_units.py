"""The mentions of a Doc as units: parties, places and times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from nlp.entities import Party, Place, Texts, is_traditional, place, simplify

from .units import Unit
from .vocabulary import word_list

# How far after 自 its 以来 may stand.
_LONGEST_SINCE = 24
# 2021年|政变以来
_SINCE_WHAT = re.compile("[^，。；\n]{1,8}?以来")
# 今年|以来，甲同乙两度会晤: how often counts from then to the day of the article.
_YEAR_SINCE = re.compile(r"(?:[今去前]年|\d{4}年)以来")
_TIMES = re.compile(r"(?<![第\d])[两三四五六七八九十多数\d]\d?[次度]|互访")
_AFTER = ("以后", "之后", "后")
_UNTIL_NOW = re.compile("[^，。；\n]{0,14}?[至迄]今")
_SINCE = re.compile("自从?[^，。；\n]{0,8}$")
_TAGS = {
    "person": "PERSON",
    "organisation": "ORG",
    "country": "COUNTRY",
    "delegation": "DELEGATION",
    "office": "OFFICE",
    "pronoun": "PRONOUN",
}
_PLACE_TAGS = {
    "city": "CITY",
    "capital": "CITY",
    "venue": "VENUE",
    "institution": "VENUE",
    "region": "REGION",
    "area": "AREA",
    "country": "COUNTRY",
}


def mention_units(doc: Doc, source: Texts) -> Iterator[Unit]:
    """Yield all mentions of the Doc as units, sorted, the longer winning an overlap."""
    text = source.simple
    units: list[Unit] = []
    for span in doc.spans.get("times", ()):
        start, end = span.start_char, span.end_char
        # The date of a dateline or of the report is not that of what is told, and since when is not when.
        counts = span.label_ in ("DATE", "VAGUE") and not _since(text, start, end)
        when = span._.when
        lasts = _YEAR_SINCE.match(text, start) or _until_now(text, start, end)
        if counts and when is not None and doc._.published and lasts:
            when = replace(when, end=doc._.published.isoformat()[: len(when.start or "")])
        units.append(Unit(start, end, text[start:end], "TIME" if counts else "WORD", value=when))
    places = {(s.start_char, s.end_char): s._.place for s in doc.spans.get("places", ())}
    venues = [span for span, entry in places.items() if entry.kind == "venue"]
    administrations = tuple(word_list("administration"))
    for span in doc.spans.get("actors", ()):
        party: Party = span._.party
        if party.kind in ("organisation", "country") and _within(venues, party.start, party.end):
            # 在[北约]总部
            continue
        if party.kind == "person" and text.startswith(administrations, party.end):
            # 拜登政府 is no person.
            continue
        entry = places.get((party.start, party.end)) or (
            place(simplify(party.name)) if party.kind == "country" else None
        )
        units.append(Unit(party.start, party.end, text[party.start : party.end], _TAGS[party.kind], (party,), entry))
    taken = [(unit.start, unit.end) for unit in units]
    for (start, end), entry in places.items():
        if not any(a < end and start < b for a, b in taken):
            units.append(Unit(start, end, text[start:end], _PLACE_TAGS[entry.kind], value=entry))
    for unit in units:
        if isinstance(unit.value, Place):
            # Places are named as the article writes them.
            unit.value = unit.value._replace(form=source.original[unit.start : unit.end])
    units += _own_country(source)
    units.sort(key=lambda unit: (unit.start, -unit.end))
    last = -1
    for unit in units:
        if unit.start >= last:
            yield unit
            last = unit.end


def _within(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(a <= start and end <= b and b - a > end - start for a, b in spans)


def _since(text: str, start: int, end: int) -> bool:
    """Whether a time only says since when: 2011年以来, 自2011年危机爆发以来, 2011年以后首次."""
    if _YEAR_SINCE.match(text, start) and _TIMES.search(text, end, end + _LONGEST_SINCE):
        return False
    if what := _SINCE_WHAT.match(text, end):
        # 2022年访问沙特以来, but not 2021年政变以来
        return not any(word in what[0] for word in word_list("dated_by_since"))
    if text.endswith("以来", start, end) or _first_after().match(text, end):
        return True
    clause = re.split("[，。；\n]", text[end : end + _LONGEST_SINCE])[0]
    firsts = word_list("for_the_first_time") | word_list("one_of_many")
    if (text.endswith(_AFTER, start, end) or text.startswith(_AFTER, end)) and any(word in clause for word in firsts):
        # 10月7日以后首次访问, 1949年|后首位前总统来访
        return True
    return bool(_SINCE.search(text, max(0, start - _LONGEST_SINCE), start)) and "以来" in clause


@cache
def _first_after() -> re.Pattern[str]:
    """What follows a year that is that of something else: 2011年[危机爆发后，甲首次]访问乙国."""
    began, first = ("|".join(sorted(word_list(kind))) for kind in ("began", "for_the_first_time"))
    return re.compile(rf"[^，。；\n]{{2,10}}?(?:{began})(?:以后|之后|后)，?[^，。；\n]{{0,16}}?(?:{first})")


def _until_now(text: str, start: int, end: int) -> bool:
    """Whether what is told lasts up to the day of the article: 自1月25日院会开始[至今]，已拜会."""
    return bool(_SINCE.search(text, max(0, start - 1), start)) and bool(_UNTIL_NOW.match(text, end))


def speaks_for_taiwan(source: Texts) -> bool:
    """Whether the text is one of Taiwan's government: in traditional script, with two of 中華民國, 我國 and 代表處."""
    found = [word for word in word_list("of_taiwan") if word in source.simple]
    return len(found) > 1 and is_traditional(source.original)


def _own_country(source: Texts) -> Iterator[Unit]:
    """我国 as a place: the country of the article's own script, mainland China or, in traditional script, Taiwan."""
    home = place("台湾" if is_traditional(source.original) else "中国")
    for form in word_list("own_country"):
        at = source.simple.find(form)
        while at >= 0 and home is not None:
            end = at + len(form)
            yield Unit(at, end, form, "HOME", value=home._replace(form=source.original[at:end]))
            at = source.simple.find(form, end)
