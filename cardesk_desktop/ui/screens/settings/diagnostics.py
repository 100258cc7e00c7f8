"""The sections that say how the till is: figures for support, what takes room, and a check of everything."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSysInfo, Qt
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop import __version__
from cardesk_desktop.operations.diagnostics import DataFigures, data_figures
from cardesk_desktop.store.backups.checking import DataCheck
from cardesk_desktop.ui.backup_keeper import existing
from cardesk_desktop.ui.data_check import CheckRun
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.support.bundle import save_bundle
from cardesk_desktop.ui.support.machine import choice_facts, machine_facts
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.tag import Tag
from cardesk_desktop.ui.words import file_size

BUNDLE_NAME = "cardesk-support.zip"


class FiguresBody(SectionBody):
    """Base of both: asks for the figures each time it is shown, and can check the data."""

    def __init__(self, look: Look, window: Window, means: Means) -> None:
        super().__init__(look.theme)
        self._look, self._window, self._means = look, window, means
        self.figures: DataFigures | None = None

    @override
    def on_shown(self) -> None:
        self._means.tasks.run(data_figures, on_done=self._take, owner=self, staff_id=self._means.acting())

    def show_figures(self, figures: DataFigures) -> None:
        """Show them."""

    def _take(self, figures: DataFigures) -> None:
        self.figures = figures
        self.show_figures(figures)


class StorageBody(FiguresBody):
    """What takes room on this computer, how much is left, and whether everything still holds."""

    def __init__(self, look: Look, window: Window, means: Means) -> None:
        super().__init__(look, window, means)
        _, theme = look.phrases, look.theme
        room = SettingsCard(theme, _("Room on this computer"))
        self.facts = Facts(theme)
        room.content.addWidget(self.facts)
        self.add(room)
        card = SettingsCard(theme, _("Is the data intact?"))
        words = _("Every page of the data is read, and every seal of a document checked.")
        card.content.addWidget(Text(theme, words, tone=Tone.MUTED, is_wrapping=True))
        self.check = Button(theme, _("Check now"), kind=ButtonKind.PRIMARY, icon="shield-check")
        self.check.activated.connect(self._check)
        self.result = Tag(theme)
        self.detail = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        row = QHBoxLayout()
        row.setSpacing(theme.space.two)
        row.addWidget(self.check)
        row.addWidget(self.result)
        row.addWidget(self.detail, 1)
        card.content.addLayout(row)
        self.add(card)

    @override
    def first_focus(self) -> QWidget:
        return self.check

    @override
    def show_figures(self, figures: DataFigures) -> None:
        _, custody = self._look.phrases, self._means.custody
        folder = self._means.preferences.settings.backup_folder
        free = shutil.disk_usage(existing(custody.places.data)).free
        self.facts.show_rows(
            [
                (_("Data"), file_size(_, figures.database_bytes + figures.log_bytes)),
                (_("of which photos"), file_size(_, figures.photo_bytes)),
                (_("Older data kept aside"), file_size(_, _size_of(custody.places.data, "*.before-*"))),
                (_("Logs"), file_size(_, _size_of(custody.places.logs, "*"))),
                (
                    _("Backups in the chosen folder"),
                    file_size(_, _size_of(Path(folder), "*.cardesk")) if folder else _("None"),
                ),
                (_("Free on the disk"), file_size(_, free)),
            ]
        )

    def _check(self) -> None:
        if self.check.is_busy:
            return
        self.check.set_busy(True)
        self.result.set_state(self._look.phrases("Checking …"), Tone.WORK)
        run = CheckRun(self._means.tasks, self, on_found=self._show_check, on_settled=self._end_check)
        run.start(self._means.acting())

    def _end_check(self) -> None:
        self.check.set_busy(False)

    def _show_check(self, found: DataCheck) -> None:
        _ = self._look.phrases
        if found.is_whole:
            self.result.set_state(_("Everything is intact"), Tone.READY)
            self.detail.setText(
                _.plural("{n} document, unbroken", "{n} documents, unbroken", found.documents)
            )
        else:
            self.result.set_state(_("Something is damaged"), Tone.DUE)
            self.detail.setText(_("Keep the data as it is, and put back the last backup or call support."))


class DiagnosticsBody(FiguresBody):
    """The figures that support asks for, and one file with all of them."""

    def __init__(self, look: Look, window: Window, means: Means) -> None:
        super().__init__(look, window, means)
        self._is_asked_early = False
        """The file was asked for before its figures were read."""
        _, theme = look.phrases, look.theme
        machine = SettingsCard(theme, _("This computer"))
        screen = QGuiApplication.primaryScreen().size()
        rows = [
            (_("Version"), __version__),
            (_("System"), QSysInfo.prettyProductName()),
            ("Qt", pyside_version),
            (_("Screen"), f"{screen.width()} × {screen.height()}"),
            (_("Font"), QFontInfo(theme.font()).family()),
        ]
        machine.content.addWidget(Facts(theme, rows))
        data = SettingsCard(theme, _("The data"))
        self.facts = Facts(theme)
        data.content.addWidget(self.facts)
        support = SettingsCard(theme, _("For support"))
        words = _("One file with logs, crash reports and these figures, without names, plates or phones.")
        support.content.addWidget(Text(theme, words, tone=Tone.MUTED, is_wrapping=True))
        self.save = Button(theme, _("Save a file for support"), icon="download")
        self.save.activated.connect(self._save)
        support.content.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignLeading)
        for card in (support, data, machine):
            self.add(card)

    @override
    def first_focus(self) -> QWidget:
        return self.save

    @override
    def show_figures(self, figures: DataFigures) -> None:
        self.facts.show_rows(self._rows(figures))
        if self._is_asked_early:
            self._save()

    def _rows(self, figures: DataFigures) -> Sequence[tuple[str, str]]:
        _, zone = self._look.phrases, self._means.company.time_zone
        keeper = self._means.custody.keeper
        sealed = figures.last_sealed_at
        clock = _("Behind the last document") if figures.is_clock_behind else _("After the last document")
        return (
            (_("Revision of the data"), figures.revision),
            (_("Size"), file_size(_, figures.database_bytes + figures.log_bytes)),
            (_("Last document"), _.date_time(sealed, zone) if sealed is not None else _("None")),
            (_("Clock"), clock),
            (_("Last backup"), _.date_time(keeper.last_at, zone) if keeper.last_at else _("None")),
            (_("Keyring"), self._means.custody.keychain.name),
            (_("Printers"), _.number(len(self._means.printers()))),
        )

    def _save(self) -> None:
        self._is_asked_early = self.figures is None
        if self.figures is None:
            return
        path = self._means.custody.ask_where_to_save(self._look.phrases, BUNDLE_NAME)
        if path is None:
            return
        self.save.set_busy(True)
        self._means.tasks.run_io(
            save_bundle,
            on_done=self._tell,
            on_settled=partial(self.save.set_busy, False),
            target=path,
            logs=self._means.custody.places.logs,
            facts=(*machine_facts(self._look.theme), *choice_facts(self._means.preferences.settings)),
            figures={**asdict(self.figures), "keyring": self._means.custody.keychain.name},
        )

    def _tell(self, _saved: None) -> None:
        self._window.toast(self._look.phrases("The file for support is saved."))


def _size_of(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())
