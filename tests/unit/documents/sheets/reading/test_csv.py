"""CSV as people and programs write it: delimiters, quotes, encodings, and what is none at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.documents.sheets.reading.csv_file import Encoding, delimiter_of, read_csv
from cardesk_desktop.documents.sheets.reading.sheet import MAX_CELL, MAX_COLUMNS, MAX_ROWS, IncomingRow
from cardesk_desktop.domain.errors import Code, Refused


def _code(data: bytes, encoding: Encoding = Encoding.UNICODE) -> Code:
    with pytest.raises(Refused) as refused:
        read_csv(data, encoding)
    return refused.value.code


def test_rows_keep_the_number_that_a_spreadsheet_shows() -> None:
    sheet = read_csv(b'Name,Price\r\nWash,45\r\n\r\n"Two\nlines",50\r\nWax,60\r\n')
    assert sheet.headings == ("Name", "Price")
    assert sheet.rows == (
        IncomingRow(2, ("Wash", "45")),
        IncomingRow(4, ("Two\nlines", "50")),
        IncomingRow(6, ("Wax", "60")),
    )
    assert sheet.rows[0].cell(1) == "45"
    assert sheet.rows[0].cell(7) == ""


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = delimiter.join(("Name", "Price, net", "Note")) + "\n" + delimiter.join(("Wash", "45", "a;b"))
    quoted = text if delimiter == "\t" else text.replace("Price, net", '"Price, net"').replace("a;b", '"a;b"')
    assert read_csv(quoted.encode()).headings == ("Name", "Price, net", "Note")


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "\ufeffSEP=;"])
def test_the_line_in_which_excel_names_the_delimiter_is_no_heading(first: str) -> None:
    sheet = read_csv(f"{first}\r\nName;Price, net\r\nWax;45,50\r\n".encode())
    assert sheet.headings == ("Name", "Price, net")
    assert sheet.rows == (IncomingRow(3, ("Wax", "45,50")),)


def test_a_title_above_the_headings_is_no_heading() -> None:
    sheet = read_csv(b"Catalogue 2026;;\n\nName;Price;Note\nWax;45;\nSoap;5;b\n")
    assert sheet.headings == ("Name", "Price", "Note")
    assert [row.number for row in sheet.rows] == [4, 5]


@pytest.mark.parametrize("row", ["Wax", "Wax;45", "Wax;"])
def test_a_heading_that_stands_alone_loses_no_row(row: str) -> None:
    sheet = read_csv(f"Name\n{row}\n".encode())
    assert sheet.headings == ("Name",)
    assert len(sheet.rows) == 1


def test_a_title_and_headings_alone_are_an_empty_list() -> None:
    assert _code(b"Catalogue;\nName;Price\n") is Code.SHEET_EMPTY


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ('Wax;45\n"Soap;5\nBrush;9\n', 3),
        ('"Wax;45\n', 2),
        ('Wax;45\n"Soap;5\n' + "Brush;9\n" * 200 + 'Cloth";9\nPolish;8\n', 3),
    ],
    ids=["to the end", "last row", "to the next one"],
)
def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(rows: str, row: int) -> None:
    with pytest.raises(Refused) as refused:
        read_csv(f"Name;Price\n{rows}".encode())
    assert (refused.value.code, refused.value.params["row"]) == (Code.SHEET_QUOTE_OPEN, row)


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ('Oil;1;x\n"Big mat;2;x\nWax;3;x\n"Small mat;4;x\n', 3),
        ('"Big mat;2;x\nWax;3;x\n12" rim;4;x\n', 2),
        ('Oil;1;"x\nWax;3;x\n12";4;x\n', 2),
        ('"Big mat;2;x\nWax;3";x\nRim;4;x\n', 2),
    ],
)
def test_two_stray_quotation_marks_swallow_no_rows_between_them(rows: str, row: int) -> None:
    with pytest.raises(Refused) as refused:
        read_csv(f"Name;Price;Note\n{rows}".encode())
    assert (refused.value.code, refused.value.params["row"]) == (Code.SHEET_QUOTE_OPEN, row)


def test_a_text_of_several_lines_is_taken_also_where_its_row_is_short_or_long() -> None:
    rows = 'Oil;1;"Shelf 2,\nabove; left"\nWax;"2\n3"\nRim;4;"a\nb";more\n'
    assert [row.cells for row in read_csv(f"Name;Price;Note\n{rows}".encode()).rows] == [
        ("Oil", "1", "Shelf 2,\nabove; left"),
        ("Wax", "2\n3"),
        ("Rim", "4", "a\nb", "more"),
    ]


def test_quotation_marks_within_a_text_are_none() -> None:
    rows = 'Mat 5";x\n"Oil" new;y\n19" rim;"Two\n""lines"""'
    sheet = read_csv(f"Name;Note\n{rows}\n".encode())
    read = [('Mat 5"', "x"), ("Oil new", "y"), ('19" rim', 'Two\n"lines"')]
    assert [row.cells for row in sheet.rows] == read
    assert [row.cells for row in read_csv(b'Name;Note\n"Oil" new;y\n').rows] == [("Oil new", "y")]


def test_one_column_has_no_delimiter() -> None:
    assert delimiter_of("Name\nWash\n") == ","
    assert delimiter_of("") == ","


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + "اسم,Nom\nغسيل,Café\n".encode(), Encoding.UNICODE),
        ("اسم,Nom\nغسيل,Café\n".encode("utf-16"), Encoding.UNICODE),
        (codecs.BOM_UTF16_BE + "اسم,Nom\nغسيل,Café\n".encode("utf-16-be"), Encoding.CYRILLIC),
        ("اسم,Nom\nغسيل,Café\n".encode("utf-32"), Encoding.UNICODE),
        ("اسم,Nom\nغسيل,Café\n".encode(), Encoding.UNICODE),
        ("اسم,Nom\nغسيل,Café\n".encode("cp1256"), Encoding.ARABIC),
    ],
    ids=["utf-8 with mark", "utf-16", "utf-16 mark wins", "utf-32", "utf-8", "arabic windows"],
)
def test_letters_arrive_in_every_encoding(data: bytes, encoding: Encoding) -> None:
    sheet = read_csv(data, encoding)
    assert sheet.headings == ("اسم", "Nom")
    assert sheet.rows[0].cells == ("غسيل", "Café")


def test_bytes_of_another_encoding_are_not_guessed() -> None:
    assert _code("Имя\nМойка\n".encode("cp1251")) is Code.SHEET_ENCODING_UNKNOWN
    assert read_csv("Имя\nМойка\n".encode("cp1251"), Encoding.CYRILLIC).rows[0].cells == ("Мойка",)


@pytest.mark.parametrize("data", [b"", b"Name,Price\n", b"\n\n,,\n  , \n"])
def test_no_rows_is_said(data: bytes) -> None:
    assert _code(data) is Code.SHEET_EMPTY


def test_what_is_no_text_is_refused() -> None:
    assert _code(b"a,b\n\0\0\0,1\n") is Code.SHEET_UNREADABLE
    assert _code(b'Name\n"' + b"x" * 1_100_000) is Code.SHEET_QUOTE_OPEN


def test_an_open_quote_in_the_sample_does_not_stop_the_reading() -> None:
    assert delimiter_of('a;b\n"' + "x" * 1_000_001) in {",", ";"}


def test_too_many_rows_and_columns_are_refused() -> None:
    assert _code(b"Name\n" + b"x\n" * (MAX_ROWS + 1)) is Code.SHEET_TOO_MANY_ROWS
    assert len(read_csv(b"Name\n" + b"x\n" * MAX_ROWS).rows) == MAX_ROWS
    assert _code(b",".join([b"x"] * (MAX_COLUMNS + 1)) + b"\n1\n") is Code.SHEET_TOO_WIDE


def test_an_endless_cell_is_cut() -> None:
    assert len(read_csv(b"Name\n" + b"x" * 100_000).rows[0].cells[0]) == MAX_CELL


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        sheet = read_csv(data, Encoding.WESTERN)
    except Refused:
        return
    assert sheet.headings
    assert sheet.rows
