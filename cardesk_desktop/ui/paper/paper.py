"""Prints and saves papers in the background, and says what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_invoices import Printable, prepare_print, preview
from cardesk_desktop.settings import AutoPrint, Settings
from cardesk_desktop.ui.navigator import Action, Notices
from cardesk_desktop.ui.paper.errand import Drawn, drawn, file_name
from cardesk_desktop.ui.paper.kind import PaperKind
from cardesk_desktop.ui.paper.outlets import Outlets, printer_for
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.whole_file import write_whole

T = TypeVar("T")

Ended = Callable[[], None]
"""Called when a paper is printed, saved or given up."""


@dataclass(frozen=True, slots=True)
class _Way:
    """What is to happen to one paper; the same way twice is gone once."""

    document_id: UUID
    kind: PaperKind
    is_saved: bool = False


class Paper(QObject):
    """Papers of invoices and credit notes. A sale never waits for any of this; what fails can be tried again.

    Printing and saving are recorded once for each paper: trying again uses the very bytes of the first
    attempt, so that a jam does not turn the original into a copy.
    """

    def __init__(
        self,
        tasks: Tasks,
        notices: Notices,
        phrases: Phrasebook,
        acting: Callable[[], UUID],
        settings: Callable[[], Settings],
        *,
        outlets: Outlets | None = None,
        remember: Callable[[Settings], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`remember` keeps other settings; without it what is chosen here is forgotten."""
        super().__init__(parent)
        self._remember = remember
        self._tasks, self._notices, self._phrases = tasks, notices, phrases
        self._acting, self._settings = acting, settings
        self._outlets = outlets or Outlets()
        self._steps: Counter[_Way] = Counter()
        self._ended: dict[_Way, Ended] = {}

    def print(self, document_id: UUID, kind: PaperKind, *, on_ended: Ended | None = None) -> None:
        """Print a paper. A second call while the first is under way is ignored."""
        way = _Way(document_id, kind)
        if self._begin(way, on_ended):
            # The printer first: without one, no print is recorded, and the next one is no copy.
            self._run_io(way, partial(self._find_printer, kind), lambda _: self._prepare(way, self._print))

    def save(
        self,
        document_id: UUID,
        number: str,
        kind: PaperKind = PaperKind.INVOICE,
        *,
        on_ended: Ended | None = None,
    ) -> None:
        """Ask for a place and save a paper there. Nothing is recorded when the person turns back."""
        way = _Way(document_id, kind, is_saved=True)
        if way in self._ended:
            return
        path = self._ask(file_name(number))
        if path is not None and self._begin(way, on_ended):
            self._prepare(way, partial(self._save, path))
        elif on_ended is not None:
            on_ended()

    def after_sale(self, invoice_id: UUID) -> None:
        """Print what the settings say is printed by itself."""
        match self._settings().prints_by_itself:
            case AutoPrint.RECEIPT:
                self.print(invoice_id, PaperKind.RECEIPT)
            case AutoPrint.INVOICE:
                self.print(invoice_id, PaperKind.INVOICE)
            case AutoPrint.NOTHING:
                pass

    def show(
        self, document_id: UUID, kind: PaperKind, on_done: Callable[[Drawn], None], *, owner: QObject
    ) -> None:
        """Draw a paper as it would be printed now, for the screen; nothing is recorded."""

        def draw(printable: Printable) -> None:
            self._tasks.run_io(drawn, on_done=on_done, owner=owner, printable=printable, kind=kind)

        with_condition = self.prints_condition()
        self._tasks.run(
            preview, on_done=draw, owner=owner, document_id=document_id, with_condition=with_condition
        )

    def prints_condition(self) -> bool:
        """Whether the photos of a car are printed behind its invoice."""
        return self._settings().prints_condition

    def choose_condition(self, is_printed: bool) -> None:
        """Print them behind every invoice from now on, or do not."""
        if self._remember is not None:
            self._remember(replace(self._settings(), prints_condition=is_printed))

    def prints_by_itself(self) -> AutoPrint:
        """What is printed by itself after a sale."""
        return self._settings().prints_by_itself

    def _begin(self, way: _Way, on_ended: Ended | None) -> bool:
        if way in self._ended:
            return False
        self._ended[way] = on_ended or _nothing
        return True

    def _prepare(self, way: _Way, then: Callable[[_Way, Drawn], None]) -> None:
        """Record the paper and draw it."""

        def draw(printable: Printable) -> None:
            self._run_io(way, partial(drawn, printable, way.kind), partial(then, way))

        self._steps[way] += 1
        self._tasks.run(
            prepare_print,
            on_done=draw,
            on_settled=partial(self._settle, way),
            owner=self,
            staff_id=self._acting(),
            document_id=way.document_id,
            with_condition=self.prints_condition(),
        )

    def _print(self, way: _Way, paper: Drawn) -> None:
        self._run_io(
            way,
            partial(self._print_bytes, paper),
            partial(self._say_printed, paper),
            on_unavailable=partial(self._say_not_printed, way, paper),
        )

    def _save(self, path: Path, way: _Way, paper: Drawn) -> None:
        self._run_io(
            way,
            partial(write_whole, path, paper.pdf),
            lambda _: self._notices.toast(self._phrases("Saved as {file}.", file=path.name)),
            on_unavailable=partial(self._say_not_saved, way, paper),
        )

    def _run_io(
        self,
        way: _Way,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        *,
        on_unavailable: Callable[[Unavailable], None] | None = None,
    ) -> None:
        self._steps[way] += 1
        self._tasks.run_io(
            work,
            on_done=on_done,
            on_unavailable=on_unavailable or partial(self._say_no_printer, way),
            on_settled=partial(self._settle, way),
            owner=self,
        )

    def _settle(self, way: _Way) -> None:
        """A step has ended; the last one ends the way. The next step began before the last one settled."""
        self._steps[way] -= 1
        if not self._steps[way]:
            del self._steps[way]
            self._ended.pop(way)()

    def _find_printer(self, kind: PaperKind) -> str:
        return printer_for(self._outlets, kind, self._settings())

    def _print_bytes(self, paper: Drawn) -> str:
        # Looked for again each time: another printer may have been chosen since the last attempt.
        name = self._find_printer(paper.kind)
        self._outlets.print_pdf(paper.pdf, name)
        return name

    def _ask(self, suggested_name: str) -> Path | None:
        return self._outlets.ask_for_file(self._phrases, suggested_name)

    def _say_printed(self, paper: Drawn, printer: str) -> None:
        _ = self._phrases
        self._notices.toast(_("{number} went to {printer}.", number=paper.number, printer=printer))

    def _say_not_printed(self, way: _Way, paper: Drawn, error: Unavailable) -> None:
        again = Action(self._phrases("Print again"), partial(self._again, way, paper), holds_anywhere=True)
        self._notices.explain(error, retry=again)

    def _say_no_printer(self, way: _Way, error: Unavailable) -> None:
        retry = None
        if error.code is Code.PRINTER_NOT_CHOSEN:
            again = partial(self.print, way.document_id, way.kind)
            retry = Action(self._phrases("Print again"), again, holds_anywhere=True)
        self._notices.explain(error, retry=retry)

    def _say_not_saved(self, way: _Way, paper: Drawn, error: Unavailable) -> None:
        again = partial(self._save_again, way, paper)
        elsewhere = Action(self._phrases("Choose another place"), again, holds_anywhere=True)
        self._notices.explain(error, retry=elsewhere)

    def _again(self, way: _Way, paper: Drawn) -> None:
        if self._begin(way, None):
            self._print(way, paper)

    def _save_again(self, way: _Way, paper: Drawn) -> None:
        path = self._ask(file_name(paper.number))
        if path is not None and self._begin(way, None):
            self._save(path, way, paper)


def _nothing() -> None:
    """Nobody waits for this paper."""
