"""Lists as CSV and XLSX: typed, harmless, whole or not there."""

from __future__ import annotations

import csv
import errno
import tempfile
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cardesk_desktop.documents.sheets import Share, Sheet, SheetColumn, SheetFormat, SheetRow, open_sheet
from cardesk_desktop.documents.sheets.plain import as_typed, harmless
from cardesk_desktop.documents.sheets.reading.csv_file import read_csv
from cardesk_desktop.documents.sheets.workbook import XlsxWriter
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.whole_file import NewFile
from tests.builders import AED, DUBAI, JPY, KWD

AT = datetime(2026, 11, 23, 20, 30, 15, 250, tzinfo=UTC)
"""Past midnight in Dubai."""
SHEET = Sheet("Invoices: 2026/11", (SheetColumn("Number", 20), SheetColumn("Client")), DUBAI)
EVERYTHING: SheetRow = (
    "R01-A-000001",
    12,
    Money(-1_999, AED),
    Money(1_999, KWD),
    Money(1_999, JPY),
    Quantity(1_500),
    Share(1_250),
    date(2026, 11, 24),
    AT,
    None,
    "",
)
HOSTILE = ("=1+1", "+971 50 123 4567", "-5", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", '=HYPERLINK("http://x")')


def _write(path: Path, kind: SheetFormat, *rows: SheetRow, sheet: Sheet = SHEET) -> Path:
    writer = open_sheet(path, kind, sheet)
    writer.add(rows)
    writer.finish()
    return path


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_csv_is_what_excel_and_the_standard_expect(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.csv", SheetFormat.CSV, ('Says "hi", leaves', "محمد\nالمري"))
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfNumber,Client\r\n")
    assert raw.endswith('"Says ""hi"", leaves","محمد\nالمري"\r\n'.encode())


def test_csv_writes_values_for_programs(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.csv", SheetFormat.CSV, EVERYTHING)
    assert _read(path)[1] == [
        "R01-A-000001",
        "12",
        "-19.99",
        "1.999",
        "1999",
        "1.5",
        "0.1250",
        "2026-11-24",
        "2026-11-24 00:30:15",
        "",
        "",
    ]


def test_xlsx_holds_numbers_and_days(tmp_path: Path) -> None:
    page = load_workbook(_write(tmp_path / "a.xlsx", SheetFormat.XLSX, EVERYTHING)).worksheets[0]
    cells = next(iter(page.iter_rows(min_row=2)))
    assert [cell.value for cell in cells] == [
        "R01-A-000001",
        12,
        -19.99,
        1.999,
        1999,
        1.5,
        0.125,
        datetime.fromisoformat("2026-11-24"),
        datetime.fromisoformat("2026-11-24T00:30:15"),
    ]
    formats = [cell.number_format for cell in cells]
    assert formats[2:7] == ["#,##0.00", "#,##0.000", "#,##0", "#,##0.###", "0.##%"]
    assert formats[7:9] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm"]


def test_xlsx_is_laid_out_for_reading(tmp_path: Path) -> None:
    sheet = Sheet("فواتير", SHEET.columns, DUBAI, is_rtl=True)
    page = load_workbook(_write(tmp_path / "a.xlsx", SheetFormat.XLSX, ("1", "2"), sheet=sheet)).worksheets[0]
    assert page.title == "فواتير"
    assert page.freeze_panes == "A2"
    assert page.sheet_view.rightToLeft is True
    assert page.column_dimensions["A"].width == 20
    assert page.auto_filter.ref == "A1:B2"
    assert page["A1"].font.b


def test_xlsx_takes_a_name_that_sheets_may_have(tmp_path: Path) -> None:
    for title, name in (
        ("Invoices: 2026/11", "Invoices  2026 11"),
        ("[]", "Sheet"),
        ("x" * 40, "x" * 30 + "…"),
    ):
        sheet = Sheet(title, SHEET.columns, DUBAI)
        book = load_workbook(_write(tmp_path / "a.xlsx", SheetFormat.XLSX, sheet=sheet))
        assert book.sheetnames == [name]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_never_becomes_a_formula(tmp_path: Path, text: str) -> None:
    written = _read(_write(tmp_path / "a.csv", SheetFormat.CSV, (text, 1)))[1][0]
    assert written == f"'{text}"
    cell = load_workbook(_write(tmp_path / "a.xlsx", SheetFormat.XLSX, (text, 1))).worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert cell.number_format == "@"


@given(st.text())
def test_nothing_harmless_is_changed(text: str) -> None:
    assert harmless(text) in (text, f"'{text}")
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text("'=+-@ ab\t\r\uff1d0,;\"") | st.text())
def test_a_text_comes_back_as_it_was_typed(text: str) -> None:
    assert as_typed(harmless(text)) == text


@given(st.lists(st.text("'=+-@ ab\uff1d0,;|\"محم", min_size=1), min_size=1, max_size=4))
def test_a_list_that_went_out_comes_back_as_it_was(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        rows = [(f"{number}", text, "last") for number, text in enumerate(texts)]
        columns = (SheetColumn("Number"), SheetColumn("Text"), SheetColumn("End"))
        path = _write(Path(folder) / "a.csv", SheetFormat.CSV, *rows, sheet=Sheet("x", columns, DUBAI))
        back = read_csv(path.read_bytes())
    assert back.headings == ("Number", "Text", "End")
    assert [row.cells for row in back.rows] == [(number, text.strip(), end) for number, text, end in rows]


def test_a_column_title_is_no_formula_either(tmp_path: Path) -> None:
    sheet = Sheet("x", (SheetColumn("=1+1"),), DUBAI)
    assert load_workbook(_write(tmp_path / "a.xlsx", SheetFormat.XLSX, sheet=sheet)).worksheets[0][
        "A1"
    ].data_type == ("s")
    assert _read(_write(tmp_path / "a.csv", SheetFormat.CSV, sheet=sheet)) == [["'=1+1"]]


def test_characters_that_xml_cannot_hold_are_left_out(tmp_path: Path) -> None:
    page = load_workbook(_write(tmp_path / "a.xlsx", SheetFormat.XLSX, ("a\x00b\x1f", ""))).worksheets[0]
    assert page["A2"].value == "ab"


def test_more_rows_than_a_worksheet_holds_go_to_the_next(tmp_path: Path) -> None:
    writer = XlsxWriter(NewFile(tmp_path / "a.xlsx"), SHEET, most_rows=2)
    writer.add([("1", ""), ("2", ""), ("3", "")])
    writer.finish()
    book = load_workbook(tmp_path / "a.xlsx")
    assert [page.max_row for page in book.worksheets] == [3, 2]
    assert [page["A1"].value for page in book.worksheets] == ["Number", "Number"]
    assert book.sheetnames[1] == "Invoices  2026 11 2"


@pytest.mark.parametrize("kind", SheetFormat)
def test_until_the_end_an_older_file_stays(tmp_path: Path, kind: SheetFormat) -> None:
    path = tmp_path / "a.file"
    path.write_text("older")
    writer = open_sheet(path, kind, SHEET)
    writer.add([("1", "2")] * 1000)
    assert path.read_text() == "older"
    writer.finish()
    assert path.read_bytes() != b"older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", SheetFormat)
def test_what_is_abandoned_leaves_nothing(tmp_path: Path, kind: SheetFormat) -> None:
    before = set(Path(tempfile.gettempdir()).glob("openpyxl.*"))
    writer = open_sheet(tmp_path / "a.file", kind, SHEET)
    writer.add([("1", "2")])
    writer.abandon()
    writer.abandon()
    assert list(tmp_path.iterdir()) == []
    assert set(Path(tempfile.gettempdir()).glob("openpyxl.*")) <= before


@pytest.mark.parametrize("kind", SheetFormat)
def test_what_is_forgotten_leaves_nothing(tmp_path: Path, kind: SheetFormat) -> None:
    new = NewFile(tmp_path / "a.file")
    new.file.write(b"x")
    del new
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", SheetFormat)
def test_a_full_disk_is_said_and_leaves_nothing(
    tmp_path: Path, kind: SheetFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    writer = open_sheet(tmp_path / "a.file", kind, SHEET)
    writer.add([("1", "2")])
    with monkeypatch.context() as patched:
        patched.setattr("cardesk_desktop.whole_file.os.fsync", full)
        with pytest.raises(Unavailable) as raised:
            writer.finish()
    assert raised.value.code is Code.DISK_FULL
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as raised:
        open_sheet(tmp_path / "nowhere" / "a.csv", SheetFormat.CSV, SHEET)
    assert raised.value.code is Code.FILE_UNWRITABLE


def test_share_is_a_part() -> None:
    assert Share(500).decimal == Decimal("0.05")


def _many(count: int) -> Iterator[SheetRow]:
    return ((f"R01-A-{number:06}", Money(number, AED)) for number in range(count))


def test_memory_does_not_grow_with_the_list(tmp_path: Path) -> None:
    peaks = []
    for count in (2_000, 20_000):
        writer = open_sheet(tmp_path / "a.xlsx", SheetFormat.XLSX, SHEET)
        tracemalloc.start()
        writer.add(_many(count))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        writer.finish()
    assert peaks[1] < peaks[0] + 1_000_000
