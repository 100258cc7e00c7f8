"""Chips in one line; those that find no room wait in a menu at its end."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.chips import Chip, arrow_step
from cardesk_desktop.ui.widgets.literal import menu_words
from cardesk_desktop.ui.widgets.paint import mirrored

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class ChipStrip(QWidget):
    """One stop for Tab, from which the arrow keys go on. The current chip is always among those shown.

    With `is_choice` an arrow chooses at once, as in a group of radio buttons; without, Enter does.
    """

    chosen = Signal(object)
    """The key of the chip that the person chose, in the line or in the menu."""

    def __init__(
        self, theme: Theme, _: Phrasebook, name: str, *, is_choice: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._is_choice = theme, _, is_choice
        self._chips: dict[Hashable, Chip] = {}
        self._current: Hashable = None
        self.more = Chip(theme, "", icon="chevron-down", parent=self)
        self.more.activated.connect(self._open_menu)
        self.more.hide()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """The keys in their order."""
        return tuple(self._chips)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """All chips in their order, also those in the menu."""
        return tuple(self._chips.values())

    def chip(self, key: Hashable) -> Chip:
        """The chip of a key."""
        return self._chips[key]

    def set_chips(self, chips: Sequence[tuple[Hashable, Chip]], current: Hashable) -> None:
        """Show other chips, of which `current` is marked if it is among them. Nothing is announced."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        for old in self._chips.values():
            old.hide()
            old.deleteLater()
        self._chips = dict(chips)
        for key, chip in chips:
            chip.setParent(self)
            chip.activated.connect(lambda key=key: self._choose(key))
            chip.installEventFilter(self)
        self.show_current(current)
        if had_focus and self._stop() in self._chips:
            self._chips[self._stop()].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_words(self, words: Mapping[Hashable, str]) -> None:
        """Let the chips say something else, and stay: the keyboard may be on one of them."""
        for key, said in words.items():
            if self._chips[key].words != said:
                self._chips[key].set_words(said)
        self._arrange()

    def show_current(self, key: Hashable, *, is_marked: bool = True) -> None:
        """Bring a chip into the line and mark it; with `is_marked` False none is."""
        self._current = key
        stop = self._stop()
        for other, chip in self._chips.items():
            chip.setChecked(other == key and is_marked)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == stop else Qt.FocusPolicy.ClickFocus)
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.target)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.target)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _ARROWS:
            self._walk(watched, arrow_step(event.key(), is_rtl=self._theme.is_rtl))
            return True
        return super().eventFilter(watched, event)

    def _walk(self, from_chip: QObject, step: int) -> None:
        """Go to the next chip, past the end to the first again; what the menu holds is left out."""
        shown = [key for key, chip in self._chips.items() if self._is_choice or not chip.isHidden()]
        at = next((place for place, key in enumerate(shown) if self._chips[key] is from_chip), 0)
        key = shown[(at + step) % len(shown)]
        if self._is_choice:
            self._choose(key)
        self._chips[key].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop(self) -> Hashable:
        return self._current if self._current in self._chips else next(iter(self._chips), None)

    def _choose(self, key: Hashable) -> None:
        # A press has turned the mark of the chip over; only a choice may leave it so.
        self.show_current(key if self._is_choice else self._current)
        self.chosen.emit(key)

    def _arrange(self) -> None:
        gap, whole = self._theme.space.one, QRect(0, 0, self.width(), self.height())
        self.more.set_words(self._.plural("{n} more", "{n} more", len(self._chips)))
        # A chip that is wider than the line gives way; the menu never does.
        widest = max(self._theme.target, self.width() - self.more.sizeHint().width() - gap)
        widths = {key: min(chip.sizeHint().width(), widest) + gap for key, chip in self._chips.items()}
        shown = self._fitting(widths, self.width() + gap)
        left = 0
        for key, chip in self._chips.items():
            chip.setVisible(key in shown)
            if key in shown:
                place = QRect(left, 0, widths[key] - gap, self._theme.target)
                chip.setGeometry(mirrored(place, whole, is_rtl=self._theme.is_rtl))
                left += widths[key]
        self.more.setVisible(len(shown) < len(self._chips))
        size = self.more.sizeHint()
        place = QRect(left, 0, size.width(), size.height())
        self.more.setGeometry(mirrored(place, whole, is_rtl=self._theme.is_rtl))

    def _fitting(self, widths: dict[Hashable, int], room: int) -> set[Hashable]:
        if sum(widths.values()) <= room:
            return set(widths)
        room -= self.more.sizeHint().width() + self._theme.space.one
        shown: set[Hashable] = {self._current} & widths.keys()
        used = sum(widths[key] for key in shown)
        for key, width in widths.items():
            if key not in shown:
                if used + width > room:
                    break
                shown.add(key)
                used += width
        hidden = len(widths) - len(shown)
        self.more.set_words(self._.plural("{n} more", "{n} more", hidden))
        return shown

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for key, chip in self._chips.items():
            if chip.isHidden():
                action = menu.addAction(menu_words(chip.accessibleName()))
                action.triggered.connect(lambda _on=False, key=key: self._choose(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
