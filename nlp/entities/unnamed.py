"""Parties without a name of their own: delegations and other groups, offices told alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .bodies import SUMMED_UP
from .gazetteer import abbreviations, place
from .name_shapes import LEXICON, boundary
from .numbers import NUMERAL
from .offices import not_before
from .parties import Party, offices_meant
from .persons import skip_honorific, title_and_country
from .sighting import Coverage, Sighting, Span
from .standins import find_sides, of_compound
from .tables import read_words

# How far to the left of its last word a delegation may begin.
_LONGEST = 30
# The longest word that ends in 团 and is no delegation.
_LONGEST_ENDING = 4
_LONGEST_CAUSE = 5
# 第十届华侨社团联谊大会代表: a group, by the gathering that it came for.
_AT_GATHERING = re.compile(f"第{NUMERAL}+[届次].*(?:大会|会议|论坛|峰会)")
_QUOTED = re.compile("[“「『][^“”「」『』，。]{2,24}[”」』]")
_BRACKET_BEFORE = re.compile("[(（][^()（）]{2,12}[)）]$")
_QUOTED_BEFORE = re.compile("[“「『][^“”「」『』，。]{2,24}[”」』]$")
# 由[甲国议员]组成的一个|访团
_COMPOSED = re.compile("由([^，。；：、]{2,16})(?:所组成|组成)的(?:一个)?$")
# 中华民国[参加“就职典礼”]代表团
_TAKING_PART = re.compile("(?:参加|出席)[“「『][^“”「」『』，。]{2,30}[”」』][^“”「」『』，。；：、的之]{0,10}$")
_LONGEST_NAME = 48
_SEVERAL = re.compile("双方|两国|三方")
# What follows an office that somebody acts in: 以外长的身份.
_CAPACITY = re.compile("的?(?:身[份分]|名义)")


@cache
def _groups() -> re.Pattern[str]:
    return re.compile("|".join(sorted(read_words(LEXICON, "offices.tsv", "group") | _bodies(), key=len, reverse=True)))


@cache
def _qualifiers() -> re.Pattern[str]:
    return re.compile("|".join(word for word in read_words(LEXICON, "offices.tsv", "prefix") if len(word) > 2))


@cache
def _no_teams() -> re.Pattern[str]:
    """What ends in 团 and is no delegation: 集团, 率团."""
    return re.compile(f"(?:{'|'.join(sorted(read_words(LEXICON, 'offices.tsv', 'no-team')))})$")


@cache
def _cause() -> re.Pattern[str]:
    """How the name of a delegation may begin, up to its last word or the one before: 香港[反对修]例团."""
    return re.compile(f"(?:{'|'.join(sorted(read_words(LEXICON, 'offices.tsv', 'cause')))})[一-鿿]{{0,2}}$")


@cache
def _bodies() -> frozenset[str]:
    return read_words(LEXICON, "offices.tsv", "body")


@cache
def _nominal_tags() -> frozenset[str]:
    return read_words(LEXICON, "word_tags.tsv", "delegation", column="tag")


def delegations(seen: Sighting) -> list[Party]:
    """Return delegations, then other groups of officials: 日本参议员访团, 德国议员, 法国政府."""
    # 台湾工商界人士代表团 before 台湾工商界
    return sorted(_groups_told(seen), key=lambda party: party.kind != "delegation")


def _groups_told(seen: Sighting) -> Iterator[Party]:
    text = seen.text
    # 社会|各界|代表人士: a pronoun to the engine.
    nouns = {b: a for a, b, tag in seen.words if tag in _nominal_tags() or text[a:b] == "各界"}
    # 跨党派|议员, which engines cut
    nouns |= {match.end(): match.start() for match in _qualifiers().finditer(text)}
    nouns |= {hit.end: hit.start for hit in seen.places} | {body.end: body.start for body in seen.bodies}
    named = Coverage(len(text), [(hit.start, hit.start + 1) for hit in seen.places])
    for body in seen.bodies:
        named.add(body.start, body.start + 1)
    sides = find_sides(seen)
    for start, end in _group_nouns(seen):
        noun = text[start:end]
        is_delegation = noun.endswith(tuple(read_words(LEXICON, "offices.tsv", "team")))
        kind = "delegation" if is_delegation else "organisation" if noun in _bodies() else "office"
        if any(body.start <= start and end < body.end for body in seen.bodies):
            # “台美国会议员|联谊会”
            continue
        if not is_delegation and (_groups().match(text, end) or text.startswith(not_before(), end)):
            # 国会议员|代表团, 妇女议员|基金会
            continue
        # The engine may have seen it whole, or as one word with what stands before: 青年代表团.
        first = seen.bodies_to[end].start if end in seen.bodies_to else seen.words_across.get(start, (start, end))[0]
        left = _leftmost(text, first, nouns, named, joint=is_delegation)
        for word in read_words(LEXICON, "offices.tsv", "several"):
            # 会晤[一批]中国企业家
            left += len(word) if text.startswith(word, left, start) else 0
        # 欧盟委员会|主席 is told of as an office.
        if of_compound(text, start, end) or (end in seen.heads and noun in _bodies()):
            continue
        country = None
        # 美方|官员, whether the engine sees one word or two
        side = next((after for after, (begin, _) in sides.items() if left in (begin, after)), None)
        if side is not None and noun not in offices_meant():
            left, country = sides[side]
        several = _SEVERAL.search(text, max(0, left - 2), start) if is_delegation else None
        named_before = several and (
            text[several.start() - 1 : several.start()] in abbreviations() or several.start() in seen.countries_to
        )
        if named_before:
            # 俄美乌三方|代表团, 埃及、美国两国|代表团: the countries are meant.
            continue
        if several:
            left = min(left, several.start())
        if is_delegation:
            left = _begin_of_team(seen, left, start, end, nouns, named)
        if noun == "团" and (left == start or text[left:start].isdigit()):
            continue
        if text[left] == "国" and text[left - 1 : left] == "我":
            left += 1
        begin = left
        if is_delegation and (composed := _COMPOSED.search(text, max(0, left - _LONGEST), left)):
            begin = composed.start()
            left = left if named.touches(left, end) else composed.start(1)
        # A body of officials counts where it belongs to something named: 德国议员, but 外国领导人 are nobody.
        if (is_delegation or country or named.touches(left, end)) and text[end : end + 1] not in (
            "长",
            "团",
            "们",
            "国",
            "队",
        ):
            name, country = seen.original[left:end], seen.country_within(left, end) or country
            yield Party(begin, end, name, kind, country=country, number="many")


def _begin_of_team(seen: Sighting, left: int, start: int, end: int, nouns: dict[int, int], named: Coverage) -> int:
    """Return where the name of a delegation begins before its nouns at `left`: what it stands for, whose it is.

    start, end: where its last noun is.
    """
    text = seen.text
    if cause := _cause().search(text, max(0, left - _LONGEST_CAUSE), left):
        left = _leftmost(text, cause.start(), nouns, named, joint=False)
    if (quoted := _QUOTED.search(text, max(0, start - _LONGEST), end + 1)) and quoted.end() > end:
        left = quoted.start() + 1
    if bracket := _BRACKET_BEFORE.search(text, max(0, left - _LONGEST), left):
        if bracket.start() in seen.bodies_to:
            left = seen.bodies_to[bracket.start()].start
        elif text[bracket.start() - 1] in "”」』":
            # “干预委员会”（INGE）|代表团
            left = bracket.start()
    if quoted := _QUOTED_BEFORE.search(text, max(0, left - _LONGEST), left):
        # “黄豆玉米”分团, 欧洲议会“干预委员会”代表团
        left = quoted.start()
        left = seen.bodies_to[left].start if left in seen.bodies_to else left
    if taking_part := _TAKING_PART.search(text, max(0, start - _LONGEST_NAME), start):
        at = taking_part.start()
        state = seen.countries_to.get(at)
        left = state.start if state is not None else at - 2 if text.endswith("我国", 0, at) else left
    return left


def _group_nouns(seen: Sighting) -> list[Span]:
    """The last nouns of groups, the longest first: those of the lexicon, and other words that end in 团 (工业|团)."""
    spans = [match.span() for match in _groups().finditer(seen.text)]
    ends = {end for _, end in spans}
    for start, end, tag in seen.words:
        if seen.text[end - 1] == "团" and end not in ends and tag in _nominal_tags() | {"ORG"}:
            before = max(0, end - _LONGEST_ENDING)
            # 访日团 tells of a visit: its verb is read.
            if not _no_teams().search(seen.text[before:end]) and seen.text[end - 3 : end - 2] != "访":
                spans.append((start, end))
    return sorted(spans, key=lambda span: span[0] - span[1])


def _leftmost(text: str, start: int, nouns: dict[int, int], named: Coverage, *, joint: bool) -> int:
    """Return where the words begin that say whose delegation it is; a joint one has two owners (A及B联合访问团)."""
    left = start
    while start - left < _LONGEST:
        # 中国民运|人士代表团: there 中 is no word.
        china = joint and left in nouns and text.startswith(("中国", "中华"), nouns[left])
        if left in nouns and not boundary().search(text, nouns[left] + china, left):
            left = nouns[left]
        elif joint and text[left - 1 : left] in ("及", "暨") and left - 1 in nouns and named.touches(left, start + 1):
            left = nouns[left - 1]
        else:
            break
    return left


def offices_alone(seen: Sighting) -> Iterator[Party]:
    """Yield the offices told without a name, those after a name too: 美国国务卿, 俄外长."""
    text = seen.text
    tied_at = Coverage(len(text), [(body.start, body.start + 1) for body in seen.bodies])
    persons_to = {end for _, end, label in seen.recognised if label == "PERSON"}
    for office in seen.offices:
        start, end = office.start, office.end
        if of_compound(text, start, end):
            continue
        if start > 0 and text[start - 1] in abbreviations() and text[start - 1 : start + 1] not in ("中共", "日前"):
            before = text[start - 2 : start - 1]
            # 陈建仁|以|总统特使身分, 以外长的身份: no Israel.
            with_office = text[start - 1] == "以" and (start - 1 in persons_to or bool(_CAPACITY.match(text, end)))
            apart = not re.match("[一-鿿]", before) or before in "的，。与和同对" or start - 1 in seen.edges
            if apart and not with_office:
                start -= 1
        title, country = title_and_country(seen, start, end)
        if place(text[start:end]) is not None and skip_honorific(text, end) == end:
            # 访问苏丹: the country, but 文莱苏丹.
            continue
        if title and country and SUMMED_UP.match(title):
            # 丹麦、瑞典和挪威|三国首相, 埃及、美国|三方代表: the countries are meant.
            continue
        if title:
            at = text.find(title, start)
            title = seen.original[at : at + len(title)]
        yield Party(
            start,
            skip_honorific(text, end),
            seen.original[start:end],
            "office",
            title,
            country,
            number="many" if (at_gathering := bool(_AT_GATHERING.search(text, start, end))) else "one",
            tied=bool(country) or at_gathering or tied_at.touches(start, office.head),
            role=text[office.head : end],
        )
