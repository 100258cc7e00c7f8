"""The first step: what the list holds, and which file it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from cardesk_desktop.documents.sheets.reading.csv_file import Encoding
from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.importing.faces import encoding_choices, kind_choices
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField


class ChooseCard(Card):
    """A file is chosen by the button, or dropped on the card."""

    file_asked = Signal()
    dropped = Signal(object)
    """The `Path` that was dropped here."""
    encoding_chosen = Signal(object)
    """The `Encoding` in which the file that was chosen is to be read again."""

    def __init__(self, look: Look) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, padding=theme.space.three, gap=theme.space.two)
        self.setAcceptDrops(True)
        self.kind = Segmented(theme, _("What the list holds"), kind_choices(_))
        self.choose = Button(theme, _("Choose a file"), icon="upload", kind=ButtonKind.PRIMARY)
        self.choose.activated.connect(self.file_asked)
        self.encoding = SelectField(
            theme,
            _("How the file was written"),
            encoding_choices(_),
            hint=_("Its letters are not Unicode. Choose until the headings read right."),
        )
        self.encoding.changed.connect(self._on_encoding)
        self.encoding.hide()
        self.trouble = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self.trouble.hide()
        explained = _(
            "A CSV or Excel file, from another till or typed by yourself. Its first row holds the headings. "
            "You see what would happen to every row before anything is changed, and can take it back."
        )
        self.content.addWidget(Text(theme, _("Import a list"), is_bold=True))
        self.content.addWidget(Text(theme, explained, tone=Tone.MUTED, is_wrapping=True))
        self.content.addWidget(self.kind)
        self.content.addWidget(self.encoding)
        self.content.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        self.content.addLayout(row)

    @property
    def chosen_kind(self) -> ImportKind:
        """What the person says the list holds."""
        kind = self.kind.value
        return kind if isinstance(kind, ImportKind) else ImportKind.PRODUCTS

    def say(self, trouble: str) -> None:
        """Say why a file is not taken; empty says nothing."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def ask_encoding(self) -> None:
        """Ask how the letters of the file were written."""
        self.encoding.show()
        self.encoding.editor.setFocus()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _on_encoding(self, encoding: object) -> None:
        if isinstance(encoding, Encoding):
            self.encoding_chosen.emit(encoding)


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
