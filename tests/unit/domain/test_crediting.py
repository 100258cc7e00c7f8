"""Taking back: never more than was invoiced, all of it to the unit, and money only for what was paid."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.credit_note import CreditNote, Fate
from cardesk_desktop.domain.crediting import (
    Pick,
    check_refund,
    credit,
    everything_left,
    left_of,
    refund,
    to_give_back,
    value_left,
)
from cardesk_desktop.domain.discount import AmountOff
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import TaxedAmount, reckon
from cardesk_desktop.domain.tender import Settlement, Tender, TenderKind
from tests.builders import (
    AED,
    EUR,
    FRENCH_MODE,
    UAE_MODE,
    make_credit_note,
    make_invoice,
    make_invoice_file,
    make_line,
    make_payment,
    make_refund,
)
from tests.builders.strategies import invoices, picks

ONE_SHAMPOO_OF_THREE = (Pick(0, Quantity.of(1)),)


def aed(fils: int) -> Money:
    return Money(fils, AED)


def three_bottles() -> Invoice:
    """Three bottles that come to a sum that three do not share."""
    line = make_line(unit_price=aed(33_33), quantity=Quantity.of(3))
    return make_invoice([line], discount=AmountOff(aed(1), "Scratched bottle"))


@given(st.data())
def test_credit_notes_take_back_the_invoice_to_the_unit(data: st.DataObject) -> None:
    invoice = data.draw(invoices())
    notes: list[CreditNote] = []
    while everything_left(invoice, notes):
        is_rest = len(notes) == 5
        taken = everything_left(invoice, notes) if is_rest else data.draw(picks(invoice, notes))
        note = make_credit_note(invoice, taken, earlier=notes)
        for line in (each.line for each in note.lines):
            assert min(line.net.minor, line.tax_amount.minor, line.discount.minor) >= 0
        assert note.net == total((line.net for line in note.summary), invoice.currency)
        assert note.tax == total((line.amount for line in note.summary), invoice.currency)
        assert note.before == value_left(invoice, notes)
        notes.append(note)
        assert note.after == value_left(invoice, notes)
        assert min(note.after.net.minor, note.after.tax.minor) >= 0
        for left in left_of(invoice, notes):
            assert min(left.net.minor, left.tax_amount.minor, left.discount.minor, left.quantity.milli) >= 0
    assert total((note.net for note in notes), invoice.currency) == invoice.net
    assert total((note.tax for note in notes), invoice.currency) == invoice.tax
    for left in left_of(invoice, notes):
        assert {left.net.minor, left.tax_amount.minor, left.discount.minor} == {0}


@given(st.data())
def test_quantity_by_price_less_discount_is_the_amount_of_every_part(data: st.DataObject) -> None:
    invoice = data.draw(invoices())
    notes: list[CreditNote] = []
    for _ in range(3):
        if not everything_left(invoice, notes):
            break
        note = make_credit_note(invoice, data.draw(picks(invoice, notes)), earlier=notes)
        notes.append(note)
        for line in (each.line for each in note.lines):
            amount = line.gross if invoice.tax_mode.prices_include_tax else line.net
            before = line.unit_price.times(line.quantity.milli, 1000)
            if line.quantity.milli % 1000 == 0 and amount <= before:
                assert before - line.discount == amount
            else:
                assert before - line.discount <= amount


def test_a_discount_that_two_pieces_do_not_share_stands_on_the_one_that_bears_it() -> None:
    line = make_line(unit_price=aed(100_00), quantity=Quantity.of(2), discount=AmountOff(aed(1), "Rain"))
    invoice, notes = make_invoice([line]), list[CreditNote]()
    for gross, discount in ((100_00, 0), (99_99, 1)):
        notes.append(make_credit_note(invoice, (Pick(0, Quantity.of(1)),), earlier=notes))
        (credited,) = notes[-1].lines
        assert (credited.line.gross, credited.line.discount) == (aed(gross), aed(discount))


@given(invoices())
def test_a_credit_note_over_everything_mirrors_the_invoice(invoice: Invoice) -> None:
    note = make_credit_note(invoice)
    assert tuple(credited.line for credited in note.lines) == invoice.lines
    assert (note.summary, note.net, note.tax) == (invoice.summary, invoice.net, invoice.tax)
    assert note.after == TaxedAmount(Money.zero(invoice.currency), Money.zero(invoice.currency))


@given(st.data())
def test_a_first_credit_note_bears_the_tax_of_the_engine(data: st.DataObject) -> None:
    invoice = data.draw(invoices())
    note = make_credit_note(invoice, data.draw(picks(invoice, ())))
    mode = invoice.tax_mode
    amounts = [
        (line.gross if mode.prices_include_tax else line.net, line.tax)
        for line in (credited.line for credited in note.lines)
    ]
    by_engine = reckon(amounts, mode, invoice.currency)
    # A line taken back as a whole bears the share of the group's rounding that it bore on the invoice.
    assert abs(note.tax.minor - by_engine.tax.minor) <= len(note.lines)


def test_each_third_of_a_sum_that_does_not_divide() -> None:
    invoice, notes = three_bottles(), list[CreditNote]()
    assert invoice.gross == aed(99_98)
    for gross, tax, discount in ((33_33, 1_59, 0), (33_33, 1_59, 0), (33_32, 1_58, 1)):
        note = make_credit_note(invoice, ONE_SHAMPOO_OF_THREE, earlier=notes)
        assert (note.gross, note.tax) == (aed(gross), aed(tax))
        assert note.lines[0].line.discount == aed(discount)
        notes.append(note)
    assert everything_left(invoice, notes) == ()


def test_uae_tax_is_that_of_the_difference_and_the_base_is_the_value_after_the_note_before() -> None:
    line = make_line(unit_price=aed(105_00), quantity=Quantity.of(2))
    invoice = make_invoice([line], mode=UAE_MODE)
    first = make_credit_note(invoice, (Pick(0, Quantity.of(1)),))
    assert (first.before.gross, first.gross, first.tax) == (aed(210_00), aed(105_00), aed(5_00))
    second = make_credit_note(invoice, earlier=[first])
    assert (second.before.gross, second.after.gross) == (aed(105_00), aed(0))


def test_a_rest_that_prices_without_tax_leave_stays_on_the_last() -> None:
    line = make_line(unit_price=aed(10), quantity=Quantity.of(3))
    invoice = make_invoice([line], mode=replace(UAE_MODE, prices_include_tax=False))
    assert invoice.tax == aed(2)
    notes: list[CreditNote] = []
    for tax in (1, 1, 0):
        notes.append(make_credit_note(invoice, ONE_SHAMPOO_OF_THREE, earlier=notes))
        assert notes[-1].tax == aed(tax)


def test_the_tax_of_a_share_never_takes_the_net_of_the_rest() -> None:
    line = make_line(of=EUR, unit_price=Money(3, EUR), quantity=Quantity.of(1))
    invoice = make_invoice([line], of=EUR, mode=FRENCH_MODE)
    note = make_credit_note(invoice, (Pick(0, Quantity(500)),))
    assert note.net + note.tax == Money(2, EUR)
    assert min(note.after.net.minor, note.after.tax.minor) >= 0


def test_goods_have_a_fate_and_services_none() -> None:
    goods = replace(make_line(1), kind=ItemKind.PRODUCT)
    service = replace(make_line(2), kind=ItemKind.SERVICE)
    invoice = make_invoice([goods, service])
    taken = credit(invoice, (), (Pick(1, service.quantity), Pick(0, goods.quantity, Fate.WASTE)))
    assert [(line.position, line.fate) for line in taken.lines] == [(0, Fate.WASTE), (1, None)]
    assert taken.lines[0].line.kind is ItemKind.PRODUCT
    assert taken.gross == invoice.gross


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ((), Code.CREDIT_EMPTY),
        ((Pick(1, Quantity.of(1)),), Code.LINE_MISSING),
        ((Pick(-1, Quantity.of(1)),), Code.LINE_MISSING),
        ((Pick(0, Quantity(0)),), Code.QUANTITY_NOT_POSITIVE),
        ((Pick(0, Quantity(3_001)),), Code.CREDIT_EXCEEDS_LINE),
    ],
)
def test_what_cannot_be_taken_back(chosen: tuple[Pick, ...], code: Code) -> None:
    with pytest.raises(Refused) as refused:
        credit(three_bottles(), (), chosen)
    assert refused.value.code is code


def test_what_is_gone_cannot_be_taken_back_again() -> None:
    invoice = three_bottles()
    note = make_credit_note(invoice, (Pick(0, Quantity.of(2)),))
    with pytest.raises(Refused) as refused:
        credit(invoice, [note], (Pick(0, Quantity.of(2)),))
    assert refused.value.params == {"most": Quantity.of(1)}


def test_a_line_is_picked_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        credit(three_bottles(), (), ONE_SHAMPOO_OF_THREE * 2)


@pytest.mark.parametrize(
    ("paid", "credited", "back"),
    [(100, 40, 40), (60, 40, 0), (60, 50, 10), (0, 100, 0), (100, 100, 100), (200, 40, 40)],
)
def test_the_unpaid_part_is_lowered_before_money_goes_back(paid: int, credited: int, back: int) -> None:
    settlement = Settlement(aed(100), aed(paid))
    assert to_give_back(settlement, aed(credited)) == aed(back)


def test_a_refund_is_exactly_what_is_due() -> None:
    half = refund(TenderKind.CARD, aed(50), "slip 4711")
    check_refund(aed(100), [half, refund(TenderKind.CASH, aed(50))])
    check_refund(aed(0), [])
    with_change = Tender(TenderKind.CASH, aed(50), aed(60))
    for wrong in ([half], [half, half, half], [half, with_change], [refund(TenderKind.CASH, aed(0))]):
        due = aed(0) if wrong[0].amount == aed(0) else aed(100)
        with pytest.raises(Refused) as refused:
            check_refund(due, wrong)
        assert refused.value.code is Code.REFUND_NOT_EXACT
        assert refused.value.params == {"due": due}


def test_what_is_due_and_paid_after_a_credit_note() -> None:
    invoice = three_bottles()
    note = make_credit_note(invoice, ONE_SHAMPOO_OF_THREE)
    file = replace(
        make_invoice_file(invoice, [make_payment(invoice)]),
        credit_notes=(note,),
        refunds=(make_refund(note, kind=TenderKind.CARD),),
    )
    assert file.credited == note.gross == aed(33_33)
    assert file.settlement == Settlement(aed(66_65), aed(66_65))
    assert note.issued_on == invoice.issued_on
