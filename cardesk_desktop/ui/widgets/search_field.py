"""The search field: a glass, the words, a key cap while it is empty and a cross when it is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMetaMethod, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import IconButton
from cardesk_desktop.ui.widgets.key_cap import KeyCap
from cardesk_desktop.ui.widgets.paint import LEADING, absolute, mirrored, painter_on, rounded, width_of

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class SearchField(QWidget):
    """A line to type into. Up and Down are announced, so that the list below it can move."""

    changed = Signal(str)
    submitted = Signal()
    moved = Signal(int)
    """Rows to move in the list: -1 up, 1 down, 8 a page."""
    left = Signal()
    """Esc was pressed in the empty field. In a filled one it empties it."""

    def __init__(
        self, theme: Theme, _: Phrasebook, placeholder: str, *, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.editor = QLineEdit()
        self.editor.setObjectName("bare")
        self.editor.setPlaceholderText(placeholder)
        self.editor.setAccessibleName(placeholder)
        self.editor.setAlignment(absolute(LEADING, is_rtl=theme.is_rtl))
        self.editor.installEventFilter(self)
        self.editor.textChanged.connect(self._on_changed)
        self.editor.returnPressed.connect(self.submitted)
        self._cap = KeyCap(theme, key) if key else None
        self._cross = IconButton(theme, "x", _("Clear the search"))
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.activated.connect(self.clear)
        row = QHBoxLayout(self)
        row.setSpacing(theme.space.one)
        row.setContentsMargins(*self._margins())
        row.addWidget(self.editor, 1)
        if self._cap is not None:
            row.addWidget(self._cap)
        row.addWidget(self._cross)
        self.setFocusProxy(self.editor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._on_changed("")

    @property
    def text(self) -> str:
        """What was typed."""
        return self.editor.text()

    def whole_width(self) -> int:
        """The width in which what stands in the empty field is not cut: its words and the key."""
        words = width_of(self.editor.font(), self.editor.placeholderText()) + self._theme.space.one
        left, _top, right, _bottom = self._margins()
        cap = self._cap.sizeHint().width() + self._theme.space.one if self._cap is not None else 0
        return words + left + right + cap

    def set_text(self, text: str) -> None:
        """Fill the field; announced as if it had been typed."""
        self.editor.setText(text)

    def clear(self) -> None:
        """Empty the field; announced."""
        self.editor.clear()

    def begins_with(self, event: QKeyEvent) -> bool:
        """A letter that was typed on the page around begins a search; False for any other key."""
        if not event.text().strip() or not event.text().isprintable() or self.editor.hasFocus():
            return False
        self.setFocus()
        self.editor.insert(event.text())
        return True

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.target)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.target)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._show_cap()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._takes(event):
            return True
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, side = self._theme.colors, self._theme.px(20)
        box, radius = QRectF(self.rect()), float(self._theme.radius.normal)
        if self.editor.hasFocus():
            rounded(painter, box, radius, fill=colors.surface, line=colors.accent, width=2)
        else:
            rounded(painter, box, radius, fill=colors.bg, line=colors.field_line)
        place = QRect(self._theme.space.two, (self.height() - side) // 2, side, side)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._theme.icons.paint(
            painter, "search", colors.muted, QRectF(mirrored(place, self.rect(), is_rtl=is_rtl))
        )
        painter.end()

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES and not event.modifiers():
            self.moved.emit(_MOVES[key])
            return True
        if key is Qt.Key.Key_Escape:
            return self._takes_escape()
        return False

    def _takes_escape(self) -> bool:
        """Where nobody hears that the empty field is left, the key is for what is around: a panel."""
        if self.text:
            self.clear()
            return True
        self.left.emit()
        return self.isSignalConnected(QMetaMethod.fromSignal(self.left))

    def _on_changed(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self._show_cap()
        self.changed.emit(text)

    def _show_cap(self) -> None:
        """The key gives way to what was typed, and to the words: it stands on the F1 sheet as well."""
        if self._cap is not None:
            self._cap.setVisible(not self.text and self.whole_width() <= self.width())

    def _margins(self) -> tuple[int, int, int, int]:
        space = self._theme.space
        before, after = space.two + self._theme.px(20) + space.one_half, space.one
        return (after, 0, before, 0) if self._theme.is_rtl else (before, 0, after, 0)
