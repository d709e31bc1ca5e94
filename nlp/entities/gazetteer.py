"""Known names: countries, cities, venues, organisations and people, looked up in text by longest match.

All text passed in is in simplified script (`nlp.entities.script.simplify`); offsets are characters of it.
The tables and their licences: lexicon/README.md.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

from .tables import read_table, read_words

Entry = TypeVar("Entry")


class Place(NamedTuple):
    """A place as one form names it. `name` is the canonical name of the venue, city, region or country."""

    form: str
    kind: str  # country, city, capital, region, area, venue or institution
    name: str
    city: str | None
    country: str | None  # ISO 3166 alpha-3; XKX Kosovo; SUN, YUG, SCG, CSK, DDR for states that are gone
    latitude: float | None
    longitude: float | None


class Organisation(NamedTuple):
    """An international organisation, bloc or movement that can meet somebody."""

    form: str
    name: str
    id: str
    kind: str


class Person(NamedTuple):
    """Somebody known to hold an office; the years are those in which the office is attested."""

    id: str
    name: str
    forms: tuple[str, ...]
    country: str | None
    office: str | None
    first_year: int | None
    last_year: int | None
    wikidata: str | None


class Hit(NamedTuple, Generic[Entry]):
    """A known name in a text: `text[start:end]` is its form."""

    start: int
    end: int
    entry: Entry


def find_places(text: str) -> list[Hit[Place]]:
    """Return the places named in `text` in their order; where two overlap, the longer one.

    Abbreviations of one character (中, 美) are not looked for, since they need grammar, nor are institutions
    (`place` knows them). A name inside a longer one that is no place (古巴 in 古巴比伦, 中国 in 发展中国家)
    is not a hit.
    """
    hits = [Hit(*hit) for hit in _longest(_unblocked(_matches(_place_automaton(), text), text))]
    return _with_states(text, hits) if any(hit.entry.kind == "country" for hit in hits) else hits


def _with_states(text: str, hits: list[Hit[Place]]) -> list[Hit[Place]]:
    """The hits with 共和国 as part of a country (帛琉|共和国), and 菲国 where the text names 菲律宾."""
    forms = read_words("nlp.entities.lexicon", "compounds.tsv", "form-of-state")
    found = []
    for hit in hits:
        form = next((f for f in forms if hit.entry.kind == "country" and text.startswith(f, hit.end)), "")
        entry = hit.entry._replace(form=hit.entry.form + form)
        found.append(Hit(hit.start, hit.end + len(form), entry))
    told = {hit.entry.country for hit in hits}
    for match in _short_states().finditer(text):
        start, end = match.span()
        code = country_of_letter(match[1], told)
        if code and code in told and all(end <= hit.start or hit.end <= start for hit in found):
            found.append(Hit(start, end, Place(match[0], "country", country_name(code), None, code, None, None)))
    return sorted(found, key=lambda hit: hit.start)


@cache
def _short_states() -> re.Pattern[str]:
    return re.compile(f"([{''.join(sorted(read_words('nlp.entities.lexicon', 'compounds.tsv', 'state')))}])国")


def find_organisations(text: str) -> list[Hit[Organisation]]:
    """Return the organisations named in `text` in their order; where two overlap, the longer one."""
    return [Hit(*hit) for hit in _longest(_matches(_organisation_automaton(), text))]


def find_people(text: str) -> list[Hit[tuple[Person, ...]]]:
    """Return the known names of people in `text`; the entry holds everyone who is written that way.

    A name that overlaps the name of a place or organisation (比亚 in 哥伦比亚, 亚当 in 玻利维亚当选) and a
    given name before a dot (马丁·路德) are not hits. Names of two characters still need a look at what
    stands around them.
    """
    names = _unblocked(_matches(_people_automaton(), text), text)
    if names:
        others = _matches(_place_automaton(), text) + _matches(_organisation_automaton(), text)
        names = [
            (start, end, entry)
            for start, end, entry in names
            if text[end : end + 1] not in ("·", "-")
            and not any(a < end and start < b and b - a >= end - start and a != start for a, b, _ in others)
        ]
    return [Hit(*hit) for hit in _longest(names)]


def place(form: str) -> Place | None:
    """Return the place called exactly `form`, or None."""
    return _places().get(form)


def organisation(form: str) -> Organisation | None:
    """Return the organisation called exactly `form`; 欧, 非 and 阿 (of 中欧, 中非, 中阿) are forms too."""
    return _organisations().get(form)


def people(form: str) -> tuple[Person, ...]:
    """Return everyone known under exactly `form`, the one attested last first."""
    return _people().get(form, ())


def office_in(form: str, identifier: str, year: int) -> str | None:
    """Return the office in which the known person `identifier`, called `form`, is attested in `year`, or None."""
    terms = (p for p in people(form) if p.id == identifier and p.first_year and p.last_year)
    return next((p.office for p in terms if (p.first_year or 0) <= year <= (p.last_year or 0)), None)


def country_of(form: str) -> str | None:
    """Return the alpha-3 code of the country called `form` (any name, official name or variant), or None."""
    found = _places().get(form)
    return found.country if found and found.kind == "country" else None


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Return the one-character abbreviations with the countries each may mean, the likeliest first."""
    candidates: dict[str, list[str]] = defaultdict(list)
    for row in _rows("countries"):
        if row["kind"] == "abbreviation":
            candidates[row["form"]].append(row["iso3"])
    return {form: tuple(codes) for form, codes in candidates.items()}


def country_of_letter(letter: str, told: Collection[str | None]) -> str | None:
    """Return the country that a one-character abbreviation means in an article that names the countries `told`.

    That is the likeliest of those named (阿方 in an article on Algeria), else the likeliest of all.
    """
    candidates = abbreviations().get(letter, ())
    return next((code for code in candidates if code in told), candidates[0] if candidates else None) or None


@cache
def short_place(letter: str) -> Place | None:
    """The place of a one-character name that is none of a country: 京 is 北京, 欧 is 欧洲; None for others."""
    return place(_short_places()[letter]) if letter in _short_places() else None


@cache
def _short_places() -> Mapping[str, str]:
    return {row["letter"]: row["place"] for row in read_table("nlp.entities.lexicon", "short_places.tsv")}


def country_name(iso3: str) -> str:
    """Return the usual Chinese name of a country.

    Raises:
        KeyError: no country has this code.
    """
    return _country_names()[iso3]["name"]


def capital_of(iso3: str) -> str | None:
    """Return the Chinese name of a country's capital, None where there is none or the code is unknown."""
    row = _country_names().get(iso3)
    return row["capital"] or None if row else None


def countries_in(area: str) -> frozenset[str]:
    """Return the alpha-3 codes of the countries in an area by its name (欧洲, 中东); none for areas of no countries."""
    return _areas().get(area, frozenset())


@cache
def _areas() -> Mapping[str, frozenset[str]]:
    return {
        row["area"]: frozenset(row["countries"].split())
        for row in read_table("nlp.entities.lexicon", "area_countries.tsv")
    }


def _rows(table: str) -> Iterable[dict[str, str]]:
    text = files("nlp.entities").joinpath("lexicon", f"{table}.tsv").read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _number(value: str) -> float | None:
    return float(value) if value else None


@cache
def _country_names() -> Mapping[str, dict[str, str]]:
    return {row["iso3"]: row for row in _rows("country_names")}


@cache
def _places() -> Mapping[str, Place]:
    """Every place by form. A city-state is a country with itself as `city`. Of one form, a venue goes
    before a country and a country before a city."""
    found: dict[str, Place] = {}
    for row in _rows("cities"):
        city = row["name"] if row["kind"] in ("city", "capital") else None
        at = _number(row["latitude"]), _number(row["longitude"])
        found[row["form"]] = Place(row["form"], row["kind"], row["name"], city, row["iso3"] or None, *at)
    for row in _rows("countries"):
        if row["kind"] != "abbreviation":
            name = country_name(row["iso3"])
            city_state = found.get(name)
            if city_state and city_state.country == row["iso3"] and city_state.kind == "capital":
                city, at = name, (city_state.latitude, city_state.longitude)
            else:
                city, at = None, (None, None)
            found[row["form"]] = Place(row["form"], "country", name, city, row["iso3"], *at)
    for row in _rows("venues"):
        at = _number(row["latitude"]), _number(row["longitude"])
        found[row["form"]] = Place(row["form"], row["kind"], row["venue"], row["city"] or None, row["iso3"], *at)
    return found


@cache
def _organisations() -> Mapping[str, Organisation]:
    return {
        row["form"]: Organisation(row["form"], row["name"], row["id"], row["kind"]) for row in _rows("organisations")
    }


@cache
def _people() -> Mapping[str, tuple[Person, ...]]:
    terms: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in _rows("people"):
        terms[row["id"], row["country"], row["office"]].append(row)
    known: dict[str, list[Person]] = defaultdict(list)
    for (identifier, country, office), rows in terms.items():
        first, last = rows[0]["first_year"], rows[0]["last_year"]
        person = Person(
            identifier,
            rows[0]["name"],
            tuple(row["form"] for row in rows),
            country or None,
            office or None,
            int(first) if first else None,
            int(last) if last else None,
            rows[0]["wikidata"] or None,
        )
        for form in person.forms:
            known[form].append(person)
    return {form: tuple(sorted(found, key=lambda p: (-(p.last_year or 0), p.id))) for form, found in known.items()}


def _automaton(entries: Mapping[str, object]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for form, entry in entries.items():
        if len(form) > 1:
            automaton.add_word(form, (len(form), entry))
    automaton.make_automaton()
    return automaton


@cache
def _place_automaton() -> ahocorasick.Automaton:
    return _automaton({form: found for form, found in _places().items() if found.kind != "institution"})


@cache
def _blocker_automaton() -> ahocorasick.Automaton:
    """Longer words that hold a name without meaning it, each with the stretch that is no name there."""
    return _automaton(
        {row["form"]: (row["form"].index(row["part"]), len(row["part"] or row["form"])) for row in _rows("blockers")}
    )


@cache
def _organisation_automaton() -> ahocorasick.Automaton:
    return _automaton(_organisations())


@cache
def _people_automaton() -> ahocorasick.Automaton:
    return _automaton(_people())


def _matches(automaton: ahocorasick.Automaton, text: str) -> list[tuple]:
    return [(end - length + 1, end + 1, entry) for end, (length, entry) in automaton.iter(text)]


def _unblocked(matches: list[tuple], text: str) -> list[tuple]:
    """Without those that lie in a longer word with another meaning."""
    blocked = [
        (start + offset, start + offset + length)
        for start, _, (offset, length) in (_matches(_blocker_automaton(), text) if matches else ())
    ]
    if not blocked:
        return matches
    return [hit for hit in matches if not any(start <= hit[0] and hit[1] <= end for start, end in blocked)]


def _longest(matches: list[tuple]) -> list[tuple]:
    """Longest first, of equal ones the left one: 抵达卡塔尔 is 卡塔尔, not 达卡."""
    kept: list[tuple] = []
    for match in sorted(matches, key=lambda match: (match[0] - match[1], match[0])):
        if all(match[1] <= other[0] or other[1] <= match[0] for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match[0])
