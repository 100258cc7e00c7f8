"""The panel that turns a list into a file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cardesk_desktop.documents.sheets import SheetFormat
from cardesk_desktop.ui.exporting.panel import ExportPanel
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.invoices.memory import Narrowing
from tests.screenshots.invoices import page_of
from tests.screenshots.registry import shot
from tests.screenshots.shell import Frameful


def _panel(look: Look) -> tuple[Frameful, ExportPanel]:
    _ = look.phrases
    window = Frameful(look, {"invoices": page_of(look, Narrowing())})
    panel = ExportPanel(look.theme, _, _("Invoices"), 110_204, SheetFormat.XLSX)
    window.frame.panel.open_panel(panel, _("Export"), first_focus=panel.save)
    return window, panel


@shot("export")
def asked(look: Look) -> QWidget:
    """As what."""
    return _panel(look)[0]


@shot("export-under-way")
def under_way(look: Look) -> QWidget:
    """How far."""
    window, panel = _panel(look)
    panel.show_under_way()
    panel.progress.set_progress(40_500, 110_204)
    return window
