"""Asks for the approval of another person in the window, one question after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from cardesk_desktop.domain.permission import Role, may
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.pins import note_look_allowed
from cardesk_desktop.ui.approvals import ApprovalAsked
from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.lock.door import Door
from cardesk_desktop.ui.lock.lending import LentLooks
from cardesk_desktop.ui.screen import Look

if TYPE_CHECKING:
    from cardesk_desktop.ui.lock.approval_sheet import ApprovalSheet

_LOWEST_FIRST = tuple(reversed(Role))
"""The manager is nearer than the owner, and is asked first."""


class Approving(QObject):
    """`ask` is given to `Tasks.ask_approval`. Several things that need the same are allowed together.

    An approval for looking holds until `take_back`.
    """

    def __init__(
        self, window: QWidget, door: Door, look: Callable[[], Look], rest: Callable[[bool], None]
    ) -> None:
        """`rest(True)` lets the work under the sheet take no keys, `rest(False)` wakes it."""
        super().__init__(window)
        self._window, self._door, self._look, self._rest = window, door, look, rest
        self._waiting: list[ApprovalAsked] = []
        self._sheet: ApprovalSheet | None = None
        self._is_open = False
        self._lent = LentLooks()
        self._focus_before: QWidget | None = None

    @property
    def sheet(self) -> ApprovalSheet | None:
        """What is shown, or None."""
        return self._sheet

    def ask(self, asked: ApprovalAsked) -> bool:
        """Show who may; False when nobody who may has a PIN, or the one who asks works here no more."""
        if self._asker(asked) is None or not self._who_may(asked):
            return False
        lender = self._lent.lender(asked)
        if lender is not None:
            asked.approve(lender)
            return True
        self._waiting.append(asked)
        if not self._is_open:
            self._is_open = True
            self._focus_before = QApplication.focusWidget()
            self._rest(True)
            self._show()
        return True

    def give_up(self) -> None:
        """Nobody allows what is asked for now; what else waits is given up as well."""
        waiting, self._waiting = self._waiting, []
        self._close()
        for asked in waiting:
            asked.give_up()

    def take_back(self) -> None:
        """What was allowed to be looked at is asked for again."""
        self._lent.take_back()

    def _show(self) -> None:
        asked = self._waiting[0]
        asker = self._asker(asked)
        if asker is None:
            self.give_up()
            return
        from cardesk_desktop.ui.lock.approval_sheet import ApprovalSheet

        sheet = ApprovalSheet(self._look(), self._door, asked, asker, self._who_may(asked), self._window)
        sheet.approved.connect(self._on_approved)
        sheet.cancelled.connect(self.give_up)
        self._sheet = sheet
        sheet.show()
        sheet.raise_()
        sheet.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_approved(self, by: Staff) -> None:
        first = self._waiting[0]
        alike = [asked for asked in self._waiting if _is_alike(asked, first)]
        self._waiting = [asked for asked in self._waiting if not _is_alike(asked, first)]
        if self._lent.lend(first, by.id):
            self._door.tasks.run(
                note_look_allowed,
                looker_id=first.staff_id,
                approver_id=by.id,
                permission=first.permission,
            )
        self._drop()
        if self._waiting:
            self._show()
        else:
            self._close()
        for asked in alike:
            asked.approve(by.id)

    def _drop(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.hide()
            sheet.deleteLater()

    def _close(self) -> None:
        if not self._is_open:
            return
        self._is_open = False
        self._drop()
        with input_watch().resting():
            # A thousand controls hear of it.
            self._rest(False)
        before, self._focus_before = self._focus_before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asker(self, asked: ApprovalAsked) -> Staff | None:
        staff = self._door.state.facts.staff
        return next((member for member in staff if member.id == asked.staff_id and member.is_active), None)

    def _who_may(self, asked: ApprovalAsked) -> list[Staff]:
        facts = self._door.state.facts
        able = (member for member in facts.staff if member.is_active and may(member.role, asked.permission))
        found = [member for member in able if member.id in facts.pin_holders and member.id != asked.staff_id]
        return sorted(found, key=lambda member: _LOWEST_FIRST.index(member.role))


def _is_alike(one: ApprovalAsked, other: ApprovalAsked) -> bool:
    return (one.staff_id, one.permission) == (other.staff_id, other.permission)
