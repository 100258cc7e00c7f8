"""The company arrives: what is here by now, and the till opens as soon as one can sell."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtWidgets import QProgressBar
from typing_extensions import override

from cardesk_desktop.operations.first_joining import Arrival, look_at_arrival
from cardesk_desktop.operations.founding_draft import Way
from cardesk_desktop.sync.status import Badge, Link, Progress, SyncStatus
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody
from cardesk_desktop.ui.sync_words import badge_advice
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.labels import Text

_STEPS = 1000
_IN_THE_WAY = frozenset(
    {
        Badge.OFFLINE,
        Badge.BUSY,
        Badge.FAILED,
        Badge.DISK,
        Badge.NO_PLACE,
        Badge.KEYRING,
        Badge.NOT_TRUSTED,
        Badge.NOT_A_MEMBER,
        Badge.PLEASE_UPDATE,
    }
)


class _Face(Enum):
    """What the large button does."""

    WAITING = "waiting"
    READY = "ready"
    """All that a sale needs is here: the till opens by itself."""
    ENOUGH = "enough"
    """Some of it is here, and the line is cut: the person may open the till, or wait."""
    NO_SHOP = "no_shop"
    """The account has a company in which nobody set up a shop yet."""
    SIGN_IN = "sign_in"


class ArrivingStep(StepBody):
    """Follows the exchange. What is still to come goes on coming behind the lock screen."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__(look, means, answers)
        theme = look.theme
        self._face = _Face.WAITING
        self._is_over = False
        self._arrival = Arrival()
        self.facts = Facts(theme)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(look.phrases("The company arrives"))
        self.count = Text(theme, tone=Tone.MUTED)
        self.message = Text(theme, is_wrapping=True)
        for part in (self.facts, self.bar, self.count, self.message):
            self.column.addWidget(part)
        means.sync.changed.connect(self._look)
        means.tasks.changed.connect(self._on_changes)
        self._show(_Face.WAITING, means.sync.status)
        self._look()

    @override
    def advance(self, go_on: Callable[[], None]) -> None:
        match self._face:
            case _Face.READY | _Face.ENOUGH:
                go_on()
            case _Face.NO_SHOP:
                self.way_chosen.emit(Way.FOUND)
            case _Face.SIGN_IN:
                self.way_chosen.emit(Way.JOIN)
            case _Face.WAITING:
                self.means.sync.sync_now()

    @override
    def words(self) -> str:
        _ = self.look.phrases
        return {
            _Face.WAITING: _("Look again now"),
            _Face.NO_SHOP: _("Set up the shop"),
            _Face.SIGN_IN: _("Sign in"),
        }.get(self._face, _("Open the till"))

    @override
    def heading(self) -> str:
        return self.look.phrases("This account has no shop yet") if self._face is _Face.NO_SHOP else ""

    @override
    def hint(self) -> str:
        _ = self.look.phrases
        words = _("Set it up here: the registers that join later find it.")
        return words if self._face is _Face.NO_SHOP else ""

    def _on_changes(self, _changes: object) -> None:
        self._look()

    def _look(self) -> None:
        status = self.means.sync.status
        self.means.tasks.run(look_at_arrival, on_done=lambda arrival: self._know(arrival, status), owner=self)

    def _know(self, arrival: Arrival, status: SyncStatus) -> None:
        if self._is_over:
            return
        self._arrival = arrival
        self._show(_face(arrival, status, is_signed_in=self.means.sync.is_signed_in), status)
        if self._face is _Face.READY and status == self.means.sync.status:
            self._is_over = True
            self.finished.emit()

    def _show(self, face: _Face, status: SyncStatus) -> None:
        _, arrival = self.look.phrases, self._arrival
        self._face = face
        # Where there is no shop nothing is on its way: heading and hint say all there is to say.
        self.facts.setVisible(face is not _Face.NO_SHOP)
        self.message.setVisible(face is not _Face.NO_SHOP)
        soon = _("on its way")
        self.facts.show_rows(
            [
                (_("Code of this register"), arrival.register_code or soon),
                (_.context("of an account", "Company"), arrival.company or soon),
                (_("Staff"), _.number(arrival.staff) if arrival.staff else soon),
            ]
        )
        progress = status.progress
        self.bar.setVisible(progress is not None and progress.total > 0)
        self.count.setVisible(not self.bar.isHidden())
        if progress is not None and progress.total:
            self.bar.setValue(progress.done * _STEPS // progress.total)
            self.count.setText(self._how_far(progress, status.seconds_left))
        self.message.setText(self._sentence(status))
        self.message.set_tone(Tone.DUE if status.badge in _IN_THE_WAY else Tone.MUTED)
        self.button_changed.emit()

    def _how_far(self, progress: Progress, seconds_left: int | None) -> str:
        _ = self.look.phrases
        done, total = _.number(progress.done), _.number(progress.total)
        if not seconds_left:
            return _("{done} of {total}", done=done, total=total)
        left = _.elapsed(max(60, seconds_left))
        return _("{done} of {total}, {time} left", done=done, total=total, time=left)

    def _sentence(self, status: SyncStatus) -> str:
        _ = self.look.phrases
        if status.link is Link.SIGNED_OUT and self._face is _Face.SIGN_IN:
            return _("The session of this register has ended. Sign in again, and it goes on where it was.")
        if status.badge is Badge.OFFLINE:
            return _("The account service is not reached. What has arrived stays, and it goes on by itself.")
        if status.badge in _IN_THE_WAY:
            return badge_advice(_, status)
        return _("The till opens as soon as you can sell. Older papers and photos come afterwards.")


def _face(arrival: Arrival, status: SyncStatus, *, is_signed_in: bool) -> _Face:
    """What the large button does, as far as company and service are known."""
    is_at_head = status.link is Link.REACHED and not status.is_working
    if arrival.has_shop:
        if is_at_head or arrival.has_catalogue:
            return _Face.READY
        return _Face.ENOUGH if status.badge in _IN_THE_WAY or not is_signed_in else _Face.WAITING
    if status.link in (Link.SIGNED_OUT, Link.NOT_A_MEMBER):
        return _Face.SIGN_IN
    return _Face.NO_SHOP if is_at_head else _Face.WAITING
