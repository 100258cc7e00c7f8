"""A paper that is still being drawn, on the screen, with the two ways out of it: the printer and a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.paper.buttons import freed
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.paper.pdf_view import PaperView
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind


@dataclass(frozen=True, slots=True)
class PaperInHand:
    """The bytes of the PDF that is shown, and what it is called."""

    name: str
    pdf: bytes


class DrawnPaper(QWidget):
    """What is printed and saved is what is shown. A button that is pressed before waits for the paper."""

    def __init__(self, theme: Theme, _: Phrasebook, paper: LoosePaper, print_words: str) -> None:
        super().__init__()
        self.paper: PaperInHand | None = None
        self.view = PaperView(theme, _)
        self.print_button = Button(theme, print_words, kind=ButtonKind.PRIMARY, icon="printer", is_once=True)
        self.save_button = Button(theme, _("Save as PDF"), icon="download", is_once=True)
        self._ways: dict[Button, Callable[..., None]] = {
            self.print_button: paper.print,
            self.save_button: paper.save,
        }
        self._waiting: list[Button] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(self.view, 1)
        column.addWidget(self.view.bar)
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        for button in self._ways:
            button.activated.connect(partial(self._send, button))
            row.addWidget(button, 1)
        column.addLayout(row)

    def expect(self) -> None:
        """Another paper is being drawn: what is pressed from now on is meant for that one."""
        self.paper = None

    def show_paper(self, name: str, pdf: bytes) -> None:
        """Show a paper, and do with it what was asked for while it was drawn."""
        self.paper = PaperInHand(name, pdf)
        self.view.show_pdf(pdf)
        waiting, self._waiting = self._waiting, []
        for button in waiting:
            self._send(button)

    def _send(self, button: Button) -> None:
        if self.paper is None:
            self._waiting.append(button)
        else:
            self._ways[button](self.paper.pdf, self.paper.name, on_ended=freed(button))
