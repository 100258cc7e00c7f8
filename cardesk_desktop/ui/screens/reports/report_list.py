"""The list of the reports: an icon and a name each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.reports.words import report_title
from cardesk_desktop.ui.screens.settings.section_list import SectionEntry
from cardesk_desktop.ui.theme import Theme

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
ICONS = {
    ReportKind.OVERVIEW: "sun",
    ReportKind.SALES: "trending-up",
    ReportKind.SERVICES: "droplets",
    ReportKind.PRODUCTS: "package",
    ReportKind.STAFF: "users",
    ReportKind.PAYMENTS: "wallet",
    ReportKind.TAX: "percent",
    ReportKind.OWED: "hand-coins",
    ReportKind.STOCK: "boxes",
}


class ReportList(QWidget):
    """One stop for Tab; arrows move through the list and show each report at once."""

    chosen = Signal(object)
    """The `ReportKind` that the person chose; not emitted by `show_current`."""

    def __init__(self, theme: Theme, _: Phrasebook) -> None:
        super().__init__()
        self._entries: dict[ReportKind, SectionEntry] = {}
        self._current = ReportKind.OVERVIEW
        self.setAccessibleName(_("Reports"))
        column = QVBoxLayout(self)
        edge = theme.space.one_half
        column.setContentsMargins(edge, theme.space.two, edge, edge)
        column.setSpacing(theme.space.half // 2)
        for kind in ReportKind:
            entry = SectionEntry(theme, ICONS[kind], report_title(_, kind))
            entry.activated.connect(lambda which=kind: self.choose(which))
            entry.installEventFilter(self)
            self._entries[kind] = entry
            column.addWidget(entry)
        column.addStretch(1)

    @property
    def entry(self) -> QWidget:
        """The entry that is tinted, where the Tab key stops."""
        return self._entries[self._current]

    def show_current(self, kind: ReportKind) -> None:
        """Tint the entry of a report."""
        self._current = kind
        for other, entry in self._entries.items():
            is_current = other is kind
            entry.setChecked(is_current)
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)

    def choose(self, kind: ReportKind) -> None:
        """Choose a report and announce it."""
        is_new = kind is not self._current
        self.show_current(kind)
        if is_new:
            self.chosen.emit(kind)

    def step(self, by: int) -> None:
        """Go some reports on or back."""
        kinds = list(ReportKind)
        self.choose(kinds[min(len(kinds) - 1, max(0, kinds.index(self._current) + by))])

    @override
    def eventFilter(self, entry: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self.step(step)
                self.entry.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(entry, event)
