"""The huiwu command: its options, and how it ends."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NoReturn

from . import commands

# Exit statuses: interrupted by Ctrl-C, reader of a pipe gone (128 + signal, as shells count).
INTERRUPTED, PIPE_CLOSED = 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (default: those of the process) and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        with _terminated_like_interrupted():
            status = options.run(options)
            sys.stdout.flush()
            return status
    except commands.CommandError as error:
        print(f"huiwu: {error}", file=sys.stderr)
        return error.status
    except KeyboardInterrupt:
        print("huiwu: interrupted; nothing was written", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # What is still in the buffer must not raise once more when Python closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="huiwu", description="Who met whom, where and when: an event table from Chinese news.")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    extract = subparsers.add_parser("extract", help="articles to a table of events")
    extract.add_argument("paths", nargs="+", metavar="PATH", help="file, folder or glob of articles; .gz too")
    extract.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="table to write, its format by the suffix; - is CSV on standard output",
    )
    _add_pipeline_options(extract)
    extract.add_argument("--workers", type=_positive, default=1, metavar="N", help="processes to use (default: 1)")
    extract.set_defaults(run=commands.extract)

    explain = subparsers.add_parser("explain", help="show how a sentence is read, step by step")
    what = explain.add_mutually_exclusive_group(required=True)
    what.add_argument("text", nargs="?", metavar="TEXT", help="a sentence or more")
    what.add_argument("--file", metavar="ARTICLE", help="an article to explain in place of TEXT")
    explain.add_argument("--date", type=_date, metavar="D", help="day of publication, such as 2023-11-01, or its month")
    explain.add_argument("-o", "--output", metavar="FILE", help="write a page for the browser instead")
    _add_pipeline_options(explain)
    explain.set_defaults(run=commands.explain_text)

    evaluate = subparsers.add_parser("evaluate", help="compare events with labelled articles")
    evaluate.add_argument("gold", metavar="GOLD", help="labelled articles (JSON Lines)")
    source = evaluate.add_mutually_exclusive_group(required=True)
    source.add_argument("--pred", metavar="FILE", help="table of events: .jsonl, .csv or .parquet")
    source.add_argument("--input", nargs="+", metavar="PATH", help="articles to extract the events from first")
    evaluate.add_argument(
        "--ner",
        action="append",
        metavar="NAME",
        help="with --input: recogniser, as of extract; repeat it to compare several",
    )
    _add_patterns_option(evaluate)
    evaluate.add_argument(
        "--entities", metavar="FILE", help="with --input: labelled entities to measure each recogniser on"
    )
    evaluate.add_argument("--by-source", action="store_true", help="also the figures of each source")
    evaluate.add_argument("--errors", type=_positive, metavar="N", help="also list the first N errors")
    evaluate.add_argument("--errors-html", metavar="FILE", help="write all errors, each in its sentence, as a page")
    evaluate.add_argument("--json", metavar="FILE", help="also write the figures to this file")
    evaluate.set_defaults(run=commands.evaluate)

    patterns = subparsers.add_parser("patterns", help="list or check the patterns")
    actions = patterns.add_subparsers(title="actions", metavar="ACTION", required=True)
    for name, run, text in (
        ("list", commands.list_patterns, "list the patterns with file and line"),
        ("check", commands.check_patterns, "run the examples of the patterns"),
    ):
        action = actions.add_parser(name, help=text)
        _add_patterns_option(action)
        action.set_defaults(run=run)
    return parser


def _add_pipeline_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ner",
        default="lac",
        metavar="NAME",
        help="recogniser: lac (default), spacy:PIPELINE, hanlp, hanlp:MODEL (HanLP's models are licensed for "
        "research and teaching only)",
    )
    _add_patterns_option(parser)


def _add_patterns_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--patterns",
        action="append",
        default=[],
        metavar="FILE",
        help="also these patterns (TOML); may be repeated",
    )


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; argparse would print the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(commands.USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        from importlib.metadata import version

        print(f"huiwu {version('huiwu')}")
        parser.exit()


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def _date(text: str) -> date | str:
    from .articles.dates import parse_month

    with contextlib.suppress(ValueError):
        return date.fromisoformat(text)
    with contextlib.suppress(ValueError):
        return datetime.fromisoformat(text)
    if month := parse_month(text):
        return month
    raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2023-11-01 or 2023-11")


@contextlib.contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """Let a request to terminate clean up as Ctrl-C does; Python's default would leave temporary files behind."""

    def terminate(signum: int, frame: object) -> NoReturn:
        raise SystemExit(128 + signum)

    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


if __name__ == "__main__":
    sys.exit(main())
