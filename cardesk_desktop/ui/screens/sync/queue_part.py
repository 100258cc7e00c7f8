"""What waits for the account service: by kind, each change by the name that people know."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.sync_queue import waiting_changes, waiting_kinds
from cardesk_desktop.store.sync_views import WaitingChange, WaitingKind
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.ways import way_to
from cardesk_desktop.ui.screens.sync.words import kind_words, kinds_words, name_of
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.chip_strip import ChipStrip
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from cardesk_desktop.ui.widgets.row_list import Column, RowList
from cardesk_desktop.ui.widgets.stacked import Stacked

_WIDEST = 1240
"""The width in pixels over which a name stands too far from its state to be read with it."""


class QueuePart(QWidget):
    """One kind at a time; Enter on a change shows what changed."""

    kind_chosen = Signal(str)

    def __init__(self, look: Look, window: Window, tasks: Tasks) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        self._look, self._window, self._tasks = look, window, tasks
        self.kind = ""
        self.kinds = ChipStrip(theme, _, _("What waits"), is_choice=True)
        self.kinds.chosen.connect(self._on_kind)
        self.open = Button(theme, _("Show"), icon="external-link")
        self.open.activated.connect(self._open_current)
        self._model: PagedModel[WaitingChange] = PagedModel(parent=self)
        self.rows = RowList(theme, _("What waits"), self._model, _columns(_))
        self.rows.row_activated.connect(self._open)
        self.rows.row_chosen.connect(self._on_chosen)
        self._model.loaded.connect(lambda _total: self._on_chosen(self.rows.current))
        self.nothing = EmptyState(
            theme,
            "cloud-check",
            _("Everything has gone out"),
            _("What is sold and changed here waits in this list until the account service has it."),
        )
        head = QHBoxLayout()
        head.setSpacing(theme.space.one)
        head.addWidget(self.kinds, 1)
        head.addWidget(self.open)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addLayout(head)
        card = Card(theme, padding=theme.space.half)
        card.content.addWidget(self.rows)
        column.addWidget(card, 1)
        listing.setMaximumWidth(theme.px(_WIDEST))
        self._listing = QWidget()
        place = QHBoxLayout(self._listing)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(listing, 1)
        place.addStretch()
        self._stack = Stacked(self)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._listing)

    def read(self) -> None:
        """Read what waits now; what is in front stays there."""
        self._tasks.run(waiting_kinds, on_done=self._show, owner=self)

    def first_focus(self) -> QWidget:
        """Where the keyboard goes."""
        return self.rows if self._stack.currentWidget() is self._listing else self.nothing

    def _show(self, kinds: tuple[WaitingKind, ...]) -> None:
        _ = self._look.phrases
        if not kinds:
            self._stack.setCurrentWidget(self.nothing)
            return
        names = [each.kind for each in kinds]
        if self.kind not in names:
            self.kind = names[0]
            self._start()
        else:
            self._model.refresh()
        words: dict[Hashable, str] = {
            each.kind: _("{kind}: {n}", kind=kinds_words(_, each.kind), n=each.count) for each in kinds
        }
        if self.kinds.keys == tuple(words):
            self.kinds.set_words(words)
        else:
            chips = [(kind, Chip(self._look.theme, said, is_checkable=True)) for kind, said in words.items()]
            self.kinds.set_chips(chips, self.kind)
        self._stack.setCurrentWidget(self._listing)

    def _start(self) -> None:
        self._model.start(from_operation(self._tasks, self, waiting_changes, kind=self.kind))

    def _on_kind(self, kind: object) -> None:
        self.kind = str(kind)
        self.kind_chosen.emit(self.kind)
        self._start()

    def _way(self, change: WaitingChange | None) -> Callable[[], None] | None:
        return way_to(self._window, change.thing) if change is not None and not change.is_gone else None

    def _on_chosen(self, change: WaitingChange | None) -> None:
        self.open.setEnabled(self._way(change) is not None)

    def _open_current(self) -> None:
        self._open(self.rows.current)

    def _open(self, change: WaitingChange | None) -> None:
        way = self._way(change)
        if way is not None:
            way()


def _columns(_: Phrasebook) -> tuple[Column[WaitingChange], ...]:
    return (
        Column(
            _.context("column of a list", "Name"),
            220,
            lambda row: Cell(name_of(_, row.thing), is_bold=True),
            stretch=3,
        ),
        Column(
            _("What it is"), 160, lambda row: Cell(kind_words(_, row.thing.kind), tone=Tone.MUTED), stretch=1
        ),
        Column(_("State"), 180, lambda row: _state(_, row)),
    )


def _state(_: Phrasebook, row: WaitingChange) -> Cell:
    if row.is_gone:
        return Cell(_("Deletion waits"), CellKind.TAG, Tone.WAIT)
    words, tone = (_("On its way"), Tone.WORK) if row.is_cut else (_("Waits"), Tone.MUTED)
    return Cell(words, CellKind.TAG, tone)
