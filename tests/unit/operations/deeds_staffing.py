"""Who may change the staff, and after what time the register locks itself."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission, Role
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.staffing import change_member, set_active, set_lock_time, take_on
from tests.builders.open_shop import LEFT, TECHNICIAN, OpenShop
from tests.unit.operations.deeds import Deed


def _take_on(shop: OpenShop, staff: Staff) -> object:
    return take_on(shop.desk, staff_id=staff.id, name="Sana Iqbal", role=Role.FRONT_DESK)


def _rename(shop: OpenShop, staff: Staff) -> object:
    return change_member(
        shop.desk, staff_id=staff.id, member_id=TECHNICIAN.id, name="Ravi K.", role=TECHNICIAN.role
    )


def _bring_back(shop: OpenShop, staff: Staff) -> object:
    return set_active(shop.desk, staff_id=staff.id, member_id=LEFT.id, is_active=True)


def _set_time(shop: OpenShop, staff: Staff) -> object:
    return set_lock_time(shop.desk, staff_id=staff.id, minutes=10)


DEEDS: dict[str, tuple[Permission, Callable[[OpenShop], Deed]]] = {
    "take_on": (Permission.EDIT_STAFF, lambda _: _take_on),
    "change_member": (Permission.EDIT_STAFF, lambda _: _rename),
    "set_active": (Permission.EDIT_STAFF, lambda _: _bring_back),
    "set_lock_time": (Permission.EDIT_REGISTER, lambda _: _set_time),
}
