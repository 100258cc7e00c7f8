"""Deeds of reports and exports, for the test of permissions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.exporting_lists import begin_export
from tests.builders.open_shop import OpenShop

Deed = Callable[[OpenShop, Staff], object]


def _begin_export(_shop: OpenShop, shop: OpenShop, staff: Staff) -> object:
    return begin_export(shop.desk, staff_id=staff.id, name="invoices", count=3)


REPORT_DEEDS: dict[str, tuple[Permission, Callable[[OpenShop], Deed]]] = {
    "begin_export": (Permission.EXPORT_LISTS, lambda shop: partial(_begin_export, shop)),
}

REPORT_READS: frozenset[str] = frozenset()
"""Those that only look."""
