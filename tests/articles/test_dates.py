"""Publishing dates: what is read, and what is not guessed."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from nlp.articles.dates import find_day, parse_month, parse_published

BEIJING = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2023-11-01", date(2023, 11, 1)),
        ("2023/11/1", date(2023, 11, 1)),
        ("2023.11.01", date(2023, 11, 1)),
        ("20231101", date(2023, 11, 1)),
        (20231101, date(2023, 11, 1)),
        ("2023年11月1日", date(2023, 11, 1)),
        ("2023年11月1日（星期三）18:25", date(2023, 11, 1)),
        ("2023-11-01T18:25:00+08:00", datetime(2023, 11, 1, 18, 25, tzinfo=BEIJING)),
        ("2023-11-01T10:25:00Z", datetime(2023, 11, 1, 10, 25, tzinfo=UTC)),
        ("Wed, 01 Nov 2023 10:25:00 GMT", datetime(2023, 11, 1, 10, 25, tzinfo=UTC)),
        ("Nov 1, 2023", date(2023, 11, 1)),
        (1698834300, datetime(2023, 11, 1, 10, 25, tzinfo=UTC)),
        ("1698834300000", datetime(2023, 11, 1, 10, 25, tzinfo=UTC)),
        (1698834300.0, datetime(2023, 11, 1, 10, 25, tzinfo=UTC)),
        # An hour without a zone tells the day only.
        ("2023-11-01 18:25:00", date(2023, 11, 1)),
        (datetime(2023, 11, 1, 18, 25), date(2023, 11, 1)),
    ],
)
def test_read(given: object, expected: object) -> None:
    found = parse_published(given)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        float("nan"),
        "2020-08",
        "2020年8月",
        "Nov 2023",
        "01/02/2023",
        "昨天",
        "2023-02-30",
        "7",
        10**500,
    ],
)
def test_not_guessed(given: object) -> None:
    assert parse_published(given) is None


@pytest.mark.parametrize(
    ("given", "month"),
    [
        ("2020-08", "2020-08"),
        (" 2020年8月 ", "2020-08"),
        ("2020-13", None),
        ("2020-08-01", None),
        (2020, None),
        (None, None),
    ],
)
def test_a_month_of_publication_is_kept_as_one(given: object, month: str | None) -> None:
    assert parse_month(given) == month


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2023-11-01_talks.txt", date(2023, 11, 1)),
        ("news.20231101.txt", date(2023, 11, 1)),
        ("甲国2023年11月1日.txt", date(2023, 11, 1)),
        ("cdt-2020-08-22f26a.txt", None),  # a hash, not a day
        ("id120231101.txt", None),
        ("2023-11.txt", None),
    ],
)
def test_day_in_a_file_name(name: str, day: date | None) -> None:
    assert find_day(name) == day
