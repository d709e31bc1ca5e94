"""Where an office begins and ends. Square brackets mark each; the engine's words are given by hand."""

from __future__ import annotations

import re

import pytest
from nlp.entities.offices import find_offices


def offices(annotated: str, nominal: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """Spaces part the words, all of them nouns."""
    plain = re.sub(r"[\[\] ]", "", annotated)
    words, at = [], 0
    for word in re.sub(r"[\[\]]", "", annotated).split():
        words.append((at, at + len(word), "n"))
        at += len(word)
    spans = [(plain.index(name), plain.index(name) + len(name)) for name in nominal]
    found = [plain[office.start : office.end] for office in find_offices(plain, words, spans)]
    return found, re.findall(r"\[(.*?)\]", annotated.replace(" ", ""))


@pytest.mark.parametrize(
    ("sentence", "nominal"),
    [
        ("[国务卿] 布林肯", ()),
        ("[国家 安全 委员会 高级 主管] 王明", ()),
        ("[美国 总统 特使] 克里", ("美国",)),
        ("[国务委员 兼 外交部长] 王明", ()),
        ("[副 州长 兼 州 参议会 议长] 王明", ()),
        ("[法国 经济、财政 及 工业 部长] 王明", ("法国",)),
        ("[国务院 副 总理]、[外长]", ("国务院",)),
        ("[乌兹别克斯坦 最高 会议 立法院 议长] 王明", ("乌兹别克斯坦",)),
    ],
)
def test_an_office_takes_what_qualifies_it(sentence: str, nominal: tuple[str, ...]) -> None:
    found, wanted = offices(sentence, nominal)
    assert "、".join(found) == "、".join(wanted)


@pytest.mark.parametrize(
    ("text", "nominal"),
    [
        ("总统府 发表 声明", ()),
        ("主席国 发表 声明", ()),
        ("沙特 首都", ("沙特",)),
        ("全国人大常委会 开会", ("全国人大常委会",)),
        ("代表 中国", ()),
        ("南苏丹 首都", ("南苏丹",)),
        ("努库阿洛法 王宫", ("努库阿洛法",)),
    ],
)
def test_what_is_no_office(text: str, nominal: tuple[str, ...]) -> None:
    assert offices(text, nominal)[0] == []
