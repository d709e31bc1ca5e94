"""Article text to a spaCy Doc with people, offices, countries, organisations, places and times."""

from .gazetteer import (
    Place,
    abbreviations,
    capital_of,
    countries_in,
    country_name,
    country_of,
    country_of_letter,
    office_in,
    organisation,
    place,
    short_place,
)
from .name_shapes import capital_before
from .parties import Party, offices_meant
from .script import is_traditional, simplify
from .sentences import is_heading, is_told, split_sentences
from .standins import is_compound
from .tables import read_table, read_words
from .texts import Texts, texts

__all__ = [
    "Party",
    "Place",
    "Texts",
    "abbreviations",
    "capital_of",
    "capital_before",
    "countries_in",
    "country_name",
    "country_of",
    "country_of_letter",
    "is_compound",
    "is_heading",
    "is_told",
    "is_traditional",
    "office_in",
    "offices_meant",
    "organisation",
    "place",
    "read_table",
    "read_words",
    "short_place",
    "simplify",
    "split_sentences",
    "texts",
]
