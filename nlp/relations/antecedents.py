"""Who is meant: pronouns, offices alone and delegations replaced by the parties that the article names."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from nlp.entities import Party, country_name, offices_meant, simplify

from .delegations import representatives
from .discourse import Discourse
from .positions import clause_start, in_background, is_object_marker, is_subject, main_subject, only_speaks
from .units import Unit
from .vocabulary import word_list

# 两位高级官员, 多名部长, 甲国每任总统: nobody in particular.
_COUNTED = re.compile("^[一二两三四五六七八九十数多几][位名]|每[任位]|历任")
# The characters of a Chinese name with a surname of one.
_LONGEST_CHINESE = 3
# Words for offices in general, whose holders have others.
_GENERAL = ("领导人", "元首", "首脑", "领袖")


def resolve(
    unit: Unit, discourse: Discourse, units: list[Unit], other: frozenset[str] = frozenset()
) -> tuple[Party, ...]:
    """Return the parties of `unit`, pronouns and offices alone replaced by those they stand for; empty if unclear.

    other: names of the other side, for which a pronoun cannot stand (甲会见了他).
    """
    parties: list[Party] = []
    holders: dict[str, list[Party]] = {}
    for state in unit.parties:
        if state.kind == "country" and state.role:
            # Nobody stands for two of them, be he told by surname alone.
            others = {full.name for found in holders.values() for p in found for full in (p, *_full_name(p, discourse))}
            found = _holder(state, discourse, other | others)
            # 中欧领导人: 欧 is no country, and no leader of one stands for it.
            holders[state.name] = [p for p in found if state.country or not p.country]
    states = [p for p in unit.parties if p.name in holders]
    all_or_none = len(states) > 2 or any(p.role.startswith("峰会") or not p.country for p in states)
    if all_or_none and not all(holders.values()):
        # 中阿峰会, 中欧领导人 and 中日韩领导人, of whose sides the article names one leader: the countries are meant.
        holders = {}
    for party in unit.parties:
        if _is_of_both_states(party, units):
            parties += _states_of_pair(party, discourse)
        elif party.kind == "pronoun":
            parties += _antecedents(party, discourse, units, other)
        elif party.kind == "office":
            if _COUNTED.search(simplify(party.name)):
                continue
            if _is_of_another_time(party, units):
                parties += [party] if party.tied else []
                continue
            party = _of_sender(party, units)
            group = [party] if _is_group(party) and not _is_told_of(party, discourse) else []
            parties += group or _addressee(party, discourse) or _holder(party, discourse, other)
        elif party.kind == "country" and party.role:
            parties += holders.get(party.name) or [party]
        elif party.kind == "person" and party.role:
            parties += _full_name(party, discourse)
        elif party.kind == "delegation":
            parties += representatives(party, discourse)
        else:
            parties.append(_with_office(party, discourse))
    unique = {party.name: party for party in parties}
    return tuple(unique.values())


def _with_office(party: Party, discourse: Discourse) -> Party:
    """The party with the office and country that another sentence of the article tells."""
    if party.kind != "person" or (party.title and party.country):
        return party
    for person in discourse.persons:
        if person.name == party.name and (person.title or person.country):
            return party.with_office_of(person)
    return party


def _is_group(office: Party) -> bool:
    """Whether several unnamed are a party: 中方官员, 大会代表, but not 欧洲领导人, who have names."""
    return office.number == "many" and office.tied and not simplify(office.name).endswith(tuple(offices_meant()))


def _is_of_another_time(office: Party, units: list[Unit]) -> bool:
    """Whether an office alone is told of with what its holder did the last time: 伊朗总统[上次]访问沙特是在2012年."""
    following = next((unit for unit in units if unit.start >= office.end), None)
    return following is not None and following.text in word_list("last_time")


def _is_of_both_states(party: Party, units: list[Unit]) -> bool:
    """Whether people without a name are told of who stand for two states: 双方[团队], 两国经贸牵头人."""
    name = simplify(party.name)
    if party.kind == "office":
        return name.startswith("两国") and name.endswith(tuple(word_list("spokesman") | word_list("staff")))
    at = next((i for i, unit in enumerate(units) if unit.start == party.end), len(units))
    staff, *further = [unit.text for unit in units[at : at + 2]] or [""]
    # 双方团队|自甲地会晤以来: not their own meeting.
    return name == "双方" and staff in word_list("staff") and not word_list("opens_since") & set(further)


def _states_of_pair(party: Party, discourse: Discourse) -> list[Party]:
    """The states of the two who met last, or write to each other."""
    codes = dict.fromkeys(person.country for person in discourse.pair if person.country)
    if len(codes) < 2:
        return []
    return [Party(party.start, party.end, country_name(c), "country", country=c, id=c) for c in codes]


def _of_sender(office: Party, units: list[Unit]) -> Party:
    """The holder of an office that is only called so, as one of whoever sends him: 甲国首相计划派遣[副外相]."""
    at = next((i for i, unit in enumerate(units) if unit.start == office.start), 0)
    if office.tied or not at or units[at - 1].text not in word_list("sends") | {"派"}:
        return office
    senders = (party for i in range(at) if is_subject(units, i) for party in units[i].parties if party.country)
    sender = next(senders, None)
    return office if sender is None else replace(office, country=sender.country, tied=True)


def _is_told_of(group: Party, discourse: Discourse) -> bool:
    """Whether the article names officials of the country whose officials `group` only calls so."""
    return any(person.country == group.country and person.title for person in discourse.persons if group.country)


def _full_name(party: Party, discourse: Discourse) -> list[Party]:
    """蔡總統 is the person of the article with that surname, and that office where one is told."""
    title = simplify(party.role)
    for person in discourse.persons:
        same_surname = person.name != party.name and person.name[0] == party.name[0] and not person.role
        if same_surname and (not person.title or simplify(person.title).endswith(title)):
            return [person]
    if discourse.home:
        # 駐美代表高碩泰 is told of as 高大使 in a notice that names no other 高; 馬總統 is no 馬倫提斯.
        namesakes = {
            person.name: person
            for person in discourse.persons
            if person.name[0] == party.name[0] and len(person.name) <= _LONGEST_CHINESE and not person.role
        }
        return list(namesakes.values()) if len(namesakes) == 1 else [party]
    return [party]


def _antecedents(pronoun: Party, discourse: Discourse, units: list[Unit], other: frozenset[str]) -> list[Party]:
    if pronoun.number == "speaker":
        before = [unit for unit in units if unit.end <= pronoun.start]
        quoted = sum(unit.tag == "QUOTE" for unit in before) % 2
        if discourse.home and simplify(pronoun.name) == "我" and not quoted:
            # 我於5月15日拒絕接見特使, but not 設宴歡迎我訪團
            own = replace(pronoun, kind="country", name="我國", country=discourse.home, id=discourse.home)
            return [own] if not before or before[-1].tag in ("STOP", "COMMA", "CLAUSE") else []
        return list(discourse.speaker.parties) if discourse.speaker else []
    if pronoun.number == "one":
        return _one(pronoun, discourse, units, other)
    if pronoun.number == "latter":
        named = [p for unit in units if unit.tag == "PERSON" and unit.end <= pronoun.start for p in unit.parties]
        return named[-1:] or list(discourse.travellers)
    if pronoun.number == "they":
        return _several(pronoun, units, other) or _they(pronoun, discourse, units, other)
    if pronoun.number == "addressee":
        return _spoken_to(discourse)
    if pronoun.number == "speakers":
        # 习近平与马克龙会谈。王毅说，我们…: not those two.
        speaking = discourse.speaker.parties if discourse.speaker else ()
        if not {party.name for party in discourse.pair} & {party.name for party in speaking}:
            return []
    if pronoun.number in ("two", "speakers"):
        return _two(pronoun, discourse, units)
    return []


def _they(pronoun: Party, discourse: Discourse, units: list[Unit], other: frozenset[str]) -> list[Party]:
    """他们: a team told of just before (赠予[医疗队]，感谢他们…), those whom somebody met, who travelled, who met.

    Of one who travels 他们 are he and his companions where it begins a clause: 最后一天，他们参观….
    """
    teams = [p for unit in units if unit.tag == "DELEGATION" and unit.end <= pronoun.start for p in unit.parties]
    at = next((i for i, unit in enumerate(units) if unit.start == pronoun.start), 0)
    opens = at == 0 or units[at - 1].tag in ("COMMA", "STOP")
    met, came = discourse.several, discourse.travellers
    for known in (teams[-1:], *((came, met) if opens else (met, came)), discourse.pair):
        they = [party for party in known if party.name not in other]
        together = len(they) > 1 or any(party.kind in ("delegation", "organisation") for party in they)
        if together or (opens and they and known is discourse.travellers):
            return they
    return []


def _several(pronoun: Party, units: list[Unit], other: frozenset[str]) -> list[Party]:
    """他们 after several who speak: [甲和乙]表示，他们…."""
    says = next((i for i, unit in enumerate(units) if unit.tag == "SPEECH" and unit.end <= pronoun.start), 0)
    speakers = [unit for unit in units[:says] if unit.tag == "PERSON"]
    joined = all(unit.tag in ("PERSON", "JOIN", "WITH", "TIME") for unit in units[:says])
    named = [party for unit in speakers for party in unit.parties if party.name not in other]
    return named if joined and len(named) > 1 else []


def _one(pronoun: Party, discourse: Discourse, units: list[Unit], other: frozenset[str]) -> list[Party]:
    """他, 她, 其: the subject of the sentence so far, else what the article is about, else who met last."""
    if talked_to := _talked_to(pronoun, units, other):
        return talked_to
    if simplify(pronoun.name) == "其" and (met := _named_before(pronoun, units, other)):
        return met
    if units[0].tag == "QUOTE" and discourse.speaker is not None:
        return _spoken_of(pronoun, discourse, other)
    if (quote := _quoted(pronoun, units)) is not None:
        within = [unit for unit in units[quote:] if unit.tag in ("PERSON", "OFFICE") and unit.end <= pronoun.start]
        return list(resolve(within[0], discourse, units, other)) if within else _spoken_of(pronoun, discourse, other)
    asked = next((i for i, unit in enumerate(units) if unit.start == pronoun.start), 0)
    if sent := _sent_instead(units, asked) or _disposed_of(units, asked):
        return list(sent.parties[:1])
    if invited := _invited(units, asked):
        return list(invited.parties[:1])
    if asked and units[asked - 1].text in word_list("asks"):
        # 甲致函乙，敦促他…: not the one who asks.
        asking = main_subject(units)
        subject = asking.parties[0].name if asking is not None else ""
        known = _topic(discourse)
        about = [known] if known is not None and known.name not in other | {subject} else []
        return _named_before(pronoun, units, other | {subject}) or about
    topic = _topic(discourse)
    if topic is not None and topic.name not in other and _is_object_before(pronoun, units):
        # 乙会见了他，丙与[他]会谈: he whom the sentence before was about.
        return [topic]
    subjects = [
        i
        for i, unit in enumerate(units)
        # 总统表示，[他]…, where nothing says of which country: that of the article's own.
        if (unit.tag == "PERSON" or (unit.tag == "OFFICE" and discourse.home and not unit.parties[0].tied))
        and unit.end <= pronoun.start
        and is_subject(units, i)
        and unit.parties[0].name not in other
        and not only_speaks(unit)
        and not (i > 0 and units[i - 1].text in word_list("topic_preposition"))
    ]
    asked_of = next((i for i, unit in enumerate(units) if unit.start == pronoun.start), 0)
    if asked_of and units[asked_of - 1].tag in ("WITH", "TRIGGER"):
        # 甲访华期间，乙与[她]会晤: not who meets her.
        subjects = [i for i in subjects if i < clause_start(units, asked_of)] or subjects
    if subjects:
        main = next((i for i in subjects if not in_background(units, i)), subjects[0])
        if units[main].tag == "OFFICE":
            return _holder(units[main].parties[0], discourse, other)
        return list(units[main].parties[:1])
    if topic is not None and topic.name not in other:
        return [topic]
    met = [p for p in discourse.pair if p.kind == "person" and p.name not in other][:1] if other else []
    return met or _named_before(pronoun, units, other)


def _sent_instead(units: list[Unit], at: int) -> Unit | None:
    """Who does it for somebody, as the clause before the pronoun at `at` tells: 甲缺席，由[乙]带队，她将…."""
    opening = clause_start(units, at)
    clause = units[clause_start(units, opening - 1) : opening] if opening == at > 0 else []
    return next((b for a, b in itertools.pairwise(clause) if a.text == "由" and b.tag == "PERSON"), None)


def _invited(units: list[Unit], at: int) -> Unit | None:
    """Whom the clause before invites, who is told of as willing: 甲邀请[乙]访问丙国，他也欣然同意…"""
    opening = clause_start(units, at)
    willing = [unit.text for unit in units[at + 1 : at + 4]]
    if opening != at or not word_list("willing").intersection(willing):
        return None
    clause = units[clause_start(units, opening - 1) : opening]
    return next((b for a, b in itertools.pairwise(clause) if a.text in word_list("inviting") and b.is_party()), None)


def _disposed_of(units: list[Unit], at: int) -> Unit | None:
    """Whom the clause before has for its object, and who is made to do it: 甲将[乙]送上飞机，让他去丙国."""
    opening = clause_start(units, at)
    if opening != at - 1 or units[opening].text not in word_list("causative"):
        return None
    clause = range(clause_start(units, opening - 1), opening - 1)
    return next((units[i + 1] for i in clause if is_object_marker(units, i) or units[i].text == "把"), None)


def _talked_to(pronoun: Party, units: list[Unit], other: frozenset[str]) -> list[Party]:
    """Whom somebody met, as another says: 甲表示，乙访问期间，丙同[他]会晤: 乙, and 甲感谢丙同[其]会晤: 甲."""
    at = next((i for i, unit in enumerate(units) if unit.start == pronoun.start), 0)
    says = next((i for i in range(at - 1, -1, -1) if units[i].tag == "SPEECH"), None)
    if not at or units[at - 1].tag != "WITH" or says is None:
        return []
    subjects = [i for i in range(at) if units[i].tag == "PERSON" and is_subject(units, i)]
    told = [units[i].parties[0] for i in subjects if i > says and units[i].parties[0].name not in other]
    speaker = [units[i].parties[0] for i in subjects[:1] if i < says and units[i].parties[0].name not in other]
    # 甲表示，丙在乙就职后同[他]通电话
    when = [units[i].parties[0] for i in range(says + 1, at) if units[i].tag == "PERSON" and units[i - 1].text == "在"]
    return told[-1:] or [party for party in when if party.name not in other][-1:] or speaker


def _is_object_before(pronoun: Party, units: list[Unit]) -> bool:
    """Whether the same pronoun stands earlier in the sentence, and is no subject there."""
    same = (i for i, unit in enumerate(units) if unit.tag == "PRONOUN" and unit.end <= pronoun.start)
    return any(units[i].parties[0].name == pronoun.name and not is_subject(units, i) for i in same)


def _two(pronoun: Party, discourse: Discourse, units: list[Unit]) -> list[Party]:
    """双方, 两人, 两国元首: two of the sentence so far, else the two that met last, else two who hold the offices."""
    roles = tuple(pronoun.role.split("|")) if pronoun.role else ()
    if pronoun.number == "two" and not roles:
        here = {p.name: p for unit in units if unit.end <= pronoun.start for p in unit.parties if p.kind == "person"}
        topic = _topic(discourse)
        if topic and len(here) == 1 and simplify(pronoun.name) != "双方":
            # 他与乙签署条约，两人会谈…
            here.setdefault(topic.name, topic)
        if len(here) == 2:
            return list(here.values())
    pair = [p for p in discourse.pair if not roles or _holds(p, roles)]
    if len(pair) >= 2:
        return pair[:2]
    if not roles and len(discourse.travellers) == 2:
        # 甲和乙访问丙国。两人又与丁会面
        return list(discourse.travellers)
    holders: dict[str, Party] = {}
    for person in discourse.officers if roles else ():
        if _holds(person, roles):
            holders.setdefault(person.name, person)
    return list(holders.values())[:2] if len(holders) >= 2 else []


def _topic(discourse: Discourse) -> Party | None:
    """The person who is the main subject of the sentence before."""
    return discourse.topic.parties[0] if discourse.topic and discourse.topic.tag == "PERSON" else None


def _named_before(pronoun: Party, units: list[Unit], other: frozenset[str]) -> list[Party]:
    """特朗普当选后，石破茂与其通话: the person named last before in the sentence who is not the other side."""
    named = [i for i, unit in enumerate(units) if unit.tag == "PERSON" and unit.end <= pronoun.start]
    others = [i for i in named if units[i].parties[0].name not in other]
    # 向甲转交乙的信，邀请他: not the one whose letter it is.
    themselves = [i for i in others if units[i + 1].text != "的"]
    return [units[i].parties[0] for i in (themselves or others)[-1:]]


def _holds(person: Party, roles: tuple[str, ...]) -> bool:
    """Whether somebody holds one of the offices; a 副主席 is no 主席, a 前总统 no longer 总统."""
    title = simplify(person.title or "")
    if title.startswith("前"):
        return False
    if len(roles) > 1 and title.endswith(tuple(word_list("chairs"))):
        # 两国元首: 参议院主席 is none.
        return False
    return any(role and title.endswith(role) and not title.endswith(("副" + role, "前" + role)) for role in roles)


def _addressee(office: Party, discourse: Discourse) -> list[Party]:
    """总理先生, where no country is told: the one spoken to."""
    polite = office.end - office.start > len(office.name)
    return _spoken_to(discourse) if polite and not office.tied else []


def _spoken_to(discourse: Discourse) -> list[Party]:
    """The other one of the two that met last, where one of them speaks."""
    speakers = {p.name for p in discourse.speaker.parties} if discourse.speaker else set()
    return [p for p in discourse.pair if p.name not in speakers][:1] if speakers else []


def _quoted(pronoun: Party, units: list[Unit]) -> int | None:
    """Where what somebody is quoted to say begins, if the pronoun is in it: 柯比说，“他没有打算…”."""
    marks = [i for i, unit in enumerate(units) if unit.tag == "QUOTE" and unit.end <= pronoun.start]
    opens = len(marks) % 2 and marks[-1] > 1 and units[marks[-1] - 1].tag == "COMMA"
    return marks[-1] if opens and units[marks[-1] - 2].tag == "SPEECH" else None


def _spoken_of(pronoun: Party, discourse: Discourse, other: frozenset[str]) -> list[Party]:
    """“…，他将访问美国”: not the one who says so, but the person named last before."""
    speakers = {party.name for party in discourse.speaker.parties} if discourse.speaker else set()
    before = [p for p in discourse.persons if p.end <= pronoun.start and p.name not in speakers | other]
    return before[-1:]


def _holder(office: Party, discourse: Discourse, other: frozenset[str]) -> list[Party]:
    """The person of the article who holds the office, else the office itself where it says of which country."""
    roles = tuple(simplify(office.role if office.kind == "country" else office.title or office.role).split("|"))
    if office.kind == "office":
        # 古巴领导人, but 外国领导人 are no one's.
        name = simplify(office.name) if office.country else ""
        general = next((word for word in _GENERAL if word in roles or name.endswith(word)), "")
        # 沙特外长 is the 外交大臣.
        alike = [
            role for word in (general, *(roles if office.country else ())) for role in offices_meant().get(word, ())
        ]
        roles = tuple(filter(None, (*roles, *alike)))
    topic = _topic(discourse)
    near = sorted(
        discourse.officers,
        key=lambda person: (
            bool(office.country) and person.country != office.country,
            # 署長 in a notice from Taiwan: its own, not Carolyn Clancy.
            bool(discourse.home) and (person.country != discourse.home if person.country else person.name.isascii()),
            # 王署长拜会乙国保护局署长丙。随后，署长…: whom the sentence before was about.
            topic is None or person.name != topic.name or person.start > office.start,
            person.start > office.start,
            abs(person.start - office.start),
        ),
    )
    several: dict[str, Party] = {}
    for person in near:
        title = simplify(person.title or "")
        # 副外长 is not the 外长.
        same = any(role.endswith(title) and not role.endswith("副" + title) for role in roles)
        if not title or not (_holds(person, roles) or same):
            continue
        if office.country and person.country and office.country != person.country:
            continue
        if person.name in other or (person.role and _full_name(person, discourse)[0].name in other):
            continue
        if office.number == "many":
            several.setdefault(person.name, person)
            continue
        return [person]
    if len(several) == 1 and office.country and simplify(office.name).endswith(tuple(offices_meant())):
        # 古巴领导人 in an article that names one.
        return list(several.values())
    return [office] if office.tied and office.kind == "office" else []
