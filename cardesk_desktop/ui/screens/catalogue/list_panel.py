"""A panel with a short list that is read anew after every deed: categories, favourites, suppliers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.screens.catalogue.shelf_row import RowDeed, ShelfRow
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent

T = TypeVar("T")


class ListPanel(PanelContent, Generic[T]):
    """Subclasses say what a row is; the rows are in `held`, in their order."""

    def __init__(self, means: PanelMeans, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(means.theme, parent)
        self.means, self._ = means, means.phrases
        self.held: tuple[T, ...] = ()
        self.rows: list[ShelfRow] = []
        self.lead = Text(means.theme, lead, tone=Tone.MUTED, is_wrapping=True)
        self.body.addWidget(self.lead)
        self.body.addStretch(1)

    def row(self, place: int, held: T) -> ShelfRow:
        """The row of what stands at a place."""
        raise NotImplementedError

    def read(self) -> None:
        """Read the list again."""
        raise NotImplementedError

    def fill(self, held: Sequence[T]) -> None:
        """Show these."""
        self.held = tuple(held)
        for row in self.rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self.row(place, each) for place, each in enumerate(self.held)]
        for place, row in enumerate(self.rows):
            self.body.insertWidget(1 + place, row)

    def swapped(self, place: int, step: int) -> list[T]:
        """The list with one member moved by a step."""
        order = list(self.held)
        order[place], order[place + step] = order[place + step], order[place]
        return order

    def moves(self, name: str, place: int, move: Callable[[int, int], None]) -> tuple[RowDeed, RowDeed]:
        """The two buttons that move a row; at the ends one of them rests."""
        _ = self._
        return (
            RowDeed(
                "arrow-up", _("Move {name} up", name=name), lambda: move(place, -1), is_enabled=place > 0
            ),
            RowDeed(
                "arrow-down",
                _("Move {name} down", name=name),
                lambda: move(place, 1),
                is_enabled=place < len(self.held) - 1,
            ),
        )

    def do(self, operation: Callable[..., Outcome[object]], **arguments: object) -> None:
        """Do something and read the list again."""
        deed = partial(operation, staff_id=self.means.acting(), **arguments)
        self.means.tasks.run(deed, on_done=lambda _value: self.read(), owner=self)
