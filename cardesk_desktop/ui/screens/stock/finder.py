"""A product found by typing or scanning: the best hits stand below as buttons, Enter takes the first."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_stock import find_products
from cardesk_desktop.store.views import Hit
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.screens.recognition.identify_button import IdentifyButton
from cardesk_desktop.ui.screens.recognition.identifying import Identifying
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.search_field import SearchField


class ProductFinder(QWidget):
    """Says which product was taken; what is done with it is up to its owner."""

    taken = Signal(object)
    """The identity of the product."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        *,
        key: str,
        identifying: Identifying | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """With `identifying` a photo finds it too."""
        super().__init__(parent)
        self._theme, self._identifying = theme, identifying
        self._language = phrases.language.code
        self._hits: tuple[Hit, ...] = ()
        self._answered = ""
        self._is_enter_waiting = False
        self._latest = Latest(tasks, self)
        self.search = SearchField(theme, phrases, phrases("Scan, or type a product"), key=key)
        self.hits = FlowRow(theme)
        self.hits.setAccessibleName(phrases("Products found"))
        self.hits.hide()
        self.nothing = Text(theme, phrases("Nothing has that name"), tone=Tone.MUTED)
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        row.addWidget(self.search, 1)
        self.identify = IdentifyButton(theme, phrases)
        self.identify.activated.connect(self.look)
        row.addWidget(self.identify)
        if identifying is None:
            self.identify.hide()
        column.addLayout(row)
        column.addWidget(self.hits)
        column.addWidget(self.nothing)
        self.search.changed.connect(self._on_changed)
        self.search.submitted.connect(self._take_first)

    def take(self, product_id: UUID) -> None:
        """This one, however it was found."""
        self.search.clear()
        self._show("", ())
        self.taken.emit(product_id)

    def look(self) -> None:
        """Take a photo of what lies there, and say which product it is."""
        if self._identifying is not None:
            self._identifying.begin(lambda product: self.take(product.id), purpose=Purpose.STOCK)

    def _on_changed(self, text: str) -> None:
        self._is_enter_waiting = False
        if text.strip():
            self._latest.ask(find_products, on_done=lambda hits: self._show(text, hits), text=text)
        else:
            self._latest.forget()
            self._show("", ())

    def _show(self, text: str, hits: tuple[Hit, ...]) -> None:
        self._answered, self._hits = text, hits
        self.hits.clear()
        for hit in hits:
            button = Button(self._theme, hit.called(self._language), icon="plus")
            button.activated.connect(partial(self.take, hit.id))
            self.hits.add(button)
        self.hits.setVisible(bool(hits))
        self.nothing.setVisible(bool(text) and not hits)
        if self._is_enter_waiting:
            self._take_first()

    def _take_first(self) -> None:
        """Enter may be faster than the answer: it then takes what the answer brings."""
        self._is_enter_waiting = self._answered != self.search.text
        if self._hits and not self._is_enter_waiting:
            self.take(self._hits[0].id)
