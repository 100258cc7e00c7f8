"""A screen, as the composition root gives it to the window: how it is called and how it is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from cardesk_desktop.ui.navigator import Window
    from cardesk_desktop.ui.page import Page
    from cardesk_desktop.ui.requests import Request


@dataclass(frozen=True, slots=True)
class Look:
    """What changes when the person changes language, theme or text size; everything is built from it."""

    theme: Theme
    phrases: Phrasebook


class Place(Enum):
    """Where a screen stands in the rail."""

    TOP = "top"
    BOTTOM = "bottom"
    NOWHERE = "nowhere"
    """Reached from another screen only, as the payment page is."""


@dataclass(frozen=True, slots=True)
class Screen:
    """`build(look, window, memory)` makes the page; `memory` is what the page before gave, or None."""

    name: str
    icon: str
    title: Callable[[Phrasebook], str]
    build: Callable[[Look, Window, object | None], Page]
    place: Place = Place.TOP
    answers: tuple[type[Request], ...] = field(default=())
    """The requests that are brought to this screen."""
    key: str = ""
    """A key that brings it into view from everywhere, for a screen that has no number in the rail."""

    @property
    def is_step(self) -> bool:
        """True when it is only a step of the screen that led to it: not in the rail, and without a key."""
        return self.place is Place.NOWHERE and not self.key


def in_rail_order(screens: Sequence[Screen]) -> list[Screen]:
    """The screens of the rail from top to bottom, which is also the order of Ctrl+1, Ctrl+2 ..."""
    top = [screen for screen in screens if screen.place is Place.TOP]
    return top + [screen for screen in screens if screen.place is Place.BOTTOM]
