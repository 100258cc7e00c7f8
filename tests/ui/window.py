"""The window around a screen, for tests: it does nothing and remembers all that it was asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.purpose import Purpose


@dataclass(frozen=True)
class Banner:
    """What a banner said. `error` is None for plain words."""

    text: str
    action: Action | None = None
    error: Refused | Unavailable | None = None
    other: Action | None = None


@dataclass
class RecordingWindow:
    """Stands in for the shell. `calls` are (name, argument) of the ways taken, oldest first."""

    calls: list[tuple[str, object]] = field(default_factory=list)
    purposes: list[Purpose] = field(default_factory=list)
    """What each new product is for."""
    toasts: list[str] = field(default_factory=list)
    undos: list[Action] = field(default_factory=list)
    onwards: list[Action] = field(default_factory=list)
    shown: Banner | None = None
    panel: QWidget | None = None
    panel_title: str = ""
    _host: QWidget | None = None
    _on_closed: Callable[[], None] | None = None
    _behind: list[tuple[QWidget, str, Callable[[], None] | None]] = field(default_factory=list)

    def host(self, page: QWidget) -> None:
        """Give panels a place beside a page that is shown, so that they get real keys and clicks."""
        self._host = page

    def open_ticket(self, ticket_id: UUID) -> None:
        self.calls.append(("open_ticket", ticket_id))

    def open_counter(self) -> None:
        self.calls.append(("open_counter", None))

    def open_payment(self, ticket_id: UUID) -> None:
        self.calls.append(("open_payment", ticket_id))

    def open_later_payment(self, invoice_id: UUID) -> None:
        self.calls.append(("open_later_payment", invoice_id))

    def open_invoice(self, invoice_id: UUID) -> None:
        self.calls.append(("open_invoice", invoice_id))

    def open_visits(self, visit_id: UUID | None = None) -> None:
        self.calls.append(("open_visits", visit_id))

    def start_check_in(self, plate_text: str = "") -> None:
        self.calls.append(("start_check_in", plate_text))

    def open_vehicle(self, vehicle_id: UUID) -> None:
        self.calls.append(("open_vehicle", vehicle_id))

    def open_client(self, client_id: UUID) -> None:
        self.calls.append(("open_client", client_id))

    def open_item(self, kind: ItemKind, item_id: UUID) -> None:
        self.calls.append(("open_item", (kind, item_id)))

    def open_stock(self, product_id: UUID) -> None:
        self.calls.append(("open_stock", product_id))

    def open_shelf(self, category_id: UUID | None = None) -> None:
        self.calls.append(("open_shelf", category_id))

    def new_product(
        self, barcode: str, *, purpose: Purpose = Purpose.CATALOGUE, name: str = "", photo: bytes = b""
    ) -> None:
        self.calls.append(("new_product", barcode))
        self.purposes.append(purpose)

    def take_in_hand(self, product_id: UUID) -> None:
        self.calls.append(("take_in_hand", product_id))

    def sell_item(self, kind: ItemKind, item_id: UUID) -> None:
        self.calls.append(("sell_item", (kind, item_id)))

    def open_settings(self, section: str = "") -> None:
        self.calls.append(("open_settings", section))

    def open_recognition(
        self, question_id: UUID | None = None, *, purpose: Purpose = Purpose.CATALOGUE
    ) -> None:
        self.calls.append(("open_recognition", question_id))

    def add_item(self, kind: ItemKind, item_id: UUID) -> None:
        self.calls.append(("add_item", (kind, item_id)))

    def open_sync(self) -> None:
        self.calls.append(("open_sync", None))

    def go_back(self) -> None:
        self.calls.append(("go_back", None))

    def toast(
        self,
        text: str,
        *,
        loudness: Loudness = Loudness.DONE,
        undo: Action | None = None,
        onward: Action | None = None,
    ) -> None:
        self.toasts.append(text)
        if onward is not None:
            self.onwards.append(onward)
        if undo is not None:
            self.undos.append(undo)

    def banner(
        self,
        text: str,
        *,
        loudness: Loudness = Loudness.WARNING,
        action: Action | None = None,
        other: Action | None = None,
    ) -> None:
        self.shown = Banner(text, action, other=other)

    def clear_banner(self) -> None:
        self.shown = None

    def explain(self, error: Refused | Unavailable, *, retry: Action | None = None) -> None:
        self.shown = Banner(error.code.value, retry, error)

    def open_panel(
        self,
        content: QWidget,
        title: str,
        *,
        first_focus: QWidget | None = None,
        on_closed: Callable[[], None] | None = None,
        is_over: bool = False,
    ) -> None:
        if is_over and self.panel is not None:
            self.panel.hide()
            self._behind.append((self.panel, self.panel_title, self._on_closed))
            self.panel = None
        while self.panel is not None:
            self.close_panel()
        self.panel, self.panel_title, self._on_closed = QWidget(self._host), title, on_closed
        layout = QVBoxLayout(self.panel)
        layout.addWidget(content)
        self.panel.resize(420, 700)
        self.panel.show()
        (first_focus or content).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        if self.panel is None:
            return
        panel, on_closed = self.panel, self._on_closed
        self.panel, self.panel_title, self._on_closed = None, "", None
        panel.hide()
        panel.deleteLater()
        if on_closed is not None:
            on_closed()
        if self._behind:
            self.panel, self.panel_title, self._on_closed = self._behind.pop()
            self.panel.show()
