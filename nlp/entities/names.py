"""Names of persons: what the engine saw, corrected, and what it missed but news style gives away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .gazetteer import abbreviations, find_people, place
from .name_shapes import (
    LATIN,
    LEXICON,
    LONGEST,
    begins_names,
    boundary,
    dotted,
    ends_names,
    is_foreign,
    split_names,
    starts_with_surname,
    surnames,
    transliterating,
    with_original,
)
from .sighting import Coverage, Office, Sighting, Span
from .tables import read_words

# How much a finding counts where two overlap: the stronger wins, of equal ones the longer.
_ENGINE, _DOTTED_ENGINE, _SHAPE, _RUN = 2, 3, 4, 5

# Longest name of several parts between middle dots.
_LONGEST_DOTTED = 40
# What the engine may have cut off a name with a middle dot, in characters.
_CUT = 3


@cache
def _tags(kind: str) -> frozenset[str]:
    """Tags of the engines' words, by what they mean for a name (word_tags.tsv)."""
    return read_words(LEXICON, "word_tags.tsv", kind, column="tag")


@cache
def _titles() -> tuple[str, ...]:
    """Offices and honorifics, which follow a name or stand before it, the longest first."""
    forms = read_words(LEXICON, "offices.tsv", "head") | read_words(LEXICON, "offices.tsv", "honorific")
    return tuple(sorted(forms, key=len, reverse=True))


@cache
def _verbs() -> frozenset[str]:
    return read_words(LEXICON, "boundaries.tsv", "verb")


@cache
def _things() -> tuple[str, ...]:
    return tuple(sorted(read_words(LEXICON, "boundaries.tsv", "thing")))


def find_names(seen: Sighting, taken: Sequence[Span]) -> list[Span]:
    """Return the spans of the names of persons in a text, sorted, not overlapping.

    A name may follow an office even where the engine saw none. taken: places and organisations, which are no names.
    A surname alone counts where an office follows (江主席).
    """
    text = seen.text
    covered = Coverage(len(text), taken)
    found: dict[Span, int] = {}

    def add(span: Span, strength: int) -> None:
        found[span] = max(found.get(span, 0), strength)

    for span in _known(seen):
        add(span, _SHAPE)
    for match in dotted().finditer(text):
        add(_fitted(seen, *match.span()), _SHAPE)
    in_runs = Coverage(len(text))
    for start, end in _runs(seen):
        names = split_names(text[start:end], [edge - start for edge in seen.edges if start <= edge <= end])
        if len(names) > 1:
            in_runs.add(start, end)
            for a, b in names:
                add((start + a, start + b), _RUN)
    for start, end, label in seen.recognised:
        if label == "PERSON" and not in_runs.touches(start, end):
            if span := _corrected(seen, start, end, covered):
                add(span, _DOTTED_ENGINE if "·" in text[span[0] : span[1]] else _ENGINE)
    for match in with_original().finditer(text):
        add(_fitted(seen, *match.span(1)), _DOTTED_ENGINE)
    for match in LATIN.finditer(text):
        if _stands_alone(text, *match.span()):
            add(match.span(), _DOTTED_ENGINE)
    for office in seen.offices:
        if not in_runs.touches(office.end, office.end + 1) and (span := _after_office(seen, office, covered)):
            add(span, _DOTTED_ENGINE)
    spans = [_with_ordinal(text, *span) for span in _strongest(found, len(text))]
    return _everywhere(seen, spans, taken)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether capitalised words stand in Chinese text and are no title of a work, part of a sentence or of a bracket."""
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return before not in tuple("(（《〈“‘\"'") and not re.match("[A-Za-z]", before + after) and not text.isupper()


def _known(seen: Sighting) -> list[Span]:
    """Names of known people that the engine's words do not speak against."""
    labelled = [span for span in seen.recognised if span[2] in ("ORG", "PERSON")]
    persons = {start for start, _, label in labelled if label == "PERSON"}
    spans = []
    for start, end, _ in find_people(seen.text):
        # 莱恩 in 莱恩斯, which the engine saw whole.
        inside = any(a <= start and end <= b and b - a > end - start for a, b, _ in labelled)
        begun = any(a == start and b < end for a, b, label in labelled if label == "PERSON")
        if inside and (start in persons and (boundary().match(seen.text, end) or seen.text[end] in _verbs())):
            # 普京|访 and 习近平|面对面
            spans.append((start, end))
            continue
        if not inside and (begun or end - start > 3 or not seen.words or {start, end} <= seen.edges):
            spans.append((start, end))
    return spans


def _runs(seen: Sighting) -> list[Span]:
    """Stretches of several Chinese names without separators, as lists of members have them."""
    text = seen.text
    runs: list[list[int]] = []
    persons = [(a, b) for a, b, label in seen.recognised if label == "PERSON"]
    for start, end in persons:
        between = text[runs[-1][1] : start] if runs else ""
        if runs and len(between) <= 2 and _joins(between) and between not in _titles():
            runs[-1][1:] = [end, runs[-1][2] + 1]
        else:
            runs.append([start, end, 1])
    found = []
    for start, end, count in runs:
        name = text[start:end]
        tail = re.compile("[一-鿿]{0,2}").match(text, end)
        if tail and count > 1 and not re.match("[一-鿿]", text[tail.end() : tail.end() + 1]):
            if _joins(tail[0]) and tail[0] not in _titles():
                name += tail[0]
        long = len(name) > (4 if count > 1 else 5) or (count > 1 and not is_foreign(name))
        if long and starts_with_surname(name) | ("·" in name) and not is_foreign(name) and name.isalpha() | ("·" in name):
            if not any(title in name for title in _titles() if len(title) > 1):
                found.append((start, start + len(name)))
    return found


def _joins(words: str) -> bool:
    return not words or bool(re.fullmatch("[一-鿿]+", words)) and not boundary().search(words)


def _fitted(seen: Sighting, start: int, end: int) -> Span:
    """Cut from a run of transliterating characters what stands beside the name (妻|子诺玛·塔尔梅奇, 白求恩|于), and add
    what the engine saw besides (诺尔曼·白|求恩, 君|特·德·布吕因)."""
    text = seen.text
    for inside in range(end - 2, start, -1):
        if inside in seen.offices_to and (inside != seen.offices_to[inside].head + 1):
            start = inside
            break
    first_dot, last_dot = text.find("·", start, end), text.rfind("·", start, end)
    stem_end = first_dot if first_dot >= 0 else end
    if (word := seen.words_across.get(start)) and word[1] < stem_end - 1 and not is_foreign(text[word[0] : word[1]]):
        start = word[1]
    while (match := boundary().match(text, start)) and match.end() < stem_end:
        start = match.end()
    while stem_end - start > 2 and end - start > 3 and not begins_names(text[start]):
        start += 1
    part = max(last_dot + 1, start)
    if (word := seen.words_across.get(end)) and word[0] > part and not is_foreign(text[word[0] : word[1]]):
        if not ends_names(text[end - 1], often=True):
            end = word[0]
    while end - part > 1 and end - start > 3 and not ends_names(text[end - 1]):
        end -= 1
    for a, b, label in seen.recognised:
        if label in ("PERSON", "LOC", "ORG") and a < end and start < b and first_dot >= 0 and "·" in text[a:b]:
            before, after = text[a:start], text[end:b]
            if 0 < len(before) <= _CUT and _joins(before):
                start = a
            if 0 < len(after) <= _CUT and _joins(after) and after not in _titles():
                if not any(after.startswith(title) for title in _titles()):
                    end = b
    return start, end


def _corrected(seen: Sighting, start: int, end: int, covered: Coverage) -> Span | None:
    """Return the engine's name without what does not belong to it, and with what was cut off; None where it is none."""
    text = seen.text
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    name = text[start:end]
    if re.search("[A-Za-z]", name) and re.search("[一-鿿]", name) and "·" not in name:
        return None
    # 俞代表大㵢
    end = next((at for at in range(start + 1, end) if at in seen.heads), end)
    start, end = _without_titles(text, start, end)
    if "·" in text[start:end]:
        return _dotted_part(seen, start, end)
    if not starts_with_surname(text[start:end]) or end - start > 4:
        start, end = _fitted(seen, start, end)
    name = text[start:end]
    if len(name) < 2:
        return (start, end) if name in surnames() and end in seen.offices_at else None
    if place(name) or _short_country(name) or set(name) <= read_words(LEXICON, "compounds.tsv", "letter"):
        return None
    if covered.touches(start, end) and _mostly_covered(covered, start, end):
        return None
    if text.startswith(_things(), end):
        return None
    if not starts_with_surname(name) and not begins_names(name[0]):
        # 独木舟 and 因|健康 have neither of the shapes of names.
        if len(name) == 2 or not ends_names(name[-1]) or text[start] in _verbs():
            return None
    if name[-1] == "人" and is_foreign(name[:-1]):
        # 奥斯曼人: a people.
        return None
    full = name[0] in surnames() and len(name) == 3
    if match := boundary().search(name, 1):
        # 布林肯将 and 王毅同: a function word that the engine drew into the name.
        if match.end() == len(name) and match.start() >= 2 and not full:
            end = start + match.start()
        elif match.start() == 1 and len(name) > 3 and name[0] not in surnames():
            return None
    for inside in range(start + 2, end):
        # 特朗普|电话, 韩正会|见: a verb that begins in what the engine took for the name.
        if (match := boundary().match(text, inside)) and match.end() > end:
            return start, inside
    if name.isascii() and " " not in name and text[start - 1 : start] in ("(", "（"):
        return None
    if name[0] in transliterating() and not full:
        end = _lengthened(seen, start, end, covered, shortest=2 if name[0] in surnames() else 1)
    return start, _with_last_character(seen, start, end)


def _short_country(name: str) -> bool:
    """Whether it is 馬國 or 越方, a country by its short name."""
    return name[1] in ("国", "方") and name[0] in abbreviations() and (len(name) == 2 or name[1] == "方")


def _mostly_covered(covered: Coverage, start: int, end: int) -> bool:
    return sum(covered.touches(at, at + 1) for at in range(start, end)) >= max(2, end - start - 1)


def _dotted_part(seen: Sighting, start: int, end: int) -> Span | None:
    """Of an engine's name with middle dots, what is not already found by its shape."""
    match = dotted().search(seen.text, start, min(len(seen.text), start + _LONGEST_DOTTED))
    if match and match.start() < end:
        return None
    if boundary().search(seen.text, start, end):
        return None
    return start, end


def _without_titles(text: str, start: int, end: int) -> Span:
    """Cut titles off what the engine took for a name: 江|主席, 特雷莎|修女, 沙皇|亚历山大."""
    for title in _titles():
        rest = end - start - len(title)
        if rest > 0 and text.endswith(title, start, end) and (rest > 1 or text[start] in surnames()):
            end -= len(title)
            break
    for title in _titles():
        if len(title) > 1 and end - start - len(title) >= 2 and text.startswith(title, start, end):
            return start + len(title), end
    return start, end


def _with_last_character(seen: Sighting, start: int, end: int) -> int:
    """Return the end of a Chinese or Japanese name with the character that the engine cut off: 高昌|礼、 and 马占|成摄."""
    text = seen.text
    length = 3 if text[start : start + 2] in surnames() else 2
    if end - start != length or not starts_with_surname(text[start:end]):
        return end
    stop, tag = seen.word_at.get(end, (end, ""))
    if stop != end + 1 or tag in _tags("grammatical") or text[end] in _verbs() or not re.match("[一-鿿]", text[end]):
        return end
    if boundary().match(text, end):
        return end
    after = text[stop : stop + 1]
    follows = not after or not after.isalnum() or after in _verbs() or text.startswith(_titles(), stop)
    return stop if follows or boundary().match(text, stop) else end


def _lengthened(seen: Sighting, start: int, end: int, covered: Coverage, shortest: int) -> int:
    """Return the end of a name that the engine cut (布林/肯): whole words of transliterating characters belong to it.

    shortest: how long such a word must be; what could be a Chinese name of two characters (马丁/内兹) needs more.
    """
    text = seen.text
    while (word := seen.word_at.get(end)) and word[0] - end < 4 and word[1] not in _tags("grammatical"):
        piece = text[end : word[0]]
        if word[0] - start > LONGEST or len(piece) < shortest or not is_foreign(piece):
            break
        if boundary().match(text, end) or covered.touches(end, end + 1) or piece in _titles():
            break
        end = word[0]
    return end


def _foreign_run(text: str, position: int, *, limit: int) -> int:
    """Return where the run of transliterating characters that begins at `position` ends."""
    letters = transliterating()
    long_titles = tuple(title for title in _titles() if len(title) > 1)
    while position < min(limit, len(text)) and text[position] in letters and not boundary().match(text, position):
        if text.startswith(long_titles, position):
            break
        position += 1
    return position


def _after_office(seen: Sighting, office: Office, covered: Coverage) -> Span | None:
    """Return the name that begins right after an office, None where something else follows."""
    text = seen.text
    start = office.end
    while start < len(text) and text[start] in " “":
        start += 1
    if start >= len(text) or boundary().match(text, start):
        return None
    for a, b, label in seen.recognised:
        if a == start and label == "PERSON" and (span := _corrected(seen, a, b, covered)):
            return start, max(span[1], _second_half(seen, *span, covered))
        if start < a <= start + 2 and label == "PERSON" and is_foreign(text[start:b]):
            # 外长布/哈比卜
            return start, b
    if start in seen.countries or covered.touches(start, start + 1) and not is_foreign(text[start : start + 2]):
        return None
    if _is_other_word(seen, start):
        return None
    foreign = _foreign_run(text, start, limit=start + LONGEST)
    if match := dotted().match(text, start):
        foreign = max(foreign, _fitted(seen, *match.span())[1])
    at_word = not seen.words or foreign in seen.edges or foreign == len(text)
    if foreign - start >= 2 and (at_word or foreign - start >= 3):
        return start, foreign
    if office.start < office.head and (end := _nouns_until_verb(seen, start, covered)):
        return start, end
    if text[start] in surnames():
        # A Chinese, Korean or Vietnamese name of two or three characters, as the words of the engine end it.
        for length in (3, 2, 4):
            if start + length in seen.edges and not boundary().search(text[start + 1 : start + length]):
                return start, start + length
    return None


def _is_other_word(seen: Sighting, start: int) -> bool:
    """Whether the engine's word that begins there says by its kind that it is no name: 总理|发来, 元首|明天."""
    end, tag = seen.word_at.get(start, (start, ""))
    if end - start < 2:
        return False
    word = seen.text[start:end]
    name_like = word[0] in surnames() or (is_foreign(word) and begins_names(word[0]))
    return tag in _tags("grammatical") or (tag in _tags("verb") and end - start == 2 and not name_like)


def _second_half(seen: Sighting, start: int, end: int, covered: Coverage) -> int:
    """Return the end of a name of two characters that the engine cut in the middle (武氏/映春); `end` where it did not."""
    whole = _nouns_until_verb(seen, start, covered) if end - start == 2 else None
    following = seen.word_at.get(end, (end, ""))[0] - end
    return whole if whole is not None and whole - start <= 4 and following >= 2 else end


def _nouns_until_verb(seen: Sighting, start: int, covered: Coverage) -> int | None:
    """Return where a name of two to six characters ends that the engine took for proper nouns (日本外务次官森健良)."""
    text, end = seen.text, start
    while end in seen.word_at and end - start < 6:
        stop, tag = seen.word_at[end]
        if tag not in _tags("proper") and not is_foreign(text[end:stop]):
            break
        if boundary().match(text, end) or covered.touches(end, end + 1):
            break
        end = stop
    known = end in seen.word_at or end == len(text) or not text[end].isalnum()
    return end if 2 <= end - start <= 6 and known else None


def _with_ordinal(text: str, start: int, end: int) -> Span:
    """Add 二世 of 伊丽莎白二世, and 小 of 小布什."""
    if match := re.compile("[一二三四五六七八九十]{1,3}世").match(text, end):
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
            if len(name) < 3 and start not in seen.offices_to and not {start, end} <= seen.edges:
                # Two characters may stand in any word.
                continue
            if any(a < end and start < b and not (start <= a and b <= end) for a, b in [*result, *taken]):
                continue
            result = [(a, b) for a, b in result if not (start <= a and b <= end)]
            result.append((start, end))
    return sorted(result)
