"""The examples in pattern files, run as tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.language import Language

from .mentions import EventMention
from .patterns import Pattern, PatternSet


@dataclass(frozen=True, slots=True)
class Problem:
    """An example that is not read as its file says; `line` is that of the example in `file`."""

    file: str
    line: int
    pattern: str
    message: str


def check(patterns: PatternSet, nlp: Language) -> list[Problem]:
    """Run every example of `patterns` with `nlp`, a pipeline that uses them; return what went wrong.

    An example must give an event of the file's type with the parties, destination, status and mode that it
    states, from any pattern of that type; a `not` must give none of that type. A pattern without an example
    is a problem, since nothing shows that it ever fires. Problems come in the order of files and lines.
    """
    tasks = [
        (pattern, example, example in pattern.examples) for pattern in patterns.patterns for example in _all(pattern)
    ]
    docs = nlp.pipe(example["text"] for _, example, _ in tasks)
    problems = [
        Problem(pattern.file, pattern.line, pattern.name, "has no example, so nothing shows that it fires")
        for pattern in patterns.patterns
        if not pattern.examples
    ]
    for (pattern, example, positive), doc in zip(tasks, docs, strict=True):
        mentions = [mention for mention in doc._.mentions if mention.type == pattern.type]
        message = _example_problem(example, mentions, doc._.misses) if positive else _not_problem(mentions)
        if message:
            problems.append(Problem(pattern.file, example["line"], pattern.name, f"{message}: {example['text']}"))
    return sorted(problems, key=lambda problem: (problem.file, problem.line))


def _all(pattern: Pattern) -> Iterator[dict[str, Any]]:
    yield from pattern.examples
    yield from pattern.negatives


def _not_problem(mentions: Sequence[EventMention]) -> str | None:
    if not mentions:
        return None
    told = mentions[0]
    return f"must give no event, but {told.pattern} fires on {told.trigger!r} ({_facts(told)})"


def _example_problem(example: dict[str, Any], mentions: Sequence[EventMention], misses: Sequence[Any]) -> str | None:
    differences = [_differences(example, mention) for mention in mentions]
    if not differences:
        reasons = "; ".join(f"{miss.trigger!r}: {miss.reason}" for miss in misses)
        return f"never fires ({reasons})" if reasons else "never fires"
    nearest = min(differences, key=lambda found: len(found))
    return "; ".join(nearest) or None


def _differences(example: dict[str, Any], mention: EventMention) -> list[str]:
    """What the example states otherwise than the mention tells."""
    told = _told(mention)
    return [
        f"{key} is {told[key]!r}, expected {example[key]!r}"
        for key in told
        if key in example and told[key] != example[key]
    ]


def _told(mention: EventMention) -> dict[str, Any]:
    return {
        "who": [party.name for party in mention.who],
        "whom": [party.name for party in mention.whom],
        "to": mention.to,
        "status": mention.status,
        "mode": mention.mode,
    }


def _facts(mention: EventMention) -> str:
    told = {key: value for key, value in _told(mention).items() if value and key in ("who", "whom", "to")}
    return ", ".join(f"{key} {value if isinstance(value, str) else '、'.join(value)}" for key, value in told.items())
