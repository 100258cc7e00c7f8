"""How money goes back: the way, and what the slip says of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.crediting import refund
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.invoices.take_back_faces import tender_choices
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented


class RefundWay(QWidget):
    """All goes back in one way; there is nothing to see while nothing goes back."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme, _: Phrasebook, usual: TenderKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.two)
        self._label = Text(theme, _("How does the money go back?"), is_bold=True, is_wrapping=True)
        self.way = Segmented(theme, _("How the money goes back"), tender_choices(_), usual)
        self.way.changed.connect(lambda _kind: self.changed.emit())
        self.reference = TextField(theme, _("Reference"), hint=_("As on the slip; may stay empty."))
        self.reference.submitted.connect(self.submitted)
        for part in (self._label, self.way, self.reference):
            column.addWidget(part)

    @property
    def kind(self) -> TenderKind:
        """The way that is chosen."""
        return TenderKind(str(self.way.value))

    def show_due(self, due: Money) -> None:
        """Ask only where something goes back, and for a slip only where there is one."""
        for part in (self, self._label, self.way):
            part.setVisible(bool(due))
        self.reference.setVisible(bool(due) and self.kind is not TenderKind.CASH)

    def refunds(self, due: Money) -> tuple[Tender, ...]:
        """What goes back, as it is sealed."""
        reference = "" if self.kind is TenderKind.CASH else self.reference.text
        return (refund(self.kind, due, reference),) if due else ()
