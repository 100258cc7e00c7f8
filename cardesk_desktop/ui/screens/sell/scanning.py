"""Scanning with the camera on the selling screen: each code goes the way of a hand scanner's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cardesk_desktop.operations.selling import Scanned
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.camera.scan_result import ScanResult
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.sell.ticket_work import TicketWork
from cardesk_desktop.ui.theme import Tone


class Scanning:
    """Opens the panel and says in it what came of each code: the ticket itself lies behind it."""

    def __init__(self, cameras: CameraDesk, window: Window, work: TicketWork) -> None:
        self._cameras, self._window, self._work = cameras, window, work

    def begin(self) -> None:
        """Scan one product after another, until the panel is closed."""
        self._cameras.scan(self._on_scanned)

    def _on_scanned(self, code: str, result: ScanResult) -> None:
        self._work.scan(code, _Teller(self._cameras, self._window, result))


class _Teller:
    """Speaks in the panel."""

    def __init__(self, cameras: CameraDesk, window: Window, result: ScanResult) -> None:
        self._, self._window, self._result = cameras.phrases, window, result

    def scanned(self, scanned: Scanned) -> None:
        """Name and quantity of the line, and what the ticket comes to now."""
        _, view = self._, scanned.view
        line = next(line for line in view.ticket.lines if line.id == scanned.line_id)
        name = line.names.in_language(_.language.code)
        title = _("{quantity} × {name}", quantity=line.quantity, name=name)
        total = _("On the ticket. It comes to {amount} now.", amount=view.priced.gross)
        self._result.say(title, total)

    def refused(self, text: str, ways: Sequence[Action]) -> None:
        """Why it is not on the ticket; a way that is gone closes the panel."""
        self._result.say(text, actions=[Action(way.words, self._going(way)) for way in ways], tone=Tone.WAIT)

    def _going(self, way: Action) -> Callable[[], None]:
        def go() -> None:
            self._window.close_panel()
            way.run()

        return go
