"""Dates of Chinese news: found in the text and resolved against the article that tells them."""

from nlp.entities.times.component import create_times, read_times
from nlp.entities.times.grammar import find_times
from nlp.entities.times.model import Point, Shift, TimeExpression, TimeValue
from nlp.entities.times.resolve import resolve

__all__ = [
    "Point",
    "Shift",
    "TimeExpression",
    "TimeValue",
    "create_times",
    "find_times",
    "read_times",
    "resolve",
]
