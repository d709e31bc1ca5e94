"""The component that finds the parties: it joins names, offices, organisations and countries into `doc.spans["actors"]`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from .gazetteer import (
    Hit,
    abbreviations,
    country_name,
    country_of,
    find_organisations,
    find_people,
    find_places,
    place,
)
from .names import find_names
from .offices import Office, find_offices
from .parties import Party
from .script import simplify
from .sentences import split_sentences
from .tables import read_table, read_words
from .texts import texts

LEXICON = "nlp.entities.lexicon"

if not Span.has_extension("party"):
    Span.set_extension("party", default=None)
    Span.set_extension("place", default=None)

# （Antony Blinken） right after a name.
_ORIGINAL = re.compile(r"[(（][^()（）一-鿿]*[A-Za-z][^()（）一-鿿]{0,60}[)）]")
_LABELS = {
    "person": "PERSON",
    "organisation": "ORG",
    "delegation": "ORG",
    "country": "GPE",
    "office": "PERSON",
}


@cache
def _honorifics() -> tuple[str, ...]:
    return tuple(sorted(read_words(LEXICON, "offices.tsv", "honorific"), key=len, reverse=True))


@cache
def _groups() -> tuple[str, ...]:
    return tuple(sorted(read_words(LEXICON, "offices.tsv", "group") | _bodies(), key=len, reverse=True))


@cache
def _bodies() -> frozenset[str]:
    return read_words(LEXICON, "offices.tsv", "body")


@cache
def _surnames() -> frozenset[str]:
    return read_words(LEXICON, "surnames.tsv", "surname")


@cache
def _pronouns() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    rows = {row["form"]: row for row in read_table(LEXICON, "pronouns.tsv")}
    return re.compile("|".join(sorted(map(re.escape, rows), key=len, reverse=True))), rows


@cache
def _compound() -> re.Pattern[str]:
    """中美, 俄乌, 日美澳印 before what shows that countries are meant: 元首, 两国, 外长 …"""
    letters = "".join(sorted(read_words(LEXICON, "compounds.tsv", "letter")))
    after = "|".join(
        sorted(map(re.escape, read_words(LEXICON, "compounds.tsv", "after")), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![{letters}])([{letters}]{{2,5}})(?=(?:第[一二三四五六七八九十\d]{{1,3}}[轮次届])?(?:{after}))"
    )


@cache
def _roles() -> list[tuple[str, str]]:
    """What follows a compound of countries and which offices it means: 两国元首, heads of state."""
    return [(row["form"], row["role"]) for row in read_table(LEXICON, "compounds.tsv") if row["role"]]


@cache
def _side() -> re.Pattern[str]:
    """中方, 美方: the side of a country."""
    return re.compile(rf"([{''.join(sorted(abbreviations()))}])方(?![向面案法式程式])")


@Language.factory("huiwu_actors", assigns=["doc.ents", "doc.spans"], requires=["doc._.recognised"])
def create_actors(nlp: Language, name: str) -> Any:
    """Return the component that sets doc.spans["actors"] and doc.spans["places"], and doc.ents from both.

    Each actor has `span._.party` (a Party), each place `span._.place` (a Place of the gazetteer). It reads what
    `huiwu_recogniser` found; without it, the gazetteers and offices alone are used.
    """
    return mark_actors


def mark_actors(doc: Doc) -> Doc:
    original, text = texts(doc)
    words, recognised = doc._.words or [], doc._.recognised or []
    places = find_places(text)
    organisations = _organisations(text, recognised, places)
    nominal = [(hit.start, hit.end) for hit in places] + [(a, b) for a, b, _ in organisations]
    offices = find_offices(text, words, nominal)
    # 国际奥委会主席考文垂: right after an office the name of a lesser city is a person's.
    ends = {office.end for office in offices}
    places = [hit for hit in places if not (hit.start in ends and hit.entry.kind in ("city", "region"))]
    nominal = [(hit.start, hit.end) for hit in places] + [(a, b) for a, b, _ in organisations]
    # Whole places and organisations are no names; a country inside an organisation is left to the organisation.
    names = find_names(text, words, recognised, offices, [span for span in nominal if span[1] - span[0] > 1])
    parties = list(_parties(original, text, words, names, offices, organisations, places))
    actors = []
    for party in parties:
        if (
            span := doc.char_span(party.start, party.end, label=party.kind, alignment_mode="expand")
        ) is not None:
            span._.party = party
            actors.append(span)
    located = []
    for hit in places:
        if (
            span := doc.char_span(hit.start, hit.end, label=hit.entry.kind, alignment_mode="expand")
        ) is not None:
            span._.place = hit.entry
            located.append(span)
    doc.spans["actors"], doc.spans["places"] = actors, located
    doc.set_ents(list(_entities(doc, names, organisations, places)))
    return doc


def _entities(
    doc: Doc, names: Sequence[tuple[int, int]], organisations: Sequence[tuple], places: Sequence[Hit]
) -> list[Span]:
    labelled = [(a, b, "PERSON") for a, b in names]
    labelled += [(a, b, "ORG") for a, b, _ in organisations]
    labelled += [(h.start, h.end, "FAC" if h.entry.kind == "venue" else "GPE") for h in places]
    spans = [doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in labelled]
    return filter_spans([span for span in spans if span is not None])


def _organisations(
    text: str, recognised: Sequence[tuple[int, int, str]], places: Sequence[Hit]
) -> list[tuple[int, int, str | None]]:
    """Return (start, end, id) of organisations: those of the lexicon, then what the engine saw besides."""
    found: list[tuple[int, int, str | None]] = []
    engine = [(a, _whole(text, b)) for a, b, label in recognised if label == "ORG" and b - a > 1]
    for hit in find_organisations(text):
        # 联合国 inside 联合国儿童基金会, which the engine sees whole.
        if not any(a <= hit.start and hit.end < b or a < hit.start and hit.end <= b for a, b in engine):
            found.append((hit.start, hit.end, hit.entry.id))
    for a, b in engine:
        is_place = any(h.start <= a and b <= h.end for h in places) or country_of(text[a:b])
        if not is_place and all(b <= x or a >= y for x, y, _ in found):
            found.append((a, b, None))
    return sorted(found, key=lambda item: item[:2])


_REST = re.compile("[和与][一-鿿]{1,6}?(?:委员会|部|局|署|厅|小组)")


def _whole(text: str, end: int) -> int:
    """Return the end of an organisation that the engine cut at 和: 农业|和农村委员会."""
    match = _REST.match(text, end)
    return match.end() if match and not text[:end].endswith(("委员会", "部", "局", "署", "厅")) else end


def _parties(
    original: str,
    text: str,
    words: Sequence[tuple[int, int, str]],
    names: Sequence[tuple[int, int]],
    offices: Sequence[Office],
    organisations: Sequence[tuple[int, int, str | None]],
    places: Sequence[Hit],
) -> Iterator[Party]:
    countries = {h.start: h for h in places if h.entry.kind == "country"}
    by_end = {office.end: office for office in offices}
    by_start = {office.start: office for office in offices}
    used: list[tuple[int, int]] = []
    persons: list[Party] = []
    for party in _interleaved(original, text, words, names, offices, countries):
        persons.append(party)
        used.append((party.start, party.end))
    for start, end in names:
        if not _covered(start, end, used):
            party = _person(original, text, start, end, by_end, by_start, organisations, countries)
            persons.append(party)
            used.append((party.start, party.end))
    yield from _with_shared_country(text, sorted(persons, key=lambda p: p.start))
    for party in (
        *(p for p in _standing_for(original, text) if p.number == "two"),
        *_delegations(original, text, words, countries, places, organisations),
        *_offices_alone(original, text, offices, organisations, countries),
        *(p for p in _compounds(original, text) if not any(h.start <= p.start < h.end for h in places)),
    ):
        if not _covered(party.start, party.end, used):
            used.append((party.start, party.end))
            yield party
    for start, end, identity in organisations:
        if not _covered(start, end, used):
            used.append((start, end))
            yield Party(
                start,
                end,
                original[start:end],
                "organisation",
                country=_first_country(start, end, countries),
                id=identity,
            )
    for hit in countries.values():
        if not _covered(hit.start, hit.end, used):
            used.append((hit.start, hit.end))
            yield Party(
                hit.start,
                hit.end,
                original[hit.start : hit.end],
                "country",
                country=hit.entry.country,
                id=hit.entry.country,
            )
    yield from (p for p in _standing_for(original, text) if not _covered(p.start, p.end, used))


def _standing_for(original: str, text: str) -> Iterator[Party]:
    pattern, rows = _pronouns()
    for match in pattern.finditer(text):
        # 其他, 吉他 are no pronouns.
        letters = read_words(LEXICON, "compounds.tsv", "letter")
        if (
            match[0].startswith("两国")
            and match.start() > 1
            and {text[match.start() - 1], text[match.start() - 2]} <= letters
        ):
            # 美法两国领导人: the compound says which.
            continue
        if not (
            match[0] == "他" and text[match.start() - 1 : match.start()] in ("其", "吉")
        ) and not text.startswith("其他", match.start()):
            row = rows[match[0]]
            yield Party(
                *match.span(),
                original[match.start() : match.end()],
                "pronoun",
                number=row["number"],
                role=row["role"],
            )


def _covered(start: int, end: int, used: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in used)


def _first_country(start: int, end: int, countries: dict[int, Hit]) -> str | None:
    for position in range(start, end):
        if position in countries and countries[position].end <= end:
            return countries[position].entry.country
    return None


def _title(text: str, start: int, end: int, countries: dict[int, Hit]) -> tuple[str | None, str | None]:
    """Return (title, country) of the words before a name: 美国国务卿 gives 国务卿 and USA."""
    country = _first_country(start, end, countries)
    if start in countries:
        start = countries[start].end
    elif (
        country is None
        and end - start > 1
        and text[start] in abbreviations()
        and text[start + 1 : end]
        and _is_head(text[start + 1 : end])
    ):
        # 美总统, 俄外长: the short name of the country.
        country = abbreviations()[text[start]][0]
        start += 1
    title = text[start:end].strip("、的 ")
    return title or None, country


@cache
def _heads() -> frozenset[str]:
    return read_words(LEXICON, "offices.tsv", "head")


def _is_head(words: str) -> bool:
    return words.startswith(tuple(_heads())) or words in _heads()


def _person(
    original: str,
    text: str,
    start: int,
    end: int,
    by_end: dict[int, Office],
    by_start: dict[int, Office],
    organisations: Sequence[tuple[int, int, str | None]],
    countries: dict[int, Hit],
) -> Party:
    name = original[start:end]
    left, right = start, end
    title = country = None
    if office := by_end.get(start):
        left = office.start
        if left > 0 and text[left - 1] in abbreviations() and _is_head(text[left:start]):
            left -= 1
        if (
            left > 1
            and text[left - 1] == "、"
            and (body := next((a for a, b, _ in organisations if b == left - 1), None)) is not None
        ):
            # 中共中央台办、国务院台办主任宋涛: the offices of one person.
            left = body
        title, country = _title(text, left, start, countries)
        title = original[start - len(title) : start] if title else None
    elif any(h.end == start for h in countries.values()):
        hit = next(h for h in countries.values() if h.end == start)
        left, country = hit.start, hit.entry.country
    if match := _ORIGINAL.match(original, right):
        right = match.end()
    if (office := by_start.get(right)) and office.head == office.start and right == end:
        follows = text[office.end : office.end + 1]
        if follows not in ("", "府", "国"):
            title = title or original[office.start : office.end]
            right = office.end
    for honorific in _honorifics():
        if text.startswith(honorific, right):
            right += len(honorific)
            break
    if country is None and title is None and (match := re.match(r"[(（]", original[right : right + 1])):
        country = None
    identity, known_country = _identity(text[start:end], country)
    return Party(left, right, name, "person", title, country or known_country, identity)


def _identity(name: str, country: str | None) -> tuple[str | None, str | None]:
    """Return (id, country) of a known person, where the name and the country told say which one."""
    for hit in find_people(name):
        if hit.start == 0 and hit.end == len(name):
            candidates = [p for p in hit.entry if country is None or p.country in (None, "", country)]
            if len(candidates) == 1:
                return candidates[0].id, candidates[0].country or None
    return None, None


def _interleaved(
    original: str,
    text: str,
    words: Sequence[tuple[int, int, str]],
    names: Sequence[tuple[int, int]],
    offices: Sequence[Office],
    countries: dict[int, Hit],
) -> Iterator[Party]:
    """袁大使健生 and 沈大使: surname, office and, where it follows, the given name (style of notices from Taiwan)."""
    heads = {office.head: office for office in offices}
    ends = {b for _, b, _ in words}
    for office in offices:
        for at in (office.head - 1, office.head - 2):
            if (
                at < 0
                or text[at] not in _surnames()
                or _is_function(text[at])
                or (at == office.head - 2 and text[at + 1] not in "前副代")
            ):
                continue
            if any(
                a < at < b or (a == at and b - a > 1 and b <= office.head)
                for a, b in names
                if b <= office.head
            ):
                continue
            if at > 0 and re.match(r"[一-鿿]", text[at - 1]) and not (at in ends or _ends_title(text, at)):
                continue
            head_end = office.end
            given = re.match(r"[一-鿿]{1,2}", text[head_end:])
            length = 0
            if given:
                for size in (2, 1):
                    if head_end + size in ends and not _is_function(text[head_end : head_end + size]):
                        length = size
                        break
            if length and heads.get(head_end) is None:
                name = original[at] + original[head_end : head_end + length]
            elif at > 0 and words:
                length, name = 0, original[at:head_end]
            else:
                continue
            title = original[at + 1 : head_end]
            yield Party(at, head_end + length, name, "person", title, role="" if length else title)
            break


def _ends_title(text: str, at: int) -> bool:
    return text[:at].endswith(tuple(_heads())) or text[:at].endswith(
        ("处", "院", "部", "会", "团", "长", "表")
    )


@cache
def _functions() -> re.Pattern[str]:
    words = sorted((row["form"] for row in read_table(LEXICON, "boundaries.tsv")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def _is_function(word: str) -> bool:
    return bool(_functions().search(word))


def _with_shared_country(text: str, persons: list[Party]) -> Iterator[Party]:
    """Give 总理伊姆兰·汗 the country of 巴基斯坦总统阿尔维 where only 、 or 和 stands between them."""
    before: Party | None = None
    for party in persons:
        if (
            before
            and party.country is None
            and party.title
            and re.fullmatch("[、和及与]|以及", text[before.end : party.start])
        ):
            party = Party(
                party.start,
                party.end,
                party.name,
                party.kind,
                party.title,
                before.country,
                _identity(simplify(party.name), before.country)[0],
            )
        before = party
        yield party


def _delegations(
    original: str,
    text: str,
    words: Sequence[tuple[int, int, str]],
    countries: dict[int, Hit],
    places: Sequence[Hit],
    organisations: Sequence[tuple[int, int, str | None]],
) -> Iterator[Party]:
    nouns = {
        b: a
        for a, b, tag in words
        if tag in ("n", "nz", "vn", "ORG", "LOC", "m", "NN", "NR", "NOUN", "PROPN", "j", "f", "an", "a")
    }
    nouns |= {h.end: h.start for h in places} | {b: a for a, b, _ in organisations}
    for group in _groups():
        for match in re.finditer(re.escape(group), text):
            start, end = match.span()
            left = start
            while left in nouns and start - left < 30 and not _is_function(text[nouns[left] : left]):
                left = nouns[left]
            kind = (
                "delegation" if group.endswith("团") else "organisation" if group in _bodies() else "office"
            )
            # A body of officials counts where it belongs to something named: 德国议员, but 外国领导人 are nobody.
            named = any(left <= h.start < end for h in places) or any(
                left <= a < end for a, _, _ in organisations
            )
            if (named or kind == "delegation") and text[end : end + 1] not in ("长", "团", "们"):
                yield Party(
                    left,
                    end,
                    original[left:end],
                    kind,
                    country=_first_country(left, end, countries),
                    number="many",
                )


def _offices_alone(
    original: str,
    text: str,
    offices: Sequence[Office],
    organisations: Sequence[tuple[int, int, str | None]],
    countries: dict[int, Hit],
) -> Iterator[Party]:
    for office in offices:
        start, end = office.start, office.end
        if (
            start > 0
            and text[start - 1] in abbreviations()
            and text[start - 1 : start + 1] not in ("中共", "日前")
        ):
            before = text[start - 2 : start - 1]
            if not re.match(r"[一-鿿]", before) or before in "的，。与和同对":
                start -= 1
        title, country = _title(text, start, end, countries)
        for honorific in _honorifics():
            if text.startswith(honorific, end):
                end += len(honorific)
                break
        tied = bool(country) or any(start <= a < office.head for a, _, _ in organisations)
        yield Party(
            start,
            end,
            original[start : office.end],
            "office",
            title,
            country,
            tied=tied,
            role=text[office.head : office.end],
        )


def _compounds(original: str, text: str) -> Iterator[Party]:
    for match in _compound().finditer(text):
        role = next((r for form, r in _roles() if text.startswith(form, match.end())), "")
        for offset, letter in enumerate(match[1]):
            iso = abbreviations().get(letter, ("",))[0]
            at = match.start() + offset
            yield Party(at, at + 1, original[at], "country", country=iso or None, id=iso or None, role=role)
    for match in _side().finditer(text):
        iso = abbreviations()[match[1]][0]
        yield Party(
            *match.span(),
            original[match.start() : match.end()],
            "country",
            country=iso or None,
            id=iso or None,
        )


__all__ = ["create_actors", "mark_actors", "country_name", "place", "split_sentences"]
