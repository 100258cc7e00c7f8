"""The keys that bring screens into view, wherever one is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screen import Screen, in_rail_order
from cardesk_desktop.ui.shortcuts import Shortcut


def screen_keys(_: Phrasebook, screens: Sequence[Screen], show: Callable[[str], None]) -> list[Shortcut]:
    """Ctrl and a number by the order of the rail; a key of its own for a screen that has one."""
    keys = [(f"Ctrl+{number}", screen) for number, screen in enumerate(in_rail_order(screens), start=1)]
    keys += [(screen.key, screen) for screen in screens if screen.key]
    return [Shortcut(key, screen.title(_), partial(show, screen.name)) for key, screen in keys]
