"""What names of persons look like: characters of transliterations, surnames, Latin names, runs of names."""

from __future__ import annotations

import math
import re
from functools import cache

from .tables import read_table, read_words

LEXICON = "nlp.entities.lexicon"

# A character counts as one of transliterations when it stands in so many of the names of the table.
_COMMON = 8
# Fewer parts of names than this begin or end with a character that is taken for a word beside the name.
_RARE = 3
# Longest part of a transliterated name between two middle dots, and longest name without one.
LONGEST = 9
DAY = re.compile("[0-9]{1,2}[月日]")
"""A day or month, which may follow a name and is never in it: 何翁|5日."""
# “戴高乐”号, or the rest of “哈里·杜鲁门”号.
_SHIP = re.compile("(?:·[^”」』，。]{1,10})?[”」』]号")


_POST, _LONGEST_POST = re.compile("驻[一-鿿]{1,3}$"), 4

_LETTERS = "-A-Za-zÀ-ɏ'’"
_PARTICLE = "(?: (?:[A-Z]\\.|de|da|del|van|von|der|den|al|el|bin|ibn|di|la|le|dos|do)){0,2}"
_WORD = f"[A-ZÀ-Þ][{_LETTERS}]+"
LATIN = re.compile(
    rf"(?:(?:Dr|Mr|Ms|Mrs|St)\. ?)?(?<![{_LETTERS}])(?:(?:[A-Z]\. ){{1,2}}{_WORD}|{_WORD}{_PARTICLE} {_WORD})"
    rf"(?:{_PARTICLE} {_WORD}){{0,2}}(?:, Jr\.?)?"
)
"""Two or more capitalised words: Ted Cruz, Dr. Edward E. Bartlett, C. Dan Mote, Juan de la Cruz."""


@cache
def characters() -> dict[str, tuple[int, int, int, int]]:
    """How many names hold, parts of names begin and end with, and Chinese given names hold each character."""
    return {
        row["character"]: (int(row["names"]), int(row["first"]), int(row["last"]), int(row["given"]))
        for row in read_table(LEXICON, "name_characters.tsv")
    }


@cache
def transliterating() -> frozenset[str]:
    """The characters that foreign names are written with, function words (和, 于) left out."""
    common = {character for character, counts in characters().items() if counts[0] >= _COMMON}
    return frozenset(common - read_words(LEXICON, "boundaries.tsv", "word"))


@cache
def surnames() -> frozenset[str]:
    """Chinese, Korean, Vietnamese and Japanese surnames of one or two characters."""
    return frozenset(chinese_surnames()) | read_words(LEXICON, "surnames.tsv", "japanese")


@cache
def chinese_surnames() -> dict[str, float]:
    """Chinese surnames with the cost of reading one; the table has the commonest first, and ranks follow Zipf's law."""
    rows = [row["form"] for row in read_table(LEXICON, "surnames.tsv") if row["kind"] == "surname"]
    weights = {form: 1 / (rank + 8) for rank, form in enumerate(dict.fromkeys(rows))}
    total = sum(weights.values())
    return {form: -math.log(weight / total) for form, weight in weights.items()}


@cache
def boundary() -> re.Pattern[str]:
    """Words that end a name and never belong to one."""
    words = sorted(read_words(LEXICON, "boundaries.tsv", "word"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def capital_before() -> tuple[str, ...]:
    """Words before the name of a town, perhaps one that no table has: 首府, 圣城."""
    return tuple(read_words(LEXICON, "boundaries.tsv", "capital"))


@cache
def storms() -> tuple[str, ...]:
    """Words before the name of a storm, which arrives and is nobody: 台风“海葵”."""
    return tuple(read_words(LEXICON, "boundaries.tsv", "storm"))


@cache
def dotted() -> re.Pattern[str]:
    """A transliteration with middle dots: 伊姆兰·汗."""
    part = f"[{''.join(sorted(transliterating()))}]{{1,{LONGEST}}}"
    # 赛塔·他威信: after a dot it is no pronoun.
    further = rf"(?:[他那]?{part}|[A-Z]\.?)"
    return re.compile(rf"{part}(?:[·-]{further})*·{further}(?:[·-]{further}){{0,6}}")


@cache
def with_original() -> re.Pattern[str]:
    """A transliteration (group 1) with its original in brackets (group 2): 雪蔓（Wendy Sherman）."""
    part = f"[{''.join(sorted(transliterating()))}]{{2,{LONGEST}}}"
    original = rf"[(（]([A-ZÀ-Þ][{_LETTERS}.]+(?: [{_LETTERS}.]+){{1,4}})[)）【\[]"
    return re.compile(rf"(?<![一-鿿])({part}){original}|(?<=[之的、])([一-鿿]{{2,4}}){original}")


def is_foreign(name: str) -> bool:
    """Whether `name` could be a transliteration, by its characters."""
    return bool(name) and set(name) <= transliterating() | {"·", "-"}


def starts_with_surname(name: str) -> bool:
    return name[:1] in surnames() or name[:2] in surnames()


def begins_names(character: str) -> bool:
    """Whether parts of foreign names begin with `character`."""
    return characters().get(character, (0, 0, 0, 0))[1] >= _RARE


def ends_names(character: str, *, often: bool = False) -> bool:
    """Whether parts of foreign names end with `character`; often: whether more than a few do."""
    return characters().get(character, (0, 0, 0, 0))[2] >= (_RARE * 10 if often else _RARE)


@cache
def tags(kind: str) -> frozenset[str]:
    """Tags of the engines' words, by what they mean for a name (word_tags.tsv)."""
    return read_words(LEXICON, "word_tags.tsv", kind, column="tag")


def is_ship(text: str, end: int) -> bool:
    """Whether what ends at `end` is the name of a ship in quotation marks, or a part of it: “戴高乐”号."""
    return bool(_SHIP.match(text, end))


def ends_post(text: str, end: int) -> bool:
    """Whether what ends at `end` says where somebody is posted, so that a surname may follow: 驻美|袁代表."""
    return bool(_POST.search(text, max(0, end - _LONGEST_POST), end))


@cache
def things() -> tuple[str, ...]:
    """What follows the name of a place, a people or a company that an engine may take for somebody's."""
    return tuple(sorted(read_words(LEXICON, "boundaries.tsv", "thing")))


@cache
def named_after() -> re.Pattern[str]:
    """What follows a name in Latin letters and is called so, but no office of its bearer: George Mason|高中, 市|长."""
    words = read_words(LEXICON, "boundaries.tsv", "latin-thing") | set(things())
    return re.compile(f" ?(?:{'|'.join(sorted(words, key=len, reverse=True))})(?![长议员参众民])")


@cache
def titles() -> frozenset[str]:
    """Offices and honorifics, which follow a name or stand before it."""
    return read_words(LEXICON, "offices.tsv", "head") | read_words(LEXICON, "offices.tsv", "honorific")


@cache
def no_names() -> frozenset[str]:
    """Offices, parliaments and palaces, which an engine may take for somebody (国家[杜马]主席, 到[王宫]拜会)."""
    return titles() | set(parliaments()) | read_words(LEXICON, "boundaries.tsv", "no-name")


@cache
def parliaments() -> tuple[str, ...]:
    return tuple(sorted(read_words(LEXICON, "offices.tsv", "parliament")))


@cache
def title() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(titles(), key=len, reverse=True))))


@cache
def long_title() -> re.Pattern[str]:
    """A title of more than one character."""
    return re.compile("|".join(re.escape(form) for form in sorted(titles(), key=len, reverse=True) if len(form) > 1))


@cache
def verbs() -> frozenset[str]:
    """What may follow a name as a verb of one character."""
    return read_words(LEXICON, "boundaries.tsv", "verb")


def joins(words: str) -> bool:
    """Whether `words`, Chinese characters or none, could belong to the names beside them."""
    return not words or bool(re.fullmatch("[一-鿿]+", words)) and not boundary().search(words)
