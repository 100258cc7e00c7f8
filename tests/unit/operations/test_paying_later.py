"""What was left open is paid later, and a clock that went back is asked about."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.operations.selling import set_client
from tests.builders import identity, make_register
from tests.builders.basics import seeded_ids
from tests.builders.hub import Hub, join
from tests.builders.open_shop import (
    CLOTH,
    FATIMA,
    FRESHENER,
    FRONT_DESK,
    OWNER,
    WASH,
    OpenShop,
    card,
    dirhams,
)
from tests.builders.premises import Premises
from tests.unit.operations.tender_taking import taken_for

YEAR_S = 365 * 24 * 3_600


def test_a_later_payment_closes_the_invoice(shop: OpenShop) -> None:
    file = shop.sell_on_account(WASH)
    shop.clock.tick(86_400)

    outcome = take_payment(
        shop.desk,
        staff_id=OWNER.id,
        invoice_id=file.invoice.id,
        tenders=(cash(dirhams(100), dirhams(75)),),
        expected_balance=dirhams(75),
    )

    paid = outcome.value
    assert (paid.change, paid.balance) == (dirhams(25), dirhams(0))
    assert paid.file.invoice == file.invoice
    assert [(each.staff_name, each.paid_at) for each in paid.file.payments] == [(OWNER.name, shop.clock.at)]
    assert outcome.changes.ids(Noun.INVOICE) == {file.invoice.id}
    assert not outcome.changes.touches(Noun.VISIT)
    (entry,) = shop.journal(paid.file.payments[0].id)
    assert (entry.event, entry.figures) == (JournalEvent.PAYMENT_TAKEN, {"amount_minor": 75_00})


def test_a_later_payment_of_a_visit_tells_the_board(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    file = shop.pay(here.ticket_id, ()).file

    outcome = take_payment(
        shop.desk,
        staff_id=FRONT_DESK.id,
        invoice_id=file.invoice.id,
        tenders=(card(dirhams(90)),),
        expected_balance=dirhams(90),
    )

    assert outcome.changes.ids(Noun.VISIT) == {here.visit.id}


def test_a_second_click_does_not_pay_twice(shop: OpenShop) -> None:
    file = shop.sell_on_account(WASH)
    taken_for(shop, file, card(dirhams(30)), expected=dirhams(75))

    with shop.refuses(Code.TICKET_CHANGED) as refusal:
        taken_for(shop, file, card(dirhams(30)), expected=dirhams(75))
    assert refusal.value.params["now"] == dirhams(45)

    taken_for(shop, file, card(dirhams(45)), expected=dirhams(45))
    with shop.refuses(Code.INVOICE_ALREADY_PAID) as refusal:
        taken_for(shop, file, card(dirhams(45)), expected=dirhams(45))
    assert refusal.value.params["number"] == file.invoice.number


def test_a_later_payment_is_of_something_and_not_of_too_much(shop: OpenShop) -> None:
    file = shop.sell_on_account(WASH)

    with shop.refuses(Code.AMOUNT_ZERO):
        taken_for(shop, file, expected=dirhams(75))
    with shop.refuses(Code.PAYMENT_EXCEEDS_BALANCE):
        taken_for(shop, file, card(dirhams(75.01)), expected=dirhams(75))
    with shop.refuses(Code.NOT_FOUND):
        take_payment(
            shop.desk,
            staff_id=FRONT_DESK.id,
            invoice_id=identity("none"),
            tenders=(),
            expected_balance=dirhams(75),
        )


def test_a_clock_that_steps_back_a_little_is_left_alone(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    shop.clock.tick(-300)

    assert shop.sell(CLOTH).invoice.issued_at == shop.clock.at


def test_a_clock_that_went_back_asks_once(shop: OpenShop) -> None:
    shop.clock.tick(YEAR_S)
    ahead = shop.sell(FRESHENER)
    shop.clock.tick(-YEAR_S)
    ticket = shop.ticket(CLOTH, WASH).ticket

    with shop.refuses(Code.CLOCK_WENT_BACK) as refusal:
        shop.pay(ticket.id)
    assert refusal.value.params == {"now": shop.clock.at, "last": ahead.invoice.issued_at}

    shop.say_date_is_right()
    assert shop.pay(ticket.id).file.invoice.issued_at == shop.clock.at
    assert shop.sell(CLOTH).invoice.number == "R01-A-000003"
    shop.clock.tick(60)
    assert shop.sell(WASH).invoice.issued_at == shop.clock.at
    (confirmed,) = shop.journal(make_register().id)
    assert (confirmed.event, confirmed.staff_id) == (JournalEvent.CLOCK_CONFIRMED, FRONT_DESK.id)
    assert confirmed.at == shop.clock.at - timedelta(seconds=60)


def test_a_sale_without_any_payment_confirms_the_clock_too(shop: OpenShop) -> None:
    shop.sell(FRESHENER)
    shop.clock.tick(-YEAR_S)
    ticket = shop.ticket(WASH).ticket
    set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, client_id=FATIMA.id)
    shop.say_date_is_right()
    file = shop.pay(ticket.id, ()).file

    assert taken_for(shop, file, card(dirhams(75)), expected=dirhams(75)).balance == dirhams(0)


def test_a_later_payment_and_goods_ask_for_the_clock_as_a_sale_does(shop: OpenShop) -> None:
    file = shop.sell_on_account(WASH)
    shop.clock.tick(-YEAR_S)

    with shop.refuses(Code.CLOCK_WENT_BACK):
        taken_for(shop, file, card(dirhams(75)), expected=dirhams(75))
    with shop.refuses(Code.CLOCK_WENT_BACK):
        receive(shop.desk, staff_id=OWNER.id, product_id=CLOTH.id, quantity=Quantity.of(1))

    shop.say_date_is_right()
    taken_for(shop, file, card(dirhams(25)), expected=dirhams(75))
    assert taken_for(shop, file, card(dirhams(50)), expected=dirhams(50)).balance == dirhams(0)


def test_a_needless_confirmation_leaves_no_trace(shop: OpenShop) -> None:
    shop.say_date_is_right()

    assert shop.journal(make_register().id) == ()


def test_an_invoice_that_two_registers_took_is_not_to_be_paid_again(
    shop: OpenShop, shop_files: Path, tmp_path: Path
) -> None:
    shutil.copytree(shop_files, tmp_path / "second")
    premises = Premises(tmp_path / "second")
    premises.new_id = seeded_ids(99, premises.clock)
    second, hub = OpenShop(premises), Hub()
    for each, device in ((shop, "first"), (second, "second")):
        join(each.desk.store, device)
    file = shop.sell_on_account(WASH)
    hub.push(shop.desk.store)
    hub.pull(second.desk.store)

    def pay_at(register: OpenShop, balance: Money) -> None:
        take_payment(
            register.desk,
            staff_id=OWNER.id,
            invoice_id=file.invoice.id,
            tenders=(card(dirhams(75)),),
            expected_balance=balance,
        )

    for each in (shop, second):
        pay_at(each, dirhams(75))
    hub.push(second.desk.store)
    hub.pull(shop.desk.store)

    with shop.refuses(Code.INVOICE_ALREADY_PAID):
        pay_at(shop, -dirhams(75))
    premises.close()
