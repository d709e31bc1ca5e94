"""Publishing dates, as files and pages write them.

Nothing is guessed: a moment without a zone gives its day only, and `01/02/2023`, which two countries read
differently, gives None.
"""

from __future__ import annotations

import re
import warnings
from datetime import UTC, date, datetime
from typing import Any

from dateutil import parser as dateutil_parser

_YEARS = range(1900, 2100)
_DAY = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?:(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)"
    r"|年(?P<m2>\d{1,2})月(?P<d2>\d{1,2})[日号號]|(?P<m3>[01]\d)(?P<d3>[0-3]\d)(?!\d))"
)
# What may follow the day in a stamp: weekday in brackets, an hour, a zone.
_REST = re.compile(r"[\sT]*(?:[（(][^）)]{1,5}[）)])?\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:[.,]\d+)?)?)?\s*")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_MONTH = re.compile(r"(?P<y>(?:19|20)\d\d)(?:-(?P<m>\d{2})|年(?P<m2>\d{1,2})月)")
_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 2))


def parse_published(value: Any) -> datetime | date | None:
    """Read a publishing date.

    Takes None, NaN, a date, a datetime, epoch seconds or milliseconds (number or digits), or a string: ISO
    8601, RFC 2822, `2023/11/01`, `2023年11月1日`, `20231101`, English month names. Gives an aware datetime
    where the zone is known, else a date, else None; never raises.
    """
    if value is None or isinstance(value, bool) or value != value:
        return None
    if isinstance(value, datetime):
        return _sane(value if value.tzinfo else value.date())
    if isinstance(value, date):
        return _sane(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    if len(text) > 60:
        return None
    if _EPOCH.fullmatch(text):
        return from_epoch(float(text))
    return _sane(_iso(text) or _day_stamp(text) or _english(text))


def parse_month(value: Any) -> str | None:
    """Read a month of publication (`2023-11`, `2023年11月`) as `2023-11`; None for anything else."""
    match = _MONTH.fullmatch(value.strip()) if isinstance(value, str) else None
    month = int(match["m"] or match["m2"]) if match else 0
    return f"{match['y']}-{month:02}" if match and 1 <= month <= 12 else None


def parse_publication(value: Any) -> datetime | date | str | None:
    """Read a stamp as `parse_published` does, or where it tells only a month as that (`2023-11`); None for neither."""
    return parse_published(value) or parse_month(value)


def from_epoch(number: float) -> datetime | None:
    """Seconds, or from 1e11 on milliseconds, since 1970 as a moment in UTC."""
    seconds = number / 1000 if number >= 1e11 else number
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def find_day(text: str) -> date | None:
    """The first full day written anywhere in a short text such as a file name."""
    for match in _DAY.finditer(text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        if before.isdigit() or (after.isascii() and after.isalpha() and after != "T"):
            continue  # part of a longer number, or of a hash
        day = _day(match)
        if day:
            return day
    return None


def _iso(text: str) -> datetime | date | None:
    if len(text) < 8 or not text[:4].isdigit() or "W" in text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.date()


def _day_stamp(text: str) -> date | None:
    match = _DAY.match(text)
    return _day(match) if match and _REST.fullmatch(text, match.end()) else None


def _day(match: re.Match[str]) -> date | None:
    month = match["m"] or match["m2"] or match["m3"]
    day = match["d"] or match["d2"] or match["d3"]
    try:
        return date(int(match["y"]), int(month), int(day))
    except ValueError:
        return None


def _english(text: str) -> datetime | date | None:
    """RFC 2822 and the like. dateutil fills what is missing from a default: two defaults show what."""
    if not re.search(r"[A-Za-z]{3}", text) or not text.isascii():
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a zone name it does not know: the day is still good
            first, second = (dateutil_parser.parse(text, default=default) for default in _DEFAULTS)
    except (ValueError, OverflowError):
        return None
    if first.date() != second.date():
        return None
    return first if first.tzinfo else first.date()


def _sane(value: datetime | date | None) -> datetime | date | None:
    return value if value is not None and value.year in _YEARS else None
