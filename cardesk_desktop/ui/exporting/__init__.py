"""Lists that become files: a button, a panel, and the errand behind them.

exporter.open(ListExport("invoices", _("Invoices"), model.total, columns, invoices, key, {"which": which}))
"""

from cardesk_desktop.ui.exporting.exporter import EXPORT_KEY, Exporter
from cardesk_desktop.ui.exporting.listing import ExportColumn, ListExport

__all__ = ["EXPORT_KEY", "ExportColumn", "Exporter", "ListExport"]
