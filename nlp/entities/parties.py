"""A party: a person with office and country, an organisation, a country, a delegation, an office alone, a pronoun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from .tables import read_table

KINDS = ("person", "organisation", "country", "delegation", "office", "pronoun")


@cache
def offices_meant() -> dict[str, tuple[str, ...]]:
    """What 领导人, 元首 or 外长 may stand for: the offices whose holders are meant (compounds.tsv)."""
    rows = read_table("nlp.entities.lexicon", "compounds.tsv")
    return {row["form"]: tuple(row["role"].split("|")) for row in rows if row["role"]}


@dataclass(frozen=True, slots=True)
class Party:
    """One party as one mention tells it. Offsets are characters of the Doc's text, ends exclusive."""

    start: int
    end: int
    """The whole mention: country, office, name, Latin original, honorific."""
    name: str
    """As the article writes it, without titles."""
    kind: str
    """One of KINDS."""
    title: str | None = None
    country: str | None = None
    """ISO 3166 alpha-3."""
    id: str | None = None
    number: str = "one"
    """one, two, many, speaker or speakers: what a pronoun stands for."""
    tied: bool = True
    """Of an office alone: whether it belongs to a named country or organisation."""
    role: str = ""
    """Of a pronoun or an office alone: the offices that its antecedent holds, separated by |."""

    def named(self) -> bool:
        """Whether the article gives the party a name of its own here."""
        return self.kind not in ("pronoun", "office")

    def with_office_of(self, other: Party) -> Party:
        """Return the party with the office, country and id that another mention tells, where this one does not."""
        return replace(
            self,
            title=self.title or other.title,
            country=self.country or other.country,
            id=self.id or other.id,
        )

    def at(self, start: int, end: int) -> Party:
        """Return the same party as mentioned at other offsets."""
        return replace(self, start=start, end=end)
