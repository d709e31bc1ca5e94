"""The README keeps its word: its table is written by its command, and its commands and code run."""

from __future__ import annotations

import csv
import re
import shlex
from pathlib import Path

import pytest
from nlp import cli
from nlp.events import EVENT_COLUMNS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


COMMANDS = [
    command
    for block in blocks("sh")
    for line in block.splitlines()
    for command in line.split(" && ")
    if not command.startswith(("pip ", "pytest"))
]


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A folder with the data of the checkout and the README's own pattern file."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    (tmp_path / "mine.toml").write_text(blocks("toml")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_table_is_what_the_first_command_writes(checkout):
    (command,) = re.findall(r"^pip install \. && huiwu (.*)$", README, re.MULTILINE)
    assert cli.main(shlex.split(command)) == 0
    (first_table,) = re.findall(r"\n\n((?:\|.*\|\n)+)", README)[:1]
    columns, _, *shown = [tuple(cell.strip() for cell in line[1:-1].split("|")) for line in first_table.splitlines()]
    with (checkout / "events.csv").open(encoding="utf-8-sig", newline="") as handle:
        written = {tuple(row[column] for column in columns) for row in csv.DictReader(handle)}
    assert len(shown) >= 5
    assert [row for row in shown if row not in written] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command, checkout, capsys):
    program, *arguments = shlex.split(command)
    assert program == "huiwu"
    assert cli.main(arguments) == 0, capsys.readouterr()


@pytest.mark.parametrize("code", blocks("python"))
def test_code_runs(code, checkout, capsys):
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out


def test_every_column_is_named():
    section = README.split("\n## The columns\n")[1].split("\n## ")[0]
    told = set(re.findall(r"`(\w+)`", section))
    told |= {side + part for side in ("who", "whom") for part in told if part.startswith("_")}
    assert {column.name for column in EVENT_COLUMNS} - told == set()
    assert f"All {len(EVENT_COLUMNS)} columns" in section


def test_ci_runs_the_test_command_as_the_readme_gives_it():
    command = 'pip install ".[test]" && pytest'
    assert command in README
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
