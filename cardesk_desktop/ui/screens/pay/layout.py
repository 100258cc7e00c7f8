"""The page laid out: two columns that scroll where the screen is too small, or a card in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cardesk_desktop.ui.theme import Theme

_WIDEST = 1200


def two_columns(theme: Theme, left: Sequence[QWidget], right: QWidget) -> QScrollArea:
    """The widgets of the first column below one another, and the second one as high as the page."""
    column = QVBoxLayout()
    column.setSpacing(theme.space.two)
    for part in left:
        column.addWidget(part)
    column.addStretch(1)
    inside = QWidget()
    inside.setObjectName("scrolled")
    row = QHBoxLayout(inside)
    row.setContentsMargins(theme.space.three, theme.space.three, theme.space.three, theme.space.three)
    row.setSpacing(theme.space.six)
    row.addStretch(1)
    first = QWidget()
    first.setLayout(column)
    column.setContentsMargins(0, 0, 0, 0)
    for part in (first, right):
        part.setMaximumWidth(theme.px(_WIDEST // 2))
        row.addWidget(part, 20)
    row.addStretch(1)
    return scrolling(inside)


def middle(theme: Theme, card: QWidget) -> QScrollArea:
    """A card in the middle of the page."""
    inside = QWidget()
    inside.setObjectName("scrolled")
    row = QHBoxLayout(inside)
    row.setContentsMargins(theme.space.three, theme.space.three, theme.space.three, theme.space.three)
    row.addStretch(1)
    row.addWidget(card, 20, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return scrolling(inside)


def scrolling(inside: QWidget) -> QScrollArea:
    """A page that scrolls up and down only when it has to."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
