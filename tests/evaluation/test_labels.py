"""Label files: what is wrong is said with its line; tables of events are read from every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nlp import exports
from nlp.evaluation import LabelError, by_article, not_read, read_events, read_labels

MEET = '{"type": "meet", "who": [["王明"]], "whom": [["金丽"]]'


def line(events, name='"a"'):
    return f'{{"id": {name}, "events": {events}}}'


@pytest.fixture
def labels(tmp_path):
    def write(*lines):
        path = tmp_path / "gold.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def test_articles_with_and_without_events(labels):
    first, second = read_labels(labels(line(f"[{MEET}}}]"), "", line("[]", '"b"')))
    assert (first.id, first.events[0]["who"], second.events) == ("a", [["王明"]], ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not JSON"),
        ("[]", "expected an object"),
        ('{"events": []}', 'has no "id"'),
        ('{"id": "a"}', 'no list "events"'),
        (line('["meet"]'), "event 1: expected an object"),
        (line('[{"who": [["王明"]]}]'), "event 1: has no 'type'"),
        (line('[{"type": "meat", "who": [["王明"]]}]'), "type is 'meat'; it must be one of meet, visit"),
        (line(f'[{MEET}, "stauts": "planned"}}]'), "unknown key 'stauts'; known are type, who"),
        (line(f'[{MEET}, "status": "done"}}]'), "status is 'done'"),
        (line(f'[{MEET}, "start": "9日"}}]'), "start is '9日'; write a date as 2023-11-09, 2023-11 or 2023"),
        (line('[{"type": "meet", "who": "王明"}]'), "who must be a list of parties"),
        (line('[{"type": "meet", "who": [["王明"]]}]'), "a meet needs two parties"),
        (line('[{"type": "visit", "who": [["王明"]]}]'), "a visit needs to"),
        (line('[{"type": "visit", "who": [], "to": ["韩国"]}]'), "a visit needs somebody in who"),
        (line(f'[{MEET}}}, {MEET}, "place": 3}}]'), "event 2: place must be a list of names"),
        (line("[]", '"first"'), "the article 'first' is labelled twice"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(labels, text, says):
    path = labels(line("[]", '"first"'), text)
    with pytest.raises(LabelError) as told:
        read_labels(path)
    assert str(told.value).startswith(f"{path}, line 2: ")
    assert says in str(told.value)


def test_a_file_without_articles_is_no_gold(labels):
    with pytest.raises(LabelError, match="no labelled articles"):
        read_labels(labels(""))


def test_an_article_is_found_by_id_else_by_url(labels):
    gold = read_labels(labels('{"id": "a", "events": []}', '{"id": "b", "url": "https://example.org/1", "events": []}'))
    by_id, by_url, other = (
        {"article_id": "a", "url": None},
        {"article_id": "x1", "url": "https://example.org/1"},
        {"article_id": "x2", "url": None},
    )
    assert by_article(gold, [by_id, by_url, other]) == {"a": [by_id], "b": [by_url]}


def test_labelled_articles_that_were_not_read_are_known(labels):
    from nlp.articles import Article

    gold = read_labels(labels(line("[]", '"a"'), line("[]", '"b"'), '{"id": "c", "url": "u", "events": []}'))
    read = [Article("a", None, None, None, None, "文"), Article("x", "u", None, None, None, "文")]
    assert not_read(gold, read) == ["b"]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_event_tables_of_every_format(tmp_path, event, suffix):
    path = tmp_path / f"events{suffix}"
    exports.write([event(who=["王明", "李华"], whom=[], end=None)], path)
    (row,) = read_events(path)
    assert (row["who"], row["whom"], row["start"], row["end"]) == (["王明", "李华"], [], "2023-11-09", None)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("e.xlsx", "", "cannot tell the format"),
        ("e.csv", "type,who\nmeet,王明\n", "no column 'article_id'"),
        ("e.jsonl", json.dumps({"type": "meet"}), "no column 'article_id'"),
        ("e.parquet", "no parquet", "cannot be read as .parquet"),
    ],
)
def test_what_is_no_event_table_is_refused(tmp_path, name, text, says):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(LabelError, match=says):
        read_events(tmp_path / name)


def test_the_labels_shown_in_the_documentation_can_be_read(labels):
    page = (Path(__file__).parents[2] / "docs/evaluation.md").read_text(encoding="utf-8")
    shown = page.split("```jsonl\n")[1].split("```")[0]
    first, second = read_labels(labels(shown))
    assert [event["type"] for event in first.events] == ["meet", "visit"]
    assert not second.events
