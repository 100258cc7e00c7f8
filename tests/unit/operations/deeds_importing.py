"""Deeds of imports, for the test of permissions."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.importing.taking_in import imports, take_in, try_import
from cardesk_desktop.operations.importing.undoing import undo_import
from tests.builders.open_shop import MANAGER, OpenShop
from tests.unit.operations.deeds import Deed
from tests.unit.operations.importing.lists import imported, listed, plan_for


def _with_list(operation: Callable[..., object]) -> Callable[[OpenShop], Deed]:
    sheet = listed("Name;Price\nWax;45\n")
    return lambda shop: (
        lambda shop, staff: operation(shop.desk, staff_id=staff.id, sheet=sheet, plan=plan_for(sheet))
    )


def _undo(shop: OpenShop) -> Deed:
    imported(shop, "Name;Price\nWax;45\n")
    (batch,) = imports(shop.desk, offset=0, limit=1).value.rows
    assert batch.staff_id == MANAGER.id
    return lambda shop, staff: undo_import(shop.desk, staff_id=staff.id, batch_id=batch.id)


IMPORT_DEEDS: dict[str, tuple[Permission, Callable[[OpenShop], Deed]]] = {
    "try_import": (Permission.IMPORT_DATA, _with_list(try_import)),
    "take_in": (Permission.IMPORT_DATA, _with_list(take_in)),
    "undo_import": (Permission.IMPORT_DATA, _undo),
}

IMPORT_READS: frozenset[str] = frozenset({"try_import"})
"""Those that only look."""
