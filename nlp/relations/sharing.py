"""What the mentions of a sentence share or lend each other, and what those before lend them: times and places."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.entities.times import TimeValue

from .guests import group_of
from .held import Scene
from .meetings import is_spouse
from .mentions import EventMention
from .units import Unit
from .vocabulary import heads, word_list

# So many dates on lines of their own make a chronicle; one may be the date of the report.
_FEWEST_HEADINGS = 3
# How far before a verb its 还 stands.
_REACH_OF_ALSO = 4
_AROUND = re.compile("([^，、]{2,8}?)(?:开始|召开|举行|结束)?(?:之?[前后]|期间|间隙)")


def headings_in(units: Sequence[Unit], text: str) -> list[tuple[int, TimeValue]]:
    """Return the dates on lines of their own in a chronicle, with the offsets at which they end; elsewhere none."""
    headings = []
    for unit in units:
        if unit.tag == "TIME" and _line_around(unit.start, unit.end, text).strip(" 　:：") == unit.text:
            headings.append((unit.end, unit.value))
    return headings if len(headings) >= _FEWEST_HEADINGS else []


def share_heading(here: list[EventMention], headings: list[tuple[int, TimeValue]], text: str) -> None:
    """Give what an entry of a chronicle tells the date above it; longer paragraphs tell of other times too."""
    for mention in here:
        above = [time for end, time in headings if end <= mention.sentence[0]]
        entry = "。" not in _line_around(*mention.sentence, text).rstrip("。 ")
        if above and entry and mention.time is None and not mention.vague:
            mention.time = above[-1]


def _line_around(start: int, end: int, text: str) -> str:
    last = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : last if last >= 0 else len(text)]


def share_ends(here: list[EventMention]) -> None:
    """Leave a visit open on the side of which its sentence does not tell: 8日抵达首尔，对韩国进行访问."""
    visits = [mention for mention in here if mention.type == "visit" and mention.time is not None]
    first_days = {m.time.start for m in visits if m.time and m.time.end is None}
    last_days = {m.time.end for m in visits if m.time and m.time.start is None}
    for mention in visits:
        # A museum is visited on one day, whatever the journey takes.
        if mention.to_place is not None and mention.time and mention.time.start == mention.time.end:
            if mention.time.start in first_days:
                mention.time = replace(mention.time, end=None)
            elif mention.time.end in last_days:
                mention.time = replace(mention.time, start=None)


def lend_places(here: list[EventMention], before: list[EventMention], sentence: str) -> None:
    """Give meetings without a place that of the journey or gathering during which they are told.

    That is a visit of one of the parties earlier in the same sentence (拉夫罗夫访问平壤，与…会面), or the last one
    in the article where the sentence says 访问期间 or that he 还参观了 something; or the gathering that one of them
    attends, where it says 会议期间.
    """
    said = {kind: any(word in sentence for word in word_list(f"during_{kind}")) for kind in ("visit", "attend")}
    for mention in here:
        of_institution = mention.type == "visit" and mention.to_place is None
        opening = sentence[: mention.end - mention.sentence[0]]
        also = of_institution and any(word in opening for word in word_list("also"))
        during = said | {"visit": said["visit"] or also}
        mention.on_visit = during["visit"]
        placed = any(place.country for place in mention.places)
        if placed or mention.mode == "video" or not (of_institution or mention.type in ("meet", "attend")):
            continue
        names = {party.name for party in (*mention.who, *mention.whom)}
        # 将与乙会面，然后飞往伦敦: a journey told later is one made later.
        earlier = (m for m in here if m.type == "visit" and m is not mention and m.start <= mention.start)
        journeys = sorted((m for m in earlier if m.to_place or m.places), key=lambda m: m.start)
        named = _gathering_named(sentence)
        occasions = journeys or [
            m for m in before if during.get(m.type) and (m.type == "visit" or named in (m.to or ""))
        ]
        for occasion in reversed(occasions):
            if (occasion.to_place or occasion.places) and names & {party.name for party in occasion.who}:
                goal = (occasion.to_place,) if occasion.to_place else ()
                if (occasion.status == "occurred") == (mention.status == "occurred"):
                    mention.places = (*mention.places, *occasion.places, *goal)
                break


def _gathering_named(sentence: str) -> str:
    """How the name of the gathering ends during which a sentence says that something was (G20|峰会期间); "" without."""
    found = (re.search(f"([一-鿿A-Z0-9]{{2}}){word}", sentence) for word in word_list("during_attend"))
    name = next((match[1] for match in found if match), "")
    return "" if re.search("[在于次届此该，]", name) else name


def share_session(here: list[EventMention], before: list[EventMention], sentence: str) -> None:
    """Give a meeting the day and place of the gathering at which it was: 5日出席招待会。席间，他与乙交谈."""
    if not any(word in sentence for word in word_list("at_session")):
        return
    sessions = [mention for mention in before if mention.type == "attend" and mention.status == "occurred"]
    for mention in here:
        names = {party.name for party in (*mention.who, *mention.whom)}
        session = next((s for s in reversed(sessions) if names & {party.name for party in s.who}), None)
        if mention.type == "meet" and mention.status == "occurred" and session is not None:
            mention.time = mention.time or session.time
            mention.places = mention.places or session.places


def share_reception(here: list[EventMention]) -> None:
    """Give who receives those who call on a body the day and place of their call: 甲8日拜会代表处，由乙接见."""
    for call, mention in itertools.pairwise(here):
        on_body = call.type == mention.type == "meet" and all(party.kind == "organisation" for party in call.whom)
        guests = {party.name for party in call.who} & {party.name for party in mention.whom}
        if on_body and guests and call.places and not mention.places:
            mention.time, mention.places = mention.time or call.time, call.places


def share_scene(here: list[EventMention], scene: Scene | None, sentence: str) -> None:
    """Give a meeting the day and place of the gathering around which it was: 论坛5日在青岛举行。会前，甲会见了乙.

    Who receives a group of guests (甲会见大会代表) does so there as well.
    """
    around = any(_is_around_session(clause) for clause in sentence.split("，"))
    around = around or any(word in sentence for word in word_list("witnesses"))
    for mention in here:
        guests = any(group_of(party) for party in mention.whom)
        if scene is None or mention.type != "meet" or mention.status != "occurred" or not (around or guests):
            continue
        # 大会在京举行。甲在人民大会堂会见大会代表
        there = {place.city for place in mention.places} <= {place.city for place in scene.places}
        if not mention.time and there:
            mention.time, mention.places = scene.time, mention.places or scene.places


def _is_around_session(clause: str) -> bool:
    """Whether a clause begins with what was before or after a gathering: 会前, 欢迎宴会前, 大会开始前."""
    if clause.startswith(tuple(word_list("around_session"))):
        return True
    opening = _AROUND.match(clause)
    # 在联合国大会期间: a gathering of its own.
    another = clause.startswith("在")
    return opening is not None and not another and any(opening[1].endswith(noun) for noun in heads("gathering"))


def share_sequel(here: list[EventMention], before: list[EventMention], text: str) -> None:
    """Give what somebody did right after something else the day and place of that: 8日会见甲。随后，他会见了乙.

    A journey between the two parts them; what is told further on, or of another status, is left alone. What two do
    after they have met (会见后，双方共同出席…) may be told further on.
    """
    for mention in here:
        clauses = re.split("[，,]", text[mention.sentence[0] : mention.start])
        follows = any(word in clauses[-1] or word in clauses[-2:-1] for word in word_list("sequel"))
        names = {party.name for party in (*mention.who, *mention.whom)}
        after_talks = any(word in clauses[-2:] for word in word_list("after_talks"))
        met = [m for m in before if m.type == "meet" and len(names & {p.name for p in (*m.who, *m.whom)}) > 1]
        together = mention.type in ("attend", "visit") and not mention.time and after_talks
        if together and met and met[-1].status == mention.status:
            # 在总理府会谈后，双方参观甲馆: in that country, but in another house.
            places = (p for p in met[-1].places if mention.type == "attend" or p.kind == "country")
            mention.time, mention.places = met[-1].time, mention.places or tuple(places)
            continue
        if mention.type == "visit" or mention.time or not follows:
            continue
        earlier = max((m for m in (*before, *here) if m.start < mention.start), key=lambda m: m.start, default=None)
        if earlier is None or (earlier.type == "visit" and earlier.pattern != "arrive") or earlier.time is None:
            continue
        same = names & {party.name for party in (*earlier.who, *earlier.whom)}
        near = text.count("。", earlier.sentence[1] - 1, mention.sentence[0]) <= 1
        if same and near and earlier.status == mention.status and earlier.time.granularity == "day":
            mention.time, mention.vague = replace(earlier.time, end=earlier.time.start), False
            mention.places = mention.places or earlier.places


def join_spouse(units: Sequence[Unit], before: list[EventMention], text: str) -> None:
    """Add to a welcome the spouse of the host, whom a later sentence names: 甲夫人[乙]、丙等出席欢迎仪式."""
    if not any(unit.text in word_list("at_welcome") for unit in units):
        return
    for spouse in units:
        if spouse.tag != "PERSON" or not is_spouse(spouse.parties[0]):
            continue
        whose = text[spouse.start : spouse.end]
        welcomes = (m for m in reversed(before) if m.pattern == "welcome" and any(p.name in whose for p in m.who))
        if (welcome := next(welcomes, None)) is not None:
            welcome.who = (*welcome.who, spouse.parties[0])


def share_setting(here: list[EventMention], before: list[EventMention], text: str) -> None:
    """Give what somebody 还 did the time and place of what he did before: 5日在京会见甲。他还会见了乙."""
    for mention in here:
        if mention.type != "meet" or mention.places or mention.time or mention.vague or mention.status != "occurred":
            continue
        opening = text[max(mention.sentence[0], mention.start - _REACH_OF_ALSO) : mention.start + 1]
        earlier = [m for m in (*before, *here) if m.start < mention.sentence[0] and m.type == "meet"][-1:]
        also = any(word in opening for word in word_list("also"))
        same = bool(earlier) and {p.name for p in earlier[0].who} == {p.name for p in mention.who}
        if also and same and earlier[0].status == "occurred":
            mention.places = earlier[0].places
            # 访问期间，他还会见了乙: on another day, perhaps.
            mention.time = None if mention.on_visit else earlier[0].time
            mention.on_visit = mention.on_visit or earlier[0].on_visit
