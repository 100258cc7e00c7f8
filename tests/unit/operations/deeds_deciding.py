"""Who may choose between two values, and mend what could not be taken in."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations import deciding, mending
from cardesk_desktop.operations.deciding import Decision
from cardesk_desktop.store.sync_views import Problem, Side
from cardesk_wire.coding import encode, written
from cardesk_wire.messages import Block, Op
from tests.builders import NOW, identity, make_client
from tests.builders.open_shop import FATIMA, OpenShop
from tests.builders.said_twice import add_problem, inbox, said, take_in
from tests.unit.operations.deeds import Deed, Preparation


def _differing(operation: Callable[..., object], **arguments: object) -> Preparation:
    def prepare(shop: OpenShop) -> Deed:
        rows = {"deed": said("client", FATIMA.id, "notes", "", "Wax")}
        take_in(shop.desk.store, inbox(rows))
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)

    return prepare


def _troubled(operation: Callable[..., object], **arguments: object) -> Preparation:
    def prepare(shop: OpenShop) -> Deed:
        take_in(shop.desk.store)
        identity_ = FATIMA.id.bytes
        body = encode(Op(1, "client", written(identity_), 1, 0, {"notes": "Wax"}))
        add_problem(shop.desk.store, Side.SENT, "client", identity_, "too_large", body)
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)

    return prepare


def _deleted(operation: Callable[..., object], **arguments: object) -> Preparation:
    def prepare(shop: OpenShop) -> Deed:
        gone = make_client("Salem")
        with shop.desk.store.write() as work:
            work.clients.add(gone)
            whole = dict(work.sync_inbox.mender.row("client", gone.id.bytes) or {})
        graves = Block("client", [], [], [], [written(gone.id.bytes)])
        lost = inbox({"deed": ("client", gone.id.bytes, "", None, whole)})
        take_in(shop.desk.store, graves, lost)
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)

    return prepare


_IDS = (identity("deed"),)
DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "keep_the_winner": (Permission.EDIT_CLIENT, _differing(deciding.keep_the_winner, ids=_IDS)),
    "keep_every_winner": (Permission.EDIT_CLIENT, _differing(deciding.keep_every_winner)),
    "take_the_other": (Permission.EDIT_CLIENT, _differing(deciding.take_the_other, ids=_IDS)),
    "bring_back": (Permission.EDIT_CLIENT, _deleted(deciding.bring_back, ids=_IDS)),
    "decide_again": (Permission.EDIT_CLIENT, _differing(deciding.decide_again, decision=Decision(_IDS))),
    "send_again": (Permission.EDIT_CLIENT, _troubled(mending.send_again, number=1)),
    "mend": (Permission.EDIT_CLIENT, _troubled(mending.mend, number=1, typed={})),
    "set_aside": (Permission.EDIT_CLIENT, _troubled(mending.set_aside, number=1)),
    "put_problem_back": (
        Permission.EDIT_CLIENT,
        _troubled(mending.put_problem_back, problem=Problem(9, NOW, "sent", "client", bytes(16), "x", b"")),
    ),
}
