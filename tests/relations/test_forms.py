"""The pattern language: what a form parses to, what is wrong with one that does not, and a file of one's own in use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from nlp import PatternError, load
from nlp.relations import load_patterns
from nlp.relations.forms import Element, parse_form

GROUPS = {"with": ["与", "和", "同"], "hold": ["举行", "进行"], "g20": ["G20峰会", "二十国集团峰会"]}


@pytest.mark.parametrize(
    ("form", "elements"),
    [
        ("X 访问 D", [Element("X"), Element(None, ("访问",)), Element("D")]),
        ("X 出席 G", [Element("X"), Element(None, ("出席",)), Element("G")]),
        ("X 抵达 L", [Element("X"), Element(None, ("抵达",)), Element("L")]),
        ("X 主持 B", [Element("X"), Element(None, ("主持",)), Element("B")]),
        ("T X 会谈", [Element("T"), Element("X"), Element(None, ("会谈",))]),
        (
            "X {with} Y {hold}? 会谈",
            [
                Element("X"),
                Element(None, ("与", "和", "同")),
                Element("Y"),
                Element(None, ("举行", "进行"), optional=True),
                Element(None, ("会谈",)),
            ],
        ),
        ("X 会谈|会晤|会面", [Element("X"), Element(None, ("会谈", "会晤", "会面"))]),
        ("X 品茗|对弈? 会谈", [Element("X"), Element(None, ("品茗", "对弈"), optional=True), Element(None, ("会谈",))]),
        ("X? 访问 D?", [Element("X", optional=True), Element(None, ("访问",)), Element("D", optional=True)]),
        # Latin letters stand in groups only: in the form itself they are slots.
        ("X 出席 {g20}", [Element("X"), Element(None, ("出席",)), Element(None, ("G20峰会", "二十国集团峰会"))]),
        ("  X   访问  D ", [Element("X"), Element(None, ("访问",)), Element("D")]),
    ],
)
def test_a_form_parses_to_its_slots_words_and_options(form, elements):
    assert list(parse_form(form, GROUPS)) == elements


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("X 访问 Z", "'Z' in the form 'X 访问 Z' is no slot; the slots are X Y D G B L T"),
        ("A 访问 D", "'A' in the form 'A 访问 D' is no slot"),
        ("X 访问 D1", "cannot read 'D1' in the form 'X 访问 D1': expected a slot (X Y D G B L T), words, or a {group}"),
        ("X访问 D", "cannot read 'X访问'"),
        ("X 出席 G20峰会", "cannot read 'G20峰会'"),
        ("X {with Y 会谈", "cannot read '{with'"),
        ("X with} Y 会谈", "cannot read 'with}'"),
        ("X {} Y 会谈", "cannot read '{}'"),
        ("X ?会谈", "cannot read '?会谈'"),
        ("X {near} Y 会谈", "uses the word group {near}, which [words] does not define"),
        ("X {with} X 会谈", "has the slot X more than once"),
        ("X 访问 D 和 D", "has the slot D more than once"),
        ("X Y", "has no words to fire on"),
        ("X 会谈?", "has no words to fire on"),
        ("访问 D", "has no party: it needs X or Y"),
        ("", "has no words to fire on"),
    ],
)
def test_a_form_that_cannot_be_read_says_what_is_wrong(form, says):
    with pytest.raises(ValueError, match=r"form") as told:
        parse_form(form, GROUPS)
    assert says in str(told.value)


@pytest.fixture
def mine(tmp_path: Path) -> Callable[[str], Path]:
    """Write a pattern file of one's own and give its path."""

    def write(text: str) -> Path:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


TEA = """type = "meet"

[words]
with = ["与", "和"]

[[pattern]]  # as in the society pages
name = "tea"
forms = [
    "X {with} Y 品茗",
    "X 请 Y 品茗",
]

[[pattern.example]]
text = "法国外长巴罗与德国外长瓦德富尔品茗"
who = ["巴罗"]

[[pattern.not]]
text = "品茗是一种传统。"
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('type = "meet"', 'type = "greet"', 1, "type must be one of meet, visit, call, attend, not 'greet'"),
        ('type = "meet"', "", 1, "type must be one of meet, visit, call, attend, not None"),
        ('type = "meet"', 'type = "meet"\ncolour = "red"', 1, "unknown key 'colour'; known are "),
        ('"X 请 Y 品茗"', '"X 请 Z 品茗"', 10, "'Z' in the form 'X 请 Z 品茗' is no slot"),
        ('"X 请 Y 品茗"', '"X {invite} Y 品茗"', 10, "{invite}"),
        ('"X 请 Y 品茗"', '"Y 请 Y 品茗"', 10, "has the slot Y more than once"),
        ('name = "tea"', 'name = "tea"\nform = "X 品茗"', 6, "unknown key 'form'; known are "),
        ('name = "tea"', "", 6, "a pattern needs a name and forms"),
        ('name = "tea"', 'name = "tea"\nstatus = "likely"', 6, "status must be one of occurred, planned, possible"),
        ('name = "tea"', 'name = "tea"\nmode = "letter"', 6, "mode must be one of in_person, video, phone"),
        ('name = "tea"', 'name = "receive"', 6, "pattern named 'receive' already; choose another name"),
        ('who = ["巴罗"]', 'whose = ["巴罗"]', 13, "unknown key 'whose'; known are mode, status, text, to, who, whom"),
        ('text = "品茗是一种传统。"', 'says = "品茗是一种传统。"', 17, "unknown key 'says'; known are text"),
        ("[words]", "[words", 3, "Expected"),
        ('with = ["与", "和"]', 'with = "与"', 3, "each key of [words] is a list of words"),
        ("[words]", '[context]\nbefore = ["前"]\n[words]', 3, "unknown key 'before'; known are ignore, not_after"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_file_and_line(mine, old, new, line, says):
    assert TEA.count(old) == 1
    path = mine(TEA.replace(old, new))
    with pytest.raises(PatternError) as told:
        load_patterns([path])
    assert str(told.value).startswith(f"{path}:{line}: ")
    assert says in str(told.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PatternError, match=r"absent\.toml: cannot be read"):
        load(patterns=[tmp_path / "absent.toml"])


def test_the_patterns_of_ones_own_file_are_used_beside_the_shipped_ones(mine):
    doc = load(patterns=[mine(TEA)])(
        "新西兰外长彼得斯周一与斐济总理兰布卡品茗。挪威外长艾德会见冰岛外长贡纳尔斯多蒂尔。"
    )
    assert [(e["pattern"], e["who"], e["whom"]) for e in doc._.events] == [
        ("tea", ["彼得斯"], ["兰布卡"]),
        ("receive", ["艾德"], ["贡纳尔斯多蒂尔"]),
    ]


def test_without_the_file_its_words_tell_nothing(nlp):
    assert nlp("新西兰外长彼得斯周一与斐济总理兰布卡品茗。")._.events == []


@pytest.mark.parametrize("text", ["法國外長巴羅與德國外長瓦德富爾擁抱。", "法国外长巴罗与德国外长瓦德富尔拥抱。"])
def test_a_pattern_in_traditional_script_reads_both_scripts(mine, text):
    own = """type = "meet"

[words]
with = ["與"]

[context]
ignore = ["擁抱賽"]

[[pattern]]
name = "embrace"
forms = ["X {with} Y 擁抱"]
"""
    language = load(patterns=[mine(own)])
    assert [e["pattern"] for e in language(text)._.events] == ["embrace"]
    assert not language(text.replace("。", "赛。"))._.events


def test_a_pattern_sets_mode_and_status_where_the_sentence_has_no_cue(mine):
    own = """type = "call"
mode = "phone"

[[pattern]]
name = "rendezvous"
status = "planned"
mode = "video"
forms = ["X 约了 Y 云聊"]

[[pattern.example]]
text = "秘鲁外长谢雷尔约了智利外长范克拉韦伦云聊。"
who = ["谢雷尔"]
"""
    language = load(patterns=[mine(own)])
    told = [
        [(e["type"], e["status"], e["status_cue"], e["mode"]) for e in language(text)._.events]
        for text in ("古巴外长罗德里格斯约了海地外长让云聊。", "古巴外长罗德里格斯可能约了海地外长让云聊。")
    ]
    assert told == [[("call", "planned", None, "video")], [("call", "possible", "可能", "video")]]


CONTEXT = """
[context]
ignore = ["品茗会"]
not_before = ["的艺术"]
not_after = ["迷上"]
"""


@pytest.mark.parametrize(
    ("switch", "text"),
    [
        ("ignore, a word that contains the trigger", "新西兰外长彼得斯与斐济总理兰布卡办了品茗会。"),
        ("not_before, what follows a trigger only talked about", "新西兰外长彼得斯与斐济总理兰布卡品茗的艺术不同。"),
        ("not_after, what precedes one", "新西兰外长彼得斯与斐济总理兰布卡迷上品茗。"),
    ],
)
def test_context_switches_a_trigger_off(mine, switch, text):
    plain = load(patterns=[mine(TEA)])(text)._.events
    switched = load(patterns=[mine(TEA + CONTEXT)])(text)._.events
    assert (len(plain), len(switched)) == (1, 0), switch


def test_context_of_one_type_leaves_another_type_alone(mine):
    own = """type = "call"

[context]
not_before = ["的消息"]

[[pattern]]
name = "buzz"
forms = ["X 呼叫 Y"]
"""
    doc = load(patterns=[mine(own)])("捷克总统帕维尔访问基辅的消息传开。")
    assert [(e["type"], e["to"]) for e in doc._.events] == [("visit", "基辅")]
