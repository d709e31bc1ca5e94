"""Who did it: the subject of a clause, looked for in the order in which a reader does."""

from __future__ import annotations

import itertools
from dataclasses import replace

from .companions import is_joined, who_leaves, with_companions, with_fellows, with_others
from .discourse import Discourse
from .holders import holds
from .match import Match
from .nameless import has_nameless_subject, of_somebody_else
from .positions import (
    ACTING,
    COMMON_NOUNS,
    STATES,
    TRANSPARENT,
    acting_subject,
    clause_start,
    first_subject_after,
    is_named,
    is_subject,
    main_subject,
    subject_in_clause,
    subject_of_next_clause,
)
from .sides import coordinate
from .units import Unit
from .vocabulary import word_list


def find_subject(match: Match, discourse: Discourse) -> tuple[Unit | None, str]:
    """Return the unit that is the open party of `match`, and how it was found: clause, sentence, topic or none."""
    if match.row.subject is not None:
        return accompanied(match) or identified(match) or match.row.subject, "relative"
    units, at = match.units, match.first
    if (told_of := _told_of(match)) is not None:
        return told_of, "clause"
    if at > 0 and units[at].tag == "WITH" and units[at - 1].is_party():
        # 由甲与乙会面, 举行甲与乙的峰会: whoever stands before 与 takes part.
        both = _who_they_are(units[at - 1]) and at + 1 < len(units) and units[at + 1].tag in ("PERSON", "OFFICE", "ORG")
        # 在甲与乙会谈发表的声明中: whatever governs both.
        held = at > 1 and (
            both or units[at - 2].text == "由" or (units[at - 2].tag == "LIGHT" and _is_of_both(units, at))
        )
        if held or is_subject(units, at - 1):
            return units[at - 1], "clause"
    if (owner := _owner(match) or _who_came(match)) is not None:
        return owner, "clause"
    if (agent := _agent(units, at)) is not None:
        return agent, "clause"
    if discourse.travellers and _of_this_journey(match):
        return Unit(-1, -1, "", "PERSON", discourse.travellers), "sentence"
    if match.pattern.type in ("visit", "attend") and of_somebody_else(match):
        return None, "none"
    if match.pattern.name == "visit-me" and at and units[at - 1].text in word_list("people"):
        # 甲市有乙国游客到访
        return None, "none"
    other = frozenset(party.name for party in match.slots["Y"].parties) if "Y" in match.slots else frozenset()
    candidate = subject_in_clause(units, at, other)
    if candidate is not None and match.trigger.text == "之行" and _only_says(candidate, match):
        return None, "none"
    if candidate is not None:
        all_meet = match.pattern.name == "equals" and units[match.trigger_at - 1].text in word_list("of_all")
        # 甲和乙周二在丙地与丁会谈
        if all_meet or (match.pattern.type in ("meet", "call") and is_joined(candidate, units, at)):
            candidate = with_others(candidate, units, at)
        if match.pattern.type == "visit":
            candidate = who_leaves(candidate, match)
        # 甲在丙地同乙共同会见丁
        jointly = match.pattern.name == "receive" and units[at - 1].text in word_list("jointly")
        if jointly or match.pattern.type in ("visit", "attend"):
            candidate = with_fellows(candidate, match)
        return _spoken_of_by_office(candidate, match, discourse) or candidate, "clause"
    # Looked at from a later clause, A同B会谈 has one subject, A.
    start = units[at].start
    units = coordinate(match.row.units, join_all=False)
    at = next((i for i, unit in enumerate(units) if unit.end > start), len(units) - 1)
    alone = match.pattern.type in ("meet", "call") and "Y" not in match.slots
    candidate = subject_of_next_clause(coordinate(match.row.units, join_all=True) if alone else units, units[at].end)
    # 峰会开幕当天，甲、乙均到场: not a meeting of those two.
    gathering = match.pattern.name == "equals" and match.trigger.text in word_list("summit")
    told = match.units[clause_start(match.units, match.first) : match.trigger_at]
    if gathering and not any(unit.tag == "LIGHT" or unit.is_party() for unit in told):
        return None, "none"
    if candidate is not None and not gathering and not (match.pattern.type == "visit" and _greets(candidate, units)):
        return candidate, "next"
    if match.pattern.type in ("visit", "attend") and has_nameless_subject(match):
        return None, "none"
    for tags in (ACTING, STATES):
        end = clause_start(units, at)
        while end > 0:
            start = clause_start(units, end - 1)
            candidate = acting_subject(units, start, end - 1, tags)
            if candidate is None and match.pattern.type == "visit" and _is_of_vehicle(units[start : end - 1]):
                # 班机从甲地起飞，于7时抵达乙地
                return None, "none"
            if candidate is not None and units[end - 1].text in "：:" and tags == ACTING:
                # 甲答应乙：会见丙时…
                candidate = main_subject(units[start : end - 1]) or candidate
            if candidate is not None and is_named(candidate, other):
                candidate = None
            if candidate is not None and _speaks_for(candidate, discourse.topic, units[start:end], match):
                return discourse.topic, "topic"
            if candidate is not None:
                joined = with_companions(candidate, units, match, discourse.travellers)
                if match.pattern.type in ("visit", "attend"):
                    joined = with_fellows(joined, match)
                # A与B，将于周一会面: the clause before only names them.
                events = any(unit.tag == "TRIGGER" for unit in units[start : clause_start(units, at)])
                return joined, "sentence" if joined is candidate or events else "clause"
            end = clause_start(units, end - 1)
    if match.row.outer is not None:
        outer = match.row.outer
        place = outer.units[match.row.at].start
        reading = coordinate(outer.units, join_all=True)
        where = next(i for i, unit in enumerate(reading) if unit.end > place)
        around = Match(match.pattern, outer, reading, where, where, match.trigger, where, {}, "X")
        found = subject_in_clause(reading, where) or first_subject_after(reading, where)
        return (found, "clause") if found is not None else find_subject(around, discourse)
    if match.pattern.type == "visit" and _is_about_others(match.row.units, match.units[match.first].start):
        return None, "none"
    if discourse.travellers and match.trigger.text == "之行":
        # 甲访问乙地期间，丙举行仪式。欧洲之行最后一站…: the traveller's.
        return Unit(-1, -1, "", "PERSON", discourse.travellers), "topic"
    if discourse.topic is not None and not _nominal(match):
        return discourse.topic, "topic"
    return None, "none"


def _only_says(who: Unit, match: Match) -> bool:
    """Whether somebody speaks of a journey that he may not have made: 甲又说[乙地之行]有成果."""
    between = (unit for unit in match.units[: match.first] if unit.start >= who.end)
    return any(unit.tag == "SPEECH" and unit.text not in word_list("intends") for unit in between)


def _told_of(match: Match) -> Unit | None:
    """Whoever a meeting is of that is only a topic: 有关[甲]可能在丙地与乙会晤的报道."""
    units, at = match.units, match.first
    after = [unit.text for unit in units[match.last : match.last + 1]]
    if units[at].tag != "WITH" or after not in (["的"], ["一事"]):
        return None
    between = ("WORD", "VERB", "PREPOSITION", *TRANSPARENT)
    while at > 0 and units[at - 1].tag in between and units[at - 1].text != "由":
        at -= 1
    opener = next((i for i in range(at - 2, max(at - 5, -1), -1) if units[i].text in word_list("opens_topic")), None)
    return units[at - 1] if opener is not None and units[at - 1].tag == "PERSON" else None


def _agent(units: list[Unit], at: int) -> Unit | None:
    """Who is to do it, right before: 考虑由[甲]于2月5日接待乙, 特由[甲]率团至乙地参加."""
    if at > 1 and units[at - 1].tag == "DELEGATION" and units[at - 2].text in word_list("lead"):
        at -= 2
    while at > 1 and (units[at - 1].tag in TRANSPARENT or units[at - 1].text in ("在", "于")):
        at -= 1
    if at > 3 and units[at - 1].tag == "OFFICE" and units[at - 2].text in word_list("serve_as"):
        # 由甲担任团长访美
        at -= 2
    return units[at - 1] if at > 1 and units[at - 2].text == "由" and units[at - 1].tag in (*ACTING, "ORG") else None


def _speaks_for(body: Unit, topic: Unit | None, clause: list[Unit], match: Match) -> bool:
    """Whether a body only says what the one does whom the article is about: 外交部称，没有[与乙会晤]的安排."""
    if body.tag != "ORG" or topic is None or topic.tag != "PERSON" or match.pattern.type not in ("meet", "call"):
        return False
    guest = match.slots.get("Y")
    says = any(unit.tag == "SPEECH" for unit in clause)
    theirs = {party.country for party in body.parties} == {party.country for party in topic.parties}
    return says and theirs and guest is not None and guest.tag == "PERSON"


def _is_of_vehicle(clause: list[Unit]) -> bool:
    """Whether a clause tells of a plane or ship that nobody is said to be in."""
    return any(
        unit.text in word_list("vehicle") and (at == 0 or clause[at - 1].tag not in ("VERB", "PREPOSITION", "TRIGGER"))
        for at, unit in enumerate(clause)
    )


def _greets(who: Unit, units: list[Unit]) -> bool:
    """Whether somebody only meets or sees off a traveller: 抵达乙国时，[甲到机场迎接]."""
    rest = (unit for unit in units if unit.start >= who.end)
    clause = itertools.takewhile(lambda unit: unit.tag != "STOP", rest)
    return any(unit.text in word_list("greets") for unit in clause)


def _who_they_are(unit: Unit) -> bool:
    """Whether it is somebody of whom more than a name is told; in 在阿拉曼与… the engine may take a place for one."""
    return unit.tag == "PERSON" and bool(unit.parties[0].title or unit.parties[0].id)


def _is_of_both(units: list[Unit], at: int) -> bool:
    """Whether what two hold is named after them: 举行甲|与乙的峰会."""
    return at + 2 < len(units) and units[at + 1].is_party() and units[at + 2].text == "的"


def _owner(match: Match) -> Unit | None:
    """The party right before the trigger, even where a preposition governs both: 对德国议员访问台北的反应."""
    at = match.first
    units = match.units
    if at > 2 and units[at - 1].text in word_list("this_time"):
        # 克拉奇的此次访问
        at -= 1
    if at > 1 and units[at - 1].text == "的" and units[at - 2].is_party():
        return units[at - 2]
    if at > 0 and units[at].text == "的" and units[at - 1].is_party():
        return units[at - 1]
    if at > 0 and len(units[at - 1].parties) > 1 and units[at - 1].tag == "COUNTRY":
        # 对俄美会谈: the compound before the trigger.
        return units[at - 1]
    if match.pattern.type in ("visit", "attend"):
        # The nearest party before the trigger, across adverbs: 对于克拉夫特无法如期访问台湾.
        near = next((i for i in range(at - 1, clause_start(units, at), -1) if not _adverbial(units[i])), 0)
        if (
            near > 0
            and units[near].tag == "ORG"
            and units[near].end == units[at].start
            and units[near - 1].text == "对"
        ):
            # 对贸促会来琼考察表示感谢
            return units[near]
        # 感谢中方对我访华的盛情接待, 为习近平访美铺路
        topical = {*word_list("topic_preposition"), "为", "从"}
        # 在甲政府成立后首次到访: only when.
        since = any(unit.text in ("后", "之后", "以后", "以来") for unit in units[near:at])
        if near > 0 and units[near].tag in ACTING and units[near - 1].text in topical and not since:
            return units[near]
        for i in range(at - 1, clause_start(units, at) + 1, -1):
            # 其态度与拜登在利雅得出席峰会时不同
            if units[i].tag == "PERSON" and units[i - 1].tag == "WITH" and units[i - 2].value in COMMON_NOUNS:
                return units[i]
    return None


def subject_before(match: Match) -> Unit | None:
    """Return the subject of the clause in which the match stands, if any stands before it."""
    return subject_in_clause(match.units, match.first)


def _spoken_of_by_office(candidate: Unit, match: Match, discourse: Discourse) -> Unit | None:
    """甲访华，这是乙国最高外交官多年来首次访华: whom the sentence is about, or who travelled last.

    总统甲与首相乙会晤，这是首相首次访美: who has that office.
    """
    units = match.row.units
    at = next((i for i, unit in enumerate(units) if unit.start == candidate.start), 0)
    opening = "".join(unit.text for unit in units[clause_start(units, at) : at])
    if candidate.tag != "OFFICE" or not opening.startswith(tuple(word_list("this_is"))):
        return None
    before = units[: clause_start(units, at)]
    office = candidate.parties[0]
    named = [p for unit in before if unit.tag == "PERSON" for p in unit.parties]
    holder = next((p for p in named if holds(p, (office.role,)) and office.country in (None, p.country)), None)
    if holder is not None:
        return Unit(candidate.start, candidate.end, holder.name, "PERSON", (holder,))
    subject = main_subject(before)
    if subject is None and match.pattern.type == "visit":
        compatriots = {party.country for party in discourse.travellers} == {candidate.parties[0].country}
        return Unit(-1, -1, "", "PERSON", discourse.travellers) if compatriots else None
    return subject if subject is not None and subject.tag == "PERSON" else None


def _who_came(match: Match) -> Unit | None:
    """Who came somewhere to attend something, as the words right before say: 对[乙]莅晋出席座谈会表示欢迎."""
    before = match.units[max(0, match.first - 3) : match.first]
    came = [unit.tag for unit in before[1:]] == ["TRIGGER", "ABBREVIATION"] and match.pattern.type == "attend"
    return before[0] if came and before[0].tag == "PERSON" else None


def accompanied(match: Match) -> Unit | None:
    """陪同甲访华的乙: the one whose journey it is."""
    units, at = match.units, match.first - 1
    if match.pattern.type != "visit" or at < 1 or units[at].tag != "PERSON":
        return None
    before = at - 1
    while before > 0 and units[before].tag == "WORD" and units[before].end == units[before + 1].start:
        before -= 1
    return units[at] if units[before].text in word_list("accompanies") else None


def identified(match: Match) -> Unit | None:
    """到访甲国的最高官员[是乙], 来华出席论坛的领导人[有：乙、丙]: who the holders of the office are."""
    whom = match.row.subject or match.slots.get("X")
    if whom is None or whom.tag != "OFFICE":
        return None
    units = match.row.outer.units if match.row.outer is not None else match.units
    verb, *after = [unit for unit in units if unit.start >= whom.end] or [whom]
    listed = verb.text in word_list("introduces_list") and [unit.text for unit in after[:1]] == ["："]
    named = list(itertools.takewhile(lambda unit: unit.tag in ("PERSON", "JOIN", "WITH"), after[listed:]))
    # 访华的官员是乙的同事
    if not named or not (listed or (verb.text in word_list("copula") and after[1:2] and after[1].text != "的")):
        return None
    return replace(named[0], parties=tuple(party for unit in named for party in unit.parties)) if listed else named[0]


def described(match: Match) -> Unit | None:
    """他成为首位访问中国的美国总统: the subject of the clause, where whoever is after 的 only describes it."""
    whom = match.slots.get("X")
    if whom is None or whom.tag != "OFFICE":
        return None
    outer = match.row.outer
    units, at = (match.units, match.first) if outer is None else (outer.units, match.row.at)
    before = [unit.text for unit in (*units[max(0, at - 4) : at], *(match.row.units[: match.first] if outer else ()))]
    first = any(text.startswith(tuple(word_list("one_of_many"))) for text in (*before[-4:], whom.text))
    first = first or any(word in whom.text for word in word_list("superlative"))
    first = first or any(unit.text == "最" and unit.end == whom.start for unit in match.units)
    if first or {"是", "首次"} <= set(before):
        # 甲是断交以来，首位访问乙国的部长: in the clause before, too.
        copula = next((i for i in range(at - 1, 0, -1) if units[i].text in word_list("copula")), at)
        found = (subject_in_clause(units, copula), main_subject(units), *reversed(units[:copula]))
        return next((unit for unit in found if unit is not None and unit.tag in ("PERSON", "PRONOUN")), None)
    return None


def _adverbial(unit: Unit) -> bool:
    if unit.tag in ("TIME", "FOLD") or unit.text in word_list("lead"):
        return True
    return unit.tag in ("WORD", "VERB") and len(unit.text) < 4


def _of_this_journey(match: Match) -> bool:
    """Whether the clause begins with 此行, 此趟行程: its subject is who travels."""
    start = clause_start(match.units, match.first)
    opening = "".join(unit.text for unit in match.units[start : match.first])
    return opening.startswith(tuple(word_list("this_journey"))) or (
        match.pattern.type == "visit" and opening in word_list("this_time")
    )


def _is_about_others(units: list[Unit], start: int) -> bool:
    """Whether the sentence began with people without a name: 这些旅客包括儿童，一月间抵达乙地."""
    before = [unit for unit in units if unit.end <= start and unit.tag not in ("TIME", "QUOTE", "CLAUSE")]
    return any(
        these.text in word_list("demonstrative_many")
        and people.value in COMMON_NOUNS
        and following.text != "的"
        and (at == 0 or before[at - 1].tag == "COMMA")
        for at, (these, people, following) in enumerate(zip(before, before[1:], before[2:], strict=False))
    )


def _nominal(match: Match) -> bool:
    """Whether the trigger is rather a noun: 会谈后, 访问取得了…; then nobody of the sentence before need be meant."""
    at = match.trigger_at
    following = match.units[at + 1] if at + 1 < len(match.units) else None
    return match.trigger_at == match.first and (
        following is None or following.text in ("的", "后", "中", "时", "期间", "取得")
    )
