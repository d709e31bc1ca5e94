"""Bytes → text: gzip, and the encodings that Chinese files come in.

GB18030 and Big5 each decode nearly everything, so the choice rests on plausibility: what share of the
characters are ones that the two standards of the 1980s class as common (GB 2312 level 1, Big5 level 1).
"""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import IO, cast

from .records import UnreadableError

HEAD_BYTES = 1 << 16
MAX_FILE_BYTES = 32 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PLAUSIBLE = 0.85
GZIP_ERRORS = (EOFError, zlib.error, gzip.BadGzipFile)


def open_bytes(path: Path) -> IO[bytes]:
    """Open a file for reading, unpacked if it is gzip (told by its first bytes)."""
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return cast(IO[bytes], gzip.open(path, "rb")) if packed else path.open("rb")


def read_all(stream: IO[bytes]) -> bytes:
    """All of a stream that is to hold one article.

    Raises UnreadableError beyond MAX_FILE_BYTES (unpacked): no article is that long.
    """
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableError(f"larger than {MAX_FILE_BYTES >> 20} MB, too large for one article")
    return data


def detect_encoding(head: bytes, whole: bool = True) -> str:
    """Name the encoding of a file from its first bytes (`whole`: these are all of them).

    Raises UnreadableError for a binary file or one in no encoding of Chinese.
    """
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    if b"\0" in head:
        return _utf16_without_bom(head)
    if _is_utf8(head, whole):
        return "utf-8"
    scores = {name: _plausibility(head.decode(name, "replace")) for name in ("gb18030", "big5hkscs", "utf-8")}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _PLAUSIBLE:
        raise UnreadableError("binary, or not in UTF-8, GB18030, Big5 or UTF-16")
    return best


def decode(data: bytes) -> str:
    """Decode a whole file; a stray broken byte becomes U+FFFD. Raises as detect_encoding does."""
    text = data.decode(detect_encoding(data[: 1 << 20], whole=len(data) <= 1 << 20), "replace")
    text = text.removeprefix("\ufeff")
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 32)) if code != 27)
    if controls > len(text) * 0.01:
        raise UnreadableError("binary, not text")
    return text


def _is_utf8(head: bytes, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_bom(head: bytes) -> str:
    scores = {name: _plausibility(head.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _PLAUSIBLE:
        raise UnreadableError("binary, not text")
    return best


def _plausibility(text: str) -> float:
    """The share of a text's non-ASCII characters that Chinese news is made of; 0 where there are none."""
    counts = {char: count for char, count in Counter(text).items() if char > "\x7f"}
    total = sum(counts.values())
    if not total:
        return 0.0
    return sum(count for char, count in counts.items() if char in _common()) / total


@cache
def _common() -> frozenset[str]:
    trail = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    tables = (("gb2312", (0xA1, 0xA3, *range(0xB0, 0xD8))), ("big5", (0xA1, *range(0xA4, 0xC7))))
    pairs = ((bytes((lead, second)), name) for name, leads in tables for lead in leads for second in trail)
    chars = {pair.decode(name, "ignore") for pair, name in pairs}
    return frozenset(char for char in chars if len(char) == 1) | frozenset("“”‘’—…·–　\xa0")


def text_stream(stream: IO[bytes], encoding: str) -> io.TextIOWrapper:
    """A text stream in which bytes that do not decode survive as lone surrogates, to be found row by row."""
    return io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
