"""HanLP as an engine: tiny models, trained here by HanLP itself and loaded as a user's model is loaded."""

import contextlib
import hashlib
import io
import logging
import pickle
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from nlp.entities.recognisers import recogniser
from nlp.pipeline import extract, load

pytest.importorskip("hanlp", reason="the extra hanlp is not installed")
pytest.importorskip("torch")

import tiny_hanlp  # noqa: E402

pytestmark = pytest.mark.slow

SENTENCE = "王毅9日在北京会见德国外长马克龙。"
NAMES = [("王毅", "PERSON"), ("9日", "TIME"), ("北京", "LOC"), ("德国", "LOC"), ("马克龙", "PERSON")]


@pytest.fixture(scope="session")
def trained(request):
    """Gives the folder of a model by its name; it is trained once for each state of the training code."""
    here = Path(__file__).parent
    sources = [here / "tiny_hanlp.py", here / "tiny_corpus.py", *sorted((here / "data").iterdir())]
    state = hashlib.sha256(b"".join(source.read_bytes() for source in sources))
    state.update(" ".join(map(version, ("hanlp", "torch", "transformers"))).encode())
    root = Path(request.config.cache.mkdir("hanlp-models")) / state.hexdigest()[:16]

    def train(name: str) -> Path:
        folder = root / name
        if not (folder / "trained").exists():
            shutil.rmtree(folder, ignore_errors=True)
            makers = {
                "bert": lambda: tiny_hanlp.bert(folder),
                "characters": lambda: tiny_hanlp.transformer_ner(folder, train("bert"), by_character=True),
                "words": lambda: tiny_hanlp.transformer_ner(folder, train("bert"), by_character=False),
                "recurrent": lambda: tiny_hanlp.rnn_ner(folder),
                "multi-task": lambda: tiny_hanlp.multi_task(folder, train("bert")),
                "tagger": lambda: tiny_hanlp.tagger(folder, train("bert")),
            }
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                makers[name]()
            (folder / "trained").touch()
        return folder

    return train


@pytest.fixture
def engine(trained):
    return lambda name: recogniser(f"hanlp:{trained(name)}")


def read(engine, text):
    (analysis,) = engine([text])
    return [(text[start:end], label) for start, end, label in analysis.entities]


@pytest.mark.parametrize("model", ["characters", "words", "recurrent", "multi-task"])
def test_a_model_of_any_kind_finds_names_with_our_labels(engine, model):
    assert read(engine(model), SENTENCE) == NAMES


def test_a_multi_task_model_gives_words_and_their_tags(engine):
    (analysis,) = engine("multi-task")(["王毅同普京通电话。"])
    assert analysis.words == [
        (0, 2, "nr"),
        (2, 3, "p"),
        (3, 5, "nr"),
        (5, 6, "v"),
        (6, 8, "n"),
        (8, 9, "w"),
    ]


def test_a_model_for_words_gets_and_gives_words(engine):
    (analysis,) = engine("words")(["王毅在北京会见记者。"])
    assert [word[:2] for word in analysis.words] == [(0, 2), (2, 3), (3, 5), (5, 7), (7, 9), (9, 10)]


def test_a_model_for_characters_gives_no_words(engine):
    (analysis,) = engine("characters")([SENTENCE])
    assert analysis.words == []


@pytest.mark.parametrize("model", ["characters", "words", "multi-task"])
@pytest.mark.parametrize(
    "text",
    [
        "王毅\u30009日在北京 会见德国外长马克龙。",
        "😀王毅9日在北京会见德国外长马克龙。",
        "王毅\u200b9日在北京会见德国外长马克龙。",
        "王毅（Wang Yi）9日在北京会见德国外长马克龙（E. Macron）…",
        "王毅９日在北京会见德国外长马克龙。",
        "王毅\n9日在北京会见德国外长马克龙㈱。",
    ],
)
def test_offsets_survive_spaces_width_and_signs_that_the_model_does_not_know(engine, model, text):
    (analysis,) = engine(model)([text])
    found = {text[start:end] for start, end, label in analysis.entities}
    assert {"北京", "马克龙"} & found
    for spans in (analysis.words, analysis.entities):
        edges = [edge for start, end, _ in spans for edge in (start, end)]
        assert edges == sorted(edges)
        assert all(text[start:end] == text[start:end].strip() != "" for start, end, _ in spans)


@pytest.mark.parametrize("model", ["characters", "multi-task"])
def test_a_batch_keeps_the_order_of_its_texts_and_blank_ones_are_empty(engine, model):
    texts = ["", SENTENCE, " \n", "普京抵达首尔。", "\u200b", SENTENCE * 40]
    analyses = engine(model)(texts)
    assert [bool(analysis.entities) for analysis in analyses[:4]] == [False, True, False, True]
    assert analyses[1] == engine(model)([SENTENCE])[0]
    last = [texts[-1][start:end] for start, end, _ in analyses[-1].entities]
    assert last.count("马克龙") == 40


@pytest.mark.parametrize("model", ["characters", "words", "recurrent", "multi-task"])
def test_events_are_read_with_it(trained, article, model):
    events = extract(article, load(ner=f"hanlp:{trained(model)}"))
    (event,) = events.to_dict("records")
    assert (event["type"], event["who"], event["whom"]) == ("meet", ["王毅"], ["马克龙"])
    assert (event["city"], event["start"], event["whom_country"]) == ("北京", "2023-11-09", ["DEU"])


def test_an_engine_can_be_sent_to_another_process(trained):
    name = f"hanlp:{trained('characters')}"
    code = (
        "import pickle, sys; engine = pickle.loads(sys.stdin.buffer.read()); "
        f"print([label for _, _, label in engine([{SENTENCE!r}])[0].entities])"
    )
    root = Path(__file__).parents[3]
    pickled = pickle.dumps(recogniser(name))
    run = subprocess.run([sys.executable, "-c", code], input=pickled, capture_output=True, check=True, cwd=root)
    assert run.stdout.decode().strip() == str([label for _, label in NAMES])
    assert run.stderr == b""


def test_a_model_for_something_else_is_refused(engine, trained):
    with pytest.raises(ValueError, match="does not give named entities") as error:
        engine("tagger")([SENTENCE])
    assert str(trained("tagger")) in str(error.value)


def test_a_name_that_is_not_published_is_refused_with_those_that_are_near():
    with pytest.raises(OSError, match="no such folder.*MSRA_NER_BERT_BASE_ZH"):
        recogniser("hanlp:MSRA_NER_BERT_BASE")([SENTENCE])


def test_a_model_that_cannot_be_downloaded_is_told_with_the_ways_out(monkeypatch, tmp_path, recwarn, capfd):
    """The network is replaced by its absence; HanLP's own loading does the rest."""
    import socket

    def no_network(*_args, **_kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    monkeypatch.setenv("HANLP_HOME", str(tmp_path))
    with pytest.raises(OSError, match="hanlp:FOLDER.*HANLP_HOME.*embedded engine") as error:
        recogniser("hanlp")([SENTENCE])
    assert "ELECTRA_SMALL_ZH" in str(error.value)
    assert "\n" not in str(error.value)
    assert any("research and teaching" in str(warning.message) for warning in recwarn)
    assert capfd.readouterr() == ("", "")


def test_a_folder_without_a_model_is_told(tmp_path):
    with pytest.raises(OSError, match="config.json"):
        recogniser(f"hanlp:{tmp_path}")([SENTENCE])


def test_a_recurrent_model_with_senseless_tags_loses_one_sentence_and_says_so(engine, caplog):
    texts = [SENTENCE, "毅9北外德马J会8访", "普京抵达首尔。"]
    with caplog.at_level(logging.WARNING):
        analyses = engine("recurrent")(texts)
    assert analyses[0].entities
    assert analyses[2].entities
