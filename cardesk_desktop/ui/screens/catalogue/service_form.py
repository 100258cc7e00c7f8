"""The form of a service, with its price for each size of car."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.catalogue import Names, Service
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.editing_items import ServiceForm, save_service
from cardesk_desktop.ui import words
from cardesk_desktop.ui.screens.catalogue.item_form import FormMeans, ItemForm
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.fields import LabelledField, TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.money_field import MoneyField

_COLUMNS = 2


class ServiceFormPanel(ItemForm):
    """Writes down a new service, a copy of one, or corrects one."""

    def __init__(
        self,
        means: FormMeans,
        *,
        service: Service | None = None,
        is_copy: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        _ = means.phrases
        super().__init__(means, _.context("thing", "Name"), is_new=service is None or is_copy, parent=parent)
        self._service = None if is_copy else service
        currency = means.company.currency
        self.prices = {
            size: MoneyField(self._look, _, words.size_class(_, size), currency) for size in SizeClass
        }
        hint = _("In minutes. The board uses it to tell when the car will be ready.")
        self.duration = TextField(self._look, _("Duration"), hint=hint, is_latin=True)
        self._lay_out()
        if service is not None:
            self._fill(_copy_of(service, _("{name} (copy)", name=service.names.main)) if is_copy else service)

    @override
    def fields(self) -> Mapping[str, LabelledField]:
        return {**super().fields(), "duration": self.duration}

    @override
    def submit(self) -> None:
        if any(field.has_error for field in self.prices.values()):
            self.settle()
            return
        self.means.tasks.run(
            save_service,
            on_done=self.done,
            on_refused=self.refuse,
            on_settled=self.settle,
            owner=self,
            staff_id=self.means.acting(),
            form=self._read(),
            service_id=self._service.id if self._service else None,
        )

    def _lay_out(self) -> None:
        _, currency = self._, self.means.company.currency
        self.body.addWidget(self.names)
        head = _("Price {currency} for each size", currency=_.currency_sign(currency))
        self.body.addWidget(Text(self._look, head, is_bold=True))
        grid = QGridLayout()
        grid.setSpacing(self._look.space.one)
        for place, field in enumerate(self.prices.values()):
            grid.addWidget(field, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignTop)
            field.submitted.connect(self.press_save)
        self.body.addLayout(grid)
        hint = _("A size without a price is not offered this service.")
        self.body.addWidget(Text(self._look, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        for part in (self.duration, self.category, self.tax, self.favourite):
            self.body.addWidget(part)
        self.add_footer()
        for line in (self.names.main, self.duration):
            line.submitted.connect(self.press_save)

    def _fill(self, service: Service) -> None:
        self.show_item(service)
        for size, field in self.prices.items():
            field.set_amount(service.prices.get(size))
        self.duration.set_text(str(service.duration_min))

    def _read(self) -> ServiceForm:
        prices = {size: field.amount for size, field in self.prices.items()}
        minutes = latin_digits(self.duration.text.strip() or "0")
        return ServiceForm(
            name=self.names.main.text,
            prices={size: price for size, price in prices.items() if price is not None},
            tax=self.chosen_tax(),
            category_id=self.chosen_category(),
            # What is no whole number of minutes is refused beside the field.
            duration_min=int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 9 else -1,
            names=self.names.translations,
            is_favourite=self.favourite.isChecked(),
        )


def _copy_of(service: Service, name: str) -> Service:
    return replace(service, names=Names(name, service.names.others), is_favourite=False, is_archived=False)
