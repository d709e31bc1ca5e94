"""Where a subject stands in a row: not governed, and no modifier of what follows."""

from __future__ import annotations

from nlp.entities import simplify

from .units import Unit
from .vocabulary import heads, word_list

# Persons carry on as the subject before organisations and countries do.
ACTING, STATES = ("PERSON", "DELEGATION", "OFFICE", "PRONOUN"), ("ORG", "COUNTRY")
GOVERNED = ("PREPOSITION", "TRIGGER", "LIGHT", "WITH")
COMMON_NOUNS = ("n", "nz", "nw")
TRANSPARENT = ("TIME", "FOLD", "PLACE", "CITY", "VENUE", "REGION", "AREA", "QUOTE", "SPACE")


def main_subject(units: list[Unit]) -> Unit | None:
    """Return the first subject of a row: what the sentence is about."""
    for i in range(len(units)):
        if units[i].is_party() and is_subject(units, i):
            return units[i]
    return None


def topic_of(units: list[Unit]) -> Unit | None:
    """Return the first subject of a row; somebody who acts rather than one of a clause that only says when."""
    subjects = [i for i in range(len(units)) if units[i].is_party() and is_subject(units, i)]
    acting = (units[i] for i in subjects if units[i].tag in ACTING and not in_background(units, i))
    # 39名会员由[副会长甲]率领。5日赴代表处拜会…
    leads = (units[i] for i in range(1, len(units) - 1) if _leads(units[i - 1 : i + 2]))
    return next(acting, units[subjects[0]] if subjects else next(leads, None))


def _leads(units: list[Unit]) -> bool:
    """Whether 由甲率领 stands there."""
    opener, leader, verb = units
    return opener.text == "由" and leader.tag == "PERSON" and verb.text in word_list("lead")


def in_background(units: list[Unit], at: int) -> bool:
    """Whether the clause around `at` only says when or despite what: 尽管[甲]反对，乙…; [甲]辞职后，乙…"""
    start, end = clause_start(units, at), at
    while end < len(units) and units[end].tag not in ("COMMA", "STOP"):
        end += 1
    goes_on = end < len(units) and units[end].tag == "COMMA"
    closed = goes_on and units[end - 1].text in word_list("temporal_end")
    return closed or units[start].text in word_list("concedes")


def last_subject(units: list[Unit]) -> Unit | None:
    """Return the subject nearest to the end of a row: 协助拜登的克里在节目上[说]."""
    return next((units[i] for i in range(len(units) - 1, -1, -1) if units[i].is_party() and is_subject(units, i)), None)


def _stands_for(units: list[Unit], at: int) -> bool:
    """Whether somebody else does it for the party at `at`: 甲代表[国王乙]."""
    before = at - 1
    while before > 0 and units[before].tag == "WORD" and units[before].end == units[before + 1].start:
        before -= 1
    return before > 0 and units[before].text == "代表" and units[before - 1].tag == "PERSON"


def is_subject(units: list[Unit], at: int) -> bool:
    """Whether the party at `at` stands where a subject stands: not governed, not a modifier."""
    following = units[at + 1] if at + 1 < len(units) else None
    if _stands_for(units, at):
        return False
    if following is not None and (following.text == "的" or (following.is_party() and units[at].tag != "PERSON")):
        return False
    if following is not None and following.tag == units[at].tag == "PERSON" and following.start == units[at].end:
        # 金正恩胞妹金与正: the person after it is meant.
        return False
    if following is not None and units[at].tag in STATES and _is_qualified(units[at], following):
        return False
    if following is not None and units[at].text in ("其", "我") and following.value in COMMON_NOUNS:
        # 其|态度, 我|友邦
        return False
    if (
        following is not None
        and units[at].tag in ("ORG", "COUNTRY")
        and len(units[at].parties) == 1
        and following.text.startswith(heads("gathering"))
    ):
        # 七国集团峰会: the name of a gathering.
        return False
    named_after = following is not None and (
        (units[at].tag == "OFFICE" and following.tag == "TRIGGER")
        or (units[at].tag in STATES and following.text == "-")
    )
    if named_after:
        named = ("WORD", "COUNTRY", "JOIN", "OFFICE", "TRIGGER")
        opener = next((i for i in range(at - 1, -1, -1) if units[i].tag not in named), -1)
        if opener >= 0 and units[opener].tag == "LIGHT" and opener < at - 1:
            # 举行第二次中国－欧盟领导人会晤: what the meeting is called.
            return False
    if at > 0 and following is not None and units[at - 1].tag == "SPEECH" and following.tag == "QUOTE":
        # 甲指乙“干涉内政”，召见了丙: what is said of somebody.
        return False
    held = word_list("holds_office") | word_list("leaves_office") | {"以"}
    if at > 0 and units[at].tag == "OFFICE" and units[at - 1].text in held:
        # 以市长身份
        return False
    modified = at > 0 and (units[at - 1].tag == "FOLD" or units[at - 1].text == "的")
    if modified and units[at].tag == "OFFICE":
        clause = units[clause_start(units, at) : at]
        if any(unit.text in word_list("copula") for outer in clause for unit in (outer, *outer.inner)):
            # 甲是访问乙国的最高级别官员，将…: what somebody is.
            return False
    gives_up = [unit.text for unit in units[at + 1 : at + 3] if unit.tag != "TIME"][:1]
    if units[at].tag == "PERSON" and word_list("leaves_office").intersection(gives_up):
        # 在[甲]2015年卸任主席前访问乙国时
        return True
    before = at - 1
    while before >= 0 and (
        units[before].tag in TRANSPARENT or units[before].text in ("了", "过") or _modifies(units, before)
    ):
        before -= 1
    if before < 0:
        return True
    unit = units[before]
    if unit.text == "在" and [u.tag for u in units[at - 2 : at]] == ["VERB", "PARTICLE"] and units[at - 1].text == "的":
        # [在阿布扎比重开的]甲乙会谈
        return True
    adverbial = before > 0 and str(units[before - 1].value or "") in ("d", "v", "c", "")
    if unit.text == "和" and before > 0 and units[before - 1].tag in ("WORD", "VERB") and not adverbial:
        # 全会精神和习近平考察湖南时…: 和 joins other things.
        return True
    if before == at - 1 and is_object_marker(units, before):
        return False
    if unit.text in word_list("conveys"):
        # 甲转达[乙]对丙的问候，表示…
        return False
    if unit.text in word_list("opens_since"):
        # 自1945年[甲]与乙会谈以来
        return True
    if unit.tag == "WITH" and _is_compared(units, at):
        return True
    # 布林肯让谢尔曼访日，然后…
    return unit.tag not in GOVERNED or unit.text in word_list("causative")


def is_object_marker(units: list[Unit], at: int) -> bool:
    """Whether 将 marks the object of a verb, as 把 does, and no plan: 甲[将]乙免职，会见了丙."""
    following = units[at + 1] if at + 1 < len(units) else None
    return (
        units[at].text == "将"
        and units[at].value == "p"
        and following is not None
        and following.is_party()
        and following.start == units[at].end
    )


def _is_compared(units: list[Unit], at: int) -> bool:
    """Whether 与 only compares what the clause around `at` tells with the next one: 与[甲]7月访问乙国相比，…"""
    last = next((i for i in range(at, len(units)) if units[i].tag in ("COMMA", "STOP")), len(units)) - 1
    told = any(unit.tag == "TRIGGER" for unit in units[at:last])
    return told and units[last].text in word_list("compared")


def _is_qualified(country: Unit, following: Unit) -> bool:
    """Whether it only qualifies the noun after it, as in 叙利亚|危机, 美国政府|专机 but not in 中美|两国."""
    if following.text.startswith(tuple(word_list("of_all"))):
        # 中美|两国元首
        return False
    return following.start == country.end and following.tag == "WORD" and following.value in COMMON_NOUNS


def _modifies(units: list[Unit], at: int) -> bool:
    """Whether the unit is 的 or the word before it: 在俄罗斯远东的东方航天发射场."""
    if units[at].text == "的":
        return at > 0 and units[at - 1].tag in ("WORD", "VERB", *TRANSPARENT)
    return units[at].tag in ("WORD", "VERB") and at + 1 < len(units) and units[at + 1].text == "的"


def clause_start(units: list[Unit], at: int) -> int:
    """Return where the clause around `at` begins."""
    while at > 0 and units[at - 1].tag not in ("COMMA", "STOP"):
        at -= 1
    return at


def subject_in_clause(units: list[Unit], at: int, other: frozenset[str] = frozenset()) -> Unit | None:
    """Return the nearest subject before `at` in its clause, none of the names of the `other` side."""
    for i in range(at - 1, clause_start(units, at) - 1, -1):
        acts = units[i].is_party() and (is_subject(units, i) or _is_accompanied(units, i))
        if acts and not is_named(units[i], other):
            return units[i]
    return None


def is_named(unit: Unit, names: frozenset[str]) -> bool:
    """Whether all parties of a unit are of `names`: 甲到[乙]在巴黎的家与乙会面."""
    return {party.name for party in unit.parties} <= names


def _is_accompanied(units: list[Unit], at: int) -> bool:
    """Whether somebody 陪同 the party at `at`, who does what follows: 甲陪同[乙]会见丙."""
    before = [unit.text for unit in units[max(0, at - 2) : at] if unit.tag != "PARTICLE"]
    return units[at].tag in ("PERSON", "DELEGATION") and bool(word_list("accompanies") & set(before[-1:]))


def subject_of_next_clause(units: list[Unit], end: int) -> Unit | None:
    """The subject after an opening clause of time that goes on at `end`: 结束访韩行程后，雪蔓将…"""
    at = next((i for i, unit in enumerate(units) if unit.end >= end), len(units))
    while at + 2 < len(units) and units[at].tag not in ("COMMA", "STOP"):
        # 会见甲时乙表示: no comma.
        opens = units[at + 1].text in word_list("temporal_end") and units[at + 2].tag == "PERSON"
        if opens and is_subject(units, at + 2):
            return units[at + 2]
        at += 1
    at = next((i for i, unit in enumerate(units) if unit.end >= end), len(units))
    while at < len(units) and units[at].tag not in ("COMMA", "STOP"):
        at += 1
    # 继在甲地会面，A与B…
    opened = units[clause_start(units, at)].text in word_list("opens_occasion")
    closed = units[at - 1].text.endswith(tuple(word_list("temporal_end"))) and not units[at - 1].text.endswith("小时")
    if at >= len(units) or not (opened or closed):
        return None
    for i in range(at + 1, min(at + 4, len(units))):
        if units[i].tag in ("SPEECH", "VERB"):
            # 与乙会面时，表示希望甲乙两国…, 与乙会面时，要关切丙国
            return None
        if units[i].is_party() and is_subject(units, i):
            return units[i]
    return None


def only_speaks(unit: Unit) -> bool:
    """Whether it is somebody who says what others do, and so is not meant by what goes on: 发言人甲."""
    return any(simplify(party.title or "").endswith(tuple(word_list("spokesperson"))) for party in unit.parties[:1])


def acting_subject(units: list[Unit], first: int, last: int, tags: tuple[str, ...]) -> Unit | None:
    """Return the last subject of units first to last (exclusive), one of `tags`, that the next clause may carry on."""
    found = [
        i
        for i in range(first, last)
        if units[i].tag in tags
        and is_subject(units, i)
        and not (units[i].tag == "OFFICE" and not units[i].parties[0].tied)
        and not only_speaks(units[i])
    ]
    verbal = any(unit.tag in ("VERB", "TRIGGER", "LIGHT", "SPEECH", "PREPOSITION") for unit in units[first:last])
    if found and first > 0 and not verbal and units[found[-1]].tag in ("OFFICE", "ORG", "COUNTRY"):
        # 会见了行政机构负责人，社会各界代表人士；看望了…: a clause without a verb goes on with a list.
        return None
    # 据悉，[来访的]代表团，5日参观…
    lone = last - first == 2 and units[first].tag == "FOLD"
    if found and first > 0 and found[-1] == last - 1 and units[last - 1].tag not in ("PERSON", "PRONOUN") and not lone:
        # 会见了行政机构负责人，社会各界代表；看望了…: the last of a list is no subject.
        return None
    return units[found[-1]] if found else None


def first_subject_after(units: list[Unit], at: int) -> Unit | None:
    """The subject that follows a fold at the beginning of the sentence: 在纽约出席联大期间，王毅…"""
    for i in range(at + 1, min(at + 4, len(units))):
        if units[i].is_party():
            return units[i]
        if units[i].tag not in ("COMMA", "TIME", "JOIN"):
            return None
    return None
