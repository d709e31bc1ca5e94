"""Names of persons: what the engine saw, corrected, and what it missed but news style gives away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .gazetteer import find_people, place
from .offices import Office
from .tables import read_table, read_words

LEXICON = "nlp.entities.lexicon"

# A character counts as one of transliterations when it stands in so many of the 30,000 names of the table.
_COMMON = 8
# Longest part of a transliterated name between two middle dots, and longest name without one.
_LONGEST = 9

# Tags of the engines' words that are never part of a name.
_GRAMMATICAL = frozenset(["p", "c", "u", "d", "r", "q", "xc", "w", "TIME", "P", "CC", "DEG", "AD", "PN", "ADP", "CCONJ", "ADV", "PRON", "PUNCT"])

# Tags under which engines file names that they do not know for names.
_PROPER = frozenset(["nz", "nr", "nw", "PER", "LOC", "ORG", "PROPN", "NR", "a", "ad", "s"])

Span = tuple[int, int]


@cache
def _transliterating() -> frozenset[str]:
    rows = read_table(LEXICON, "name_characters.tsv")
    return frozenset(row["character"] for row in rows if int(row["names"]) >= _COMMON)


@cache
def _surnames() -> frozenset[str]:
    return read_words(LEXICON, "surnames.tsv", "surname")


@cache
def _boundary() -> re.Pattern[str]:
    words = sorted(read_words(LEXICON, "boundaries.tsv", "word"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _dotted() -> re.Pattern[str]:
    part = f"[{''.join(sorted(_transliterating()))}]{{1,{_LONGEST}}}"
    return re.compile(rf"{part}(?:·(?:{part}|[A-Z]\.?)){{1,4}}")


@cache
def _with_original() -> re.Pattern[str]:
    """A transliteration followed by its original: 雪蔓（Wendy Sherman）."""
    return re.compile(
        rf"(?<![一-鿿])([{''.join(sorted(_transliterating()))}]{{2,8}})[(（][A-Z][\w.'’-]+(?: [\w.'’-]+){{1,4}}[)）]"
    )


# Two or more capitalised words outside the brackets that follow a Chinese name.
_LATIN = re.compile(r"(?:(?:Dr|Mr|Ms|Mrs)\. ?)?\b[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}\b")


def find_names(
    text: str,
    words: Sequence[tuple[int, int, str]],
    recognised: Sequence[tuple[int, int, str]],
    offices: Sequence[Office],
    taken: Sequence[Span],
) -> list[Span]:
    """Return the spans of the names of persons in `text` (simplified script), sorted, not overlapping.

    words, recognised: what the engine gave. offices: office mentions; a name may follow one even where the engine saw
    none. taken: places and organisations, which are no names.
    """
    found: dict[Span, int] = {}  # span -> strength, the stronger and longer wins an overlap
    starts_of_words = {start for start, _, _ in words}
    edges = starts_of_words | {end for _, end, _ in words}
    for hit in find_people(text):
        begun = any(a == hit.start and b < hit.end for a, b, label in recognised if label == "PERSON")
        if not _inside(hit, recognised) and (
            begun or hit.end - hit.start > 3 or not words or {hit.start, hit.end} <= edges
        ):
            found[hit.start, hit.end] = 4
    ends_of_offices = {office.end for office in offices}
    for match in _dotted().finditer(text):
        found[_without_lead(text, *match.span(), ends_of_offices)] = 4
    for start, end, label in recognised:
        if label == "PERSON" and (span := _corrected(text, start, end, words, taken)):
            found[span] = max(found.get(span, 0), 3 if "·" in text[span[0] : span[1]] else 2)
    for match in _with_original().finditer(text):
        found[_without_lead(text, *match.span(1), ends_of_offices)] = 3
    for match in _LATIN.finditer(text):
        if text[max(0, match.start() - 1)] not in "(（":
            found[match.span()] = 1
    for office in offices:
        if span := _after_office(text, office, words, recognised, taken):
            found[span] = max(found.get(span, 0), 3)
    spans = [
        (a - 1, b) if text[a - 1 : a] == "小" and set(text[a:b]) <= _transliterating() else (a, b)
        for a, b in _strongest(found)
    ]
    return _everywhere(text, spans, taken, edges, ends_of_offices)


def _inside(hit: tuple, recognised: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the engine saw a longer organisation or person there (莱恩 in 莱恩斯)."""
    return any(
        a <= hit[0] and hit[1] <= b and b - a > hit[1] - hit[0]
        for a, b, label in recognised
        if label in ("ORG", "PERSON")
    )


def _without_lead(text: str, start: int, end: int, ends_of_offices: set[int]) -> Span:
    """Cut from a run of transliterating characters what stands before the name: 总理|伊姆兰·汗, 同|拉马福萨."""
    for inside in range(end - 2, start, -1):
        if inside in ends_of_offices:
            return inside, end
    while (
        end - start > 2
        and (match := _boundary().match(text, start))
        and match.end() < end - 1
        and "·" not in match[0]
    ):
        start = match.end()
    return start, end


def _corrected(
    text: str, start: int, end: int, words: Sequence[tuple[int, int, str]], taken: Sequence[Span]
) -> Span | None:
    """Return the engine's name without what does not belong to it, and with what was cut off; None where it is none."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if text[start] not in _surnames() or end - start > 4:
        start, end = _without_lead(text, start, end, set())
    name = text[start:end]
    if len(name) < 2 or place(name) or set(name) <= read_words(LEXICON, "compounds.tsv", "letter"):
        return None
    if any(a < end and start < b and (b - a) >= (end - start) for a, b in taken):
        return None
    if match := _boundary().search(name, 1):
        # 布林肯将 and 王毅同: a function word that the engine drew into the name.
        if (
            match.end() == len(name)
            and match.start() >= 2
            and not (name[0] in _surnames() and len(name) == 3)
        ):
            end = start + match.start()
        elif match.start() == 1 and len(name) > 3 and name[0] not in _surnames():
            return None
    for inside in range(start + 2, end):
        # 特朗普通|电话, 韩正会|见: a verb that begins in what the engine took for the name.
        if (match := _boundary().match(text, inside)) and match.end() > end:
            return start, inside
    if name.isascii() and " " not in name and text[start - 1 : start] in ("(", "（"):
        return None
    if name[0] in _transliterating() and not (name[0] in _surnames() and len(name) == 3):
        end = _lengthened(text, start, end, words, taken, shortest=2 if name[0] in _surnames() else 1)
    return start, end


def _lengthened(
    text: str,
    start: int,
    end: int,
    words: Sequence[tuple[int, int, str]],
    taken: Sequence[Span],
    shortest: int,
) -> int:
    """Return the end of a name that the engine cut (布林/肯): whole words of transliterating characters belong to it.

    shortest: how long such a word must be; what could be a Chinese name of two characters (马丁/内兹) needs more.
    """
    following = {a: b for a, b, tag in words if b - a < 4 and tag not in _GRAMMATICAL}
    while end in following and following[end] - start <= _LONGEST:
        piece = text[end : following[end]]
        if (
            len(piece) < shortest
            or not set(piece) <= _transliterating()
            or _boundary().match(text, end)
            or any(a <= end < b for a, b in taken)
        ):
            break
        end = following[end]
    return end


def _run(text: str, position: int, *, limit: int) -> int:
    """Return where the run of transliterating characters that begins at `position` ends."""
    letters, boundary = _transliterating(), _boundary()
    while position < min(limit, len(text)) and text[position] in letters:
        if boundary.match(text, position):
            break
        position += 1
    return position


def _after_office(
    text: str,
    office: Office,
    words: Sequence[tuple[int, int, str]],
    recognised: Sequence[tuple[int, int, str]],
    taken: Sequence[Span],
) -> Span | None:
    """Return the name that begins right after an office, None where something else follows."""
    start = office.end
    while start < len(text) and text[start] in " “":
        start += 1
    if start >= len(text) or _boundary().match(text, start):
        return None
    for a, b, label in recognised:
        if a == start and label == "PERSON" and (span := _corrected(text, a, b, words, taken)):
            return start, max(span[1], _second_half(text, *span, words, taken))
        if (
            start < a <= start + 2
            and label == "PERSON"
            and set(text[start:a]) <= _transliterating()
            and set(text[a:b]) <= _transliterating()
        ):
            # 外长布/哈比卜
            return start, b
    if any(a <= start < b and b - a > 1 and not set(text[a:b]) <= _transliterating() for a, b in taken):
        return None
    foreign = _run(text, start, limit=start + _LONGEST)
    if match := _dotted().match(text, start):
        foreign = max(foreign, match.end())
    ends = [b for _, b, tag in words if start < b <= foreign]
    at_word = not words or any(a == foreign for a, _, _ in words) or foreign == len(text) or foreign in ends
    if foreign - start >= 2 and (at_word or foreign - start >= 3):
        return start, foreign
    if office.start < office.head and (end := _nouns_until_verb(text, start, words, taken)):
        return start, end
    if text[start] in _surnames():
        # A Chinese, Korean or Vietnamese name of two or three characters, as the words of the engine end it.
        for length in (3, 2, 4):
            if any(b == start + length for _, b, _ in words) and not _boundary().search(
                text[start + 1 : start + length]
            ):
                return start, start + length
    return None


def _second_half(
    text: str, start: int, end: int, words: Sequence[tuple[int, int, str]], taken: Sequence[Span]
) -> int:
    """Return the end of a name of two characters that the engine cut in the middle (武氏/映春); `end` where it did not."""
    whole = _nouns_until_verb(text, start, words, taken) if end - start == 2 else None
    following = next((b - a for a, b, _ in words if a == end), 0)
    return whole if whole is not None and whole - start <= 4 and following >= 2 else end


def _nouns_until_verb(
    text: str, start: int, words: Sequence[tuple[int, int, str]], taken: Sequence[Span]
) -> int | None:
    """Return where a name of two to four characters ends that the engine took for proper nouns (日本外务次官森健良)."""
    tags = {a: (b, tag) for a, b, tag in words}
    end = start
    while end in tags and end - start < 6:
        stop, tag = tags[end]
        if (
            (tag not in _PROPER and not set(text[end:stop]) <= _transliterating())
            or _boundary().match(text, end)
            or any(a <= end < b for a, b in taken)
        ):
            break
        end = stop
    known = end in tags or end == len(text) or not text[end].isalnum()
    return end if 2 <= end - start <= 6 and known else None


def _strongest(found: dict[Span, int]) -> list[Span]:
    chosen: list[Span] = []
    for start, end in sorted(found, key=lambda span: (-found[span], span[0] - span[1], span[0])):
        if all(end <= a or start >= b for a, b in chosen):
            chosen.append((start, end))
    return sorted(chosen)


def _everywhere(
    text: str, spans: list[Span], taken: Sequence[Span], edges: set[int], ends_of_offices: set[int]
) -> list[Span]:
    """Add the further places where a name of this text stands, and lengthen those that the engine cut elsewhere."""
    names = sorted({text[a:b] for a, b in spans}, key=len, reverse=True)
    result = list(spans)
    for name in names:
        for match in re.finditer(re.escape(name), text):
            start, end = match.span()
            if any(a <= start and end <= b for a, b in result):
                continue
            if len(name) < 3 and start not in ends_of_offices and not {start, end} <= edges:
                # Two characters may stand in any word.
                continue
            if any(a < end and start < b and not (start <= a and b <= end) for a, b in [*result, *taken]):
                continue
            result = [(a, b) for a, b in result if not (start <= a and b <= end)]
            result.append((start, end))
    return sorted(result)
