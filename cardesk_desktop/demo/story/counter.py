"""Sales without a car, tickets given up, and the goods that fill the shelves again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cardesk_desktop.demo.story.cast import Goods
from cardesk_desktop.demo.story.paying import habit_of, tenders
from cardesk_desktop.demo.story.shop import Shop
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations import changing_lines, paying, receiving_stock, selling, tickets
from cardesk_desktop.operations.ticket_view import TicketView

SOLD_OUT_SOON = ("CC-104", "CC-114")
"""The supplier has none of these in the last weeks, so that there is something low to see."""


def note_counter_sale(shop: Shop, at: datetime) -> None:
    """Somebody buys a thing or two at the counter; one in twenty thinks better of it."""
    shop.agenda.note(at, lambda: _sell(shop))


def note_parked_ticket(shop: Shop, at: datetime) -> None:
    """Somebody went back to the car for the purse: the ticket waits."""
    shop.agenda.note(at, lambda: _park(shop))


def note_delivery(shop: Shop, at: datetime, *, reason: str, without: Sequence[str] = ()) -> None:
    """A van brings what is running out, save what the supplier is `without`."""
    shop.agenda.note(at, lambda: _receive(shop, reason, without))


def _sell(shop: Shop) -> None:
    goods = shop.take(shop.chance.weighed({1: 5, 2: 3, 3: 1}))
    if not goods:
        return
    view = _scanned(shop, goods)
    if shop.chance.hits(5):
        _void(shop, view, goods)
    else:
        _pay(shop, _thought_over(shop, view, goods))


def _scanned(shop: Shop, goods: Sequence[Goods]) -> TicketView:
    """A counter ticket with these goods on it."""
    staff_id = shop.cast.front_desk
    view = selling.open_counter_ticket(shop.desk, staff_id=staff_id).value
    for each in goods:
        view = selling.scan(
            shop.desk, staff_id=staff_id, ticket_id=view.ticket.id, barcode=each.fact.barcodes[-1]
        ).value.view
    return view


def _thought_over(shop: Shop, view: TicketView, goods: Sequence[Goods]) -> TicketView:
    """Now and then the last thing goes back on the shelf."""
    lines = view.ticket.lines
    if len(lines) != len(goods) or len(lines) < 2 or not shop.chance.hits(12):
        return view
    shop.put_back(goods[-1:])
    return changing_lines.remove_line(
        shop.desk, staff_id=shop.cast.front_desk, ticket_id=view.ticket.id, line_id=lines[-1].id
    ).value


def _pay(shop: Shop, view: TicketView) -> None:
    habit = habit_of(shop.chance, is_known=False, is_company=False)
    paying.complete_sale(
        shop.desk,
        staff_id=shop.cast.front_desk,
        ticket_id=view.ticket.id,
        tenders=tenders(shop.chance, habit, view.priced.gross),
        expected=view.priced.gross,
    )


def _void(shop: Shop, view: TicketView, goods: Sequence[Goods]) -> None:
    tickets.void(
        shop.desk,
        staff_id=shop.cast.front_desk,
        ticket_id=view.ticket.id,
        reason="Client changed their mind",
    )
    shop.put_back(goods)


def _park(shop: Shop) -> None:
    staff_id = shop.cast.front_desk
    goods = tuple(shop.cast.goods[sku] for sku in ("FR-301", "CF-401", "TL-202"))
    view = _scanned(shop, goods)
    tickets.park(shop.desk, staff_id=staff_id, ticket_id=view.ticket.id)


def _receive(shop: Shop, reason: str, without: Sequence[str]) -> None:
    for sku, goods in shop.cast.goods.items():
        on_shelf = shop.shelf.get(sku, 0)
        if sku in without or on_shelf > min(goods.fact.minimum * 2, goods.fact.stock // 2):
            continue
        wanted = goods.fact.stock - on_shelf
        receiving_stock.receive(
            shop.desk,
            staff_id=shop.cast.manager,
            product_id=goods.product.id,
            quantity=Quantity.of(wanted),
            reason=reason,
            unit_cost=goods.product.cost,
        )
        shop.shelf[sku] = goods.fact.stock
