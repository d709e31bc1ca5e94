"""The examples in the pattern files hold, and a file whose examples do not hold is pointed at by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from nlp import pipeline
from nlp.relations import PatternError, load_patterns
from nlp.relations.checking import check

MINE = """type = "meet"

[[pattern]]
name = "tea"
forms = ["X {with} Y 品茗"]

[[pattern.example]]
text = "法国外长巴罗与德国外长瓦德富尔品茗"
who = ["巴罗"]
whom = ["李华"]

[[pattern.example]]
text = "法国外长巴罗与德国外长瓦德富尔品茗"
who = ["巴罗"]
whom = ["瓦德富尔"]
status = "planned"

[[pattern.example]]
text = "品茗是一种传统。"
who = ["巴罗"]

[[pattern.not]]
text = "卢森堡首相弗里登与挪威首相斯特勒品茗"

[[pattern]]
name = "chess"
forms = ["X {with} Y 对弈"]

[words]
with = ["与"]
"""


def test_punctuation_fires_nothing():
    assert not [word for word in load_patterns().triggers() if not word.isalnum()]


def test_the_examples_of_the_shipped_patterns_hold(nlp):
    problems = check(load_patterns(), nlp)
    assert not problems, "\n".join(f"{Path(p.file).name}:{p.line}: {p.pattern}: {p.message}" for p in problems)


def test_what_does_not_hold_is_pointed_at_by_line_with_what_is_wrong(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text(MINE, encoding="utf-8")
    problems = check(load_patterns([mine]), pipeline.load(patterns=[mine]))
    found = [(p.line, p.pattern, p.message) for p in problems if p.file == str(mine)]
    assert found == [
        (7, "tea", "whom is ['瓦德富尔'], expected ['李华']: 法国外长巴罗与德国外长瓦德富尔品茗"),
        (12, "tea", "status is 'occurred', expected 'planned': 法国外长巴罗与德国外长瓦德富尔品茗"),
        (18, "tea", found[2][2]),
        (
            22,
            "tea",
            "must give no event, but tea fires on '品茗' (who 弗里登, whom 斯特勒): "
            "卢森堡首相弗里登与挪威首相斯特勒品茗",
        ),
        (25, "chess", "has no example, so nothing shows that it fires"),
    ]
    assert found[2][2].startswith("never fires")


@pytest.mark.parametrize(
    ("line", "written", "says"),
    [
        (5, 'forms = ["X {with Y 品茗"]', "'{with'"),
        (5, 'forms = ["X {near} Y 品茗"]', "{near}"),
        (5, 'forms = ["X Y"]', "no words to fire on"),
        (5, "forms = X 品茗", "Invalid value"),
    ],
)
def test_a_form_that_does_not_parse_is_named_with_file_and_line(tmp_path, line, written, says):
    mine = tmp_path / "mine.toml"
    mine.write_text(MINE.replace('forms = ["X {with} Y 品茗"]', written), encoding="utf-8")
    with pytest.raises(PatternError) as told:
        load_patterns([mine])
    assert str(told.value).startswith(f"{mine}:{line}: ")
    assert says in str(told.value)
