"""The side panel of an export: as what, how far, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.documents.sheets import SheetFormat
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.paper import SAVE_KEY
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.progress import ProgressPanel
from cardesk_desktop.ui.widgets.segmented import Segmented


class ExportPanel(PanelContent):
    """Asks for the kind of file, then shows how far it is. Closing it stops nothing."""

    save_asked = Signal()
    cancelled = Signal()

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        title: str,
        total: int,
        kind: SheetFormat,
        *,
        clock: Callable[[], float] = monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._, self._theme = _, theme
        about = _.plural(
            "{n} row, as the list is narrowed and sorted now.",
            "{n} rows, as the list is narrowed and sorted now.",
            total,
        )
        self._hint = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        kinds = (Choice(SheetFormat.XLSX, _("Excel")), Choice(SheetFormat.CSV, "CSV"))
        self.kind = Segmented(theme, _("Kind of file"), kinds, kind)
        self.kind.changed.connect(lambda _kind: self._explain())
        self.progress = ProgressPanel(theme, _, title, clock)
        self.progress.cancelled.connect(self.cancelled)
        self.save = Button(
            theme,
            _("Choose where to save"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.TALL,
            icon="download",
            key=SAVE_KEY,
            is_once=True,
        )
        self.save.activated.connect(self.save_asked)
        InstalledShortcuts((Shortcut(SAVE_KEY, "", self.save.click),), self)
        # The head of a panel has one line, and cuts a list that is named with its days.
        self.listed = Text(theme, title, is_bold=True, is_wrapping=True)
        for part in (self.listed, Text(theme, about, is_wrapping=True), self.kind, self._hint, self.progress):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.footer.addWidget(self.save)
        self.progress.hide()
        self._explain()

    @property
    def format(self) -> SheetFormat:
        """The kind of file that was chosen."""
        return SheetFormat.CSV if self.kind.value is SheetFormat.CSV else SheetFormat.XLSX

    def show_under_way(self) -> None:
        """Rows are being written."""
        for part in (self.listed, self.kind, self._hint, self.save):
            part.hide()
        self.progress.show()
        self.progress.cancel.setFocus()

    def free(self) -> None:
        """Nothing is under way: it may be asked for again."""
        self.save.set_busy(False)

    def _explain(self) -> None:
        _ = self._
        if self.format is SheetFormat.XLSX:
            self._hint.setText(
                _("Opens in Excel, Numbers and LibreOffice: amounts and days stay what they are.")
            )
        else:
            self._hint.setText(_("Plain text for other programs: commas between, points in amounts."))
