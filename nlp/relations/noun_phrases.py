"""Gatherings and institutions: what follows 出席 or 参观, up to the noun that names its kind, as one unit."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import cache

from nlp.entities import capital_before
from nlp.entities.numbers import NUMERAL

from .patterns import PatternSet
from .units import DESTINATIONS, JOINTS, Unit
from .vocabulary import closed_class, heads, word_list

# These open a gathering only where 上 or a verb of speaking follows it: 在峰会上, 在“海洋论坛”致辞.
_AT = ("在", "于")
# 出席[一场较小型的]阿拉伯峰会
_ONE = re.compile("一[场个次项](?:[^，。的]{1,8}的)?")
_MEMBER = re.compile("议[员长]")
# 合作委员会[第四十七次会议]
_SESSION = re.compile(f"第{NUMERAL}+[次届轮](?:全体|特别)?会议$")

# Between a host and the meal that he gives, and how many units before it he stands at most.
_WHERE, _LONGEST_HOST = ("WORD", "PREPOSITION", "TIME", "CITY", "VENUE", "PLACE"), 8
_PLACE_AND_VERB = tuple([place, verb] for place in ("COUNTRY", "CITY") for verb in ("VERB", "PREPOSITION"))


@cache
def _before_gathering() -> re.Pattern[str]:
    """在日本东京[举行的], 农业、海关[等领域]: the end of what tells when, where and in what fields, before the name."""
    held, fields = ("|".join(sorted(word_list(kind))) for kind in ("is_held", "of_fields"))
    return re.compile(f"(?:{held})[的之]|(?:{fields})的?")


@cache
def _nouns(kind: str) -> re.Pattern[str]:
    return re.compile(f"(?=({'|'.join(map(re.escape, heads(kind)))}))")


class NounPhrases:
    """Joins the units of gatherings and institutions; which words open one is read off the forms."""

    def __init__(self, patterns: PatternSet) -> None:
        self._before_gathering = _words_before(patterns, "G") | _words_before(patterns, "B") | set(_AT)
        self._before_institution = _words_before(patterns, "D") - {"对", "在"}

    def join(self, text: str, row: list[Unit]) -> list[Unit]:
        """Return the row with gatherings and institutions as units: 出席[第三届海洋论坛]."""
        row = _join(text, row, self._before_gathering, "GATHERING")
        row = [_bilateral(unit) for unit in row]
        for at, unit in enumerate(row):
            if unit.tag == "GATHERING" and unit.text.endswith(heads("meal")) and _given_by_somebody(row, at):
                unit.tag = "BILATERAL"
        _unname_hosts(row)
        row = list(itertools.chain.from_iterable(map(_without_day, row)))
        return _join(text, row, self._before_institution, "INSTITUTION")


def _words_before(patterns: PatternSet, slot: str) -> frozenset[str]:
    found: set[str] = set()
    for pattern in patterns.patterns:
        for form in pattern.elements:
            for before, element in zip(form, form[1:], strict=False):
                if element.slot == slot:
                    found |= set(before.words)
    return frozenset(word for word in found if closed_class().get(word) != "PARTICLE")


def _join(text: str, row: list[Unit], openers: frozenset[str], tag: str) -> list[Unit]:
    result: list[Unit] = []
    i = 0
    while i < len(row):
        # 参观博物馆和[第一中学]
        goes_on = tag == "INSTITUTION" and row[i].text in JOINTS and result[-1:] and result[-1].tag == tag
        result.append(row[i])
        found = _noun_phrase(text, row, i + 1, tag, row[i].text) if row[i].text in openers or goes_on else None
        if found is None or (goes_on and text[row[found[0]].start : found[2]] in heads("institution")):
            i += 1
            continue
        first, last, stop = found
        # 参观[邻近]之博物馆: no verb
        before = [
            replace(u, tag="WORD") if u.text in word_list("before_name") and u.tag == "VERB" else u
            for u in row[i + 1 : first]
        ]
        start = row[first].start
        if tag == "GATHERING" and text.endswith(
            tuple(word_list("of_fields")), 0, start - text.endswith("的", 0, start)
        ):
            # 出席[农业、海关等领域]合作文本交换仪式
            before = []
        result += _without_host(before)
        start = row[_after_modifier(row, first, tag)].start
        result.append(Unit(start, stop, text[start:stop], tag, inner=row[first:last]))
        if stop < row[last - 1].end:
            result.append(_rest(row[last - 1], stop, text))
        i = last
    return result


def _without_host(row: list[Unit]) -> list[Unit]:
    """Leave out 由甲 of 出席由甲在乙地举行的峰会, whom nobody says to be there."""
    return [u for i, u in enumerate(row) if u.text != "由" and not (i and u.is_party() and row[i - 1].text == "由")]


def _unname_hosts(row: list[Unit]) -> None:
    """Read nobody as attending who only stands in the name of a host: 出席[扎耶德慈善组织]举办的论坛."""
    for at, unit in enumerate(row[2:], 2):
        held = row[at - 1].text == "的" and row[at - 2].text in word_list("is_held")
        # Who gives a welcome meets the guest.
        welcome = unit.text.endswith(tuple(word_list("welcome_ceremony")))
        if unit.tag != "GATHERING" or not held or welcome:
            continue
        hosts = itertools.takewhile(lambda u: u.tag not in ("COMMA", "TRIGGER", "PREPOSITION"), reversed(row[: at - 2]))
        for host in hosts:
            if host.tag == "PERSON":
                host.tag, host.parties, host.value = "WORD", (), None


def _without_day(unit: Unit) -> list[Unit]:
    """Part a gathering from its day and what stands before it: 出席[甲大学校长1月24日]晚宴."""
    named = unit.inner[:-1]
    tells_day = (u.tag == "TIME" and u.value is not None and u.value.granularity == "day" for u in named)
    at = max((i for i, is_day in enumerate(tells_day) if is_day), default=None)
    if unit.tag != "GATHERING" or at is None or unit.inner[at + 1].tag == "JOIN":
        return [unit]
    first = unit.inner[at].end
    before = [replace(u, tag="WORD", parties=()) if u.is_party() else u for u in unit.inner[: at + 1]]
    return [*before, replace(unit, start=first, text=unit.text[first - unit.start :], inner=unit.inner[at + 1 :])]


def _rest(unit: Unit, start: int, text: str) -> Unit:
    """What is left of the last unit of a noun phrase: 出席海峡论坛|台湾嘉宾."""
    words = text[start : unit.end]
    if unit.tag != "OFFICE":
        return Unit(start, unit.end, words, "WORD")
    party = unit.parties[0]
    title = party.title and party.title[-len(words) :]
    guests = replace(party, start=start, name=party.name[-len(words) :], title=title)
    return Unit(start, unit.end, words, unit.tag, (guests,))


def _noun_phrase(text: str, row: list[Unit], first: int, tag: str, opener: str) -> tuple[int, int, int] | None:
    """Return (first unit, unit after the last, end offset) of the noun phrase that begins at `first`."""
    while first < len(row) and (row[first].text in word_list("before_name") or row[first].tag == "TIME"):
        first += 1
    exhibition = tag == "INSTITUTION" and _is_exhibition(text, row, first)
    quoted = _quoted(text, row, first) if tag == "INSTITUTION" and row[first:] and not exhibition else None
    if quoted is not None:
        return quoted
    if tag == "INSTITUTION" and first < len(row) and (inner := _after_modifier(row, first, tag)) > first:
        found = _noun_phrase(text, row, inner, tag, opener)
        return (first, *found[1:]) if found is not None and found[0] == inner else None
    if tag == "INSTITUTION" and first < len(row) and (inner := _within_place(row, first)) > first:
        found = _noun_phrase(text, row, inner, tag, opener)
        if found is not None and found[0] == inner:
            return first, *found[1:]
    limit = first
    named_after = tag == "INSTITUTION" and first < len(row) and _is_named_after(text, row, first)
    while limit < len(row) and (
        not _closes(row[limit], tag, exhibition=exhibition)
        or _begins_noun(text, row[limit], tag)
        or (named_after and limit == first)
        or (tag == "GATHERING" and _is_quoted(row, first, limit))
    ):
        limit += 1
    if limit == first or (
        tag == "INSTITUTION" and (row[first].value in ("d", "c") or row[first].text in word_list("no_institution"))
    ):
        # 这次出访并非政府主导, 参观其农村地区: no name begins with an adverb or pronoun.
        return None
    opens = [unit.tag for unit in row[first : min(first + 2, limit)]]
    if tag == "INSTITUTION" and opens == ["ABBREVIATION", "PREPOSITION"]:
        # 访|台|在|台湾立法院
        return None
    if tag == "INSTITUTION" and opens in _PLACE_AND_VERB and not exhibition:
        # 到美国带领代表处
        return None
    if tag == "GATHERING" and (told := _before_gathering().search(text, row[first].start, row[limit - 1].end)):
        first = next((k for k in range(first, limit) if row[k].start >= told.end()), first)
    if tag == "GATHERING" and (one := _ONE.match(text, row[first].start)):
        named = next((k for k in range(first, limit) if row[k].start >= one.end()), first)
        first = first if row[named].text.endswith(heads("gathering")) else named
    stop, last = _last_noun(text, row, first, limit, tag)
    if not stop or text.startswith(capital_before(), stop):
        # 访问该州首府博伊西
        return None
    if tag == "INSTITUTION" and text.startswith(tuple(word_list("matter")), stop):
        # 在甲地调研国际金融中心[建设]: what is looked into, not where.
        return None
    closing = next((unit for unit in row[first + 1 :] if unit.tag == "QUOTE"), None)
    if tag == "INSTITUTION" and row[first].tag == "QUOTE" and (closing is None or stop <= closing.start):
        # 到访“天府之国”: the name goes on after what is quoted, or is all of it.
        return None
    if opener in _AT and not text.startswith(("上", *word_list("speech_given")), stop + (text[stop : stop + 1] in "”")):
        return None
    if tag == "INSTITUTION" and stop == row[last - 1].end and row[last - 1].tag in DESTINATIONS:
        # A place that the gazetteer knows is a destination as it is: 友好省州|爱荷华州.
        return None
    return first, last, stop


def _after_modifier(row: list[Unit], first: int, tag: str) -> int:
    """Where the name begins after what says where it is or whose work; `first` where nothing does.

    参观[位于里昂的]警察总部, [甲公司承建的]电站
    """
    words = [row[first].text, "".join(unit.text for unit in row[first : first + 2])]
    length = next((n for n, word in enumerate(words, start=1) if word in word_list("lies_in")), 0)
    ends = (i for i in range(first + length + 1, min(first + length + 3, len(row) - 1)) if row[i].text == "的")
    if length or tag != "INSTITUTION":
        return next(ends, first - 1) + 1 if length else first
    apart = (i for i in range(first, len(row) - 1) if row[i].tag in ("STOP", "COMMA") or _is_verb_of_event(row[i]))
    clause = range(first, next(apart, len(row) - 1))
    ends = (i for i in clause if i > first and row[i].text == "的" and row[i - 1].text in word_list("builds"))
    return next(ends, first - 1) + 1


def _is_verb_of_event(unit: Unit) -> bool:
    """Whether it is a trigger, but not one that may tell who built something: 甲[参与]建设的电站."""
    return unit.tag == "TRIGGER" and unit.text not in word_list("attending")


def _within_place(row: list[Unit], first: int) -> int:
    """Where the name goes on after whose it is (武汉市的|东湖社区, 甲公司的|研发中心); `first` where none is told."""
    if row[first].tag not in (*DESTINATIONS, "ORG") or row[first].tag == "COUNTRY":
        return first
    particle = next((i for i in range(first + 1, min(first + 3, len(row))) if row[i].text == "的"), None)
    return first if particle is None else particle + 1


def _quoted(text: str, row: list[Unit], first: int) -> tuple[int, int, int] | None:
    """What stands between quotation marks, where it names an institution: 参观“丝路十年成果展”."""
    if row[first].tag != "QUOTE":
        return None
    last = next((k for k in range(first + 1, len(row)) if row[k].tag in ("QUOTE", "STOP")), first)
    stop = row[last].start
    named = last > first + 1 and text[row[first].end : stop].endswith(heads("institution"))
    return (first + 1, last, stop) if named else None


def _is_named_after(text: str, row: list[Unit], first: int) -> bool:
    """Whether an institution begins with somebody's name: 参观[何塞·马蒂]纪念馆."""
    unit = row[first]
    return unit.tag == "PERSON" and not unit.parties[0].title and text.startswith(heads("institution"), unit.end)


def _is_exhibition(text: str, row: list[Unit], first: int) -> bool:
    """Whether the clause ends in the name of an exhibition, which may hold any words: 参观[救护队派遣十周年纪念展]."""
    rest = itertools.takewhile(lambda unit: unit.tag not in ("STOP", "COMMA") and unit.text != "并", row[first:])
    end = max((unit.end for unit in rest), default=0)
    return text.endswith(tuple(head for head in heads("institution") if head.endswith(("展", "展览"))), 0, end)


def _closes(unit: Unit, tag: str, *, exhibition: bool = False) -> bool:
    if exhibition and unit.tag not in ("STOP", "COMMA"):
        return unit.text in word_list("attending")
    if unit.tag in ("STOP", "COMMA", "SPEECH") or unit.text in word_list("ends_gathering") | word_list("attending"):
        return True
    return tag == "INSTITUTION" and (
        unit.tag in ("TRIGGER", "LIGHT", "WITH", "JOIN", "TIME", "PERSON", "OFFICE", "DELEGATION", "CLAUSE")
        or unit.text in ("的", "向", "是")
    )


def _is_quoted(row: list[Unit], first: int, at: int) -> bool:
    """Whether a verb stands in what is quoted in the name: 出席“希望基金”捐赠仪式."""
    closing = next((u for u in row[at + 1 :] if u.tag in ("QUOTE", "STOP", "COMMA")), row[at])
    opened = sum(unit.tag == "QUOTE" for unit in row[first:at]) % 2
    return bool(opened) and closing.tag == "QUOTE" and row[at].tag not in ("STOP", "COMMA")


def _begins_noun(text: str, unit: Unit, tag: str) -> bool:
    """Whether a verb of saying is part of the noun: 侨界[欢迎]餐会."""
    return tag == "GATHERING" and unit.tag == "SPEECH" and text.startswith(heads("gathering"), unit.end)


def _last_noun(text: str, row: list[Unit], first: int, limit: int, tag: str) -> tuple[int, int]:
    """Return (end offset, unit after the last) of the stretch up to its last noun of the kind; (0, 0) without one."""
    stop, last = 0, 0
    start, end = row[first].start, row[limit - 1].end
    exhibition = text[start:end].endswith(("展", "展览"))
    # A bare noun is the name of no institution: 参观学校.
    ends = [
        m.end(1)
        for m in _nouns(tag.lower()).finditer(text, start, end)
        # 国会|议员
        if not _MEMBER.match(text, m.end(1) - 1)
        if tag == "GATHERING" or (m.end(1) - start > len(m[1]) and not text.endswith(capital_before(), 0, m.end(1)))
    ]
    for k in range(first, limit):
        if (
            tag == "INSTITUTION"
            and row[k].tag == "VERB"
            and not exhibition
            and text[start : row[k].start].endswith(heads("institution"))
        ):
            # 前往机场|迎接欧洲议会代表团, but 参观科学院创新成果展
            break
        if stop and tag == "GATHERING" and row[k].text == "的" and k + 1 < limit and row[k + 1].is_party():
            break
        if stop and row[k].text == "等":
            # 出席海洋论坛等活动
            break
        if tag == "INSTITUTION" and k + 1 < limit and row[k + 1].tag == "CITY":
            # 中老铁路|万象站
            continue
        reached = [end for end in ends if end <= row[k].end]
        if reached and reached[-1] > stop:
            # 某公司|亚太地区部: the name of a body ends where its own last noun does.
            body = row[k].tag == "ORG" and text[reached[-1] : row[k].end].isalpha()
            stop, last = row[k].end if body else reached[-1], k + 1
    if tag == "INSTITUTION" and last:
        for k in range(last, min(last + 2, limit)):
            # 中老铁路|万象|站, 甲公司亚太地区|部
            if row[k].tag != "WORD" or row[k].start != row[k - 1].end:
                break
            if row[k].text in word_list("part_of_institution"):
                return row[k].end, k + 1
    return stop, last


def _bilateral(unit: Unit) -> Unit:
    """Tag a gathering of two sides (联委会) as such: who chairs it has met the other chair."""
    two_sided = unit.tag == "GATHERING" and _SESSION.sub("", unit.text).endswith(heads("bilateral"))
    if two_sided and not any(word in unit.text for word in heads("multilateral")):
        unit.tag = "BILATERAL"
    return unit


def _given_by_somebody(row: list[Unit], at: int) -> bool:
    """Whether 甲举行的 stands before a meal: whoever attends it meets the host."""
    before = [unit for unit in row[max(0, at - _LONGEST_HOST) : at] if unit.text not in ("的", "为其")]
    if not before or before[-1].tag != "LIGHT":
        return False
    host = next((unit for unit in reversed(before[:-1]) if unit.tag not in _WHERE), before[-1])
    return host.tag == "PERSON"
