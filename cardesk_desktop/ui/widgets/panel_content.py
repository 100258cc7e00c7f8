"""The usual inside of a side panel: a form that scrolls, and below it the buttons, always in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.scrolling import follow_keyboard

_STEPS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class PanelContent(QWidget):
    """Put the form into `body`, the buttons into `footer`. What takes the keyboard is brought into view.

    The scroll bar lies in the margin at the far side, so that form and buttons always end at one edge.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        inside = QWidget()
        inside.setObjectName("scrolled")
        self.body = QVBoxLayout(inside)
        self.body.setSpacing(theme.space.two)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        self.area.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self.footer = QVBoxLayout()
        self.footer.setSpacing(theme.space.one)
        self.footer.setContentsMargins(*self._margins(theme.space.two))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.two)
        self._across = QHBoxLayout()
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(theme.space.two)
        self._across.addWidget(self.area, 1)
        column.addLayout(self._across, 1)
        column.addLayout(self.footer)
        self._keep_edge()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def put_beside(self, part: QWidget) -> None:
        """Put a part beside the form, no wider than it must be: it stays in sight whatever is scrolled."""
        part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        part.setMaximumWidth(part.minimumSizeHint().width())
        holder = QVBoxLayout()
        holder.setContentsMargins(*self._margins(self._theme.space.two))
        holder.addWidget(part)
        holder.addStretch(1)
        self._across.addLayout(holder)

    def scroll_by(self, key: int) -> None:
        """Where nothing in the form takes the keyboard, its keys move what is seen of the form."""
        step = _STEPS.get(key)
        if step is not None:
            self.area.verticalScrollBar().triggerAction(step)

    def _keep_edge(self) -> None:
        """Leave the margin to the scroll bar while it is shown."""
        bar = self.area.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self.body.setContentsMargins(*self._margins(max(0, self._theme.space.two - taken)))

    def _margins(self, far: int) -> tuple[int, int, int, int]:
        """Room at the side where a line ends; a layout does not mirror its margins."""
        return (far, 0, 0, 0) if self._theme.is_rtl else (0, 0, far, 0)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        follow_keyboard(self.area, now)
