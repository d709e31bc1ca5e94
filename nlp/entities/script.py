"""One form of script for matching: simplified characters and half-width signs, length unchanged."""

from __future__ import annotations

import unicodedata
from functools import cache

# Signs that news sites use for one another. Matching knows the right-hand one only.
_SIGNS = str.maketrans("﹑﹐﹔﹕・‧•∙･⋅－–—―～〜∼「」『』﹁﹂﹃﹄〔〕【】", "、，；：······---－~~~“”‘’“”‘’()()")

# Characters that newspapers of Hong Kong write for those of their look, which OpenCC does not convert (三藩巿, 楊潔箎).
_VARIANTS = {"巿": "市", "箎": "篪"}


@cache
def _converter():  # noqa: ANN202 - OpenCC has no types
    from opencc import OpenCC

    return OpenCC("t2s")


@cache
def _simplify_character(character: str) -> str:
    character = character.translate(_SIGNS)
    # NFKC only where it is one for one: ９ becomes 9, but ㈱ or … must not move the offsets.
    normal = unicodedata.normalize("NFKC", character)
    if len(normal) == 1 and normal not in ",;:!?()":
        character = normal
    converted = _VARIANTS.get(character) or _converter().convert(character)
    return converted if len(converted) == 1 else character


def is_traditional(text: str) -> bool:
    """Whether `text` is in traditional script: more than one in fifty of its Han characters has another form."""
    han = [character for character in text if "一" <= character <= "鿿"]
    return 50 * sum(_simplify_character(character) != character for character in han) > len(han)


def simplify(text: str) -> str:
    """Return `text` in simplified script with half-width digits and letters, of exactly the same length.

    Characters are converted one by one (OpenCC `t2s`), so an offset into the result is an offset into `text`.
    Quotation marks become “ ”, middle dots ·, brackets and Chinese punctuation stay full-width.
    """
    return "".join(map(_simplify_character, text))
