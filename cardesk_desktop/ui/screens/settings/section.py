"""A section of the settings: how it is announced, where it stands in the list, and how it is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.requests import Request
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Theme


class Group(Enum):
    """What a section is about; the list stands in this order, section by section as declared."""

    CAR_WASH = "car_wash"
    THIS_COMPUTER = "this_computer"
    SAFEKEEPING = "safekeeping"
    PROGRAM = "program"


class SectionBody(QWidget):
    """Base of what a section shows, card below card. Built when it is first chosen."""

    fills_page = False
    """True when a list in it takes all the room below, so that only the list scrolls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space.two)

    def add(self, card: QWidget) -> None:
        """Put a card below those before it."""
        self._column.addWidget(card)

    def memory(self) -> object | None:
        """What the section is built again from; by default, which control has the keyboard."""
        return next((name for name, control in self.controls().items() if has_focus(control)), None)

    def controls(self) -> dict[str, QWidget]:
        """The controls that may have the keyboard when the look changes, by a name that lasts."""
        return {}

    def on_shown(self) -> None:
        """The section came into view, first or again."""

    def on_request(self, request: Request) -> None:
        """Another part of the program asks to see something in this section, which is in view."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the section was asked for from elsewhere."""
        return None


@dataclass(frozen=True, slots=True)
class Section:
    """`build(look, window, memory)` makes the body; `memory` is what the body before gave, or None."""

    name: str
    icon: str
    title: Callable[[Phrasebook], str]
    group: Group
    build: Callable[[Look, Window, object | None], SectionBody]


def has_focus(control: QWidget) -> bool:
    """True when the keyboard is at the control or at something in it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is control or control.isAncestorOf(focused))
