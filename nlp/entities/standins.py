"""What stands for parties: countries by their short names together (中美), by side (中方), persons by one character
(特金会), and pronouns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from .gazetteer import abbreviations, country_of_letter
from .name_shapes import LEXICON
from .numbers import NUMERAL
from .parties import Party
from .script import simplify
from .sighting import Coverage, Sighting
from .tables import read_table, read_words

# What makes another word of 其: 其后, 其中.
_ITS = tuple("他它后间中实余次")
# After which 阁下 is whoever is spoken to, and no honorific of the one named.
_BEFORE_ADDRESS = tuple("同与和向对请，、“")
# After which 渠, he in formal writing, is a canal.
_WATER = tuple("沟水河暗管引")
# Before which 我 stands for the place that a newspaper is of: 我省.
_OURS = tuple("省市县区州军驻")


@cache
def _letters() -> frozenset[str]:
    return read_words(LEXICON, "compounds.tsv", "letter")


@cache
def _after() -> str:
    forms = sorted(read_words(LEXICON, "compounds.tsv", "after"), key=len, reverse=True)
    # 中德[外交与安全战略对话]: what two countries talk about, which is not what stands between them (中美关系).
    between = "|".join(sorted(read_words(LEXICON, "compounds.tsv", "between")))
    talks = "|".join(sorted(read_words(LEXICON, "compounds.tsv", "talks"), key=len, reverse=True))
    subject = f"(?:(?!{between}|[的在将与和同])[一-鿿]){{1,5}}(?:[与和]?[一-鿿]{{2}})?"
    people = "|".join(sorted(read_words(LEXICON, "compounds.tsv", "people")))
    states = f"(?:{'|'.join(map(re.escape, forms))})(?!(?<=国)(?:{people}))"
    return f"{states}|{subject}(?:{talks})"


@cache
def _compound() -> re.Pattern[str]:
    """中美, 俄乌, 日美澳印 before what shows that countries are meant: 元首, 两国, 外长 …"""
    letters, great = "".join(sorted(_letters())), "".join(sorted(read_words(LEXICON, "compounds.tsv", "great")))
    short = "".join(sorted(abbreviations()))
    verbs = "|".join(sorted(read_words(LEXICON, "compounds.tsv", "verb")))
    # 18日|俄美在日内瓦, not 日俄
    opens = r"(?:(?<![一-鿿])(?!(?<=\d)日)|(?<=[称说年])|(?<=\d日))"
    offices = "|".join(sorted((form for form, _ in _roles()), key=len, reverse=True))
    day = r"(?:\d{1,2}月)?\d{1,2}日"
    rounds = f"(?:第{NUMERAL}{{1,3}}[轮次届])?"
    return re.compile(
        # 参加|中欧峰会
        rf"(?:(?<![{letters}])(?<!参)|(?<=参加))([{letters}]{{2,5}})(?={rounds}(?:{_after()}))|"
        # 中、法、德及欧盟|领导人
        rf"(?<![一-鿿、])((?:[{letters}]、){{1,4}}[{letters}])(?=(?:[及和与][一-鿿]{{2,4}})?{rounds}(?:{_after()}))|"
        # 叙、俄、土|三国防长
        rf"(?<![一-鿿、])((?:[{short}]、){{1,4}}[{short}])(?=[两三四五六][国方])|"
        # 俄芬|两国总统, 中葡|外长
        rf"{opens}([{short}]{{2,5}})(?=[两三四五六]国)|{opens}([{short}]{{2}})(?={offices})|{opens}([{great}]{{2,6}})(?=(?:{verbs}|{day}))"
    )


@cache
def _whole_compound() -> re.Pattern[str]:
    return re.compile(rf"[{''.join(sorted(_letters()))}]{{2,5}}(?:{_after()})")


@cache
def _countries_before() -> re.Pattern[str]:
    """韩美日三国 before the office in which they meet."""
    return re.compile(rf"[{''.join(sorted(_letters()))}]{{2,5}}[两三四五]国$")


# 特金|会, 江陈|会谈, but not 特金|会见
_SUMMIT = re.compile("(?=([一-鿿]{2})会(?![见议员长场合同]))")
_TWO_KOREAS = re.compile("(?:两|南北)韩(?!元|[一-鿿]{0,1}语)")


@cache
def _roles() -> list[tuple[str, str]]:
    """What follows a compound of countries and which offices it means: 两国元首, heads of state."""
    return [(row["form"], row["role"]) for row in read_table(LEXICON, "compounds.tsv") if row["role"]]


@cache
def _side() -> re.Pattern[str]:
    """中方, 美方: the side of a country."""
    return re.compile(rf"([{''.join(sorted(abbreviations()))}])方(?![向面案法式程式])")


@cache
def _pronouns() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    rows = {row["form"]: row for row in read_table(LEXICON, "pronouns.tsv")}
    return re.compile("|".join(sorted(map(re.escape, rows), key=len, reverse=True))), rows


def is_compound(words: str) -> bool:
    """Whether `words` are several countries with what they meet as: 日韩外长."""
    return bool(_whole_compound().fullmatch(words))


def of_compound(text: str, start: int, end: int) -> bool:
    """Whether the office there is what several countries before it meet as: 俄乌[领导人]."""
    before = text[max(0, start - 2) : start]
    return bool(_countries_before().search(text, max(0, start - 7), start)) or (
        len(before) == 2 and is_compound(before + text[start:end])
    )


def _compounds(seen: Sighting) -> Iterator[re.Match[str]]:
    """Yield the compounds of the text, but none with a letter that two countries told of share: 伊 of 伊朗, 伊拉克."""
    for match in _compound().finditer(seen.text):
        shared = (letter for letter in match[0] if len(set(abbreviations().get(letter, ())) & seen.told) > 1)
        if set(match[0]) <= _letters() | {"、"} or next(shared, None) is None:
            yield match


def compounds(seen: Sighting) -> Iterator[Party]:
    """Yield each country of 中美两国元首, with the offices meant as `role`."""
    places = Coverage(len(seen.text), [(hit.start, hit.end) for hit in seen.places])
    for match in _compounds(seen):
        role = next((role for form, role in _roles() if seen.text.startswith(form, match.end())), "")
        for at, letter in enumerate(match[0], start=match.start()):
            if letter != "、" and not places.touches(at, at + 1):
                yield _country(seen, at, at + 1, letter, role)


def two_koreas(seen: Sighting) -> Iterator[Party]:
    """Yield 南韩 and 北韩 for 两韩 and 南北韩, with the offices meant as `role`."""
    for match in _TWO_KOREAS.finditer(seen.text):
        role = next((role for form, role in _roles() if seen.text.startswith(form, match.end())), "")
        start, end = match.span()
        korea = seen.original[end - 1 : end]
        for at, stop, side, code in ((start, start + 1, "南", "KOR"), (start + 1, end, "北", "PRK")):
            yield Party(at, stop, side + korea, "country", country=code, id=code, role=role)


def summits(seen: Sighting, persons: list[Party]) -> Iterator[Party]:
    """Yield both persons of 特金会, called by the first characters of names that the article gives: 特朗普, 金正恩."""
    named: dict[str, list[Party]] = {}
    for person in persons:
        for part in simplify(person.name).split("·"):
            if len(part) > 1:
                named.setdefault(part[0], []).append(person)
    whole = Coverage(len(seen.text), [(p.start, p.end) for p in persons if len(p.name) > 2])
    for match in _SUMMIT.finditer(seen.text):
        start = match.start()
        if whole.touches(start, start + 3):
            continue
        # The engine may take the two letters for a name: 杨蓬.
        called = [[p for p in named.get(letter, ()) if simplify(p.name) != match[1]] for letter in match[1]]
        both = [_most_named(parties) for parties in called if parties]
        if len({person.name for person in both}) == 2:
            yield from (person.at(at, at + 1) for at, person in enumerate(both, start))


def _most_named(persons: list[Party]) -> Party:
    """The one of the persons whose name comes most often."""
    often, _ = Counter(person.name for person in persons).most_common(1)[0]
    return next(person for person in persons if person.name == often)


def find_sides(seen: Sighting) -> dict[int, tuple[int, str | None]]:
    """Return where 中方, 美方 end: start and country of each."""
    return {
        match.end(): (match.start(), country_of_letter(match[1], seen.told)) for match in _side().finditer(seen.text)
    }


def sides(seen: Sighting) -> Iterator[Party]:
    """Yield 中方 and 美方."""
    for match in _side().finditer(seen.text):
        yield _country(seen, *match.span(), match[1])


def _country(seen: Sighting, start: int, end: int, letter: str, role: str = "") -> Party:
    code = country_of_letter(letter, seen.told)
    return Party(start, end, seen.original[start:end], "country", country=code, id=code, role=role)


def pronouns(seen: Sighting) -> Iterator[Party]:
    """Yield 他, 双方, 两国元首 and other words for parties named before."""
    text = seen.text
    pattern, rows = _pronouns()
    places = Coverage(len(text), [(hit.start, hit.end) for hit in seen.places])
    several = {match.end() for match in _compounds(seen)}
    for match in pattern.finditer(text):
        start, end = match.span()
        if places.touches(start, end):
            # 南达科他州
            continue
        before = text[max(0, start - 2) : start]
        if match[0].startswith("两国") and (start in several or (len(before) == 2 and set(before) <= _letters())):
            # 美法两国领导人: the compound says which.
            continue
        if text.startswith("代表团", end):
            # 双方代表团 is a party of its own.
            continue
        # 其他, 其后 and 吉他 are no pronouns.
        if (match[0] == "他" and before[-1:] in ("其", "吉")) or (match[0] == "其" and text[end : end + 1] in _ITS):
            continue
        if match[0] == "渠" and (before[-1:] in _WATER or text[end : end + 1] == "道"):
            continue
        if match[0] == "我" and text[end : end + 1] in _OURS:
            continue
        if match[0] == "阁下" and before[-1:] not in _BEFORE_ADDRESS:
            # 总统阁下
            continue
        row = rows[match[0]]
        yield Party(start, end, seen.original[start:end], "pronoun", number=row["number"], role=row["role"])
