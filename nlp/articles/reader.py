"""Files of every kind → articles, one file at a time; what cannot be read is set aside with its reason."""

from __future__ import annotations

import glob
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import IO

import pandas as pd

from .archive import is_archive, read_archive
from .decoding import GZIP_ERRORS, HEAD_BYTES, decode, detect_encoding, open_bytes, read_all, text_stream
from .fitness import fit
from .pages import is_feed, is_page, read_page
from .plain import read_plain
from .records import COLUMNS, Article, Rejected, UnreadableError
from .tables import looks_like_csv, read_csv, read_json, read_json_lines, read_parquet

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def iter_articles(paths: Paths) -> Iterator[Article | Rejected]:
    """Read articles one after the other, holding one file (of a table: some rows) in memory.

    Takes a path or several: files, folders (searched through; hidden files left out), globs. The kind of a
    file is told from its content: archive file, HTML page, JSON Lines or array, CSV, TSV, Parquet, plain
    text; any of these as gzip, in UTF-8, GB18030, Big5 or UTF-16. Gives Article, or Rejected for what is set
    aside, in the order of the paths, within a folder by name. Raises FileNotFoundError at once for a path
    that does not exist or a glob that matches nothing.
    """
    return _read_files(_expand(paths))


def read_articles(paths: Paths) -> pd.DataFrame:
    """Read articles into a DataFrame with the columns id, url, title, published, source, text.

    Takes and raises what `iter_articles` does. What was set aside is in `frame.attrs["rejected"]`, a list of
    Rejected, and a warning says how much that was.
    """
    found = list(iter_articles(paths))
    rejected = [item for item in found if isinstance(item, Rejected)]
    rows = [astuple(item) for item in found if isinstance(item, Article)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    frame.attrs["rejected"] = rejected
    if rejected:
        warnings.warn(
            f"{len(rejected)} set aside, {len(frame)} read; the first: {rejected[0]} "
            '(all of them: frame.attrs["rejected"])',
            stacklevel=2,
        )
    return frame


def _expand(paths: Paths) -> list[Path]:
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    files: dict[Path, None] = {}  # an ordered set: a file named twice is read once
    for item in given:
        path = Path(item)
        if path.is_dir():
            files.update(dict.fromkeys(_walk(path)))
        elif path.exists():
            files[path] = None
        elif glob.has_magic(str(item)) and (matches := _matches(item)):
            for match in map(Path, matches):
                files.update(dict.fromkeys(_walk(match) if match.is_dir() else [match]))
        else:
            raise FileNotFoundError(f"no such file, folder or match: {item}")
    return list(files)


def _matches(pattern: str | os.PathLike[str]) -> list[str]:
    return sorted(glob.glob(os.fspath(pattern), recursive=True))  # noqa: PTH207 (Path has no absolute globs)


def _walk(folder: Path) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if not name.startswith(".")]
    return sorted(found)


def _read_files(files: list[Path]) -> Iterator[Article | Rejected]:
    for path in files:
        try:
            with open_bytes(path) as stream:
                yield from _read_stream(stream, path)
        except UnreadableError as error:
            yield Rejected(path, None, str(error))
        except GZIP_ERRORS as error:
            yield Rejected(path, None, f"broken gzip file: {error}")
        except UnicodeDecodeError as error:
            yield Rejected(path, None, f"broken {error.encoding} at byte {error.start}, the rest is unread")
        except OSError as error:
            yield Rejected(path, None, f"cannot be read: {error.strerror or error}")


def _read_stream(stream: IO[bytes], path: Path) -> Iterator[Article | Rejected]:
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    if not head.strip():
        raise UnreadableError("empty file")
    if head.startswith(b"PAR1"):
        yield from read_parquet(stream, path)
        return
    encoding = detect_encoding(head, whole=len(head) < HEAD_BYTES)
    start = head.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    first_line = start.partition("\n")[0].rstrip("\r")
    suffix = Path(path.name.removesuffix(".gz")).suffix.lower()
    delimiter = looks_like_csv(first_line) or {".tsv": "\t", ".csv": ","}.get(suffix)
    if is_archive(start):
        yield fit(read_archive(decode(read_all(stream))))
    elif suffix in {".jsonl", ".ndjson"} or (start.startswith("{") and first_line.endswith("}")):
        yield from read_json_lines(text_stream(stream, encoding), path)
    elif suffix == ".json" or start.startswith("{") or re.match(r"\[\s*[{\]]", start):
        yield from read_json(stream.read().decode(encoding, "replace"), path)
    elif is_feed(start):
        raise UnreadableError("an XML document or feed, not a web page")
    elif is_page(start) and (start.startswith("<") or not delimiter):
        yield fit(read_page(decode(read_all(stream))))
    elif delimiter:
        yield from read_csv(text_stream(stream, encoding), path, delimiter)
    else:
        yield fit(read_plain(decode(read_all(stream)), path))
