"""Parties without a person's name: organisations, delegations and other groups, offices told alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .gazetteer import Hit, Organisation, Place, abbreviations, country_of, find_organisations, place
from .name_edges import before_word
from .name_shapes import LEXICON, boundary, is_foreign, is_ship, transliterating
from .parties import Party, offices_meant
from .persons import skip_honorific, title_and_country
from .sighting import Body, Coverage, Sighting, Span, Word
from .standins import find_sides, is_compound, of_compound
from .tables import read_words

# How far to the left of its last word a delegation may begin.
_LONGEST = 30
# The longest word that ends in 团 and is no delegation.
_LONGEST_ENDING = 4
_LONGEST_CAUSE = 5
# 第十届华侨社团联谊大会代表: a group, by the gathering that it came for.
_AT_GATHERING = re.compile("第[一二三四五六七八九十百\\d]+[届次].*(?:大会|会议|论坛|峰会)")
# The original name of an organisation in brackets.
_ORIGINAL = re.compile("[(（][A-Z][A-Za-z]+ [A-Za-z ,&.'-]*[)）]")
_QUOTED = re.compile("[“「『][^“”「」『』，。]{2,24}[”」』]")
_BRACKET_BEFORE = re.compile("[(（][^()（）]{2,12}[)）]$")
_QUOTED_BEFORE = re.compile("[“「『][^“”「」『』，。]{2,24}[”」』]$")
_IN_QUOTES = re.compile("[“「『]([一-鿿]{4,30})[”」』]")
_SEVERAL = re.compile("双方|两国|三方")
# 同|来华|访问的甲, 在京|应约|同甲
_JOINED = re.compile("[同与和跟][来到访抵]|.*应约")
_CAPACITY = re.compile("的?(?:身[份分]|名义)")
_SUMMED_UP = re.compile("[0-9两三四五六七八][国方]")


@cache
def _endings() -> str:
    return "|".join(sorted(read_words(LEXICON, "offices.tsv", "body-end"), key=len, reverse=True))


@cache
def _second_half() -> re.Pattern[str]:
    """What goes on with an organisation that the engine cut at 和: 农业|和农村委员会."""
    return re.compile(f"[和与及][一-鿿]{{1,6}}?(?:{_endings()})")


@cache
def _rest() -> re.Pattern[str]:
    """What goes on with an organisation that the engine cut before: 全美中文|学校联合总会."""
    words, ends = (
        "|".join(sorted(word for kind in kinds for word in read_words(LEXICON, "offices.tsv", kind)))
        for kinds in (("body-word",), ("institute", "body-suffix"))
    )
    return re.compile(f"(?:{words})*(?:{ends})(?![长员])")


@cache
def _officers() -> re.Pattern[str]:
    forms = sorted(read_words(LEXICON, "offices.tsv", "head"), key=len, reverse=True)
    return re.compile("|".join(form for form in forms if len(form) > 1))


@cache
def _complete() -> re.Pattern[str]:
    return re.compile(f"(?:{_endings()})$")


@cache
def _suffixes() -> re.Pattern[str]:
    return re.compile("|".join(sorted(read_words(LEXICON, "offices.tsv", "body-suffix"))))


@cache
def _foreign_bodies() -> re.Pattern[str]:
    """传统基金会及[威尔逊中心]: a transliteration between commas or particles, and what makes it an organisation."""
    letters = "".join(sorted(transliterating()))
    return re.compile(rf"(?<=[、，及与和在“])([{letters}]{{2,8}}(?:{_suffixes().pattern}))(?=[、，。（及与和在等”])")


@cache
def _missions() -> re.Pattern[str]:
    """驻美国代表处: how a state is there in another, where the engine sees no organisation."""
    return re.compile(f"驻[一-鿿]{{1,8}}?(?:{'|'.join(sorted(read_words(LEXICON, 'offices.tsv', 'mission')))})")


@cache
def _parliament() -> re.Pattern[str]:
    names = sorted(read_words(LEXICON, "offices.tsv", "parliament"), key=len, reverse=True)
    return re.compile("|".join(names))


@cache
def _named_bodies() -> re.Pattern[str]:
    kinds = ("institute", "parliament")
    ends = "|".join([_endings(), *sorted(word for kind in kinds for word in read_words(LEXICON, "offices.tsv", kind))])
    return re.compile(f"[一-鿿]{{2,20}}(?:{ends})$")


@cache
def _institutes() -> tuple[str, ...]:
    """How organisations end that engines take for places or people: 美东联成[公所]."""
    return tuple(sorted(read_words(LEXICON, "offices.tsv", "institute")))


@cache
def _groups() -> re.Pattern[str]:
    return re.compile("|".join(sorted(read_words(LEXICON, "offices.tsv", "group") | _bodies(), key=len, reverse=True)))


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


def find_bodies(text: str, recognised: Sequence[Word], places: Sequence[Hit[Place]]) -> list[Body]:
    """Return the organisations of a text, sorted: those of the lexicon, then what the engine saw besides."""
    engine = [
        (_without_kind(text, start), _whole(text, start, end))
        for start, end, label in recognised
        if (label == "ORG" or text[end - 1] == "党" or text.endswith(_institutes(), start, end))
        and end - start > 1
        and not _is_none(text[start:end])
        and not is_ship(text, end)
        and not _begins_in_office(text, start, end)
    ]
    # 与夏拉|通|电话
    engine = [(_with_town(start, recognised), before_word(text, max(start + 2, end - 1), end)) for start, end in engine]
    engine += [match.span(1) for match in _foreign_bodies().finditer(text)]
    engine += [match.span() for match in _missions().finditer(text)]
    engine += _with_originals(text)
    engine += [match.span(1) for match in _IN_QUOTES.finditer(text) if _named_bodies().search(match[1])]
    seen = Coverage(len(text), engine)
    engine += [span for span in _parliaments(text, places) if not seen.touches(*span)]
    # 威尔逊中心: the engine saw a person.
    engine += [
        (start, suffix.end())
        for start, end, label in recognised
        if label == "PERSON" and is_foreign(text[start:end]) and (suffix := _suffixes().match(text, end))
    ]
    engine.sort()
    found: list[Body] = []
    covered = Coverage(len(text))
    longer = Coverage(len(text), engine)
    known = list(find_organisations(text))
    engine = [(_after_and(text, span, known), span[1]) for span in engine]
    spans = set(engine)
    for hit in known:
        # 联合国 inside 联合国儿童基金会, which the engine sees whole.
        inside = longer.touches(hit.start, hit.end) and any(
            a <= hit.start and hit.end <= b and (a, b) != (hit.start, hit.end) for a, b in spans
        )
        if not inside:
            found.append(Body(hit.start, hit.end, hit.entry.id))
            covered.add(hit.start, hit.end)
    inside_places = {at: hit for hit in places for at in range(hit.start, hit.end)}
    for start, end in engine:
        around = inside_places.get(start)
        is_place = (around and around.start <= start and end <= around.end) or country_of(text[start:end])
        # 国安|法 is a law.
        is_law = text.startswith("法", end) and not text.startswith(("法院", "法国"), end)
        if not is_place and not is_law and start < end and not covered.touches(start, end):
            covered.add(start, end)
            found.append(Body(start, end, None))
    return sorted(found, key=lambda body: body[:2])


def _with_town(start: int, recognised: Sequence[Word]) -> int:
    """Where an organisation begins with the place before it that belongs to its name: 美京|中华会馆."""
    return next((a for a, b, label in recognised if b == start and label == "LOC"), start)


def _is_none(words: str) -> bool:
    summed_up = bool(_SUMMED_UP.fullmatch(words[-2:])) and (len(words) == 2 or country_of(words[:-2]) is not None)
    return (
        is_compound(words)
        or summed_up
        or bool(_JOINED.match(words))
        or words in read_words(LEXICON, "offices.tsv", "no-body")
    )


def _begins_in_office(text: str, start: int, end: int) -> bool:
    """Whether an office and a name are what the engine took for an organisation: 众议院议|长安萨宾, 国务卿庞培欧."""
    heads = (_officers().match(text, at) for at in (start - 1, start))
    return any(head is not None and start < head.end() < end and is_foreign(text[head.end() : end]) for head in heads)


def _with_originals(text: str) -> Iterator[Span]:
    """Yield organisations with their originals: 人体研究保护局(Office for Human Research Protections)."""
    for original in _ORIGINAL.finditer(text):
        end = original.start()
        if name := _named_bodies().search(text[max(0, end - _LONGEST) : end]):
            start = end - len(name[0])
            # It begins after the last function word or verb before it.
            yield max((match.end() for match in boundary().finditer(text, start, end - 1)), default=start), end


def _parliaments(text: str, places: Sequence[Hit[Place]]) -> Iterator[Span]:
    """Yield 英国国会, 纽约市议会, which the engine may leave in two words."""
    for hit in places:
        found = _parliament().match(text, hit.end) if hit.entry.kind not in ("area", "venue") else None
        # 日本国会|议员
        if found and (not text[found.end() :][:1].isalpha() or boundary().match(text, found.end())):
            yield hit.start, found.end()


def _after_and(text: str, span: Span, known: Sequence[Hit[Organisation]]) -> int:
    """Return where the organisation begins to which the engine drew what 和 joins to it: 伊维拉和|国际货币基金组织."""
    start, end = span
    return next(
        (hit.start for hit in known if start < hit.start and hit.end == end and text[hit.start - 1] in "和与及同跟"),
        start,
    )


def _without_kind(text: str, start: int) -> int:
    """Return where the name begins after a word for its kind: 智库|传统基金会."""
    kinds = read_words(LEXICON, "offices.tsv", "body-kind")
    return next((start + len(kind) for kind in kinds if text.startswith(kind, start)), start)


def _whole(text: str, start: int, end: int) -> int:
    """Return the end of an organisation that the engine cut at 和, or ran on to its head (博物馆|馆长勒里博)."""
    for match in _officers().finditer(text, start + 1, end - 1):
        if is_foreign(text[match.end() : end]):
            return match.start()
    if is_foreign(text[start:end]):
        # 泽连斯基|和中联部: a name that the engine took for an organisation.
        return end
    if not _named_bodies().search(text[start:end]) and (rest := _rest().match(text, end)):
        return rest.end()
    rest = _second_half().match(text, end)
    return rest.end() if rest and not _complete().search(text[max(0, end - 5) : end]) else end


def delegations(seen: Sighting) -> list[Party]:
    """Return delegations, then other groups of officials: 日本参议员访团, 德国议员, 法国政府."""
    # 台湾工商界人士代表团 before 台湾工商界
    return sorted(_groups_told(seen), key=lambda party: party.kind != "delegation")


def _groups_told(seen: Sighting) -> Iterator[Party]:
    text = seen.text
    # 社会|各界|代表人士: a pronoun to the engine.
    nouns = {b: a for a, b, tag in seen.words if tag in _nominal_tags() or text[a:b] == "各界"}
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
        if not is_delegation and _groups().match(text, end):
            # 国会议员|代表团
            continue
        # The engine may have seen it whole, or as one word with what stands before: 青年代表团.
        first = seen.bodies_to[end].start if end in seen.bodies_to else seen.words_across.get(start, (start, end))[0]
        if text[first:start] in read_words(LEXICON, "boundaries.tsv", "swallowed"):
            # 率领|访团 as one word
            first = start
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
        # A body of officials counts where it belongs to something named: 德国议员, but 外国领导人 are nobody.
        if (is_delegation or country or named.touches(left, end)) and text[end : end + 1] not in (
            "长",
            "团",
            "们",
            "国",
            "队",
        ):
            name, country = seen.original[left:end], seen.country_within(left, end) or country
            yield Party(left, end, name, kind, country=country, number="many")


def _begin_of_team(seen: Sighting, left: int, start: int, end: int, nouns: dict[int, int], named: Coverage) -> int:
    """Return where the name of a delegation begins before its nouns at `left`: what it stands for, whose it is.

    start, end: where its last noun is.
    """
    text = seen.text
    if cause := _cause().search(text, max(0, left - _LONGEST_CAUSE), left):
        left = _leftmost(text, cause.start(), nouns, named, joint=False)
    if text[left] == "率" and left < start:
        # 林代表|率台美协会访问团
        left += 1
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
        if title and country and _SUMMED_UP.match(title):
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
