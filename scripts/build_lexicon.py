"""Build the gazetteer tables of nlp/entities/lexicon from openly licensed sources.

    python scripts/build_lexicon.py --sources DIR

DIR holds the source tables (names, origin and licence: nlp/entities/lexicon/README.md).
What no source gives - news forms of countries, capitals, regions, corrections - stands in the small
tables of scripts/lexicon_sources. venues.tsv and organisations.tsv are written by hand where they lie;
this script only checks them. The result depends on nothing but these files.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lexicon_people import people_rows
from lexicon_tables import LEXICON, overlay, rows, simplify, split

OWN = "written for this project"
CLDR, MLEDOZE, JIONLP = "CLDR", "mledoze/countries", "JioNLP"
GEONAMES, DR5HN, CLDR_CITIES = "GeoNames", "dr5hn", "CLDR time zones"
# ISO 3166-3 codes of states that are gone, and the user-assigned code in use for Kosovo.
EXTRA_CODES = {"SUN", "YUG", "SCG", "CSK", "DDR", "XKX"}


# --- countries ---------------------------------------------------------------------------------


def iso3_of(row: dict[str, str]) -> str:
    return "XKX" if row["iso2"] == "XK" else row["iso3"]


def country_rows(table: list[dict[str, str]]) -> list[tuple[str, ...]]:
    """One row a form: hand-written news forms first, then what the sources add."""
    dropped = {(row["form"], row["iso3"]) for row in overlay("country_drop")}
    found: dict[tuple[str, str], tuple[str, ...]] = {}

    def add(form: str, iso3: str, kind: str, source: str) -> None:
        form = simplify(form.strip()).replace(" ", "")
        if form and (form, iso3) not in dropped:
            found.setdefault((form, iso3), (form, iso3, kind, source))

    named = set()
    for row in overlay("country_forms"):
        add(row["form"], row["iso3"], row["kind"], OWN)
        if row["kind"] == "name":
            named.add(row["iso3"])
    for row in table:
        iso3 = iso3_of(row)
        add(row["zh_hans_cldr"], iso3, "variant" if iso3 in named else "name", CLDR)
        add(row["zh_official_mledoze"], iso3, "official", MLEDOZE)
        add(row["zh_common_mledoze"], iso3, "variant", MLEDOZE)
        add(row["zh_hant_cldr"], iso3, "variant", CLDR)
        add(row["zh_hant_hk_cldr"], iso3, "variant", CLDR)
        if row["short_zh_jionlp"]:
            add(row["short_zh_jionlp"], iso3, "variant", JIONLP)
    forms = sorted(found.values(), key=lambda row: row[1])  # stable: the name of a country comes first
    abbreviations = [(row["form"], row["iso3"], "abbreviation", OWN) for row in overlay("country_abbreviations")]
    return forms + abbreviations


def country_name_rows(table: list[dict[str, str]], forms: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    names: dict[str, str] = {}
    for form, iso3, kind, _ in forms:
        if kind == "name" or (kind == "historic" and iso3 in EXTRA_CODES):
            names.setdefault(iso3, form)
    english = {iso3_of(row): row["en"] for row in table}
    wikidata = {iso3_of(row): row["wikidata"] for row in table}
    capital = {row["iso3"]: row["name"] for row in overlay("capitals")}
    return [
        (iso3, name, english.get(iso3, ""), capital.get(iso3, ""), wikidata.get(iso3, ""))
        for iso3, name in sorted(names.items())
    ]


# --- cities ------------------------------------------------------------------------------------


class Candidate(NamedTuple):
    forms: tuple[str, ...]
    iso3: str
    latitude: str
    longitude: str
    population: int
    source: str


_HAN = re.compile(r"[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)*")
_TAIL = re.compile(r"(?<=..)(?:市|县|区)$")
_NOT_CITY = re.compile(r"(?:街道|镇|乡|村|社|县|区|郡|省|州|府|盟|岛|路|站|山|湖|町|洞|里|坊|自治|行政|广域|特)$")
# Of the many small places only those with three characters or more are safe to look for: nearly every
# name of two (和平, 林肯, 联合) is a word or part of a person's name far more often.
_SHORTEST = 3
_LARGE = 100_000


def is_chinese(form: str) -> bool:
    """Characters of the simplified standard set only: 広州 or 横浜 is Japanese."""
    try:
        form.replace("·", "").encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _HAN.fullmatch(form) is not None


def coordinate(value: str) -> str:
    return f"{float(value):.3f}"


def geonames(path: Path, iso3: dict[str, str]) -> Iterator[Candidate]:
    for row in rows(path):
        country = iso3.get(row["country"])
        if country:
            names = dict.fromkeys(simplify(name) for name in split(row["cjk_alternatenames"]))
            yield Candidate(
                tuple(names),
                country,
                coordinate(row["lat"]),
                coordinate(row["lon"]),
                int(row["population"]),
                GEONAMES,
            )


def dr5hn(path: Path, iso3: dict[str, str]) -> Iterator[Candidate]:
    for row in rows(path):
        country = iso3.get(row["iso2"])
        name = simplify(row["zh_cn"])
        if country and is_chinese(name):
            yield Candidate(
                (name,),
                country,
                coordinate(row["lat"]),
                coordinate(row["lon"]),
                int(row["population"]),
                DR5HN,
            )


def plain_forms(candidate: Candidate) -> list[str]:
    """The forms of a candidate that can stand in text for the city, administrative tail taken off."""
    plain = dict.fromkeys(_TAIL.sub("", form) for form in candidate.forms)
    return [form for form in plain if len(form) >= _SHORTEST and is_chinese(form) and not _NOT_CITY.search(form)]


def city_rows(sources: Path, table: list[dict[str, str]]) -> list[tuple[str, ...]]:
    iso3 = {row["iso2"]: iso3_of(row) for row in table}
    candidates = [
        *geonames(sources / "geonames_cities15000_cjk.tsv", iso3),
        *dr5hn(sources / "dr5hn_cities_zh.tsv", iso3),
    ]
    candidates.sort(key=lambda c: (c.source != GEONAMES, -c.population, c.forms))
    by_form: dict[tuple[str, str], Candidate] = {}
    for candidate in reversed(candidates):  # GeoNames before dr5hn, then the most populous one
        for form in candidate.forms:
            by_form[_TAIL.sub("", form), candidate.iso3] = candidate
            by_form[form, candidate.iso3] = candidate
    found: dict[str, tuple[str, ...]] = {}

    def add(form: str, name: str, country: str, where: Candidate | None, kind: str, source: str) -> None:
        place = (where.latitude, where.longitude, str(where.population)) if where else ("", "", "")
        found.setdefault(form, (form, name, country, place[0], place[1], kind, place[2], source))

    unplaced = {(row["name"], row["iso3"]) for row in overlay("city_unplaced")}

    def known(name: str, forms: Iterable[str], country: str) -> Candidate | None:
        """The most populous place of one of these names; GeoNames before dr5hn."""
        named = [by_form[form, country] for form in (name, *forms) if (form, country) in by_form]
        if not named or (name, country) in unplaced:
            return None
        return max(named, key=lambda candidate: (candidate.source == GEONAMES, candidate.population))

    for row in overlay("capitals"):
        forms = [row["name"], *split(row["forms"])]
        where = known(row["name"], forms, row["iso3"])
        for form in forms if not row["ambiguous"] else ():
            add(form, row["name"], row["iso3"], where, "capital", f"{OWN}; {where.source}" if where else OWN)
    for row in overlay("regions"):
        add(row["form"], row["name"], row["iso3"], None, "region", OWN)
    for row in overlay("areas"):
        add(row["form"], row["name"], "", None, "area", OWN)
    listed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in overlay("cities"):
        listed[row["name"], row["iso3"]].append(row["form"])
    for (name, country), forms in listed.items():
        where = known(name, forms, country)
        for form in forms:
            add(form, name, country, where, "city", f"{OWN}; {where.source}" if where else OWN)

    names = {row[0]: row[1] for row in found.values()}
    dropped = {row["form"] for row in overlay("city_drop")}
    countries = {row[0] for row in country_rows(table)}
    for zone in rows(sources / "cldr_tz_cities_zh.tsv"):
        forms = [simplify(zone["zh_hans"]), simplify(zone["zh_hant"])]
        name = next((names[form] for form in forms if form in names), None)
        if name:
            row = found[next(form for form in forms if form in names)]
            for form in forms:
                if form not in dropped and form not in countries and len(form) > 1:
                    found.setdefault(form, (form, *row[1:7], CLDR_CITIES))
    for candidate in candidates:
        # dr5hn is partly machine-translated: it lends coordinates to names that are known, and no names.
        if candidate.population < _LARGE or candidate.source == DR5HN:
            continue
        forms = [form for form in plain_forms(candidate) if form not in dropped and form not in countries]
        if not forms:
            continue
        known_name = next(
            (found[form][1] for form in forms if form in found and found[form][2] == candidate.iso3), None
        )
        for form in forms:
            add(form, known_name or forms[0], candidate.iso3, candidate, "city", candidate.source)
    return sorted(found.values(), key=lambda row: (row[5], row[2], row[1], row[0]))


# --- writing and checking ----------------------------------------------------------------------


def write(name: str, header: str, table: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(row) for row in table]
    text = "\n".join([header.replace(" ", "\t"), *lines]) + "\n"
    (LEXICON / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} rows")


def check(codes: set[str]) -> list[str]:
    """What is wrong with the written tables, one line each."""
    faults = []
    for name in ("countries", "cities", "venues", "organisations", "people", "blockers"):
        path = LEXICON / f"{name}.tsv"
        if not path.exists():
            continue
        seen = set()
        for number, row in enumerate(rows(path), start=2):
            where = f"{path.name}:{number} {row['form']}"
            key = (row["form"], row.get("kind"), row.get("office"), row.get("id") or row.get("iso3"))
            if key in seen:
                faults.append(f"{where}: given twice")
            seen.add(key)
            if row["form"] != simplify(row["form"]):
                faults.append(f"{where}: not in simplified script")
            country = row.get("iso3") or row.get("country")
            if country and country not in codes:
                faults.append(f"{where}: unknown country {country}")
            for column, limit in (("latitude", 90), ("longitude", 180)):
                if row.get(column) and abs(float(row[column])) > limit:
                    faults.append(f"{where}: {column} out of range")
            if not row["source"]:
                faults.append(f"{where}: no source")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the gazetteer tables.")
    parser.add_argument("--sources", type=Path, required=True, help="folder of the source tables")
    sources = parser.parse_args().sources
    table = rows(sources / "countries_zh.tsv")
    countries = country_rows(table)
    write("countries.tsv", "form iso3 kind source", countries)
    names = country_name_rows(table, countries)
    write("country_names.tsv", "iso3 name english capital wikidata", names)
    write("cities.tsv", "form name iso3 latitude longitude kind population source", city_rows(sources, table))
    header = "id name form country office first_year last_year wikidata latin source"
    write("people.tsv", header, people_rows(sources))
    faults = check({iso3_of(row) for row in table} | EXTRA_CODES)
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
