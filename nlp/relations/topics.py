"""Matches that tell of no event, by the words around them: a topic, a greeting, a telegram, a general welcome."""

from __future__ import annotations

import re
from collections.abc import Callable

from .match import Match
from .mentions import Nothing
from .moments import is_time
from .positions import clause_start
from .vocabulary import word_list

# Two journeys are told of as such (两次访华).
_COUNTED = re.compile(
    "(?<![第0-9一二三四五六七八九十])(?:[三四五六七八九十数几]{1,3}|[3-9]|[0-9]{2,3})[次度][^，。]{0,2}$"
)


def check_told(match: Match, words: str) -> None:
    """Raise Nothing, with the reason, where `words`, the sentence of the match, show that it tells of no event."""
    for is_so, reason in _TOPICS:
        if is_so(match, words):
            raise Nothing(reason)


def _is_about(match: Match, words: str) -> bool:
    """对与乙谈判怀有诚意."""
    before = match.units[max(0, match.first - 1) : match.first]
    return match.units[match.first].tag == "WITH" and any(unit.text in word_list("about") for unit in before)


def _is_about_reception(match: Match, words: str) -> bool:
    """感谢乙接待他对日本进行访问."""
    return match.pattern.name == "receive" and any(unit.text == "对" for unit in match.units[match.last :][:1])


def _is_greeted(match: Match, words: str) -> bool:
    """甲走下飞机，受到乙热情迎接."""
    return match.trigger.text == "热情迎接" and any(word in words for word in word_list("landing"))


def _is_telegram(match: Match, words: str) -> bool:
    """甲致电乙，祝贺他当选."""
    return match.trigger.text == "致电" and any(word in words for word in word_list("telegram"))


def _welcomes_anybody(match: Match, words: str) -> bool:
    """欢迎各国议员来访."""
    before = [unit.text for unit in match.units[max(0, match.first - 2) : match.first + 1]]
    guest = match.slots.get("X") or match.units[max(0, match.first - 1)]
    welcome = match.pattern.name in ("invitation", "visit-me") and "欢迎" in before
    return welcome and any(party.number == "many" for party in guest.parties)


def _receives_visit(match: Match, words: str) -> bool:
    """接待甲访问: the visit is an event of its own."""
    hosts = match.pattern.type == "meet" and match.trigger.text == "接待"
    return hosts and any(unit.tag == "TRIGGER" for unit in match.units[match.last : match.last + 2])


def _is_counted(match: Match, words: str) -> bool:
    """前后10次过境甲国: how often somebody was there tells of no journey, but 第10次, 两次 and 去年三次 do."""
    before = match.units[: match.trigger_at]
    counted = _COUNTED.search("".join(unit.text for unit in before))
    return match.pattern.type == "visit" and counted is not None and not any(is_time(unit) for unit in before)


def _is_fostered(match: Match, words: str) -> bool:
    """双方要加强交流互访: what is to be fostered is no visit."""
    clause = match.units[clause_start(match.units, match.trigger_at) : match.trigger_at]
    return match.pattern.name == "mutual" and any(unit.text in word_list("fosters") for unit in clause)


_TOPICS: tuple[tuple[Callable[[Match, str], bool], str], ...] = (
    (_is_counted, "no event: it is told how often somebody was there"),
    (_is_about, "no event: what is said about a meeting"),
    (_is_about_reception, "no event: it is told of how somebody was received on a visit"),
    (_is_greeted, "no meeting: somebody is greeted on arrival"),
    (_is_telegram, "no call: it is a telegram"),
    (_welcomes_anybody, "no event: whoever may come is welcome"),
    (_is_fostered, "no event: what is to be fostered"),
    (_receives_visit, "no meeting: it is told that a country receives a visit (接待甲访问)"),
)
