"""The dialog for a defect: the work is safe, the number that support asks for, and the report to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.logs import log_folder
from cardesk_desktop.ui.custody import ask_where_to_save
from cardesk_desktop.ui.errors import bug_sentence, sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.support.bundle import keep_report
from cardesk_desktop.ui.support.machine import machine_facts
from cardesk_desktop.ui.support.report import crash_report
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.whole_file import write_whole

_WIDTH = 460
_WIDE = 680
_REPORT_HEIGHT = 260


class BugDialog(QDialog):
    """Opened beside the work, not in its way; the report is read before it is saved anywhere."""

    def __init__(
        self,
        look: Look,
        reference: str,
        parent: QWidget,
        *,
        report: str = "",
        ask_where: Callable[[Phrasebook, str], Path | None] = ask_where_to_save,
    ) -> None:
        super().__init__(parent)
        _, theme = look.phrases, look.theme
        self._look, self._ask_where = look, ask_where
        self.setWindowTitle(_("Something went wrong"))
        self.reference, self.report = reference, report
        self._column = QVBoxLayout(self)
        side = theme.space.three
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(theme.space.two)
        title = Text(theme, _("Something went wrong"), size=TextSize.LARGE, is_bold=True)
        self._column.addWidget(title)
        self._column.addWidget(Text(theme, bug_sentence(_, reference), is_wrapping=True))
        self._column.addWidget(Text(theme, reference, size=TextSize.FIGURE, is_bold=True))
        self._column.addWidget(self._report_part(), 1)
        self._column.addStretch(0)
        self._column.addLayout(self._buttons())
        self.setMinimumWidth(theme.px(_WIDTH))
        self.done_button.setFocus()

    def show_report(self) -> None:
        """Show the whole text, and the way into a file."""
        self._part.show()
        self.show_button.hide()
        self.setMinimumWidth(self._look.theme.px(_WIDE))
        self.text.setFocus()

    def _report_part(self) -> QWidget:
        _, theme = self._look.phrases, self._look.theme
        self._part = QWidget()
        column = QVBoxLayout(self._part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        words = _("This is all that is in the report. It holds nothing about people or sales.")
        column.addWidget(Text(theme, words, tone=Tone.MUTED, is_wrapping=True))
        self.text = QPlainTextEdit(self.report)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Report"))
        self.text.setMinimumHeight(theme.px(_REPORT_HEIGHT))
        column.addWidget(self.text)
        row = QHBoxLayout()
        self.save_button = Button(theme, _("Save the report"), icon="download")
        self.save_button.activated.connect(self._save)
        self.said = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        row.addWidget(self.save_button)
        row.addWidget(self.said, 1)
        column.addLayout(row)
        self._part.hide()
        return self._part

    def _buttons(self) -> QHBoxLayout:
        _, theme = self._look.phrases, self._look.theme
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        self.show_button = Button(theme, _("Show the report"), kind=ButtonKind.QUIET)
        self.show_button.activated.connect(self.show_report)
        if not self.report:
            self.show_button.hide()
        row.addWidget(self.show_button)
        row.addStretch(1)
        self.copy = Button(theme, _("Copy the number"), icon="copy")
        self.copy.activated.connect(lambda: QGuiApplication.clipboard().setText(self.reference))
        self.done_button = Button(theme, _("Go on"), kind=ButtonKind.PRIMARY)
        self.done_button.activated.connect(self.accept)
        row.addWidget(self.copy)
        row.addWidget(self.done_button)
        return row

    def _save(self) -> None:
        _ = self._look.phrases
        path = self._ask_where(_, f"cardesk-crash-{self.reference}.txt")
        if path is None:
            return
        try:
            write_whole(path, self.report.encode())
        except Unavailable as outage:
            self.said.set_tone(Tone.DUE)
            self.said.setText(sentence(_, outage))
        else:
            self.said.setText(_("The report is saved."))


def admit_bug(look: Look, parent: QWidget, tasks: Tasks, defect: Exception, reference: str) -> None:
    """Show a defect under its reference, and keep its report beside the logs."""
    report = crash_report(defect, reference, machine_facts(look.theme))
    dialog = BugDialog(look, reference, parent, report=report)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    folder = log_folder()
    if folder is not None:
        tasks.run_io(keep_report, folder=folder, reference=reference, report=report)
