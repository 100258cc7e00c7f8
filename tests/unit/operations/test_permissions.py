"""Every operation that somebody does asks whether that person may."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cardesk_desktop import operations
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.permission import Permission, Role, may, who_may
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations import changing_lines, clients, selling, tickets, visits
from cardesk_desktop.operations.checking_in import Arrival, check_in
from cardesk_desktop.operations.looking_at_invoices import prepare_print
from cardesk_desktop.operations.paying import complete_sale, take_payment
from cardesk_desktop.operations.sealing_time import confirm_clock
from tests.builders import identity
from tests.builders.open_shop import CLOTH, FATIMA, LEFT, PATROL, STAFF, WASH, OpenShop, card, dirhams
from tests.unit.operations.deeds import Deed, Preparation, deed


def _beside(ending: str) -> Iterator[Any]:
    """What each `deeds_<noun>.py` beside this file declares of its operations, by the end of the name."""
    for path in sorted(Path(__file__).parent.glob("deeds_*.py")):
        module = importlib.import_module(f"tests.unit.operations.{path.stem}")
        yield from (value for name, value in vars(module).items() if name.endswith(ending))


def _ticket_deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation on a counter ticket with one cloth."""

    def prepare(shop: OpenShop) -> Deed:
        ticket_id = shop.ticket(CLOTH).ticket.id
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, ticket_id=ticket_id, **arguments)

    return prepare


def _line_deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation on the one line of a ticket."""

    def prepare(shop: OpenShop) -> Deed:
        ticket = shop.ticket(CLOTH).ticket
        return lambda shop, staff: operation(
            shop.desk, staff_id=staff.id, ticket_id=ticket.id, line_id=ticket.lines[0].id, **arguments
        )

    return prepare


def _visit_deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation on a car that is here."""

    def prepare(shop: OpenShop) -> Deed:
        visit_id = shop.arrive().visit.id
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, visit_id=visit_id, **arguments)

    return prepare


def _put_back(shop: OpenShop) -> Deed:
    view = shop.ticket(CLOTH, WASH)
    ticket, line = view.ticket, view.ticket.lines[0]
    with shop.desk.store.write() as work:
        work.tickets.save(ticket.without_line(line.id))
    return lambda shop, staff: changing_lines.put_back_line(
        shop.desk, staff_id=staff.id, ticket_id=ticket.id, line=line, discount=None
    )


def _later_payment(shop: OpenShop) -> Deed:
    invoice_id = shop.sell_on_account(CLOTH).invoice.id
    return lambda shop, staff: take_payment(
        shop.desk,
        staff_id=staff.id,
        invoice_id=invoice_id,
        tenders=(card(dirhams(20)),),
        expected_balance=dirhams(20),
    )


def _print(shop: OpenShop) -> Deed:
    invoice_id = shop.sell(CLOTH).invoice.id
    return lambda shop, staff: prepare_print(shop.desk, staff_id=staff.id, document_id=invoice_id)


def _on_account(shop: OpenShop) -> Deed:
    here = shop.arrive(WASH)
    return lambda shop, staff: complete_sale(
        shop.desk, staff_id=staff.id, ticket_id=here.ticket_id, tenders=(), expected=dirhams(90)
    )


def _clock_went_back(shop: OpenShop) -> Deed:
    shop.sell(CLOTH)
    shop.clock.tick(-86_400)
    return lambda shop, staff: confirm_clock(shop.desk, staff_id=staff.id, shown=shop.clock.now())


_SMALL, _LARGE = PercentOff(2_000, "Regular client"), PercentOff(2_001, "Regular client")
_FORM = clients.ClientForm("Hamad Saeed")
_PRICE_OF_CLOTH = {"tenders": (card(dirhams(20)),), "expected": dirhams(20)}
_ARRIVAL = Arrival(PATROL.plate.text, PATROL.plate.region, PATROL.size_class)

DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "open_counter_ticket": (Permission.SELL, deed(selling.open_counter_ticket)),
    "add_item": (
        Permission.SELL,
        _ticket_deed(selling.add_item, kind=ItemKind.PRODUCT, item_id=CLOTH.id),
    ),
    "scan": (Permission.SELL, _ticket_deed(selling.scan, barcode=CLOTH.barcodes[0])),
    "set_size": (Permission.SELL, _ticket_deed(selling.set_size, size_class=SizeClass.SUV)),
    "set_client": (Permission.SELL, _ticket_deed(selling.set_client, client_id=FATIMA.id)),
    "set_quantity": (Permission.SELL, _line_deed(changing_lines.set_quantity, quantity=Quantity.of(2))),
    "remove_line": (Permission.SELL, _line_deed(changing_lines.remove_line)),
    "put_back_line": (Permission.SELL, _put_back),
    "set_line_details": (
        Permission.SELL,
        _line_deed(changing_lines.set_line_details, note="x", worker_id=None),
    ),
    "set_note": (Permission.SELL, _ticket_deed(changing_lines.set_note, note="x")),
    "set_line_discount": (
        Permission.GIVE_DISCOUNT,
        _line_deed(changing_lines.set_line_discount, discount=_SMALL),
    ),
    "set_discount": (Permission.GIVE_DISCOUNT, _ticket_deed(changing_lines.set_discount, discount=_SMALL)),
    "set_line_discount, large": (
        Permission.GIVE_LARGE_DISCOUNT,
        _line_deed(changing_lines.set_line_discount, discount=_LARGE),
    ),
    "set_discount, large": (
        Permission.GIVE_LARGE_DISCOUNT,
        _ticket_deed(changing_lines.set_discount, discount=_LARGE),
    ),
    "park": (Permission.SELL, _ticket_deed(tickets.park)),
    "resume": (Permission.SELL, _ticket_deed(tickets.resume)),
    "void": (Permission.VOID_TICKET, _ticket_deed(tickets.void, reason="Left")),
    "complete_sale": (Permission.TAKE_PAYMENT, _ticket_deed(complete_sale, **_PRICE_OF_CLOTH)),
    "complete_sale, on account": (Permission.SELL_ON_ACCOUNT, _on_account),
    "take_payment": (Permission.TAKE_PAYMENT, _later_payment),
    "confirm_clock": (Permission.SELL, _clock_went_back),
    "prepare_print": (Permission.TAKE_PAYMENT, _print),
    "check_in": (Permission.CHECK_IN, deed(check_in, arrival=_ARRIVAL)),
    "add_client": (Permission.EDIT_CLIENT, deed(clients.add_client, form=_FORM)),
    "change_client": (
        Permission.EDIT_CLIENT,
        deed(clients.change_client, client_id=FATIMA.id, form=_FORM),
    ),
    "move_visit": (Permission.MOVE_VISIT, _visit_deed(visits.move_visit, to=VisitState.READY)),
    "cancel_visit": (Permission.CANCEL_VISIT, _visit_deed(visits.cancel_visit, reason="Left")),
    **{name: deed for deeds in _beside("DEEDS") for name, deed in deeds.items()},
}

CHANGE_NOTHING = {
    # An open ticket is open again.
    "resume",
    *(name for reads in _beside("READS") for name in reads),
}


def _is_deed(parameters: Set[str]) -> bool:
    """True for what is done by somebody as a whole, and no part of another's unit of work."""
    return {"desk", "staff_id"} <= parameters and "work" not in parameters


def test_no_operation_is_forgotten() -> None:
    done_by_somebody = {
        name
        for module in pkgutil.walk_packages(operations.__path__, f"{operations.__name__}.")
        for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction)
        if not name.startswith("_") and _is_deed(inspect.signature(function).parameters.keys())
    } - {"acting", "viewing"}

    assert {name.partition(",")[0] for name in DEEDS} == done_by_somebody


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", DEEDS)
def test_who_may_does_and_who_may_not_changes_nothing(shop: OpenShop, name: str, role: Role) -> None:
    permission, prepare = DEEDS[name]
    deed, staff = prepare(shop), STAFF[role]

    if may(role, permission):
        before = shop.digest()
        deed(shop, staff)
        assert (shop.digest() == before) is (name in CHANGE_NOTHING)
    else:
        with shop.refuses(Code.NOT_PERMITTED) as refusal:
            deed(shop, staff)
        roles = refusal.value.params["roles"]
        assert isinstance(roles, tuple)
        assert Role.OWNER in roles


@pytest.mark.parametrize("name", DEEDS)
def test_who_works_here_no_more_may_do_nothing(shop: OpenShop, name: str) -> None:
    _, prepare = DEEDS[name]
    deed = prepare(shop)

    with shop.refuses(Code.NOT_PERMITTED):
        deed(shop, LEFT)


@pytest.mark.parametrize("name", DEEDS)
def test_nobody_may_do_nothing(shop: OpenShop, name: str) -> None:
    _, prepare = DEEDS[name]
    deed = prepare(shop)

    with shop.refuses(Code.NOT_FOUND):
        deed(shop, replace(LEFT, id=identity("nobody")))


def test_the_refusal_says_whom_to_ask(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_PERMITTED) as refusal:
        selling.open_counter_ticket(shop.desk, staff_id=STAFF[Role.TECHNICIAN].id)

    assert refusal.value.params == {"permission": Permission.SELL, "roles": who_may(Permission.SELL)}
