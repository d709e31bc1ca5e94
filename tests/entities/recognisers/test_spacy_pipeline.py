"""spaCy pipelines as an engine: a tiny one, trained here and loaded from its folder."""

import pickle

import pytest
import spacy
from nlp.entities.recognisers import recogniser
from nlp.pipeline import extract, load
from spacy.training import Example
from spacy.util import minibatch
from tiny_corpus import sentences


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The pipeline tags persons, places and organisations with the tags of OntoNotes."""
    pipeline = spacy.blank("zh")
    tags = {"PERSON": "PERSON", "LOC": "GPE", "ORG": "ORG", "TIME": "CARDINAL"}
    examples = []
    for words in sentences(150):
        text, entities = "", []
        for word in words:
            if word.kind:
                entities.append((len(text), len(text) + len(word.text), tags[word.kind]))
            text += word.text
        examples.append(Example.from_dict(pipeline.make_doc(text), {"entities": entities}))
    spacy.util.fix_random_seed(1)
    pipeline.add_pipe("ner")
    pipeline.initialize(lambda: examples)
    for _ in range(10):
        for batch in minibatch(examples, 16):
            pipeline.update(batch)
    place = tmp_path_factory.mktemp("spacy") / "pipeline"
    pipeline.to_disk(place)
    return place


def test_entities_carry_our_labels_and_tags_that_we_do_not_want_are_left_out(folder):
    text = "王毅9日在北京会见德国外长马克龙。"
    (analysis,) = recogniser(f"spacy:{folder}")([text])
    assert [(text[start:end], label) for start, end, label in analysis.entities] == [
        ("王毅", "PERSON"),
        ("北京", "LOC"),
        ("德国", "LOC"),
        ("马克龙", "PERSON"),
    ]


def test_the_words_are_those_of_the_pipeline_without_its_spaces(folder):
    (analysis,) = recogniser(f"spacy:{folder}")(["王毅 在\n东京"])
    assert analysis.words == [(0, 1, ""), (1, 2, ""), (3, 4, ""), (5, 6, ""), (6, 7, "")]


def test_words_carry_the_fine_tag_of_a_pipeline_that_has_one(folder, tmp_path):
    pipeline = spacy.load(folder)
    ruler = pipeline.add_pipe("attribute_ruler")
    ruler.add([[{"ORTH": "在"}]], {"TAG": "P", "POS": "ADP"})
    ruler.add([[{"ORTH": "，"}]], {"POS": "PUNCT"})
    pipeline.to_disk(tmp_path / "tagged")
    (analysis,) = recogniser(f"spacy:{tmp_path / 'tagged'}")(["在，"])
    assert analysis.words == [(0, 1, "P"), (1, 2, "PUNCT")]


def test_events_are_read_with_it(folder, article):
    (event,) = extract(article, load(ner=f"spacy:{folder}")).to_dict("records")
    assert (event["type"], event["who"], event["whom"]) == ("meet", ["王毅"], ["马克龙"])
    assert (event["city"], event["start"], event["whom_country"]) == ("北京", "2023-11-09", ["DEU"])


def test_texts_keep_their_order_and_may_be_empty(folder):
    analyses = recogniser(f"spacy:{folder}")(["", "普京抵达首尔。", " "])
    assert [len(analysis.entities) for analysis in analyses] == [0, 2, 0]


def test_an_engine_can_be_sent_to_another_process(folder):
    engine = recogniser(f"spacy:{folder}")
    engine(["普京抵达首尔。"])
    assert pickle.loads(pickle.dumps(engine)).name == engine.name


def test_a_pipeline_that_is_not_installed_is_told_with_the_ways_out():
    with pytest.raises(OSError, match="zh_core_nowhere.*spacy:FOLDER.*embedded engine") as error:
        recogniser("spacy:zh_core_nowhere")(["王毅"])
    assert "\n" not in str(error.value)


def test_a_pipeline_without_named_entities_is_refused(tmp_path):
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("sentencizer")
    pipeline.to_disk(tmp_path / "bare")
    with pytest.raises(ValueError, match="no component for named entities; it has sentencizer"):
        recogniser(f"spacy:{tmp_path / 'bare'}")(["王毅"])
