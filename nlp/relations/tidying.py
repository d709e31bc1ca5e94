"""What is mended in the units of a sentence once it is cut: pauses, marks, asides, sums, companions without a name."""

from __future__ import annotations

import itertools
from dataclasses import replace

from nlp.entities import country_of, offices_meant

from .units import DESTINATIONS, Unit
from .vocabulary import heads, word_list

_ENDS_CLAUSE = ("TRIGGER", "GATHERING", "INSTITUTION")
# The parts of speech that may stand between 、 and the verb of a further clause.
_ADVERBIAL = ("d", "t", "c")
# The parts of speech of what those met are called who have no name, and how many words that takes.
_NOUNS, _MOST_COMPANIONS = ("n", "nz", "nw", "an", "a", "vn"), 4


def with_pairs(row: list[Unit]) -> list[Unit]:
    """Make one party of two persons called by one character each: 特|金|会."""
    kept: list[Unit] = []
    for unit in row:
        one = kept[-1] if kept else unit
        if one.end == unit.start and all(u.tag == "PERSON" and len(u.text) == 1 for u in (one, unit)):
            kept[-1] = replace(one, end=unit.end, text=one.text + unit.text, parties=(*one.parties, *unit.parties))
            continue
        kept.append(unit)
    return kept


def without_first_of_two_verbs(row: list[Unit]) -> list[Unit]:
    """Read 接见并款宴乙 as one meeting, told by the second verb."""
    kept: list[Unit] = []
    for unit in row:
        joined = [u.text for u in kept[-1:]] in (["并"], ["及"], ["和"], ["暨"])
        if joined and len(kept) > 1 and {unit.text, kept[-2].text} <= word_list("receiving"):
            del kept[-2:]
        kept.append(unit)
    return kept


def with_own_country(row: list[Unit]) -> list[Unit]:
    """Read 我国 before a party as whose that is: 欢迎参加论坛的[我国代表团]."""
    kept: list[Unit] = []
    for unit in row:
        home = kept[-1] if kept else unit
        if home.tag == "HOME" and home.end == unit.start and unit.tag in ("DELEGATION", "PERSON", "OFFICE"):
            party = replace(unit.parties[0], country=unit.parties[0].country or home.value.country)
            unit = replace(unit, start=kept.pop().start, parties=(party, *unit.parties[1:]))
        kept.append(unit)
    return kept


def part_representatives(row: list[Unit]) -> list[Unit]:
    """Read 代表 after a name as a preposition: 王健|代表|总统|出席典礼, 甲|代表|总理乙."""
    parted: list[Unit] = []
    for at, unit in enumerate(row):
        stands_for = at > 0 and row[at - 1].tag == "PERSON" and row[at - 1].end == unit.start
        titled = unit.tag in ("OFFICE", "PERSON") and unit.text.startswith("代表")
        title = unit.parties[0].title or "" if titled else ""
        if (
            stands_for
            and titled
            and len(unit.text) > len("代表")
            and (unit.tag == "OFFICE" or len(title) > len("代表"))
        ):
            start = unit.start + len("代表")
            parted.append(Unit(unit.start, start, "代表", "PREPOSITION"))
            party = replace(unit.parties[0], start=start, title=title[len("代表") :] or None)
            if unit.tag == "OFFICE":
                party = replace(party, name=party.name[len("代表") :], title=None)
            unit = replace(unit, start=start, text=unit.text[len("代表") :], parties=(party,))
        parted.append(unit)
    return parted


def without_heads(row: list[Unit]) -> list[Unit]:
    """Read 首脑 right before a name as what its bearer is, not as talks: 五角大楼|首脑|甲, 摩萨德|首脑|乙."""
    for unit, following in itertools.pairwise(row):
        if unit.text == "首脑" and following.tag == "PERSON" and following.start == unit.end:
            unit.tag, unit.value = "WORD", "n"
    return row


def without_talks_of_office(row: list[Unit]) -> list[Unit]:
    """Leave out the talks in which somebody speaks for his side: 副总理、[中美全面经济对话]中方牵头人甲."""
    kept: list[Unit] = []
    for unit in row:
        first = len(kept)
        leads = unit.tag == "PERSON" and unit.text[1:2] == "方" and kept and kept[-1].tag == "TRIGGER"
        while leads and first and kept[first - 1].tag in ("TRIGGER", "WORD", "COUNTRY") and _touches(kept, first, unit):
            first -= 1
        if first < len(kept):
            if first > 1 and kept[first - 1].tag == "JOIN" and kept[first - 2].tag == "OFFICE":
                first -= 2
            unit = replace(unit, start=kept[first].start)
            del kept[first:]
        kept.append(unit)
    return kept


def _touches(row: list[Unit], at: int, last: Unit) -> bool:
    return row[at - 1].end == (row[at].start if at < len(row) else last.start)


def without_peoples(row: list[Unit]) -> list[Unit]:
    """Read a country whose people is named as a place, not a party: 受到总统和[甲国]人民接待."""
    for before, unit, following in zip(row, row[1:], row[2:], strict=False):
        listed = before.tag in ("WITH", "JOIN") and unit.tag == "COUNTRY"
        if listed and following.text in word_list("nation") and following.start == unit.end:
            unit.tag, unit.parties = "PLACE", ()
    return row


def with_initials(row: list[Unit]) -> list[Unit]:
    """Read the initial before an office as part of it, as notices write it: C|市议员, G|副助理部长."""
    kept: list[Unit] = []
    for unit in row:
        initial = kept[-1] if kept else unit
        if unit.tag == "PERSON" and unit.parties[0].title and (words := _of_same_body(kept)):
            # 张部长偕[该部]钱次长
            unit = replace(unit, start=kept[-words].start)
            del kept[-words:]
        if unit.tag == "PERSON" and unit.parties[0].title and [u.text for u in kept[-2:-1]] == ["驻"]:
            # 我|驻|美|林大使
            first = -3 if kept[-3:-2] and kept[-3].text == "我" else -2
            unit = replace(unit, start=kept[first].start)
            del kept[first:]
        letter = initial.tag == "WORD" and initial.end == unit.start and len(initial.text) == 1
        if unit.tag == "OFFICE" and letter and initial.text.isascii() and initial.text.isupper():
            unit = replace(unit, start=kept.pop().start)
        kept.append(unit)
    return kept


def _of_same_body(before: list[Unit]) -> int:
    """How many units at the end say that an official is of the body told of; engines read 该|会 in two."""
    return next((n for n in (1, 2) if "".join(u.text for u in before[-n:]) in word_list("same_body")), 0)


def with_further_office(row: list[Unit]) -> list[Unit]:
    """Read two offices of one person as his: 会见国家统计局局长，统计学会会长甲。"""
    kept: list[Unit] = []
    for at, unit in enumerate(row):
        ends = at + 1 == len(row) or row[at + 1].tag in ("STOP", "COMMA") or row[at + 1].text == "一行"
        before = [other.tag for other in kept[-2:]]
        if unit.tag == "PERSON" and unit.parties[0].title and ends and before == ["OFFICE", "COMMA"]:
            opener = kept[-3] if len(kept) > 2 else None
            if opener is not None and (opener.text == "的" or opener.tag in ("TRIGGER", "WITH")):
                unit = replace(unit, start=kept[-2].start)
                del kept[-2:]
        kept.append(unit)
    return kept


def without_pauses(row: list[Unit]) -> list[Unit]:
    """Leave out commas that part nothing: 将与甲，于阿拉斯加会面; 与甲，周日起在乙地磋商; 会见甲，以及乙."""
    kept: list[Unit] = []
    held = False
    for at, unit in enumerate(row):
        following = row[at + 1] if at + 1 < len(row) else unit
        if unit.tag == "COMMA" and kept and kept[-1].is_party() and _goes_on_with_list(row, at + 1):
            continue
        if unit.tag == "COMMA" and held and kept[-1].is_party():
            named_by_you = any(before.text == "由" for before in kept[-4:])
            goes_on = following.text == "于" or following.tag in ("TIME", "JOIN")
            if goes_on or (named_by_you and following.tag == "WITH"):
                continue
        if unit.tag in ("COMMA", "STOP", "TRIGGER"):
            held = False
        held = held or unit.tag == "WITH" or unit.text == "由"
        kept.append(unit)
    return kept


def _goes_on_with_list(row: list[Unit], at: int) -> bool:
    """Whether 以及 and one more stand at `at`: 会见甲，[以及乙], but not 以及澳门各界."""
    tags = [unit.tag for unit in row[at : at + 3]]
    if tags[:1] != ["JOIN"]:
        return False
    return tags[1:2] in (["PERSON"], ["OFFICE"], ["DELEGATION"]) or tags[1:] in (
        ["COUNTRY", "STOP"],
        ["COUNTRY", "COMMA"],
    )


def with_marks(row: list[Unit]) -> list[Unit]:
    """Put 、 between countries that headlines leave it out between: 埃及|叙利亚两国总统会谈, 法国|伊朗总统通电话."""
    kept: list[Unit] = []
    for at, unit in enumerate(row):
        before = kept[-1] if kept else unit
        if before.tag == "COUNTRY" and before.end == unit.start and len(before.text) > 1 and _follows_country(row, at):
            kept.append(Unit(unit.start, unit.start, "", "JOIN"))
        kept.append(unit)
    return kept


def _follows_country(row: list[Unit], at: int) -> bool:
    """Whether one more country and what both meet as, or that they meet, stand at `at`."""
    unit, after = row[at], row[at + 1] if at + 1 < len(row) else row[at]
    if unit.tag == "OFFICE":
        title = next((word for word in offices_meant() if unit.text.endswith(word)), "")
        return bool(title) and len(title) + 1 < len(unit.text) and country_of(unit.text[: -len(title)]) is not None
    meet = after.tag == "TRIGGER" or after.text.startswith(tuple(word_list("of_all")))
    return unit.tag == "COUNTRY" and len(unit.text) > 1 and meet


def without_sums(row: list[Unit]) -> list[Unit]:
    """Leave out the pronoun that only sums up who was named: 中美|双方, 甲|本人; in 第三次|三方|对话 it is a word."""
    kept: list[Unit] = []
    for at, unit in enumerate(row):
        sums_up = unit.tag == "PRONOUN" and unit.text in word_list("of_all")
        if (sums_up and _after_sides(row, at)) or (at > 0 and unit.text == "本人" and row[at - 1].is_party()):
            continue
        if unit.text in word_list("representing") and unit.tag != "TRIGGER" and _after_letters(row, at):
            continue
        if sums_up and _counts_sides(row, at):
            unit.tag, unit.parties = "WORD", ()
        kept.append(unit)
    return kept


def _after_letters(row: list[Unit], at: int) -> bool:
    """Whether two countries by their short names stand right before those who stand for them: 美日|领袖, 中美|代表."""
    before = row[max(0, at - 2) : at]
    short = [unit.tag for unit in before] == ["COUNTRY", "COUNTRY"] and all(len(unit.text) < 3 for unit in before)
    return short and before[0].end == before[1].start and before[1].end == row[at].start


def _after_sides(row: list[Unit], at: int) -> bool:
    countries = [before.tag for before in row[max(0, at - 2) : at]] == ["COUNTRY", "COUNTRY"]
    return countries and row[at - 1].end == row[at].start


def without_names_of_talks(row: list[Unit]) -> list[Unit]:
    """Leave out the countries after which talks are called that two hold: 甲与乙举行首次|英法|峰会."""
    kept: list[Unit] = []
    for unit in row:
        first = len(kept)
        while unit.tag == "TRIGGER" and first and kept[first - 1].tag == "COUNTRY" and len(kept[first - 1].text) == 1:
            first -= 1
        if len(kept) - first > 1 and _two_hold(kept[:first]):
            del kept[first:]
        kept.append(unit)
    return kept


def _two_hold(before: list[Unit]) -> bool:
    """Whether 与 somebody and a verb of holding stand before in the clause, without another party between."""
    held = next((i for i in range(len(before) - 1, -1, -1) if before[i].tag not in ("WORD", "VERB", "PARTICLE")), -1)
    if held < 0 or before[held].tag != "LIGHT":
        return False
    clause = itertools.takewhile(lambda unit: unit.tag not in ("COMMA", "STOP", "TRIGGER"), reversed(before[:held]))
    tags = [unit.tag for unit in clause]
    return any(pair in (("PERSON", "WITH"), ("OFFICE", "WITH")) for pair in itertools.pairwise(tags))


def _counts_sides(row: list[Unit], at: int) -> bool:
    """Whether a pronoun only says of how many sides the talks are that those named before hold: 举行第三次三方对话."""
    clause = list(itertools.takewhile(lambda unit: unit.tag not in ("COMMA", "STOP"), reversed(row[:at])))
    talks = at + 1 < len(row) and row[at + 1].tag == "TRIGGER"
    held = [unit.tag for unit in clause[:2]] == ["WORD", "LIGHT"]
    return talks and held and not any(unit.text in ("与", "同", "跟") for unit in clause)


def without_nameless_companions(row: list[Unit]) -> list[Unit]:
    """Leave out who is met besides and has no name: 与甲[及侨胞]会面, 会见了甲 is told all the same."""
    kept: list[Unit] = []
    at = 0
    while at < len(row):
        end = at + 1
        while end < len(row) and _is_noun(row[end]) and end - at < _MOST_COMPANIONS:
            end += 1
        joins = row[at].tag in ("JOIN", "WITH") and len(kept) > 1 and kept[-1].is_party() and kept[-2].tag == "WITH"
        if joins and end > at + 1 and end < len(row) and row[end].tag in ("TRIGGER", "LIGHT", "PREPOSITION"):
            at = end
            continue
        kept.append(row[at])
        at += 1
    return kept


def _is_noun(unit: Unit) -> bool:
    return unit.tag == "AREA" or (unit.tag == "WORD" and unit.value in _NOUNS)


def part_clauses(row: list[Unit]) -> None:
    """Read 、 before a further verb with its object as a comma: 赴甲国举行会晤、赴乙国出席论坛, 会见甲、将与乙会谈."""
    told = False
    for at in range(len(row)):
        if row[at].tag == "STOP":
            told = False
        told = told or row[at].tag == "TRIGGER"
        pause = row[at].tag == "JOIN" and row[at].text == "、" and 0 < at < len(row) - 2
        if pause and _opens_clause(row, at + 1, goes_on=told and not row[at - 1].is_party()):
            row[at].tag = "COMMA"


def _opens_clause(row: list[Unit], at: int, goes_on: bool) -> bool:
    """Whether a verb with its object stands at `at`, after adverbs at most; 与乙 only where a list `goes_on`."""
    first = at
    while at < len(row) - 1 and (row[at].tag == "TIME" or row[at].value in _ADVERBIAL or row[at].tag == "VERB"):
        at += 1
    if row[at].tag == "WITH" and goes_on:
        return row[at + 1].tag in ("PERSON", "OFFICE")
    if row[at].tag != "TRIGGER" or row[at + 1].tag not in (*DESTINATIONS, "ABBREVIATION", "PERSON"):
        return False
    # 会见甲、正在访问乙国的丙
    rest = list(itertools.takewhile(lambda unit: unit.tag not in ("COMMA", "STOP", "JOIN"), row[at:]))
    modifies = any(unit.text == "的" and after.is_party() for unit, after in itertools.pairwise(rest))
    # 在甲离开乙国、初抵丙国之际
    modifies = modifies or rest[-1].text in word_list("temporal_end")
    return not modifies and (first < at or row[first - 2].tag in _ENDS_CLAUSE)


def without_quotes(row: list[Unit]) -> list[Unit]:
    """Leave out the marks around a name: “反对修例团”."""
    quoted = {
        j
        for i in range(1, len(row) - 1)
        if row[i].tag in ("DELEGATION", "ORG", "PERSON") and row[i - 1].tag == row[i + 1].tag == "QUOTE"
        for j in (i - 1, i + 1)
    }
    return [unit for i, unit in enumerate(row) if i not in quoted]


def without_asides(row: list[Unit]) -> list[Unit]:
    """Leave out brackets in which nothing is told to have happened: 普京（右）, 保护局(Office for Human …, OHRP).

    Inside a name or title they belong to the word before: 亚太经合组织（APEC）峰会, 国际奥委会（IOC）主席巴赫.
    """
    kept: list[Unit] = []
    opened: int | None = None
    for i, unit in enumerate(row):
        if (
            unit.text.isspace()
            and i > 0
            and row[i - 1].text in ("）", ")")
            and (not kept or kept[-1] is not row[i - 1])
        ):
            continue
        kept.append(unit)
        if unit.text in ("（", "("):
            opened = len(kept) - 1
        elif unit.text in ("）", ")") and opened is not None:
            aside = kept[opened:]
            if any(u.tag == "TRIGGER" for u in aside):
                # 【中美会晤】楊潔箎：…
                aside[0].tag = aside[-1].tag = "COMMA"
            if not any(u.tag in ("TRIGGER", "TIME", "STOP") for u in aside):
                del kept[opened:]
                while kept and kept[-1].text.isspace():
                    kept.pop()
                following = row[i + 1] if i + 1 < len(row) else None
                named = following is not None and (
                    following.tag == "PERSON" or following.text.startswith(heads("gathering"))
                )
                if kept and following and (named or kept[-1].tag == "ORG"):
                    kept[-1] = replace(kept[-1], end=unit.end)
            opened = None
    return kept
