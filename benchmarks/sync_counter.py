"""What sync costs the counter: an exchange with nothing to say, and one with one sale to hand in."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Iterator

from benchmarks.account import Account, Wire
from benchmarks.figure import Figure, Times, alternate, timed
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.operations.selling import add_item
from cardesk_desktop.operations.ticket_view import TicketView
from tests.kill.shop import PRODUCTS, SERVICE, STAFF
from tests.service.postgresql import running_server, with_database
from tests.sync.counter import Counter

_IDLE = 200
_SALES = 200


def measure_counter() -> Iterator[Figure]:
    """`sync.idle` on SQLite; `sync.sale_round_trip` on PostgreSQL."""
    with Account.opened() as account:
        wire = Wire(account.ca)
        with account.counter(wire, is_open=True) as counter:
            counter.drain()
            yield _idle(account, counter, wire)
    with running_server(f"counter-{os.getpid()}", is_durable=True) as server:
        url = with_database(server, "counter")
        with Account.opened(CARDESK_DATABASE=url) as account, account.counter(is_open=True) as counter:
            counter.drain()
            yield _round_trip(account, counter)


def _idle(account: Account, counter: Counter, wire: Wire) -> Figure:
    with account.service.client() as line:
        times = alternate(counter.exchange, lambda: line.get("/healthz"), runs=_IDLE)
        wire.requests = wire.bytes = wire.heads = 0
        counter.exchange()
    note = f"{wire.requests} request; {wire.bytes} B of them messages"
    return times.median("sync.idle", note, wire.bytes + wire.heads)


def _round_trip(account: Account, counter: Counter) -> Figure:
    """A sale is durable on the service and let go of here; the sale itself is not in the time."""
    ours, floors, spent = [], [], []
    # As the application does when it has started.
    gc.collect()
    gc.freeze()
    with account.service.client() as line:
        for _ in range(_SALES):
            sell(counter.desk)
            # As the program does between two cars (decision 171).
            counter.desk.store.log.fold()
            began = time.thread_time()
            ours.append(timed(counter.exchange))
            spent.append((time.thread_time() - began) * 1e3)
            floors.append(timed(lambda: line.get("/healthz")))
    middle, cpu = statistics.median(ours), statistics.median(spent)
    figure = Times(tuple(ours), tuple(floors)).percentile("sync.sale_round_trip", 99)
    note = f"p99; median {middle:.1f}, of it {cpu:.1f} CPU of the register"
    return Figure(figure.name, figure.ours, figure.floor, "ms", figure.runs, note)


def sell(desk: Desk) -> None:
    """One sale of four lines, paid in cash."""
    pay(desk, ticket(desk))


def ticket(desk: Desk) -> TicketView:
    """A ticket of a wash and three things from the shelf."""
    view = add_item(desk, staff_id=STAFF.id, ticket_id=None, kind=ItemKind.SERVICE, item_id=SERVICE.id).value
    for product in PRODUCTS:
        view = add_item(
            desk,
            staff_id=STAFF.id,
            ticket_id=view.ticket.id,
            kind=ItemKind.PRODUCT,
            item_id=product.id,
        ).value
    return view


def pay(desk: Desk, view: TicketView) -> None:
    """Complete the sale."""
    gross = view.priced.gross
    complete_sale(
        desk, staff_id=STAFF.id, ticket_id=view.ticket.id, tenders=(cash(gross, gross),), expected=gross
    )
