"""Who did it: the subject of a clause, looked for in the order in which a reader does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from nlp.entities import Party

from .matching import Match, coordinate
from .noun_phrases import heads
from .units import Unit
from .vocabulary import word_list

_GOVERNED = ("PREPOSITION", "TRIGGER", "LIGHT", "WITH")
# Persons carry on as the subject before organisations and countries do.
_ACTING, _STATES = ("PERSON", "DELEGATION", "OFFICE", "PRONOUN"), ("ORG", "COUNTRY")
_COMMON_NOUNS = ("n", "nz", "nw")
_OF_TIMES = tuple("次度回届轮天日周月年时")
# 成: where the engine cut 成为.
_COPULAS = ("是", "成为", "成")
_GOVERNING = ("VERB", "PREPOSITION", "TRIGGER", "LIGHT")
_TRANSPARENT = ("TIME", "FOLD", "PLACE", "CITY", "VENUE", "REGION", "AREA", "QUOTE", "SPACE")


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who leads a delegation, and its name in simplified script where the same sentence tells it."""

    party: Party
    team: str | None
    together: tuple[Party, ...] = ()
    """All who lead it, where several do."""


@dataclass
class Discourse:
    """What the article has told so far, for the sentence that is read now."""

    persons: list[Party] = field(default_factory=list)
    """All persons of the article, in its order, later ones included."""
    officers: list[Party] = field(default_factory=list)
    """The same, with offices known of them where the article tells none: for 两国元首, 中美外长."""
    topic: Unit | None = None
    """The main subject of the sentence before."""
    pair: tuple[Party, ...] = ()
    """The two parties that met last."""
    speaker: Unit | None = None
    travellers: tuple[Party, ...] = ()
    """Who made the visit told last: the subject of 此行."""
    leaders: list[Leader] = field(default_factory=list)
    delegations: list[Party] = field(default_factory=list)
    """All delegations with a name of their own, for 代表团, 该团 and short names; like the leaders of all sentences."""


def find_subject(match: Match, discourse: Discourse) -> tuple[Unit | None, str]:
    """Return the unit that is the open party of `match`, and how it was found: clause, sentence, topic or none."""
    if match.row.subject is not None:
        return match.row.subject, "relative"
    units, at = match.units, match.first
    if at > 0 and units[at].tag == "WITH" and units[at - 1].is_party():
        # 由甲与乙会面, 举行甲与乙的峰会: whoever stands before 与 takes part.
        both = _who_they_are(units[at - 1]) and at + 1 < len(units) and units[at + 1].tag in ("PERSON", "OFFICE")
        # 在甲与乙会谈发表的声明中: whatever governs both.
        held = at > 1 and (
            both or units[at - 2].text == "由" or (units[at - 2].tag == "LIGHT" and _is_of_both(units, at))
        )
        if held or is_subject(units, at - 1):
            return units[at - 1], "clause"
    if (owner := _owner(match)) is not None:
        return owner, "clause"
    if discourse.travellers and _of_this_journey(match):
        return Unit(-1, -1, "", "PERSON", discourse.travellers), "sentence"
    if match.pattern.type in ("visit", "attend") and _of_somebody_else(match):
        return None, "none"
    candidate = _in_clause(units, at)
    if candidate is not None:
        if match.pattern.name == "equals" and units[match.trigger_at - 1].text in word_list("of_all"):
            candidate = _with_others(candidate, units, at)
        return _spoken_of_by_office(candidate, match) or candidate, "clause"
    # Looked at from a later clause, A同B会谈 has one subject, A.
    start = units[at].start
    units = coordinate(match.row.units, join_all=False)
    at = next((i for i, unit in enumerate(units) if unit.end > start), len(units) - 1)
    alone = match.pattern.type in ("meet", "call") and "Y" not in match.slots
    candidate = _in_next_clause(coordinate(match.row.units, join_all=True) if alone else units, units[at].end)
    if candidate is not None:
        return candidate, "next"
    if match.pattern.type in ("visit", "attend") and _has_other_subject(match):
        return None, "none"
    for tags in (_ACTING, _STATES):
        end = _clause_start(units, at)
        while end > 0:
            candidate = _last_subject(units, _clause_start(units, end - 1), end - 1, tags)
            if candidate is not None:
                joined = _with_companions(candidate, units, match)
                # A与B，将于周一会面: the clause before only names them.
                return joined, "sentence" if joined is candidate else "clause"
            end = _clause_start(units, end - 1)
    if match.row.outer is not None:
        outer = match.row.outer
        place = outer.units[match.row.at].start
        reading = coordinate(outer.units, join_all=True)
        where = next(i for i, unit in enumerate(reading) if unit.end > place)
        around = Match(match.pattern, outer, reading, where, where, match.trigger, where, {}, "X")
        found = _in_clause(reading, where) or _first_subject_after(reading, where)
        return (found, "clause") if found is not None else find_subject(around, discourse)
    if discourse.topic is not None and not _nominal(match):
        return discourse.topic, "topic"
    return None, "none"


def _who_they_are(unit: Unit) -> bool:
    """Whether it is somebody of whom more than a name is told; in 在阿拉曼与… the engine may take a place for one."""
    return unit.tag == "PERSON" and bool(unit.parties[0].title or unit.parties[0].id)


def _with_others(subject: Unit, units: list[Unit], at: int) -> Unit:
    """The subject with those 与 whom, across an adjunct: 甲在巴黎与乙和丙举行三方会谈."""
    first = units.index(subject)
    others = [units[i + 1] for i in range(first + 1, at - 1) if units[i].tag == "WITH" and units[i + 1].is_party()]
    return replace(subject, parties=(*subject.parties, *(party for unit in others for party in unit.parties)))


def _is_of_both(units: list[Unit], at: int) -> bool:
    """Whether what two hold is named after them: 举行甲|与乙的峰会."""
    return at + 2 < len(units) and units[at + 1].is_party() and units[at + 2].text == "的"


def _owner(match: Match) -> Unit | None:
    """The party right before the trigger, even where a preposition governs both: 对德国议员访问台北的反应."""
    at = match.first
    units = match.units
    if at > 1 and units[at - 1].text == "的" and units[at - 2].is_party():
        return units[at - 2]
    if at > 0 and units[at].text == "的" and units[at - 1].is_party():
        return units[at - 1]
    if at > 0 and len(units[at - 1].parties) > 1 and units[at - 1].tag == "COUNTRY":
        # 对俄美会谈: the compound before the trigger.
        return units[at - 1]
    if match.pattern.type in ("visit", "attend"):
        # The nearest party before the trigger, across adverbs: 对于克拉夫特无法如期访问台湾.
        near = next((i for i in range(at - 1, _clause_start(units, at), -1) if not _adverbial(units[i])), 0)
        topical = word_list("topic_preposition")
        if near > 0 and units[near].tag in _ACTING[:3] and units[near - 1].text in topical:
            return units[near]
    return None


def subject_before(match: Match) -> Unit | None:
    """Return the subject of the clause in which the match stands, if any stands before it."""
    return _in_clause(match.units, match.first)


def _spoken_of_by_office(candidate: Unit, match: Match) -> Unit | None:
    """布林肯访华，这是美国最高外交官五年来首次访问中国: the person whom the sentence is about."""
    units = match.row.units
    at = next((i for i, unit in enumerate(units) if unit.start == candidate.start), 0)
    opening = "".join(unit.text for unit in units[_clause_start(units, at) : at])
    if candidate.tag != "OFFICE" or not opening.startswith(tuple(word_list("this_is"))):
        return None
    subject = main_subject(units[: _clause_start(units, at)])
    return subject if subject is not None and subject.tag == "PERSON" else None


def described(match: Match) -> Unit | None:
    """他成为首位访问中国的美国总统: the subject of the clause, where whoever is after 的 only describes it."""
    whom = match.slots.get("X")
    if whom is None or whom.tag != "OFFICE":
        return None
    outer = match.row.outer
    units, at = (match.units, match.first) if outer is None else (outer.units, match.row.at)
    before = [unit.text for unit in (*units[max(0, at - 4) : at], *(match.row.units[:2] if outer else ()))]
    first = any(text.startswith(tuple(word_list("one_of_many"))) for text in before[-4:])
    if first or {"是", "首次"} <= set(before):
        copula = next((i for i in range(at - 1, _clause_start(units, at), -1) if units[i].text in _COPULAS), at)
        found = (_in_clause(units, copula), main_subject(units))
        return next((unit for unit in found if unit is not None and unit.tag in ("PERSON", "PRONOUN")), None)
    return None


def _adverbial(unit: Unit) -> bool:
    if unit.tag in ("TIME", "FOLD") or unit.text in word_list("lead"):
        return True
    return unit.tag in ("WORD", "VERB") and len(unit.text) < 4


def main_subject(units: list[Unit]) -> Unit | None:
    """Return the first subject of a row: what the sentence is about."""
    for i in range(len(units)):
        if units[i].is_party() and is_subject(units, i):
            return units[i]
    return None


def last_subject(units: list[Unit]) -> Unit | None:
    """Return the subject nearest to the end of a row: 协助拜登的克里在节目上[说]."""
    return next((units[i] for i in range(len(units) - 1, -1, -1) if units[i].is_party() and is_subject(units, i)), None)


def is_subject(units: list[Unit], at: int) -> bool:
    """Whether the party at `at` stands where a subject stands: not governed, not a modifier."""
    following = units[at + 1] if at + 1 < len(units) else None
    if following is not None and (
        following.text in ("的", "之") or (following.is_party() and units[at].tag != "PERSON")
    ):
        return False
    if following is not None and following.tag == units[at].tag == "PERSON" and following.start == units[at].end:
        # 金正恩胞妹金与正: the person after it is meant.
        return False
    if following is not None and units[at].tag == "COUNTRY" and _is_qualified(units[at], following):
        return False
    if (
        following is not None
        and units[at].tag in ("ORG", "COUNTRY")
        and len(units[at].parties) == 1
        and following.text.startswith(heads("gathering"))
    ):
        # 七国集团峰会: the name of a gathering.
        return False
    before = at - 1
    while before >= 0 and (
        units[before].tag in _TRANSPARENT or units[before].text in ("了", "过") or _modifies(units, before)
    ):
        before -= 1
    if before < 0:
        return True
    unit = units[before]
    if unit.text == "和" and before > 0 and units[before - 1].tag in ("WORD", "VERB"):
        # 全会精神和习近平考察湖南时…: 和 joins other things.
        return True
    return unit.tag not in _GOVERNED


def _is_qualified(country: Unit, following: Unit) -> bool:
    """Whether the country only qualifies the noun after it, as in 叙利亚|危机 but not in 中美|两国."""
    if following.text in word_list("of_all"):
        return False
    return following.start == country.end and following.tag == "WORD" and following.value in _COMMON_NOUNS


def _modifies(units: list[Unit], at: int) -> bool:
    """Whether the unit is 的 or the word before it: 在俄罗斯远东的东方航天发射场."""
    if units[at].text == "的":
        return at > 0 and units[at - 1].tag in ("WORD", "VERB", *_TRANSPARENT)
    return units[at].tag in ("WORD", "VERB") and at + 1 < len(units) and units[at + 1].text == "的"


def _clause_start(units: list[Unit], at: int) -> int:
    while at > 0 and units[at - 1].tag not in ("COMMA", "STOP"):
        at -= 1
    return at


def _in_clause(units: list[Unit], at: int) -> Unit | None:
    for i in range(at - 1, _clause_start(units, at) - 1, -1):
        if units[i].is_party() and (is_subject(units, i) or _is_accompanied(units, i)):
            return units[i]
    return None


def _is_accompanied(units: list[Unit], at: int) -> bool:
    """Whether somebody 陪同 the party at `at`, who does what follows: 甲陪同[乙]会见丙."""
    before = [unit.text for unit in units[max(0, at - 2) : at] if unit.tag != "PARTICLE"]
    return units[at].tag == "PERSON" and before[-1:] == ["陪同"]


def _in_next_clause(units: list[Unit], end: int) -> Unit | None:
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
    if at >= len(units) or not units[at - 1].text.endswith(tuple(word_list("temporal_end"))):
        return None
    return next(
        (units[i] for i in range(at + 1, min(at + 4, len(units))) if units[i].is_party() and is_subject(units, i)),
        None,
    )


def _of_this_journey(match: Match) -> bool:
    """Whether the clause begins with 此行, 此趟行程: its subject is who travels."""
    start = _clause_start(match.units, match.first)
    opening = "".join(unit.text for unit in match.units[start : match.first])
    return opening.startswith(tuple(word_list("this_journey")))


def _has_other_subject(match: Match) -> bool:
    """Whether a common noun stands where the subject would: 首趟列车抵达德国, 一架航班飞抵波哥大."""
    units, at = match.units, match.first
    start = _clause_start(units, at)
    opening = "".join(unit.text for unit in units[start:at])
    if opening.startswith(tuple(word_list("no_subject"))) or any(unit.text == "一行" for unit in units[start:at]):
        return False
    if any(units[i].text in ("在", "于") and units[i + 1].tag != "TIME" for i in range(start, at)):
        # 很高兴在建交50周年这一年份访问巴西
        return False
    i = at - 1
    while i >= start:
        unit = units[i]
        if unit.text in word_list("no_subject"):
            pass
        elif unit.tag == "WORD" and unit.value in _COMMON_NOUNS:
            while i > start and units[i - 1].tag == "WORD" and units[i - 1].value in _COMMON_NOUNS:
                i -= 1
            before = units[i - 1] if i > 0 else None
            if before is None or (before.value != "p" and before.tag not in _GOVERNING):
                return True
            if before.value != "p":
                return False
        elif unit.tag == "WORD" and unit.value == "m" and not unit.text.endswith(_OF_TIMES):
            # 大批非法移民, 多架飞机
            return True
        elif unit.tag not in ("WORD", "TIME", "FOLD", "PREPOSITION", *_TRANSPARENT):
            # 大批移民[经由地中海]抵达: what a preposition governs says nothing.
            return False
        i -= 1
    return False


def _of_somebody_else(match: Match) -> bool:
    """Whether it is told of what has no name, whoever else the clause names."""
    return _modifies_nobody(match) or (match.pattern.type == "visit" and _is_of_a_thing(match))


def _modifies_nobody(match: Match) -> bool:
    """Whether who does it follows and has no name: 抵达乙地的[31岁男子], 会见出席论坛的[政要]."""
    units, at = match.units, match.first
    after = units[match.last : match.last + 2]
    if [unit.text for unit in after[:1]] != ["的"] or len(after) < 2 or after[1].tag != "WORD":
        return False
    numbered = after[1].value == "m" and not after[1].text.endswith(_OF_TIMES)
    received = at > 0 and units[at - 1].tag == "TRIGGER" and units[at - 1].text in word_list("receiving")
    return numbered or received


def _is_of_a_thing(match: Match) -> bool:
    """Whether the party of the clause only belongs to what travels: 甲提供的[物资]抵达乙国."""
    units, at = match.units, match.first - 1
    while at > 0 and (units[at].tag == "TIME" or units[at].value == "d"):
        at -= 1
    if at < 2 or units[at].tag != "WORD" or units[at].value != "n" or units[at].text in word_list("no_subject"):
        return False
    while at > 1 and units[at].tag == "WORD" and units[at].text != "的":
        at -= 1
    before = units[_clause_start(units, match.first) : at]
    return units[at].text == "的" and any(unit.tag in ("VERB", "LIGHT", "PREPOSITION") for unit in before)


def _with_companions(subject: Unit, units: list[Unit], match: Match) -> Unit:
    """A与B和C，将于…: a clause that only names them names them all, and so does A与B联袂访问C."""
    at = units.index(subject)
    if at + 3 >= len(units) or units[at + 1].tag != "WITH" or not units[at + 2].is_party():
        return subject
    if units[at + 3].tag == "COMMA" or units[at + 3].text in word_list("jointly"):
        joined = coordinate(match.row.units, join_all=True)
        return next((unit for unit in joined if unit.start == subject.start), subject)
    return subject


def _last_subject(units: list[Unit], first: int, last: int, tags: tuple[str, ...]) -> Unit | None:
    found = [
        i
        for i in range(first, last)
        if units[i].tag in tags
        and is_subject(units, i)
        and not (units[i].tag == "OFFICE" and not units[i].parties[0].tied)
    ]
    verbal = any(unit.tag in ("VERB", "TRIGGER", "LIGHT", "SPEECH", "PREPOSITION") for unit in units[first:last])
    if found and first > 0 and not verbal and units[found[-1]].tag in ("OFFICE", "ORG", "COUNTRY"):
        # 会见了行政机构负责人，社会各界代表人士；看望了…: a clause without a verb goes on with a list.
        return None
    if found and first > 0 and found[-1] == last - 1 and units[last - 1].tag not in ("PERSON", "PRONOUN"):
        # 会见了行政机构负责人，社会各界代表；看望了…: the last of a list is no subject.
        return None
    return units[found[-1]] if found else None


def _first_subject_after(units: list[Unit], at: int) -> Unit | None:
    """The subject that follows a fold at the beginning of the sentence: 在纽约出席联大期间，王毅…"""
    for i in range(at + 1, min(at + 4, len(units))):
        if units[i].is_party():
            return units[i]
        if units[i].tag not in ("COMMA", "TIME", "JOIN"):
            return None
    return None


def _nominal(match: Match) -> bool:
    """Whether the trigger is rather a noun: 会谈后, 访问取得了…; then nobody of the sentence before need be meant."""
    at = match.trigger_at
    following = match.units[at + 1] if at + 1 < len(match.units) else None
    return match.trigger_at == match.first and (
        following is None or following.text in ("的", "后", "中", "时", "期间", "取得")
    )
