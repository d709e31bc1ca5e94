"""Names of persons: what the engine saw, corrected, and what it missed but news style gives away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .gazetteer import abbreviations, find_people, people, place
from .name_edges import corrected, fitted
from .name_runs import find_runs, split_names
from .name_shapes import (
    LATIN,
    LEXICON,
    LONGEST,
    boundary,
    capital_before,
    dotted,
    is_foreign,
    is_ship,
    named_after,
    no_names,
    starts_with_surname,
    storms,
    verbs,
    with_original,
)
from .name_slots import foreign_run, name_after, name_before, names_met
from .numbers import NUMERAL
from .sighting import Coverage, Sighting, Span
from .tables import read_words

# How much a finding counts where two overlap: the stronger wins, of equal ones the longer.
_ENGINE, _DOTTED_ENGINE, _SHAPE, _RUN = 1, 2, 3, 4
# How long the name of a place may be that an engine may have seen in somebody's name (马利|克).
_SHORT = 3
# 晚上8时许|飞抵: 许 says about when.
_ABOUT = re.compile(f"(?<={NUMERAL}[时点分])许")
_ORDINAL = re.compile(f"{NUMERAL}{{1,3}}世")


def find_names(seen: Sighting, taken: Sequence[Span]) -> list[Span]:
    """Return the spans of the names of persons in a text, sorted, not overlapping.

    A name may follow an office even where the engine saw none. taken: places and organisations, which are no names.
    A surname alone counts where an office follows (江主席).
    """
    text = seen.text
    covered = Coverage(len(text), taken)
    found: dict[Span, int] = {}

    def add(span: Span, strength: int) -> None:
        start, end = span
        other = (
            is_ship(text, end)
            or text.endswith(storms(), 0, start - (text[start - 1 : start] == "“"))
            or boundary().fullmatch(text, *span)
            or _ABOUT.match(text, start)
            or text[start:end] in no_names()
        )
        # 金正恩|于美朝|峰会
        other = other or (text[start] == "于" and all(letter in abbreviations() for letter in text[start + 1 : end]))
        # 首府|博伊西, 圣城纳杰夫
        if other or text.endswith(capital_before(), 0, start) or text.startswith(capital_before(), start, end):
            return
        found[span] = max(found.get(span, 0), strength)

    known = _known(seen)
    for known_name in known:
        add(known_name, _SHAPE)
    for match in dotted().finditer(text):
        add(fitted(seen, *match.span()), _SHAPE)
    in_runs = Coverage(len(text))
    for start, end in find_runs(seen):
        if (start, end) in taken or any(a < start < b or a < end < b for a, b in known):
            # 符拉迪|沃斯托克: a place that the engine took for two persons; 内塔尼亚|胡成为: one that it cut.
            continue
        if any(start <= a and b < end and boundary().match(text, b) for a, b in known):
            # 韩正|和普京
            continue
        names = split_names(text[start:end], [edge - start for edge in seen.edges if start <= edge <= end])
        if len(names) > 1:
            in_runs.add(start, end)
            for first, last in names:
                # 蔡英文|见|波罗的海三国: no name in the longer name of a place
                if not any(a <= start + first < b and b - a > _SHORT for a, b in taken):
                    add((start + first, start + last), _RUN)
    for start, end, label in seen.recognised:
        if label != "PERSON" or in_runs.touches(start, end):
            continue
        if span := corrected(seen, start, end, covered):
            add(span, _DOTTED_ENGINE if "·" in text[slice(*span)] else _ENGINE)
    for match in with_original().finditer(text):
        if match[1]:
            add(fitted(seen, *match.span(1)), _DOTTED_ENGINE)
        elif starts_with_surname(match[3]) and match.span(3) not in taken:
            # 訪華之柏達悠(Madeleine Bordallo)
            add(match.span(3), _DOTTED_ENGINE)
    for met in names_met(text):
        if not covered.touches(*met):
            add(met, _DOTTED_ENGINE)
    for match in LATIN.finditer(text):
        if _stands_alone(text, *match.span()):
            add(match.span(), _DOTTED_ENGINE)
    for office in seen.offices:
        if in_runs.touches(office.end, office.end + 1):
            continue
        if span := name_after(seen, office, covered):
            add(span, _SHAPE if "·" in text[slice(*span)] else _DOTTED_ENGINE)
        elif span := name_before(seen, office, covered):
            add(span, _ENGINE)
    names = [_with_ordinal(text, *name) for name in _in_one(text, _strongest(found, len(text)))]
    return _everywhere(seen, names, taken)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether capitalised words stand in Chinese text, and not in a title, a bracket or an English sentence."""
    before, after = text[max(0, start - 3) : start].rstrip()[-1:], text[end : end + 3].lstrip()[:1]
    if named_after().match(text, end):
        # George Mason高中
        return False
    return (
        before not in tuple("(（《〈“‘\"'")
        and not re.match("[A-Za-z]", before + after)
        and not text[start:end].isupper()
    )


def _known(seen: Sighting) -> list[Span]:
    """Names of known people that the engine's words do not speak against."""
    text, spans = seen.text, []
    for name in read_words(LEXICON, "boundaries.tsv", "name"):
        # 金|与|正
        spans += [match.span() for match in re.finditer(name, text)]
    people_told = [(start, end) for start, end, _ in find_people(text)]
    for start, end in people_told:
        over = [(a, b, label) for a, b, label in seen.recognised_over(start, end) if label in ("PERSON", "ORG")]
        longer = [a for a, b, _ in over if a <= start and end <= b and b - a > end - start]
        # 莱恩 in 莱恩斯, which the engine saw whole, is none, but 普京|访 and 习近平|面对面 are.
        if longer:
            known = longer[0] == start and bool(boundary().match(text, end) or text[end] in verbs())
            # 金正恩|特朗普, 特朗普晤|文在寅 as one name
            beside = [(a, b) for a, b in people_told if 0 <= start - b <= 1 or 0 <= a - end <= 1]
            known = known or any(min(a, start) == longer[0] for a, _ in beside)
        else:
            # 内塔尼亚|胡, 蓬|佩奥秘|访
            begun = any(a == start and b < end or start < a < end < b for a, b, label in over if label == "PERSON")
            known = begun or end - start > 3 or not seen.words or {start, end} <= seen.edges or start in seen.offices_to
            word = None if known else seen.words_across.get(start)
            if word and (word[1] == end or end - start > 2):
                # 会见|普京 as one word, 同石破|茂通 as two
                known = bool(boundary().fullmatch(text, word[0], start))
        if known:
            spans.append((start, end))
    return spans


def _in_one(text: str, names: list[Span]) -> list[Span]:
    """Join the parts of a foreign name: 谢尔盖-|拉夫罗夫, 玛哈·|哇集拉隆功, 爱德华|甘迺迪 (Hong Kong writes no dot)."""
    joined: list[Span] = []
    for start, end in names:
        first, last = joined[-1] if joined else (start, start)
        between, parts = text[last:start], (text[first:last], text[start:end])
        # 施塔克-瓦青格, but 普京-特朗普 are two
        hyphened = between == "-" and any(map(is_foreign, parts)) and not all(map(people, parts))
        hyphened = hyphened and (is_foreign(parts[1]) or not any(map(people, parts)))
        marked = between == "·" or hyphened
        beside = not between and all(_is_foreign_part(part) for part in parts)
        if joined and (marked or beside) and len(parts[0]) > 1:
            joined[-1] = first, end
        else:
            joined.append((start, end))
    return joined


def _is_foreign_part(name: str) -> bool:
    """Whether `name` is a part of a foreign name; what is known, or could be a Chinese name, stands for itself."""
    chinese = starts_with_surname(name) and len(name) < 4
    return is_foreign(name) and len(name) > 1 and not chinese and not people(name)


def _with_ordinal(text: str, start: int, end: int) -> Span:
    """Add 二世 of 伊丽莎白二世, 小 of 小布什, and -佩尼亚 of 加西亚-佩尼亚 where the engine saw no name in it."""
    stop = foreign_run(text, end + 1, limit=end + 1 + LONGEST) if text[end : end + 1] == "-" else end
    part = text[end + 1 : stop]
    if len(part) > 1 and is_foreign(text[start:end]) and not people(part) and place(part) is None:
        end = stop
    if match := _ORDINAL.match(text, end):
        end = match.end()
    if text[start - 1 : start] == "小" and is_foreign(text[start:end]):
        start -= 1
    return start, end


def _strongest(found: dict[Span, int], length: int) -> list[Span]:
    chosen, covered = [], Coverage(length)
    for start, end in sorted(found, key=lambda span: (-found[span], span[0] - span[1], span[0])):
        if end > start and not covered.touches(start, end):
            covered.add(start, end)
            chosen.append((start, end))
    return sorted(chosen)


def _everywhere(seen: Sighting, spans: list[Span], taken: Sequence[Span]) -> list[Span]:
    """Add the further places where a name of this text stands, and lengthen those that the engine cut elsewhere."""
    text = seen.text
    names = sorted({text[a:b] for a, b in spans if b - a > 1}, key=len, reverse=True)
    result = list(spans)
    for name in names:
        at = text.find(name)
        while at >= 0:
            start, end = at, at + len(name)
            at = text.find(name, end)
            if any(a <= start and end <= b for a, b in result):
                continue
            # 同比奥总统, where the engine reads 同比
            titled = end in seen.offices_at and text[start - 1 : start] in ("同", "与")
            if len(name) < 3 and start not in seen.offices_to and not titled and not {start, end} <= seen.edges:
                # Two characters may stand in any word.
                continue
            if any(a < end and start < b and not (start <= a and b <= end) for a, b in [*result, *taken]):
                continue
            result = [(a, b) for a, b in result if not (start <= a and b <= end)]
            result.append((start, end))
    return sorted(result)
