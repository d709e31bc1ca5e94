"""A file is whole or not there, and what cannot be written is said first."""

from __future__ import annotations

import os
import stat

import pytest
from nlp import exports


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_run_that_breaks_leaves_the_old_file_and_nothing_else(event, tmp_path, suffix, error):
    path = tmp_path / f"e{suffix}"
    path.write_text("of yesterday")

    def rows():
        for _ in range(3_000):
            yield event()
        raise error

    with pytest.raises(error):
        exports.write(rows(), path)
    assert path.read_text() == "of yesterday"
    assert list(tmp_path.iterdir()) == [path]


def test_rows_are_written_as_they_come(event, tmp_path):
    """Memory does not grow: the first rows are out before the last is asked for."""
    sizes = []

    def rows():
        for _ in range(400):
            sizes.append(sum(file.stat().st_size for file in tmp_path.rglob("*.csv")))
            yield event()

    exports.write(rows(), tmp_path / "e.csv")
    assert 0 < sizes[200] < sizes[-1]


def test_a_link_stays_a_link(event, tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    exports.write([event()], tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert "王明" in (tmp_path / "real.csv").read_text(encoding="utf-8-sig")


def test_others_may_read_the_file_as_the_umask_says(event, tmp_path):
    before = os.umask(0o022)
    try:
        exports.write([event()], tmp_path / "e.csv")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "e.csv").stat().st_mode) == 0o644


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("events.docx", "cannot tell the format of .*events.docx from the suffix '.docx'; use one of .csv"),
        ("events", "a name without suffix"),
        ("nowhere/events.csv", "the folder .*nowhere does not exist"),
        ("folder.csv", "is a folder"),
    ],
)
def test_an_output_that_cannot_be_written_is_said_in_one_line(tmp_path, name, says):
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(exports.OutputError, match=says) as raised:
        exports.check(tmp_path / name)
    assert "\n" not in str(raised.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_protected_folder_and_file_are_said(tmp_path):
    (tmp_path / "e.csv").touch(0o444)
    with pytest.raises(exports.OutputError, match="may not be written"):
        exports.check(tmp_path / "e.csv")
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(exports.OutputError, match="cannot write in the folder"):
            exports.check(tmp_path / "new.csv")
    finally:
        tmp_path.chmod(0o755)


def test_a_missing_extra_is_said_with_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr("nlp.exports.find_spec", lambda name: None)
    with pytest.raises(exports.OutputError, match=r"pip install 'huiwu\[duckdb\]'"):
        exports.check(tmp_path / "e.duckdb")


def test_checking_leaves_nothing_behind(tmp_path):
    exports.check(tmp_path / "e.csv")
    assert not list(tmp_path.iterdir())
