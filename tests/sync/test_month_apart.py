"""Two registers sell for a month without hearing of each other, then meet: all is there once and adds up."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from cardesk_desktop.domain.crediting import credit, everything_left, refund, to_give_back
from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.operations.counting_stock import count_product, post_count, start_count
from cardesk_desktop.operations.paying import complete_sale, take_payment
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.operations.refunding import take_back
from cardesk_desktop.operations.selling import line_for
from tests.builders.open_shop import FATIMA, FRESHENER, MANAGER, OWNER, WASH
from tests.sync.simulation.ending import end
from tests.sync.simulation.place import Place
from tests.sync.simulation.start import start
from tests.sync.simulation.weather import CALM
from tests.sync.simulation.world import World

DAYS = 30
_PAPERS = "SELECT register_code, incarnation, kind, sequence FROM document"
_LEVEL = "SELECT milli FROM stock_level WHERE product_id = ?"
_MOVED = "SELECT sum(quantity_milli) FROM stock_movement WHERE product_id = ?"
_PAID = "paid_minor = gross_minor AND gross_minor > 0 AND credited_minor = 0"
_BY_DAY = "SELECT sum(net_minor + tax_minor) FROM day_sales"
_INVOICED = "SELECT (SELECT sum(gross_minor) FROM invoice) - (SELECT sum(gross_minor) FROM credit_note)"


def test_a_month_apart() -> None:
    world = World(1, start(), replace(CALM, steps=0))
    before = {place.name: _asked(place, _LEVEL, FRESHENER.id.bytes) for place in world.places}
    expected = before[world.places[0].name]
    for day in range(DAYS):
        world.now += timedelta(days=1)
        for place in world.places:
            expected += _a_day(place, day)
    sold = [_sealed(place) for place in world.places]
    try:
        end(world)
        everything = _sealed(world.places[0])
        assert everything == sold[0] + sold[1]
        assert set(everything.values()) == {1}
        series = defaultdict(list)
        for code, letter, kind, sequence in everything:
            series[code, letter, kind].append(sequence)
        assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in series.values())
        assert len(series) > 8
        for place in world.places:
            assert _asked(place, _LEVEL, FRESHENER.id.bytes) == expected
            assert _asked(place, _MOVED, FRESHENER.id.bytes) == expected
            assert _asked(place, _BY_DAY) == _asked(place, _INVOICED)
    finally:
        world.close()


def _a_day(place: Place, day: int) -> int:
    """One day at a counter; by how many thousandths the stock of one product changed."""
    changed = 0
    with place.working():
        place.say_date_is_right()
        for number in range(3):
            changed -= _sell(place, is_on_account=number == 2)
        if day % 3 == 0:
            box = Quantity.of(10 + day)
            receive(
                place.desk,
                staff_id=MANAGER.id,
                product_id=FRESHENER.id,
                quantity=box,
            )
            changed += box.milli
        if day % 5 == 1:
            changed += _take_back(place)
        if day % 7 == 2:
            _pay_later(place)
        if day % 10 == 4:
            changed += _count(place)
    return changed


def _sell(place: Place, *, is_on_account: bool) -> int:
    desk = place.desk
    with desk.store.write() as work:
        client_id = FATIMA.id if is_on_account else None
        currency = work.company.company().currency
        ticket = Ticket(desk.new_id(), currency, desk.clock.now(), client_id=client_id)
        for item in (WASH, FRESHENER):
            ticket = ticket.with_item(line_for(desk, item, ticket.size_class))
        work.tickets.save(ticket)
        gross = price(ticket, work.company.company().tax_mode).gross
    tenders = () if is_on_account else (Tender(TenderKind.CARD, gross, gross),)
    complete_sale(
        desk,
        staff_id=MANAGER.id,
        ticket_id=ticket.id,
        tenders=tenders,
        expected=gross,
    )
    return Quantity.of(1).milli


def _take_back(place: Place) -> int:
    """Everything of the latest invoice of this register comes back, the goods onto the shelf."""
    with place.desk.store.read() as work:
        file = work.documents.invoice_file(_latest(place, _PAID))
    picks = everything_left(file.invoice, file.credit_notes)
    due = to_give_back(file.settlement, credit(file.invoice, file.credit_notes, picks).gross)
    before = _asked(place, _LEVEL, FRESHENER.id.bytes)
    take_back(
        place.desk,
        staff_id=MANAGER.id,
        invoice_id=file.invoice.id,
        picks=picks,
        reason="Not clean",
        refunds=(refund(TenderKind.CARD, due),),
        notes_seen=0,
    )
    return _asked(place, _LEVEL, FRESHENER.id.bytes) - before


def _pay_later(place: Place) -> None:
    with place.desk.store.read() as work:
        file = work.documents.invoice_file(_latest(place, "paid_minor = 0 AND gross_minor > 0"))
    balance = file.settlement.balance
    take_payment(
        place.desk,
        staff_id=MANAGER.id,
        invoice_id=file.invoice.id,
        tenders=(Tender(TenderKind.CARD, balance, balance),),
        expected_balance=balance,
    )


def _count(place: Place) -> int:
    """Two bottles are missing on the shelf."""
    view = start_count(place.desk, staff_id=MANAGER.id, product_ids=(FRESHENER.id,)).value
    there = Quantity(_asked(place, _LEVEL, FRESHENER.id.bytes) - Quantity.of(2).milli)
    count_product(
        place.desk, staff_id=MANAGER.id, count_id=view.count.id, product_id=FRESHENER.id, quantity=there
    )
    post_count(place.desk, staff_id=OWNER.id, count_id=view.count.id)
    return -Quantity.of(2).milli


def _latest(place: Place, where: str) -> UUID:
    found = place.one_of("invoice_balance", "invoice_id", where)
    assert found is not None
    return found


def _asked(place: Place, statement: str, *values: bytes) -> int:
    ((found,),) = place.computer.connection.execute(statement, values).fetchall()
    return int(found or 0)


def _sealed(place: Place) -> Counter[tuple[str, str, str, int]]:
    return Counter(place.computer.connection.execute(_PAPERS).fetchall())
