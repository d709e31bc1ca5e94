"""Pronouns: for whom 他, 他们, 双方, 两国元首 and 我们 stand."""

from __future__ import annotations

import itertools
from dataclasses import replace

from nlp.entities import Party, simplify

from .discourse import Discourse
from .holders import full_name, holder_of, holds, topic_person
from .positions import clause_start, in_background, is_object_marker, is_subject, main_subject, only_speaks
from .units import Unit
from .vocabulary import word_list


def antecedents(pronoun: Party, discourse: Discourse, units: list[Unit], other: frozenset[str]) -> list[Party]:
    """Return those for whom `pronoun` stands in the sentence of `units`; empty if unclear. other: see `resolve`."""
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
        return spoken_to(discourse)
    if pronoun.number == "speakers":
        # 习近平与马克龙会谈。王毅说，我们…: not those two.
        speaking = discourse.speaker.parties if discourse.speaker else ()
        if not {party.name for party in discourse.pair} & {party.name for party in speaking}:
            return []
    if pronoun.number in ("two", "speakers"):
        return _two(pronoun, discourse, units, other)
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
        if not within:
            return _spoken_of(pronoun, discourse, other)
        named = within[0].parties
        return holder_of(named[0], discourse, other) if within[0].tag == "OFFICE" else list(named)
    asked = next((i for i, unit in enumerate(units) if unit.start == pronoun.start), 0)
    if sent := _sent_instead(units, asked) or _disposed_of(units, asked):
        return list(sent.parties[:1])
    if invited := _invited(units, asked):
        return list(invited.parties[:1])
    if asked and units[asked - 1].text in word_list("asks"):
        # 甲致函乙，敦促他…: not the one who asks.
        asking = main_subject(units)
        subject = asking.parties[0].name if asking is not None else ""
        known = topic_person(discourse)
        about = [known] if known is not None and known.name not in other | {subject} else []
        return _named_before(pronoun, units, other | {subject}) or about
    topic = topic_person(discourse)
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
            return holder_of(units[main].parties[0], discourse, other)
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


def _two(pronoun: Party, discourse: Discourse, units: list[Unit], other: frozenset[str]) -> list[Party]:
    """双方, 两人, 两国元首: two of the sentence so far, else the two that met last, else two who hold the offices."""
    roles = tuple(pronoun.role.split("|")) if pronoun.role else ()
    came = list(discourse.travellers)
    if not roles and len(came) == 2 and other and other.isdisjoint(party.name for party in came):
        # 甲和乙抵达丙国。丁接见[两人]
        return came
    if pronoun.number == "two" and not roles:
        here = {p.name: p for unit in units if unit.end <= pronoun.start for p in unit.parties if p.kind == "person"}
        topic = topic_person(discourse)
        if topic and len(here) == 1 and simplify(pronoun.name) != "双方":
            # 他与乙签署条约，两人会谈…
            here.setdefault(topic.name, topic)
        if len(here) == 2:
            return list(here.values())
    pair = [p for p in discourse.pair if not roles or holds(p, roles)]
    if len(pair) >= 2:
        return pair[:2]
    if not roles and len(discourse.travellers) == 2:
        # 甲和乙访问丙国。两人又与丁会面
        return list(discourse.travellers)
    officers = [
        full for p in discourse.officers if holds(p, roles) for full in (full_name(p, discourse) if p.role else [p])
    ]
    holders = {p.name: p for p in officers} if roles else {}
    if len(holders) == 1 and "元首" in roles:
        # 习近平主席和莫迪总理多次会面。两国元首在武汉会晤: the one who governs, where he is the only one.
        holders = {p.name: p for p in discourse.officers if holds(p, (*roles, *word_list("governs")))}
        holders = holders if len(holders) == len({p.country for p in holders.values()}) == 2 else {}
    # 李强会见王储。两国领导人…: not two of one country.
    several: dict[str, Party] = {}
    for person in holders.values():
        several.setdefault(person.country or person.name, person)
    return list(several.values())[:2] if len(several) > 1 else []


def _named_before(pronoun: Party, units: list[Unit], other: frozenset[str]) -> list[Party]:
    """特朗普当选后，石破茂与其通话: the person named last before in the sentence who is not the other side."""
    named = [i for i, unit in enumerate(units) if unit.tag == "PERSON" and unit.end <= pronoun.start]
    others = [i for i in named if units[i].parties[0].name not in other]
    # 向甲转交乙的信，邀请他: not the one whose letter it is.
    themselves = [i for i in others if units[i + 1].text != "的"]
    return [units[i].parties[0] for i in (themselves or others)[-1:]]


def spoken_to(discourse: Discourse) -> list[Party]:
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
