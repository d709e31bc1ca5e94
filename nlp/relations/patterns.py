"""Pattern files: TOML that analysts write, one file an event type, checked when read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from nlp.entities import simplify

from .forms import Element, parse_form, trigger_index
from .vocabulary import closed_class

TYPES = ("meet", "visit", "call", "attend")
_FILE_KEYS = {"type", "mode", "words", "context", "pattern"}
_CONTEXT_KEYS = {"ignore", "not_before", "not_after"}
_PATTERN_KEYS = {"name", "forms", "mode", "status", "own_time", "day", "example", "not"}
_VALUES = {
    "mode": ("in_person", "video", "phone"),
    "status": ("occurred", "planned", "possible", "cancelled", "postponed", "refused", "denied"),
    "day": ("start", "end"),
    "own_time": (True, False),
}
_EXAMPLE_KEYS = {"text", "who", "whom", "to", "status", "mode"}


class PatternError(ValueError):
    """A pattern file that cannot be used; the message names file and line."""


@dataclass(frozen=True)
class Pattern:
    """One pattern: its forms and the examples that show what it is for."""

    name: str
    type: str
    forms: tuple[str, ...]
    elements: tuple[tuple[Element, ...], ...]
    mode: str | None
    status: str | None
    own_time: bool
    """Only a time inside the match is that of the event (欢迎X来访: the welcome has the day)."""
    day: str | None
    """Which end of the event a single day is: start (抵达), end (结束访问), or None for the whole of it."""
    file: str
    line: int
    examples: tuple[dict[str, Any], ...] = ()
    negatives: tuple[dict[str, Any], ...] = ()


@dataclass
class PatternSet:
    """All patterns in use, and the words around triggers that switch them off."""

    patterns: list[Pattern] = field(default_factory=list)
    ignore: set[str] = field(default_factory=set)
    """Words that contain a trigger but are none (机会见证)."""
    not_before: dict[str, set[str]] = field(default_factory=dict)
    """By type: what follows a trigger that is only talked about (会谈的议题)."""
    not_after: dict[str, set[str]] = field(default_factory=dict)
    """By type: what precedes one."""

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self.patterns)

    def triggers(self) -> frozenset[str]:
        """The words without which no form fires: what a sentence must hold to tell an event."""
        closed = closed_class()
        return frozenset(
            w for p in self.patterns for form in p.elements for w in form[trigger_index(form, closed)].words
        )

    def literals(self) -> frozenset[str]:
        """All words that forms contain."""
        return frozenset(w for p in self.patterns for form in p.elements for e in form for w in e.words)


def load_patterns(paths: Sequence[str | Path] = ()) -> PatternSet:
    """Return the shipped patterns and those of `paths` (TOML files of the same form).

    Raises PatternError, with file and line, where a file cannot be read, has an unknown key, a value of the wrong kind
    or a form that does not parse, and TypeError where `paths` is one path and not several.
    """
    if isinstance(paths, str | Path):
        raise TypeError(f"patterns are a list of paths, not one: [{str(paths)!r}]")
    found = PatternSet()
    shipped = resources.files("nlp.relations") / "patterns"
    files: list[Traversable | Path] = sorted(
        (f for f in shipped.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name
    )
    known: dict[tuple[str, str], Pattern] = {}
    for file in [*files, *map(Path, paths)]:
        for pattern in _read(file, found):
            if (other := known.setdefault((pattern.type, pattern.name), pattern)) is not pattern:
                raise PatternError(
                    f"{pattern.file}:{pattern.line}: {other.file}:{other.line} has a {pattern.type} pattern "
                    f"named {pattern.name!r} already; choose another name"
                )
            found.patterns.append(pattern)
    return found


def _read(file: Traversable | Path, found: PatternSet) -> list[Pattern]:
    """Return the patterns of a file and add its context to `found`."""
    name = str(file)
    try:
        source = file.read_text(encoding="utf-8")
        content = tomllib.loads(source)
    except (OSError, UnicodeDecodeError) as error:
        raise PatternError(f"{name}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise PatternError(f"{name}:{place[1] if place else 1}: {error}") from error
    lines = source.splitlines()
    _only(content, _FILE_KEYS, name, 1)
    kind = content.get("type")
    if kind not in TYPES:
        raise PatternError(f"{name}:1: type must be one of {', '.join(TYPES)}, not {kind!r}")
    groups, context = content.get("words", {}), content.get("context", {})
    for table, where in ((groups, "words"), (context, "context")):
        if not isinstance(table, dict) or not all(_is_list(words) for words in table.values()):
            raise PatternError(f"{name}:{_line(lines, f'[{where}]')}: each key of [{where}] is a list of words")
    _only(context, _CONTEXT_KEYS, name, _line(lines, "[context]"))
    found.ignore |= set(map(simplify, context.get("ignore", ())))
    found.not_before.setdefault(kind, set()).update(map(simplify, context.get("not_before", ())))
    found.not_after.setdefault(kind, set()).update(map(simplify, context.get("not_after", ())))
    starts = _lines(lines, "[[pattern]]")
    return [
        _pattern(raw, content, name, line, lines) for raw, line in zip(content.get("pattern", ()), starts, strict=False)
    ]


def _pattern(raw: dict[str, Any], content: dict[str, Any], name: str, line: int, lines: list[str]) -> Pattern:
    _only(raw, _PATTERN_KEYS, name, line)
    if not raw.get("name") or not raw.get("forms"):
        raise PatternError(f"{name}:{line}: a pattern needs a name and forms")
    if not _is_list(raw["forms"]):
        raise PatternError(f"{name}:{line}: forms is a list: forms = [{raw['forms']!r}]")
    for key, allowed in _VALUES.items():
        if key in raw and raw[key] not in allowed:
            raise PatternError(f"{name}:{line}: {key} must be one of {', '.join(map(str, allowed))}, not {raw[key]!r}")
    elements = []
    for form in raw["forms"]:
        try:
            elements.append(parse_form(form, content.get("words", {})))
        except ValueError as error:
            at = next((i for i in range(line, len(lines) + 1) if f'"{form}"' in lines[i - 1]), line)
            raise PatternError(f"{name}:{at}: {error}") from error

    def examples(key: str, allowed: set[str]) -> tuple[dict[str, Any], ...]:
        placed = [at for at in _lines(lines, f"[[pattern.{key}]]") if at > line]
        found = []
        for example, at in zip(raw.get(key, ()), placed, strict=False):
            _only(example, allowed, name, at)
            if not isinstance(example.get("text"), str):
                raise PatternError(f"{name}:{at}: an example needs a text")
            found.append({**example, "line": at})
        return tuple(found)

    return Pattern(
        name=raw["name"],
        type=content["type"],
        forms=tuple(raw["forms"]),
        elements=tuple(elements),
        mode=raw.get("mode", content.get("mode")),
        status=raw.get("status"),
        day=raw.get("day"),
        own_time=raw.get("own_time", False),
        file=name,
        line=line,
        examples=examples("example", _EXAMPLE_KEYS),
        negatives=examples("not", {"text"}),
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _lines(lines: list[str], header: str) -> list[int]:
    """The numbers of the lines that hold a TOML header, whatever comment stands behind it."""
    return [number for number, line in enumerate(lines, 1) if line.split("#")[0].strip() == header]


def _line(lines: list[str], header: str) -> int:
    return next(iter(_lines(lines, header)), 1)


def _only(table: dict[str, Any], known: set[str], name: str, line: int) -> None:
    if unknown := sorted(set(table) - known):
        raise PatternError(f"{name}:{line}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}")
