"""Within one article: mentions of the same event become one event, the fuller lending to the barer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from nlp.entities import Party, Place, country_name, read_words, simplify
from nlp.entities.times import TimeValue
from nlp.relations import EventMention

_STATUS_ORDER = ("cancelled", "postponed", "refused", "denied", "planned", "possible", "occurred")


@dataclass
class ResolvedEvent:
    """Mentions of one event in one article."""

    mentions: list[EventMention]
    who: list[Party] = field(default_factory=list)
    whom: list[Party] = field(default_factory=list)
    to: str | None = None
    to_place: Place | None = None
    places: tuple[Place, ...] = ()
    time: TimeValue | None = None
    status: str = "occurred"
    status_cue: str | None = None
    mode: str | None = None

    @property
    def type(self) -> str:
        return self.mentions[0].type

    @property
    def vague(self) -> bool:
        """Whether the article says of its time only 近日 or the like."""
        return any(mention.vague for mention in self.mentions)


def resolve_article(
    mentions: list[EventMention], title_end: int = 0, published: date | None = None
) -> list[ResolvedEvent]:
    """Group `mentions` to events, in the order in which the article first tells them.

    published: the day of the article, which tells the visit of somebody who is there now from his earlier ones.
    title_end: where the body begins in the text of the Doc. What the title alone tells in general words (外国领导人) is
    the event that the body tells with names.
    """
    from .lending import lend

    names = Names(mentions)
    events: list[ResolvedEvent] = []
    for mention in mentions:
        for event in events:
            if all(
                _same(told, mention, names) and not _another_time(told, mention, published) for told in event.mentions
            ) and _compatible(event, mention):
                event.mentions.append(mention)
                _fill(event)
                break
        else:
            events.append(_start(mention))
    events = _without_general_titles(_without_echoes(events, names), title_end, names)
    events = _jointly_or_severally(events, names)
    lend(events, names)
    return events


def _without_echoes(events: list[ResolvedEvent], names: Names) -> list[ResolvedEvent]:
    """Leave out 会谈中，双方… after a telephone call of the two: no meeting besides."""
    calls = [event for event in events if event.type == "call"]

    def echoes(event: ResolvedEvent) -> bool:
        told = event.mentions[0]
        plain = event.type == "meet" and told.pattern == "equals" and not event.places and event.time is None
        return plain and any(
            call.mentions[0].start < told.start and _pairs(call, names) == _pairs(event, names) for call in calls
        )

    return [event for event in events if not echoes(event)]


def _without_general_titles(events: list[ResolvedEvent], title_end: int, names: Names) -> list[ResolvedEvent]:
    kept: list[ResolvedEvent] = []
    in_body = [event for event in events if any(m.start >= title_end for m in event.mentions)]
    for event in events:
        body = in_body
        if event in in_body:
            # 这是美国最高外交官五年来首次访问中国: a traveller by office alone, after its holder was told of.
            unnamed = event.type == "visit" and all(p.kind == "office" and p.number == "one" for p in event.who)
            body = [b for b in in_body if unnamed and b.mentions[0].start < event.mentions[0].start]
            body += [b for b in in_body if _between_delegates(event, b)]
        told = next((b for b in body if b is not event and _told_in_general(event, b, names)), None)
        if told is not None:
            told.mentions += event.mentions
            continue
        kept.append(event)
    return kept


def _between_delegates(event: ResolvedEvent, named: ResolvedEvent) -> bool:
    """Whether 俄美代表团18日会谈 is the meeting that the article tells of with the names of who came."""
    return (
        event.type == named.type == "meet"
        and all(p.kind == "country" for p in (*event.who, *event.whom))
        and all(p.kind != "country" and p.country for p in (*named.who, *named.whom))
        and event.time is not None
        and named.time is not None
        and event.time.start == named.time.start is not None
    )


def _jointly_or_severally(events: list[ResolvedEvent], names: Names) -> list[ResolvedEvent]:
    """A meeting told of several together and again of each is that of each; told again of one only, the joint one."""
    kept = list(events)
    for joint in events:
        if joint.type != "meet" or len(joint.who) + len(joint.whom) < 3 or not joint.whom:
            continue
        pairs = _pairs(joint, names)
        parts = [
            e
            for e in kept
            if e is not joint and e.type == "meet" and _pairs(e, names) < pairs and _compatible(joint, e.mentions[0])
        ]
        if not parts:
            continue
        covered = frozenset[frozenset[str]]().union(*(_pairs(e, names) for e in parts))
        if covered == pairs:
            kept.remove(joint)
            for part in parts:
                part.mentions += joint.mentions
                _fill(part, parties=False)
        else:
            for part in parts:
                kept.remove(part)
                joint.mentions += part.mentions
            _fill(joint, parties=False)
    return kept


def _pairs(event: ResolvedEvent, names: Names) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((names.of(a), names.of(b))) for a in event.who for b in event.whom)


def _told_in_general(title: ResolvedEvent, body: ResolvedEvent, names: Names) -> bool:
    if title.type != body.type:
        return False
    parties, told = [*title.who, *title.whom], [*body.who, *body.whom]
    keys, countries = {names.of(p) for p in told}, {p.country for p in told}
    # 李强同朝鲜内阁总理会谈: of whom the body tells no country, he may be the one.
    known = {names.of(p) for p in parties}
    unplaced = title.type == "meet" and any(p.country is None for p in told if names.of(p) not in known)
    if title.type == "attend":
        return bool(keys & {names.of(p) for p in parties})
    if title.type == "visit" and title.to_place and body.to_place and title.to_place.country != body.to_place.country:
        return False
    general = [p for p in parties if names.of(p) not in keys]
    # 韩国总统 in the title, 尹锡悦 in the body: no other person, and of the country of one told of.
    return (
        bool(general)
        and all(p.kind != "person" and (p.country is None or p.country in countries or unplaced) for p in general)
        and (len(general) < len(parties) or any(p.country for p in general))
    )


class Names:
    """One key for the spellings of a party within an article: 汗 and 伊姆兰·汗."""

    def __init__(self, mentions: list[EventMention]) -> None:
        parties = [p for m in mentions for p in (*m.who, *m.whom)]
        longest = sorted({simplify(p.name) for p in parties if p.kind == "person"}, key=len, reverse=True)
        self._key: dict[str, str] = {}
        for name in longest:
            full = next((n for n in longest if n != name and _is_short_for(name, n)), name)
            self._key[name] = self._key.get(full, full)
        # 布朗 may be anybody, but is 马克·布朗 where the article names him.
        self._id: dict[str, str] = {}
        for party in sorted(parties, key=lambda p: -len(p.name)):
            if party.id and party.kind == "person":
                self._id.setdefault(self._key[simplify(party.name)], party.id)

    def of(self, party: Party) -> str:
        if party.kind == "country":
            return party.country or simplify(party.name)
        name = simplify(party.name)
        key = self._key.get(name, name)
        return party.id or self._id.get(key) or key


def _is_short_for(name: str, full: str) -> bool:
    """汗 for 伊姆兰·汗, 拉夫罗夫 for 谢尔盖-拉夫罗夫, 林郑 for 林郑月娥."""
    return (
        full.startswith((name + "·", name + "-"))
        or full.endswith(("·" + name, "-" + name))
        or (len(name) == 2 and len(full) == 4 and full.startswith(name))
    )


def _same(a: EventMention, b: EventMention, names: Names) -> bool:
    if a.type != b.type:
        return False
    if {a.pattern, b.pattern} == {"receive", "co-chair"}:
        # 会见了乙，并同乙共同主持联委会会议
        return False
    if a.type in ("meet", "call"):
        left, right = _sides(a, names), _sides(b, names)
        return left == right or left == right[::-1]
    if not set(map(names.of, a.who)) & set(map(names.of, b.who)):
        return False
    if a.type == "attend" and a.start == b.start and a.to != b.to:
        # 出席中阿峰会和中海峰会
        return False
    return _same_destination(a, b)


def _sides(mention: EventMention, names: Names) -> tuple[frozenset[str], frozenset[str]]:
    """The parties of both sides; a spouse who comes along makes no other meeting."""
    spouses = tuple(read_words("nlp.entities.lexicon", "offices.tsv", "spouse"))

    def side(parties: tuple[Party, ...]) -> frozenset[str]:
        main = [p for p in parties if not simplify(p.title or "").endswith(spouses)] or parties
        return frozenset(map(names.of, main))

    return side(mention.who), side(mention.whom)


def _same_destination(a: EventMention, b: EventMention) -> bool:
    if a.type == "visit":
        x, y = a.to_place, b.to_place
        if x and y and x.country and x.country == y.country:
            cities = {p.city or p.name for p in (x, y) if p.kind not in ("country",)}
            return len(cities) < 2
    left, right = simplify(a.to or ""), simplify(b.to or "")
    return left == right or (a.type == "attend" and _same_gathering(left, right))


_THIS = ("本届", "本次", "此次", "这次", "该", "上述")


def _same_gathering(left: str, right: str) -> bool:
    """Whether one name is a shorter form of the other: G20峰会, G20新德里峰会, 本届峰会."""
    for word in _THIS:
        left, right = left.removeprefix(word), right.removeprefix(word)
    short, full = sorted((left, right), key=len)
    rest = iter(full)
    return short[-2:] == full[-2:] and all(letter in rest for letter in short)


def _compatible(event: ResolvedEvent, mention: EventMention) -> bool:
    """Whether dates and places do not contradict each other: equal, one within the other, or one unknown."""
    if mention.type == "meet" and mention.places and event.places and _elsewhere(event.places, mention.places):
        return False
    a, b = event.time, mention.time
    if a is None or b is None or not a.start or not b.start:
        return True
    n = min(len(a.start), len(b.start))
    if a.start[:n] == b.start[:n]:
        return True
    return bool((a.end and a.start <= b.start <= a.end) or (b.end and b.start <= a.start <= b.end))


def _another_time(a: EventMention, b: EventMention, published: date | None) -> bool:
    """Whether one visit was long ago and the other is that of today, or to come: 会见来华访问的甲。甲去年曾访华."""
    if a.type != "visit" or published is None:
        return False
    for past, present in ((a, b), (b, a)):
        time = past.time.end or past.time.start if past.time is not None else None
        today = present.subject == "relative" or present.status in ("planned", "possible")
        if time and present.time is None and today and past.status == "occurred":
            year, month = int(time[:4]), int(time[5:7] or 12)
            if (published.year - year) * 12 + published.month - month > 1:
                return True
    return False


def _elsewhere(places: tuple[Place, ...], others: tuple[Place, ...]) -> bool:
    """Whether two meetings were in different countries, or in different cities of one."""
    for here, there in (
        ({p.country for p in places} - {None}, {p.country for p in others} - {None}),
        ({p.city for p in places} - {None}, {p.city for p in others} - {None}),
    ):
        if here and there and not here & there:
            return True
    return False


def _start(mention: EventMention) -> ResolvedEvent:
    event = ResolvedEvent([mention])
    _fill(event)
    return event


def _fill(event: ResolvedEvent, *, parties: bool = True) -> None:
    best = max(event.mentions, key=_fullness)
    if parties:
        # All who are told of, a spouse named in one sentence only among them.
        widest = max(event.mentions, key=lambda m: (len(m.who) + len(m.whom), _fullness(m)))
        event.who, event.whom = list(widest.who), list(widest.whom)
    for mention in event.mentions:
        event.who = [_fuller(p, mention.who + mention.whom) for p in event.who]
        event.whom = [_fuller(p, mention.who + mention.whom) for p in event.whom]
    event.to, event.to_place = _destination(best, event.mentions)
    times = [m.time for m in event.mentions if m.time is not None and (m.time.start or m.time.end)]
    event.time = _time(times, lasts=event.type == "visit")
    placed = [m for m in event.mentions if m.places]
    event.places = (
        max(placed, key=lambda m: (m.places[0].kind not in ("country", "area"), m.places[0].kind == "venue")).places
        if placed
        else ()
    )
    event.status, event.status_cue = _status(event)
    event.mode = next((m.mode for m in event.mentions if m.mode not in (None, "in_person")), best.mode)


def _destination(best: EventMention, mentions: list[EventMention]) -> tuple[str | None, Place | None]:
    """The destination as `best` names it, but a country that it only abbreviates (访韩) by its name (前往韩国)."""
    place = best.to_place
    if place is not None and place.country and len(best.to or "") == 1:
        name = country_name(place.country)
        for mention in mentions:
            if mention.to_place and simplify(mention.to or "") == name:
                return mention.to, mention.to_place
    return best.to, place


def _time(told: list[TimeValue], *, lasts: bool) -> TimeValue | None:
    """The most exact time told; a first day told here and a last day told there make a range.

    lasts: whether it takes days (a visit), not one of the days during which it is told (a meeting).
    """
    if not told:
        return None
    best = max(
        told,
        key=lambda t: (
            len(t.start or ""),
            t.granularity != "week",
            (t.end is not None and t.end != t.start) == lasts,
            t.end is not None,
        ),
    )
    last = next((t.end for t in told if t.start is None), None)
    if best.end is None and best.start and last and last >= best.start:
        return replace(best, end=last)
    return best


def _status(event: ResolvedEvent) -> tuple[str, str | None]:
    """What the mentions say together: told as done beats planned, a cue beats none, a call-off beats a plan."""
    firm = [m for m in event.mentions if m.firm]
    if firm:
        return "occurred", None
    called_off = any(m.status in ("cancelled", "postponed", "refused", "denied") for m in event.mentions)
    dated = [m for m in event.mentions if m.time is not None and len(m.time.start or "") == 10]
    if not called_off and any(m.status == "occurred" for m in dated) and not any(m.status != "occurred" for m in dated):
        # 周一举行峰会, said elsewhere to be looked forward to.
        return "occurred", None
    # A journey of which only the end is still to come has begun.
    begun = [m for m in event.mentions if m.time is None or m.time.start or not m.time.end] or event.mentions
    cued = [m for m in begun if m.status_cue]
    told = min(cued or begun, key=lambda m: _STATUS_ORDER.index(m.status))
    return told.status, told.status_cue


def _fuller(party: Party, others: tuple[Party, ...]) -> Party:
    """The same party with office, country and id where another mention tells them."""
    if party.title and party.country:
        return party
    for other in others:
        if other.name == party.name:
            return party.with_office_of(other)
    return party


def _fullness(mention: EventMention) -> tuple:
    return (
        bool(mention.time),
        bool(mention.places),
        sum(bool(p.title) for p in (*mention.who, *mention.whom)),
        len(mention.who) + len(mention.whom),
        -mention.start,
    )


def where(event: ResolvedEvent) -> tuple[str | None, str | None, str | None, float | None, float | None]:
    """Return (place, city, country, latitude, longitude) of the event; a bare country is no place."""
    places = list(event.places)
    if event.to_place is not None:
        places.append(event.to_place)
    specific = next((p for p in places if p.kind != "country"), None)
    if event.mentions[0].type == "visit" and event.to_place is not None and event.to_place.kind == "country":
        specific = next((p for p in event.places if p.country == event.to_place.country), None)
    city = next((p.city for p in places if p.city), None)
    country = next((p.country for p in places if p.country), None)
    if country is None and event.places and event.type == "meet" and event.who:
        # 在总统府会见: the seat is that of the host.
        country = event.who[0].country
    own = next((p for p in event.places if p.kind not in ("country",)), None)
    named = own.form if own else None
    return (
        named,
        city,
        country,
        specific.latitude if specific else None,
        specific.longitude if specific else None,
    )
