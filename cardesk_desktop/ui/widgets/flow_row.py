"""Widgets in lines, like words in a paragraph, from the side where reading begins."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paint import mirrored


class FlowRow(QWidget):
    """Its widgets keep their own size and wrap to the next line; its height follows from its width."""

    def __init__(
        self,
        theme: Theme,
        *,
        gap: int | None = None,
        line_gap: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._gap = theme.space.one if gap is None else gap
        self._line_gap = self._gap if line_gap is None else line_gap
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Put a widget at the end."""
        part.setParent(self)
        if part.isHidden():
            part.show()
        self._parts.append(part)
        self._rearrange()

    def clear(self) -> None:
        """Take all widgets away and delete them."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self._rearrange()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._arrange(width, is_moving=False)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(_wanted(part).width() for part in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        width = max((_least(part) for part in self._shown()), default=0)
        return QSize(width, max((part.sizeHint().height() for part in self._shown()), default=0))

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        self._arrange(self.width(), is_moving=True)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._arrange(self.width(), is_moving=True)

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange):
            self._rearrange()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _rearrange(self) -> None:
        # Nothing has its place before somebody looks: it would be asked for its size again and again.
        if self.isVisible():
            self._arrange(self.width(), is_moving=True)
        self.updateGeometry()

    def _arrange(self, width: int, *, is_moving: bool) -> int:
        """Place the widgets in lines of `width`; return the height they take."""
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = y = line = 0
        for part in self._shown():
            size = _wanted(part)
            if isinstance(part, FlowRow) and size.width() > width:
                size = QSize(width, part.heightForWidth(width))
            if x and x + size.width() > width:
                x, y, line = 0, y + line + self._line_gap, 0
            if is_moving:
                place = QRect(x, y, min(size.width(), max(width, 1)), size.height())
                part.setGeometry(mirrored(place, QRect(0, 0, width, 1), is_rtl=is_rtl))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line


def _least(part: QWidget) -> int:
    """The width that a part needs: a row within the row wraps as well."""
    return part.minimumSizeHint().width() if isinstance(part, FlowRow) else _wanted(part).width()


def _wanted(part: QWidget) -> QSize:
    """The size at which a part is placed: a name without end may not make the whole row as wide."""
    return part.sizeHint().boundedTo(part.maximumSize())
