"""The licence of the company as a page shows it: asked when somebody looks, and after a payment was begun."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.operations.joining import may_buy
from cardesk_desktop.sync.licence import Licence, kept, known
from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.tasks import Tasks

OpenPage = Callable[[str], object]
ASK_EVERY_MS = 5_000
MOST_QUESTIONS = 240
"""Twenty minutes: a payment takes less, or the page is asked for again."""


def open_in_browser(url: str) -> None:
    """Show a page in the browser of the system."""
    QDesktopServices.openUrl(QUrl(url))


class LicenceWatch(QObject):
    """For one page. What the service told last is kept on this computer, and shown while nobody answers."""

    changed = Signal()

    def __init__(
        self,
        sync: SyncDesk,
        tasks: Tasks,
        preferences: Preferences,
        clock: Clock,
        parent: QObject,
        *,
        open_page: OpenPage = open_in_browser,
    ) -> None:
        super().__init__(parent)
        self._sync, self._tasks, self._preferences, self._clock = sync, tasks, preferences, clock
        self._open_page = open_page
        self._questions_left = 0
        self._asked = self._heard = 0
        self._before = ""
        self.is_fresh = False
        """True while `licence` is what the service told on this page."""
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_EVERY_MS)
        self._timer.timeout.connect(self._ask_again)

    @property
    def licence(self) -> Licence | None:
        """What is known; None before anything was told."""
        return known(self._preferences.settings.last_licence)

    @property
    def is_paying(self) -> bool:
        """True while the page of a payment is open and the new state is waited for."""
        return self._questions_left > 0

    def look(self) -> None:
        """Ask how the company stands now; what is known stays where nobody answers."""
        cookie, now = self._sync.cookie, self._clock.now()
        if cookie:
            self._asked += 1
            know, miss = partial(self._know, self._asked), partial(self._miss, self._asked)
            self._sync.ask(lambda account: account.licence(cookie, now), know, miss, self)

    def buy(self, staff_id: UUID, on_failed: Failed) -> None:
        """Open the page on which it is paid, if this person may; then watch until the state is another."""

        def ask(_allowed: None) -> None:
            cookie = self._sync.cookie
            self._sync.ask(lambda account: account.buy(cookie), self._open, on_failed, self)

        self._tasks.run(
            may_buy,
            on_done=ask,
            on_refused=on_failed,
            on_unavailable=on_failed,
            owner=self,
            staff_id=staff_id,
        )

    def _open(self, url: str) -> None:
        licence = self.licence
        self._before = licence.status if licence is not None else ""
        self._questions_left = MOST_QUESTIONS
        self._timer.start()
        self._open_page(url)
        self.changed.emit()

    def _ask_again(self) -> None:
        self._questions_left -= 1
        if self._questions_left <= 0:
            self._rest()
        self.look()

    def _rest(self) -> None:
        self._questions_left = 0
        self._timer.stop()

    def _is_news(self, number: int) -> bool:
        """Whether no later question was answered before: several threads ask, each at its own pace."""
        is_news = number > self._heard
        self._heard = max(number, self._heard)
        return is_news

    def _know(self, number: int, licence: Licence) -> None:
        if not self._is_news(number):
            return
        self._preferences.change(replace(self._preferences.settings, last_licence=kept(licence)))
        self.is_fresh = True
        if self.is_paying and licence.status != self._before:
            self._rest()
        self.changed.emit()

    def _miss(self, number: int, _error: object) -> None:
        if self._is_news(number):
            self.is_fresh = False
            self.changed.emit()
