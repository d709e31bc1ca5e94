"""Offices (国务卿, 国家安全委员会亚太事务高级主管): where they stand and what belongs to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

import ahocorasick

from .gazetteer import country_of, find_people, place
from .name_shapes import LEXICON, begins_names, boundary, ends_names, ends_post, is_foreign, surnames
from .tables import read_table, read_words

# How far to the left of its head an office may begin.
_LONGEST = 40
# How many characters may stand between a country and the office that the engine left apart from it.
_LONGEST_TITLE = 12


# A known name of so many characters may be another word as well (文明|主席).
_SHORT_NAME = 2
# 袁代表|健生本（10）月5日
_GIVEN_AND_DATE = re.compile(r"[一-鿿]{1,2}本[(（]\d")

# 国际渔业署[主管]近海捕捞事务之副署长
_CHARGE = re.compile("[一-鿿]{2,12}(?:事务|业务|工作)[的之]")
# Between the offices of one person.
_SECOND = re.compile("兼[一-鿿]{0,8}")

# Prepositions that stand between two parties.
_JOINS = re.compile("[同与]")
# Between the portfolios of one minister.
_JOINTS = re.compile("[、和与及]")


class Office(NamedTuple):
    """An office by offsets: `start` with what qualifies it, `head` where its last noun begins, `end` exclusive."""

    start: int
    end: int
    head: int


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for row in read_table(LEXICON, "offices.tsv"):
        if row["kind"] in ("head", "no-head"):
            automaton.add_word(row["form"], (row["form"], row["kind"] == "head"))
    automaton.make_automaton()
    return automaton


@cache
def _head() -> re.Pattern[str]:
    """The last noun of an office, the longest there is."""
    return re.compile("|".join(sorted(read_words(LEXICON, "offices.tsv", "head"), key=len, reverse=True)))


@cache
def not_before() -> tuple[str, ...]:
    """Return what follows a head or a group where it is none: 总统|府, 议员|联谊会."""
    return tuple(row["form"] for row in read_table(LEXICON, "offices.tsv") if row["kind"] == "not-before")


@cache
def _prefixes() -> tuple[str, ...]:
    forms = [
        row["form"] for row in read_table(LEXICON, "offices.tsv") if row["kind"] in ("prefix", "head", "parliament")
    ]
    return tuple(sorted(forms, key=len, reverse=True))


@cache
def _other_words() -> tuple[str, ...]:
    return tuple(sorted(read_words(LEXICON, "offices.tsv", "no-prefix")))


@cache
def _ministers() -> tuple[str, ...]:
    return tuple(sorted(read_words(LEXICON, "offices.tsv", "minister")))


@cache
def _portfolios() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A portfolio that is joined to the one after it (外交和), and several up to the end (经济、财政及)."""
    heads = read_words(LEXICON, "offices.tsv", "head")
    names = sorted({form.removesuffix(end) for form in heads for end in _ministers() if form.endswith(end)} - {""})
    several = [name for name in names if len(name) > 1 and not name.endswith("部")]
    one = rf"(?:{'|'.join(several)})(?:事务)?[、和与及]"
    return re.compile(rf"(?:^|(?<=[、和与及])){one}"), re.compile(f"(?:{one})+$")


# Portfolios of which not all are known: 农业、食品主权和|林业部长, but not 学生、家长和|教育部长.
_LISTED = re.compile("(?:[㐀-鿿]{2,5}(?<![者员人家等生长民界方团])[、和与及]){1,4}")


def _before_minister(text: str, left: int, head: int, nominal_to: dict[int, int], after: int) -> int:
    """Where an office begins whose last portfolio begins at `left`: 法国经济、财政和|工业部长.

    head: where its last noun begins; after: where the office before it ends.
    """
    one, several = _portfolios()
    affairs = text[left:head].endswith("事务")
    for at in range(max(after, left - _LONGEST), left):
        listed = text[at:left]
        if at in nominal_to and _LISTED.fullmatch(listed) and (affairs or one.search(listed)):
            return nominal_to[at]
    match = several.search(text[max(0, left - _LONGEST) : left])
    left -= len(match[0]) if match else 0
    return nominal_to.get(left, left)


def find_offices(text: str, words: Sequence[tuple[int, int, str]], nominal: Sequence[tuple[int, int]]) -> list[Office]:
    """Return the offices in `text` (simplified script), sorted, not overlapping.

    words: the engine's segmentation, whose nouns before a head belong to the office. nominal: places and organisations,
    which do as well (国务院, 美国).
    """
    # 常委 in 全国人大常委会: part of the name of an organisation.
    inside = {at: a for a, b in nominal for at in range(a + 1, b)}
    ends_inside = {at: b for a, b in nominal for at in range(a + 1, b)}
    heads: list[tuple[int, int]] = []
    for last_letter, (form, is_office) in _automaton().iter_long(text):
        if not is_office:
            continue
        end = last_letter + 1
        start = end - len(form)
        if (after := ends_inside.get(start, end)) < end and (match := _head().match(text, after)):
            # 英国|王储, not 英|国王|储
            start, end = match.span()
        if place(form) is not None and start in inside:
            # 苏丹 in 南苏丹
            continue
        if end not in inside and not text.startswith(not_before(), end):
            heads.append((start, end))
    tags = read_words(LEXICON, "word_tags.tsv", "office", column="tag")
    # 欧巴马|总统, whatever the engine takes the name for.
    known = find_people(text)
    named = {hit.end for hit in known if hit.end - hit.start > _SHORT_NAME}
    # 访|团拜会|众议院议长
    verbs = tuple(read_words(LEXICON, "boundaries.tsv", "receives"))
    nouns = (
        (a, b)
        for a, b, tag in words
        if tag in tags
        and b not in named
        and not boundary().fullmatch(text, a, b)
        and not text.endswith(verbs, a, b)
        and not text.startswith(verbs, max(a - 1, 0))  # 访|华晋|见马|总统
    )
    # 主席府同|越南 is what the engine may make of 主席府|同|越南.
    ends_of_nouns = {b: a for a, b in nouns if not _JOINS.search(text, a, b)}
    nominal_to = {b: a for a, b in nominal}
    ends_of_nouns |= nominal_to
    word_at = {a: b for a, b, _ in words}
    persons = read_words(LEXICON, "word_tags.tsv", "person", column="tag")
    people = [(a, b) for a, b, tag in words if tag in persons]
    common = {a for a, _, tag in words if tag in ("n", "vn", "nz", "ORG")}
    offices: list[Office] = []
    weak = read_words(LEXICON, "offices.tsv", "weak")
    verbal = read_words(LEXICON, "offices.tsv", "verbal")
    tails = read_words(LEXICON, "offices.tsv", "no-tail")
    governing = read_words(LEXICON, "boundaries.tsv", "before-office")
    for start, end in heads:
        if text[start:end] in verbal and (end in common or _CHARGE.match(text, end)):
            continue
        tail = next((word for word in tails if text.startswith(word, end - 1)), "")
        if tail and end - 1 in word_at:
            if tail not in read_words(LEXICON, "offices.tsv", "head"):
                # 新华社|长篇报道
                continue
            # 吕特|首相
            start, end = end - 1, end - 1 + len(tail)
        left = _extend(text, start, ends_of_nouns, nominal_to, inside, people)
        if _JOINS.match(text, left) and _country(text, Office(left + 1, end, start)):
            # 同|斯洛伐克总统, where the engine took 同斯洛伐克 for a name
            left += 1
        # 在纽约|同|欧盟委员会主席, 在北京|赴|苏丹
        left = next((at + 1 for at in range(left, start) if text[at] in governing and place(text[left:at])), left)
        if text.endswith(_ministers(), start, end) and _JOINTS.match(text, max(left - 1, 0)):
            after = max((office.end for office in offices if office.end <= left), default=0)
            left = _before_minister(text, left, start, nominal_to, after)
        # 林代表 as one word: a surname makes it an office.
        one_word = word_at.get(start - 1, start) >= end
        apart = one_word or ends_post(text, start - 1) or _GIVEN_AND_DATE.match(text, end)
        surname = text[start - 1 : start] in surnames() and apart
        if left == start and text[start:end] in weak and not surname:
            continue
        between = text[offices[-1].end : start] if offices else ""
        # 总统|气候问题|特使
        envoy = text[start:end] in read_words(LEXICON, "offices.tsv", "of-somebody")
        beside = bool(offices) and left <= offices[-1].end and (envoy or not between)
        if beside or _SECOND.fullmatch(between):
            # 总统特使, 国务委员兼外交部长, 副州长兼州参议会议长: the head before is part of this office.
            left = min(left, offices.pop().start)
        offices.append(Office(left, end, start))
    names = {end for _, end in people} | {hit.end for hit in known}
    return _joined(text, offices, names)


def _extend(
    text: str,
    start: int,
    ends_of_nouns: dict[int, int],
    nominal_to: dict[int, int],
    inside: dict[int, int],
    people: Sequence[tuple[int, int]],
) -> int:
    """Return where the office with its head at `start` begins.

    ends_of_nouns, nominal_to: starts of nouns and of places and organisations by their ends; inside: the latter by
    every offset within; people: what the engine took for persons.
    """
    # 中共中央政治局|委员, where 政治局委员 is the head.
    left = inside.get(start, start)
    if _JOINS.search(text, left, start):
        left = start
    while left > 0 and start - left < _LONGEST:
        prefix = ""
        if text.endswith(_prefixes(), 0, left):
            prefix = next(prefix for prefix in _prefixes() if text.endswith(prefix, 0, left))
        if text.endswith(_other_words(), 0, left):
            prefix = ""
        noun = ends_of_nouns.get(left, left)
        if left == start and _holds_name(text, noun, start):
            return start
        if noun < left - len(prefix) and not _is_elsewhere(text, noun, left, start):
            left = noun
        elif prefix:
            # 立法院, where the engine saw 法院
            left -= len(prefix)
        else:
            break
    if any(country_of(text[left:end]) for end, begin in nominal_to.items() if begin == left):
        # 甲国外交部丑化|美国参议员: the title has its country.
        return left
    # 乌兹别克斯坦最高会议立法院议长: the country opens the title, whatever the engine made of the words between.
    for opener in range(max(0, left - _LONGEST_TITLE), left):
        if opener in nominal_to and left > start - _LONGEST:
            between = text[opener:left]
            named = any(opener <= a and b <= left for a, b in people)
            if between.isalpha() and not named and not boundary().search(between) and not _heads_in(between):
                return nominal_to[opener]
    return left


def _holds_name(text: str, start: int, head: int) -> bool:
    """Whether what the engine took for a place is who governs a country, told before it or in it: 德国默茨|总理."""
    if not text.startswith(tuple(read_words(LEXICON, "offices.tsv", "governs")), head) or place(text[start:head]):
        return False
    country = next((end for end in range(head - 2, start + 1, -1) if country_of(text[start:end])), head)
    if country == head and any(country_of(text[at:start]) for at in range(max(0, start - _LONGEST_TITLE), start - 1)):
        country = start
    name = text[country:head]
    return bool(name) and is_foreign(name) and begins_names(name[0]) and ends_names(name[-1]) and place(name) is None


def _is_elsewhere(text: str, before: int, left: int, start: int) -> bool:
    """Whether text[before:left] is a place and after it the country of the office stands: 在卢萨卡同|赞比亚|总统."""
    if not any(place(text[before:end]) for end in range(before + 2, left + 1)):
        return False
    return any(country_of(text[left:end]) for end in range(left + 2, min(left + _LONGEST_TITLE, start) + 1))


def _heads_in(words: str) -> bool:
    """Whether another office stands there: 总统穆塞韦尼打电话给卢旺达总统 is no title."""
    return any(is_office for _, (_, is_office) in _automaton().iter_long(words))


def _joined(text: str, offices: list[Office], names: Collection[int]) -> list[Office]:
    """Join offices of one person: 中共中央政治局常委、国务院副总理 (with 、 between and no name after the first).

    英国外交大臣、法国外长 are two, and so are 泽连斯基|总统、英国首相. names: where names end.
    """
    joined: list[Office] = []
    for office in offices:
        beside = bool(joined) and text[joined[-1].end : office.start] == "、"
        countries = {_country(text, joined[-1]), _country(text, office)} - {None} if beside else set()
        another = beside and joined[-1].start in names and _country(text, office) is not None
        # 波兰总统、波兰外长, but 古共第一书记、古巴国家主席
        governs = beside and text[joined[-1].head : joined[-1].end] in read_words(LEXICON, "offices.tsv", "governs")
        another = another or (governs and None is not _country(text, joined[-1]) == _country(text, office))
        if beside and len(countries) < 2 and not another:
            office = Office(joined.pop().start, office.end, office.head)
        joined.append(office)
    return joined


def _country(text: str, office: Office) -> str | None:
    """The country with which an office begins, if it does."""
    ends = range(min(office.start + _LONGEST_TITLE, office.head), office.start + 1, -1)
    return next((country for end in ends if (country := country_of(text[office.start : end]))), None)
