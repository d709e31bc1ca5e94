"""Excel: one sheet, its header frozen and filterable, every text a text (never a formula), lists joined with
`; `.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .files import OutputError
from .table import Table

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell

# Rows of a sheet and characters of a cell: Microsoft, "Excel specifications and limits".
MAX_ROWS = 1_048_576
MAX_CHARACTERS = 32_767

_WIDTHS = {"text": 16, "list": 22, "number": 10, "integer": 10, "flag": 8}
_WIDE = {"sentence": 60, "title": 40, "reason": 60}


def write(table: Table, path: Path) -> None:
    """Write `table` to `path`. Raises OutputError where it has more rows than a sheet can hold."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("events")
    sheet.freeze_panes = "A2"
    for number, column in enumerate(table.columns, start=1):
        width = _WIDE.get(column.name, _WIDTHS[column.kind])
        sheet.column_dimensions[get_column_letter(number)].width = width
    try:
        rows = _fill(sheet, table)
        if table.columns:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{rows}"
    finally:
        sheet.close()  # after an error too, or openpyxl complains of a half-written sheet later
    book.save(path)


def _fill(sheet: Any, table: Table) -> int:
    sheet.append([_text(sheet, column.name, bold=True) for column in table.columns])
    rows = 1
    for rows, record in enumerate(table.records(), start=2):  # noqa: B007 - the last one is wanted
        if rows > MAX_ROWS:
            raise OutputError(f"an Excel sheet holds {MAX_ROWS - 1:,} rows, and there are more; write .csv or .parquet")
        sheet.append([_cell(sheet, value) for value in record])
    return rows


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(item or "" for item in value)
    return _text(sheet, value) if isinstance(value, str) and value else value


def _text(sheet: Any, text: str, bold: bool = False) -> WriteOnlyCell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text)[:MAX_CHARACTERS])
    cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
    if bold:
        cell.font = Font(bold=True)
    return cell
