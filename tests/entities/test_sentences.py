"""Sentences end at 。！？ and at line ends; a bar marks each end."""

from __future__ import annotations

import nlp.entities.sentences  # noqa: F401 - registers the component
import pytest
import spacy
from nlp.entities import split_sentences


@pytest.mark.parametrize(
    "marked",
    [
        "两人会面。|双方交换了意见。|",
        "“我很高兴。”|他说。|",
        "会谈取消了？！|没有。|",
        "标题没有句号|\n正文有。|",
        "會面結束。」|記者離開。|",
        "价格是3.5美元，没有变。|",
        "最后一句没有句号|",
    ],
)
def test_where_sentences_end(marked: str) -> None:
    text = marked.replace("|", "")
    wanted = [part.strip() for part in marked.split("|") if part.strip()]
    assert [text[start:end] for start, end in split_sentences(text)] == wanted


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_blank_text_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == []


def test_the_component_gives_doc_sents() -> None:
    language = spacy.blank("zh")
    language.add_pipe("huiwu_sentences")
    doc = language("两人会面。双方交换了意见。")
    assert [sentence.text for sentence in doc.sents] == ["两人会面。", "双方交换了意见。"]
    assert list(language("").sents) == []
