"""Persons as parties: a name with what says who that is (美国国务卿布林肯, 袁大使健生, 李鹏夫妇)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from .gazetteer import abbreviations, country_of_letter, people, place
from .name_shapes import DAY, LEXICON, boundary, ends_post, surnames, tags
from .parties import Party, offices_meant
from .script import simplify
from .sighting import Office, Sighting, Span
from .standins import find_sides
from .tables import read_words

# （Antony Blinken） right after a name.
_ORIGINAL = re.compile(r"[(（][^()（）一-鿿]*[A-Za-z][^()（）一-鿿]{0,60}[)）]")
_POLITE = re.compile(r"((?:Dr|Mr|Ms|Mrs)\.) ?")
_THIS_MONTH = re.compile(r"本[(（]\d")
_LATIN_WORDS = re.compile(r"[A-ZÀ-Þ][^()（）,，;；/]*[^()（）,，;；/\s]")


@cache
def _honorifics() -> re.Pattern[str]:
    forms = sorted(read_words(LEXICON, "offices.tsv", "honorific"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))


@cache
def _after_given() -> re.Pattern[str]:
    """What follows a given name in 陳局長永康於6月17日拜會."""
    return re.compile("|".join([*sorted(read_words(LEXICON, "boundaries.tsv", "after-given")), DAY.pattern]))


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted(read_words(LEXICON, "offices.tsv", "head"), key=len, reverse=True))


@cache
def _begin_with_state() -> tuple[str, ...]:
    """Offices and bodies that begin with 国."""
    words = (*_heads(), *read_words(LEXICON, "offices.tsv", "of-state"))
    return tuple(sorted(word for word in words if word.startswith("国")))


@cache
def _title_ends() -> tuple[str, ...]:
    """How the words before a surname end where it begins a new mention: 代表处|沈大使."""
    return _heads() + tuple(sorted(read_words(LEXICON, "offices.tsv", "title-end")))


@cache
def _of_somebody() -> re.Pattern[str]:
    return re.compile("|".join(sorted(read_words(LEXICON, "offices.tsv", "of-somebody"))))


@cache
def _qualifiers() -> frozenset[str]:
    """What may stand between a surname and its office: 蕭前副總統."""
    return frozenset(form for form in read_words(LEXICON, "offices.tsv", "prefix") if len(form) == 1)


def skip_honorific(text: str, at: int) -> int:
    """Return the end of the honorific (先生, 阁下, 一行) that begins at `at`; `at` where there is none."""
    match = _honorifics().match(text, at)
    return match.end() if match else at


def originals(text: str, end: int) -> Iterator[Span]:
    """Yield the span of the Latin original that stands in brackets after a name that ends at `end`."""
    if (match := _ORIGINAL.match(text, end)) and (words := _LATIN_WORDS.search(text, end, match.end() - 1)):
        yield words.span()


def title_and_country(seen: Sighting, start: int, end: int) -> tuple[str | None, str | None]:
    """Return (title, country) of the words before a name: 美国国务卿 gives 国务卿 and USA."""
    text = seen.text
    country = seen.country_within(start, end)
    if start in seen.countries:
        start = seen.countries[start].end
        shared = text[start - 1] == "国" and text.startswith(_begin_with_state(), start - 1, end)
        if shared and not text.startswith(_heads(), start, end):
            # 美国务卿, 韩国防部长: 国 is written once; not in 美国|防长.
            start -= 1
    elif country is None and text[start] in abbreviations() and text.startswith(_heads(), start + 1, end):
        # 美总统, 俄外长: the short name of the country.
        country = country_of_letter(text[start], seen.told)
        start += 1
    elif country is None and text.startswith("方", start + 1) and not text.endswith(tuple(offices_meant()), start, end):
        # 美方代表, but 美方领导人 is somebody with a name
        _, country = find_sides(seen).get(start + 2, (start, None))
        start += 2 if country else 0
    elif country is None and (region := seen.regions.get(start)) and _governs(text, region.end, end):
        # 爱达荷州州长
        country = region.entry.country
    return text[start:end].strip("、的 ") or None, country


def _governs(text: str, start: int, end: int) -> bool:
    """Whether an office follows at `start`, after a region or town: 加州|州长, 里士满|市市长, 里士满|前市长."""
    return text.startswith(_heads(), start, end) or text.startswith(_heads(), start + 1, end)


def find_persons(seen: Sighting) -> list[Party]:
    """Return the persons of a text as parties, sorted; one that only an office names is not among them."""
    interleaved = list(_interleaved(seen))
    persons = list(interleaved)
    for start, end in seen.names:
        if all(end <= party.start or party.end <= start for party in interleaved):
            persons.append(_person(seen, start, end))
    return list(_with_shared_country(seen.text, sorted(persons, key=lambda party: party.start)))


def _person(seen: Sighting, start: int, end: int) -> Party:
    original, text = seen.original, seen.text
    left, right, role = start, end, ""
    title = country = None
    # 校长 Michael Droge
    spaced = start - 1 if text[start - 1 : start] == " " and text[start].isascii() else start
    if office := seen.offices_to.get(start) or seen.offices_to.get(spaced):
        left = office.start
        # 刘晓波|遗孀: there 波 is no country.
        letter = left > 0 and left not in seen.name_ends and text[left - 1] in abbreviations()
        if letter and text.startswith(_heads(), left, start):
            left -= 1
        if left > 1 and text[left - 1] == "、" and (body := seen.bodies_to.get(left - 1)):
            # 中共中央台办、国务院台办主任宋涛: the offices of one person.
            left = body.start
        title, country = title_and_country(seen, left, office.end)
        title = original[office.end - len(title) : office.end] if title else None
    elif hit := seen.countries_to.get(start):
        left, country = hit.start, hit.entry.country
    if match := _ORIGINAL.match(original, right):
        right = match.end()
    after = seen.offices_at.get(right)
    if after and after.end in seen.name_starts and _of_somebody().search(text, after.start, after.end):
        # 习近平|主席特使、国务院副总理丁薛祥
        after = None
    if after and right == end < len(text) and _is_his(seen, after):
        title = title or original[after.start : after.end]
        right = after.end
        role = original[after.start : after.end] if end - start == 1 else ""
    right = skip_honorific(text, right)
    if polite := _POLITE.match(original, start, end):
        title, start = title or polite[1], polite.end()
    identity, known_country = _identity(text[start:end], country)
    name = original[start:right] if role else original[start:end]
    return Party(left, right, name, "person", title, country or known_country, identity, role=role)


def _is_his(seen: Sighting, office: Office) -> bool:
    """Whether an office is that of the name before it: 王毅|外长, 甲|王储兼首相, 馬英九|前總統, not 王毅|德国外长."""
    before = seen.text[office.start : office.head]
    former = before in _qualifiers() and office.end not in seen.name_starts
    return former or not before or "、" in before or before.endswith("兼")


def _identity(name: str, country: str | None) -> tuple[str | None, str | None]:
    """Return (id, country) of a known person, where the name and the country told say which one."""
    # 谢尔盖-拉夫罗夫 is known as 拉夫罗夫.
    told = people(name) or (people(name.rpartition("-")[2]) if "-" in name else ())
    known = [person for person in told if country is None or person.country in (None, "", country)]
    # One person may stand in the table with several offices.
    return (known[0].id, known[0].country or None) if len({person.id for person in known}) == 1 else (None, None)


def _interleaved(seen: Sighting) -> Iterator[Party]:
    """袁大使健生 and 沈大使: surname, office and, where it follows, the given name (style of notices from Taiwan)."""
    names = {position: span for span in seen.names for position in range(*span)}
    for office in seen.offices:
        at = _surname_before(seen, office, names)
        if at is None:
            continue
        text, original, end = seen.text, seen.original, office.end
        title = original[at + 1 : end]
        given = next((n for n in (2, 1) if _is_given(seen, end, n)), 0)
        if given and end not in {o.head for o in (seen.offices_at.get(end),) if o}:
            yield Party(
                at, skip_honorific(text, end + given), original[at] + original[end : end + given], "person", title
            )
        elif seen.words:
            yield Party(at, skip_honorific(text, end), original[at:end], "person", title, role=title)


def _surname_before(seen: Sighting, office: Office, names: dict[int, Span]) -> int | None:
    """Return where the surname stands that an office follows at once or after 前, 副; None where there is none."""
    text, at = seen.text, office.head - 1
    while at >= office.head - 2 and at >= 0 and text[at] in _qualifiers() and text[at - 1 : at] in surnames():
        at -= 1
    if at < 0 or text[at] not in surnames() or boundary().match(text[at]):
        return None
    start, end = names.get(at, (at, at + 1))
    if (start < at or end - start > 1 and text[at + 1 : end] not in _qualifiers()) and end <= office.head:
        return None
    if text[at] in abbreviations() and text[office.head : office.end] in read_words(LEXICON, "offices.tsv", "nameless"):
        # 越|官员
        return None
    if text[at] in "党以" or (text[at] == "方" and re.match("[一-鿿]", text[at - 1 : at])):
        # 力量党|党魁, 陈建仁以|总统特使身分, 签约方|负责人
        return None
    # 首席|议员, 每任|总统
    if text[at - 1 : at + 1] in read_words(LEXICON, "offices.tsv", "prefix") | read_words(
        LEXICON, "offices.tsv", "term"
    ):
        return None
    begins = at == 0 or not re.match("[一-鿿]", text[at - 1]) or at in seen.edges or at in seen.countries_to
    # 晋|见马|总统
    received = text.endswith(tuple(read_words(LEXICON, "boundaries.tsv", "receives")), 0, at)
    return at if begins or received or ends_post(text, at) or text.endswith(_title_ends(), 0, at) else None


def _is_given(seen: Sighting, start: int, length: int) -> bool:
    """Whether the characters after an office could be the given name; engines take it for any part of speech."""
    word = seen.text[start : start + length]
    if skip_honorific(seen.text, start) > start:
        # 袁大使|伉俪
        return False
    # 袁大使|爰于|本（5）月, 袁大使|嗣并|主持
    adverb = word.startswith(tuple(read_words(LEXICON, "boundaries.tsv", "after-title")))
    # 健生|本（5）月, which engines take for one word. Not in 林大使|于|本（5）月.
    dated = bool(_THIS_MONTH.match(seen.text, start + length)) and not (length == 1 and boundary().match(word))
    end, tag = seen.word_at.get(start, (start + length, "PER"))
    # 善政|率团, but not 昨日|率团
    follows = read_words(LEXICON, "boundaries.tsv", "after-title") | read_words(LEXICON, "boundaries.tsv", "verb")
    leads = seen.original != seen.text and bool(_after_given().match(seen.text, start + length))
    # 赖副总统|也将|于3日
    # 大同|代表总统: as one word it is a name, whatever 同 is elsewhere.
    plain = not boundary().search(word) or (end == start + length and not boundary().match(word))
    leads = leads and plain and not any(word.startswith(form) for form in follows)
    if (dated and not adverb) or (leads and length == 2 and not (end == start + length and tag in tags("grammatical"))):
        return bool(re.fullmatch("[㐀-鿿]+", word))
    # 大同 as one word is a name, whatever 同 is elsewhere.
    bounded = boundary().search(word) and not (end == start + length and tag in tags("proper"))
    if not re.fullmatch("[㐀-鿿]+", word) or start + length not in seen.edges or bounded or end > start + length:
        return False
    # The style is that of texts in traditional script.
    if tag in tags("proper"):
        # 习主席|中亚之行
        somewhere = seen.original == seen.text and place(word) is not None
        return word not in follows and not adverb and not somewhere
    return length == 2 and seen.original != seen.text and not any(word.startswith(form) for form in follows)


def _with_shared_country(text: str, persons: list[Party]) -> Iterator[Party]:
    """Give 总理伊姆兰·汗 the country of 巴基斯坦总统阿尔维 where only 、 or 和 stands between them."""
    before: Party | None = None
    for party in persons:
        shares = party.title is not None and party.country is None
        if before and shares and re.fullmatch("[、和及与]|以及", text[before.end : party.start]):
            identity, _ = _identity(simplify(party.name), before.country)
            party = replace(party, country=before.country, id=identity)
        before = party
        yield party
