"""A tax rate as it is typed: a name and per cent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.percent import basis_points
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.widgets.fields import TextField


class RateEntry(QWidget):
    """Name and rate side by side."""

    edited = Signal()
    submitted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        self._phrases = _
        self.name = TextField(theme, _.context("thing", "Name"), placeholder=_("Standard rate"))
        self.rate = TextField(theme, _("Rate in per cent"), placeholder="5", is_latin=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.two)
        row.addWidget(self.name, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.rate, 2, Qt.AlignmentFlag.AlignTop)
        for field in (self.name, self.rate):
            field.changed.connect(lambda _: self.edited.emit())
            field.submitted.connect(self.submitted)

    def read(self) -> tuple[str, int] | None:
        """The name and basis points above zero; None when one is wrong, which is said beside it."""
        if not self.name.text.strip():
            refusal = Refused(Code.TEXT_MISSING, field="name")
            self.name.set_error(sentence(self._phrases, refusal))
            self.name.setFocus()
            return None
        try:
            return self.name.text, read_rate(self.rate.text)
        except Refused as refused:
            self.rate.set_error(sentence(self._phrases, refused))
            self.rate.setFocus()
            return None

    def fill(self, name: str, rate: str) -> None:
        """Show a rate."""
        self.name.set_text(name)
        self.rate.set_text(rate)

    def refuse(self, refusal: Refused) -> None:
        """Say beside the rate, which has to be another one, what is wrong."""
        field = self.name if refusal.params.get("field") == "name" else self.rate
        field.set_error(sentence(self._phrases, refusal))
        field.setFocus()


def read_rate(text: str) -> int:
    """Basis points of a rate as typed: `5`, `5.5 %`. Refuses as `Money.parse`, and with TAX_RATE_INVALID."""
    rate = basis_points(text)
    if not 0 < rate < _WHOLE:
        raise Refused(Code.TAX_RATE_INVALID, rate_bp=rate)
    return rate


_WHOLE = 10_000
