"""The section of the printers: which one prints what, and what prints by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.settings import AutoPrint
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField

ListPrinters = Callable[[], Sequence[str]]
"""Names of the printers of this computer. Asking can be slow, so it is done beside the window."""


class PrintingBody(SectionBody):
    """The printers are asked for anew each time the section is shown; one that is gone stays chosen."""

    def __init__(self, look: Look, preferences: Preferences, tasks: Tasks, printers: ListPrinters) -> None:
        _ = look.phrases
        super().__init__(look.theme)
        self._look, self._preferences = look, preferences
        self._tasks, self._list_printers = tasks, printers
        settings = preferences.settings
        self.invoices = SelectField(look.theme, "", [])
        self.invoices.editor.setAccessibleName(_("Printer for invoices"))
        self.receipts = SelectField(look.theme, "", [])
        self.receipts.editor.setAccessibleName(_("Printer for receipts"))
        self.labels = SelectField(look.theme, "", [])
        self.labels.editor.setAccessibleName(_("Printer for labels"))
        self.by_itself = Segmented(
            look.theme, _("Printed after a sale"), self._papers(), settings.prints_by_itself
        )
        card = SettingsCard(look.theme)
        card.add_row(_("Invoices"), _("A4 paper"), self.invoices)
        card.add_row(_("Receipts"), _("A roll of 80 mm"), self.receipts)
        card.add_row(_("Labels"), _("Barcode labels, on sheets or on a roll"), self.labels)
        card.add_row(_("Printed after a sale"), _("Anything else is printed on demand."), self.by_itself)
        self.add(card)
        self._offer(())
        self.invoices.changed.connect(self._on_invoices)
        self.receipts.changed.connect(self._on_receipts)
        self.labels.changed.connect(self._on_labels)
        self.by_itself.changed.connect(self._on_by_itself)

    @override
    def first_focus(self) -> QWidget:
        return self.invoices

    @override
    def on_shown(self) -> None:
        self._tasks.run_io(self._list_printers, on_done=self._offer, once="list printers", owner=self)

    def _papers(self) -> list[Choice]:
        _ = self._look.phrases
        return [
            Choice(AutoPrint.NOTHING, _("Nothing")),
            Choice(AutoPrint.RECEIPT, _("Receipt")),
            Choice(AutoPrint.INVOICE, _("Invoice")),
        ]

    def _offer(self, printers: Sequence[str]) -> None:
        _, settings = self._look.phrases, self._preferences.settings
        for field, chosen, none in (
            (self.invoices, settings.invoice_printer, _("The computer's default printer")),
            (self.receipts, settings.receipt_printer, _("No receipt printer")),
            (self.labels, settings.label_printer, _("One of these two")),
        ):
            named = [Choice(name, name) for name in printers]
            if chosen and chosen not in printers:
                named.append(Choice(chosen, chosen))
            field.set_choices([Choice("", none), *named], chosen)

    def _on_invoices(self, name: object) -> None:
        self._preferences.change(replace(self._preferences.settings, invoice_printer=str(name)))

    def _on_receipts(self, name: object) -> None:
        self._preferences.change(replace(self._preferences.settings, receipt_printer=str(name)))

    def _on_labels(self, name: object) -> None:
        self._preferences.change(replace(self._preferences.settings, label_printer=str(name)))

    def _on_by_itself(self, paper: object) -> None:
        if isinstance(paper, AutoPrint):
            self._preferences.change(replace(self._preferences.settings, prints_by_itself=paper))
