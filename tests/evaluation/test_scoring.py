"""What counts as found, and what of it as right."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from nlp.evaluation import by_article, read_labels, score

REFERENCE = Path(__file__).parents[3] / "shared"


def label(kind, who, whom=(), **facts):
    """A labelled event: 王明/明 is a party with two accepted names."""
    names = {side: [party.split("/") for party in parties] for side, parties in (("who", who), ("whom", whom))}
    return {"type": kind, "to": None, "status": "occurred", **names, **facts}


def found(kind, who, whom=(), **facts):
    return {"type": kind, "who": list(who), "whom": list(whom), "to": None, "status": "occurred", **facts}


def figures(labels, events):
    return score({"a": labels}, {"a": events}).figures


def counts(labels, events, kind="all"):
    result = figures(labels, events)[kind]
    hits = 0 if result.pair.r is None else round(result.pair.r * result.gold)
    return result.gold, result.pred, hits


@pytest.mark.parametrize(
    ("labels", "events", "gold_found_right"),
    [
        pytest.param(
            [label("meet", ["王明"], ["金丽", "李华"])],
            [found("meet", ["王明"], ["李华"])],
            (2, 1, 1),
            id="a meeting of three is two dyads",
        ),
        pytest.param(
            [label("meet", ["王明", "金丽", "李华"])],
            [found("meet", ["王明"], ["金丽"])],
            (3, 1, 1),
            id="equals meet each other, each pair of them",
        ),
        pytest.param(
            [label("meet", ["王明"], ["金丽"])],
            [found("meet", ["金丽"], ["王明"])],
            (1, 1, 1),
            id="who receives whom is not asked",
        ),
        pytest.param(
            [label("visit", ["王明"], to=["韩国", "韩"])],
            [found("visit", ["王明"], to="韩")],
            (1, 1, 1),
            id="a visit is visitor and destination, by any accepted name",
        ),
        pytest.param(
            [label("visit", ["王明"], to=["韩国"])],
            [found("visit", ["韩国"], to="王明")],
            (1, 1, 0),
            id="a visit has a direction",
        ),
        pytest.param(
            [label("meet", ["王明"], ["金丽"])],
            [found("call", ["王明"], ["金丽"])],
            (1, 1, 0),
            id="the type counts",
        ),
        pytest.param(
            [label("meet", ["伊姆兰·汗/汗"], ["金麗"])],
            [found("meet", ["伊姆兰汗"], ["金丽"])],
            (1, 1, 1),
            id="script and marks do not count",
        ),
        pytest.param(
            [label("meet", ["王明"], ["金丽"])],
            [found("meet", ["王明"], ["金丽"]), found("meet", ["王明"], ["金丽"], start="2023-11-09")],
            (1, 2, 1),
            id="the same pair on another date is another event, and only one is right",
        ),
        pytest.param(
            [label("meet", ["王明"], ["金丽"])],
            [found("meet", ["王明"], ["金丽"]), found("meet", ["金丽"], ["王明"])],
            (1, 1, 1),
            id="the same pair on the same date counts once",
        ),
    ],
)
def test_dyads(labels, events, gold_found_right):
    assert counts(labels, events) == gold_found_right


def test_a_longer_name_is_lenient_only():
    result = figures([label("meet", ["布林肯"], ["金丽"])], [found("meet", ["安东尼·布林肯"], ["金丽"])])["all"]
    assert (result.pair.f1, result.lenient.f1) == (0.0, 1.0)


def test_attend_stands_apart_from_the_headline():
    result = figures([label("attend", ["王明"], to=["峰会"])], [found("attend", ["王明"], to="峰会")])
    assert result["all"].gold == 0
    assert result["attend"].pair.f1 == 1.0


@pytest.mark.parametrize(
    ("labelled", "told", "right"),
    [
        (
            {"start": "2023-11-09", "end": "2023-11-09"},
            {"start": "2023-11-09", "end": None},
            {"when": 1.0, "day": 1.0},
        ),
        (
            {"start": "2023-11-08", "end": "2023-11-09"},
            {"start": "2023-11-08", "end": None},
            {"when": 0.0, "day": 1.0},
        ),
        (
            {"start": "2023-11", "end": "2023-11"},
            {"start": "2023-11", "end": "2023-11"},
            {"when": 1.0, "day": None},
        ),
        ({"start": None, "end": None}, {"start": "2023-11-09"}, {"when": 0.0, "day": None}),
        ({"country": "KOR"}, {"country": "KOR"}, {"where": 1.0}),
        ({"country": None}, {"country": "KOR"}, {"where": 0.0}),
        ({"place": ["东京", "日本东京"]}, {"place": "日本东京都"}, {"place": 1.0}),
        ({"place": ["外交部"], "city": "东京"}, {"place": None, "city": "东京"}, {"place": 1.0}),
        ({"place": None}, {"place": "东京"}, {"place": None}),
        ({"status": "planned"}, {"status": "occurred"}, {"status": 0.0}),
        ({"mode": "video"}, {"mode": "in_person"}, {"mode": 0.0}),
        ({"mode": None}, {"mode": "video"}, {"mode": None}),
    ],
)
def test_what_of_a_found_dyad_is_right(labelled, told, right):
    labels = [label("meet", ["王明"], ["金丽"], **labelled)]
    result = figures(labels, [found("meet", ["王明"], ["金丽"], **told)])["all"]
    assert {name: getattr(result, name) for name in right} == right


def test_full_asks_for_date_country_and_status_together():
    facts = {"start": "2023-11-09", "end": "2023-11-09", "country": "KOR"}
    labels = [label("meet", ["王明"], ["金丽"], **facts), label("meet", ["王明"], ["李华"], **facts)]
    events = [
        found("meet", ["王明"], ["金丽"], **facts),
        found("meet", ["王明"], ["李华"], **facts | {"country": None}),
    ]
    result = figures(labels, events)["all"]
    assert (result.pair.f1, result.full.f1) == (1.0, 0.5)


def test_errors_say_what_was_missed_spurious_or_wrong():
    labels = [label("meet", ["王明"], ["金丽"]), label("visit", ["王明"], to=["韩国"], country="KOR")]
    events = [found("meet", ["王明"], ["李华"]), found("visit", ["王明"], to="韩国", status="planned")]
    result = score({"a": labels}, {"a": events, "unlabelled": events})
    assert [(e.kind, bool(e.label), bool(e.found)) for e in result.errors] == [
        ("wrong where+status", True, True),
        ("missed", True, False),
        ("spurious", False, True),
    ]


def test_nothing_labelled_and_nothing_found_is_no_figure():
    assert figures([], [])["all"].pair == (None, None, None)


@pytest.mark.skipif(not (REFERENCE / "score.py").exists(), reason="the reference scorer is not on this machine")
@pytest.mark.parametrize("name", ["dev", "dev_notices"])
def test_figures_agree_with_the_reference_scorer(name, nlp):
    from nlp.articles import Article, iter_articles
    from nlp.pipeline import iter_events

    spec = importlib.util.spec_from_file_location("reference_score", REFERENCE / "score.py")
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    labels = read_labels(REFERENCE / "gold" / f"{name}.jsonl")
    articles = [item for item in iter_articles([REFERENCE / "gold/dev"]) if isinstance(item, Article)]
    predicted = by_article(labels, [event for _, rows in iter_events(articles, nlp) for event in rows])
    gold = {article.id: article.events for article in labels}
    expected, errors = reference.score(gold, predicted)
    ours = score(gold, predicted)
    assert json.dumps(ours.as_dict(), sort_keys=True) == json.dumps(expected, sort_keys=True)
    assert [(e.kind, e.article) for e in ours.errors] == [(kind, article) for kind, article, _, _ in errors]
