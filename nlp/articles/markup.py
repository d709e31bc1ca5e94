"""HTML → paragraphs, by the rules of markup.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from html import unescape
from importlib.resources import files
from zoneinfo import ZoneInfo

from lxml import etree, html

from .dates import parse_published

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset"),
        *(
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "li",
            "main",
            "nav",
            "ol",
        ),
        *("p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul", "br"),
    )
)
_REGEX_NAMESPACE = {"re": "http://exslt.org/regular-expressions"}
_BLANKS = re.compile(r"[\s\u200b\ufeff\u2060]+")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff，。；：？！、）》」』（《「『"
_WRAPPED = re.compile(rf"(?<=[{_HAN}])[ \t]*\r?\n[ \t]*(?=[{_HAN}])")
_HEAD_LINES = 3


@dataclass(frozen=True)
class _DateLine:
    pattern: re.Pattern[str]
    format: str
    hosts: dict[str, str]


@dataclass(frozen=True)
class _Rules:
    drop: tuple[etree.XPath, ...]
    drop_line: re.Pattern[str]
    cut_end: re.Pattern[str]
    date_lines: tuple[_DateLine, ...]
    page_dates: tuple[re.Pattern[str], ...]
    page_date_labels: tuple[re.Pattern[str], ...]
    station: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = tomllib.loads((files(__package__) / "markup.toml").read_text("utf-8"))
    names = "|".join(table["title"]["names"])
    return _Rules(
        drop=tuple(etree.XPath(rule["xpath"], namespaces=_REGEX_NAMESPACE) for rule in table["drop"]),
        drop_line=re.compile("|".join(f"(?:{pattern})" for pattern in table["lines"]["drop"])),
        cut_end=re.compile("|".join(f"(?:{pattern})" for pattern in table["lines"]["cut_end"])),
        date_lines=tuple(
            _DateLine(re.compile(line["pattern"]), line["format"], line["hosts"]) for line in table["date_line"]
        ),
        page_dates=tuple(re.compile(pattern) for pattern in table["page_date"]["patterns"]),
        page_date_labels=tuple(re.compile(pattern) for pattern in table["page_date"]["labels"]),
        station=re.compile(rf"(?:\s+[-–—|｜_]+\s+|\s*[|｜_]\s*)(?:{names})\s*$"),
    )


def parse_html(markup: str) -> html.HtmlElement | None:
    """Parse a page or a piece of one, of any size and depth; None where there is no element in it."""
    # lxml refuses a str with an encoding declaration, and bytes spare it from guessing.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def body_text(markup: str) -> str:
    """The paragraphs of an article's HTML body, one a line; an empty string where nothing is left.

    Share links, widgets, captions, galleries, credits and footers are dropped as markup.toml says; so is the
    line structure of the file: only block elements and `<br>` begin a new line.
    """
    root = parse_html(markup)
    if root is None:
        return ""
    for rule in _rules().drop:
        for element in rule(root):
            if element.getparent() is not None:
                element.drop_tree()
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        inside = element.text if event == "start" else element.tail
        pieces += ["\0" if element.tag in _BLOCKS else "", _WRAPPED.sub("", inside or "")]
    return tidy("".join(pieces).split("\0"))


def tidy(lines: list[str]) -> str:
    """Join lines to a text: blanks tidied, empty lines and lines that are no part of an article left out."""
    rules = _rules()
    kept = []
    for line in lines:
        line = rules.cut_end.sub("", one_line(line))
        if any(char.isalnum() for char in line) and not rules.drop_line.search(line):
            kept.append(line)
    return "\n".join(kept)


def one_line(text: str) -> str:
    """Every run of blanks, of whatever kind, becomes one space; none at the ends."""
    return _BLANKS.sub(" ", text).strip()


def take_date_line(text: str, host: str | None) -> tuple[datetime | date | None, str]:
    """Split a date line off the head of a text: (when, the rest). Without one: (None, the text).

    Only a line that is nothing but a date counts, among the first three.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines[:_HEAD_LINES]):
        when = _line_date(line, host) if len(line) <= 40 else None
        if when:
            return when, "\n".join(lines[:number] + lines[number + 1 :])
    return None, text


def _line_date(line: str, host: str | None) -> datetime | date | None:
    for rule in _rules().date_lines:
        if rule.pattern.match(line):
            moment = datetime.strptime(line, rule.format)
            zone = rule.hosts.get(host or "")
            return moment.replace(tzinfo=ZoneInfo(zone)) if zone else moment.date()
    return None if line.isdigit() and len(line) != 8 else parse_published(line)


def stated_date(markup: str, labelled: bool = False) -> datetime | date | None:
    """The publishing date that a page states: in its metadata, or (labelled) beside a label."""
    for pattern in _rules().page_date_labels if labelled else _rules().page_dates:
        for match in pattern.finditer(markup):
            when = parse_published(unescape(match[1]))
            if when:
                return when
    return None


def clean_title(title: str | None) -> str | None:
    """A headline without the names of stations that pages append to it; None where nothing is left."""
    title = one_line(title or "")
    shorter = _rules().station.sub("", title)
    while shorter != title:
        title, shorter = shorter, _rules().station.sub("", shorter)
    return title or None
