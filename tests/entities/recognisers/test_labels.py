"""The table of tags: one meaning for each tag, and a word about those that it does not know."""

import logging

import pytest
from nlp.entities.recognisers import LABELS
from nlp.entities.recognisers.labels import label
from nlp.entities.tables import read_table


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("NR", "PERSON"),
        ("nt", "ORG"),
        ("GPE", "LOC"),
        ("ORGANIZATION", "ORG"),
        ("DATE", "TIME"),
        ("MONEY", None),
    ],
)
def test_tags_of_known_sets_have_one_of_our_labels_or_none(tag, expected):
    assert label(tag) == expected


def test_no_tag_means_different_things_in_two_sets():
    meanings = {}
    for row in read_table("nlp.entities.recognisers", "labels.tsv"):
        assert row["label"] in (*LABELS, "")
        assert meanings.setdefault(row["tag"].upper(), row["label"]) == row["label"]


def test_a_tag_that_is_not_in_the_table_is_left_out_and_told_once(caplog):
    with caplog.at_level(logging.WARNING):
        assert [label("SHIP"), label("SHIP")] == [None, None]
    assert [record.getMessage() for record in caplog.records] == [
        "entities tagged 'SHIP' are left out: the tag is not in labels.tsv"
    ]
