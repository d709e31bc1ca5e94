"""Many articles: in batches, in several processes, with one bad article never ending the run.

Dask needs nothing of its own here: `frame.map_partitions(nlp.extract, meta=nlp.events_frame())` is the whole
of it.
"""

from .outcomes import Extract, Outcome
from .run import pipeline, process

__all__ = ["Extract", "Outcome", "pipeline", "process"]
