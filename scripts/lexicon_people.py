"""The table of people: who is named in which office, with the spellings of one person joined.

Read from lexicon_sources: people_attested (whom the news names in an office, and in which years), people_same
(spellings of one person, with the Latin original that leads to a Taiwan spelling) and people_drop (rows of
mined_leaders.tsv that are no name, with the reason).
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from lexicon_tables import LEXICON, overlay, rows, simplify, split

_HAN = re.compile(r"[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)*")
FIRST_YEAR = 2010  # offices that ended earlier are left out
_ORGANISATIONS = {"EU": "ORG/european-commission", "UN": "ORG/united-nations"}


def slug(latin: str) -> str:
    """Antonio Guterres -> antonio-guterres, without diacritics."""
    plain = unicodedata.normalize("NFKD", latin.translate(str.maketrans("łøıđŁØĐ", "loidLOD")))
    return re.sub("[^a-z]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


class Group(NamedTuple):
    """The spellings of one person in one country or organisation."""

    name: str
    forms: tuple[str, ...]
    identifier: str
    latin: str
    source: str


def groups(taiwan: dict[str, dict[str, str]]) -> dict[tuple[str, str], Group]:
    """The joined persons, by country and each of their forms."""
    found: dict[tuple[str, str], Group] = {}
    shared: list[tuple[str, list[str], dict[str, str]]] = []
    for row in overlay("people_same"):
        forms = split(row["forms"])
        if row["same_as"]:
            shared.append((row["country"], forms, row))
            continue
        identifier = f"{row['country']}/{slug(row['latin']) or forms[0]}"
        found |= dict.fromkeys(
            ((row["country"], form) for form in forms),
            Group(
                forms[0],
                tuple(forms) + taiwan_forms(taiwan, row["latin"]),
                identifier,
                row["latin"],
                row["source"],
            ),
        )
    for country, forms, row in shared:
        home, _, name = row["same_as"].rpartition("/")
        other = found.get((home, name))
        identifier = other.identifier if other else row["same_as"]
        own = Group(
            forms[0],
            tuple(forms) + taiwan_forms(taiwan, row["latin"]),
            identifier,
            row["latin"],
            row["source"],
        )
        found |= dict.fromkeys(((country, form) for form in forms), own)
    return found


def taiwan_forms(taiwan: dict[str, dict[str, str]], latin: str) -> tuple[str, ...]:
    row = taiwan.get(slug(latin)) if latin else None
    if row is None:
        return ()
    forms = (simplify(form).replace(".", "·") for form in split(row["all_forms"]))
    return tuple(dict.fromkeys(form for form in forms if len(form) > 1 and _HAN.fullmatch(form)))


def people_rows(sources: Path) -> list[tuple[str, ...]]:
    """One row a form and office: whom the news names in it, with the spellings that are one person joined."""
    taiwan = {}
    for row in rows(sources / "tw_person_translations_aitlas.tsv"):
        if row["original"]:
            taiwan.setdefault(slug(row["original"]), row)
    headlines: dict[tuple[str, str, str], tuple[int, int]] = {}
    dropped = {(row["country"], row["office"], row["form"]) for row in overlay("people_drop")}
    attested = overlay("people_attested")
    known = {(row["country"], row["form"]) for row in attested}
    for row in rows(sources / "mined_leaders.tsv"):
        country = _ORGANISATIONS.get(row["iso3"], row["iso3"])
        if row["title"].startswith("前") or int(row["last_seen"][:4]) < FIRST_YEAR:
            continue
        if (row["iso3"], row["title"], row["name"]) in dropped:
            continue
        if (country, row["name"]) not in known:
            raise SystemExit(
                f"mined_leaders.tsv: {row['iso3']} {row['title']} {row['name']} is neither used nor dropped"
            )
        headlines[country, row["name"], row["title"]] = int(row["first_seen"][:4]), int(row["last_seen"][:4])

    organisations = {row["id"]: row["name"] for row in reversed(rows(LEXICON / "organisations.tsv"))}
    same = groups(taiwan)
    terms: dict[tuple[str, str, str], tuple[Group, list[int], list[str]]] = {}
    for row in attested:
        country, form = row["country"], row["form"]
        name = row["person"] or form
        group = same.get((country, name)) or Group(name, (name,), f"{country}/{name}", "", "")
        forms = [form] if row["person"] else []
        first, last = int(row["first_year"]), int(row["last_year"])
        if not row["person"] and (years := headlines.get((country, form, row["office"]))):
            last = max(last, years[1])
        key = group.identifier, country, row["office"]
        group, years_seen, seen = terms.setdefault(key, (group._replace(forms=(*group.forms, *forms)), [], []))
        years_seen += [first, last]
        seen += [source for source in row["source"].split(", ") if source not in seen]
    table = []
    for (identifier, country, office), (group, years_seen, seen) in terms.items():
        place = "" if country.startswith("ORG/") else country
        title = organisations[country] + office if not place and office != "领导人" else office
        source = "; ".join(filter(None, (", ".join(seen), group.source)))
        for form in dict.fromkeys(group.forms):
            table.append(
                (
                    identifier,
                    group.name,
                    form,
                    place,
                    title,
                    str(min(years_seen)),
                    str(max(years_seen)),
                    "",
                    group.latin,
                    source,
                )
            )
    return sorted(table)
