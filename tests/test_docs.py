"""The pages say what the code does: pattern files pass their examples, columns are those of the schema."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
from nlp import cli
from nlp.events import EVENT_COLUMNS
from nlp.events.merge import merge
from nlp.events.schema import events_frame
from nlp.events.views import DYAD_COLUMNS, PARTICIPANT_COLUMNS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")])


def blocks(page, language):
    """The fenced code blocks of a page, each with its line."""
    text = page.read_text(encoding="utf-8")
    found = re.finditer(rf"^ *```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [(text.count("\n", 0, match.start()) + 1, dedent(match[1])) for match in found]


PATTERN_FILES = [
    pytest.param(block, id=f"{page.name}:{line}")
    for page in PAGES
    for line, block in blocks(page, "toml")
    if block.startswith("type =")
]


@pytest.mark.parametrize("block", PATTERN_FILES)
def test_pattern_files_in_the_pages_pass_their_own_examples(block, tmp_path, capsys):
    (tmp_path / "mine.toml").write_text(block, encoding="utf-8")
    status = cli.main(["patterns", "check", "--patterns", str(tmp_path / "mine.toml")])
    out, err = capsys.readouterr()
    assert status != 2, err
    assert [line for line in out.splitlines() if "mine.toml:" in line] == []


def table(page, heading):
    """The rows of the first table under a heading, each a list of cells."""
    section = page.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


class TestColumns:
    page = ROOT / "docs/columns.md"

    def test_every_column_of_the_event_table_in_order_with_its_kind(self):
        told = [(name.strip("`"), kind) for name, kind, _ in table(self.page, "Events")]
        assert told == [(column.name, column.kind) for column in EVENT_COLUMNS]

    @pytest.mark.parametrize("column", [c for c in EVENT_COLUMNS if c.values], ids=lambda c: c.name)
    def test_the_values_of_a_closed_column_are_all_told(self, column):
        (meaning,) = (text for name, _, text in table(self.page, "Events") if name == f"`{column.name}`")
        assert [word for word in re.findall(r"`(\w+)`", meaning) if word in column.values] == list(column.values)

    @pytest.mark.parametrize(
        ("heading", "columns"),
        [
            ("Pairs", DYAD_COLUMNS),
            ("Participants", PARTICIPANT_COLUMNS),
            ("Merged events", [c for c in merge(events_frame()) if c not in events_frame()]),
        ],
    )
    def test_every_column_of_the_views(self, heading, columns):
        told = [name for cells in table(self.page, heading) for name in re.findall("`(.+?)`", cells[0])]
        assert told == list(columns)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_that_exist(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
