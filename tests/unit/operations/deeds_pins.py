"""What may be done with PINs, and by whom."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.pins import set_pin
from tests.builders.open_shop import TECHNICIAN, OpenShop
from tests.builders.pins import quick_hash
from tests.unit.operations.deeds import Deed


def _set_pin(_: OpenShop) -> Deed:
    kept = quick_hash()
    return lambda shop, staff: set_pin(shop.desk, staff_id=staff.id, member_id=TECHNICIAN.id, kept=kept)


PIN_DEEDS: dict[str, tuple[Permission, Callable[[OpenShop], Deed]]] = {
    "set_pin": (Permission.EDIT_STAFF, _set_pin),
}
