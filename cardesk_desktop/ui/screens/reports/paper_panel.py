"""A report as it will lie in the printer, and the ways out of the panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.screens.invoices.pdf_view import PaperView
from cardesk_desktop.ui.screens.reports.face import ReportFace
from cardesk_desktop.ui.screens.reports.paper import PaperRows, drawn_report, paper_name, read_paper
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind


class ReportPaperPanel(QWidget):
    """Reads and draws by itself; what is printed and saved is what is shown."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        paper: LoosePaper,
        face: ReportFace,
        order: Order,
    ) -> None:
        super().__init__()
        self._, self._tasks, self._face = _, tasks, face
        self.pdf: bytes | None = None
        self.view = PaperView(theme, _)
        self.print_button = Button(
            theme, _("Print report"), kind=ButtonKind.PRIMARY, icon="printer", is_once=True
        )
        self.save_button = Button(theme, _("Save as PDF"), icon="download", is_once=True)
        self.print_button.activated.connect(partial(self._send, self.print_button, paper.print))
        self.save_button.activated.connect(partial(self._send, self.save_button, paper.save))
        self._lay_out(theme)
        tasks.run(partial(read_paper, face, order), on_done=self._draw, owner=self, staff_id=acting())

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        space = theme.space
        margins = (space.two, 0, 0, 0) if theme.is_rtl else (0, 0, space.two, 0)
        column.setContentsMargins(*margins)
        column.setSpacing(space.one)
        column.addWidget(self.view, 1)
        column.addWidget(self.view.bar)
        buttons = QHBoxLayout()
        buttons.setSpacing(space.one)
        for button in (self.print_button, self.save_button):
            buttons.addWidget(button, 1)
        column.addLayout(buttons)

    def _draw(self, found: PaperRows) -> None:
        self._tasks.run_io(partial(drawn_report, self._, self._face, found), on_done=self._show, owner=self)

    def _show(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.view.show_pdf(pdf)

    def _send(self, button: Button, way: Callable[..., None]) -> None:
        freed = partial(button.set_busy, False)
        if self.pdf is None:
            freed()
        else:
            way(self.pdf, paper_name(self._face), on_ended=freed)
