"""The figures on every line come out right when they are checked by hand."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.documents.fields.lines import is_detailed, line_figures, line_table
from cardesk_desktop.documents.fields.words import Speech, Words
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import Rounding, TaxMode
from tests.builders import (
    AED,
    KWD,
    UAE_MODE,
    amount,
    make_buyer,
    make_company,
    make_invoice,
    make_line,
)
from tests.unit.documents.speaking import ARABIC, ENGLISH

TAX_ON_TOP = TaxMode(prices_include_tax=False, rounding=Rounding.PER_LINE)


def _cells(invoice: Invoice) -> list[tuple[str, ...]]:
    return [row.figures for row in line_table(invoice, Speech(ENGLISH), is_narrow=False).rows]


def _headings(invoice: Invoice) -> list[str]:
    table = line_table(invoice, Speech(ENGLISH), is_narrow=False)
    return [words.first for words in table.headings]


def test_the_simplified_form_shows_what_is_paid() -> None:
    invoice = make_invoice([make_line(1)])
    assert not is_detailed(invoice)
    assert _headings(invoice) == ["Quantity", "Unit price incl. VAT", "Total AED"]
    assert _cells(invoice) == [("2", "45.00", "90.00")]


def test_the_full_form_shows_net_rate_and_tax() -> None:
    invoice = make_invoice([make_line(2)], buyer=make_buyer())
    assert is_detailed(invoice)
    assert _headings(invoice) == ["Quantity", "Unit price excl. VAT", "Net", "VAT rate", "VAT", "Total AED"]
    assert _cells(invoice) == [("3", "238.00", "714.00", "5%", "35.70", "749.70")]


def test_a_french_paper_shows_everything_whoever_buys() -> None:
    assert is_detailed(make_invoice(1, company=make_company("FR")))


def test_prices_without_tax_stay_as_they_are() -> None:
    invoice = make_invoice([make_line(1)], mode=TAX_ON_TOP)
    assert _headings(invoice)[-2:] == ["Unit price excl. VAT", "Net AED"]
    assert _cells(invoice) == [("2", "45.00", "90.00")]


def test_a_net_price_takes_two_more_decimals_where_two_would_not_come_out() -> None:
    # 90.00 with 5 % is 85.71 net: 2 x 42.86 would be 85.72
    invoice = make_invoice([make_line(1), make_line(2)], buyer=make_buyer())
    assert [cells[1] for cells in _cells(invoice)] == ["42.8550", "238.0000"]


@pytest.mark.parametrize(("units", "shown"), [(99, "14.2858"), (120, "14.28575"), (9_999, "14.285715")])
def test_a_net_price_takes_as_many_decimals_as_the_quantity_needs(units: int, shown: str) -> None:
    line = make_line(1, unit_price=amount(15_000), quantity=Quantity.of(units))
    (cells,) = _cells(make_invoice([line], buyer=make_buyer()))

    assert cells[1] == shown
    exact = Decimal(shown) * units
    assert exact.quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(cells[2].replace(",", ""))


def test_the_discount_column_is_there_when_a_line_has_one() -> None:
    line = replace(make_line(1), discount=PercentOff(1_000, "Friday"))
    invoice = make_invoice([line, make_line(4)])
    assert _headings(invoice) == ["Quantity", "Unit price incl. VAT", "Discount", "Total AED"]
    assert _cells(invoice) == [("2", "45.00", "\u22129.00", "81.00"), ("2", "30.00", "", "60.00")]


def test_three_decimals_are_shown_for_dinars() -> None:
    invoice = make_invoice([make_line(3, of=KWD, quantity=Quantity.parse("1.5"))], of=KWD)
    assert _cells(invoice) == [("1.5", "12.375", "18.563")]


def test_names_are_given_in_both_languages_of_the_paper_and_once_when_they_are_the_same() -> None:
    speech = Speech(ENGLISH, ARABIC)
    invoice = make_invoice([make_line(1)], second_language="ar")
    assert line_table(invoice, speech, is_narrow=False).rows[0].name == Words("Exterior wash", "غسيل خارجي")
    only_english = replace(invoice.lines[0], names=replace(invoice.lines[0].names, others={}))
    table = line_table(replace(invoice, lines=(only_english,)), speech, is_narrow=False)
    assert table.rows[0].name == Words("Exterior wash")


def test_on_the_strip_the_reckoning_is_one_sentence() -> None:
    line = replace(make_line(1), discount=PercentOff(1_000, "Friday"))
    invoice = make_invoice([line], buyer=make_buyer())
    row = line_table(invoice, Speech(ENGLISH), is_narrow=True).rows[0]
    assert row.figures == ("81.00",)
    said = "".join(char for char in row.reckoning.replace("\u00a0", " ") if char.isprintable())
    assert said == "2 × 42.8550 · discount 8.57 · net 77.14 · VAT 5%: 3.86"


def test_who_did_the_work_and_the_note_stand_below_the_name() -> None:
    invoice = make_invoice([replace(make_line(1), note="scratch on door\n\nclient knows")])
    line = replace(invoice.lines[0], staff_name="Ravi")
    row = line_table(replace(invoice, lines=(line,)), Speech(ENGLISH), is_narrow=False).rows[0]
    assert row.detail == "Ravi\nscratch on door\nclient knows"


_MODES = [UAE_MODE, TAX_ON_TOP, TaxMode(prices_include_tax=True, rounding=Rounding.PER_RATE)]


@given(
    prices=st.lists(st.integers(1, 50_000), min_size=1, max_size=6),
    units=st.integers(1, 999_999),
    off=st.integers(0, 9_000),
    mode=st.sampled_from(_MODES),
    is_full=st.booleans(),
)
def test_quantity_by_price_less_discount_is_the_amount(
    prices: list[int], units: int, off: int, mode: TaxMode, is_full: bool
) -> None:
    lines = [
        make_line(
            place,
            unit_price=Money(minor, AED),
            quantity=Quantity.of(units),
            discount=PercentOff(off, "x") if off else None,
        )
        for place, minor in enumerate(prices, start=1)
    ]
    invoice = make_invoice(lines, mode=mode, buyer=make_buyer() if is_full else None)
    for line, figures in zip(invoice.lines, line_figures(invoice), strict=True):
        exact = figures.unit_price.decimal * line.quantity.decimal
        assert exact.quantize(Decimal("0.01"), ROUND_HALF_UP) == figures.before.decimal
        assert figures.before - figures.discount == figures.after
        gross_is_shown = not is_full and mode.prices_include_tax
        assert figures.after == (line.gross if gross_is_shown else line.net)
        if not line.discount:
            assert figures.discount == amount(0)


def test_on_a_strip_an_amount_stays_on_the_line_of_its_words() -> None:
    invoice = make_invoice(buyer=make_buyer(), discount=PercentOff(1_000, "Friday"))
    for row in line_table(invoice, Speech(ENGLISH), is_narrow=True).rows:
        parts = row.reckoning.split(" · ")
        assert len(parts) == 4
        assert not [part for part in parts if " " in part]
