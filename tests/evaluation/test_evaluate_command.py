"""`huiwu evaluate`, as an analyst uses it on a few labelled articles."""

from __future__ import annotations

import json
import re

import pytest
from nlp import cli, exports
from nlp.evaluation import Error, errors_page, score

ARTICLES = [
    {
        "id": "wire1",
        "title": "法德外长会谈",
        "published": "2023-11-10",
        "text": "法国外长巴罗9日在柏林与德国外长瓦德富尔举行会谈。",
    },
    {"id": "paper2", "title": "天气", "published": "2023-11-10", "text": "意大利总理梅洛尼8日访问越南。"},
]
MEET = {
    "type": "meet",
    "who": [["巴罗"]],
    "whom": [["瓦德富尔"]],
    "place": ["柏林"],
    "country": "DEU",
    "start": "2023-11-09",
    "end": "2023-11-09",
    "evidence": "法国外长巴罗9日在柏林与德国外长瓦德富尔举行会谈。",
}
CALL = {"type": "call", "who": [["巴罗"]], "whom": [["<梅洛尼>"]], "evidence": "巴罗与<梅洛尼>通话"}


@pytest.fixture
def files(tmp_path):
    gold = [{"id": "wire1", "events": [MEET, CALL]}, {"id": "paper2", "events": []}]
    for name, rows in (("articles", ARTICLES), ("gold", gold)):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def run(*arguments):
    try:
        return cli.main([str(argument) for argument in arguments])
    except SystemExit as leave:
        return leave.code


def test_a_table_of_events_is_scored(files, event, capsys):
    row = event(
        article_id="wire1",
        who=["巴罗"],
        whom=["瓦德富尔"],
        place="柏林",
        country="DEU",
        sentence="巴罗与瓦德富尔会谈",
    )
    exports.write([row], files / "events.csv")
    command = ["evaluate", files / "gold.jsonl", "--pred", files / "events.csv", "--by-source", "--errors", 5]
    assert run(*command, "--json", files / "figures.json", "--errors-html", files / "errors.html") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "2 articles" in lines[0]
    (headline,) = [line for line in lines if line.startswith("all ")]
    assert re.sub(" +", " ", headline) == (
        "all 2 1 | 1.000 0.500 0.667 | 0.667 | 1.000 1.000 1.000 1.000 1.000 - | 0.667"
    )
    assert {line.split()[0] for line in lines if line.startswith(("wire ", "paper "))} == {"wire", "paper"}
    assert lines[lines.index("missed  [wire1]  巴罗 - <梅洛尼>") + 1].split()[:3] == ["label", "call", "巴罗"]
    assert json.loads((files / "figures.json").read_text())["meet"]["pair"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert "missed" in (files / "errors.html").read_text(encoding="utf-8")


def test_articles_are_extracted_first_and_recognisers_measured_on_the_same_run(files, capsys):
    (files / "ner.jsonl").write_text(
        json.dumps({"text": "法国外长巴罗访问越南。", "ents": [[0, 2, "LOC"], [4, 6, "PER"], [8, 10, "LOC"]]}),
        encoding="utf-8",
    )
    command = ["evaluate", files / "gold.jsonl", "--input", files / "articles.jsonl", "--ner", "lac"]
    assert run(*command, "--entities", files / "ner.jsonl") == 0
    out = capsys.readouterr().out
    assert "lac: 2 articles" in out
    assert "characters a second" in out
    (meet,) = [line for line in out.splitlines() if line.startswith("meet ")]
    assert meet.split()[1:3] == ["1", "1"]
    assert sum("LOC" in line for line in out.splitlines()) == 2, "the engine alone, and with our layer"


def test_labelled_articles_that_were_not_read_are_told(files, capsys):
    (files / "articles.jsonl").write_text(json.dumps(ARTICLES[0], ensure_ascii=False), encoding="utf-8")
    assert run("evaluate", files / "gold.jsonl", "--input", files / "articles.jsonl") == 0
    assert "1 labelled articles are not in the input and count as missed, such as paper2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "--pred --input"),
        (["--pred", "nowhere.jsonl"], "nowhere.jsonl"),
        (["--pred", "gold.jsonl", "--ner", "lac"], "need --input"),
        (["--input", "articles.jsonl", "--ner", "nobody"], "nobody"),
        (
            ["--input", "articles.jsonl", "--ner", "lac", "--ner", "hanlp", "--errors-html", "e.html"],
            "one --ner",
        ),
        (["--pred", "gold.jsonl", "--json", "nowhere/f.json"], "nowhere does not exist"),
        (["--pred", "gold.jsonl"], "is it an event table?"),
    ],
)
def test_usage_errors_are_one_line(files, monkeypatch, capsys, arguments, says):
    monkeypatch.chdir(files)
    assert run("evaluate", "gold.jsonl", *arguments) == 2
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1


def test_a_wrong_label_is_pointed_at(files, capsys):
    (files / "gold.jsonl").write_text('{"id": "a", "events": [{"type": "meet"}]}', encoding="utf-8")
    assert run("evaluate", files / "gold.jsonl", "--input", files / "articles.jsonl") == 2
    assert "gold.jsonl, line 1: article 'a', event 1: has no 'who'" in capsys.readouterr().err


def test_the_page_of_errors_shows_each_in_its_sentence_and_no_markup_of_the_text():
    result = score({"a": [MEET, CALL]}, {})
    page = errors_page(result.errors, result.figures["all"])
    assert page.count('<section class="error">') == 2
    assert ">WHOM</span>" in page
    assert "&lt;梅洛尼&gt;" in page
    assert "<梅洛尼>" not in page


def test_the_longest_name_is_highlighted_and_nothing_twice():
    from nlp.evaluation.page import highlights

    event = {"who": [["伊姆兰·汗", "汗"]], "whom": [["汗"]], "place": "柏林"}
    text = "伊姆兰·汗在柏林"
    spans = [(text[h["start"] : h["end"]], h["label"]) for h in highlights(event, text)]
    assert spans == [("伊姆兰·汗", "WHO"), ("柏林", "PLACE")]


def test_an_error_without_evidence_still_has_its_facts():
    page = errors_page(
        [Error("missed", "a", ("巴罗", "瓦德富尔"), MEET | {"evidence": ""}, None)],
        score({}, {}).figures["all"],
    )
    assert "meet 巴罗 | 瓦德富尔" in page
