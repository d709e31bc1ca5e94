"""One bad article never ends the run, and the workers' answer is that of one process."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from nlp.articles import Article, Rejected
from nlp.events.schema import EVENT_COLUMN_NAMES, event_id
from nlp.scale import process

UNREADABLE = Rejected(Path("broken.html"), None, "empty file")


def article(number, text="王明会见金丽。"):
    return Article(f"a{number}", f"https://example.org/{number}", "会见", None, "example.org", text)


def row(article):
    return (
        dict.fromkeys(EVENT_COLUMN_NAMES)
        | {
            "event_id": event_id(article.id, "meet", ["王明"], ["金丽"]),
            "type": "meet",
            "status": "occurred",
            "who": ["王明"],
            "whom": ["金丽"],
            "in_title": False,
            "start_char": 0,
            "end_char": 7,
            "article_id": article.id,
            "mentions": 1,
            "confidence": 0.9,
        }
        | {f"{side}_{part}": [None] for side in ("who", "whom") for part in ("title", "country", "id")}
    )


def load():
    """An extraction that does what the text of an article asks for."""

    def extract(articles):
        for one in articles:
            if one.text == "raise":
                raise ZeroDivisionError("of\nthe engine")
            if one.text == "hang":
                try:
                    time.sleep(30)
                except Exception:
                    pytest.fail("a library must not be able to swallow the time limit")
            if one.text == "die":
                os._exit(9)
            if one.text == "missing model":
                raise OSError("no model at /nowhere")
            yield one, [row(one) | ({"status": "maybe"} if one.text == "bad row" else {})]

    return extract


def test_outcomes_come_in_the_order_of_the_items():
    items = [article(1), UNREADABLE, *map(article, range(2, 200))]
    outcomes = list(process(items, load))
    assert outcomes[1] is UNREADABLE
    assert [found[0]["article_id"] for found in outcomes if found is not UNREADABLE] == [
        f"a{number}" for number in range(1, 200)
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("raise", "extraction failed: ZeroDivisionError: of the engine"),
        ("hang", "took longer than 0.2 s"),
        ("bad row", "'status' 'maybe' is not one of occurred"),
    ],
)
def test_a_bad_article_is_set_aside_and_the_rest_goes_on(text, reason):
    items = [article(1), article(2), article(3, text), article(4), article(5, text), article(6)]
    outcomes = list(process(items, load, seconds=0.2))
    assert [isinstance(found, Rejected) for found in outcomes] == [False, False, True, False, True, False]
    assert reason in outcomes[2].reason
    assert "https://example.org/3" in str(outcomes[2])


def test_a_missing_model_ends_the_run_as_no_article_is_at_fault():
    with pytest.raises(OSError, match="no model at /nowhere"):
        list(process([article(1), article(2, "missing model")], load))


def test_an_article_read_twice_does_not_double_its_events():
    outcomes = list(process([article(1), article(2), article(1)], load))
    assert [isinstance(found, Rejected) for found in outcomes] == [False, False, True]
    assert str(outcomes[2]).startswith("a1: an article with this id was read before")


def test_articles_are_read_as_they_are_needed():
    read = []
    items = (read.append(number) or article(number) for number in range(10_000))
    next(process(items, load))
    assert len(read) < 200


def test_workers_give_what_one_process_gives():
    items = [article(1), UNREADABLE, *map(article, range(2, 150)), article(150, "raise"), article(151)]
    assert list(process(items, load, workers=2)) == list(process(items, load))


def test_a_worker_that_dies_takes_only_its_article_with_it():
    items = [*map(article, range(70)), article(70, "die"), *map(article, range(71, 75)), UNREADABLE]
    outcomes = list(process(items, load, workers=2))
    assert [number for number, found in enumerate(outcomes) if isinstance(found, Rejected)] == [70, 75]
    assert "ended its worker process" in outcomes[70].reason
    assert outcomes[74][0]["article_id"] == "a74"
