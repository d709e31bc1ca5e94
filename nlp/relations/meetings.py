"""Meetings: who met whom, jointly or severally."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from nlp.entities import Party, Texts, read_words, simplify

from .destinations import home_of
from .match import Match
from .mentions import EventMention, Nothing
from .place_units import house_of
from .positions import COMMON_NOUNS
from .vocabulary import word_list

# From so many bodies on a guest has met each of them.
_SEVERAL_BODIES = 3


def goes_on(match: Match) -> bool:
    """Whether two who have met do so again: 周三继续会谈, 下一轮会谈将于9月举行."""
    before = [unit.text for unit in match.units[max(0, match.first - 2) : match.first]]
    again = not word_list("again").isdisjoint([*before, "".join(before)])
    return match.pattern.name == "equals" and again


def as_meeting(told: EventMention, match: Match, source: Texts) -> Iterator[EventMention]:
    """Yield `told` as the meetings of `match`, one or as many as there are guests; raise Nothing where it is none."""
    who, whom = told.who, told.whom
    if (match.pattern.name == "discuss" or match.trigger.text in word_list("chats")) and told.mode == "phone":
        # 甲和乙在电话中谈到了局势
        told = replace(told, type="call")
    if "Y" in match.slots and _receive_others(match):
        raise Nothing("nobody named: the two receive others together")
    if match.pattern.name == "welcome" and all(party.kind == "organisation" for party in who):
        # 州政府为甲举行了欢迎仪式
        raise Nothing("no meeting: it is not told who welcomed the guest")
    if match.trigger.text == "会议" and not _is_of_governors(match, who):
        raise Nothing("no meeting: a conference of countries, not of those who govern them")
    if match.trigger.text.endswith(tuple(word_list("negotiation"))) and _of_one_state((*who, *whom)):
        # 自甲国部长乙和丙结束谈判以来: with others, who are not named.
        raise Nothing("one party only: they are of one side")
    if not whom:
        held = any(unit.tag == "LIGHT" for unit in match.units[max(0, match.first - 3) : match.last])
        elsewhere = told.subject == "topic" or (told.subject == "sentence" and not held)
        if elsewhere and not goes_on(match):
            raise Nothing("one party only: it takes two to meet")
        if _receive_nobody_named(match):
            raise Nothing("nobody named: whoever they receive has no name")
        who = tuple(p for p in who if not is_spouse(p))
        if len(who) < 2:
            raise Nothing("one party only: it takes two to meet")
        if source.simple[who[0].end : who[1].start].startswith(tuple(word_list("takes_along"))):
            # 部长甲偕次长乙进行会谈: with others, who are not named.
            raise Nothing("one party only: they come together")
        listed = source.simple[who[0].end : who[1].start].startswith("、")
        if told.subject == "next" and listed and match.trigger.text in word_list("receiving"):
            # 会见中，甲、乙向获奖者表示祝贺
            raise Nothing("one party only: they receive others together")
        who, whom = (who[:1], who[1:]) if len(who) == 2 else (who, ())
    if {p.name for p in who} & {p.name for p in whom}:
        raise Nothing("the same party on both sides")
    around = match.units[max(0, match.first - 3) : match.last]
    severally = any(unit.text in word_list("severally") for unit in around)
    # 访问团与甲部、乙署和丙会会面: bodies hold no session together.
    bodies = len(whom) >= _SEVERAL_BODIES and all(party.kind == "organisation" for party in whom)
    countries = {party.country for party in whom} - {None}
    if bodies and len(countries) == 1:
        # 台湾行政院、[立法院]和[外交部]
        whom = tuple(replace(party, country=next(iter(countries))) for party in whom)
    received = bodies or (match.pattern.name == "receive" and not _together(match, source))
    missions = [party for party in whom if party.country and simplify(party.name).startswith("驻")]
    if missions and missions[0].kind == "organisation" and match.trigger.text in word_list("calls_on"):
        told = replace(told, places=told.places or (house_of(missions[0]),))
    for left, right in _meetings(who, whom, severally=severally, received=received):
        yield replace(told, who=left, whom=right)


def _of_one_state(parties: tuple[Party, ...]) -> bool:
    """Whether all are persons of one country, so that they sit on one side of a table."""
    homes = {home_of(party) if party.kind == "person" else None for party in parties}
    return len(parties) > 1 and len(homes) == 1 and None not in homes


def _is_of_governors(match: Match, who: tuple[Party, ...]) -> bool:
    """Whether a conference is a meeting: one that is held by its sides, or is of their leaders (日韩外长会议)."""
    subject, trigger = match.slots.get("X"), match.trigger
    countries = subject is not None and all(party.kind == "country" for party in who)
    # 甲国、乙国在丙地举行会议, but 部委举行会议 are its hosts
    first = subject.end if countries and subject is not None and subject.end < trigger.start else trigger.end
    clause = itertools.takewhile(lambda unit: unit.start >= first, reversed(match.units[: match.last]))
    held = any(unit.tag == "LIGHT" for unit in (*clause, *match.units[match.first : match.last]))
    return held or all(party.role or party.kind == "person" for party in who)


def _receive_others(match: Match) -> bool:
    """Whether X and Y are hosts together: 甲同乙共同会见青年代表."""
    before, trigger = match.units[match.trigger_at - 1], match.trigger
    receives = match.pattern.name == "with-talks" and trigger.text in word_list("receiving")
    return receives and before.text in word_list("jointly")


def _receive_nobody_named(match: Match) -> bool:
    """Whether the object of the verb is a common noun: 甲、乙会见了[获奖选手], but not 甲、乙会晤[共识]."""
    if match.trigger.text not in word_list("receiving") or match.units[match.trigger_at - 1].tag == "LIGHT":
        return False
    after = [unit for unit in match.units[match.last : match.last + 3] if unit.tag != "PARTICLE"]
    nobody = bool(after) and after[0].tag == "WORD" and after[0].value in (*COMMON_NOUNS, "m", "vn")
    return nobody and after[0].text not in word_list("of_meeting")


def _together(match: Match, source: Texts) -> bool:
    """Whether two guests from one side are told of as one audience: 会见甲和乙, not 会见甲、乙."""
    guests = match.slots["Y"].parties if "Y" in match.slots else ()
    if len(guests) != 2 or len({guest.country for guest in guests} - {None}) > 1:
        return False
    return source.simple[guests[0].end : guests[1].start] in word_list("joint_guests")


def _meetings(
    who: tuple[Party, ...], whom: tuple[Party, ...], *, severally: bool, received: bool
) -> Iterator[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    """The meetings of a sentence: A分别会见B、C and A会见B、C are two, A与B、C举行三方会谈 is one."""
    if not severally and not received:
        yield who, whom
        return
    for host in _couples(who) if severally else [who]:
        for guests in _couples(whom):
            yield host, guests


def _couples(parties: tuple[Party, ...]) -> list[tuple[Party, ...]]:
    """Each party alone, but somebody's spouse with the one before."""
    groups: list[tuple[Party, ...]] = []
    for party in parties:
        if groups and is_spouse(party):
            groups[-1] = (*groups[-1], party)
        else:
            groups.append((party,))
    return groups


def is_spouse(party: Party) -> bool:
    """Whether somebody is told of as somebody's spouse: 夫人彭丽媛."""
    return simplify(party.title or "").endswith(tuple(read_words("nlp.entities.lexicon", "offices.tsv", "spouse")))
