"""Labels are scanned back as what they were printed from, on every sheet."""

from __future__ import annotations

import pytest
import zxingcpp

from cardesk_desktop.documents import render_labels
from cardesk_desktop.documents.bars import bars_of
from cardesk_desktop.documents.labels import Label, LabelFormat
from cardesk_desktop.i18n import Language, load_phrasebook
from tests.unit.documents.reading import copied, page_count, picture

ENGLISH = load_phrasebook("en").language
ARABIC = load_phrasebook("ar").language
CODES = ("4006381333931", "96385074", "2001000000019", "036000291452", "AB-12345678", "4006381333932")
"""EAN-13, EAN-8, one of our own, UPC, letters, and a number with a wrong check digit."""

_INKED = 128
"""Greys darker than this are ink."""
_EDGE_ROWS = 4
"""Rows of a picture in which the edge of the bars is smoothed, at 600 dots per inch."""


def _sheet(
    labels: list[Label], form: LabelFormat = LabelFormat.A4_3_BY_8, start: int = 1, of: Language = ENGLISH
) -> bytes:
    return render_labels(labels, form=form, start=start, title="Labels", language=of)


def _label(code: str, name: str = "Microfibre cloth") -> Label:
    return Label(name, "AED\u00a020.00", code)


def _scanned(data: bytes, page: int = 0) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture(data, page, dpi=400))]


@pytest.mark.parametrize("form", LabelFormat)
@pytest.mark.parametrize("code", CODES)
def test_every_code_is_scanned_back_from_every_label(form: LabelFormat, code: str) -> None:
    assert _scanned(_sheet([_label(code)], form)) == [code]


@pytest.mark.parametrize("form", LabelFormat)
def test_a_sheet_holds_what_it_says_and_goes_on_on_the_next(form: LabelFormat) -> None:
    labels = [_label(CODES[0]) for _ in range(form.value.count + 1)]
    data = _sheet(labels, form)

    assert page_count(data) == 2
    assert _scanned(data, 1) == [CODES[0]]


def test_the_first_label_stands_on_the_first_free_place() -> None:
    data = _sheet([_label(code) for code in CODES[:3]], start=23)

    assert page_count(data) == 2
    assert sorted(_scanned(data)) == sorted(CODES[:2])
    assert _scanned(data, 1) == [CODES[2]]


def test_name_number_and_price_can_be_read() -> None:
    words = copied(_sheet([_label(CODES[0])]))

    assert "Microfibre cloth" in words
    assert "AED 20.00" in words
    assert CODES[0] in words


def test_an_arabic_name_is_shaped_and_copied_as_it_was_written() -> None:
    data = _sheet([_label(CODES[0], "قطعة مايكروفايبر")], of=ARABIC)

    assert "قطعة مايكروفايبر" in copied(data)
    assert _scanned(data) == [CODES[0]]


def test_a_name_without_end_leaves_the_bars_alone() -> None:
    assert _scanned(_sheet([_label(CODES[0], "Cloth " * 200)], LabelFormat.A4_5_BY_13)) == [CODES[0]]


def test_the_same_labels_are_the_same_file() -> None:
    assert _sheet([_label(CODES[4])]) == _sheet([_label(CODES[4])])


def test_bars_begin_and_end_dark() -> None:
    for code in CODES:
        bars = bars_of(code)
        assert bars.dark[0][0] == 0
        assert sum(bars.dark[-1]) == bars.modules


@pytest.mark.parametrize("form", LabelFormat)
def test_the_lowest_letters_of_a_name_stay_off_the_bars(form: LabelFormat) -> None:
    drawn = picture(_sheet([_label(CODES[0], "قم عم مم جم رم يم")], form, of=ARABIC), dpi=600)
    left, top, wide, high = (
        round(millimetres / 25.4 * 600) for millimetres in (*form.value.first, *form.value.label)
    )
    rows = [drawn.crop((left, y, left + wide, y + 1)).tobytes() for y in range(top, top + high)]
    # Bars are the same from top to bottom.
    bar = max((row for row in rows if min(row) < _INKED), key=rows.count)
    assert min(rows[rows.index(bar) - _EDGE_ROWS]) >= _INKED, "letters and bars touch"
