"""A report as it will lie in the printer, and the ways out of the panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.paper.drawn_paper import DrawnPaper
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.screens.reports.face import ReportFace
from cardesk_desktop.ui.screens.reports.paper import PaperRows, drawn_report, paper_name, read_paper
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme


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
        self.drawn = DrawnPaper(theme, _, paper, _("Print report"))
        column = QVBoxLayout(self)
        far = theme.space.two
        column.setContentsMargins(*((far, 0, 0, 0) if theme.is_rtl else (0, 0, far, 0)))
        column.addWidget(self.drawn)
        tasks.run(partial(read_paper, face, order), on_done=self._draw, owner=self, staff_id=acting())

    def _draw(self, found: PaperRows) -> None:
        self._tasks.run_io(
            partial(drawn_report, self._, self._face, found),
            on_done=partial(self.drawn.show_paper, paper_name(self._face)),
            owner=self,
        )
