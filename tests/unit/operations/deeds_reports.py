"""Deeds of reports and exports, for the test of permissions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.period import one_day
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations import reporting
from cardesk_desktop.operations.exporting_lists import begin_export
from cardesk_desktop.operations.looking_at_invoices import ListedFigure, listed_documents
from cardesk_desktop.operations.report_papers import report_head
from cardesk_desktop.store.report_figures import OfSales
from cardesk_desktop.store.views import InvoiceFilter, Order
from tests.builders import NOW
from tests.builders.open_shop import OpenShop
from tests.unit.operations.deeds import Deed


def _begin_export(_shop: OpenShop, shop: OpenShop, staff: Staff) -> object:
    return begin_export(shop.desk, staff_id=staff.id, name="invoices", count=3)


def _report(operation: Callable[..., object], **arguments: object) -> Callable[[OpenShop], Deed]:
    return lambda _: lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)


_DAY = one_day(NOW.date())
_BOTH = {"period": _DAY, "before": _DAY}
_PAGE = {"offset": 0, "limit": 10}
_REPORTS: dict[str, Callable[[OpenShop], Deed]] = {
    "overview": _report(reporting.overview),
    "sales_report": _report(reporting.sales_report, **_BOTH),
    "item_report": _report(
        reporting.item_report, kind=ItemKind.SERVICE, period=_DAY, order=Order("sold"), **_PAGE
    ),
    "staff_report": _report(reporting.staff_report, **_BOTH),
    "taken_report": _report(reporting.taken_report, **_BOTH),
    "tax_report": _report(reporting.tax_report, **_BOTH),
    "debtors": _report(reporting.debtors, day=NOW.date(), order=Order("owed"), **_PAGE),
    "report_head": _report(report_head),
    "listed_documents": _report(listed_documents, which=InvoiceFilter(), figure=ListedFigure.GROSS, **_PAGE),
    "documents_behind": _report(reporting.documents_behind, figure=OfSales(_DAY), **_PAGE),
}

REPORT_DEEDS: dict[str, tuple[Permission, Callable[[OpenShop], Deed]]] = {
    "begin_export": (Permission.EXPORT_LISTS, lambda shop: partial(_begin_export, shop)),
    **{name: (Permission.SEE_REPORTS, report) for name, report in _REPORTS.items()},
}

REPORT_READS = frozenset(_REPORTS)
"""Those that only look."""
