"""Doc to event mentions: pattern files, matching, subjects, setting, status."""

from .component import create_relations
from .delegations import leading_words
from .mentions import EventMention, Miss
from .patterns import Pattern, PatternError, PatternSet, load_patterns

__all__ = [
    "EventMention",
    "Miss",
    "Pattern",
    "PatternError",
    "PatternSet",
    "create_relations",
    "leading_words",
    "load_patterns",
]
