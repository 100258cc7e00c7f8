"""Where everything stands on a card of the board. Laid out from the left; painting mirrors it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from cardesk_desktop.ui.screens.visits.cards import CardFace
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.few_lines import FewLines
from cardesk_desktop.ui.widgets.paint import SHADOW_DEPTH
from cardesk_desktop.ui.widgets.tag import tag_size

_CLIENT_LINES, _SERVICE_LINES = 2, 2
_LEAST_WORDS = 100
"""The width that words need beside a button, in pixels; with less the button goes below them."""

BAR = 4
"""Height of the bar that shows how much of the planned time has passed."""


@dataclass(frozen=True, slots=True)
class CardPlan:
    """The places of one card. `client` and `services` are lines; `unpaid` and `bar` are empty without one."""

    height: int
    plate: QRect
    tag: QRect
    car: QRect
    client: tuple[tuple[str, QRect], ...]
    services: tuple[tuple[str, QRect], ...]
    unpaid: QRect
    bar: QRect
    buttons: tuple[QRect, ...]


def plan_card(theme: Theme, face: CardFace, width: int, plate: QSize, buttons: Sequence[QSize]) -> CardPlan:
    """Plan a card of `width` pixels whose plate and buttons are that large."""
    space = theme.space
    inner = QRect(space.two, space.one_half, max(1, width - 2 * space.two), 0)
    plate_box = QRect(inner.topLeft(), plate)
    tag_box, top = _tag(theme, face, plate_box, inner)
    beside = buttons[0] if len(buttons) == 1 and _fits_beside(theme, inner, buttons[0]) else None
    car = QRect(inner.left(), top, inner.width(), theme.px(TextSize.BODY.line))
    room = inner.width() - (beside.width() + space.one_half if beside else 0)
    start = QRect(inner.left(), car.bottom() + 1, room, theme.px(TextSize.SMALL.line))
    client = _lines(theme, face.client, start, _CLIENT_LINES)
    start.translate(0, len(client) * start.height() + (space.half if face.services else 0))
    services = _lines(theme, face.services, start, _SERVICE_LINES)
    top = start.top() + len(services) * start.height()
    places: tuple[QRect, ...] = ()
    if beside:
        first = car.bottom() + 1 + space.half
        places = (QRect(QPoint(inner.right() + 1 - beside.width(), first), beside),)
        top = max(top, places[0].bottom() + 1)
    unpaid = QRect()
    if face.unpaid:
        size = tag_size(theme, face.unpaid)
        unpaid = QRect(inner.left(), top + space.one, min(size.width(), inner.width()), size.height())
        top = unpaid.bottom() + 1
    bar = QRect()
    if face.done_permille is not None:
        bar = QRect(inner.left(), top + space.one + 2, inner.width(), BAR)
        top = bar.bottom() + 1
    if buttons and not places:
        places = _footer(theme, inner, top + space.one_half, buttons)
        top = places[-1].bottom() + 1
    bottom = top + space.one_half + SHADOW_DEPTH
    return CardPlan(bottom, plate_box, tag_box, car, client, services, unpaid, bar, places)


def _tag(theme: Theme, face: CardFace, plate: QRect, inner: QRect) -> tuple[QRect, int]:
    """The tag beside the plate, or below it where the card is too narrow; and where the words begin."""
    size, space = tag_size(theme, face.tag), theme.space
    if plate.width() + space.one + size.width() <= inner.width():
        left = inner.right() + 1 - size.width()
        top = plate.top() + (plate.height() - size.height()) // 2
        return QRect(left, top, size.width(), size.height()), plate.bottom() + 1 + space.one
    below = plate.bottom() + 1 + space.half
    box = QRect(inner.left(), below, min(size.width(), inner.width()), size.height())
    return box, box.bottom() + 1 + space.one


def _lines(theme: Theme, text: str, first: QRect, most: int) -> tuple[tuple[str, QRect], ...]:
    """A text in lines below one another, the first of them in its place."""
    words = FewLines(theme.font(TextSize.SMALL), most).lines(text, first.width()) if text else ()
    return tuple((line, first.translated(0, place * first.height())) for place, line in enumerate(words))


def _fits_beside(theme: Theme, inner: QRect, button: QSize) -> bool:
    return inner.width() - button.width() - theme.space.one_half >= theme.px(_LEAST_WORDS)


def _footer(theme: Theme, inner: QRect, top: int, buttons: Sequence[QSize]) -> tuple[QRect, ...]:
    """Buttons side by side, the last one the widest; one below the other where their words need it."""
    gap, height = theme.space.one, max(size.height() for size in buttons)
    if sum(size.width() for size in buttons) + gap * (len(buttons) - 1) > inner.width():
        return tuple(
            QRect(inner.left(), top + place * (height + gap), inner.width(), height)
            for place in range(len(buttons))
        )
    part = (inner.width() - gap * (len(buttons) - 1)) // len(buttons)
    places, left = [], inner.left()
    for size in buttons[:-1]:
        width = part if buttons[-1].width() <= part else size.width()
        places.append(QRect(left, top, max(width, size.width()), height))
        left = places[-1].right() + 1 + gap
    return (*places, QRect(left, top, inner.right() + 1 - left, height))
