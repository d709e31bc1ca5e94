"""HanLP models as an engine: multi-task models, and single-task models for named entities.

What a loaded model is, is read off what it gives: a multi-task model has named tasks; any other model is
asked to read a few sentences whose names are known. Install with the extra `hanlp`.
"""

from __future__ import annotations

import contextlib
import io
import logging
import warnings
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from nlp.entities.recognisers.align import align
from nlp.entities.recognisers.base import Analysis
from nlp.entities.recognisers.labels import label
from nlp.entities.recognisers.lac import LAC
from nlp.entities.recognisers.pieces import in_pieces
from nlp.entities.tables import read_table

logger = logging.getLogger(__name__)

DEFAULT = "CLOSE_TOK_POS_NER_SRL_DEP_SDP_CON_ELECTRA_SMALL_ZH"
"""The multi-task model for Chinese that HanLP's documentation uses; small enough for a CPU."""

_WAYS_OUT = (
    "Give the folder of a model that was saved elsewhere (hanlp:FOLDER), point HANLP_HOME to a folder where "
    "HanLP has downloaded it before, or use the embedded engine (lac)."
)
# Of several tasks of a kind, the one that is most like what news needs. A name fits by its beginning.
_TOKENIZERS = ("tok/fine", "tok")
_TAGGERS = ("pos/pku", "pos/ctb", "pos")
_RECOGNISERS = ("ner/msra", "ner/ontonotes", "ner/pku", "ner")


class HanLP:
    """A HanLP model given by a name that HanLP publishes, a URL or a local folder; without one, `DEFAULT`.

    The model is loaded at the first call, once a process, and onto a GPU where torch sees one; the instance
    holds its name only and can be pickled.
    """

    def __init__(self, model: str = "") -> None:
        self.model = model or DEFAULT
        self.name = f"hanlp:{model}" if model else "hanlp"

    def __call__(self, texts: list[str]) -> list[Analysis]:
        """Analyse `texts`, in their order; HanLP sorts them into batches.

        Raises:
            ImportError: HanLP is not installed.
            OSError: the model can't be found, downloaded or read.
            ValueError: the model is not one for named entities.
        """
        return in_pieces(texts, _reader(self.model))


@cache
def _reader(model: str) -> Callable[[list[str]], list[Analysis]]:
    component = _load(model)
    if hasattr(component, "tasks"):
        return _multi_task(component, model)
    return _single_task(component, model)


def _load(model: str) -> Any:
    try:
        import hanlp
        from hanlp_common.constant import HANLP_URL
    except ImportError as error:
        raise ImportError(
            f'HanLP can\'t be imported ({error}): pip install "huiwu[hanlp]", or use the embedded engine (lac).'
        ) from error
    published: dict[str, str] = hanlp.pretrained.ALL
    place = published.get(model, model)
    if place.startswith(("http:", "https:")):
        if place.startswith(HANLP_URL):
            warnings.warn(
                f"HanLP publishes its model {model} under CC BY-NC-SA 4.0: for research and teaching, "
                "not for commercial use. It is downloaded at its first use.",
                stacklevel=2,
            )
    elif not Path(place).exists():
        near = get_close_matches(model.upper(), published, n=3, cutoff=0.5)
        hint = f" Near: {', '.join(near)}." if near else ""
        raise FileNotFoundError(f"{model}: no such folder, and HanLP publishes no model of that name.{hint}")
    try:
        # HanLP prints a report of its own, twenty lines, when it fails.
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return hanlp.load(place, verbose=False)
    except Exception as error:  # whatever HanLP, transformers, torch or the network raise
        raise OSError(f"HanLP can't load {model} ({_first_cause(error)}). {_WAYS_OUT}") from error


def _first_cause(error: BaseException) -> str:
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return f"{type(error).__name__}: {error}".splitlines()[0]


def _multi_task(component: Any, model: str) -> Callable[[list[str]], list[Analysis]]:
    names = list(component.tasks)
    tokenizer, tagger, recogniser = (_pick(names, wanted) for wanted in (_TOKENIZERS, _TAGGERS, _RECOGNISERS))
    if not tokenizer or not recogniser:
        raise ValueError(f"{model} has no task for named entities; its tasks are {', '.join(names)}.")
    wanted = [name for name in (tokenizer, tagger, recogniser) if name]

    def analyse(texts: list[str]) -> list[Analysis]:
        document = component(texts, tasks=wanted)
        analyses = []
        for number, (text, tokens) in enumerate(zip(texts, document[tokenizer], strict=True)):
            spans = align(text, tokens)
            tags = document[tagger][number] if tagger else [""] * len(tokens)
            words = [(*span, tag) for span, tag in zip(spans, tags, strict=True) if span]
            analyses.append(Analysis(words, _entities(document[recogniser][number], spans)))
        return analyses

    return analyse


def _pick(names: list[str], wanted: tuple[str, ...]) -> str | None:
    return next((name for start in wanted for name in names if name.startswith(start)), None)


def _single_task(component: Any, model: str) -> Callable[[list[str]], list[Analysis]]:
    """A model that reads sentences cut into characters, or into words, whichever of the two suits it.

    No model says which it was trained on. Given characters, one for words hardly gives a name whole; given
    words, one for characters may, since its network sees the characters in them.
    """

    def analyse(texts: list[str], cut: Callable[[list[str]], list[Analysis]]) -> list[Analysis]:
        cuts = [analysis.words for analysis in cut(texts)]
        spans = [[(start, end) for start, end, _ in words] for words in cuts]
        sentences = [[text[start:end] for start, end in here] for text, here in zip(texts, spans, strict=True)]
        found = _read(component, sentences)
        return [
            Analysis(words if cut is not _characters else [], _entities(entities, here))
            for words, entities, here in zip(cuts, found, spans, strict=True)
        ]

    def right(cut: Callable[[list[str]], list[Analysis]]) -> int:
        found = analyse([sentence for sentence, _ in known], cut)
        return sum(
            name in [sentence[start:end] for start, end, _ in entities]
            for (sentence, name), (_, entities) in zip(known, found, strict=True)
        )

    known = [(row["sentence"], row["name"]) for row in read_table(__package__, "known_names.tsv")]
    try:
        whole = right(_characters)
        suits_words = 2 * whole < len(known) and right(_words) > 2 * whole
    except Exception as error:  # a model for another task fails in its own way
        raise ValueError(
            f"{model} does not give named entities for a sentence cut into words ({_first_cause(error)})."
        ) from error
    return lambda texts: analyse(texts, _words if suits_words else _characters)


def _read(component: Any, sentences: list[list[str]]) -> list[list[tuple[str, str, int, int]]]:
    """Entities of each sentence, none for a sentence whose tags make no sense.

    A recurrent model with the scheme IOBES may give an end without a beginning; HanLP then gives up the
    whole batch.
    """
    from hanlp.utils.span_util import InvalidTagSequence

    try:
        found = list(component(sentences))
    except InvalidTagSequence:
        if len(sentences) > 1:
            return [found for sentence in sentences for found in _read(component, [sentence])]
        logger.warning("the model's tags for a sentence make no sense: %s", "".join(sentences[0]))
        return [[]]
    if len(found) != len(sentences):
        raise ValueError(
            f"it gives {len(found)} results for {len(sentences)} sentences, as recurrent models with a CRF "
            "do in HanLP 2.1: train it with crf=False"
        )
    return found


def _characters(texts: list[str]) -> list[Analysis]:
    """Characters as words; spaces are left out, since models for characters have never seen one."""
    return [
        Analysis([(place, place + 1, "") for place, sign in enumerate(text) if not sign.isspace()], [])
        for text in texts
    ]


def _words(texts: list[str]) -> list[Analysis]:
    """The words of the embedded engine, without spaces at their edges."""
    analyses = []
    for text, (words, _) in zip(texts, LAC()(texts), strict=True):
        bare = [(end - len(text[start:end].lstrip()), end, tag) for start, end, tag in words]
        cut = [(start, start + len(text[start:end].rstrip()), tag) for start, end, tag in bare]
        analyses.append(Analysis([word for word in cut if word[0] < word[1]], []))
    return analyses


def _entities(
    found: list[tuple[str, str, int, int]], spans: Sequence[tuple[int, int] | None]
) -> list[tuple[int, int, str]]:
    """HanLP's (words, tag, first token, last token + 1) as our spans."""
    entities = []
    for _, tag, first, last in found:
        places = [span for span in spans[first:last] if span]
        if places and (name := label(tag)):
            entities.append((places[0][0], places[-1][1], name))
    return sorted(entities)
