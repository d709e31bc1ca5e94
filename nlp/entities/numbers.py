"""How numbers are written, in Chinese numerals and in digits, and how people are counted by them."""

from __future__ import annotations

_ONES = "一二三四五六七八九十"
_VALUES = {"两": 2, **{numeral: n for n, numeral in enumerate(_ONES, 1)}}

NUMERAL = f"[0-9〇零{_ONES}两百千]"
"""A character of a number, for regular expressions over simplified text."""
FEW = f"[0-9]{{1,3}}|[{_ONES}两]"
"""A number that `small_number` reads, for regular expressions."""
PEOPLE = f"{NUMERAL}+[余多]?[人位名]"
"""How many people (40余位), for regular expressions."""
STATES = "[0-9两三四五六七八][国方]"
"""How many countries or sides a list sums up (中日韩三国), for regular expressions."""


def small_number(text: str) -> int:
    """Return the value of digits or of one numeral up to ten: 3, 三, 两. Raises ValueError for anything else."""
    return _VALUES.get(text) or int(text)
