"""An event told several times: how often, on what evidence, under which id; and Docs of which nothing is known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from nlp import Article, to_doc, validate
from nlp.events import events_frame

TITLE = "芬兰总理奥尔波会见爱沙尼亚总理米哈尔"
LEAD = "芬兰总理奥尔波14日在赫尔辛基会见爱沙尼亚总理米哈尔。"
TALK = "奥尔波说，两国将扩大能源合作。"
AGAIN = "奥尔波在会见米哈尔时还谈到了边境。"
LATER = "米哈尔将于20日访问里加。"


def read(nlp: Any, text: str, title: str | None = TITLE, id: str = "a1") -> list[dict[str, Any]]:
    article = Article(
        id=id,
        url="https://news.example.org/1",
        title=title,
        published=date(2024, 5, 16),
        source="example.org",
        text=text,
    )
    return nlp(to_doc(article, nlp))._.events


@pytest.mark.parametrize(
    ("title", "text", "mentions"),
    [
        (None, LEAD, 1),
        (TITLE, LEAD, 2),
        ("两国总理举行会谈", LEAD, 2),
        (TITLE, f"{LEAD}\n{TALK}\n{AGAIN}", 3),
    ],
)
def test_mentions_count_how_often_the_article_tells_the_event(nlp, title, text, mentions):
    (event,) = read(nlp, text, title)
    assert event["mentions"] == mentions


def test_what_is_told_more_often_is_held_with_more_confidence(nlp):
    (once,), (thrice,) = read(nlp, LEAD, None), read(nlp, f"{LEAD}\n{AGAIN}")
    assert 0 < once["confidence"] < thrice["confidence"] <= 1


def test_the_evidence_is_the_sentence_of_the_body_at_its_offsets(nlp):
    text = f"{TALK}\n{LEAD}{AGAIN}\n{LATER}"
    meeting, visit = read(nlp, text)
    assert [event["sentence"] for event in (meeting, visit)] == [LEAD, LATER]
    for event in (meeting, visit):
        assert text[event["start_char"] : event["end_char"]] == event["sentence"]
        assert not event["in_title"]
        assert event["trigger"] in event["sentence"]


def test_what_the_title_alone_tells_has_its_offsets_in_the_title(nlp):
    (event,) = read(nlp, TALK)
    assert event["in_title"]
    assert TITLE[event["start_char"] : event["end_char"]] == event["sentence"] == TITLE


@pytest.mark.parametrize("title", [TITLE, f"  {TITLE} ", None, ""])
def test_offsets_are_into_the_text_whatever_the_title(nlp, title):
    text = f"\n  {LEAD}\n"
    (event,) = read(nlp, text, title)
    assert text[event["start_char"] : event["end_char"]] == event["sentence"] == LEAD


def test_evidence_is_given_in_the_script_of_the_article(nlp):
    text = "外交部說明行程。\n外交部長林佳龍6日在台北賓館會見帛琉總統惠恕仁。"
    (event,) = read(nlp, text, None)
    assert text[event["start_char"] : event["end_char"]] == event["sentence"] == text.split("\n")[1]
    assert (event["who"], event["who_title"], event["trigger"]) == (["林佳龍"], ["外交部長"], "會見")


def test_an_event_has_the_same_id_on_every_run_and_another_in_another_article(nlp):
    ids = [[event["event_id"] for event in read(nlp, f"{LEAD}\n{LATER}", id=id)] for id in ("a1", "a1", "a2")]
    assert ids[0] == ids[1]
    assert len({*ids[0], *ids[2]}) == 4


def test_an_id_does_not_depend_on_the_company_in_which_an_article_is_read(nlp):
    article = Article(id="a1", url=None, title=TITLE, published=date(2024, 5, 16), source=None, text=LEAD)
    other = Article(id="b1", url=None, title=None, published=None, source=None, text=LATER)
    alone = nlp(to_doc(article, nlp))._.events
    among = [doc._.events for doc in nlp.pipe(to_doc(a, nlp) for a in (other, article, other))]
    assert among[1] == alone


def test_an_event_carries_its_article_and_keeps_to_the_schema(nlp):
    events = read(nlp, f"{LEAD}\n{LATER}")
    assert {(e["article_id"], e["url"], e["title"], e["published"], e["source"]) for e in events} == {
        ("a1", "https://news.example.org/1", TITLE, "2024-05-16", "example.org")
    }
    assert len(validate(events_frame(events))) == 2


@pytest.mark.parametrize("text", ["", " \n ", "天气晴朗。", "Prime ministers met.", "会见", "访问了。"])
def test_a_text_that_tells_nothing_gives_no_event(nlp, text):
    assert read(nlp, text, None) == []


def test_titles_and_countries_are_parallel_to_names_and_filled_from_other_sentences(nlp):
    (event,) = read(nlp, f"奥尔波14日在赫尔辛基会见了米哈尔。\n{AGAIN}", TITLE)
    assert (event["who"], event["who_title"], event["who_country"]) == (["奥尔波"], ["总理"], ["FIN"])
    assert (event["whom"], event["whom_title"], event["whom_country"]) == (["米哈尔"], ["总理"], ["EST"])
