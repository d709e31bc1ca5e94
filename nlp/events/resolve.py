"""Within one article: mentions of the same event become one event, the fuller lending to the barer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from nlp.entities import read_words, simplify
from nlp.entities.times import TimeValue
from nlp.relations import EventMention, home_of

from .identity import Names, another_time, compatible, same
from .lending import lend
from .resolved import ResolvedEvent, begin, fill
from .retold import without_areas, without_comments, without_groups


def resolve_article(
    mentions: list[EventMention],
    is_headline: Callable[[EventMention], bool],
    published: date | None = None,
    post: str | None = None,
) -> list[ResolvedEvent]:
    """Group `mentions` to events, in the order in which the article first tells them.

    published: the day of the article, which tells the visit of somebody who is there now from his earlier ones.
    post: the country where the mission serves whose notice it is. is_headline: whether a mention stands in the title or
    a heading. What these alone tell in general words (外国领导人) is the event that the body tells with names.
    """
    names = Names(mentions)
    _put_off_to_planned(mentions, names)
    events: list[ResolvedEvent] = []
    for mention in mentions:
        for event in events:
            if all(
                same(told, mention, names) and not another_time(told, mention, published) for told in event.mentions
            ) and compatible(event, mention):
                event.mentions.append(mention)
                fill(event)
                break
        else:
            events.append(begin(mention))
    events = _without_general_titles(_without_echoes(events, names), is_headline, names)
    events = _jointly_or_severally(events, names)
    events = without_comments(events, names)
    lend(events, names, post, published)
    events = without_groups(without_areas(events, names), names)
    for event in events:
        if published is not None and _is_long_past(event, published):
            event.status, event.status_cue = "occurred", None
    return events


def _put_off_to_planned(mentions: list[EventMention], names: Names) -> None:
    """Read 总理周五访华, as captions and headlines say it, as the visit that the article plans for that weekday.

    Without a cue of the future the words alone mean the weekday that is past.
    """
    for plan in mentions:
        for bare in mentions:
            if plan.status != "planned" or bare.status != "occurred" or bare.firm or not same(bare, plan, names):
                continue
            if bare.time is not None and plan.time is not None and _is_a_week_on(bare.time, plan.time):
                bare.status, bare.status_cue, bare.time = plan.status, plan.status_cue, plan.time


def _is_a_week_on(time: TimeValue, later: TimeValue) -> bool:
    """Whether two days are seven apart."""
    if time.granularity != "day" or later.granularity != "day" or time.start is None or later.start is None:
        return False
    return date.fromisoformat(later.start) - date.fromisoformat(time.start) == timedelta(days=7)


def _is_long_past(event: ResolvedEvent, published: date) -> bool:
    """Whether what the words take for planned was in a month or year that had ended: 1972年，为甲访华铺路, but not
    去年计划访华.
    """
    last = ((event.time.end or event.time.start) if event.time else None) or ""
    meant = simplify(event.status_cue or "") in read_words("nlp.relations", "words.tsv", "intends")
    ended = 0 < len(last) <= len("2000-01") and last < published.isoformat()[: len(last)]
    return event.status == "planned" and ended and not meant


def _without_echoes(events: list[ResolvedEvent], names: Names) -> list[ResolvedEvent]:
    """Leave out 会谈中，双方… and 甲说，他与乙讨论了… after a telephone call of the two: no meeting besides."""
    calls = [event for event in events if event.type == "call"]

    def echoes(event: ResolvedEvent) -> bool:
        told = event.mentions[0]
        plain = event.type == "meet" and told.pattern in ("equals", "discuss") and not event.places
        return (
            plain
            and event.status == "occurred"
            and any(
                call.mentions[0].sentence < told.sentence
                and _pairs(call, names) == _pairs(event, names)
                and event.time in (None, call.time)
                for call in calls
            )
        )

    return [event for event in events if not echoes(event)]


def _without_general_titles(
    events: list[ResolvedEvent], is_headline: Callable[[EventMention], bool], names: Names
) -> list[ResolvedEvent]:
    kept: list[ResolvedEvent] = []
    in_body = [event for event in events if not all(map(is_headline, event.mentions))]
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
            if _is_summit(event, told):
                fill(told, parties=False)
            continue
        kept.append(event)
    return kept


def _between_delegates(event: ResolvedEvent, named: ResolvedEvent) -> bool:
    """Whether 俄美代表团18日会谈, or 美朝会谈 told of in passing, is the one that the article tells with names."""
    if not event.type == named.type == "meet" or any(p.kind != "country" for p in (*event.who, *event.whom)):
        return False
    # 中德会谈 that is to come is not what was held.
    to_come = event.status == "planned" != named.status
    there = {p.city for p in event.places} & {p.city for p in named.places} - {None}
    bare = event.time is None and (not event.places or bool(there)) and not to_come
    same_day = event.time is not None and named.time is not None and event.time.start == named.time.start is not None
    homes = [{home_of(p) for p in side} for side in (named.who, named.whom)]
    sides = [{p.country for p in side} for side in (event.who, event.whom)]
    between = any(p.kind != "country" for p in (*named.who, *named.whom)) and homes in (sides, sides[::-1])
    return between and (same_day or bare or _is_summit(event, named))


def _is_summit(event: ResolvedEvent, named: ResolvedEvent) -> bool:
    """Whether countries hold the summit for which their leaders are to meet: 甲会见乙。甲乙两国峰会定于28日举行."""
    summit = all(simplify(m.trigger) in read_words("nlp.relations", "words.tsv", "summit") for m in event.mentions)
    alone = named.time is None and not named.places and not named.vague
    return summit and alone and event.type == named.type and event.status == named.status


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
            if e is not joint and e.type == "meet" and _pairs(e, names) < pairs and compatible(joint, e.mentions[0])
        ]
        if not parts:
            continue
        covered = frozenset[frozenset[str]]().union(*(_pairs(e, names) for e in parts))
        if covered == pairs:
            kept.remove(joint)
            for part in parts:
                part.mentions += joint.mentions
                fill(part, parties=False)
        else:
            for part in parts:
                kept.remove(part)
                joint.mentions += part.mentions
            fill(joint, parties=False)
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
