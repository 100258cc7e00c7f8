"""Workbooks, honest and hostile: no formula is reckoned, no entity opened, no bomb unpacked."""

from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import Workbook

from cardesk_desktop.documents.sheets.reading.opening import read_sheet
from cardesk_desktop.documents.sheets.reading.sheet import MAX_COLUMNS, MAX_FILE_BYTES, IncomingRow
from cardesk_desktop.documents.sheets.reading.xlsx_file import MAX_PARTS, OLE_MARK, read_xlsx
from cardesk_desktop.domain.errors import Code, Refused, Unavailable


def _workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _code(data: bytes) -> Code:
    with pytest.raises(Refused) as refused:
        read_xlsx(data)
    return refused.value.code


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same workbook with one of its parts written over."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return file.getvalue()


def test_values_arrive_as_a_person_would_type_them() -> None:
    day = dt.date(2026, 11, 23)
    moment = dt.datetime.fromisoformat("2026-11-23 14:03")
    sheet = read_xlsx(
        _workbook(
            ["Name", "Price", "Sold", "At", "New", "Code"],
            ["غسيل", 0.1 + 0.2, day, moment, True, 6291041500213],
            [],
            ["Wax", 45.0, None, dt.time(9, 30), False, "007"],
        )
    )
    assert sheet.headings == ("Name", "Price", "Sold", "At", "New", "Code")
    assert sheet.rows == (
        IncomingRow(2, ("غسيل", "0.3", "2026-11-23", "2026-11-23 14:03", "1", "6291041500213")),
        IncomingRow(4, ("Wax", "45", "", "09:30:00", "0", "007")),
    )


def test_the_first_sheet_with_rows_is_taken() -> None:
    book = Workbook()
    book.create_sheet("Products").append(["Name"])
    book.worksheets[1].append(["Wash"])
    file = io.BytesIO()
    book.save(file)
    assert read_xlsx(file.getvalue()).rows == (IncomingRow(2, ("Wash",)),)


def test_a_formula_is_no_value() -> None:
    sheet = read_xlsx(_workbook(["Name", "Price"], ["Wash", "=1+1"], ["=cmd|'/c calc'!A1", "5"]))
    assert sheet.rows == (IncomingRow(2, ("Wash",)), IncomingRow(3, ("", "5")))


def test_a_workbook_without_rows_says_so() -> None:
    assert _code(_workbook(["Name"])) is Code.SHEET_EMPTY


def test_too_many_columns_are_refused() -> None:
    assert _code(_workbook(["x"] * (MAX_COLUMNS + 1), [1])) is Code.SHEET_TOO_WIDE


def test_a_password_or_an_old_format_is_named() -> None:
    assert _code(OLE_MARK + bytes(600)) is Code.SHEET_PROTECTED
    data = bytearray(_workbook(["Name"], ["Wash"]))
    # The flag of an encrypted part, in the first entry of the archive's directory (APPNOTE 4.4.4).
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert _code(bytes(data)) is Code.SHEET_PROTECTED


def test_a_bomb_is_not_unpacked() -> None:
    honest = _workbook(["Name"], ["Wash"])
    bomb = _with_part(honest, "xl/worksheets/sheet1.xml", b" " * (300 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    assert _code(bomb) is Code.SHEET_BURSTING


def test_a_workbook_of_thousands_of_parts_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(MAX_PARTS + 1):
            archive.writestr(f"part{number}", b"")
    assert _code(file.getvalue()) is Code.SHEET_BURSTING


def test_entities_are_not_opened() -> None:
    laughing = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>'
    )
    data = _with_part(_workbook(["Name"], ["Wash"]), "xl/worksheets/sheet1.xml", laughing)
    assert _code(data) is Code.SHEET_UNREADABLE


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + os.urandom(200),
        _with_part(_workbook(["Name"], ["Wash"]), "xl/workbook.xml", b"<broken"),
        _with_part(_workbook(["Name"], ["Wash"]), "[Content_Types].xml", b"<a/>"),
        _workbook(["Name"], ["Wash"])[:-30],
    ],
    ids=["no archive", "broken XML", "no workbook", "cut off"],
)
def test_what_only_begins_like_a_workbook_is_refused(data: bytes) -> None:
    assert _code(data) is Code.SHEET_UNREADABLE


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    book, text = tmp_path / "list.csv", tmp_path / "list.xlsx"
    book.write_bytes(_workbook(["Name"], ["Wash"]))
    text.write_text("Name\nWash\n", encoding="utf-8")
    assert read_sheet(book).rows == read_sheet(text).rows == (IncomingRow(2, ("Wash",)),)


def test_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(1024**3)
    with pytest.raises(Refused) as refused:
        read_sheet(huge)
    assert (refused.value.code, refused.value.params) == (
        Code.SHEET_TOO_LARGE,
        {"most": MAX_FILE_BYTES // 1024**2},
    )


def test_a_file_without_a_size_is_read_no_further_than_the_limit() -> None:
    endless = Path("/dev/zero")
    if endless.exists():
        with pytest.raises(Refused, match="sheet_too_large"):
            read_sheet(endless)


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="file_unreadable"):
        read_sheet(tmp_path / "gone.csv")


def test_a_damaged_workbook_is_refused_with_a_sentence() -> None:
    """Wherever one byte is wrong: in what is packed, in how, in whether it is encrypted."""
    whole = _workbook(["Name", "Price"], *(["Wax", number] for number in range(40)))
    for place in range(0, len(whole), 37):
        for wrong in (0x01, 0x08, 0x0E, 0xFF):
            damaged = bytearray(whole)
            damaged[place] ^= wrong
            with suppress(Refused):
                read_xlsx(bytes(damaged))


@pytest.mark.parametrize("number", [b"1e999", b"nan", b"9" * 5_000, b"-5"])
def test_numbers_that_are_none_are_no_defect(number: bytes) -> None:
    whole = _workbook(["Name", "Price"], ["Wax", 77])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        name = next(each for each in archive.namelist() if "sheet1" in each)
        content = archive.read(name).replace(b"<v>77</v>", b"<v>" + number + b"</v>")
    with suppress(Refused):
        read_xlsx(_with_part(whole, name, content))
