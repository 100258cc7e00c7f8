"""What the window does for its screens: ways, notices and the side panel (see `ui/navigator.py`)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.requests import Request
from cardesk_desktop.ui.routes import Routes
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.frame import Frame


class Services(Routes):
    """The `Window` that pages are given.

    It speaks through the frame of the moment: what a page began may end when the window was built anew.
    """

    def __init__(
        self,
        look: Look,
        frame: Callable[[], Frame],
        ask: Callable[[Request], None],
        go_back: Callable[[], None],
    ) -> None:
        super().__init__(ask, go_back)
        self._look, self._frame = look, frame

    def toast(
        self,
        text: str,
        *,
        loudness: Loudness = Loudness.DONE,
        undo: Action | None = None,
        onward: Action | None = None,
    ) -> None:
        """Say shortly that something is done."""
        self._frame().toast.say(text, loudness=loudness, undo=undo, onward=onward)

    def banner(
        self,
        text: str,
        *,
        loudness: Loudness = Loudness.WARNING,
        action: Action | None = None,
        other: Action | None = None,
    ) -> None:
        """Say something that stays until it is answered or closed."""
        self._frame().banner.say(text, loudness=loudness, action=action, other=other)

    def clear_banner(self) -> None:
        """The trouble is over."""
        self._frame().banner.clear()

    def explain(self, error: Refused | Unavailable, *, retry: Action | None = None) -> None:
        """Show the sentence of an error that belongs to no field."""
        loudness = Loudness.WARNING if isinstance(error, Refused) else Loudness.FAILURE
        self.banner(sentence(self._look.phrases, error), loudness=loudness, action=retry)

    def open_panel(
        self,
        content: QWidget,
        title: str,
        *,
        first_focus: QWidget | None = None,
        on_closed: Callable[[], None] | None = None,
        is_over: bool = False,
    ) -> None:
        """Show `content` in the side panel."""
        self._frame().panel.open_panel(
            content, title, first_focus=first_focus, on_closed=on_closed, is_over=is_over
        )

    def close_panel(self) -> None:
        """Close the side panel."""
        self._frame().panel.close_panel()
