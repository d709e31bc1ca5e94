"""Owners: a party and those who belong to it, read as the one who belongs (朔尔茨的特使, 卫生部所属之保护局)."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from nlp.entities import Party, read_words, simplify

from .departments import MOST_NOUNS, NOMINAL, charge_before, department_before, office_before
from .units import Unit
from .vocabulary import word_list

# How many characters may stand between a body and one that belongs to it.
_LONGEST_BELONGING = 4
# How many characters a title has that says nothing of whose it is: 副总统, 国务卿.
_LONGEST_PLAIN = 4

Reading = tuple[int, Unit] | None
"""Of the units before a party, where those begin that belong to it, and the party with them."""


@cache
def _body_kinds() -> frozenset[str]:
    return read_words("nlp.entities.lexicon", "offices.tsv", "body-kind")


@cache
def _kin_words() -> frozenset[str]:
    """Who somebody is to another: offices that are held for somebody, and words that are no office (盟友)."""
    return read_words("nlp.entities.lexicon", "offices.tsv", "of-somebody") | word_list("kin")


def possessed(row: list[Unit]) -> list[Unit]:
    """Read 朔尔茨的特使 and 巴基斯坦国民议会议长萨迪克 as one party: the one who belongs, not the one to whom."""
    result: list[Unit] = []
    for unit in row:
        for reading in _READINGS:
            if (found := reading(result, unit)) is not None:
                first, unit = found
                del result[first:]
        if unit.tag == "OFFICE" and not unit.parties[0].tied and _of_nobody(result):
            # 该党的主席, 岛国的外长
            unit = replace(unit, tag="WORD", parties=())
        of_another = unit.text in _kin_words() | word_list("seat")
        if of_another and result and result[-1].tag == "PERSON" and result[-1].end == unit.start:
            # 潘晓颖父亲: somebody else, who is not named; 赴蔡英文官邸: a house.
            result[-1] = replace(result[-1], tag="WORD", parties=())
        if not unit.is_party() and (origin := _origin(result)) is not None:
            # 来自日本的两位学生: nobody met Japan.
            result[origin:] = [
                replace(u, tag="WORD", value="n", parties=()) if u.tag == "COUNTRY" else u for u in result[origin:]
            ]
        result.append(unit)
    return result


def _with(before: list[Unit], first: int | None, unit: Unit) -> Reading:
    return None if first is None else (first, replace(unit, start=before[first].start))


def _of_country(before: list[Unit], unit: Unit) -> Reading:
    """巴基斯坦国民议会议长甲, 中国著名画家甲: of the country before the nouns before him."""
    if unit.tag != "PERSON" or not (words := _nouns_between(before, unit)):
        return None
    first = len(before) - words - 1
    country = before[first].parties[0].country
    person = replace(unit.parties[0], country=unit.parties[0].country or country)
    return first, replace(unit, start=before[first].start, parties=(person, *unit.parties[1:]))


def _of_person(before: list[Unit], unit: Unit) -> Reading:
    """特朗普|女婿库什纳, 习近平主席|特使王毅; or a name before an office that is none (美京|中华会馆主席甲)."""
    if unit.tag != "PERSON" or not before or before[-1].tag != "PERSON" or before[-1].end != unit.start:
        return None
    owner, title = before[-1].parties[0], simplify(unit.parties[0].title or "")
    unknown = not owner.title and not owner.id and len(title) > _LONGEST_PLAIN
    return _with(before, len(before) - 1, unit) if unknown or title.endswith(tuple(_kin_words())) else None


def _for_a_region(before: list[Unit], unit: Unit) -> Reading:
    """瑞典|朝鲜半岛事务特使甲."""
    return _with(before, len(before) - 1, unit) if unit.tag == "PERSON" and _is_his_country(before, unit) else None


def _from_somewhere(before: list[Unit], unit: Unit) -> Reading:
    """来自日本的甲."""
    return _with(before, _origin(before), unit) if unit.is_party() else None


def _body_of_state(before: list[Unit], unit: Unit) -> Reading:
    """塞内加尔|外交部."""
    if unit.tag != "ORG" or not before or before[-1].end != unit.start or not _is_of_country(before[-1], unit):
        return None
    state = before[-1]
    name = state.parties[0].name + unit.parties[0].name
    body = replace(unit.parties[0], name=name, country=state.parties[0].country)
    return len(before) - 1, replace(unit, start=state.start, text=state.text + unit.text, parties=(body,))


def _of_its_kind(before: list[Unit], unit: Unit) -> Reading:
    """智库传统基金会."""
    beside = unit.tag == "ORG" and bool(before) and before[-1].end == unit.start and before[-1].text in _body_kinds()
    return _with(before, len(before) - 1, unit) if beside else None


def _of_a_house(before: list[Unit], unit: Unit) -> Reading:
    """甲国众议院“乙小组”: between the two stood a quotation mark."""
    inside = unit.tag == "ORG" and bool(before) and before[-1].tag == "ORG" and unit.start - before[-1].end == 1
    return _with(before, len(before) - 1, unit) if inside else None


def _speaks_for(before: list[Unit], unit: Unit) -> Reading:
    """韩方牵头人、甲."""
    return _with(before, _spokesman(before), unit) if unit.tag == "PERSON" else None


def _of_somebody(before: list[Unit], unit: Unit) -> Reading:
    """特朗普派出的甲, 特朗普的盟友甲, 普京的智囊|甲."""
    belongs = unit.tag == "PERSON" and (_sent(before) or _kin(before) or _described(before, unit))
    return _with(before, len(before) - 3, unit) if belongs else None


def _kin_of_somebody(before: list[Unit], unit: Unit) -> Reading:
    """王全璋太太李文足."""
    return _with(before, len(before) - 2, unit) if unit.tag == "PERSON" and _beside_kin(before, unit) else None


def _with_office(before: list[Unit], unit: Unit) -> Reading:
    """卫生协会常务监事甲, an office that no table has."""
    return _with(before, office_before(before, unit), unit) if unit.tag == "PERSON" else None


def _of_department(before: list[Unit], unit: Unit) -> Reading:
    """科技部科教发展及国际合作司司长甲."""
    return _with(before, department_before(before, unit), unit) if unit.tag == "PERSON" else None


def _with_charge(before: list[Unit], unit: Unit) -> Reading:
    """美国负责亚太事务的助理国务卿甲."""
    return _with(before, charge_before(before), unit) if unit.tag in ("PERSON", "OFFICE") else None


def _team_of_countries(before: list[Unit], unit: Unit) -> Reading:
    """乌克兰与美国的代表团: the countries are meant, but not in 访问北韩的南韩特使团."""
    unowned = unit.tag == "DELEGATION" and unit.parties[0].country is None
    if not unowned or [u.tag for u in before[-2:]] != ["COUNTRY", "PARTICLE"]:
        return None
    return len(before) - 2, replace(unit, start=before[-2].start, tag="COUNTRY", parties=before[-2].parties)


def _of_a_body(before: list[Unit], unit: Unit) -> Reading:
    """卫生部所属之保护局."""
    return _with(before, _belongs_to(before), unit) if unit.is_party() else None


def _official_of(before: list[Unit], unit: Unit) -> Reading:
    """朔尔茨的特使甲."""
    owned = len(before) > 1 and before[-1].text == "的" and _owns(before, unit)
    if owned and unit.tag == "OFFICE" and before[-2].tag == "COUNTRY" and _is_one_office(unit.parties[0]):
        # 甲国的国防部长, of whom no name is told
        state, office = before[-2].parties[0], unit.parties[0]
        office = replace(office, name=state.name + office.name, country=state.country, tied=True)
        unit = replace(unit, parties=(office,))
    return _with(before, len(before) - 2, unit) if owned else None


def _of_a_region(before: list[Unit], unit: Unit) -> Reading:
    """会见加州的联邦参议员甲: after the verb of meeting the place says whose he is."""
    if unit.tag != "PERSON" or [u.text for u in before[-1:]] != ["的"] or len(before) < 3:
        return None
    governor, region = before[-3], before[-2]
    meets = governor.tag == "WITH" or governor.text in word_list("receiving")
    titled = unit.text.startswith(simplify(unit.parties[0].title or "") or "-")
    return _with(before, len(before) - 2, unit) if meets and titled and region.tag in ("REGION", "CITY") else None


def _is_one_office(office: Party) -> bool:
    """Whether it is one office, of which nothing tells the country."""
    return office.country is None and "、" not in office.name


def _is_his_country(before: list[Unit], person: Unit) -> bool:
    """Whether a country stands right before the title of somebody, whose portfolio another place begins."""
    if not before or before[-1].tag != "COUNTRY" or before[-1].end != person.start or len(before[-1].text) < 2:
        return False
    return bool(person.parties[0].title) and person.text.startswith(simplify(person.parties[0].title or ""))


def _is_of_country(before: Unit, body: Unit) -> bool:
    """Whether a country before a body of a state is the one whose body it is."""
    alone = before.tag == "COUNTRY" and len(before.parties) == len(body.parties) == 1 and len(before.text) > 1
    return alone and body.parties[0].country is None and body.text.endswith(tuple(word_list("of_state")))


def _of_nobody(before: list[Unit]) -> bool:
    """Whether an office after them belongs to what has no name here."""
    if len(before) < 3 or before[-1].text != "的" or before[-2].tag != "WORD":
        return False
    return before[-2].text.startswith("该") or before[-2].text.endswith("国") or before[-3].text == "该"


def _belongs_to(before: list[Unit]) -> int | None:
    """Where the party stands to which the one after 所属之 belongs; None where it does not stand there."""
    at, words = len(before) - 1, ""
    if at > 1 and before[at].tag in ("WITH", "JOIN") and before[at - 1].tag == "WORD":
        # 国家卫生研究院所属之[过敏与]传染病研究所主任甲
        at -= 2
    while at >= 0 and len(words) < _LONGEST_BELONGING and not before[at].is_party():
        words = before[at].text + words
        at -= 1
    return at if at >= 0 and words in word_list("belonging") else None


def _origin(before: list[Unit]) -> int | None:
    """Where 来自日本的, 来自日本、韩国等国之 begins, None where no such words come last."""
    if not before or before[-1].text != "的":
        return None
    first = len(before) - 1
    while first and (before[first - 1].tag in ("COUNTRY", "JOIN", "WITH") or before[first - 1].text in ("等", "国")):
        first -= 1
    return first - 1 if 0 < first < len(before) - 1 and before[first - 1].text == "来自" else None


def _spokesman(before: list[Unit]) -> int | None:
    """Where 韩方牵头人、 begins before a name, with the nouns before it; None where it does not stand there."""
    if not before or before[-1].tag != "JOIN":
        return None
    side = next((i for i in range(len(before) - 2, max(len(before) - 5, -1), -1) if before[i].tag == "COUNTRY"), None)
    if side is None or "".join(unit.text for unit in before[side + 1 : -1]) not in word_list("spokesman"):
        return None
    while side > 0 and before[side - 1].end == before[side].start and before[side - 1].value in NOMINAL:
        side -= 1
    return side


def _kin(before: list[Unit]) -> bool:
    """Whether 特朗普的盟友 stands before a name: the one who belongs to him is meant."""
    if len(before) < 3 or not before[-3].is_party():
        return False
    return before[-2].text == "的" and before[-1].text in _kin_words()


def _beside_kin(before: list[Unit], person: Unit) -> bool:
    """Whether somebody stands before a name, and what its bearer is to him, without 的 between."""
    if len(before) < 2 or before[-1].text not in _kin_words() or before[-1].end != person.start:
        return False
    return before[-2].end == before[-1].start and before[-2].tag in ("WORD", "PERSON")


def _described(before: list[Unit], person: Unit) -> bool:
    """Whether what the engine takes for a name only says what somebody is to another: 普京的[智囊]|苏尔科夫."""
    if len(before) < 3 or before[-1].tag != "PERSON" or before[-1].end != person.start:
        return False
    bare = not before[-1].parties[0].title and not before[-1].parties[0].id
    return bare and before[-2].text == "的" and before[-3].is_party()


def _sent(before: list[Unit]) -> bool:
    """Whether 特朗普派出的 stands before a name: his envoy is meant."""
    sends = [unit.text for unit in before[-2:]]
    return len(before) > 2 and before[-3].is_party() and sends[1] == "的" and sends[0] in word_list("sends")


def _nouns_between(before: list[Unit], person: Unit) -> int:
    """How many nouns, nothing else, stand between a country and the office before a name; 0 where it is otherwise."""
    end, count, verbal = person.start, 0, False
    if not person.parties[0].title:
        return _calling(before, person)
    for unit in reversed(before):
        if unit.end != end:
            return 0
        if unit.tag == "COUNTRY" and unit.parties:
            told = person.parties[0].country
            # 俄罗斯统一|俄罗斯党主席: a verb to the engine, but the country is the same.
            return count if told == unit.parties[0].country or (told is None and not verbal) else 0
        noun = unit.tag in ("ORG", "AREA") or (unit.tag == "WORD" and unit.value in NOMINAL)
        # 英国能源安全和净零排放大臣
        joins = unit.tag in ("WITH", "JOIN") and end != person.start and len(unit.text) == 1
        verbal = verbal or unit.tag == "VERB"
        if not (noun or joins or unit.tag == "VERB") or count == MOST_NOUNS:
            return 0
        end, count = unit.start, count + 1
    return 0


def _calling(before: list[Unit], person: Unit) -> int:
    """How many words say what somebody without an office does: 中国画家王健, 中国著名画家王健."""
    for count in (1, 2):
        row = [*before[-count - 1 :], person]
        joined = len(row) == count + 2 and all(a.end == b.start for a, b in itertools.pairwise(row))
        words = [(unit.tag, unit.value) for unit in row[1:-1]]
        if joined and row[0].tag == "COUNTRY" and words in ([("WORD", "n")], [("WORD", "a"), ("WORD", "n")]):
            return count
    return 0


def _owns(before: list[Unit], unit: Unit) -> bool:
    """Whether the party before 的 is whose official `unit` is; in 到访中国的国务卿 a verb governs the party."""
    owner = before[-2]
    if len(before) > 2 and before[-3].tag in ("TRIGGER", "PARTICLE"):
        # 会见文在寅的特使甲, but 会见文在寅的美国国务卿甲 is one who met him
        title = simplify(unit.parties[0].title or "") if unit.parties else ""
        envoy = unit.tag == "PERSON" and title != "" and unit.text.startswith(title)
        team = unit.tag == "DELEGATION" and unit.parties[0].country is None
        return owner.tag == "PERSON" and (unit.tag == "OFFICE" or envoy or team)
    # 文在寅的特使团
    sent = unit.tag == "DELEGATION" and owner.tag == "PERSON"
    official = sent or unit.tag == "OFFICE" or (unit.tag == "PERSON" and bool(unit.parties[0].title))
    return official and owner.tag in ("PERSON", "COUNTRY", "ORG")


# Each in turn may take more: 来自德国的|国防部|国际合作司|司长甲.
_READINGS: tuple[Callable[[list[Unit], Unit], Reading], ...] = (
    _of_country,
    _of_person,
    _for_a_region,
    _from_somewhere,
    _body_of_state,
    _of_its_kind,
    _of_a_house,
    _speaks_for,
    _of_somebody,
    _kin_of_somebody,
    _with_office,
    _of_department,
    _with_charge,
    _team_of_countries,
    _of_a_body,
    _official_of,
    _of_a_region,
)
