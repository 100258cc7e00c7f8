"""What the lists that can be exported are called, by the names under which the journal keeps them."""

from __future__ import annotations

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.reports.words import report_title


def list_names(_: Phrasebook) -> dict[str, str]:
    """Every name that a `ListExport` bears."""
    reports = {
        f"report {kind.value}": _("Report “{report}”", report=report_title(_, kind)) for kind in ReportKind
    }
    return {
        "invoices": _("Invoices"),
        "clients": _("Clients"),
        "products": _.context("catalogue", "Products"),
        "services": _.context("catalogue", "Services"),
        "stock": _("Stock"),
        "stock_movements": _("Movements"),
        "refused_rows": _("Rows that cannot be imported"),
        "journal": _("Journal"),
        **reports,
    }
