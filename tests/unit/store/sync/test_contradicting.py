"""What two registers did that did not hear one another is told at both, in words that are so."""

from __future__ import annotations

from cardesk_desktop.domain.crediting import Pick, everything_left
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.counting_stock import count_product, post_count, start_count
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync_views import Goal
from tests.builders import amount, identity, make_invoice, make_product, make_staff
from tests.builders.basics import FixedClock, seeded_ids
from tests.builders.hub import Hub
from tests.builders.premises import issue, pay, take_back


def told(register: Store) -> list[str]:
    with register.read() as work:
        return [problem.code for problem in work.sync.problems()]


def exchange(hub: Hub, *registers: Store) -> None:
    for step in (hub.push, hub.pull):
        for register in registers:
            step(register)


def known_to_both(store: Store, other: Store, hub: Hub, *, is_paid: bool) -> Invoice:
    with store.write() as work:
        invoice = issue(work, identity("invoice"), make_invoice(2))
        if is_paid:
            pay(work, identity("payment"), invoice)
    exchange(hub, store, other)
    return invoice


def test_one_line_taken_back_at_two_registers_is_told_and_the_rest_can_still_be_taken_back(
    store: Store, other: Store, hub: Hub
) -> None:
    invoice = known_to_both(store, other, hub, is_paid=True)
    line = [Pick(0, invoice.lines[0].quantity)]
    for register, name in ((store, "one"), (other, "two")):
        with register.write() as work:
            take_back(work, identity(name), identity(f"refund {name}"), invoice, line)
    exchange(hub, store, other)
    assert told(store) == told(other) == ["credited_twice"]
    with store.write() as work:
        file = work.documents.invoice_file(invoice.id)
        rest = everything_left(file.invoice, file.credit_notes)
        assert rest == (Pick(1, invoice.lines[1].quantity),)
        note = take_back(work, identity("rest"), identity("refund rest"), invoice, rest)
        assert note.gross == invoice.lines[1].gross
        file = work.documents.invoice_file(invoice.id)
        assert not everything_left(file.invoice, file.credit_notes)
        assert file.settlement.due == -invoice.lines[0].gross
    exchange(hub, store, other)
    with other.read() as work:
        assert work.documents.invoice_file(invoice.id) == file


def test_two_lines_taken_back_at_two_registers_are_no_contradiction(
    store: Store, other: Store, hub: Hub
) -> None:
    invoice = known_to_both(store, other, hub, is_paid=True)
    for register, position in ((store, 0), (other, 1)):
        with register.write() as work:
            line = [Pick(position, invoice.lines[position].quantity)]
            take_back(work, identity(f"{position}"), identity(f"refund {position}"), invoice, line)
    exchange(hub, store, other)
    assert told(store) == told(other) == []


def test_money_taken_for_what_another_register_credited_is_told_at_both(
    store: Store, other: Store, hub: Hub
) -> None:
    invoice = known_to_both(store, other, hub, is_paid=False)
    with other.write() as work:
        pay(work, identity("payment"), invoice)
    with store.write() as work:
        take_back(work, identity("credit"), identity("refund"), invoice)
    exchange(hub, store, other)
    assert told(store) == told(other) == ["paid_and_credited"]


def test_who_credits_what_two_registers_were_paid_for_hears_of_the_payments_alone(
    store: Store, other: Store, hub: Hub
) -> None:
    invoice = known_to_both(store, other, hub, is_paid=False)
    for register, name in ((store, "one"), (other, "two")):
        with register.write() as work:
            pay(work, identity(name), invoice)
    exchange(hub, store, other)
    with store.write() as work:
        take_back(work, identity("credit"), identity("refund"), invoice)
    exchange(hub, store, other)
    assert told(store) == told(other) == ["overpaid"]


def test_a_count_posted_at_two_registers_is_told_once_for_all_its_products(
    store: Store, other: Store, hub: Hub
) -> None:
    owner = make_staff("Omar Counter", Role.OWNER)
    products = (make_product(), make_product("Glass cleaner"))
    with store.write() as work:
        work.staff.add(owner)
        work.catalogue.add_product(products[1])
    here, there = Desk(store, FixedClock(), seeded_ids(9)), Desk(other, FixedClock(), seeded_ids(10))
    count = start_count(here, staff_id=owner.id).value.count
    for product in products:
        receive(here, staff_id=owner.id, product_id=product.id, quantity=Quantity.of(10), unit_cost=amount(4))
        seven = Quantity.of(7)
        count_product(here, staff_id=owner.id, count_id=count.id, product_id=product.id, quantity=seven)
    exchange(hub, store, other)
    first, *_ = post_count(here, staff_id=owner.id, count_id=count.id).value
    post_count(there, staff_id=owner.id, count_id=count.id)
    exchange(hub, store, other)
    for register in (store, other):
        assert told(register) == ["counted_twice"]
        with register.read() as work:
            (trouble,) = work.sync_inbox.troubles(9)
            assert trouble.thing.identity == count.id.bytes
            assert trouble.thing.names.main == first.number
            assert (trouble.thing.goal, trouble.thing.goal_id) == (Goal.STOCK, first.product_id)


def test_a_count_that_one_register_posted_is_no_contradiction(store: Store, other: Store, hub: Hub) -> None:
    with store.write() as work:
        work.staff.add(make_staff("Omar Counter", Role.OWNER))
    desk, owner = Desk(store, FixedClock(), seeded_ids(9)), make_staff("Omar Counter", Role.OWNER)
    for units in (3, 4):
        count_id = start_count(desk, staff_id=owner.id).value.count.id
        counted = Quantity.of(units)
        count_product(
            desk, staff_id=owner.id, count_id=count_id, product_id=make_product().id, quantity=counted
        )
        post_count(desk, staff_id=owner.id, count_id=count_id)
    exchange(hub, store, other)
    assert told(other) == []
