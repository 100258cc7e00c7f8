"""Taking back: one commit, once; the books, the stock and the client's account say the same after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.credit_note import Fate
from cardesk_desktop.domain.crediting import Pick, everything_left, refund
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.operations.looking_at_invoices import (
    invoice,
)
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.refunding import take_back
from tests.builders.open_shop import (
    CLOTH,
    FATIMA,
    FRONT_DESK,
    MANAGER,
    WASH,
    OpenShop,
    card,
    dirhams,
)
from tests.unit.operations.refunds import ONE, balance_of, stock_up, three_cloths, value_of


def test_half_is_taken_back_and_paid_out(shop: OpenShop) -> None:
    file = three_cloths(shop)
    taken = shop.take_back(file, *ONE, kind=TenderKind.CASH)
    note = taken.note
    assert (note.number, note.gross, note.refunded) == ("R01-A-C000001", dirhams(20), dirhams(20))
    assert (note.invoice_number, note.before.gross, note.after.gross) == (
        file.invoice.number,
        dirhams(60),
        dirhams(40),
    )
    (given,) = taken.file.refunds
    assert (given.number, given.tender.kind, given.tender.amount) == (
        "R01-A-R000001",
        TenderKind.CASH,
        dirhams(20),
    )
    assert taken.file == invoice(shop.desk, invoice_id=file.invoice.id).value
    assert taken.file.credit_notes == (note,)
    assert (taken.file.settlement.due, taken.file.settlement.balance) == (dirhams(40), dirhams(0))
    assert taken.file.invoice == file.invoice


def test_a_second_click_takes_nothing_back(shop: OpenShop) -> None:
    file = three_cloths(shop)
    shop.take_back(file, *ONE)
    with shop.refuses(Code.CREDIT_CHANGED):
        shop.take_back(file, *ONE)
    shop.take_back(invoice(shop.desk, invoice_id=file.invoice.id).value)
    with shop.refuses(Code.INVOICE_ALREADY_CREDITED):
        take_back(
            shop.desk,
            staff_id=MANAGER.id,
            invoice_id=file.invoice.id,
            picks=ONE,
            reason="Again",
            refunds=(),
            notes_seen=2,
        )


def test_what_is_unpaid_is_lowered_before_money_goes_back(shop: OpenShop) -> None:
    file = shop.sell_on_account(CLOTH, WASH)
    take_payment(
        shop.desk,
        staff_id=FRONT_DESK.id,
        invoice_id=file.invoice.id,
        tenders=(card(dirhams(60)),),
        expected_balance=dirhams(95),
    )
    assert balance_of(shop) == 35_00
    paid = invoice(shop.desk, invoice_id=file.invoice.id).value
    first = shop.take_back(paid, *ONE)
    assert (first.note.gross, first.note.refunded, first.file.refunds) == (dirhams(20), dirhams(0), ())
    assert balance_of(shop) == 15_00
    second = shop.take_back(first.file)
    assert (second.note.gross, second.note.refunded) == (dirhams(75), dirhams(60))
    assert balance_of(shop) == 0
    with shop.desk.store.read() as work:
        assert work.clients.standings.get(FATIMA.id).spent_minor == 0


def test_what_goes_back_is_exactly_what_is_due(shop: OpenShop) -> None:
    file = three_cloths(shop)
    for refunds in ((), (refund(TenderKind.CASH, dirhams(10)),), (refund(TenderKind.CASH, dirhams(30)),)):
        with shop.refuses(Code.REFUND_NOT_EXACT):
            take_back(
                shop.desk,
                staff_id=MANAGER.id,
                invoice_id=file.invoice.id,
                picks=ONE,
                reason="Not needed",
                refunds=refunds,
                notes_seen=0,
            )


def test_a_refund_may_go_two_ways(shop: OpenShop) -> None:
    file = three_cloths(shop)
    ways = (refund(TenderKind.CASH, dirhams(15)), refund(TenderKind.CARD, dirhams(5), " slip  12 "))
    taken = take_back(
        shop.desk,
        staff_id=MANAGER.id,
        invoice_id=file.invoice.id,
        picks=ONE,
        reason="Not needed",
        refunds=ways,
        notes_seen=0,
    ).value
    assert [each.tender.amount for each in taken.file.refunds] == [dirhams(15), dirhams(5)]
    assert taken.file.refunds[1].tender.reference == "slip 12"


def test_a_card_is_given_back_to_without_its_number(shop: OpenShop) -> None:
    file = three_cloths(shop)
    with shop.refuses(Code.CARD_NUMBER_GIVEN):
        take_back(
            shop.desk,
            staff_id=MANAGER.id,
            invoice_id=file.invoice.id,
            picks=ONE,
            reason="Not needed",
            refunds=(refund(TenderKind.CARD, dirhams(20), "5555 5555 5555 4444"),),
            notes_seen=0,
        )


def test_it_needs_a_reason_and_something_to_take_back(shop: OpenShop) -> None:
    file = three_cloths(shop)
    with shop.refuses(Code.TEXT_MISSING):
        shop.take_back(file, *ONE, reason="  ")
    with shop.refuses(Code.CREDIT_EXCEEDS_LINE):
        take_back(
            shop.desk,
            staff_id=MANAGER.id,
            invoice_id=file.invoice.id,
            picks=(Pick(0, Quantity.of(4)),),
            reason="Not needed",
            refunds=(),
            notes_seen=0,
        )


def test_a_clock_that_went_back_is_asked_about(shop: OpenShop) -> None:
    file = three_cloths(shop)
    shop.clock.at -= timedelta(days=1)
    with shop.refuses(Code.CLOCK_WENT_BACK):
        shop.take_back(file, *ONE)


def test_goods_come_back_at_the_cost_at_which_they_left(shop: OpenShop) -> None:
    stock_up(shop, CLOTH, 3, dirhams(3.33))
    shop.clock.tick(60)
    file = three_cloths(shop)
    assert (shop.level(CLOTH), value_of(shop, CLOTH)) == (Quantity(0), dirhams(0))
    stock_up(shop, CLOTH, 10, dirhams(9))
    shop.clock.tick(60)
    first = shop.take_back(file, *ONE)
    assert (shop.level(CLOTH), value_of(shop, CLOTH)) == (Quantity.of(11), dirhams(93.33))
    shop.clock.tick(60)
    shop.take_back(first.file)
    assert (shop.level(CLOTH), value_of(shop, CLOTH)) == (Quantity.of(13), dirhams(99.99))


def test_damaged_goods_come_back_and_are_wasted(shop: OpenShop) -> None:
    stock_up(shop, CLOTH, 5, dirhams(4))
    shop.clock.tick(60)
    file = three_cloths(shop)
    shop.clock.tick(60)
    shop.take_back(file, Pick(0, Quantity.of(2), Fate.WASTE), reason="Torn")
    assert (shop.level(CLOTH), value_of(shop, CLOTH)) == (Quantity.of(2), dirhams(8))
    with shop.desk.store.read() as work:
        wasted, back, _sold, _received = work.stock.movements(CLOTH.id, 9)
    assert (back.kind, back.quantity, back.value) == (MovementKind.RETURN, Quantity.of(2), dirhams(8))
    assert (wasted.kind, wasted.quantity, wasted.value) == (MovementKind.WASTE, Quantity.of(-2), dirhams(-8))
    assert (wasted.reason, wasted.invoice_id) == ("Torn", file.invoice.id)


def test_one_product_on_two_lines_shares_its_cost(shop: OpenShop) -> None:
    stock_up(shop, CLOTH, 4, dirhams(4))
    shop.clock.tick(60)
    view = shop.ticket(CLOTH, WASH)
    with shop.desk.store.write() as work:
        other = replace(view.ticket.lines[0], id=view.ticket.id, note="A second one")
        work.tickets.save(replace(view.ticket, lines=(*view.ticket.lines, other)))
    file = shop.pay(view.ticket.id).file
    shop.clock.tick(60)
    shop.take_back(file, Pick(0, Quantity.of(1)), Pick(2, Quantity.of(1), Fate.WASTE))
    assert (shop.level(CLOTH), value_of(shop, CLOTH)) == (Quantity.of(3), dirhams(12))


def test_goods_that_nobody_valued_come_back_at_what_the_others_cost(shop: OpenShop) -> None:
    file = three_cloths(shop)
    # As from another register, whose movement is not here.
    database = shop.desk.store._database
    database.script("DROP TRIGGER tr_stock_movement_no_update")
    database.script("UPDATE stock_movement SET moved_at = moved_at - 1")
    stock_up(shop, CLOTH, 4, dirhams(5))
    shop.clock.tick(60)
    shop.take_back(file, *ONE)
    assert (shop.level(CLOTH), value_of(shop, CLOTH)) == (Quantity.of(2), dirhams(10))


def test_services_move_nothing(shop: OpenShop) -> None:
    file = shop.sell(WASH)
    outcome = take_back(
        shop.desk,
        staff_id=MANAGER.id,
        invoice_id=file.invoice.id,
        picks=everything_left(file.invoice, ()),
        reason="Scratched",
        refunds=(card(dirhams(75)),),
        notes_seen=0,
    )
    assert outcome.value.note.lines[0].fate is None
    assert outcome.changes.touches(Noun.INVOICE, Noun.PAYMENT)
    assert not outcome.changes.touches(Noun.STOCK, Noun.VISIT)


def test_a_visit_hears_of_it(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    file = shop.pay(here.ticket_id).file
    outcome = take_back(
        shop.desk,
        staff_id=MANAGER.id,
        invoice_id=file.invoice.id,
        picks=everything_left(file.invoice, ()),
        reason="Scratched",
        refunds=(card(file.invoice.gross),),
        notes_seen=0,
    )
    assert outcome.changes.ids(Noun.VISIT) == {here.visit.id}
    with shop.desk.store.read() as work:
        assert work.invoices.spent_of_vehicle(here.visit.vehicle_id) == 0
