"""Tables of articles: JSON Lines, a JSON array, CSV, TSV, Parquet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from .dates import parse_publication
from .fitness import fit
from .markup import clean_title, tidy
from .pages import read_page
from .records import COLUMNS, Article, Rejected, UnreadableError, host, stable_id

NEEDED = "text (or html); optional: id, url, title, published, source"
_BATCH = 256
_SURROGATE = re.compile("[\ud800-\udfff]")


def looks_like_csv(first_line: str) -> str | None:
    """The delimiter of a table whose header names at least two of our columns, one of them text or html."""
    for delimiter in "\t,;":
        names = {name.strip().strip('"').lower() for name in first_line.split(delimiter)}
        if len(names & {*COLUMNS, "html"}) >= 2 and names & {"text", "html"}:
            return delimiter
    return None


def read_row(row: dict[str, Any]) -> Article:
    """Make an article of a row with the columns of Record 1 (`html` instead of `text` allowed).

    A date that cannot be read leaves `published` None. Raises UnreadableError where there is no text.
    """
    text, markup = _string(row.get("text")), _string(row.get("html"))
    url, title, source = (_string(row.get(name)) for name in ("url", "title", "source"))
    published = parse_publication(row.get("published"))
    if text:
        text = tidy(text.splitlines())
    elif markup:
        page = read_page(markup)
        text, url, title = page.text, url or page.url, title or page.title
        published = published or page.published
    if not text:
        raise UnreadableError("no text in this row")
    identifier = _string(row.get("id")) or stable_id(url, text)
    return Article(identifier, url, clean_title(title), published, source or host(url), text)


def read_json_lines(stream: io.TextIOWrapper, path: Path) -> Iterator[Article | Rejected]:
    """One JSON object a line; a line that is none is set aside."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield _attempt(path, f"line {number}", _object, line)


def read_json(text: str, path: Path) -> Iterator[Article | Rejected]:
    """A JSON array of objects, or one object. Raises UnreadableError where it is not JSON."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not valid JSON: {error}") from None
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        yield _attempt(path, f"row {number}", _mapping, row)


def read_csv(stream: io.TextIOWrapper, path: Path, delimiter: str) -> Iterator[Article | Rejected]:
    """A delimited table with a header; rows are counted as a spreadsheet does, the header being row 1.

    Raises UnreadableError where no column is named text or html.
    """
    csv.field_size_limit(1 << 27)
    rows = csv.reader(stream, delimiter=delimiter, strict=True)
    number = 1
    names: list[str] = []
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejected(path, f"row {number}", f"broken row: {error}")
        else:
            if number == 1:
                names = [name.strip().lower() for name in cells]
                _check_columns(names)
            elif cells:
                yield _attempt(path, f"row {number}", _cells, (names, cells))
        number += 1


def read_parquet(stream: IO[bytes], path: Path) -> Iterator[Article | Rejected]:
    """A Parquet table, by batches. Raises UnreadableError where it is broken or lacks our columns."""
    try:
        table = pq.ParquetFile(stream)
        lower = {name: name.lower() for name in table.schema_arrow.names}
        _check_columns(list(lower.values()))
        wanted = [name for name, plain in lower.items() if plain in {*COLUMNS, "html"}]
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield _attempt(path, f"row {number}", _mapping, row)
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(f"broken Parquet file: {error}") from None


def _attempt(path: Path, where: str, make: Callable[[Any], Article], row: Any) -> Article | Rejected:
    try:
        return fit(make(row))
    except UnreadableError as error:
        return Rejected(path, where, str(error))


def _object(line: str) -> Article:
    _check_bytes(line)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not valid JSON: {error}") from None
    return _mapping(row)


def _cells(row: tuple[list[str], list[str]]) -> Article:
    names, cells = row
    if len(cells) != len(names):
        raise UnreadableError(f"{len(cells)} cells where the header has {len(names)}")
    _check_bytes("".join(cells))
    return read_row(dict(zip(names, cells, strict=True)))


def _mapping(row: Any) -> Article:
    if not isinstance(row, dict):
        raise UnreadableError(f"not a row with named columns but {type(row).__name__}")
    row = {str(name).lower(): value for name, value in row.items()}
    _check_columns(list(row))
    return read_row(row)


def _check_columns(names: list[str]) -> None:
    if not {"text", "html"} & set(names):
        raise UnreadableError(f"found the columns {', '.join(names) or '(none)'}; needed: {NEEDED}")


def _check_bytes(text: str) -> None:
    if _SURROGATE.search(text):
        raise UnreadableError("bytes that do not belong to the file's encoding")


def _string(value: Any) -> str | None:
    """A cell as text; None for what is missing: null, NaN, blanks. Raises UnreadableError for a list."""
    if value is None or value != value:
        return None
    if isinstance(value, (list, dict)):
        raise UnreadableError(f"a cell holds {type(value).__name__} where text is expected")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _SURROGATE.sub("\ufffd", str(value)).strip() or None
