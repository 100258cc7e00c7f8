"""What is done with the data as a whole, and who may."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations import backing_up, diagnostics, erasing, recovery, updating
from cardesk_desktop.operations.exporting_everything import asking
from cardesk_desktop.operations.pins import choose_first_pin, hash_pin
from tests.builders.open_shop import OWNER, OpenShop
from tests.unit.operations.deeds import Deed


def _make(shop: OpenShop) -> Deed:
    return lambda shop, staff: recovery.make_recovery_code(shop.desk, staff_id=staff.id)


def _check(shop: OpenShop) -> Deed:
    code = shop.desk.store.recovery.make_code(shop.clock.now())
    return lambda shop, staff: recovery.check_recovery_code(shop.desk, staff_id=staff.id, code=code)


def _back_up(shop: OpenShop) -> Deed:
    return lambda shop, staff: backing_up.begin_backup(shop.desk, staff_id=staff.id)


def _take_everything(shop: OpenShop) -> Deed:
    return lambda shop, staff: asking.begin_export_of_everything(shop.desk, staff_id=staff.id)


def _belongings(shop: OpenShop) -> Deed:
    return lambda shop, staff: asking.belongings(shop.desk, staff_id=staff.id)


def _restore(shop: OpenShop) -> Deed:
    return lambda shop, staff: backing_up.allow_restore(shop.desk, staff_id=staff.id)


def _choose_folder(shop: OpenShop) -> Deed:
    return lambda shop, staff: backing_up.choose_backup_folder(shop.desk, staff_id=staff.id)


def _back_up_often(shop: OpenShop) -> Deed:
    return lambda shop, staff: backing_up.set_backup_hours(shop.desk, staff_id=staff.id, hours=4)


def _back_up_at_closing(shop: OpenShop) -> Deed:
    return lambda shop, staff: backing_up.set_backup_at_closing(shop.desk, staff_id=staff.id, is_on=False)


def _figures(shop: OpenShop) -> Deed:
    return lambda shop, staff: diagnostics.data_figures(shop.desk, staff_id=staff.id)


def _check_data(shop: OpenShop) -> Deed:
    return lambda shop, staff: diagnostics.begin_check(shop.desk, staff_id=staff.id)


def _erase(shop: OpenShop) -> Deed:
    choose_first_pin(shop.desk, member_id=OWNER.id, kept=hash_pin("2580"))
    return lambda shop, staff: erasing.allow_erasing(
        shop.desk, staff_id=staff.id, pin="2580", register_code="r01 "
    )


def _update(shop: OpenShop) -> Deed:
    return lambda shop, staff: updating.allow_update(shop.desk, staff_id=staff.id)


def _choose_updates(shop: OpenShop) -> Deed:
    return lambda shop, staff: updating.allow_update_choices(shop.desk, staff_id=staff.id)


def _state(shop: OpenShop) -> Deed:
    return lambda shop, staff: recovery.recovery_state(shop.desk, staff_id=staff.id)


CUSTODY_DEEDS: dict[str, tuple[Permission, Callable[[OpenShop], Deed]]] = {
    "make_recovery_code": (Permission.SEE_RECOVERY_CODE, _make),
    "check_recovery_code": (Permission.SEE_RECOVERY_CODE, _check),
    "recovery_state": (Permission.SEE_RECOVERY_CODE, _state),
    "begin_export_of_everything": (Permission.EXPORT_EVERYTHING, _take_everything),
    "belongings": (Permission.EXPORT_EVERYTHING, _belongings),
    "begin_backup": (Permission.BACK_UP, _back_up),
    "choose_backup_folder": (Permission.BACK_UP, _choose_folder),
    "set_backup_hours": (Permission.BACK_UP, _back_up_often),
    "set_backup_at_closing": (Permission.BACK_UP, _back_up_at_closing),
    "data_figures": (Permission.SEE_DIAGNOSTICS, _figures),
    "begin_check": (Permission.SEE_DIAGNOSTICS, _check_data),
    "allow_erasing": (Permission.ERASE_REGISTER, _erase),
    "allow_restore": (Permission.RESTORE, _restore),
    "allow_update": (Permission.EDIT_REGISTER, _update),
    "allow_update_choices": (Permission.EDIT_REGISTER, _choose_updates),
}

CUSTODY_READS = {
    "belongings",
    "recovery_state",
    "begin_backup",
    "allow_restore",
    "allow_update",
    "allow_update_choices",
    "data_figures",
    "begin_check",
    "allow_erasing",
}
"""Those that only read."""
