"""Reads a screen as it is drawn: every line of words with the room it was given, every control."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from cardesk_desktop.ui.widgets import paint

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


@dataclass(frozen=True)
class Line:
    """One line of words on the screen: what it says and whether it is cut."""

    text: str
    is_cut: bool


@contextmanager
def painted_lines(patch: pytest.MonkeyPatch) -> Iterator[list[Line]]:
    """Everything that is painted while the block runs; the painting goes on as it is."""
    lines: list[Line] = []
    draw = paint.text_in

    def noting(
        painter: QPainter,
        box: QRect,
        text: str,
        font: QFont,
        color: str | QColor,
        align: Qt.AlignmentFlag = paint.LEADING,
    ) -> None:
        lines.append(Line(text, QFontMetrics(font).horizontalAdvance(text) > max(0, box.width())))
        draw(painter, box, text, font, color, align)

    with patch.context() as patched:
        for name, module in sys.modules.copy().items():
            if name.startswith("cardesk_desktop.ui") and getattr(module, "text_in", None) is draw:
                patched.setattr(module, "text_in", noting)
        yield lines


def written_lines(root: QWidget) -> Iterator[Line]:
    """What the labels say that Qt draws itself."""
    for label in root.findChildren(QLabel):
        if is_seen(label) and label.text():
            yield Line(label.text(), _is_label_cut(label))
    for field in root.findChildren(QLineEdit):
        if is_seen(field) and field.placeholderText() and not field.text():
            room = field.width() - 8
            words = field.placeholderText()
            yield Line(words, field.fontMetrics().horizontalAdvance(words) > room)


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything that can be pressed, typed into or gone through, as far as it is in view and enabled."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and is_seen(widget) and widget.isEnabled() and not _is_inner(widget):
            yield widget


def name_of(widget: QWidget) -> str:
    """The name by which a screen reader announces the control."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip()


def is_seen(widget: QWidget) -> bool:
    """It is shown and at least partly inside what its parents show."""
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def described(widget: QWidget) -> str:
    """A control as a failing test names it."""
    return f"{type(widget).__name__} {name_of(widget)!r} in {type(widget.parentWidget()).__name__}"


def _is_inner(widget: QWidget) -> bool:
    """A part that Qt makes for a control of its own, which is the one that counts."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QAbstractItemView | QAbstractSlider)


def _is_label_cut(label: QLabel) -> bool:
    room = label.contentsRect()
    metrics = label.fontMetrics()
    if type(label).__name__ == "ElidedText":
        return metrics.horizontalAdvance(label.text()) > room.width()
    if not label.wordWrap():
        widest = max(metrics.horizontalAdvance(line) for line in label.text().splitlines() or [""])
        return widest > room.width() + 1
    return label.heightForWidth(label.width()) > label.height() + 2
