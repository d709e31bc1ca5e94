"""From a match to event mentions: parties resolved, status, setting; or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from nlp.entities import Party, Place, Texts, read_table

from .antecedents import resolve
from .circumstances import setting_of
from .dating import further_times, time_of
from .discourse import Discourse
from .journeys import as_attendance, as_visit
from .match import Match
from .meetings import as_meeting, goes_on
from .mentions import EventMention, Miss, Nothing
from .modality import is_here, status_of, told_as
from .positions import main_subject
from .subjects import accompanied, described, find_subject, identified, subject_before
from .topics import check_told
from .units import Unit
from .vocabulary import word_list


def read_match(
    match: Match, source: Texts, sentence: tuple[int, int], discourse: Discourse
) -> Iterator[EventMention | Miss]:
    """Yield the event mentions of `match`, or one Miss with the reason why it tells none."""
    try:
        yield from _mentions(match, source, sentence, discourse)
    except Nothing as reason:
        trigger = match.trigger
        words = source.original[trigger.start : trigger.end]
        yield Miss(match.pattern.type, match.pattern.name, words, trigger.start, trigger.end, str(reason))


def _mentions(match: Match, source: Texts, sentence: tuple[int, int], discourse: Discourse) -> Iterator[EventMention]:
    kind, trigger = match.pattern.type, match.trigger
    check_told(match, source.simple[slice(*sentence)])
    found = _find_open_party(match, discourse)
    who, whom = _parties(match, discourse)
    clause = _clause_span(match)
    status, cue = status_of(match, source, sentence, clause)
    setting = setting_of(match)
    told = EventMention(
        type=kind,
        mode=match.pattern.mode or _mode(source.simple[slice(*clause)]),
        status=status,
        status_cue=cue,
        who=who,
        whom=whom,
        to=None,
        to_place=None,
        places=tuple(_as_written(_own_house(place, discourse), source, sentence) for place in setting.places),
        time=time_of(match, setting, source.simple[slice(*clause)], source.simple[clause[0] : sentence[1]]),
        pattern=match.pattern.name,
        trigger=source.original[trigger.start : trigger.end],
        sentence=sentence,
        start=match.units[match.first].start,
        end=match.units[match.last - 1].end,
        vague=setting.vague,
        firm=status == "occurred" and (told_as("done", match) or is_here(match, source, sentence)),
        once=status == "occurred" and told_as("once", match),
        again=status != "occurred" and told_as("again", match),
        subject=found,
    )
    complete = {"meet": as_meeting, "call": as_meeting, "visit": as_visit, "attend": as_attendance}[kind]
    times = [*reversed(further_times(match, setting)), told.time]
    if kind == "visit" and len(times) == len(who) > 1:
        # 甲和乙分别于1日和3日访问
        for traveller, time in zip(who, times, strict=True):
            yield from complete(replace(told, who=(traveller,), time=time), match, source)
        return
    if kind in ("meet", "call") and len(times) == len(whom) > 1:
        # 10日和11日分别与甲和乙会谈
        for guest, time in zip(whom, times, strict=True):
            yield from complete(replace(told, whom=(guest,), time=time), match, source)
        return
    for time in times:
        yield from complete(replace(told, time=time), match, source)


def _own_house(place: Place, discourse: Discourse) -> Place:
    """The mission that speaks of itself as 本处."""
    return discourse.seat or place if place.form in word_list("own_seat") else place


def _as_written(place: Place, source: Texts, sentence: tuple[int, int]) -> Place:
    """The place in the script of the article, where it was read in the simplified one (總統府)."""
    at = source.simple.find(place.form, *sentence)
    return place if at < 0 else place._replace(form=source.original[at : at + len(place.form)])


def _find_open_party(match: Match, discourse: Discourse) -> str:
    """Fill the slot that stands before the match and return how its party was found."""
    if not match.open_slot or match.open_slot in match.slots:
        if "X" in match.slots:
            match.slots["X"] = accompanied(match) or described(match) or identified(match) or match.slots["X"]
        return "explicit"
    subject, found = find_subject(match, discourse)
    journey = match.pattern.type in ("visit", "attend") and subject is not None and subject.tag == "PRONOUN"
    several = subject is not None and subject.parties[0].number not in ("one", "speaker")
    before = [unit for unit in match.units if subject is not None and unit.end <= subject.start]
    if subject is not None and subject.parties[0].number == "speakers":
        # 甲指出，我们参观了故宫: he is one of them.
        several = any(unit.tag == "SPEECH" for unit in before)
    if journey and several and subject is not None:
        wished = bool(before) and before[-1].text in word_list("appeal")
        if wished or not resolve(subject, discourse, _around(match)):
            # 甲呼吁双方停火，并将访问乙国: not both; of 双方 alone nobody may know who they are.
            subject = main_subject(before) or subject
    beside = subject is not None and subject.end == match.trigger.start
    if subject is None or (match.pattern.name == "this-visit" and not beside):
        raise Nothing("no subject: nobody is told who did it")
    match.slots[match.open_slot] = subject
    return found


def _parties(match: Match, discourse: Discourse) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    sides: dict[str, tuple[Party, ...]] = {"X": (), "Y": ()}
    # 拜登邀请他访问华盛顿: he is not who invites.
    around = subject_before(match) if match.open_slot is None else None
    for slot in sides:
        if slot in match.slots:
            other = frozenset(party.name for parties in sides.values() for party in parties)
            other |= frozenset(party.name for party in around.parties) if around else frozenset()
            # 他们 who travel or attend are not the two that met last.
            journey = match.pattern.type in ("visit", "attend") and match.slots[slot].text in ("他们", "她们")
            known = replace(discourse, pair=()) if journey else discourse
            sides[slot] = resolve(match.slots[slot], known, _around(match), other)
            if not sides[slot]:
                raise Nothing(f"nobody named: {match.slots[slot].text!r} stands for nobody that the article names")
    pair = set(map(_who_it_is, discourse.pair))
    if goes_on(match) and len(pair) == 2 and len(sides["X"]) == 1 and _who_it_is(sides["X"][0]) in pair:
        sides["X"] = tuple(discourse.pair)
    return sides["X"], sides["Y"]


def _who_it_is(party: Party) -> str | None:
    """What a party is known by in the sentences that follow: 中 is told of again as 中方."""
    return party.country if party.kind == "country" else party.name


def _around(match: Match) -> list[Unit]:
    """The units of the whole sentence, in which pronouns have their antecedents."""
    row = match.row
    if row.outer is None:
        return match.units
    while row.outer is not None:
        row = row.outer
    return row.units


def _clause_span(match: Match) -> tuple[int, int]:
    first, last = match.first, match.last - 1
    while first > 0 and match.units[first - 1].tag not in ("COMMA", "STOP"):
        first -= 1
    # 在论坛上表示将放宽准入: what is said is of another clause.
    said = match.pattern.name == "speak-at" and match.units[last].tag == "SPEECH"
    while not said and last + 1 < len(match.units) and match.units[last + 1].tag not in ("COMMA", "STOP"):
        last += 1
    end = match.units[last].end
    if match.row.kind == "adjunct" and match.row.outer is not None:
        # 在距离甲乙会谈一个月[之际]
        end = max(end, match.row.outer.units[match.row.at].end)
    return match.units[first].start, end


def _mode(clause: str) -> str:
    return next((mode for cue, mode in _modes() if cue in clause), "in_person")


@cache
def _modes() -> list[tuple[str, str]]:
    return [(row["cue"], row["mode"]) for row in read_table("nlp.relations", "modes.tsv")]
