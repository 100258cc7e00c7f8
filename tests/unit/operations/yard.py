"""Two more cars in front of the shop, and what is done and seen on the board."""

from __future__ import annotations

from cardesk_desktop.domain.visit import Visit, VisitState
from cardesk_desktop.operations.visits import Board, board, move_visit
from tests.builders import make_vehicle
from tests.builders.open_shop import TECHNICIAN, OpenShop

CIVIC = make_vehicle("A 11111")
TRUCK = make_vehicle("B 22222")


def board_now(shop: OpenShop) -> Board:
    return board(shop.desk).value


def move(shop: OpenShop, visit: Visit, to: VisitState) -> Visit:
    return move_visit(shop.desk, staff_id=TECHNICIAN.id, visit_id=visit.id, to=to).value
