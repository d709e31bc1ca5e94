"""The component that reads a Doc sentence by sentence and collects event mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from nlp.entities import Party, Place, country_name, place, read_table, read_words, simplify, split_sentences

from nlp.entities.times import TimeValue

from .circumstances import lend_places, plan_attendance, setting_of
from .folding import Row, fold
from .matching import FormMatcher, Match
from .mentions import EventMention, Miss
from .patterns import PatternSet, load_patterns
from .status import find_status
from .subjects import Discourse, find_subject, is_subject, main_subject, resolve
from .units import Reader, Unit

for _name, _default in (("mentions", None), ("misses", None), ("title_end", 0)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)

_TAGS = {"person": "PERSON", "organisation": "ORG", "country": "COUNTRY", "delegation": "DELEGATION", "office": "OFFICE", "pronoun": "PRONOUN"}
_PLACE_TAGS = {"city": "CITY", "capital": "CITY", "venue": "VENUE", "region": "REGION", "area": "AREA", "country": "COUNTRY"}
# Countries and organisations meet and are visited, but do not travel or sit in a hall.
_TRAVELLERS = ("person", "delegation", "office", "pronoun", "organisation")


@Language.factory("huiwu_relations", default_config={"patterns": []}, assigns=["doc._.mentions"], requires=["doc.spans"])
def create_relations(nlp: Language, name: str, patterns: list[str]) -> Any:
    """Return the component that sets doc._.mentions (EventMention) and doc._.misses (Miss).

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
        text = doc._.simplified if doc._.simplified is not None else simplify(doc.text)
        doc._.mentions, doc._.misses = [], []
        mentions = list(_mention_units(doc))
        persons = [p for unit in mentions for p in unit.parties if p.kind == "person"]
        discourse = Discourse(persons=persons)
        words = doc._.words or []
        position = word_at = 0
        for start, end in split_sentences(text):
            here: list[Unit] = []
            while position < len(mentions) and mentions[position].start < end:
                if mentions[position].start >= start:
                    here.append(mentions[position])
                position += 1
            here_words = []
            while word_at < len(words) and words[word_at][0] < end:
                if words[word_at][0] >= start:
                    here_words.append(words[word_at])
                word_at += 1
            if here:
                self._sentence(doc, text, (start, end), here, here_words, discourse)
        return doc

    def _sentence(self, doc: Doc, text: str, sentence: tuple[int, int], mentions: list[Unit], words: list, discourse: Discourse) -> None:
        units = self._reader.units(text, *sentence, mentions, words)
        if (spoken := _speaker(units)) is not None:
            discourse.speaker, addressee = spoken
            if addressee is not None:
                discourse.pair = (*discourse.speaker.parties[:1], *addressee.parties[:1])
        discourse.leaders += _leaders(units)
        rows = fold(units)
        here: list[EventMention] = []
        for row in rows:
            for match in self._matcher(row):
                for outcome in self._read(doc, text, sentence, match, discourse):
                    if isinstance(outcome, Miss):
                        doc._.misses.append(outcome)
                        continue
                    here.append(outcome)
                    parties = (*outcome.who, *outcome.whom)
                    if outcome.type in ("meet", "call") and len(parties) == 2:
                        discourse.pair = parties
        lend_places(here, doc._.mentions, text[slice(*sentence)])
        plan_attendance(here, doc._.published)
        doc._.mentions += here
        if sentence[0] >= doc._.title_end:
            subject = main_subject(rows[0].units)
            if subject is not None and subject.tag in ("PERSON", "DELEGATION"):
                discourse.topic = subject

    def _read(self, doc: Doc, text: str, sentence: tuple[int, int], match: Match, discourse: Discourse) -> Iterator[EventMention | Miss]:
        kind, trigger = match.pattern.type, match.trigger

        def miss(reason: str) -> Miss:
            return Miss(kind, match.pattern.name, doc.text[trigger.start : trigger.end], trigger.start, trigger.end, reason)

        found = "explicit"
        if match.open_slot and match.open_slot not in match.slots:
            subject, found = find_subject(match, discourse)
            if subject is None:
                yield miss("no subject: nobody is told who did it")
                return
            match.slots[match.open_slot] = subject
        sides: dict[str, tuple[Party, ...]] = {}
        for slot in "XY":
            if slot in match.slots:
                other = frozenset(party.name for parties in sides.values() for party in parties)
                sides[slot] = resolve(match.slots[slot], discourse, match.units, other)
        who, whom = sides.get("X", ()), sides.get("Y", ())
        for slot, parties in sides.items():
            if not parties:
                yield miss(f"nobody named: {match.slots[slot].text!r} stands for nobody that the article names")
                return
        clause = _clause_span(match)
        masked = [(u.start, u.end) for u in match.units if u.parties or u.tag in ("FOLD", "GATHERING")]
        status, cue = find_status(text, *clause, (trigger.start, trigger.end), masked)
        if match.pattern.status and status == "occurred":
            status = match.pattern.status
        if status == "none":
            yield miss(f"no event: {cue!r} makes it a wish, a condition or a habit")
            return
        setting = setting_of(match)
        to = to_place = None
        places = setting.places
        if kind in ("meet", "call"):
            if not whom:
                if found in ("topic", "next") or (found == "sentence" and not any(u.tag == "LIGHT" for u in match.units[match.first : match.last])):
                    yield miss("one party only: it takes two to meet")
                    return
                who = tuple(p for p in who if not simplify(p.title or "").endswith(_spouses()))
                if len(who) < 2:
                    yield miss("one party only: it takes two to meet")
                    return
                who, whom = (who[:1], who[1:]) if len(who) == 2 else (who, ())
            if {p.name for p in who} & {p.name for p in whom}:
                yield miss("the same party on both sides")
                return
        else:
            who = tuple(p for p in who if p.kind in _TRAVELLERS and not (p.kind == "organisation" and simplify(p.name).endswith(_stationary())))
            if not who:
                yield miss("no traveller: a country does not travel or attend")
                return
        if kind == "visit":
            destinations = _destinations(doc, match)
            if not destinations:
                yield miss("no destination")
                return
        if kind == "attend":
            who, whom = (*who, *(p for p in whom if p.kind in _TRAVELLERS)), ()
            gathering = match.slots["G"]
            to = doc.text[gathering.start : gathering.end].strip("“”\"「」")
            places = places or tuple(u.value for u in gathering.inner if isinstance(u.value, Place) and u.tag in ("CITY", "VENUE"))
        mode = match.pattern.mode
        if kind in ("meet", "attend"):
            mode = next((m for c, m in _modes() if c in text[clause[0] : clause[1]]), "in_person")
        told = EventMention(
            type=kind,
            mode=mode,
            status=status,
            status_cue=cue,
            who=who,
            whom=whom,
            to=to,
            to_place=to_place,
            places=places,
            time=_side_of(setting.time.value if setting.time else None, match.pattern.day),
            pattern=match.pattern.name,
            trigger=doc.text[trigger.start : trigger.end],
            sentence=sentence,
            start=match.units[match.first].start,
            end=match.units[match.last - 1].end,
            vague=setting.vague,
            firm=status == "occurred" and _told_as_done(match),
            subject=found,
        )
        if kind == "visit":
            for to, to_place in destinations:
                # 在北京宣布将访韩: where it was said is not where the visit goes.
                there = tuple(p for p in setting.places if to_place and to_place.country == p.country and p.kind != "country")
                yield replace(told, to=to, to_place=to_place, places=there)
        elif kind == "meet":
            severally = any(unit.text in _severally() for unit in match.units[max(0, match.first - 3) : match.last])
            for left, right in _meetings(who, whom, severally, match.pattern.name == "receive"):
                yield replace(told, who=left, whom=right)
        else:
            yield told


def _told_as_done(match: Match) -> bool:
    first, last = match.first, min(match.last + 1, len(match.units))
    done = read_words("nlp.relations", "words.tsv", "done")
    return any(unit.text in done for unit in match.units[max(0, first - 3) : last])


def _side_of(time: TimeValue | None, day: str | None) -> TimeValue | None:
    """The time of an event of which the words give only the first or the last day (抵达, 结束访问)."""
    if time is None or day is None or time.start != time.end:
        return time
    return replace(time, end=None) if day == "start" else replace(time, start=None)


@cache
def _severally() -> frozenset[str]:
    return read_words("nlp.relations", "words.tsv", "severally")


def _meetings(
    who: tuple[Party, ...], whom: tuple[Party, ...], severally: bool, received: bool
) -> Iterator[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    """The meetings of a sentence: A分别会见B、C and A会见B、C are two, A与B、C举行三方会谈 is one."""
    if not severally and not received:
        yield who, whom
        return
    hosts = _couples(who) if severally else [who]
    for host in hosts:
        for guests in _couples(whom):
            yield host, guests


def _couples(parties: tuple[Party, ...]) -> list[tuple[Party, ...]]:
    """Each party alone, but somebody's spouse with the one before."""
    groups: list[tuple[Party, ...]] = []
    for party in parties:
        if groups and simplify(party.title or "").endswith(_spouses()):
            groups[-1] = (*groups[-1], party)
        else:
            groups.append((party,))
    return groups


@cache
def _stationary() -> tuple[str, ...]:
    """Last words of organisations whose movements are no visits: troops, ships, media."""
    return tuple(read_words("nlp.relations", "words.tsv", "no_traveller"))


@cache
def _spouses() -> tuple[str, ...]:
    return tuple(read_words("nlp.entities.lexicon", "offices.tsv", "spouse"))


@cache
def _modes() -> list[tuple[str, str]]:
    return [(row["cue"], row["mode"]) for row in read_table("nlp.relations", "modes.tsv")]


def _mention_units(doc: Doc) -> Iterator[Unit]:
    """All mentions of the Doc as units, sorted, the longer winning an overlap."""
    text = doc._.simplified
    units: list[Unit] = []
    for span in doc.spans.get("times", ()):
        # The date of a dateline or of the report is not that of what is told.
        counts = span.label_ in ("DATE", "VAGUE") and not text[: span.end_char].endswith("以来")
        tag = "TIME" if counts else "WORD"
        units.append(Unit(span.start_char, span.end_char, text[span.start_char : span.end_char], tag, value=span._.when))
    places = {(s.start_char, s.end_char): s._.place for s in doc.spans.get("places", ())}
    for span in doc.spans.get("actors", ()):
        party: Party = span._.party
        units.append(Unit(party.start, party.end, text[party.start : party.end], _TAGS[party.kind], (party,), places.get((party.start, party.end)) or _place_of(party)))
    taken = sorted((u.start, u.end) for u in units)
    for (start, end), entry in places.items():
        if not any(a < end and start < b for a, b in taken):
            units.append(Unit(start, end, text[start:end], _PLACE_TAGS[entry.kind], value=entry))
    for unit in units:
        if isinstance(unit.value, Place):
            # Places are named as the article writes them.
            unit.value = unit.value._replace(form=doc.text[unit.start : unit.end])
    units += _own_country(doc)
    units.sort(key=lambda u: (u.start, -u.end))
    last = -1
    for unit in units:
        if unit.start >= last:
            yield unit
            last = unit.end


def _own_country(doc: Doc) -> Iterator[Unit]:
    """我国 as a place: the country of the article's own script, mainland China or, in traditional script, Taiwan."""
    text = doc._.simplified
    home = place("中国" if doc.text == text else "台湾")
    for form in read_words("nlp.relations", "words.tsv", "own_country"):
        at = text.find(form)
        while at >= 0 and home is not None:
            yield Unit(at, at + len(form), form, "HOME", value=home._replace(form=doc.text[at : at + len(form)]))
            at = text.find(form, at + len(form))


def _place_of(party: Party) -> Place | None:
    return place(simplify(party.name)) if party.kind == "country" else None


def _speaker(units: list[Unit]) -> tuple[Unit, Unit | None] | None:
    """The one who speaks in a sentence, and the one spoken to where it says so: 习近平对普京说."""
    for i in range(len(units) - 1):
        if units[i].tag != "PERSON":
            continue
        if units[i + 1].tag == "SPEECH":
            return units[i], None
        following = [u.tag for u in units[i + 1 : i + 4]]
        if following == ["PREPOSITION", "PERSON", "SPEECH"]:
            return units[i], units[i + 2]
    return None


def _leaders(units: list[Unit]) -> list[Party]:
    """Those of whom the sentence says that they lead a delegation: 由X率领, X率领…团, X率团."""
    leads = read_words("nlp.relations", "words.tsv", "lead")
    found = []
    for at in range(1, len(units)):
        if units[at].text in leads:
            persons = [i for i in range(at) if units[i].tag == "PERSON" and (i == at - 1 or is_subject(units, i))]
            found += list(units[persons[-1]].parties[:1]) if persons else []
    return found


def _clause_span(match: Match) -> tuple[int, int]:
    first, last = match.first, match.last - 1
    while first > 0 and match.units[first - 1].tag not in ("COMMA", "STOP"):
        first -= 1
    while last + 1 < len(match.units) and match.units[last + 1].tag not in ("COMMA", "STOP"):
        last += 1
    return match.units[first].start, match.units[last].end


def _destinations(doc: Doc, match: Match) -> list[tuple[str, Place | None]]:
    """Return each destination as (words of the article, gazetteer entry): 访问罗马尼亚及摩尔多瓦 has two."""
    unit = match.slots.get("D") or match.slots.get("L")
    if unit is None:
        return _host_country(match)
    if unit.tag == "ABBREVIATION":
        return [(doc.text[unit.start : unit.end], unit.value)]
    found: list[tuple[str, Place | None]] = []
    for party in unit.parties if len(unit.parties) > 1 else ():
        entry = place(simplify(party.name))
        if entry is None and party.kind == "country":
            entry = Place(party.name, "country", party.name, None, party.country, None, None)
        found.append((party.name, entry))
    if not found:
        found.append((doc.text[unit.start : unit.end], unit.value if isinstance(unit.value, Place) else None))
    at = match.units.index(unit) + 1
    while at < len(match.units):
        following = match.units[at]
        if following.text in ("首都", "及", "和", "与", "以及", "、", "等", "地"):
            at += 1
            continue
        if following.tag not in ("CITY", "COUNTRY", "REGION", "VENUE") or not isinstance(following.value, Place):
            break
        before, entry = match.units[at - 1], found[-1][1]
        if before.text in ("及", "和", "与", "以及", "、"):
            found.append((doc.text[following.start : following.end], following.value))
        elif entry is not None and entry.kind == "country" and following.value.country == entry.country:
            # 越南首都河内: one destination, its city known.
            found[-1] = (found[-1][0], following.value)
        at += 1
    return found


def _host_country(match: Match) -> list[tuple[str, Place | None]]:
    """到访的X told of a meeting: the destination is the country of the one who receives."""
    visitor = match.slots.get("X")
    if match.row.outer is None:
        # 吕特欢迎韩正到访: the country of the one who welcomes.
        before = [p for u in match.units[: match.first] for p in u.parties if u is not visitor and p.country]
        own = visitor.parties[0].country if visitor and visitor.parties else None
        host = next((p.country for p in reversed(before) if p.country != own), None)
        return [(country_name(host), place(simplify(country_name(host))))] if host else []
    around = setting_of(Match(match.pattern, match.row.outer, match.row.outer.units, match.row.at, match.row.at, match.trigger, match.row.at, {}, None))
    if match.pattern.name == "visiting" and "G" in match.slots and around.places:
        return [(around.places[-1].form, around.places[-1])]
    hosts = [p for u in match.row.outer.units for p in u.parties if u is not match.row.subject and p.country]
    guest = match.row.subject.parties[0].country if match.row.subject else None
    for host in hosts:
        if host.country != guest:
            name = country_name(host.country)
            return [(name, place(simplify(name)))]
    return []
