"""Strokes that all painted widgets and delegates share."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from cardesk_desktop.ui.theme import Theme

RING = 2.0
"""Thickness of the focus ring, in pixels."""

_SHADOW_STEPS = ((0.0, 1.0, 0.9), (1.0, 2.0, 0.45), (2.0, 3.0, 0.2))
SHADOW_DEPTH = 4
"""Height in pixels of the band below a card in which its shadow lies."""

LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
"""Where amounts of a column stand, on every screen: digits run one way only, and decimals line up."""
CENTRED = Qt.AlignmentFlag.AlignCenter
_RTL = Qt.LayoutDirection.RightToLeft


def painter_on(widget: QWidget) -> QPainter:
    """A painter with smooth edges; whoever takes it ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def rounded(
    painter: QPainter,
    box: QRectF,
    radius: float,
    *,
    fill: str | QColor | None = None,
    line: str | QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box whose line lies wholly inside `box`."""
    inset = width / 2 if line is not None else 0.0
    inner = box.adjusted(inset, inset, -inset, -inset)
    painter.setBrush(QColor(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(line), width) if line is not None else Qt.PenStyle.NoPen)
    corner = min(max(0.0, radius - inset), inner.height() / 2)
    painter.drawRoundedRect(inner, corner, corner)


def focus_ring(painter: QPainter, theme: Theme, box: QRectF, radius: float) -> None:
    """The ring around what the keyboard acts on: at the edge of `box`, with a gap inside it."""
    rounded(painter, box, radius, line=theme.colors.bg, width=RING * 2)
    rounded(painter, box, radius, line=theme.colors.accent, width=RING)


def shadow_below(painter: QPainter, theme: Theme, box: QRectF, radius: float) -> None:
    """A soft shadow under a card that is drawn on `box` afterwards.

    Drawn is its lower edge alone, which is all that the card leaves to be seen: whole, it would be the
    dearest part of the card.
    """
    if not theme.colors.shadow_opacity:
        return
    painter.save()
    edge = QRectF(box.left(), box.bottom() - radius, box.width(), radius + SHADOW_DEPTH)
    painter.setClipRect(edge.toAlignedRect(), Qt.ClipOperation.IntersectClip)
    for inset, down, strength in reversed(_SHADOW_STEPS):
        color = QColor(theme.colors.shadow)
        color.setAlphaF(theme.colors.shadow_opacity * strength)
        rounded(painter, box.adjusted(inset, down, -inset, down), radius, fill=color)
    painter.restore()


@cache
def absolute(align: Qt.AlignmentFlag, *, is_rtl: bool) -> Qt.AlignmentFlag:
    """The side of the screen that "leading" and "trailing" mean where reading runs as said."""
    flag = Qt.AlignmentFlag
    if is_rtl and not align & flag.AlignAbsolute and align & (flag.AlignLeft | flag.AlignRight):
        align ^= flag.AlignLeft | flag.AlignRight
    return align | flag.AlignAbsolute


@cache
def _flags(align: Qt.AlignmentFlag, *, is_rtl: bool) -> int:
    """How a line is drawn; put together once, since that takes as long as the cutting of the line."""
    # Dots below Arabic letters may hang out of a low box: only the width is a limit.
    flags = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    return (absolute(align, is_rtl=is_rtl) | flags).value


def text_in(
    painter: QPainter,
    box: QRect,
    text: str,
    font: QFont,
    color: str | QColor,
    align: Qt.AlignmentFlag = LEADING,
) -> None:
    """One line of text, cut with an ellipsis where it does not fit.

    The side it stands at follows the direction of the screen; the order of its words follows the text
    itself (its first strong letter), so that a Latin name reads right on an Arabic screen.
    """
    direction = painter.layoutDirection()
    painter.setFont(font)
    painter.setPen(QColor(color))
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(box, _flags(align, is_rtl=direction is _RTL), cut)
    painter.setLayoutDirection(direction)


def width_of(font: QFont, text: str) -> int:
    """The width of one line of text in pixels."""
    return QFontMetrics(font).horizontalAdvance(text)


def mirrored(box: QRect, within: QRect, *, is_rtl: bool) -> QRect:
    """Where a box laid out from the left lies when reading runs from the right."""
    if not is_rtl:
        return box
    left = within.left() + within.right() - box.right()
    return QRect(left, box.top(), box.width(), box.height())
