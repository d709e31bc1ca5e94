"""What the captions of pictures tell is no part of the article, but may say more of what the article tells."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from nlp import Article, to_doc

BODY = "芬兰总理奥尔波周三在赫尔辛基说，边境将在春天以前一直关闭，政府会在下个月再做决定，并同各个城市商量。"
CAPTION = "奥尔波会见爱沙尼亚总理米哈尔。"


def read(nlp: Any, text: str) -> Any:
    article = Article(id="a1", url=None, title="边境仍然关闭", published=date(2024, 1, 12), source=None, text=text)
    return nlp(to_doc(article, nlp))


@pytest.mark.parametrize(
    "credit", ["北方通訊社", "（北方通訊社）", "資料圖片", "圖：北方網", "林小明攝", "芬兰总理府提供", "奧爾波 Twitter"]
)
def test_what_only_a_caption_tells_is_no_event(nlp, credit):
    assert not read(nlp, f"{CAPTION}{credit}\n{BODY}")._.events


def test_why_a_caption_gave_no_event_is_said(nlp):
    (miss,) = read(nlp, f"{BODY}\n{CAPTION}北方通訊社")._.misses
    assert (miss.trigger, miss.reason) == ("会见", "only the caption of a picture tells it")


@pytest.mark.parametrize(
    "text", [CAPTION, f"{BODY}{CAPTION}", f"{CAPTION}\n{BODY}北方通讯社。", f"{CAPTION}双方谈到社会。\n{BODY}"]
)
def test_a_line_without_a_credit_is_no_caption(nlp, text):
    assert len(read(nlp, text)._.events) == 1


def test_of_a_page_of_pictures_the_captions_are_the_article(nlp):
    assert len(read(nlp, f"{CAPTION}北方通讯社\n斯特勒参观图书馆。\n北欧国家下雪。北方通讯社")._.events) >= 1


def test_a_caption_says_where_the_meeting_of_the_article_was(nlp):
    text = f"奥尔波10日会见了爱沙尼亚总理米哈尔。{BODY}\n奥尔波1月10日在图尔库会见米哈尔。北方通讯社"
    (event,) = read(nlp, text)._.events
    assert (event["start"], event["city"], event["mentions"]) == ("2024-01-10", "图尔库", 2)
