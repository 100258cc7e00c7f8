"""What was imported before, each with the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.importing.batch import ImportBatch
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.importing.faces import kind_name
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import ElidedText, Text


class PastCard(Card):
    """The newest first; one that was taken back says so."""

    undo_asked = Signal(object)
    """The `ImportBatch` to take back."""

    def __init__(self, look: Look, time_zone: ZoneInfo) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, padding=theme.space.three, gap=theme.space.two)
        self._look, self._time_zone = look, time_zone
        self.content.addWidget(Text(theme, _("Imports until now"), is_bold=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space.one)
        self.content.addLayout(self._rows)
        self.buttons: list[Button] = []
        self._held: list[QWidget] = []
        self.hide()

    def show_batches(self, batches: Sequence[ImportBatch]) -> None:
        """Show these imports; without any, the card is not there."""
        for row in self._held:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons, self._held = [], []
        for batch in batches:
            row = self._row(batch)
            self._held.append(row)
            self._rows.addWidget(row)
        self.setVisible(bool(batches))

    def _row(self, batch: ImportBatch) -> QWidget:
        _, theme = self._look.phrases, self._look.theme
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedText(theme, batch.file_name))
        words.addWidget(ElidedText(theme, self._about(batch), size=TextSize.SMALL, tone=Tone.MUTED))
        line.addLayout(words, 1)
        if batch.undone_at is None:
            undo = Button(theme, _("Undo"), icon="undo-2", is_once=True)
            undo.setAccessibleName(_("Undo the import of {file}", file=batch.file_name))
            undo.activated.connect(lambda: self.undo_asked.emit(batch))
            self.buttons.append(undo)
            line.addWidget(undo)
        else:
            line.addWidget(Text(theme, _.context("import", "Undone"), tone=Tone.MUTED))
        return holder

    def _about(self, batch: ImportBatch) -> str:
        _ = self._look.phrases
        parts = (
            kind_name(_, batch.kind),
            _.date_time(batch.at, self._time_zone),
            _("{new} new, {changed} changed, {refused} refused", **_counts(batch)),
        )
        return _.side_by_side(parts)


def _counts(batch: ImportBatch) -> dict[str, int]:
    return {"new": batch.added, "changed": batch.changed, "refused": batch.refused}
