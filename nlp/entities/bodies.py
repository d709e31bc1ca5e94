"""The organisations of a text: those of the gazetteer, and what an engine or their last words tell besides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .gazetteer import Hit, Organisation, Place, country_of, find_organisations
from .name_edges import before_word
from .name_shapes import LEXICON, boundary, is_foreign, is_ship, surnames, transliterating
from .numbers import STATES
from .sighting import Body, Coverage, Span, Word
from .standins import is_compound
from .tables import read_words

# How far to the left of its last word the name of an organisation may begin.
_LONGEST = 30
# The original name of an organisation in brackets.
_ORIGINAL = re.compile("[(（][A-Z][A-Za-z]+ [A-Za-z ,&.'-]*[)）]")
_IN_QUOTES = re.compile("[“「『]([一-鿿]{4,30})[”」』]")
# Two bodies of a state that are told together.
_TWO_BODIES = re.compile("([一-鿿]{2,8}[院部署局])[和与及]([一-鿿]{2,8}(?:[院部署局厅]|委员会))")
# What no organisation is called, though the engine draws it into one: 同|来华|访问的甲, 在京|应约|同甲.
_JOINED = re.compile("[同与和跟][来到访抵]|.*应约")
_OF_TOWN = re.compile("[^，。]{1,12}?[市州县郡区]之")
# How countries told before are summed up: 两国, 三方.
SUMMED_UP = re.compile(STATES)


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
def _ministries() -> re.Pattern[str]:
    """Ministries by the offices of their ministers (能源部 by 能源部长), where the engine sees none."""
    heads = read_words(LEXICON, "offices.tsv", "head")
    portfolios = {form.removesuffix("部长").removesuffix("部") for form in heads if form.endswith("部长")}
    names = sorted((name for name in portfolios if len(name) > 1), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(names)})部(?![长门分队署落属件位首级]|会首)")


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


def find_bodies(text: str, recognised: Sequence[Word], places: Sequence[Hit[Place]]) -> list[Body]:
    """Return the organisations of a text, sorted: those of the lexicon, then what the engine saw besides."""
    engine = [
        (_after_town(text, _without_kind(text, start), end), _whole(text, start, end))
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
    taken = Coverage(len(text), engine)
    engine += [hit.span() for hit in _ministries().finditer(text) if not taken.touches(*hit.span())]
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
    engine = [part for span in engine for part in _both(text, (_after_and(text, span, known), span[1]))]
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
    summed_up = bool(SUMMED_UP.fullmatch(words[-2:])) and (len(words) == 2 or country_of(words[:-2]) is not None)
    return (
        is_compound(words)
        or (len(words) == 2 and set(words) <= read_words(LEXICON, "compounds.tsv", "letter"))
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


def _both(text: str, span: Span) -> list[Span]:
    """Return the two organisations that the engine took for one: 立法院|及|外交部, but not 国家发展和改革委员会."""
    start, end = span
    whole = _TWO_BODIES.fullmatch(text, start, end)
    return [whole.span(1), whole.span(2)] if whole else [span]


def _without_kind(text: str, start: int) -> int:
    """Return where the name begins after a word for its kind: 智库|传统基金会."""
    kinds = read_words(LEXICON, "offices.tsv", "body-kind")
    return next((start + len(kind) for kind in kinds if text.startswith(kind, start)), start)


def _after_town(text: str, start: int, end: int) -> int:
    """Return where the name begins after the town to which formal writing says that it belongs: 柏林市之|甲公司."""
    town = _OF_TOWN.match(text, start, end - 2)
    return town.end() if town else start


def _whole(text: str, start: int, end: int) -> int:
    """Return the end of an organisation that the engine cut at 和, or ran on to its head (博物馆|馆长勒里博)."""
    for match in _officers().finditer(text, start + 1, end - 1):
        if is_foreign(text[match.end() : end]) or text[match.end() : match.end() + 2] in surnames():
            return match.start()
    if text.startswith(("党党首", "党党魁"), end - 2):
        # 公明党党|首
        return end - 1
    if is_foreign(text[start:end]):
        # 泽连斯基|和中联部: a name that the engine took for an organisation.
        return end
    if not _named_bodies().search(text[start:end]) and (rest := _rest().match(text, end)):
        return rest.end()
    rest = _second_half().match(text, end)
    return rest.end() if rest and not _complete().search(text[max(0, end - 5) : end]) else end
