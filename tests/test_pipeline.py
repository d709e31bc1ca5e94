"""The pipeline as a user of spaCy knows it, and the way from a frame of articles to the event table."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from importlib.metadata import entry_points

import nlp as huiwu
import pandas as pd
import pytest
import spacy

COMPONENTS = [
    "huiwu_sentences",
    "huiwu_recogniser",
    "huiwu_times",
    "huiwu_actors",
    "huiwu_relations",
    "huiwu_events",
]
TEXT = "赞比亚总统希奇莱马2024年5月8日在卢萨卡会见到访的安哥拉外长安东尼奥。"
ARTICLE = {
    "id": "a1",
    "url": "https://news.example.org/1",
    "title": "赞比亚总统会见安哥拉外长",
    "published": date(2024, 5, 9),
    "source": "example.org",
    "text": "赞比亚总统希奇莱马8日在卢萨卡会见安哥拉外长安东尼奥。",
}


def test_the_components_stand_in_their_order(nlp):
    assert nlp.lang == "zh"
    assert nlp.pipe_names == COMPONENTS
    assert not nlp.analyze_pipes()["problems"].get("huiwu_events")


def test_a_plain_string_is_enough(nlp):
    doc = nlp(TEXT)
    assert doc.text == TEXT
    meeting, visit = doc._.events
    assert (meeting["who"], meeting["whom"], meeting["city"]) == (["希奇莱马"], ["安东尼奥"], "卢萨卡")
    assert (meeting["start"], meeting["end"], meeting["date_basis"]) == ("2024-05-08", "2024-05-08", "text")
    assert (visit["type"], visit["who"], visit["country"]) == ("visit", ["安东尼奥"], "ZMB")
    assert meeting["published"] is meeting["url"] is None


def test_findings_lie_where_a_user_of_spacy_looks(nlp):
    doc = nlp(TEXT)
    assert ("希奇莱马", "PERSON") in [(ent.text, ent.label_) for ent in doc.ents]
    assert ("卢萨卡", "GPE") in [(ent.text, ent.label_) for ent in doc.ents]
    assert [(span.text, span._.when.start) for span in doc.spans["times"]] == [("2024年5月8日", "2024-05-08")]
    parties = [span._.party for span in doc.spans["actors"]]
    assert [(p.name, p.title, p.country) for p in parties] == [
        ("希奇莱马", "总统", "ZMB"),
        ("安东尼奥", "外长", "AGO"),
    ]
    assert [sent.text for sent in nlp(f"{TEXT}他很高兴。").sents] == [TEXT, "他很高兴。"]


def test_spans_lie_on_the_words_that_they_name(nlp):
    doc = nlp(f"  {TEXT}\n台灣外交部長林佳龍接見帛琉總統惠恕仁（Surangel Whipps）。")
    for span in doc.spans["actors"]:
        assert span._.party.name in span.text
    assert "林佳龍" in [span._.party.name for span in doc.spans["actors"]]


def test_many_texts_go_through_pipe_as_each_alone(nlp):
    texts = [TEXT, "", "天气晴朗。", "帛琉總統惠恕仁訪問台北。", TEXT]
    together = [doc._.events for doc in nlp.pipe(texts, batch_size=2)]
    assert together == [nlp(text)._.events for text in texts]
    assert [len(events) for events in together] == [2, 0, 0, 1, 2]


def test_a_component_can_stand_in_a_pipeline_of_ones_own():
    language = spacy.blank("zh")
    language.add_pipe("huiwu_times")
    doc = language("会议于2024年5月8日至9日举行。")
    assert [(s.text, s._.when.start, s._.when.end) for s in doc.spans["times"]] == [
        ("2024年5月8日至9日", "2024-05-08", "2024-05-09")
    ]


def test_a_pipeline_is_rebuilt_from_its_config(nlp):
    again = spacy.blank("zh").from_config(nlp.config)
    assert again.pipe_names == COMPONENTS
    assert again(TEXT)._.events == nlp(TEXT)._.events


def test_components_can_be_left_out(nlp):
    with nlp.select_pipes(disable=["huiwu_relations", "huiwu_events"]):
        doc = nlp(TEXT)
    assert doc.spans["actors"]
    assert not doc._.events


def test_every_factory_is_an_entry_point_that_resolves():
    points = {p.name: p for p in entry_points(group="spacy_factories") if p.value.startswith("nlp.")}
    assert sorted(points) == sorted(COMPONENTS)
    for point in points.values():
        assert callable(point.load())


def test_an_unknown_engine_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="lac"):
        huiwu.load(ner="no-such-engine")


def test_one_path_of_patterns_instead_of_several_is_refused():
    with pytest.raises(TypeError, match="list of paths"):
        huiwu.load(patterns="mine.toml")


def test_a_frame_of_articles_becomes_the_event_table(nlp):
    found = huiwu.extract(pd.DataFrame([ARTICLE]), nlp)
    assert list(found.columns) == [column.name for column in huiwu.EVENT_COLUMNS]
    assert huiwu.validate(found) is found
    (event,) = found.to_dict("records")
    assert (event["who"], event["whom"], event["start"], event["city"], event["country"]) == (
        ["希奇莱马"],
        ["安东尼奥"],
        "2024-05-08",
        "卢萨卡",
        "ZMB",
    )
    assert (event["article_id"], event["url"], event["title"], event["published"], event["source"]) == (
        "a1",
        "https://news.example.org/1",
        "赞比亚总统会见安哥拉外长",
        "2024-05-09",
        "example.org",
    )


def test_events_come_in_the_order_of_the_articles_and_articles_without_events_are_no_rows(nlp):
    quiet = ARTICLE | {"id": "a0", "title": None, "text": "天气晴朗。"}
    frame = pd.DataFrame([ARTICLE | {"id": "a2"}, quiet, ARTICLE])
    assert list(huiwu.extract(frame, nlp)["article_id"]) == ["a2", "a1"]


def test_no_articles_give_an_empty_table_with_the_same_columns_and_types(nlp):
    some = huiwu.extract(pd.DataFrame([ARTICLE]), nlp)
    none = huiwu.extract(pd.DataFrame([ARTICLE]).iloc[:0], nlp)
    assert len(none) == 0
    assert list(none.dtypes) == list(some.dtypes)


@pytest.mark.parametrize("column", ["id", "url", "title", "published", "source", "text"])
def test_a_missing_column_is_named_with_those_that_are_needed(nlp, column):
    frame = pd.DataFrame([ARTICLE]).drop(columns=column)
    with pytest.raises(KeyError, match=f"lacks the column '{column}'; it needs id, url, title, published"):
        huiwu.extract(frame, nlp)


@pytest.mark.parametrize(
    ("published", "start", "given"),
    [
        (date(2024, 5, 9), "2024-05-08", "2024-05-09"),
        ("2024-05-09", "2024-05-08", "2024-05-09"),
        (pd.Timestamp("2024-05-09T06:00:00Z"), "2024-05-08", "2024-05-09T06:00:00+00:00"),
        ("2024-05", None, "2024-05"),
        (None, None, None),
        (pd.NaT, None, None),
    ],
)
def test_days_are_resolved_against_the_day_of_publication(nlp, published, start, given):
    (event,) = huiwu.extract(pd.DataFrame([ARTICLE | {"published": published}]), nlp).to_dict("records")
    assert (event["start"] if start else pd.isna(event["start"])) == (start or True)
    assert (event["published"] if given else pd.isna(event["published"])) == (given or True)


@pytest.mark.parametrize(
    ("told", "start"),
    [("4月8日", "2024-04-08"), ("去年5月", "2023-05"), ("上月", "2024-04"), ("周二", None), ("昨天", None)],
)
def test_the_month_of_publication_dates_what_tells_a_month(nlp, told, start):
    article = ARTICLE | {"published": "2024-05", "text": ARTICLE["text"].replace("8日", told)}
    (event,) = huiwu.extract(pd.DataFrame([article]), nlp).to_dict("records")
    assert (event["start"] if start else pd.isna(event["start"])) == (start or True)


def test_words_for_a_day_of_publication_that_are_no_date_are_said_with_their_article(nlp):
    with pytest.raises(ValueError, match="article 'a1': 'soon' in column 'published' is no date"):
        huiwu.extract(pd.DataFrame([ARTICLE | {"published": "soon"}]), nlp)


def test_an_article_may_tell_its_publication_in_words(nlp):
    article = huiwu.Article(**(ARTICLE | {"published": "2024年5月9日"}))
    assert [event["start"] for event in nlp(huiwu.to_doc(article, nlp))._.events] == ["2024-05-08"]
    with pytest.raises(ValueError, match="'soon' is no date of publication; write it as 2023-11-01 or 2023-11"):
        huiwu.to_doc(huiwu.Article(**(ARTICLE | {"published": "soon"})), nlp)


def test_the_day_of_publication_is_that_of_its_own_time_zone(nlp):
    half_past_midnight = datetime(2024, 4, 9, 0, 30, tzinfo=timezone(timedelta(hours=8)))  # still the 8th in UTC
    article = ARTICLE | {"published": half_past_midnight, "text": ARTICLE["text"].replace("8日", "昨天")}
    (event,) = huiwu.extract(pd.DataFrame([article]), nlp).to_dict("records")
    assert (event["start"], event["published"]) == ("2024-04-08", "2024-04-09T00:30:00+08:00")


def test_iter_events_yields_each_article_with_its_events(nlp):
    articles = [huiwu.Article(**(ARTICLE | {"id": name})) for name in ("a1", "a2")]
    pairs = list(huiwu.iter_events(iter(articles), nlp))
    assert [article.id for article, _ in pairs] == ["a1", "a2"]
    assert [[event["article_id"] for event in events] for _, events in pairs] == [["a1"], ["a2"]]
