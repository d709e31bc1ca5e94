"""Whether two mentions of an article may tell of one event: parties, destination, time and place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from nlp.entities import Party, Place, country_of_letter, place, read_words, simplify
from nlp.relations import EventMention, group_of, is_spouse

from .resolved import ResolvedEvent

# 伊斯兰抵抗运动（哈马斯）代表团 is 哈马斯代表团.
_BRACKETED = re.compile("^[^()（）]+[(（]([^()（）]+)[)）](?=.)")
# The longest name of a country that an office begins with, in characters.
_LONGEST_COUNTRY = 9


class Names:
    """One key for the spellings of a party within an article: 汗 and 伊姆兰·汗."""

    def __init__(self, mentions: list[EventMention]) -> None:
        parties = [p for m in mentions for p in (*m.who, *m.whom)]
        longest = sorted({simplify(p.name) for p in parties if p.kind == "person"}, key=len, reverse=True)
        self._key: dict[str, str] = {}
        for name in longest:
            full = next((n for n in longest if n != name and _is_short_for(name, n)), name)
            self._key[name] = self._key.get(full, full)
        # 布朗 may be anybody, but is 马克·布朗 where the article names him.
        self._id: dict[str, str] = {}
        for party in sorted(parties, key=lambda p: -len(p.name)):
            if party.id and party.kind == "person":
                self._id.setdefault(self._key[simplify(party.name)], party.id)

    def of(self, party: Party) -> str:
        if party.kind == "country":
            return party.country or simplify(party.name)
        if (group := group_of(party)) is not None:
            return group
        name = _BRACKETED.sub(r"\1", simplify(party.name))
        if party.kind == "office" and party.country:
            return f"{party.country} {without_country(name, party.country)}"
        key = self._key.get(name, name)
        return party.id or self._id.get(key) or key

    def all(self, parties: Iterable[Party]) -> frozenset[str]:
        """Return the keys of several parties."""
        return frozenset(map(self.of, parties))


def without_country(name: str, country: str) -> str:
    """Return 越官员 and 越南官员 without the country with which they begin."""
    for length in range(min(len(name), _LONGEST_COUNTRY), 1, -1):
        entry = place(name[:length])
        if entry is not None and entry.kind == "country" and entry.country == country:
            return name[length:]
    return name[1:] if country_of_letter(name[0], {country}) == country else name


def _is_short_for(name: str, full: str) -> bool:
    """汗 for 伊姆兰·汗, 拉夫罗夫 for 谢尔盖-拉夫罗夫, 林郑 for 林郑月娥."""
    return (
        full.startswith((name + "·", name + "-"))
        or full.endswith(("·" + name, "-" + name))
        or (len(name) == 2 and len(full) == 4 and full.startswith(name))
    )


def same(a: EventMention, b: EventMention, names: Names) -> bool:
    """Whether type, parties and destination are those of one event."""
    if a.type != b.type:
        return False
    if {a.pattern, b.pattern} == {"receive", "co-chair"}:
        # 会见了乙，并同乙共同主持联委会会议
        return False
    if a.type in ("meet", "call"):
        left, right = _sides(a, names), _sides(b, names)
        return left == right or left == right[::-1]
    if not set(map(names.of, a.who)) & set(map(names.of, b.who)):
        return False
    if a.type == "attend" and a.start == b.start and a.to != b.to:
        # 出席中阿峰会和中海峰会
        return False
    return _same_destination(a, b)


def _sides(mention: EventMention, names: Names) -> tuple[frozenset[str], frozenset[str]]:
    """The parties of both sides; a spouse who comes along makes no other meeting."""

    def side(parties: tuple[Party, ...]) -> frozenset[str]:
        main = [p for p in parties if not is_spouse(p)] or parties
        return frozenset(map(names.of, main))

    return side(mention.who), side(mention.whom)


def _same_destination(a: EventMention, b: EventMention) -> bool:
    if a.type == "visit":
        x, y = a.to_place, b.to_place
        if x and y and x.country and x.country == y.country:
            if _is_next_leg(a, b) or _is_next_leg(b, a):
                return False
            if a.stops != b.stops and "country" in (x.kind, y.kind) and x.kind != y.kind:
                # 访问日本。其间将访问大阪和札幌
                return False
            venues = {m.pattern for m, p in ((a, x), (b, y)) if p.kind == "venue"}
            if "inspect" in venues and x.kind != y.kind:
                # 访华，参观了故宫
                return False
            cities = {p.city or p.name for p in (x, y) if p.kind not in ("country",)}
            return len(cities) < 2
    left, right = simplify(a.to or ""), simplify(b.to or "")
    house = a.type == "visit" and None in (a.to_place, b.to_place)
    return left == right or (a.type == "attend" and _same_gathering(left, right)) or (house and _cut_short(left, right))


def _is_next_leg(done: EventMention, plan: EventMention) -> bool:
    """Whether one has been made to a country, and the other is to come to a part of it: 访问加拿大，还要飞往多伦多."""
    whole = done.to_place is not None and done.to_place.kind == "country"
    part = plan.to_place is not None and plan.to_place.kind != "country"
    days = {mention.time.start for mention in (done, plan) if mention.time is not None}
    later = plan.start > done.start and (done.time is None or plan.time is None or len(days) > 1)
    return whole and part and later and done.status == "occurred" and plan.status == "planned"


def _same_gathering(left: str, right: str) -> bool:
    """Whether one name is a shorter form of the other: G20峰会, G20新德里峰会, 本届峰会."""
    for word in sorted(_words("such_gathering")):
        left, right = left.removeprefix(word), right.removeprefix(word)
    parts = tuple(_words("part_of_gathering"))
    if left.endswith(parts) != right.endswith(parts):
        # 出席论坛开幕式 is to be at the forum.
        for word in parts:
            left, right = left.removesuffix(word), right.removesuffix(word)
    return _cut_short(left, right)


def _cut_short(left: str, right: str) -> bool:
    """Whether one name is the other with words left out, but not its last: 太空总署, 美国太空总署."""
    short, full = sorted((left, right), key=len)
    rest = iter(full)
    return short[-2:] == full[-2:] and all(letter in rest for letter in short)


def compatible(event: ResolvedEvent, mention: EventMention) -> bool:
    """Whether dates and places do not contradict each other: equal, one within the other, or one unknown."""
    if mention.type == "meet" and mention.places and event.places and _elsewhere(event.places, mention.places):
        return False
    a, b = event.time, mention.time
    if a is None or b is None or not a.start or not b.start:
        # 去年以来两度会晤 is not the meeting of today.
        return not any(time is not None and time.spans_years for time in (a, b))
    if mention.type == "visit" and _is_leg(event, mention):
        return False
    n = min(len(a.start), len(b.start))
    if a.start[:n] == b.start[:n]:
        return True
    return bool((a.end and a.start <= b.start <= a.end) or (b.end and b.start <= a.start <= b.end))


def _is_leg(event: ResolvedEvent, mention: EventMention) -> bool:
    """Whether one visit is a part of the other with days of its own: 4日至16日访问美国，5日至7日访问华盛顿."""
    places, times = (event.to_place, mention.to_place), (event.time, mention.time)
    if any(time is None or not time.spans_days for time in times) or None in places or times[0] == times[1]:
        return False
    return sum(place is not None and place.kind == "country" for place in places) == 1


def another_time(a: EventMention, b: EventMention, published: date | None) -> bool:
    """Whether one was before and the other is to come (甲将访华。甲曾访华), or, of visits, one long ago and one today
    (会见来华访问的甲。甲去年访华).
    """
    plans = ("planned", "possible")
    if (a.once and b.status in plans) or (b.once and a.status in plans):
        return True
    if (a.again and b.status == "occurred") or (b.again and a.status == "occurred"):
        return True
    for failed, plan in ((a, b), (b, a)):
        in_vain = failed.status == "refused" and simplify(failed.status_cue or "").startswith(tuple(_words("in_vain")))
        if in_vain and plan.status in plans:
            # 甲上月未能与乙会面。甲将于9日与乙会面
            return True
    if a.type == "visit" and (a.once or b.once) and len(a.who) != len(b.who):
        # 甲、乙和丙也曾访台。甲2011年访台: each went in his own year.
        return True
    if published is None:
        return False
    for done, plan in ((a, b), (b, a)):
        start = (plan.time.start if plan.time else None) or ""
        end = ((done.time.end or done.time.start) if done.time else None) or ""
        before = len(end) >= len("2000-01") and end < published.isoformat()[:7]
        if done.status == "occurred" and before and plan.status == "planned" and plan.vague:
            # 甲4月访华。甲计划未来几周内访华
            return True
        if done.firm and plan.status in plans and start > published.isoformat()[: max(len(start), 4)]:
            # 甲首次访日。甲明年将访日
            return True
    if a.type != "visit":
        return False
    for past, present in ((a, b), (b, a)):
        time = past.time.end or past.time.start if past.time is not None else None
        today = present.subject == "relative" or present.pattern == "invitation" or present.status in plans
        if time and present.time is None and today and past.status == "occurred":
            year, month = int(time[:4]), int(time[5:7] or 12)
            if (published.year - year) * 12 + published.month - month > 1:
                return True
    return False


def _words(kind: str) -> frozenset[str]:
    return read_words("nlp.relations", "words.tsv", kind)


def _elsewhere(places: tuple[Place, ...], others: tuple[Place, ...]) -> bool:
    """Whether two meetings were in different countries, or in different cities of one."""
    for here, there in (
        ({p.country for p in places} - {None}, {p.country for p in others} - {None}),
        ({p.city for p in places} - {None}, {p.city for p in others} - {None}),
    ):
        if here and there and not here & there:
            return True
    return False
