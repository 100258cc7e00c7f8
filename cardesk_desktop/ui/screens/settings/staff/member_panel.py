"""The panel of one person: name and role, the PIN, and leaving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.staffing import change_member, set_active, take_on
from cardesk_desktop.ui import role_words
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.select_field import SelectField

_OF_THE_NAME = (Code.TEXT_MISSING, Code.TEXT_TOO_LONG, Code.STAFF_NAME_TAKEN, Code.STAFF_NAME_KNOWN)


class MemberPanel(PanelContent):
    """With `member` None it takes on somebody new."""

    saved = Signal(object)
    """The `Staff` as it is now."""
    moved = Signal(object)
    """The `Staff` who left or came back."""
    pin_asked = Signal(object)
    """The `Staff` who is to get a new PIN."""

    def __init__(self, look: Look, tasks: Tasks, acting: Callable[[], UUID], member: Staff | None) -> None:
        super().__init__(look.theme)
        self._look, self._tasks, self._acting, self._member = look, tasks, acting, member
        _, theme = look.phrases, look.theme
        self.name = TextField(theme, _("Name"))
        self.name.set_text(member.name if member else "")
        roles = [Choice(role, role_words.role(_, role)) for role in Role]
        self.role = SelectField(theme, _("Role"), roles, member.role if member else Role.FRONT_DESK)
        self.error = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self.error.hide()
        for part in (self.name, self.role, self.error):
            self.body.addWidget(part)
        self.pin = Button(theme, _("Set a new PIN"), icon="key-round")
        leaving = _("No longer works here") if member and member.is_active else _("Works here again")
        kind = ButtonKind.DESTRUCTIVE if member and member.is_active else ButtonKind.SECONDARY
        self.move_button = Button(theme, leaving, kind=kind, is_once=True)
        for button in (self.pin, self.move_button):
            self.body.addWidget(button)
        if member is None or not member.is_active:
            self.pin.hide()
        if member is None:
            self.move_button.hide()
        self.body.addStretch(1)
        save = _("Save") if member else _("Add")
        self.save = Button(
            theme, save, kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Enter", is_once=True
        )
        self.footer.addWidget(self.save)
        self.name.submitted.connect(self.save.click)
        self.save.activated.connect(self._save)
        self.move_button.activated.connect(self._move)
        self.pin.activated.connect(lambda: self.pin_asked.emit(member))

    def _save(self) -> None:
        self.error.hide()
        member = self._member
        operation: Callable[..., Outcome[Staff]] = take_on
        if member is not None:
            operation = partial(change_member, member_id=member.id)
        self._tasks.run(
            operation,
            on_done=self.saved.emit,
            on_refused=self._refuse,
            on_settled=lambda: self.save.set_busy(False),
            owner=self,
            once="staff",
            staff_id=self._acting(),
            name=self.name.text,
            role=self.role.value,
        )

    def _move(self) -> None:
        member = self._member
        if member is not None:
            self._tasks.run(
                set_active,
                on_done=self.moved.emit,
                on_refused=self._refuse,
                on_settled=lambda: self.move_button.set_busy(False),
                owner=self,
                once="staff",
                staff_id=self._acting(),
                member_id=member.id,
                is_active=not member.is_active,
            )

    def _refuse(self, refusal: Refused) -> None:
        said = sentence(self._look.phrases, refusal)
        if refusal.code in _OF_THE_NAME:
            self.name.set_error(said)
            self.name.editor.setFocus()
        else:
            self.error.setText(said)
            self.error.show()
