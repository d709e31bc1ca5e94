"""Matching is done in simplified script with half-width signs; offsets never move."""

from __future__ import annotations

import pytest
from nlp.entities.script import is_traditional, simplify


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("馬克龍與澤倫斯基會晤", "马克龙与泽伦斯基会晤"),
        ("１１月９日ＡＢＣ", "11月9日ABC"),
        ("「會面」他說", "“会面”他说"),
        ("迪亞斯‧卡內爾", "迪亚斯·卡内尔"),
        ("布林肯（Antony Blinken），", "布林肯（Antony Blinken），"),
        ("㈱…", "㈱…"),
    ],
)
def test_simplify(text: str, simple: str) -> None:
    assert simplify(text) == simple


@pytest.mark.parametrize("text", ["俞代表大㵢", "𠮷田會長", "ﬁnal ½ ㍻", "後裏發麵雲"])
def test_the_length_stays(text: str) -> None:
    assert len(simplify(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "traditional"),
    [("總統會見了外交部長。", True), ("总统会见了外交部长。", False), ("He met Ted Cruz.", False)],
)
def test_which_script(text: str, traditional: bool) -> None:
    assert is_traditional(text) is traditional
