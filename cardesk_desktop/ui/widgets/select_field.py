"""A field that opens a list of choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import LabelledField
from cardesk_desktop.ui.widgets.paint import mirrored, painter_on


class _Combo(QComboBox):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # Only with a list view of its own does the style sheet reach the rows.
        self.setView(QListView(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        # Scrolling a form must not change what stands in it.
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = painter_on(self)
        side = self._theme.px(18)
        place = QRect(
            self.width() - side - self._theme.space.one_half, (self.height() - side) // 2, side, side
        )
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        box = QRectF(mirrored(place, self.rect(), is_rtl=is_rtl))
        self._theme.icons.paint(painter, "chevron-down", self._theme.colors.muted, box)
        painter.end()


class SelectField(LabelledField):
    """One of many, in a list that is searched by typing its first letters."""

    changed = Signal(object)
    """The key that the person chose; not emitted by `set_value`."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        choices: Sequence[Choice],
        chosen: object = None,
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.editor = _Combo(theme)
        super().__init__(theme, label, self.editor, hint=hint, parent=parent)
        self._keys: list[object] = []
        self.set_choices(choices, chosen)
        self.editor.activated.connect(self._on_activated)

    @property
    def value(self) -> object:
        """The chosen key; None when there is nothing to choose from."""
        at = self.editor.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else None

    def set_value(self, key: object) -> None:
        """Show another choice without announcing it; an unknown key shows none."""
        self.editor.setCurrentIndex(self._keys.index(key) if key in self._keys else -1)

    def set_choices(self, choices: Sequence[Choice], chosen: object = None) -> None:
        """Offer other choices without announcing anything; without `chosen` the first one is taken."""
        self.editor.clear()
        self._keys = [choice.key for choice in choices]
        self.editor.addItems([choice.words for choice in choices])
        self.set_value(chosen if chosen in self._keys else next(iter(self._keys), None))

    def _on_activated(self, at: int) -> None:
        self.clear_error()
        self.changed.emit(self._keys[at])
