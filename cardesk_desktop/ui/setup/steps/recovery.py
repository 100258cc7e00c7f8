"""The recovery code: shown once, printed or saved, and asked back before the set-up goes on."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QTimeZone
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.operations.first_recovery_code import check_first_code, has_first_code, make_first_code
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.code_errand import CodeSheet, print_sheet, save_sheet
from cardesk_desktop.ui.setup.code_question import CodeQuestion
from cardesk_desktop.ui.setup.code_view import CodeView
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text


class _Face(Enum):
    """What the step shows."""

    WAITING = "waiting"
    CODE = "code"
    QUESTION = "question"
    CHECKED = "checked"


class RecoveryStep(StepBody):
    """A code that was checked is not shown again; another one can be made in its place."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__(look, means, answers)
        _, theme = look.phrases, look.theme
        self.code = CodeView(theme, _("Recovery code"))
        self.print_button = Button(theme, _("Print the sheet"), icon="printer", is_once=True)
        self.save_button = Button(theme, _("Save as PDF"), icon="download", is_once=True)
        self.back_button = Button(theme, _("Show the code again"), kind=ButtonKind.QUIET, icon="eye")
        self.again_button = Button(theme, _("Make a new code"), icon="refresh-cw")
        self.question = CodeQuestion(look)
        self._message = Text(theme, "", is_wrapping=True)
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        for button in (self.print_button, self.save_button, self.back_button, self.again_button):
            row.addWidget(button)
        row.addStretch(1)
        for part in (self.code, self.question):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addWidget(self._message)
        self.print_button.activated.connect(self._print)
        self.save_button.activated.connect(self._save)
        self.back_button.activated.connect(lambda: self._show(_Face.CODE))
        self.again_button.activated.connect(self._make)
        self.question.submitted.connect(self.finished)
        self._face = _Face.WAITING
        self._begin()

    @override
    def advance(self, go_on: Callable[[], None]) -> None:
        if self._face is _Face.CODE:
            self._show(_Face.QUESTION)
        elif self._face is _Face.QUESTION and self.question.check():
            self._confirm(go_on)
        elif self._face is _Face.CHECKED:
            go_on()

    @override
    def words(self) -> str:
        _ = self.look.phrases
        return {
            _Face.CODE: _("I have the code on paper"),
            _Face.QUESTION: _("Check and continue"),
        }.get(self._face, _("Continue"))

    @override
    def first_focus(self) -> QWidget:
        return self.again_button if self._face is _Face.CHECKED else self.print_button

    def _begin(self) -> None:
        if self.answers.is_code_checked:
            self._show(_Face.CHECKED)
        elif self.answers.recovery_code:
            self._show(_Face.CODE)
        else:
            self._show(_Face.WAITING)
            self.means.tasks.run(has_first_code, on_done=self._know, on_unavailable=self._say, owner=self)

    def _know(self, has_code: object) -> None:
        """Before an interruption the code may have been checked already."""
        if has_code is True:
            self.answers.is_code_checked = True
            self._show(_Face.CHECKED)
        else:
            self._make()

    def _make(self) -> None:
        self.means.tasks.run(
            make_first_code,
            on_done=self._take_code,
            on_refused=self._say,
            on_unavailable=self._say,
            owner=self,
            once="make recovery code",
        )

    def _take_code(self, code: str) -> None:
        self.answers.recovery_code, self.answers.is_code_checked = code, False
        self._show(_Face.CODE)
        self.print_button.setFocus()

    def _confirm(self, go_on: Callable[[], None]) -> None:
        def confirmed(_: None) -> None:
            self.answers.recovery_code, self.answers.is_code_checked = "", True
            go_on()

        self.means.tasks.run(
            check_first_code,
            code=self.answers.recovery_code,
            on_done=confirmed,
            on_refused=self._say,
            on_unavailable=self._say,
            owner=self,
            once="check recovery code",
        )

    def _show(self, face: _Face) -> None:
        _ = self.look.phrases
        self._face = face
        self._message.setText(
            _("Your recovery code is in safe keeping. It is not shown again.")
            if face is _Face.CHECKED
            else ""
        )
        self._message.set_tone(Tone.READY)
        self._message.setVisible(face is _Face.CHECKED)
        self.code.show_code(self.answers.recovery_code if face is _Face.CODE else "")
        self.code.setVisible(face is _Face.CODE)
        self.print_button.setVisible(face is _Face.CODE)
        self.save_button.setVisible(face is _Face.CODE)
        self.question.setVisible(face is _Face.QUESTION)
        self.back_button.setVisible(face is _Face.QUESTION)
        self.again_button.setVisible(face is _Face.CHECKED)
        if face is _Face.QUESTION:
            self.question.ask(self.answers.recovery_code)
            next(iter(self.question.fields.values())).setFocus()
        self.button_changed.emit()

    def _sheet(self) -> CodeSheet:
        founding = self.answers.founding
        return CodeSheet(
            self.answers.recovery_code,
            founding.company.name,
            self.means.clock.now(),
            ZoneInfo(founding.time_zone or _zone_here()),
            self.look.phrases,
        )

    def _print(self) -> None:
        settings = self.means.preferences.settings
        self.means.tasks.run_io(
            print_sheet,
            sheet=self._sheet(),
            outlets=self.means.outlets,
            settings=settings,
            on_done=self._printed,
            on_unavailable=self._say,
            on_settled=lambda: self.print_button.set_busy(False),
            owner=self,
        )

    def _save(self) -> None:
        _ = self.look.phrases
        title = _("Recovery code")
        path = self.means.outlets.ask_for_file(_, f"{title} CarDesk.pdf")
        if path is None:
            self.save_button.set_busy(False)
            return
        self.means.tasks.run_io(
            save_sheet,
            sheet=self._sheet(),
            path=path,
            on_done=self._saved,
            on_unavailable=self._say,
            on_settled=lambda: self.save_button.set_busy(False),
            owner=self,
        )

    def _printed(self, printer: str) -> None:
        self._tell(self.look.phrases("The sheet went to {printer}.", printer=printer), Tone.READY)

    def _saved(self, path: Path) -> None:
        _ = self.look.phrases
        self._tell(_("Saved as {name}. Put it where only you can reach it.", name=path.name), Tone.READY)

    def _say(self, error: Refused | Unavailable) -> None:
        self._tell(sentence(self.look.phrases, error), Tone.DUE)

    def _tell(self, words: str, tone: Tone) -> None:
        self._message.setText(words)
        self._message.set_tone(tone)
        self._message.show()


def _zone_here() -> str:
    """The time zone of this computer, while that of the company is not known."""
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore")
    return zone if zone in available_timezones() else "UTC"
