"""Deeds of imports, for the test of permissions."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.importing.taking_in import ImportRun, advance_import, imports
from cardesk_desktop.operations.importing.undoing import UndoRun, advance_undo
from tests.builders.open_shop import MANAGER, OpenShop
from tests.unit.operations.deeds import Deed
from tests.unit.operations.importing.lists import imported, listed, plan_for


def _take_in(_shop: OpenShop) -> Deed:
    sheet = listed("Name;Price\nWax;45\n")
    return lambda shop, staff: advance_import(
        shop.desk, staff_id=staff.id, run=ImportRun(sheet, plan_for(sheet))
    )


def _undo(shop: OpenShop) -> Deed:
    imported(shop, "Name;Price\nWax;45\n")
    (batch,) = imports(shop.desk, offset=0, limit=1).value.rows
    assert batch.staff_id == MANAGER.id
    return lambda shop, staff: advance_undo(shop.desk, staff_id=staff.id, run=UndoRun(batch.id))


IMPORT_DEEDS: dict[str, tuple[Permission, Callable[[OpenShop], Deed]]] = {
    "advance_import": (Permission.IMPORT_DATA, _take_in),
    "advance_undo": (Permission.IMPORT_DATA, _undo),
}
