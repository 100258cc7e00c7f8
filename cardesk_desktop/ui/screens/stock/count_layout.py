"""The side of a count where products stand: the sheet, or in the end the differences."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.stock_views import CountPart, CountRow, DifferenceRow
from cardesk_desktop.ui.screens.stock.count_faces import part_choices
from cardesk_desktop.ui.screens.stock.finder import ProductFinder
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.stacked import Stacked


class CountLists(QWidget):
    """Shows one of the two lists, and what stands there when it is empty."""

    part_chosen = Signal(object)
    """The `CountPart` that the sheet is to show."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        finder: ProductFinder,
        rows: RowList[CountRow],
        differences: RowList[DifferenceRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        _ = phrases
        self.part = Segmented(theme, _("Which products"), part_choices(_))
        self._finder, self._rows, self._differences = finder, rows, differences
        self._is_result = False
        self._nothing = EmptyState(
            theme,
            "clipboard-list",
            _("Nothing stands here"),
            _("Choose another part of the sheet, or scan what is in front of you."),
        )
        self._agrees = EmptyState(
            theme,
            "circle-check",
            _("Everything matches"),
            _("What was counted is what should be there. Finish the count."),
        )
        holder = QWidget()
        self._stack = Stacked(holder)
        pages: tuple[QWidget, ...] = (rows, differences, self._nothing, self._agrees)
        for page in pages:
            self._stack.addWidget(page)
        card = Card(theme, padding=theme.space.half)
        card.content.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(finder)
        column.addWidget(self.part)
        column.addWidget(card, 1)
        self.part.changed.connect(self.part_chosen)

    def show_part(self, part: CountPart) -> None:
        """Show another part of the sheet as chosen, without announcing it."""
        self.part.set_value(part)
        self.go_on()

    def show_sheet(self, total: int) -> None:
        """The sheet was read."""
        if not self._is_result:
            self._stack.setCurrentWidget(self._rows if total else self._nothing)

    def show_differences(self, total: int) -> None:
        """The differences were read."""
        if self._is_result:
            self._stack.setCurrentWidget(self._differences if total else self._agrees)

    def show_result(self) -> None:
        """The count is looked at as a whole."""
        self._is_result = True
        self._finder.hide()
        self.part.hide()
        self._stack.setCurrentWidget(self._differences)

    def go_on(self) -> None:
        """Back to counting."""
        self._is_result = False
        self._finder.show()
        self.part.show()
        self._stack.setCurrentWidget(self._rows)
