"""The section that lets everything leave as one file: what is in it, how large it is, and how far it is."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.operations.exporting_everything.asking import Belongings, belongings
from cardesk_desktop.operations.exporting_everything.writing import EverythingWritten
from cardesk_desktop.ui.exporting.everything import EverythingErrand
from cardesk_desktop.ui.navigator import Action, Loudness, Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.progress import ProgressPanel
from cardesk_desktop.ui.widgets.switch import Switch
from cardesk_desktop.ui.widgets.tag import Tag
from cardesk_desktop.ui.words import file_size


class EverythingBody(SectionBody):
    """One file for whoever leaves, for the accountant, or for the drawer; sales go on meanwhile."""

    def __init__(self, look: Look, window: Window, means: Means, errand: EverythingErrand) -> None:
        super().__init__(look.theme)
        self._look, self._window, self._means, self._errand = look, window, means, errand
        self._belongings: Belongings | None = None
        self.add(self._saving())
        self.add(self._contents())
        errand.changed.connect(self._show_state)
        errand.progressed.connect(self.progress.set_progress)
        errand.written.connect(self._say_written)
        errand.stopped.connect(self._say_stopped)
        self._show_state()

    @override
    def on_shown(self) -> None:
        self._means.tasks.run(
            belongings,
            on_done=self._take,
            # Who may not take everything along is told when they ask for it, not by looking at this page.
            on_refused=lambda _: None,
            owner=self,
            staff_id=self._means.acting(),
        )

    @override
    def controls(self) -> dict[str, QWidget]:
        return {"papers": self.papers, "save": self.save}

    @override
    def first_focus(self) -> QWidget:
        return self.progress.cancel if self._errand.is_running else self.save

    def _contents(self) -> SettingsCard:
        _, theme = self._look.phrases, self._look.theme
        card = SettingsCard(theme, _("What is in it"))
        rows = [
            (
                _("Tables"),
                _("Clients, cars, visits, sales, stock, prices, staff, journal: all of it, as CSV."),
            ),
            (_("For programs"), _("The same as JSON, with every field described.")),
            (
                _("Documents"),
                _("Invoices, payments and stock movements as they were sealed, with the proof."),
            ),
            (_("Photos"), _("Photos and the logo as picture files.")),
            (
                _("Explanations"),
                _("What is where, what it means and how seals are proven, in five languages."),
            ),
        ]
        card.content.addWidget(Facts(theme, rows))
        absent = _("PINs, keys and the recovery code are not in it.")
        card.content.addWidget(Text(theme, absent, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        return card

    def _saving(self) -> SettingsCard:
        _, theme = self._look.phrases, self._look.theme
        card = SettingsCard(theme, _("One ZIP file"))
        self.extent = Text(theme, is_wrapping=True)
        card.content.addWidget(self.extent)
        self.papers = Switch(theme, _("With a PDF of every invoice"), is_on=True)
        self.papers.toggled.connect(lambda _on: self._show_extent())
        card.content.addWidget(self.papers)
        law = _("Whoever has the file can read all of it. Keep it as you keep the cash.")
        card.content.addWidget(Text(theme, law, tone=Tone.WAIT, is_bold=True, is_wrapping=True))
        self.save = Button(theme, _("Choose where to save"), kind=ButtonKind.PRIMARY, icon="download")
        self.save.activated.connect(self._save)
        card.content.addWidget(self.save, alignment=Qt.AlignmentFlag.AlignLeading)
        self.progress = ProgressPanel(theme, _, _("Exporting everything"), monotonic)
        self.progress.cancelled.connect(self._errand.cancel)
        card.content.addWidget(self.progress)
        card.content.addWidget(self._result())
        return card

    def _result(self) -> QWidget:
        _, theme = self._look.phrases, self._look.theme
        self.result = QWidget()
        row = QHBoxLayout(self.result)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.two)
        self.detail = Text(theme, is_wrapping=True)
        self.show_file = Button(theme, _("Show the file"), icon="folder-open")
        self.show_file.activated.connect(self._show_file)
        row.addWidget(Tag(theme, _("Saved"), Tone.READY))
        row.addWidget(self.detail, 1)
        row.addWidget(self.show_file)
        return self.result

    def _take(self, found: Belongings) -> None:
        self._belongings = found
        self._show_extent()

    def _show_extent(self) -> None:
        if self._belongings is None:
            return
        _, extent = self._look.phrases, self._belongings.extent
        size = self._belongings.expected_bytes(has_papers=self.papers.isChecked())
        counts = (
            _.plural("{n} client", "{n} clients", extent.clients),
            _.plural("{n} car", "{n} cars", extent.vehicles),
            _.plural("{n} product", "{n} products", extent.products),
            _.plural("{n} invoice", "{n} invoices", extent.invoices),
            _("about {size}", size=file_size(_, size)),
        )
        self.extent.setText(_.side_by_side(counts))

    def _show_state(self) -> None:
        last, is_running = self._errand.last, self._errand.is_running
        self.save.setVisible(not is_running)
        self.papers.setEnabled(not is_running)
        self.progress.setVisible(is_running)
        self.result.setVisible(last is not None and not is_running)
        if last is not None:
            _ = self._look.phrases
            words = _("{file} · {size}", file=last.path.name, size=file_size(_, last.size))
            self.detail.setText(words)

    def _save(self) -> None:
        _, clock, zone = self._look.phrases, self._means.clock, self._means.company.time_zone
        day = clock.now().astimezone(zone).date().isoformat()
        path = self._means.custody.ask_for_export(_, f"CarDesk {day}.zip")
        if path is not None:
            has_papers = self.papers.isChecked()
            self._errand.start(path, _, self._means.acting(), has_papers=has_papers)

    def _say_written(self, made: EverythingWritten) -> None:
        _ = self._look.phrases
        words = _("Everything is saved as {file}.", file=made.path.name)
        self._window.toast(words, onward=Action(_("Show the file"), self._show_file))

    def _say_stopped(self) -> None:
        self._window.toast(self._look.phrases("Export stopped. Nothing was saved."), loudness=Loudness.INFO)

    def _show_file(self) -> None:
        if self._errand.last is not None:
            self._means.custody.show_folder(self._errand.last.path.parent)
