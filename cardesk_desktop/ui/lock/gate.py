"""Opens and locks the window: the lock screen takes its place, and what was under way stays behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.pins import note_locked
from cardesk_desktop.ui.approvals import ApprovalAsked
from cardesk_desktop.ui.lock.approving import Approving
from cardesk_desktop.ui.lock.door import Door
from cardesk_desktop.ui.lock.idle import IdleWatch
from cardesk_desktop.ui.lock.lock_screen import LockMemory, LockScreen
from cardesk_desktop.ui.screen import Look


@dataclass(frozen=True, slots=True)
class Work:
    """What lies behind the lock screen."""

    hide: Callable[[], None]
    show: Callable[[], None]
    rest: Callable[[bool], None]
    """Whether it takes no keys, while it can be seen."""


class Gate(QObject):
    """Belongs to the window, whose work it hides and shows again around the lock screen."""

    uncovered = Signal()
    """The lock screen is gone, and the work is there again."""

    def __init__(self, window: QWidget, column: QVBoxLayout, work: Work, door: Door, look: Look) -> None:
        super().__init__(window)
        self._column, self._work, self._door, self._look = column, work, door, look
        self._screen: LockScreen | None = None
        self._focus_before: QWidget | None = None
        self.approving = Approving(window, door, lambda: self._look, work.rest)
        door.tasks.ask_approval = self._ask_approval
        entrance = door.entrance
        self.idle = IdleWatch(
            door.clock, entrance.lock_after_minutes, minute_ms=entrance.minute_ms, parent=self
        )
        self.idle.idle.connect(self._on_idle)

    @property
    def screen(self) -> LockScreen | None:
        """The lock screen while it is shown."""
        return self._screen

    def begin_locked(self) -> None:
        """Show the lock screen in a window that has shown nothing yet."""
        self._cover(LockMemory(self._acting_id(), is_switching=False))

    def lock(self, *, is_automatic: bool = False) -> None:
        """Let nobody work without a PIN.

        In a house where nobody has one it offers to choose it, and Esc leads back.
        """
        state = self._door.state
        if not state.facts.pin_holders:
            self.switch(state.acting)
            return
        if self._screen is not None and not self._screen.is_switching:
            return
        self._door.tasks.run(note_locked, member_id=self._acting_id(), is_automatic=is_automatic)
        if self._screen is None:
            self._cover(LockMemory(self._acting_id(), is_switching=False))
        else:
            self._screen.lock()

    def switch(self, member: Staff | None = None) -> None:
        """Let another person take over; without one, a number on the keyboard chooses."""
        if self._screen is None:
            self._cover(LockMemory(member.id if member else None, is_switching=True))
        else:
            self._screen.choose(member)

    def rebuild(self, look: Look) -> None:
        """Build the lock screen in another look, with the same person chosen."""
        self._look = look
        self.approving.give_up()
        if self._screen is not None:
            memory = self._screen.memory
            self._drop()
            self._show(memory)

    def _ask_approval(self, asked: ApprovalAsked) -> bool:
        # What ends behind the lock screen is not approved by whoever comes to it.
        return self._screen is None and self.approving.ask(asked)

    def _cover(self, memory: LockMemory) -> None:
        self.approving.give_up()
        self.approving.take_back()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._focus_before = QApplication.focusWidget()
        self._work.hide()
        self._show(memory)

    def _show(self, memory: LockMemory) -> None:
        screen = LockScreen(self._look, self._door, memory)
        screen.opened.connect(self._on_opened)
        screen.returned.connect(self._uncover)
        self._screen = screen
        self._column.addWidget(screen)
        screen.show()
        screen.take_focus()

    def _drop(self) -> None:
        screen, self._screen = self._screen, None
        if screen is not None:
            self._column.removeWidget(screen)
            screen.hide()
            screen.deleteLater()

    def _on_opened(self, member: Staff) -> None:
        state = self._door.state
        state.switch_staff(next((staff for staff in state.facts.staff if staff.id == member.id), member))
        self._uncover()

    def _uncover(self) -> None:
        self._drop()
        self._work.show()
        before, self._focus_before = self._focus_before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.uncovered.emit()

    def _on_idle(self) -> None:
        state = self._door.state
        if state.acting.id in state.facts.pin_holders:
            self.lock(is_automatic=True)

    def _acting_id(self) -> UUID:
        return self._door.state.acting.id
