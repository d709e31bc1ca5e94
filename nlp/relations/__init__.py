"""Doc to event mentions: pattern files, matching, subjects, setting, status."""

from .captions import find_captions
from .component import create_relations
from .delegations import is_part, leading_words
from .destinations import home_of
from .guests import group_of
from .held import reception_words
from .meetings import is_spouse
from .mentions import EventMention, Miss
from .patterns import Pattern, PatternError, PatternSet, load_patterns
from .place_units import posted_to

__all__ = [
    "EventMention",
    "Miss",
    "Pattern",
    "PatternError",
    "PatternSet",
    "create_relations",
    "find_captions",
    "group_of",
    "home_of",
    "is_part",
    "is_spouse",
    "leading_words",
    "load_patterns",
    "posted_to",
    "reception_words",
]
