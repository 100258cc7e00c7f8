"""Papers that are no sealed documents: printed and saved as they were drawn, and nothing is recorded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.navigator import Action, Notices
from cardesk_desktop.ui.paper.errand import file_name
from cardesk_desktop.ui.paper.kind import PaperKind
from cardesk_desktop.ui.paper.outlets import Outlets, printer_for
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.whole_file import write_whole

Ended = Callable[[], None]


class LoosePaper(QObject):
    """Sends the bytes of a PDF to the printer of invoices or into a file, and says what came of it."""

    def __init__(
        self,
        tasks: Tasks,
        notices: Notices,
        phrases: Phrasebook,
        settings: Callable[[], Settings],
        outlets: Outlets,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._notices, self._phrases = tasks, notices, phrases
        self._settings, self._outlets = settings, outlets

    def print(self, pdf: bytes, name: str, *, on_ended: Ended) -> None:
        """Print a paper; `name` is how it is called in what is said of it."""
        _ = self._phrases
        once_more = partial(self.print, pdf, name, on_ended=_nothing)
        again = Action(_("Print again"), once_more, holds_anywhere=True)
        self._tasks.run_io(
            partial(self._print, pdf),
            on_done=lambda printer: self._notices.toast(
                _("{number} went to {printer}.", number=name, printer=printer)
            ),
            on_unavailable=lambda error: self._notices.explain(error, retry=again),
            on_settled=on_ended,
            owner=self,
        )

    def save(self, pdf: bytes, name: str, *, on_ended: Ended) -> None:
        """Ask for a place and save a paper there; nothing happens when the person turns back."""
        path = self._outlets.ask_for_file(self._phrases, file_name(name))
        if path is None:
            on_ended()
            return
        self._tasks.run_io(
            partial(write_whole, path, pdf),
            on_done=lambda _done: self._say_saved(path),
            on_unavailable=lambda error: self._say_not_saved(pdf, name, error),
            on_settled=on_ended,
            owner=self,
        )

    def _print(self, pdf: bytes) -> str:
        printer = printer_for(self._outlets, PaperKind.INVOICE, self._settings())
        self._outlets.print_pdf(pdf, printer)
        return printer

    def _say_saved(self, path: Path) -> None:
        self._notices.toast(self._phrases("Saved as {file}.", file=path.name))

    def _say_not_saved(self, pdf: bytes, name: str, error: Unavailable) -> None:
        elsewhere = partial(self.save, pdf, name, on_ended=_nothing)
        retry = Action(self._phrases("Choose another place"), elsewhere, holds_anywhere=True)
        self._notices.explain(error, retry=retry)


def _nothing() -> None:
    """Nobody waits for this paper."""
