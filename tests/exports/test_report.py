from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from nlp import exports


@pytest.fixture
def page(event, tmp_path):
    def make(*rows):
        exports.write(rows, tmp_path / "r.html")
        return (tmp_path / "r.html").read_text(encoding="utf-8")

    return make


def cells(html, heading):
    part = html.partition(f"<h2>{heading}</h2>")[2].partition("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", part)
    return [[re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", row)] for row in rows]


def test_who_met_whom_most_counts_what_took_place(event, page):
    html = page(
        event(),
        event(who=["金丽"], whom=["王明"], start="2023-12-01", end=None),
        event(status="planned"),
        event(type="visit", to="韩国", whom=[]),
        event(whom=["安娜"]),
    )
    top = [[set(row[:2]), *row[2:]] for row in cells(html, "Who met whom most")[1:]]
    assert top == [[{"王明", "金丽"}, "2", "2023-12-01"], [{"王明", "安娜"}, "1", "2023-11-09"]]
    assert [row[:2] for row in cells(html, "Month by month")] == [["2023-11", "3"], ["2023-12", "1"]]


def test_evidence_is_shown_with_its_article_and_never_as_markup(event, page):
    html = page(
        event(
            sentence="<script>alert(1)</script>王明会见金丽",
            url="https://example.org/?a=1&b=2",
            source="例报",
        ),
        event(sentence="又见", url="javascript:alert(1)"),
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert 'href="https://example.org/?a=1&amp;b=2"' in html
    assert "javascript:" not in html


def test_the_page_needs_nothing_else(event, page):
    class Links(HTMLParser):
        loads: list[str] = []

        def handle_starttag(self, tag, attrs):
            self.loads += [value for name, value in attrs if name == "src" or (tag == "link" and name == "href")]

    html = page(event())
    Links().feed(html)
    assert Links.loads == []
    assert '<meta charset="utf-8">' in html


def test_a_long_table_says_that_it_is_cut(event, page, monkeypatch):
    monkeypatch.setattr("nlp.exports.report.EVENTS", 2)
    html = page(*(event(start=f"2023-0{month}", end=None) for month in (1, 2, 3)))
    assert "The latest 2 of 3." in html
    assert [row[4] for row in cells(html, "Events and their evidence")[1:]] == ["2023-03", "2023-02"]
