"""An event as an article tells it: what its mentions say together of parties, time, place and status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nlp.entities import Party, Place, country_name, read_words, simplify
from nlp.entities.times import TimeValue
from nlp.relations import EventMention, group_of

_STATUS_ORDER = ("cancelled", "postponed", "refused", "denied", "planned", "possible", "occurred")
CALLED_OFF = ("cancelled", "postponed", "refused", "denied")
"""Statuses of what was meant to take place and did not."""


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


def begin(mention: EventMention) -> ResolvedEvent:
    """Return the event of which `mention` is the first that the article tells."""
    event = ResolvedEvent([mention])
    fill(event)
    return event


def fill(event: ResolvedEvent, *, parties: bool = True) -> None:
    """Set what the mentions of `event` say together; without `parties`, keep whom it has."""
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
    """The destination as `best` names it, but a country that it only abbreviates (访韩) by its name (前往韩国).

    Where `best` names none (到访), as the country is called in another sentence (访问印尼).
    """
    place = best.to_place
    if place is None or not place.country or place.kind != "country":
        return best.to, place
    name = country_name(place.country)
    for mention in mentions:
        other = mention.to_place
        if other is None or other.kind != "country" or other.country != place.country or len(mention.to or "") < 2:
            continue
        in_short = simplify(mention.to or "")
        called = best.to == name != mention.to and (in_short == name or name not in in_short)
        if called or (len(best.to or "") == 1 and in_short == name):
            return mention.to, other
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
            # A last day says less than a first one, but more than a month.
            len(t.start or (t.end or "")[:-1]),
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
    off = [m.start for m in event.mentions if m.status in CALLED_OFF]
    if off and any(m.pattern == "arrive" and m.status == "occurred" and m.start > off[0] for m in event.mentions):
        # 甲取消访华，最后又飞抵北京
        return "occurred", None
    called_off = bool(off)
    dated = [m for m in event.mentions if m.time is not None and len(m.time.start or "") == 10]
    if not called_off and any(m.status == "occurred" for m in dated) and not any(m.status != "occurred" for m in dated):
        # 周一举行峰会, said elsewhere to be looked forward to.
        return "occurred", None
    # A journey of which only the end is still to come has begun.
    begun = [m for m in event.mentions if m.time is None or m.time.start or not m.time.end] or event.mentions
    cued = [m for m in begun if m.status_cue]
    # 原定12日的会谈 alone was called off, but not where the article still plans it.
    cued = [m for m in cued if not _once_planned(m)] or cued
    told = min(cued or begun, key=lambda m: _STATUS_ORDER.index(m.status))
    return told.status, told.status_cue


def _once_planned(mention: EventMention) -> bool:
    words = read_words("nlp.relations", "words.tsv", "once_planned")
    return simplify(mention.status_cue or "") in words


def _fuller(party: Party, others: tuple[Party, ...]) -> Party:
    """The same party with office, country and id where another mention tells them; a group by its longest name."""
    if (group := group_of(party)) is not None:
        return max((party, *(p for p in others if group_of(p) == group)), key=lambda p: len(p.name))
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
    if country is None and event.places and event.places[0].kind != "area" and event.type == "meet" and event.who:
        # 在总统府会见: the seat is that of the president, or else of the host.
        country = _holder_of(event.places[0].form, (*event.who, *event.whom)) or event.who[0].country
    own = next((p for p in event.places if p.kind not in ("country",)), None)
    named = own.form if own else None
    return (
        named,
        city,
        country,
        specific.latitude if specific else None,
        specific.longitude if specific else None,
    )


def _holder_of(seat: str, parties: Sequence[Party]) -> str | None:
    """The country of the one whose office has this seat: 总统府 that of the president."""
    office = simplify(seat).removesuffix("府").removesuffix("官邸")
    titles = ((simplify(party.title or ""), party.country) for party in parties if office)
    return next((home for title, home in titles if home and title.endswith(office) and title[0] not in "副前"), None)
