"""What stands where on the board's page: figures and the one large button above, the columns below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.visits.board_view import BoardView
from cardesk_desktop.ui.screens.visits.cards import CardFace
from cardesk_desktop.ui.screens.visits.figure_row import FigureRow
from cardesk_desktop.ui.screens.visits.figures import BoardFigure, Figure
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.paint import RING
from cardesk_desktop.ui.widgets.stacked import StackedParts


class BoardLayout:
    """Fills the page: nothing until the board was read, then the columns, or what to do without a car."""

    def __init__(self, theme: Theme, phrases: Phrasebook, page: QWidget) -> None:
        _ = phrases
        self.figures = FigureRow(theme)
        self.check_in = Button(
            theme, _("Check in a car"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, icon="plus", key="F2"
        )
        self.board = BoardView(theme, phrases)
        self.empty = EmptyState(
            theme,
            "car",
            _("No car is here yet"),
            _("Check in the first one: press F2, type its plate, press Enter."),
        )
        self._stack = StackedParts()
        for part in (QWidget(), self.board, self.empty):
            self._stack.addWidget(part)
        top = QHBoxLayout()
        # The cards leave as much room for their ring.
        ring = round(RING)
        # What lights up below a figure reaches beyond its words, which stand above the first column.
        leading, trailing = ring - theme.space.one, ring
        if theme.is_rtl:
            leading, trailing = trailing, leading
        top.setContentsMargins(leading, 0, trailing, 0)
        top.setSpacing(theme.space.three)
        top.addWidget(self.figures, 1)
        top.addWidget(self.check_in, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(page)
        edge = theme.space.three - ring
        layout.setContentsMargins(edge, theme.space.two, edge, 0)
        layout.setSpacing(theme.space.two)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

    def show_board(
        self, figures: Mapping[BoardFigure, Figure], faces: Mapping[VisitState, Sequence[CardFace]]
    ) -> None:
        """Show the day's figures and the cars."""
        self.figures.show_figures(figures)
        self.board.show_faces(faces)
        self._stack.setCurrentWidget(self.board if any(faces.values()) else self.empty)
