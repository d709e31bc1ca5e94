"""What the lexicon adds to people it knows, whom the article names without office or country."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest


def read(nlp: Any, text: str, published: date) -> dict[str, Any]:
    from nlp import Article, to_doc

    article = Article(id="a1", url=None, title=None, published=published, source=None, text=text)
    (event,) = nlp(to_doc(article, nlp))._.events
    return event


def test_office_country_and_id_are_filled_in(nlp):
    event = read(nlp, "拜登15日在旧金山会见习近平。", date(2023, 11, 16))
    assert (event["who_title"], event["who_country"]) == (["总统"], ["USA"])
    assert (event["whom_title"], event["whom_country"]) == (["国家主席"], ["CHN"])


def test_the_office_told_stays(nlp):
    event = read(nlp, "美国当选总统拜登15日在旧金山会见习近平。", date(2020, 11, 16))
    assert event["who_title"] == ["当选总统"]


@pytest.mark.parametrize("name", ["特朗普", "川普"])
def test_an_office_counts_in_the_years_in_which_it_is_attested(nlp, name):
    assert read(nlp, f"{name}15日抵达赫尔辛基。", date(2018, 7, 16))["who_title"] == ["总统"]
    assert read(nlp, f"{name}15日抵达赫尔辛基。", date(2012, 7, 16))["who_title"] == [None]


def test_spellings_of_one_person_have_one_id(nlp):
    ids = {tuple(read(nlp, f"{name}15日抵达赫尔辛基。", date(2018, 7, 16))["who_id"]) for name in ("特朗普", "川普")}
    assert len(ids) == 1 and ids != {(None,)}
