"""The large button is always seen: where the page has to be scrolled, it stands below what is scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.scrolling import Scrolling


class InSight(QWidget):
    """Shows `scrolled`, and in it `card` with its `button`; with large words the button leaves the card.

    What is `coming` and going in the card while an amount is typed has its room reckoned with in any case:
    the button does not move to and fro below a finger. `spared` is not shown while the button is below.
    """

    def __init__(
        self,
        theme: Theme,
        scrolled: Scrolling,
        card: Card,
        button: QWidget,
        coming: Sequence[QWidget] = (),
        spared: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scrolled, self._button, self._card = scrolled, button, card
        self._coming, self._spared = tuple(coming), tuple(spared)
        self._place = card.content.indexOf(button)
        self._foot = QWidget()
        self._row = QHBoxLayout(self._foot)
        edge = theme.space.three
        self._row.setContentsMargins(edge, theme.space.one, edge, theme.space.one)
        self._foot.hide()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolled, 1)
        column.addWidget(self._foot)
        scrolled.inside.installEventFilter(self)

    @property
    def is_below(self) -> bool:
        """True while the button stands below what is scrolled."""
        return self._row.indexOf(self._button) >= 0

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        # Before it is on the screen nobody knows how much room there will be.
        if not self.isVisible():
            return
        # What is scrolled places its parts for its width: first it has to have it.
        self._column.activate()
        is_short = self._needed_height() > self.height()
        if is_short and not self.is_below:
            self._move(self._foot, is_below=True)
        elif not is_short and self.is_below:
            self._move(self._card, is_below=False)

    def _needed_height(self) -> int:
        """What is scrolled, in pixels, as if the button stood in its card with all that may come."""
        inside = self._scrolled.inside
        height = inside.heightForWidth(self._scrolled.viewport().width())
        if height < 0:
            height = inside.minimumSizeHint().height()
        away = [part for part in self._coming if part.isHidden() and not _has_room(part)]
        if self.is_below:
            away.extend((self._button, *self._spared))
        return height + sum(part.sizeHint().height() + self._card.content.spacing() for part in away)

    def _move(self, parent: QWidget, *, is_below: bool) -> None:
        has_keyboard = self.window().focusWidget() is self._button
        self._button.setParent(parent)
        if is_below:
            self._row.addWidget(self._button)
        else:
            self._card.content.insertWidget(self._place, self._button)
        self._foot.setVisible(is_below)
        for part in self._spared:
            part.setVisible(not is_below)
        self._button.show()
        if has_keyboard:
            # What has another parent has lost the keyboard on the way.
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)


def _has_room(part: QWidget) -> bool:
    return part.sizePolicy().retainSizeWhenHidden()
