"""CSV, JSON Lines, Parquet, Excel and DuckDB: what a reader of the file finds."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pandas as pd
import pytest
from nlp import exports
from nlp.events.schema import EVENT_COLUMN_NAMES, events_frame, validate
from nlp.events.views import to_dyads


def csv_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_csv_shows_chinese_in_excel_and_joins_lists(event, tmp_path):
    exports.write([event(who=["王明", "李华"], who_title=["外长", None])], tmp_path / "e.csv")
    assert (tmp_path / "e.csv").read_bytes().startswith(b"\xef\xbb\xbfevent_id,type,")
    (row,) = csv_rows(tmp_path / "e.csv")
    assert (row["who"], row["who_title"], row["whom_id"]) == ("王明; 李华", "外长; ", "")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_csv_cells_that_would_act_as_formulas_are_harmless(event, tmp_path, sign):
    exports.write([event(title=f"{sign}1+2", who=["王明", f"{sign}x"])], tmp_path / "e.csv")
    (row,) = csv_rows(tmp_path / "e.csv")
    assert (row["title"], row["who"]) == (f"'{sign}1+2", f"王明; '{sign}x")


def test_csv_leaves_negative_coordinates_numbers(event, tmp_path):
    exports.write([event(latitude=-34.6, longitude=-58.38)], tmp_path / "e.csv")
    read = pd.read_csv(tmp_path / "e.csv")
    assert (read["latitude"][0], read["longitude"][0]) == (-34.6, -58.38)


def test_csv_keeps_commas_quotes_and_line_breaks_in_their_cell(event, tmp_path):
    sentence = '他说："你好",\n然后离开。'
    exports.write([event(sentence=sentence)], tmp_path / "e.csv")
    assert csv_rows(tmp_path / "e.csv")[0]["sentence"] == sentence


def test_csv_to_a_stream_has_no_byte_order_mark(event):
    handle = io.StringIO()
    exports.write_stream([event()], handle)
    assert handle.getvalue().startswith("event_id,")


def test_json_lines_hold_lists_nulls_and_readable_chinese(event, tmp_path):
    exports.write([event(who=["王明", "李华"], url=None), event()], tmp_path / "e.jsonl")
    lines = (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()
    first = json.loads(lines[0])
    assert len(lines) == 2
    assert list(first) == list(EVENT_COLUMN_NAMES)
    assert (first["who"], first["who_title"], first["url"]) == (["王明", "李华"], [None, None], None)
    assert "王明" in lines[0]


def test_json_lines_of_a_frame_have_no_nan(event, tmp_path):
    exports.write(events_frame([event(latitude=None, longitude=None, mode=None)]), tmp_path / "e.jsonl")
    row = json.loads((tmp_path / "e.jsonl").read_text(encoding="utf-8"))
    assert (row["latitude"], row["mode"], row["in_title"], row["mentions"]) == (None, None, False, 1)


def test_parquet_keeps_the_schema(event, tmp_path):
    rows = [event(who=["王明", "李华"]), event(latitude=None, whom=[])]
    exports.write(rows, tmp_path / "e.parquet")
    read = validate(pd.read_parquet(tmp_path / "e.parquet"))
    assert [list(names) for names in read["who"]] == [["王明", "李华"], ["王明"]]
    assert read["start_char"].dtype == "int64"
    assert pd.isna(read["latitude"][1])


def test_parquet_of_many_rows_comes_in_row_groups(event, tmp_path):
    import pyarrow.parquet as pq

    exports.write((event() for _ in range(4_500)), tmp_path / "e.parquet")
    metadata = pq.ParquetFile(tmp_path / "e.parquet").metadata
    assert (metadata.num_rows, metadata.num_row_groups) == (4_500, 3)


def test_excel_is_a_clean_sheet(event, tmp_path):
    exports.write([event(title="=1+2", who=["王明", "李华"], latitude=-34.6, url=None)], tmp_path / "e.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "e.xlsx").active
    head = [cell.value for cell in sheet[1]]
    cells = dict(zip(head, sheet[2], strict=True))
    assert head == list(EVENT_COLUMN_NAMES)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:AM2"
    assert (cells["title"].value, cells["title"].data_type) == ("=1+2", "s")
    assert (cells["who"].value, cells["latitude"].value, cells["url"].value) == ("王明; 李华", -34.6, None)
    assert cells["start"].value == "2023-11-09"


def test_excel_takes_control_characters_and_very_long_texts(event, tmp_path):
    exports.write([event(title="王\x0b明", sentence="长" * 40_000)], tmp_path / "e.xlsx")
    row = pd.read_excel(tmp_path / "e.xlsx").iloc[0]
    assert row["title"] == "王明"
    assert len(row["sentence"]) == 32_767


def test_excel_says_that_a_sheet_is_full(event, tmp_path, monkeypatch):
    monkeypatch.setattr("nlp.exports.excel.MAX_ROWS", 3)
    with pytest.raises(exports.OutputError, match="write .csv or .parquet"):
        exports.write([event() for _ in range(3)], tmp_path / "e.xlsx")
    assert not list(tmp_path.iterdir())


def test_duckdb_has_a_table_events_with_lists(event, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    exports.write([event(who=["王明", "李华"]), event(type="call")], tmp_path / "e.duckdb")
    with duckdb.connect(str(tmp_path / "e.duckdb")) as connection:
        found = connection.execute("SELECT type, len(who) FROM events ORDER BY type").fetchall()
    assert found == [("call", 1), ("meet", 2)]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx", ".duckdb", ".graphml", ".gexf", ".html"])
def test_no_events_give_a_whole_file_too(tmp_path, suffix):
    pytest.importorskip({".duckdb": "duckdb", ".graphml": "networkx", ".gexf": "networkx"}.get(suffix, "csv"))
    exports.write([], tmp_path / f"e{suffix}")
    assert (tmp_path / f"e{suffix}").exists()
    if suffix == ".parquet":
        assert list(pd.read_parquet(tmp_path / "e.parquet").columns) == list(EVENT_COLUMN_NAMES)
    if suffix == ".csv":
        assert csv_rows(tmp_path / "e.csv") == []


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".xlsx"])
def test_other_tables_are_written_alike(event, tmp_path, suffix):
    dyads = to_dyads(events_frame([event(), event()]))
    read = {".csv": pd.read_csv, ".jsonl": lambda path: pd.read_json(path, lines=True),
            ".parquet": pd.read_parquet, ".xlsx": pd.read_excel}[suffix]  # fmt: skip
    exports.write(dyads, tmp_path / f"dyads{suffix}")
    found = read(tmp_path / f"dyads{suffix}")
    assert list(found.columns) == list(dyads.columns)
    assert list(found["b"]) == ["金丽", "金丽"]


def test_a_column_of_times_or_of_numbers_with_gaps_is_written(tmp_path):
    frame = pd.DataFrame({"seen": pd.to_datetime(["2023-11-09", None]), "n": pd.array([1, None], "Int64")})
    exports.write(frame, tmp_path / "t.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text().splitlines()]
    assert rows == [{"seen": "2023-11-09T00:00:00", "n": 1.0}, {"seen": None, "n": None}]
