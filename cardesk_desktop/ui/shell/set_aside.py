"""Settings that could not be read: said once, in the window that begins with the usual ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardesk_desktop.settings import LoadedSettings
from cardesk_desktop.ui.screen import Look

if TYPE_CHECKING:
    from cardesk_desktop.ui.main_window import MainWindow


def say_what_was_set_aside(loaded: LoadedSettings, look: Look, window: MainWindow) -> None:
    """Say it where it was so."""
    if loaded.set_aside is not None or loaded.is_unread:
        _ = look.phrases
        text = _("The settings of this computer could not be read. The usual ones are used now.")
        window.frame.banner.say(text)
