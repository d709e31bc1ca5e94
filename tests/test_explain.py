"""How a text was read can be seen: what was found, how it was resolved, and why a trigger gave nothing."""

from __future__ import annotations

from datetime import date

import pytest
from nlp.explain import explain

DAY = date(2023, 11, 10)


@pytest.fixture(scope="module")
def visit(nlp):
    return explain(
        "法国外长巴罗9日在人民大会堂与德国外长瓦德富尔举行会谈。双方就会谈的议题交换了意见。巴罗将于11月12日访问越南。",
        DAY,
        nlp,
        title="法德外长会谈",
    )


def lines(explanation):
    return [" ".join(line.split()) for line in str(explanation).splitlines()]


@pytest.mark.parametrize(
    "line",
    [
        "entities 法国 GPE",
        "parties 巴罗 (person), 外长, FRA",
        "times 9日 → 2023-11-09 (day, from the day of publication)",
        "人民大会堂 (venue, 北京, CHN)",
        "who 巴罗 (subject of the clause)",
        "whom 瓦德富尔",
        "when 9日 → 2023-11-09",
        "to 越南",
        "events",
    ],
)
def test_every_step_is_told(visit, line):
    assert any(found.startswith(line) for found in lines(visit)), "\n".join(lines(visit))


def test_the_pattern_is_named_with_file_and_line_and_the_cue_of_the_status_shown(visit):
    text = "\n".join(lines(visit))
    assert "pattern with-talks (meet.toml:" in text
    assert "event visit, planned (cue 将" in text


@pytest.mark.parametrize(
    ("text", "trigger", "reason"),
    [
        ("双方就会谈的议题交换了意见。", "会谈", "only talked about"),
        ("外交部网站一度无法访问。", "访问", "'无法访问', which is no trigger"),
        ("会谈于上午结束。", "会谈", "no party"),
        ("法国外长巴罗举行会谈。", "会谈", "it takes two"),
    ],
)
def test_a_trigger_without_event_comes_with_its_reason(nlp, text, trigger, reason):
    (sentence,) = explain(text, DAY, nlp).missed
    assert [unread.trigger for unread in sentence.unread] == [trigger]
    assert reason in sentence.unread[0].reason
    assert text[sentence.unread[0].start : sentence.unread[0].end] == trigger


def test_a_sentence_without_trigger_says_so(nlp):
    assert "no event no trigger: the sentence holds none" in "\n".join(lines(explain("天气很好。", DAY, nlp)))


def test_a_word_of_saying_alone_is_no_trigger(nlp):
    assert not explain("法国外长巴罗表示，天气很好。", DAY, nlp).missed


def test_the_page_shows_the_article_the_events_and_what_gave_none(visit):
    page = visit.page()
    assert page.startswith("<!DOCTYPE html>")
    assert "<title>法德外长会谈</title>" in page
    assert page.count(">MEET</span>") >= 1
    assert ">NO EVENT</span>" in page
    assert "双方就<mark>会谈</mark>的议题" in page
    assert "2023-11-09" in page


def test_what_an_article_says_cannot_become_markup(nlp):
    page = explain("<script>法国外长巴罗与德国外长瓦德富尔会谈</script>", DAY, nlp, title="<b>").page()
    assert "<script>" not in page
    assert "<b>" not in page.replace("<body>", "")


def test_a_notebook_shows_html(visit):
    assert "<mark" in visit._repr_html_()
    assert "<html" not in visit._repr_html_()
