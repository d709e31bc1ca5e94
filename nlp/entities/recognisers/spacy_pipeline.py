"""Any spaCy pipeline with named entities as an engine; it keeps its own tokenizer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from nlp.entities.recognisers.base import Analysis
from nlp.entities.recognisers.labels import label

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class SpacyPipeline:
    """A spaCy pipeline given by the name of an installed package or by a folder.

    It is loaded at the first call, once a process; the instance holds its name only and can be pickled.
    """

    def __init__(self, pipeline: str) -> None:
        self.pipeline = pipeline
        self.name = f"spacy:{pipeline}"

    def __call__(self, texts: list[str]) -> list[Analysis]:
        """Analyse `texts`, in their order. A word's tag is the pipeline's fine one, else its coarse one.

        Raises:
            OSError: there is no such pipeline, or it can't be read.
            ValueError: the pipeline finds no named entities.
        """
        return [_analysis(doc) for doc in _load(self.pipeline).pipe(texts)]


@cache
def _load(name: str) -> Language:
    import spacy

    try:
        pipeline = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise OSError(
            f"spaCy can't load the pipeline {name} ({str(error).splitlines()[0]}). Install its package as "
            "spacy.io/models/zh says, give the folder of a saved pipeline (spacy:FOLDER), or use the "
            "embedded engine (lac)."
        ) from error
    if "ner" not in pipeline.pipe_names and "doc.ents" not in _assigned(pipeline):
        raise ValueError(
            f"the pipeline {name} has no component for named entities; it has "
            f"{', '.join(pipeline.pipe_names) or 'none at all'}."
        )
    return pipeline


def _assigned(pipeline: Language) -> set[str]:
    return {attribute for name in pipeline.pipe_names for attribute in pipeline.get_pipe_meta(name).assigns}


def _analysis(doc: Doc) -> Analysis:
    return Analysis(
        [(word.idx, word.idx + len(word), word.tag_ or word.pos_) for word in doc if not word.is_space],
        [(span.start_char, span.end_char, name) for span in doc.ents if (name := label(span.label_))],
    )
