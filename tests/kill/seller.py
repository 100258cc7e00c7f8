"""Sells without end and says what was paid, after it was paid. `python -m tests.kill.seller FOLDER`."""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.operations.selling import add_item
from cardesk_desktop.operations.ticket_view import TicketView
from tests.kill.shop import PRODUCTS, SERVICE, STAFF, open_desk


def say(line: str) -> None:
    """One line, at once: what the pipe has, the killed process has said."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def put(desk: Desk, ticket_id: UUID | None, kind: ItemKind, item_id: UUID) -> TicketView:
    """One more thing on the ticket."""
    return add_item(desk, staff_id=STAFF.id, ticket_id=ticket_id, kind=kind, item_id=item_id).value


def sell(desk: Desk, place: int) -> None:
    """One sale of a service and two products, paid in cash and by card."""
    shelf = [PRODUCTS[(place + step) % len(PRODUCTS)].id for step in range(2)]
    view = put(desk, None, ItemKind.SERVICE, SERVICE.id)
    for product_id in shelf:
        view = put(desk, view.ticket.id, ItemKind.PRODUCT, product_id)
    gross = view.priced.gross
    half = Money(gross.minor // 2, gross.currency)
    tenders = (
        Tender(TenderKind.CASH, half, half),
        Tender(TenderKind.CARD, gross - half, gross - half),
    )
    sold = complete_sale(
        desk, staff_id=STAFF.id, ticket_id=view.ticket.id, tenders=tenders, expected=gross
    ).value
    say(f"paid {sold.file.invoice.number} {view.ticket.id} {gross.minor}")


def main(folder: Path) -> None:
    """Sell until killed."""
    desk = open_desk(folder)
    # The first line of a process loads what sales need; whoever is killed before has no sale to lose.
    put(desk, None, ItemKind.SERVICE, SERVICE.id)
    say("open")
    for place in count():
        sell(desk, place)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
