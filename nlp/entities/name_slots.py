"""Names of persons that the words beside them give away: the office of a holder, the verb of somebody met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .gazetteer import place
from .name_edges import before_word, corrected, fitted
from .name_shapes import (
    LEXICON,
    LONGEST,
    begins_names,
    boundary,
    characters,
    dotted,
    ends_names,
    is_foreign,
    long_title,
    parliaments,
    surnames,
    tags,
    title,
    transliterating,
    verbs,
)
from .numbers import NUMERAL
from .sighting import Coverage, Office, Sighting, Span
from .tables import read_words

_HAN = re.compile("[㐀-鿿]+")
_REGNAL = re.compile(f"[一-鿿·]{{1,8}}?{NUMERAL}{{1,3}}世(?!纪|界|代|人|贸|卫)")
# A name in a list, whatever characters it is written with.
_LISTED = re.compile("([㐀-鿿]{3})(?=、)")
# The name that ends an item of a list: 公司董事长武立，
_ITEM = re.compile("[㐀-鿿]{2,3}(?<![等们人])(?=[，、；。])")
# A name with its original in brackets.
_SPELT = re.compile("([㐀-鿿·-]{2,9})[(（][A-ZÀ-Þ][^()（）㐀-鿿]+[)）]")


def name_after(seen: Sighting, office: Office, covered: Coverage) -> Span | None:
    """Return the name that begins right after an office, None where something else follows."""
    text = seen.text
    start = office.end
    while start < len(text) and text[start] in " “":
        start += 1
    if start >= len(text):
        return None
    # 教宗|是|约翰·保罗二世
    verb = seen.word_at.get(start, (0, ""))[1] in tags("verb")
    if not verb and (regnal := _REGNAL.match(text, start)):
        # 教宗良十四世
        return start, regnal.end()
    if text[start : start + 2] in surnames() and (start + 1) in seen.word_at and seen.word_at[start + 1][1] == "PER":
        # 外相上|川阳子
        return start, seen.word_at[start + 1][0]
    if not verb and (spelt := _SPELT.match(text, start)) and is_foreign(spelt[1][1:]):
        # 副国务卿比根（Stephen Biegun）
        return spelt.span(1)
    if boundary().match(text, start):
        return None
    if (item := _ITEM.match(text, start)) and text[office.start - 1] in "，、；" and item[0][0] in surnames():
        stop, tag = seen.word_at.get(start, (start, ""))
        if stop < item.end() or tag not in tags("verb") | tags("grammatical"):
            return item.span()
    if end := _japanese(seen, start):
        return start, end
    for a, b, label in seen.recognised_over(start, start + 3):
        if a == start and label == "PERSON" and (span := corrected(seen, a, b, covered)):
            return start, max(span[1], _second_half(seen, *span, covered))
        if start < a <= start + 2 and label == "PERSON" and is_foreign(text[start:b]) and begins_names(text[start]):
            # 外长布/哈比卜, 特使拉|胡本周
            return start, before_word(text, start + 2, b)
        if a == start + 1 and label == "PERSON" and "·" in text[a:b] and text[start] in surnames():
            # 最高元首易|卜拉欣·伊斯干达
            return start, b
    if (
        start in seen.countries
        or start in seen.capitals
        or covered.touches(start, start + 1)
        and not is_foreign(text[start : start + 2])
    ):
        return None
    given_end, given_tag = seen.word_at.get(start + 2, (start + 4, "v"))
    if text[start : start + 2] in surnames() and (given_tag not in tags("verb") or given_end == start + 3):
        # 首相高市|早苗
        for length in (4, 3, 5):
            given = text[start + 2 : start + length]
            if start + length in seen.edges and _HAN.fullmatch(given) and not boundary().search(given):
                return start, start + length
    kinds = {hit.entry.kind for hit in seen.places if hit.start == start}
    of_several = text.endswith(tuple(read_words(LEXICON, "offices.tsv", "of-several")), office.start, office.end)
    if listed := _LISTED.match(text, start):
        # 行政总裁祈耀年、
        given = listed[1]
        if not boundary().search(given) and not kinds and not title().search(given):
            return listed.span(1)
    if _is_other_word(seen, start) or "area" in kinds or (of_several and kinds):
        # 主管|亚太|事务
        return None
    foreign = foreign_run(text, start, limit=start + LONGEST)
    foreign = before_word(text, start + 2, foreign)
    if match := dotted().match(text, start):
        foreign = max(foreign, fitted(seen, *match.span())[1])
    at_word = not seen.words or foreign in seen.edges or foreign == len(text)
    if foreign - start >= 2 and begins_names(text[start]) and (at_word or foreign - start >= 3):
        return start, foreign
    if office.start < office.head and (end := _nouns_until_verb(seen, start, covered)):
        return start, end
    if text[office.start : office.end] in read_words(LEXICON, "offices.tsv", "spouse"):
        # 岸田文雄和夫人裕子
        stop, tag = seen.word_at.get(start, (start, ""))
        if 2 <= stop - start <= 3 and tag in tags("office") | tags("proper"):
            return start, stop
    if text[start] in surnames():
        # A Chinese, Korean or Vietnamese name of two or three characters, as the words of the engine end it.
        for length in (3, 2, 4):
            given = text[start + 1 : start + length]
            # 夫人楼新宇|率|妇女小组
            ended = start + length in seen.edges or (length == 3 and text.startswith("率", start + length))
            if ended and _HAN.fullmatch(given) and not boundary().search(given):
                return start, before_word(text, start + length - 1, start + length)
    return None


def name_before(seen: Sighting, office: Office, covered: Coverage) -> Span | None:
    """Return the name before an office that the engine joined to the word before or after: 同斯特勒|首相, 曼钦州|长."""
    end = office.start
    start, stop = seen.words_across.get(end - 1, (end, end))
    if stop == end and (match := boundary().match(seen.text, start)):
        start = match.end()
    elif stop == end and start in seen.countries:
        # 德国默茨|总理 as one place
        start = seen.countries[start].end
    elif stop == end and start not in seen.countries_to:
        return None
    if seen.text.startswith(parliaments(), office.start):
        # 阿拉伯|议会议长
        return None
    name = seen.text[start:end]
    if len(name) < 2 or covered.touches(start, end) or place(name) or name.endswith(("国", "方")):
        return None
    return (start, end) if is_foreign(name) and begins_names(name[0]) and ends_names(name[-1]) else None


def _japanese(seen: Sighting, start: int) -> int | None:
    """Where a Japanese name of four characters ends, whatever the engine made of it: 部长|佐藤流司."""
    text, given, stop = seen.text, start + 2, start + 4
    if text[start:given] not in read_words(LEXICON, "surnames.tsv", "japanese") or not _HAN.fullmatch(
        text, given, stop
    ):
        return None
    another = boundary().match(text, stop) or text[stop : stop + 1] in verbs() or not _HAN.match(text, stop)
    # 小林鹰之|会见, but 石破茂|之|妻
    last = given if text[given + 1] == "之" and another else given + 1
    for at in range(given, last + 1):
        end, tag = seen.word_at.get(at, (stop, ""))
        other = (
            end > stop or tag in tags("grammatical") or (tag in tags("verb") and end > at + 1) or text[at] in verbs()
        )
        if other or boundary().match(text, at) or title().match(text, at):
            # 石破茂|与, 石破茂|周二, 安倍|首相
            return None
    return stop if another or stop in seen.edges else None


@cache
def _met() -> re.Pattern[str]:
    """会见[多雷罗尼]。 and 与[思亚拉]会谈: who is met, by the characters alone, up to where nothing else can begin."""
    name = f"[{''.join(sorted(transliterating()))}]{{3,{LONGEST}}}?"
    receives, meets = ("|".join(sorted(read_words(LEXICON, "boundaries.tsv", kind))) for kind in ("receives", "meets"))
    return re.compile(rf"(?:{receives})[了过]?({name})(?=[，。、；]|$)|(?<![参共一陪会])[与同]({name})(?=(?:{meets}))")


def names_met(text: str) -> Iterator[Span]:
    """Yield foreign names that a verb of meeting has for its object, whatever the engine made of them."""
    for match in _met().finditer(text):
        start, end = match.span(1) if match[1] else match.span(2)
        name = text[start:end]
        if (
            begins_names(name[0])
            and ends_names(name[-1])
            and not boundary().search(name)
            and not long_title().search(name)
        ):
            yield start, end


def foreign_run(text: str, position: int, *, limit: int) -> int:
    """Return where the run of transliterating characters that begins at `position` ends."""
    letters = transliterating()
    while position < min(limit, len(text)) and text[position] in letters and not boundary().match(text, position):
        if long_title().match(text, position):
            break
        position += 1
    return position


def _is_other_word(seen: Sighting, start: int) -> bool:
    """Whether the engine's word that begins there says by its kind that it is no name: 总理|发来, 元首|明天."""
    end, tag = seen.word_at.get(start, (start, ""))
    if end - start < 2:
        # 教宗|因|健康
        return tag in tags("grammatical") and seen.text[start] not in surnames()
    word = seen.text[start:end]
    if word in read_words(LEXICON, "boundaries.tsv", "after-title"):
        return True
    if end - start > 2 and word.endswith(tuple(read_words(LEXICON, "offices.tsv", "body-end"))):
        # 团长|经济部
        return True
    common = end - start == 2 and tag in tags("noun") | tags("verb")
    if common and word[-1] not in characters():
        # 官员|查验, 官员|车队, whatever surname it begins with
        return True
    name_like = word[0] in surnames() or (is_foreign(word) and begins_names(word[0]))
    if tag in tags("grammatical") or (tag in tags("quality") and end - start == 2):
        return True
    return tag in tags("verb") and end - start == 2 and not name_like


def _second_half(seen: Sighting, start: int, end: int, covered: Coverage) -> int:
    """Return the end of a name that the engine cut in the middle (武氏/映春); `end` where it did not."""
    whole = _nouns_until_verb(seen, start, covered) if end - start == 2 else None
    following = seen.word_at.get(end, (end, ""))[0] - end
    return whole if whole is not None and whole - start <= 4 and following >= 2 else end


def _nouns_until_verb(seen: Sighting, start: int, covered: Coverage) -> int | None:
    """Return where a name of two to six characters ends that the engine took for proper nouns (日本外务次官森健良)."""
    text, end = seen.text, start
    while end in seen.word_at and end - start < 6:
        stop, tag = seen.word_at[end]
        if tag not in tags("proper") and not is_foreign(text[end:stop]):
            break
        if boundary().match(text, end) or covered.touches(end, end + 1):
            break
        end = stop
    known = end in seen.word_at or end == len(text) or not text[end].isalnum()
    end = before_word(text, max(start + 1, end - 1), end)
    return end if 2 <= end - start <= 6 and known else None
