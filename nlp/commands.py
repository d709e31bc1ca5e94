"""What each sub-command does: call the library and print. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .articles import Article, Rejected
    from .evaluation import Labelled, Score
    from .scale import Outcome

# Exit status of a usage error.
USAGE = 2


class CommandError(Exception):
    """Something the user can put right; the message is one line, `status` the exit status."""

    def __init__(self, message: str, status: int = USAGE) -> None:
        super().__init__(" ".join(message.split()))
        self.status = status


# --- extract -----------------------------------------------------------------------------------------------


def extract(options: argparse.Namespace) -> int:
    from . import exports

    to_stdout = options.output == "-"
    output = Path(options.output)
    if not to_stdout:
        _or_command_error(exports.check, output)
    outcomes = _outcomes(options)
    count = _Count()
    try:
        events = count.events(outcomes)
        if to_stdout:
            exports.write_stream(events, sys.stdout)
        else:
            exports.write(events, output)
        beside = _write_rejected(count.rejected, None if to_stdout else output)
    except ImportError as error:
        raise CommandError(str(error)) from error
    except BrokenPipeError:
        raise
    except (OSError, exports.OutputError) as error:
        raise CommandError(f"could not finish {options.output}: {error}", status=1) from error
    print(
        f"{count.articles} articles, {count.found} events, {len(count.rejected)} set aside{beside}",
        file=sys.stderr,
    )
    return 0


def _outcomes(options: argparse.Namespace) -> Iterator[Outcome]:
    from . import scale

    items = _articles(options.paths)
    load = partial(scale.pipeline, options.ner, tuple(options.patterns))
    ready = _or_command_error(load)  # even if workers load their own: what is wrong is said before the work
    return scale.process(items, load if options.workers > 1 else lambda: ready, options.workers)


class _Count:
    """Counts what passes, keeps what is set aside, shows the progress where stderr is a terminal."""

    def __init__(self) -> None:
        self.articles = self.found = 0
        self.rejected: list[Rejected] = []

    def events(self, outcomes: Iterator[Outcome]) -> Iterator[dict[str, Any]]:
        from tqdm import tqdm

        for outcome in tqdm(outcomes, unit=" articles", disable=None, leave=False):
            if isinstance(outcome, list):
                self.articles += 1
                self.found += len(outcome)
                yield from outcome
            else:
                self.rejected.append(outcome)


def _write_rejected(rejected: list[Rejected], output: Path | None) -> str:
    """Write what was set aside beside `output`, or to stderr without one; return the words that say where."""
    if output is None:
        for item in rejected:
            print(f"set aside: {item}", file=sys.stderr)
        return ""
    from . import exports

    path = output.with_name(f"{output.stem}.rejected.csv")
    if not rejected:
        path.unlink(missing_ok=True)  # of an earlier run; it would speak of this one
        return ""
    import pandas as pd

    rows = [(str(item.path), item.where, item.reason) for item in rejected]
    exports.write(pd.DataFrame(rows, columns=["path", "where", "reason"], dtype="string"), path)
    return f" ({path})"


# --- evaluate ----------------------------------------------------------------------------------------------


def evaluate(options: argparse.Namespace) -> int:
    from . import evaluation
    from .exports.files import check_writable

    if options.pred and (options.ner or options.entities or options.patterns):
        raise CommandError("--ner, --patterns and --entities need --input: FILE is scored as it is")
    for path in filter(None, (options.errors_html, options.json)):
        _or_command_error(check_writable, Path(path))
    engines = list(dict.fromkeys(options.ner or ["lac"]))
    if len(engines) > 1 and options.errors_html:
        raise CommandError("--errors-html shows the errors of one recogniser; give one --ner")
    labelled = _or_command_error(evaluation.read_labels, options.gold)
    labels = {article.id: article.events for article in labelled}
    figures: dict[str, Any] = {}
    compared: list[tuple[str, Score, float | None]] = []
    for name, events, speed in _predictions(options, labelled, engines):
        found = evaluation.by_article(labelled, events)
        result = evaluation.score(labels, found)
        figures[name] = result.as_dict()
        compared.append((name, result, speed))
        print(f"{name}: {len(labels)} articles" + (f", {speed:,.0f} characters a second" if speed else ""))
        print(evaluation.figures_table(result.figures))
        if options.by_source:
            print(evaluation.figures_table(evaluation.by_source(labels, found), "source"))
        if options.errors:
            print(f"\n{evaluation.errors_list(result.errors[: options.errors])}")
        if options.errors_html:
            _write_text(options.errors_html, evaluation.errors_page(result.errors, result.figures["all"]))
        print()
    if len(compared) > 1:
        print(evaluation.engines_table(compared), end="\n\n")
    if options.entities:
        tables = {
            (engine, what): table
            for engine in engines
            for what, table in _or_command_error(evaluation.entity_figures, options.entities, engine).items()
        }
        print(evaluation.entities_table(tables))
    if options.json:
        written = figures if len(figures) > 1 else next(iter(figures.values()))
        _write_text(options.json, json.dumps(written, ensure_ascii=False, indent=1) + "\n")
    return 0


def _predictions(
    options: argparse.Namespace, labelled: list[Labelled], engines: list[str]
) -> Iterator[tuple[str, list[Any], float | None]]:
    """What to score: its name, its events, and how many characters a second were read, if measured."""
    from . import evaluation
    from .articles import Article

    if options.pred:
        yield options.pred, _or_command_error(evaluation.read_events, options.pred), None
        return
    items = list(_articles(options.input))
    articles = [item for item in items if isinstance(item, Article)]
    for item in items:
        if not isinstance(item, Article):
            print(f"set aside: {item}", file=sys.stderr)
    if absent := evaluation.not_read(labelled, articles):
        print(
            f"{len(absent)} labelled articles are not in the input and count as missed, such as {absent[0]}",
            file=sys.stderr,
        )
    for engine in engines:
        run = _or_command_error(evaluation.run_extraction, articles, engine, options.patterns)
        yield engine, run.events, run.characters_per_second


def _write_text(path: str, text: str) -> None:
    from .exports.files import replacing

    try:
        with replacing(Path(path)) as temporary:
            temporary.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CommandError(f"cannot write {path}: {error}", status=1) from error


# --- explain and patterns ----------------------------------------------------------------------------------


def explain_text(options: argparse.Namespace) -> int:
    from .exports.files import check_writable

    articles = _to_explain(options)  # before the models are loaded, so that a wrong path is said at once
    if options.output:
        _or_command_error(check_writable, Path(options.output))
        if len(articles) > 1:
            raise CommandError(f"{options.file} holds {len(articles)} articles, and a page shows one")
    from . import pipeline
    from .explain import explain

    nlp = _or_command_error(pipeline.load, ner=options.ner, patterns=tuple(options.patterns))
    for text, published, title in articles:
        explanation = _or_command_error(explain, text, published, nlp, title=title)
        if options.output:
            _write_text(options.output, explanation.page())
        else:
            print(explanation)
    return 0


def _to_explain(options: argparse.Namespace) -> list[tuple[str, date | str | None, str | None]]:
    """What to explain: text, day (or month) of publication, title."""
    if options.file is None:
        return [(options.text, options.date, None)]
    from .articles import Rejected

    articles: list[tuple[str, date | str | None, str | None]] = []
    for item in _articles([options.file]):
        if isinstance(item, Rejected):
            raise CommandError(str(item))
        articles.append((item.text, options.date or item.published, item.title))
    return articles


def list_patterns(options: argparse.Namespace) -> int:
    from .relations.patterns import load_patterns

    for pattern in _or_command_error(load_patterns, tuple(options.patterns)):
        print(f"{pattern.type}\t{pattern.name}\t{pattern.file}:{pattern.line}")
        for form in pattern.forms:
            print(f"\t{form}")
    return 0


def check_patterns(options: argparse.Namespace) -> int:
    from . import pipeline
    from .relations import load_patterns
    from .relations.checking import check

    patterns = _or_command_error(load_patterns, tuple(options.patterns))
    nlp = _or_command_error(pipeline.load, patterns=tuple(options.patterns))
    problems = check(patterns, nlp)
    for problem in problems:
        print(f"{problem.file}:{problem.line}: {problem.pattern}: {problem.message}")
    number = sum(1 for _ in patterns)
    print(f"{number} patterns, {len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0


# --- shared ------------------------------------------------------------------------------------------------


def _articles(paths: Sequence[str]) -> Iterable[Article | Rejected]:
    from .articles import iter_articles

    return _or_command_error(iter_articles, paths)


def _or_command_error(function: Any, *arguments: Any, **named: Any) -> Any:
    """Call `function`; what it says of wrong input, a missing file or package becomes a usage error."""
    try:
        return function(*arguments, **named)
    except (ValueError, OSError, ImportError) as error:
        raise CommandError(str(error)) from error
