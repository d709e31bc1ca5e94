"""Where a name of a person begins and ends, given what the engine or a shape says."""

from __future__ import annotations

import re

from .gazetteer import abbreviations, find_people, place
from .name_shapes import (
    DAY,
    LATIN,
    LEXICON,
    LONGEST,
    begins_names,
    boundary,
    characters,
    dotted,
    ends_names,
    is_foreign,
    joins,
    long_title,
    named_after,
    starts_with_surname,
    surnames,
    tags,
    things,
    title,
    titles,
    transliterating,
    verbs,
)
from .sighting import Coverage, Sighting, Span
from .tables import read_words

# Longest name of several parts between middle dots.
_LONGEST_DOTTED = 40
# What the engine may have cut off a name with a middle dot, in characters.
_CUT = 3


_IN_BRACKETS = re.compile("[(（][^()（）]*$")
_CUT_SHORT = re.compile("之(?![一-鿿])")
# 于|明（20）日: the engine took a day for somebody of the surname 于.
_DAY_TOLD = re.compile("[于今明昨次翌本]{1,2}[(（][0-9]")
# 鲁托|应岸田文雄邀请, 朴振|则会见, 韩正|以主席特使身份
_APART = re.compile(
    "以(?=[^，。；]{2,14}(?:身[份分]|名义))|应(?=[^，。；]{2,40}?(?:邀请|之邀|邀约))|则(?=[会将于在访与同赴前抵飞表说称率出])"
)
_INVITES = re.compile("[^，。；]{0,12}(?:邀请|之邀|邀约)")
_ONCE = re.compile("曾(?=[0-9一二三四五六七八九十两多在任访赴到与])")
# 小泉[进次郎]
_JAPANESE = re.compile("[一-鿿]{1,2}郎")
_JOINTS = ("同", "和", "与")
_LATIN_NAME = re.compile("[A-ZÀ-Þ][a-zà-ÿ]{2,}")


def fitted(seen: Sighting, start: int, end: int) -> Span:
    """Cut from a run of transliterating characters what stands beside the name: 妻子|诺玛·塔尔梅奇, 白求恩|于.

    What the engine saw besides is added: 诺尔曼·白|求恩, 君|特·德·布吕因.
    """
    text = seen.text
    for inside in range(end - 2, start, -1):
        if inside in seen.offices_to and (inside != seen.offices_to[inside].head + 1):
            start = inside
            break
    first_dot, last_dot = text.find("·", start, end), text.rfind("·", start, end)
    stem_end = first_dot if first_dot >= 0 else end
    if (word := seen.words_across.get(start)) and word[1] < stem_end - 1 and not is_foreign(text[slice(*word)]):
        start = word[1]
    while (match := boundary().match(text, start)) and match.end() < stem_end:
        start = match.end()
    while stem_end - start > 2 and end - start > 3 and not begins_names(text[start]):
        start += 1
    part = max(last_dot + 1, start)
    word = seen.words_across.get(end)
    if word and word[0] > part and not is_foreign(text[slice(*word)]) and not ends_names(text[end - 1], often=True):
        end = word[0]
    while end - part > 1 and end - start > 3 and not ends_names(text[end - 1]) and not _rarely_written(text[end - 1]):
        end -= 1
    # 陶菲克|通电话
    # 穆罕默德·本·萨勒曼|先生, |王储
    end = next((at for at in range(part + 2, end) if long_title().match(text, at)), end) if first_dot >= 0 else end
    end = before_word(text, part + (1 if first_dot >= 0 else 2), end)
    for a, b, _ in seen.recognised_over(start, end):
        if first_dot >= 0 and "·" in text[a:b]:
            before, after = text[a:start], text[end:b]
            if 0 < len(before) <= _CUT and joins(before) and start not in seen.offices_to:
                start = a
            if 0 < len(after) <= _CUT and joins(after) and not title().match(after):
                end = b
    return start, end


def _rarely_written(character: str) -> bool:
    """Whether names and the words beside them hold it so seldom that no table tells: 阿都拉勿."""
    return character not in characters() and character not in verbs() and not boundary().match(character)


def corrected(seen: Sighting, start: int, end: int, covered: Coverage) -> Span | None:
    """Return the engine's name without what isn't part of it, and with what was cut off; None where it is none."""
    text = seen.text
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if day := DAY.search(text, start + 2, end):
        # 何翁|5日
        end = day.start()
    if _DAY_TOLD.match(text, start) or _is_post(text, start, end):
        return None
    name = text[start:end]
    if re.search("[A-Za-z]", name) and re.search("[一-鿿]", name) and "·" not in name:
        return None
    if _LATIN_NAME.fullmatch(name):
        # Katherine, unless it only tells how the name before is spelt, or Mason高中.
        whole = LATIN.match(text, start)
        if named_after().match(text, whole.end() if whole else end):
            return None
        return None if _IN_BRACKETS.search(text[max(0, start - _LONGEST_DOTTED) : start]) else (start, end)
    # 防卫|相河野太郎: an office ends in what the engine took for the name.
    start = next(
        (at for at in range(end - 2, start, -1) if at in seen.offices_to and seen.offices_to[at].start < start), start
    )
    # 俞代表大㵢
    end = next((at for at in range(start + 1, end) if at in seen.heads), end)
    start, end = _without_titles(text, start, end)
    if (apart := _APART.search(text, start + 2)) and apart.start() < end:
        end = apart.start()
    if text[start] == "向" and end - start > 3 and starts_with_surname(text[start + 1 : end]):
        # 向|文在寅
        start += 1
    if text[start] == "应" and end - start > 2 and _INVITES.match(text, end):
        # 应|普京总统邀请
        start += 1
    if "·" in text[start:end]:
        return _dotted_part(seen, start, end)
    if not starts_with_surname(text[start:end]) or end - start > 4:
        start, end = fitted(seen, start, end)
    name = text[start:end]
    if len(name) < 2:
        return (start, end) if name in surnames() and end in seen.offices_at else None
    if name[0] in surnames() and (name[1] == "将" or name[1:] == "应邀" or _ONCE.match(text, start + 1)):
        # 习|将晤, 陈|曾6次前往, 徐|应邀: called by his surname.
        return None
    countries = (hit for hit in seen.places if hit.entry.kind == "country")
    if across := next((hit.end for hit in countries if hit.start < start < hit.end < end), None):
        # 宏都拉斯|罗博, where the engine saw 拉斯罗博; but 署长沙赫 holds no 长沙
        return (across, end) if end - across > 1 and is_foreign(text[across:end]) else None
    if place(name) or _short_country(name) or set(name) <= read_words(LEXICON, "compounds.tsv", "letter"):
        return None
    if covered.touches(start, end) and _mostly_covered(covered, start, end):
        return None
    if text.startswith(things(), end) or name.endswith("号"):
        # 卡尔文森号: a ship
        return None
    if not _has_shape(name):
        return None
    if name[-1] == "人" and is_foreign(name[:-1]):
        # 奥斯曼人: a people.
        return None
    if len(name) == 3 and name[:2] in surnames() and _CUT_SHORT.match(text, end):
        # 细田博|之，
        return start, end + 1
    full = name[0] in surnames() and len(name) == 3
    if len(name) == 2 and text[end : end + 1] == "中" and name[0] in surnames() and _ends_in_middle(seen, start, end):
        return start, end + 1
    if match := boundary().search(name, 1):
        # 布林肯将 and 王毅同: a function word that the engine drew into the name.
        # 安志|同|越南总理, but 王志同会见
        if match.end() == len(name) and match.start() >= 2 and (_joins_next(seen, end) or not full):
            end = start + match.start()
        elif match.start() == 1 and len(name) > 3 and name[0] not in surnames():
            return None
    for inside in range(start + 2, end):
        # 特朗普|电话, 韩正会|见: a verb that begins in what the engine took for the name.
        if full and text[inside] == "正" and not find_people(text[start:inside]):
            # 邱国正|就, but 莫迪|正会见
            continue
        if (match := boundary().match(text, inside) or long_title().match(text, inside)) and match.end() > end:
            # 穆罕默德王|储兼首相
            return start, inside
    if name.isascii() and " " not in name and text[start - 1 : start] in ("(", "（"):
        return None
    if name[0] in transliterating() and not full:
        end = _lengthened(seen, start, end, covered, shortest=2 if name[0] in surnames() else 1)
    if text[end - 1] in "年月" and text.startswith("前", end):
        # 西贝柳斯|月前
        return start, end - 1
    return start, _with_last_character(seen, start, end)


def _is_post(text: str, start: int, end: int) -> bool:
    """Whether what the engine took for a name is a surname and an office cut short: 杨署|长."""
    post = title().match(text, start + 1) if text[start] in surnames() else None
    return post is not None and post.end() > end


def _ends_in_middle(seen: Sighting, start: int, end: int) -> bool:
    """Whether 中 after a name is its last character: 金喜|中。, 部长陈时|中|举行会谈."""
    if not seen.text[end + 1 : end + 2].isalnum():
        return True
    alone = seen.word_at.get(end, (end, ""))[0] == end + 1
    return alone and start in seen.offices_to and seen.word_at.get(end + 1, (end, ""))[1] == "v"


def _joins_next(seen: Sighting, at: int) -> bool:
    """Whether 同 or its like ends at `at` and a name of somebody or something follows it."""
    return seen.text[at - 1] in _JOINTS and any(start == at for start, _, _ in seen.recognised_over(at, at + 1))


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
    end = before_word(seen.text, start + 2, end)
    return None if boundary().search(seen.text, start, end) else (start, end)


def _without_titles(text: str, start: int, end: int) -> Span:
    """Cut titles off what the engine took for a name: 江|主席, 特雷莎|修女, 沙皇|亚历山大."""
    shortest = 1 if text[start] in surnames() else 2
    end = next((at for at in range(start + shortest, end) if text[at:end] in titles()), end)
    return next((at for at in range(end - 2, start + 1, -1) if text[start:at] in titles()), start), end


def _with_last_character(seen: Sighting, start: int, end: int) -> int:
    """Return the end of a Chinese or Japanese name with the characters that the engine left: 高昌|礼, 小泉|进次郎."""
    text = seen.text
    if text[start : start + 2] in surnames() and (given := _JAPANESE.match(text, start + 2)):
        return max(end, given.end())
    length = 3 if text[start : start + 2] in surnames() else 2
    if end - start != length or not starts_with_surname(text[start:end]):
        return end
    stop, tag = seen.word_at.get(end, (end, ""))
    if stop == end + 2 and _joins_next(seen, stop) and not boundary().match(text, end):
        # 秦平|力同|越南总理
        stop, tag = end + 1, ""
    if stop != end + 1 or tag in tags("grammatical") or text[end] in verbs() or not joins(text[end]):
        return end
    after = text[stop : stop + 1]
    dated = seen.word_at.get(stop, (stop, ""))[1] == "TIME"
    follows = not after or not after.isalnum() or dated or after in verbs() or title().match(text, stop)
    return stop if follows or boundary().match(text, stop) else end


def _lengthened(seen: Sighting, start: int, end: int, covered: Coverage, shortest: int) -> int:
    """Return the end of a name that the engine cut (布林/肯): whole words of transliterating characters belong to it.

    shortest: how long such a word must be; what could be a Chinese name of two characters (马丁/内兹) needs more.
    """
    text = seen.text
    while (word := seen.word_at.get(end)) and word[0] - end < 4 and word[1] not in tags("grammatical"):
        piece = text[end : word[0]]
        if word[0] - start > LONGEST or len(piece) < shortest or not is_foreign(piece):
            break
        if boundary().match(text, end) or covered.touches(end, end + 1) or piece in titles():
            break
        end = word[0]
    # 阿卜杜勒|阿提通|电话: the last of these words ends in a verb.
    return before_word(text, start + 2, end)


def before_word(text: str, earliest: int, end: int) -> int:
    """The end of a name without what begins another word, or is one: 约翰·基|通|电话, 赵兑烈|日|前, 邦戈|亲自."""
    for at in range(max(earliest, end - 3), end):
        match = boundary().match(text, at)
        if match and (match.end() > end or (match.end() == end and len(match[0]) > 1)):
            return at
    return end


def _has_shape(name: str) -> bool:
    """Whether `name` begins like names do, or ends so; 独木舟 and 因健康 do not."""
    if starts_with_surname(name) or begins_names(name[0]):
        return True
    return len(name) > 2 and ends_names(name[-1]) and name[0] not in verbs()
