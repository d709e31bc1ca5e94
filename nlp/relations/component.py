"""The component that reads a Doc sentence by sentence and collects event mentions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from nlp.entities import Party, Place, Texts, is_heading, is_told, office_in, simplify, split_sentences, texts

from .attendance import follow_gatherings
from .cutting import Reader
from .delegations import is_bare_group, leaders_in
from .discourse import Discourse
from .folding import fold
from .guests import read_guests
from .held import scene_of
from .matching import FormMatcher
from .mention_units import mention_units, speaks_for_taiwan
from .mentions import EventMention, Miss
from .patterns import PatternSet, load_patterns
from .place_units import posted_to
from .plans import date_plans, plan_attendance, plan_what_is_to_come
from .positions import only_speaks, topic_of
from .reading import read_match
from .row import Row
from .sharing import (
    headings_in,
    join_spouse,
    lend_places,
    share_ends,
    share_heading,
    share_reception,
    share_scene,
    share_sequel,
    share_session,
    share_setting,
)
from .speakers import correspondents, speaker_of
from .status import carry_status
from .units import Unit

_ACTING = ("PERSON", "DELEGATION")
_SIDES: tuple[Callable[[EventMention], tuple[Party, ...]], ...] = (lambda told: told.whom, lambda told: told.who)
_BULLETS = "■●•▪◆※"

for _name, _default in (("mentions", None), ("misses", None), ("title_end", 0), ("post", None)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


@Language.factory(
    "huiwu_relations", default_config={"patterns": []}, assigns=["doc._.mentions"], requires=["doc.spans"]
)
def create_relations(nlp: Language, name: str, patterns: list[str]) -> Any:
    """Return the component that sets doc._.mentions (EventMention) and doc._.misses (Miss).

    And doc._.post: where the mission serves that tells of itself (ISO 3166 alpha-3), None in other articles.

    patterns: paths of pattern files to use beside the shipped ones.
    """
    return Relations(load_patterns(patterns), nlp)


class Relations:
    """Reads the actors, places and times that earlier components found."""

    def __init__(self, patterns: PatternSet, nlp: Language) -> None:
        self.patterns = patterns
        self._reader = Reader(patterns)
        self._matcher = FormMatcher(patterns, nlp.vocab)

    def __call__(self, doc: Doc) -> Doc:
        source = texts(doc)
        doc._.mentions, doc._.misses = [], []
        mentions = list(mention_units(doc, source))
        year = doc._.published.year if doc._.published else None
        headings = headings_in(mentions, source.simple)
        named = [party for unit in mentions for party in unit.parties]
        persons = [party for party in named if party.kind == "person"]
        discourse = Discourse(persons, [_in_office(person, year) for person in persons])
        discourse.delegations = [p for p in named if p.kind == "delegation" and not is_bare_group(p)]
        words = doc._.words or []
        told = {span._.place.country for span in doc.spans.get("places", ()) if span._.place.kind == "country"}
        # 访华 leads to Taiwan where Taiwan's government writes.
        discourse.home = "TWN" if speaks_for_taiwan(source) else None
        discourse.seat = _seat_of_mission(named)
        doc._.post = discourse.seat.country if discourse.home and discourse.seat else _post_of_first(named)
        told = told - {"CHN"} | {"TWN"} if discourse.home else told | {"CHN"}
        read: list[tuple[tuple[int, int], list[Unit]]] = []
        for sentence in split_sentences(source.simple):
            here, mentions = _take(mentions, sentence, key=lambda unit: unit.start)
            here_words, words = _take(words, sentence, key=lambda word: word[0])
            # Without words of the engine, though it gave some elsewhere, a sentence holds no trigger; then only persons
            # and delegations count, to whom later sentences may refer.
            if here and (here_words or not doc._.words or any(unit.tag in _ACTING for unit in here)):
                units = self._reader.units(source.simple, *sentence, here, here_words, told)
                read.append((sentence, read_guests(units, source, discourse.seat)))
        # A delegation may be told of before its leader is.
        discourse.leaders = [leader for _, units in read for leader in leaders_in(units)]
        for sentence, units in read:
            self._read_sentence(doc, source, sentence, units, discourse)
        share_heading(doc._.mentions, headings, source.simple)
        return doc

    def _read_sentence(
        self, doc: Doc, source: Texts, sentence: tuple[int, int], units: list[Unit], discourse: Discourse
    ) -> None:
        if (spoken := speaker_of(units)) is not None:
            discourse.speaker, addressee = spoken
            if addressee is not None:
                discourse.pair = (*discourse.speaker.parties[:1], *addressee.parties[:1])
        discourse.pair = correspondents(units) or discourse.pair
        if source.simple.startswith("\n", sentence[0] - 1):
            discourse.held = None
        if source.simple[sentence[0]] in _BULLETS:
            # An item of a list does not go on with the sentence before it.
            discourse.topic = None
        in_body = sentence[0] >= doc._.title_end
        follow_gatherings(units, discourse, told=is_told(source.simple, sentence), in_body=in_body)
        # Most sentences only carry the subject on.
        rows = fold(units) if any(unit.tag == "TRIGGER" for unit in units) else [Row(units)]
        told: list[EventMention] = []
        for row in rows:
            for match in self._matcher(row):
                for outcome in read_match(match, source, sentence, discourse):
                    if isinstance(outcome, Miss):
                        doc._.misses.append(outcome)
                        continue
                    told.append(outcome)
                    parties = (*outcome.who, *outcome.whom)
                    if outcome.type in ("meet", "call") and len(parties) == 2:
                        discourse.pair = parties
                    if outcome.type == "visit":
                        discourse.travellers = outcome.who
        if met := [mention for mention in told if mention.type == "meet"]:
            sides = ({party.name: party for m in met for party in side(m)} for side in _SIDES)
            discourse.several = next((tuple(side.values()) for side in sides if len(side) > 1), ())
        join_spouse(units, doc._.mentions, source.original)
        carry_status(told, source)
        plan_what_is_to_come(told, doc._.published)
        lend_places(told, doc._.mentions, source.simple[slice(*sentence)])
        share_session(told, doc._.mentions, source.simple[slice(*sentence)])
        share_reception(told)
        share_scene(told, discourse.scene, source.simple[slice(*sentence)])
        discourse.scene = scene_of(units) or discourse.scene
        share_sequel(told, doc._.mentions, source.simple)
        share_setting(told, doc._.mentions, source.simple)
        share_ends(told)
        plan_attendance(told, doc._.published)
        plan_what_is_to_come(told, doc._.published)
        date_plans(told, doc._.published, source.simple)
        doc._.mentions += told
        if in_body:
            subject = topic_of(rows[0].units)
            if subject is not None and subject.tag in ("PERSON", "DELEGATION") and not only_speaks(subject):
                discourse.topic = subject
            elif is_heading(source.simple, sentence):
                # Another item of news begins.
                discourse.topic = None


def _in_office(person: Party, year: int | None) -> Party:
    """The person with the office known of that year where the mention tells none, so that 两国元首 finds its two."""
    if person.title or person.id is None or year is None:
        return person
    return replace(person, title=office_in(simplify(person.name), person.id, year))


def _post_of_first(named: list[Party]) -> str | None:
    """The country where the one serves whom the article names first, so that a mission tells of itself."""
    return next((posted_to(simplify(party.title or party.name)) for party in named), None)


def _seat_of_mission(named: list[Party]) -> Place | None:
    """The mission that the article names first, with the country where it is: 驻美国代表处."""
    missions = (p for p in named if p.kind == "organisation" and p.country and simplify(p.name).startswith("驻"))
    return next((Place(p.name, "venue", p.name, None, p.country, None, None) for p in missions), None)


def _take(items: list, sentence: tuple[int, int], key: Any) -> tuple[list, list]:
    """Part sorted items into those that begin in the sentence and those after it."""
    first = next((i for i, item in enumerate(items) if key(item) >= sentence[0]), len(items))
    last = next((i for i in range(first, len(items)) if key(items[i]) >= sentence[1]), len(items))
    return items[first:last], items[last:]
