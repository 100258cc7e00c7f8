"""What the list of invoices says, and which days a period means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cardesk_desktop.domain.invoice import InvoiceForm
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import LANGUAGES, Language, Phrasebook, load_phrasebook
from cardesk_desktop.store.views import InvoiceFilter, InvoiceRow, InvoiceState, InvoiceSums
from cardesk_desktop.ui.screens.invoices.faces import (
    InvoiceFace,
    columns,
    face_of_file,
    face_of_row,
    sums_words,
)
from cardesk_desktop.ui.screens.invoices.memory import Narrowing, Period
from cardesk_desktop.ui.screens.invoices.take_back_faces import line_detail
from cardesk_desktop.ui.theme import Tone, build_theme
from cardesk_desktop.ui.widgets.tag import tag_size
from tests.builders import (
    AED,
    DUBAI,
    NOW,
    amount,
    identity,
    make_buyer,
    make_invoice,
    make_invoice_file,
    make_invoiced_vehicle,
    make_payment,
)

_ = load_phrasebook("en")
MONDAY = date(2026, 11, 23)
ROW = InvoiceRow(
    id=identity("invoice"),
    number="R01-A-000127",
    issued_at=NOW,
    business_day=MONDAY,
    buyer_name="Mohammed Al Marri",
    plate=Plate(Region.DUBAI, "R 60917"),
    vehicle_name="Nissan Patrol",
    gross=Money(27_990, AED),
    paid=Money(27_990, AED),
    credited=Money(0, AED),
    form=InvoiceForm.SIMPLIFIED,
)


def head(row: InvoiceRow, phrases: Phrasebook = _) -> InvoiceFace:
    face = face_of_row(phrases, row, DUBAI)
    assert face is not None
    return face


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.TODAY, MONDAY, MONDAY),
        (Period.WEEK, date(2026, 11, 17), MONDAY),
        (Period.MONTH, date(2026, 11, 1), MONDAY),
        (Period.ALL, None, None),
    ],
)
def test_a_period_is_whole_days_up_to_today(period: Period, first: date | None, last: date | None) -> None:
    narrowing = Narrowing(" marri ", InvoiceState.OPEN, period)
    assert narrowing.on(MONDAY) == InvoiceFilter("marri", InvoiceState.OPEN, first, last)


def test_a_row_says_when_who_what_and_how_much() -> None:
    cells = [column.cell(ROW) for column in columns(_, DUBAI, AED)]
    assert [plain(cell.spoken(is_rtl=False)) for cell in cells] == [
        "R01-A-000127, 23 Nov 2026, 13:30",
        "Mohammed Al Marri, Nissan Patrol",
        "DUBAI R 60917",
        "279.90",
        "Paid",
    ]
    assert [column.title for column in columns(_, DUBAI, AED)][3] == "Total AED"


def test_what_is_open_is_said_in_words_and_colour() -> None:
    state = columns(_, DUBAI, AED)[4].cell(replace(ROW, paid=Money(10_000, AED)))
    assert (state.text, state.detail, state.tone) == ("Unpaid", "179.90", Tone.DUE)


@pytest.mark.parametrize(
    ("credited", "said"), [(10_000, ("Partly credited", "100.00")), (27_990, ("Credited", ""))]
)
def test_what_was_taken_back_is_said_whole_and_in_part(credited: int, said: tuple[str, str]) -> None:
    left = Money(27_990 - credited, AED)
    state = columns(_, DUBAI, AED)[4].cell(replace(ROW, credited=Money(credited, AED), paid=left))
    assert (state.text, state.detail, state.tone) == (*said, Tone.WORK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_state_fits_its_column_in_every_language(language: Language) -> None:
    said, theme = load_phrasebook(language.code), build_theme(is_dark=False, is_rtl=language.is_rtl)
    state = columns(said, DUBAI, AED)[4]
    rows = (
        replace(ROW, paid=Money(0, AED)),
        replace(ROW, paid=Money(9_999_999, AED)),
        replace(ROW, credited=Money(10_000, AED), paid=Money(17_990, AED)),
        replace(ROW, credited=ROW.gross, paid=Money(0, AED)),
        ROW,
    )
    room = theme.px(state.width) - 2 * theme.space.one_half
    assert not [cell.text for cell in map(state.cell, rows) if tag_size(theme, cell.text).width() > room]


def test_a_counter_sale_has_no_plate_and_no_client() -> None:
    counter = replace(ROW, buyer_name="", plate=None, vehicle_name="")
    cells = [column.cell(counter) for column in columns(_, DUBAI, AED)]
    assert (cells[1].text, cells[2].spoken(is_rtl=False)) == ("Counter sale", "")
    assert columns(_, DUBAI, AED)[1].cell(replace(counter, vehicle_name="BMW X5")).text == "BMW X5"


def test_the_head_of_a_row_and_of_its_file_say_the_same() -> None:
    invoice = make_invoice(buyer=make_buyer(), vehicle=make_invoiced_vehicle())
    file = make_invoice_file(invoice, [make_payment(invoice, paid=Money(1_000, AED))])
    row = replace(
        ROW,
        id=invoice.id,
        number=invoice.number,
        issued_at=invoice.issued_at,
        buyer_name="Gulf Rent LLC",
        gross=invoice.gross,
        paid=Money(1_000, AED),
    )
    assert face_of_row(_, row, DUBAI) == face_of_file(_, file)
    assert head(ROW).payment_words == ""
    counter = face_of_file(_, make_invoice_file())
    assert (counter.tag, counter.tone) == ("Paid", Tone.READY)


def test_the_parts_of_the_head_keep_their_places_in_an_arabic_line() -> None:
    about = head(ROW, load_phrasebook("ar")).about
    assert "\u2068Mohammed Al Marri\u2069 · \u2068R 60917\u2069" in about


def test_what_two_registers_took_is_paid_too_much_and_is_to_be_given_back() -> None:
    invoice = make_invoice()
    twice = make_invoice_file(invoice, [make_payment(invoice), make_payment(invoice, sequence=2)])
    face = face_of_file(_, twice)
    assert plain(face.tag) == f"{plain(_.money(invoice.gross))} overpaid"
    assert (face.tone, face.is_overpaid) == (Tone.DUE, True)
    assert plain(face.payment_words) == f"Give back {plain(_.money(invoice.gross))}"
    row = replace(ROW, paid=ROW.gross + Money(1_000, AED))
    assert plain(head(row).payment_words) == "Give back AED 10.00"
    cell = columns(_, DUBAI, AED)[4].cell(row)
    assert (cell.text, cell.detail) == ("Overpaid", "10.00")


def test_what_was_credited_twice_and_never_paid_gives_nothing_back() -> None:
    row = replace(ROW, credited=ROW.gross + ROW.gross, paid=Money(0, AED))
    assert (head(row).is_overpaid, head(row).payment_words) == (False, "")


@pytest.mark.parametrize(
    ("sums", "words"),
    [
        (InvoiceSums(0, 0, 0), ()),
        (InvoiceSums(1, 27_990, 0), ("1 invoice, AED 279.90",)),
        (InvoiceSums(1_200, 9_927_990, 0), ("1,200 invoices, AED 99,279.90",)),
        (InvoiceSums(2, 27_990, 990), ("2 invoices, AED 279.90", "AED 9.90 unpaid")),
        (InvoiceSums(2, 27_990, 0, 500), ("2 invoices, AED 279.90", "AED 5.00 credited")),
        (InvoiceSums(1, -500, 0), ("1 credit note, AED −5.00",)),
    ],
)
def test_only_sums_that_come_to_something_are_said(sums: InvoiceSums, words: tuple[str, ...]) -> None:
    assert tuple(map(plain, sums_words(_, sums, AED).values())) == words


def test_what_is_left_of_a_line_says_that_the_amount_is_for_all_of_it(phrases: Phrasebook) -> None:
    one = replace(make_invoice().lines[0], quantity=Quantity.of(1), net=amount(7_000), tax_amount=amount(500))
    two = replace(one, quantity=Quantity.of(2), net=amount(14_000), tax_amount=amount(1_000))
    said = [line_detail(phrases, sold, left) for sold, left in ((one, one), (two, two), (two, one))]
    assert [words.replace("\u00a0", " ") for words in said] == [
        "AED 7.50",
        "2, AED 15.00 in all",
        "1 of 2 left, AED 7.50 in all",
    ]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.code)
def test_without_room_for_the_plate_it_stands_with_the_client(language: Language) -> None:
    phrases = load_phrasebook(language.code)
    client = columns(phrases, DUBAI, AED)[1]
    assert client.when_narrow is not None
    assert "R 60917" not in client.cell(ROW).detail
    assert "R 60917" in client.when_narrow(ROW).detail
    assert "Nissan Patrol" in client.when_narrow(ROW).detail
    assert client.when_narrow(replace(ROW, plate=None)) == client.cell(ROW)
