"""Figures for engines: read off labelled sentences, counted exactly."""

import json

import pytest
from nlp.entities.recognisers import recogniser
from nlp.evaluation.entities import by_recogniser, evaluate_entities, read_labelled


def write(path, *rows):
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_labels_of_any_tag_set_are_read_and_those_of_other_things_left_out(tmp_path):
    path = write(
        tmp_path / "a.jsonl",
        {"text": "王毅抵达东京", "ents": [[0, 2, "PER"], [4, 6, "GPE"]]},
        {"text": "三百人", "ents": [[0, 2, "CARDINAL"]]},
    )
    assert [sentence.entities for sentence in read_labelled(path)] == [
        {(0, 2, "PERSON"), (4, 6, "LOC")},
        set(),
    ]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"text": "王毅"}, "not of the form"),
        ({"text": "王毅", "ents": [[0, 2]]}, "not of the form"),
        ({"text": "王毅", "ents": [[0, 3, "PER"]]}, "outside the text"),
    ],
)
def test_a_line_that_is_not_right_is_named(tmp_path, row, complaint):
    path = write(tmp_path / "a.jsonl", {"text": "好", "ents": []}, row)
    with pytest.raises(ValueError, match=f"a.jsonl, line 2: .*{complaint}"):
        read_labelled(path)


def test_precision_and_recall_count_both_edges_and_the_label(tmp_path):
    path = write(
        tmp_path / "a.jsonl",
        {
            "text": "王毅、普京、朔尔茨抵达东京",
            "ents": [[0, 2, "PER"], [3, 5, "PER"], [6, 9, "PER"], [11, 13, "LOC"]],
        },
        {"text": "双方就此交换了意见", "ents": []},
    )
    # One person right, one cut short; the place taken for a person; an organisation, which nobody asks for.
    found = {
        "王毅、普京、朔尔茨抵达东京": {(0, 2, "PERSON"), (6, 8, "PERSON"), (11, 13, "PERSON")},
        "双方就此交换了意见": {(0, 2, "ORG")},
    }
    figures = evaluate_entities(lambda texts: [found[text] for text in texts], read_labelled(path))
    rows = figures.set_index("label")[["precision", "recall", "f1", "gold", "found"]]
    assert rows.loc["PERSON"].tolist() == pytest.approx([1 / 3, 1 / 3, 1 / 3, 3, 3])
    assert rows.loc["LOC"].tolist() == [0, 0, 0, 1, 0]
    assert rows.loc["all"].tolist() == pytest.approx([1 / 3, 1 / 4, 2 / 7, 4, 3])
    assert set(rows.index) == {"PERSON", "LOC", "all"}
    assert (figures["characters_per_second"] > 0).all()


def test_an_engine_gets_traditional_text_in_simplified_script(tmp_path):
    path = write(tmp_path / "a.jsonl", {"text": "總理訪問倫敦", "ents": [[4, 6, "LOC"]]})
    figures = evaluate_entities(by_recogniser(recogniser("lac")), read_labelled(path))
    assert figures.set_index("label").loc["LOC", "f1"] == 1
