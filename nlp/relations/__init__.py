"""Doc to event mentions: pattern files, matching, subjects, setting, status."""

from .component import create_relations
from .mentions import EventMention, Miss
from .patterns import Pattern, PatternError, PatternSet, load_patterns

__all__ = [
    "EventMention",
    "Miss",
    "Pattern",
    "PatternError",
    "PatternSet",
    "create_relations",
    "load_patterns",
]
