"""Content that scrolls when the window is too small for it, and parts that then stand below one another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QFrame, QLayout, QScrollArea, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme


def follow_keyboard(area: QScrollArea, now: QWidget | None) -> None:
    """Bring what took the keyboard into view, if it lies in `area`.

    Not what a mouse is pressing: a button that moved away from under it would not be pressed.
    """
    if now is None or not area.isAncestorOf(now):
        return
    if not (isinstance(now, QAbstractButton) and QApplication.mouseButtons()):
        area.ensureWidgetVisible(now)


def keep_edge(area: QScrollArea, below: QLayout, *, is_rtl: bool) -> None:
    """Let what stands below an area keep its edge also while the scroll bar takes some of the room."""
    bar = area.verticalScrollBar()

    def give_way() -> None:
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        # A layout does not mirror its margins.
        below.setContentsMargins(taken if is_rtl else 0, 0, 0 if is_rtl else taken, 0)

    bar.rangeChanged.connect(give_way)


class Scrolling(QScrollArea):
    """Shows `inside` whole where there is room. It takes no focus of its own.

    Qt's area asks what it is given for its size at once, and whatever is asked for its size is dressed: then
    once more at every step on its way into the page. Here it is asked when somebody wants to see it.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = inside
        inside.setObjectName("scrolled")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Qt's own is of a class unknown to PySide, which then makes all that it knows, for 16 ms.
        port = QWidget()
        self.setViewport(port)
        inside.setParent(port)

    @override
    def sizeHint(self) -> QSize:
        self._take_in()
        return super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        self._take_in()
        return super().minimumSizeHint()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        self._take_in()
        super().showEvent(event)

    @override
    def ensureWidgetVisible(self, child: QWidget, /, xmargin: int = 50, ymargin: int = 50) -> None:
        self._take_in()
        super().ensureWidgetVisible(child, xmargin, ymargin)

    def _take_in(self) -> None:
        if self.widget() is None:
            self.setWidget(self.inside)


class Rearranging(Scrolling):
    """Places its parts anew when the window, or what the parts need, changes."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(inside, parent)
        inside.installEventFilter(self)

    def arrange(self) -> None:
        """Place the parts for the present width."""

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self.arrange()
        super().resizeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().eventFilter(watched, event)


class SideBySide(Rearranging):
    """Two parts beside one another; with large words on a small screen the second stands below the first.

    With a parent they are put in last, into what has its place in the page: Qt tells every label of a part
    about each step on its way.
    """

    def __init__(
        self,
        theme: Theme,
        first: QWidget,
        second: QWidget,
        *,
        shares: tuple[int, int],
        parent: QWidget | None = None,
    ) -> None:
        inside = QWidget()
        self._parts = (first, second)
        self._gap, self._edge = theme.space.two, theme.space.three
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(self._edge, theme.space.two, self._edge, theme.space.two)
        self._row.setSpacing(self._gap)
        super().__init__(inside, parent)
        for part, share in zip(self._parts, shares, strict=True):
            self._row.addWidget(part, share)

    @override
    def arrange(self) -> None:
        needed = sum(part.minimumSizeHint().width() for part in self._parts) + self._gap + 2 * self._edge
        is_wide = needed <= self.viewport().width()
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
