"""The prices of a service that could not be taken over: a field for each size of car."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.sync_views import Value
from cardesk_desktop.ui import words
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.fields import LabelledField
from cardesk_desktop.ui.widgets.money_field import MoneyField


class PricesField(LabelledField):
    """What can be read of the value stands in its fields; a size without an amount has no price."""

    submitted = Signal()

    def __init__(self, theme: Theme, _: Phrasebook, label: str, value: Value, of: Currency) -> None:
        self.prices = {size: MoneyField(theme, _, words.size_class(_, size), of) for size in SizeClass}
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        super().__init__(theme, label, fields)
        said = _said(value)
        for size, field in self.prices.items():
            field.set_amount(Money(said[size], of) if size in said else None)
            field.submitted.connect(self.submitted)
            column.addWidget(field)
        self.editor: QWidget = self.prices[SizeClass.MOTORCYCLE].editor

    @property
    def value(self) -> Value:
        """The prices as they travel. Refuses one that cannot be read, which is not a size without a price."""
        amounts = {size: field.read() for size, field in self.prices.items()}
        return [[size.value, amount.minor] for size, amount in amounts.items() if amount is not None]


def _said(value: Value) -> dict[SizeClass, int]:
    """The prices that are of a size that is known here, and an amount."""
    sizes = {size.value: size for size in SizeClass}
    found: dict[SizeClass, int] = {}
    for entry in value if isinstance(value, list) else []:
        match entry:
            case [str(size), int(minor)] if size in sizes:
                found[sizes[size]] = minor
    return found
