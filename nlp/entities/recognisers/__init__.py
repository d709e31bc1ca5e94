"""Engines of named entity recognition behind one interface; `recogniser(name)` gives the one asked for."""

from __future__ import annotations

from nlp.entities.recognisers.base import LABELS, Analysis, Recogniser

__all__ = ["LABELS", "Analysis", "Recogniser", "recogniser"]

CHOICES = "lac, hanlp, hanlp:MODEL (a name, URL or folder), spacy:PIPELINE (a name or folder)"


def recogniser(name: str) -> Recogniser:
    """Return the engine called `name`; one of `CHOICES`.

    An engine is cheap to make and can be pickled: its package and model are loaded at its first call, so
    that is where a missing package (ImportError) or a model that can't be had (OSError) is told.

    Raises:
        ValueError: there is no engine of that name.
    """
    engine, colon, model = name.partition(":")
    if engine == "lac" and not colon:
        from nlp.entities.recognisers.lac import LAC

        return LAC()
    if engine == "hanlp" and (model or not colon):
        from nlp.entities.recognisers.hanlp import HanLP

        return HanLP(model)
    if engine == "spacy" and model:
        from nlp.entities.recognisers.spacy_pipeline import SpacyPipeline

        return SpacyPipeline(model)
    raise ValueError(f"no recogniser {name!r}; choose one of: {CHOICES}")
