"""Matches that tell of no event, by the words around them: a topic, a greeting, a telegram, a general welcome."""

from __future__ import annotations

import re
from collections.abc import Callable

from .match import Match
from .mentions import Nothing
from .moments import is_time
from .vocabulary import word_list
from .whereabouts import clause_around

# Two of them (两轮) may be those of one day.
_SEVERAL_HELD = re.compile(
    "(?:已|共|迄今|至今)[^，。第]{0,6}(?:举行|进行|召开)[过了]*(?:[三四五六七八九十百数多]+|[0-9]{1,3})[轮届次场]"
    "[^，。]{0,8}(?:会谈|磋商|会晤|会议|谈判|对话|峰会)"
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


def _is_series(match: Match, words: str) -> bool:
    """两国迄今已举行七轮磋商: a number of meetings is none of them, but 5日举行三轮磋商."""
    start, end = clause_around(match.units, match.first, match.last)
    dated = any(is_time(unit) for unit in match.units[start:end])
    told = _SEVERAL_HELD.search(words)
    return match.pattern.type == "meet" and not dated and told is not None and told[0].endswith(match.trigger.text)


_TOPICS: tuple[tuple[Callable[[Match, str], bool], str], ...] = (
    (_is_series, "no event: it is told how many meetings there were"),
    (_is_about, "no event: what is said about a meeting"),
    (_is_about_reception, "no event: it is told of how somebody was received on a visit"),
    (_is_greeted, "no meeting: somebody is greeted on arrival"),
    (_is_telegram, "no call: it is a telegram"),
    (_welcomes_anybody, "no event: whoever may come is welcome"),
    (_receives_visit, "no meeting: it is told that a country receives a visit (接待甲访问)"),
)
