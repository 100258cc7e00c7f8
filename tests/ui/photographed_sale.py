"""A sale whose car was photographed: the paper of its invoice may carry the photos."""

from __future__ import annotations

import io

from PIL import Image

from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.checking_in import Arrival, check_in
from cardesk_desktop.operations.paying import SaleCompleted, complete_sale
from cardesk_desktop.operations.ticket_view import view_ticket
from tests.ui.shop import Shop


def photographed_sale(shop: Shop, photo: bytes = b"") -> SaleCompleted:
    """The invoice of a car that was photographed as it came in; without a photo a plain one does."""
    car = shop.vehicle
    arrival = Arrival(
        car.plate.text,
        car.plate.region,
        car.size_class,
        vehicle_id=car.id,
        services=(shop.wash.id,),
        photos=(photo or _plain(),),
    )
    ticket_id = shop.ask(check_in, staff_id=shop.cashier.id, arrival=arrival).ticket_id
    due = shop.ask(view_ticket, ticket_id=ticket_id).priced.gross
    tenders = (Tender(TenderKind.CASH, due, due),)
    return shop.ask(
        complete_sale, staff_id=shop.cashier.id, ticket_id=ticket_id, tenders=tenders, expected=due
    )


def _plain() -> bytes:
    packed = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(packed, "WEBP")
    return packed.getvalue()
