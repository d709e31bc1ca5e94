"""Articles in, the events of each out, in the same order: in one process or in several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ..articles import Article, Rejected
from .outcomes import Extract, Outcome, chunk_outcomes, rejected

#: Articles handed on together: enough to fill the batches of a model, few enough to hold.
CHUNK_ARTICLES = 64
#: Seconds that one article may take before it is set aside.
ARTICLE_SECONDS = 60.0
# Chunks under way for each worker: one at work, one waiting, so that none is idle and memory stays level.
_CHUNKS_PER_WORKER = 2

Item = Article | Rejected


def pipeline(ner: str, patterns: Sequence[str | Path]) -> Extract:
    """The extraction of the shipped pipeline with this recogniser and these pattern files.

    Raises ValueError for an unknown recogniser or a pattern file that cannot be used.
    """
    from .. import pipeline as room

    return partial(room.iter_events, nlp=room.load(ner=ner, patterns=patterns))


def process(
    items: Iterable[Item],
    load: Callable[[], Extract],
    workers: int = 1,
    seconds: float = ARTICLE_SECONDS,
) -> Iterator[Outcome]:
    """The events of each article, or why it was set aside: one outcome an item, in the order of the items.

    `load` makes the extraction; with more than one worker it is called once in each process, so it must be
    something that can be pickled (a function of a module, or a partial of one). Items that are Rejected
    already are handed on. An article that raises, takes longer than `seconds`, gives rows that break the
    schema, or ends its worker process is set aside with that reason, and the rest goes on. The outcomes do
    not depend on `workers`. Raises ImportError or OSError where a package or model is missing.
    """
    items = iter(items)
    chunks = iter(lambda: list(islice(items, CHUNK_ARTICLES)), [])
    yield from _repeats_set_aside(
        _Pool(load, workers, seconds).outcomes(chunks) if workers > 1 else _in_this_process(chunks, load(), seconds)
    )


def _in_this_process(chunks: Iterable[list[Item]], extract: Extract, seconds: float) -> Iterator[Outcome]:
    for chunk in chunks:
        yield from chunk_outcomes(extract, chunk, seconds)


def _repeats_set_aside(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Set an article aside that is read a second time. Keeps the ids of events only, so no more than the
    table.
    """
    seen: set[str] = set()
    for outcome in outcomes:
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        ids = {row["event_id"] for row in outcome}
        if seen.isdisjoint(ids):
            seen |= ids
            yield outcome
        else:
            row = outcome[0]
            reason = "an article with this id was read before, and its events are in the table already"
            yield Rejected(Path(row["article_id"]), row["url"] or row["title"], reason)


class _Pool:
    """Worker processes that are started anew when one of them dies."""

    def __init__(self, load: Callable[[], Extract], workers: int, seconds: float) -> None:
        self.workers = workers
        # "spawn" everywhere: forking a process that runs threads, as the engines do, can hang.
        self._make = partial(
            ProcessPoolExecutor,
            workers,
            get_context("spawn"),
            initializer=_start_worker,
            initargs=(load, seconds),
        )
        self._executor = self._make()

    def outcomes(self, chunks: Iterator[list[Item]]) -> Iterator[Outcome]:
        under_way: deque[tuple[list[Item], Future[list[Outcome]]]] = deque()
        try:
            while True:
                for chunk in islice(chunks, self.workers * _CHUNKS_PER_WORKER - len(under_way)):
                    under_way.append((chunk, self._submit(chunk)))
                if not under_way:
                    return
                try:
                    yield from under_way[0][1].result()
                    under_way.popleft()
                except BrokenProcessPool:
                    # Any of the chunks under way may hold the article at fault: take them again, one by one.
                    lost = [item for chunk, _ in under_way for item in chunk]
                    under_way.clear()
                    yield from self._one_by_one(lost)
        finally:
            self._executor.shutdown(cancel_futures=True)

    def _submit(self, chunk: list[Item]) -> Future[list[Outcome]]:
        try:
            return self._executor.submit(_work, chunk)
        except BrokenProcessPool as error:  # found out here or when the result is asked for: the same to the caller
            failed: Future[list[Outcome]] = Future()
            failed.set_exception(error)
            return failed

    def _one_by_one(self, items: list[Item]) -> Iterator[Outcome]:
        self._executor = self._make()
        for item in items:
            if isinstance(item, Rejected):
                yield item
                continue
            try:
                yield from self._submit([item]).result()
            except BrokenProcessPool:
                self._executor = self._make()
                yield rejected(item, "ended its worker process (out of memory, or a crash of a library)")


_worker: dict[str, Any] = {}


def _start_worker(load: Callable[[], Extract], seconds: float) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the parent alone answers it
    _worker.update(extract=load(), seconds=seconds)


def _work(chunk: list[Item]) -> list[Outcome]:
    return chunk_outcomes(_worker["extract"], chunk, _worker["seconds"])
