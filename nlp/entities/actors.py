"""The component that finds the parties: names, offices, organisations and countries become `doc.spans["actors"]`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from .bodies import find_bodies
from .gazetteer import abbreviations, country_of_letter, find_places, place
from .name_shapes import LEXICON
from .names import find_names
from .offices import find_offices
from .parties import Party
from .persons import find_persons, originals
from .sighting import Coverage, Sighting
from .standins import compounds, pronouns, sides, summits, two_koreas
from .tables import read_words
from .texts import texts
from .unnamed import delegations, offices_alone

if not Span.has_extension("party"):
    Span.set_extension("party", default=None)
    Span.set_extension("place", default=None)


@Language.factory("huiwu_actors", assigns=["doc.ents", "doc.spans"], requires=["doc._.recognised"])
def create_actors(nlp: Language, name: str) -> Any:
    """Return the component that sets doc.spans["actors"] and doc.spans["places"], and doc.ents from both.

    Each actor has `span._.party` (a Party), each place `span._.place` (a Place of the gazetteer). It reads what
    `huiwu_recogniser` found; without it, the gazetteers and offices alone are used.
    """
    return mark_actors


def mark_actors(doc: Doc) -> Doc:
    seen = _look(doc)
    parties = list(_parties(seen))
    doc.spans["actors"] = list(_spans(doc, ((p.start, p.end, p.kind) for p in parties)))
    for span, party in zip(doc.spans["actors"], parties, strict=True):
        span._.party = party
    doc.spans["places"] = list(_spans(doc, ((h.start, h.end, h.entry.kind) for h in seen.places)))
    for span, hit in zip(doc.spans["places"], seen.places, strict=True):
        span._.place = hit.entry
    doc.set_ents(filter_spans(_spans(doc, _entities(seen, parties))))
    return doc


def _look(doc: Doc) -> Sighting:
    """Find places, organisations, offices and names, each with the help of those before."""
    original, text = texts(doc)
    seen = Sighting(original, text, doc._.words or [], doc._.recognised or [])
    airports = _airports(seen)
    named = Coverage(len(text), airports)
    places = [hit for hit in find_places(text) if not named.touches(hit.start, hit.end)]
    seen.bodies = find_bodies(text, seen.recognised, places)
    bodies = [(body.start, body.end) for body in seen.bodies]
    seen.offices = find_offices(text, seen.words, [(hit.start, hit.end) for hit in places] + bodies + airports)
    # 国际奥委会主席考文垂: right after an office the name of a lesser city is a person's; not in 拜登总统旧金山会晤.
    persons_to = {end for _, end, label in seen.recognised if label == "PERSON"}
    several = tuple(read_words(LEXICON, "offices.tsv", "of-several"))
    ends = {
        office.end
        for office in seen.offices
        if office.start not in persons_to and not text.endswith(several, office.start, office.end)
    }
    # 议长马利克: a longer name of the engine's, in which the lexicon saw Mali.
    longer = {start: end for start, end, label in seen.recognised if label == "PERSON"}
    seen.places = [
        hit
        for hit in places
        if not (hit.start in ends and (hit.entry.kind == "city" or longer.get(hit.start, 0) > hit.end))
    ]
    # Whole places and organisations are no names; a country inside an organisation is left to the organisation.
    nominal = [(hit.start, hit.end) for hit in seen.places] + bodies + airports
    seen.names = find_names(seen, [(start, end) for start, end in nominal if end - start > 1])
    # 芒西安 is no 西安, and 安瓦尔 after an office is no organisation.
    names = Coverage(len(text), seen.names)
    seen.bodies = [body for body in seen.bodies if not names.touches(body.start, body.end)]
    seen.places = [hit for hit in seen.places if hit.entry.kind == "country" or not names.touches(hit.start, hit.end)]
    return seen


def _airports(seen: Sighting) -> list[tuple[int, int]]:
    """What airports are called after: 利雅得[哈立德国王国际机场] names neither a country nor a king."""
    text = seen.text
    return [
        (start, end)
        for start, end, label in seen.recognised
        if label == "LOC"
        and text.endswith("机场", start, end)
        and not any(place(text[start:at]) for at in range(start + 2, end))
    ]


def _parties(seen: Sighting) -> Iterator[Party]:
    """Yield the parties, none over another: those that say most first."""
    used = Coverage(len(seen.text))
    starts: set[int] = set()
    persons = find_persons(seen)
    meeting = list(summits(seen, persons))
    letters = Coverage(len(seen.text), [(party.start, party.end) for party in meeting])
    for party in (*meeting, *(person for person in persons if not letters.touches(person.start, person.end))):
        used.add(party.start, party.end)
        starts.add(party.start)
        yield party
    substitutes = list(pronouns(seen))
    for party in (
        *(party for party in substitutes if party.number == "two"),
        *delegations(seen),
        *compounds(seen),
        *two_koreas(seen),
        *offices_alone(seen),
        *sides(seen),
        *_organisations(seen),
        *_countries(seen),
        *substitutes,
    ):
        # 我农访团: ours.
        possessive = party.number == "speaker" and party.end in starts
        if not possessive and not used.touches(party.start, party.end):
            used.add(party.start, party.end)
            starts.add(party.start)
            yield party


def _organisations(seen: Sighting) -> Iterator[Party]:
    for start, end, identity in seen.bodies:
        country = seen.country_within(start, end)
        if country is None and seen.text[start] == "驻" and seen.text[start + 1] in abbreviations():
            # 驻美代表处
            country = country_of_letter(seen.text[start + 1], seen.told)
        yield Party(start, end, seen.original[start:end], "organisation", country=country, id=identity)


def _countries(seen: Sighting) -> Iterator[Party]:
    for start, end, entry in seen.countries.values():
        code = entry.country
        yield Party(start, end, seen.original[start:end], "country", country=code, id=code)


def _entities(seen: Sighting, parties: Iterable[Party]) -> Iterator[tuple[int, int, str]]:
    """Yield the names that the text gives to persons, organisations and places, as start, end, label."""
    for start, end in seen.names:
        yield start, end, "PERSON"
        yield from ((a, b, "PERSON") for a, b in originals(seen.text, end))
    named = Coverage(len(seen.text), seen.names)
    for party in parties:
        if party.kind == "person" and party.role and not named.touches(party.start, party.end):
            yield party.start, party.start + 1, "PERSON"
    for body in seen.bodies:
        yield body.start, body.end, "ORG"
    for hit in seen.places:
        yield hit.start, hit.end, "FAC" if hit.entry.kind == "venue" else "GPE"
    for start, end, label in seen.recognised:
        # Places of the engine that the gazetteer doesn't know are only named, not located.
        if label == "LOC" and not named.touches(start, end):
            yield start, end, "LOC"


def _spans(doc: Doc, labelled: Iterable[tuple[int, int, str]]) -> Iterator[Span]:
    for start, end, label in labelled:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        assert span is not None, "offsets lie in the text"
        yield span
