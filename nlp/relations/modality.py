"""The status of a match: as its own clause says it, else as the clauses do on which it hangs."""

from __future__ import annotations

import itertools
import re

from nlp.entities import Texts, simplify

from .match import Match
from .mentions import Nothing
from .moments import is_ahead, is_time, is_urged
from .positions import is_object_marker
from .status import find_status
from .vocabulary import word_list
from .whereabouts import announced_in

# “台湾之友会”, 在没有调解人的情况下: spans in which no cue counts.
_BODY_IN_QUOTES = re.compile("[“「『][^“”「」『』，。]{2,16}(?:(?<!不)会|[团社党盟])[”」』]")
# Names in which no cue counts: 雅加达[会]展中心.
_NAMES = ("FOLD", "GATHERING", "VENUE", "INSTITUTION", "CITY")
_UNDER_WHICH = re.compile("在[没未][^，。；]{1,20}?情况下")


def status_of(
    match: Match, source: Texts, sentence: tuple[int, int], clause: tuple[int, int]
) -> tuple[str, str | None]:
    """Return (status, cue as the article writes it) of what `match` tells in `clause`, a span of the article.

    Raises Nothing where it is only a wish, a condition or a habit.
    """
    status, cue = ("occurred", None) if match.is_titled() else _told(match, source, sentence, clause)
    if status != "occurred" and _is_source_of_words(match):
        status, cue = "occurred", None
    if match.pattern.type == "meet" and cue is not None and _is_wished_of_others(match, source, clause[0], cue):
        raise Nothing(f"no event: {cue!r} is what somebody else wishes")
    if match.pattern.name == "invitation" and (asked := _is_urged_to_invite(match, source, sentence)):
        raise Nothing(f"no event: {asked!r} is what somebody else wishes")
    if status == "occurred" and cue is None and (asked := _is_asked(match, source, sentence)):
        raise Nothing(f"no event: {asked!r} is what somebody else wishes")
    if status == "planned" and match.pattern.name == "conclude":
        # 即将结束对甲国的访问: who is about to end it is there.
        status, cue = "occurred", None
    sought = status == "none" or (match.trigger.text == "求见" and status == "occurred")
    if sought and any(word in source.simple[clause[1] : sentence[1]] for word in word_list("turned_down")):
        # 甲要求与乙会面，但遭到拒绝; 甲求见乙，却吃了闭门羹
        status = "refused"
    if status == "refused" and cue is not None and _is_conditional(source.simple[sentence[0] : clause[0]]):
        raise Nothing(f"no event: {cue!r} holds on a condition only")
    before = (unit for unit in match.units if unit.start < clause[1])
    day = any(is_time(unit) and len(unit.value.start) == len("2000-01-01") for unit in before)
    if status == "none" and cue is not None and simplify(cue) in word_list("habit") and day:
        # 28日密集拜会了甲、乙
        status, cue = "occurred", None
    if status == "none":
        raise Nothing(f"no event: {cue!r} makes it a wish, a condition or a habit")
    if match.pattern.status and status in ("occurred", "planned"):
        status = match.pattern.status
    soon = [unit for unit in match.units[match.first : match.last] if unit.text in word_list("soon")]
    if match.pattern.name == "invitation" and status == "occurred" and soon:
        # 欢迎甲尽早访华
        status, cue = "possible", source.original[soon[0].start : soon[0].end]
    if match.pattern.name == "invited" and status == "possible":
        status = "planned"
    if match.pattern.name == "invitation" and status == "possible":
        accepted = any(word in source.simple[clause[1] : sentence[1]] for word in word_list("accepts"))
        status = "planned" if accepted else status
    return status, cue


def _told(match: Match, source: Texts, sentence: tuple[int, int], clause: tuple[int, int]) -> tuple[str, str | None]:
    """The status that the clause tells by its nearest cue, or failing one the clauses around it."""
    trigger = (match.trigger.start, match.trigger.end)
    masked = [(u.start, u.end) for u in match.units if u.parties or u.tag in _NAMES]
    masked += [(u.start, u.end) for i, u in enumerate(match.units) if is_object_marker(match.units, i)]
    for aside in (_BODY_IN_QUOTES, _UNDER_WHICH):
        masked += [found.span() for found in aside.finditer(source.simple, *clause)]
    if (guest := match.slots.get("Y")) and trigger[1] < guest.start and source.simple[guest.start - 1] == "的":
        # 会见了拒绝参选的X: what the guest refuses.
        masked.append((trigger[1], guest.start))
    status, cue = find_status(source, clause, sentence, trigger, masked)
    if status == "occurred" and cue is None and match.row.kind in ("occasion", "adjunct"):
        status, cue = _status_around(match, source, sentence)
    only_describes = match.row.subject is not None and match.slots.get("X") not in (None, match.row.subject)
    if status == "occurred" and cue is None and match.row.kind == "relative" and only_describes:
        # 甲将访问乙国，成为首位到访的总统
        start = match.units[match.first].start
        status, cue = find_status(source, (sentence[0], start), sentence, (start, start), masked)
        status, cue = (status, cue) if status == "planned" else ("occurred", None)
    if status == "occurred" and cue is None:
        status, cue = _status_of_main_clause(match, source, sentence)
    if status == "occurred" and cue is None:
        status, cue = _status_of_announcement(match, source, sentence)
    eve = is_ahead(match, "on_the_eve") and not _long_ago(match)
    to_come = eve or is_urged(match)
    if status == "occurred" and cue is None and (to_come or _is_accepted(match, source, sentence)):
        status = "planned"
    if status == "planned" and match.pattern.name == "invitation":
        # 将邀请甲访问: to be invited is no plan yet.
        invited = (match.units[match.first].start, clause[1])
        asked, why = find_status(source, invited, sentence, trigger, masked)
        status, cue = (status, cue) if asked == "occurred" else (asked, why)
    return status, cue


def _is_accepted(match: Match, source: Texts, sentence: tuple[int, int]) -> bool:
    """Whether the words before a visit say that its invitation was accepted: 接受了甲的邀请，在适当时候访问乙国."""
    if match.pattern.type != "visit" or any(is_time(unit) for unit in match.units) or told_as("done", match):
        return False
    before = source.simple[sentence[0] : match.units[match.first].start]
    return bool(re.search("接受了?[^，。]{0,12}邀[请约](?:，[^，。]{0,8})?(?:，[^，。]{0,4})?$", before))


def _long_ago(match: Match) -> bool:
    """Whether the sentence tells a month or year, no day: 2019年甲访问乙国前夕."""
    return any(is_time(unit) and len(unit.value.start) < len("2000-01-01") for unit in match.units)


def is_here(match: Match, source: Texts, sentence: tuple[int, int]) -> bool:
    """Whether somebody is there: 会见来华访问的甲, but not 将会见来华访问的甲; [在乙地出席峰会的]甲."""
    there = match.pattern.type == "attend" and "在" in [unit.text for unit in match.units[: match.first]]
    if match.row.kind != "relative" or match.row.outer is None or not (match.pattern.type == "visit" or there):
        return False
    return _status_around(match, source, sentence)[0] == "occurred"


def told_as(kind: str, match: Match) -> bool:
    """Whether a word of the list `kind` (done, once) stands in the match, right before it or closes its adjunct."""
    words = word_list(kind)
    if match.pattern.type == "visit":
        # 甲将访华。访华期间，他…
        words = words - {"期间"}
    outer, at = match.row.outer, match.row.at
    said = outer is not None and [unit.tag for unit in outer.units[at + 1 : at + 2]] == ["SPEECH"]
    if said and outer is not None and outer.units[at].text.endswith(tuple(words)):
        # [在北京与乙会面时]表示
        return True
    # 将访问乙国，期间会见丙: there 期间 only begins a clause.
    before = [unit for unit in match.units[max(0, match.first - 3) : match.first] if unit.tag != "CLAUSE"]
    return any(unit.text in words for unit in (*before, *match.units[match.first : match.last + 1]))


def _is_wished_of_others(match: Match, source: Texts, start: int, cue: str) -> bool:
    """Whether the cue stands before who is to meet: 中方[希望]甲同乙对话, but not 甲希望同乙对话."""
    who = match.slots.get("X")
    at = source.original.find(cue, start, who.start) if who is not None and who.start >= start else -1
    return simplify(cue) in word_list("appeal") and at >= 0


def _is_conditional(before: str) -> bool:
    """Whether the words before a clause say on what condition it holds: 如果条件是撤军，甲则不准备与乙会谈."""
    return any(part.startswith(tuple(word_list("conditional"))) for part in re.split("[，。：；“]", before))


def _is_asked(match: Match, source: Texts, sentence: tuple[int, int]) -> str | None:
    """The word by which somebody is asked to do it, in the clause that names him: 呼吁[甲]访问乙国，并与丙会面."""
    who, start = match.slots.get("X"), match.units[match.first].start
    if match.row.outer is not None or who is None or not sentence[0] <= who.start < who.end <= start:
        return None
    opening = re.split("[，；。：:“”]", source.simple[sentence[0] : who.start])[-1]
    between = source.simple[who.end : start]
    spoken = "；" in between or "。" in between or told_as("done", match)
    return None if spoken else next((word for word in word_list("appeal") if word in opening), None)


def _is_urged_to_invite(match: Match, source: Texts, sentence: tuple[int, int]) -> str | None:
    """The word by which somebody is asked to invite a guest: 呼吁政府，邀请甲访问乙国."""
    before = source.simple[sentence[0] : match.units[match.first].start]
    urged = re.split("[。；”」]", before)[-1]
    return next((word for word in word_list("urges") if word in urged), None)


def _is_source_of_words(match: Match) -> bool:
    """Whether it only says which words are meant, and was done: 将贯彻考察甲地[重要讲话], 愿遵守会晤[达成的]共识."""
    following = "".join(unit.text for unit in match.units[match.last : match.last + 3])
    words = {"visit": "words_of_visit", "meet": "words_of_meeting"}.get(match.pattern.type)
    return words is not None and following.startswith(tuple(word_list(words)))


def _status_around(match: Match, source: Texts, sentence: tuple[int, int]) -> tuple[str, str | None]:
    """The plan of the clause in which the adjunct of the match stands: 将[在出席峰会期间]会见."""
    outer = match.row.outer
    assert outer is not None, "an adjunct was folded out of a clause"
    fold = outer.units[match.row.at]
    first = match.row.at
    while first > 0 and outer.units[first - 1].tag not in ("COMMA", "STOP", "SPEECH"):
        first -= 1
    before = (outer.units[first].start, fold.start)
    masked = [(unit.start, unit.end) for unit in outer.units if unit.parties]
    status, cue = find_status(source, before, sentence, (fold.start, fold.end), masked)
    if status == "none" and cue is not None and simplify(cue) in word_list("wish"):
        # 愿[在出席峰会期间]会见乙
        return "planned", cue
    after = [unit for unit in outer.units[match.row.at + 1 : match.row.at + 3] if unit.tag != "COMMA"][:1]
    if status == "occurred" and fold.text.endswith(("期间", "时")) and after and after[0].text in word_list("ought"):
        # 敦促甲[在会晤乙时]，应当…
        return "planned", source.original[after[0].start : after[0].end]
    if status == "occurred" and fold.text.endswith("期间"):
        # 甲[访欧期间]将会见乙
        rest = itertools.takewhile(lambda unit: unit.tag not in ("COMMA", "STOP"), outer.units[match.row.at + 1 :])
        end = max((unit.end for unit in rest), default=fold.end)
        status, cue = find_status(source, (fold.end, end), sentence, (end, end), masked)
    return (status, cue) if status == "planned" else ("occurred", None)


def _status_of_main_clause(match: Match, source: Texts, sentence: tuple[int, int]) -> tuple[str, str | None]:
    """The plan of the clause for which an opening clause gives the occasion: 访问期间，他[将]会见乙."""
    units, end = match.units, match.last
    while end < len(units) and units[end].tag not in ("COMMA", "STOP"):
        end += 1
    if end >= len(units) - 1 or units[end].tag != "COMMA":
        return "occurred", None
    # 访问乙国时，甲将转达问候: there only 将 stands before the verb.
    opening = next((unit for unit in units[end + 1 :] if unit.tag != "TIME" and not unit.is_party()), units[end])
    at_that = units[end - 1].text == "时" or units[end - 1].text in word_list("not_yet")
    will = at_that and opening.text in word_list("modal")
    # 除拜会乙外，也将与丙座谈
    besides = match.first > 0 and match.pattern.name != "invitation" and units[match.first - 1].text in ("除", "除了")
    if units[end - 1].text not in word_list("occasion") and not will and not besides:
        return "occurred", None
    # It may begin with what somebody is: 甲作为主席，将…
    verbs = (i for i in range(end + 1, len(units)) if units[i].tag in ("TRIGGER", "VERB", "LIGHT", "STOP"))
    verb = next(verbs, end)
    last = next((i for i in range(verb + 1, len(units)) if units[i].tag in ("COMMA", "STOP")), len(units))
    clause = (units[end].end, units[last - 1].end)
    masked = [(unit.start, unit.end) for unit in units if unit.parties]
    status, cue = find_status(source, clause, sentence, (clause[1], clause[1]), masked)
    if status == "occurred" and cue is None and will:
        # 与乙会谈时，会提出丙的问题
        return "planned", source.original[opening.start : opening.end]
    return (status, cue) if status == "planned" else ("occurred", None)


def _status_of_announcement(match: Match, source: Texts, sentence: tuple[int, int]) -> tuple[str, str | None]:
    """The plan that the next clause tells, where it only tells when it is held: 甲与乙的会谈，[定于]27日举行."""
    if (told := announced_in(match)) is None:
        return "occurred", None
    clause = (match.units[told[0]].start, match.units[told[1] - 1].end)
    return find_status(source, clause, sentence, (clause[1], clause[1]), [])
