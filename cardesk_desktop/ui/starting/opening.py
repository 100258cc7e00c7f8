"""Opening the desk behind the start window: by the key of the keyring, or by the owner's recovery code."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.recovery import OPENED_BY_CODE, has_recovery_code, recover_key
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.starting.second_start import SecondStart
from cardesk_desktop.ui.starting.start_window import StartWindow
from cardesk_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from cardesk_desktop.ui.starting.restore_dialog import RestoreOffer

_log = logging.getLogger(__name__)

MENDED_BY_BACKUP = OPENED_BY_CODE | {Code.DATABASE_DAMAGED, Code.DATA_GONE}
"""What a backup helps against."""
SAID_AFTER_MS = 200
"""A window that says for a moment what is over by then would be in the way of the one that follows."""


class Opening(QObject):
    """Tries until the desk is open. The window says why it did not open, and what to do."""

    opened = Signal()
    failed = Signal(object)
    """`Refused` or `Unavailable`; the window shows it already."""

    def __init__(
        self,
        tasks: Tasks,
        make_desk: Callable[[], Desk],
        window: Callable[[], StartWindow],
        look: Callable[[], Look],
        second: SecondStart,
        *,
        begin_anew: Callable[[], Desk],
        custody: Custody,
        clock: Clock,
        parent: QObject,
    ) -> None:
        """`make_desk` runs on the database thread; so does `begin_anew`, where the data are gone."""
        super().__init__(parent)
        self._tasks, self._make_desk = tasks, make_desk
        self._make_anew = begin_anew
        self._window, self._look, self._second = window, look, second
        self._custody, self._clock = custody, clock
        self._database, self._keychain = custody.places.database, custody.keychain
        self._is_trying = False

    @cached_property
    def restoring(self) -> RestoreOffer:
        """Asks for a backup and puts it back."""
        from cardesk_desktop.ui.starting.restore_dialog import RestoreOffer

        return RestoreOffer(self._tasks, self._custody, self._clock, self)

    def begin(self) -> None:
        """Open the desk with the key of the keyring. What takes longer is said in the window."""
        self._try(self._make_desk)

    def _begin_anew(self) -> None:
        self._try(self._make_anew)

    def _try(self, make_desk: Callable[[], Desk]) -> None:
        self._is_trying = True
        QTimer.singleShot(SAID_AFTER_MS, self, self._say_opening)
        self._tasks.open_desk(
            make_desk,
            on_done=self._on_open,
            on_refused=self._on_closed,
            on_unavailable=self._on_closed,
        )

    def _say_opening(self) -> None:
        if self._is_trying:
            self._window().show_opening()

    def _on_open(self) -> None:
        self._is_trying = False
        self.opened.emit()

    def _begin_by_code(self, code: str) -> None:
        def open_desk() -> Desk:
            recover_key(self._database, code, self._keychain)
            return self._make_desk()

        self._tasks.open_desk(
            open_desk,
            on_done=self.opened.emit,
            on_refused=self._on_code_refused,
            on_unavailable=self._on_closed,
        )

    def _on_closed(self, error: Refused | Unavailable) -> None:
        self._is_trying = False
        if error.code is Code.DATABASE_IN_USE and self._second.hand_over():
            return
        _log.warning("the desk did not open: %s", error.code)
        retry = Action(self._look().phrases("Try again"), self.begin)
        put_back = Action(self._look().phrases("Restore a backup"), self._offer_restore)
        can_put_back = error.code in MENDED_BY_BACKUP
        if error.code is Code.DATA_GONE:
            self._show_gone(error, put_back)
        elif error.code in OPENED_BY_CODE and has_recovery_code(self._database):
            self._window().ask_for_code(error, retry, self._begin_by_code)
        else:
            self._window().show_trouble(error, retry, put_back if can_put_back else None)
        self.failed.emit(error)

    def _show_gone(self, error: Refused | Unavailable, put_back: Action) -> None:
        from cardesk_desktop.ui.starting.data_gone import WaysOn

        _ = self._look().phrases
        look_again = Action(_("Look again"), self.begin)
        ways = WaysOn(look_again, put_back, Action(_("Begin anew"), self._begin_anew))
        self._window().show_gone(error, ways)

    def _offer_restore(self) -> None:
        self.restoring.begin(self._look(), self._window())

    def _on_code_refused(self, refusal: Refused) -> None:
        if refusal.code is Code.DATABASE_NEWER:
            self._on_closed(refusal)
        else:
            self._window().refuse_code(refusal)
