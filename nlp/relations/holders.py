"""Holders: whom of those that the article names an office alone or a surname means (外长, 蔡总统)."""

from __future__ import annotations

from nlp.entities import Party, offices_meant, simplify

from .discourse import Discourse
from .vocabulary import word_list

# The characters of a Chinese name with a surname of one.
_LONGEST_CHINESE = 3
# Words for offices in general, whose holders have others.
_GENERAL = ("领导人", "元首", "首脑", "领袖")


def holder_of(office: Party, discourse: Discourse, other: frozenset[str]) -> list[Party]:
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
    topic = topic_person(discourse)
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
        if not title or not (holds(person, roles) or same):
            continue
        if office.country and person.country and office.country != person.country:
            continue
        if person.name in other or (person.role and full_name(person, discourse)[0].name in other):
            continue
        if office.number == "many":
            several.setdefault(person.name, person)
            continue
        return [person]
    if len(several) == 1 and office.country and simplify(office.name).endswith(tuple(offices_meant())):
        # 古巴领导人 in an article that names one.
        return list(several.values())
    return [office] if office.tied and office.kind == "office" else []


def holds(person: Party, roles: tuple[str, ...]) -> bool:
    """Whether somebody holds one of the offices; a 副主席 is no 主席, a 前总统 no longer 总统."""
    title = simplify(person.title or "")
    if title.startswith("前"):
        return False
    if len(roles) > 1 and title.endswith(tuple(word_list("chairs"))):
        # 两国元首: 参议院主席 is none.
        return False
    return any(role and title.endswith(role) and not title.endswith(("副" + role, "前" + role)) for role in roles)


def full_name(party: Party, discourse: Discourse) -> list[Party]:
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


def topic_person(discourse: Discourse) -> Party | None:
    """The person who is the main subject of the sentence before."""
    return discourse.topic.parties[0] if discourse.topic and discourse.topic.tag == "PERSON" else None
