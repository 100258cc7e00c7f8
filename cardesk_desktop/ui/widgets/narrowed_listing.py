"""A list and what narrows it: search, filters, a line of figures, and the rows or why there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import Field, replace
from typing import ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.skeleton import Skeleton
from cardesk_desktop.ui.widgets.stacked import Stacked

TYPING_PAUSE_MS = 150
"""Letters that follow one another closer than this are one search."""
_LEAST_HEIGHT = 320
"""The head and four rows, in pixels."""
_SKELETON_ROWS = 8


class Narrowing(Protocol):
    """A frozen dataclass of what a list is narrowed to. Its `text` is what was typed into the search."""

    __dataclass_fields__: ClassVar[dict[str, Field[object]]]

    @property
    def text(self) -> str:
        """The words of the search, as typed."""
        ...


W = TypeVar("W", bound=Narrowing)


class NarrowedListing(QWidget, Generic[W]):
    """Says what the person narrowed it to; whoever owns it starts the model with another list.

    A subclass adds its filters with `narrow_by`, its buttons to `head` and `foot`, and puts its rows and what
    may stand in their place on the `shelf`.
    """

    narrowed = Signal(object)
    """The filter that the list is to show."""

    def __init__(self, theme: Theme, phrases: Phrasebook, search: SearchField, everything: W) -> None:
        super().__init__()
        self.search, self.which = search, everything
        self._everything = everything
        self._shown: dict[str, Callable[[object], None]] = {}
        self._is_showing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.narrow)
        search.changed.connect(self._on_typing)
        self.head, self.foot = QHBoxLayout(), QHBoxLayout()
        self.filters = FlowRow(theme, gap=theme.space.one)
        self.figures = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.shelf = RowShelf(theme, phrases)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for line in (column, self.head, self.foot):
            line.setSpacing(theme.space.one)
        self.head.addWidget(search, 1)
        self.foot.addWidget(self.figures, 1)
        column.addLayout(self.head)
        column.addWidget(self.filters)
        column.addLayout(self.foot)
        column.addWidget(self.shelf, 1)

    @property
    def is_wide(self) -> bool:
        """True when nothing is left out."""
        return self.which == self._everything

    @property
    def is_empty(self) -> bool:
        """True when the list was read and nothing is in it."""
        return self.shelf.is_empty

    def put_figures(self, figures: QWidget) -> None:
        """Let figures that open what they count stand in place of the words."""
        self.figures.hide()
        self.foot.addWidget(figures, 1)

    def narrow_by(self, field: str, changed: SignalInstance, show: Callable[[object], None]) -> None:
        """Let a control choose a field of the filter: `changed` brings its value, `show` puts one into it."""
        self._shown[field] = show
        changed.connect(lambda value: self.narrow(**{field: value}))

    def narrow(self, **fields: object) -> None:
        """Take what was typed and chosen; announced where it is something else than before."""
        if self._is_showing:
            return
        self._pause.stop()
        which = replace(self.which, **fields, text=self.search.text)
        if which != self.which:
            self.which = which
            self.narrowed.emit(which)

    def show_which(self, which: W) -> None:
        """Narrow the list from outside; announced as if the person had done it."""
        self.which = which
        self._is_showing = True
        self.search.set_text(which.text)
        for field, show in self._shown.items():
            show(getattr(which, field))
        self._is_showing = False
        self.narrowed.emit(which)

    def show_everything(self) -> None:
        """Narrow it no more."""
        self.show_which(self._everything)

    def show_loading(self) -> None:
        """The first page of another list is being read."""
        self.shelf.show_loading()

    def _on_typing(self, _text: str) -> None:
        if not self._is_showing:
            self._pause.start()


class RowShelf(Card):
    """The card of a list: its rows, bars in their place while they are read, or why there are none."""

    def __init__(self, theme: Theme, phrases: Phrasebook, *, least_height: int = _LEAST_HEIGHT) -> None:
        super().__init__(theme, padding=theme.space.half)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        holder.setMinimumHeight(theme.px(least_height))
        self._stack = Stacked(holder)
        self._skeleton = Skeleton(theme, phrases, rows=_SKELETON_ROWS)
        self._rows: QWidget | None = None
        self._empties: Sequence[QWidget] = ()
        self._stack.addWidget(self._skeleton)
        self.content.addWidget(holder)

    @property
    def current(self) -> QWidget | None:
        """What is shown: the rows, their skeleton, or what says why there are none."""
        return self._stack.currentWidget()

    @property
    def is_empty(self) -> bool:
        """True while it says why there are no rows."""
        return self.current in self._empties

    def put_rows(self, rows: QWidget) -> None:
        """Take the rows, in the place of those that were there: another person may see other columns."""
        old, self._rows = self._rows, rows
        self._stack.addWidget(rows)
        if old is None:
            return
        if self._stack.currentWidget() is old:
            self._stack.setCurrentWidget(rows)
        self._stack.removeWidget(old)
        old.deleteLater()

    def put_empties(self, *empties: QWidget) -> None:
        """Take what may stand in the place of rows."""
        self._empties = empties
        for empty in empties:
            self._stack.addWidget(empty)

    def show_loading(self) -> None:
        """Rows are being read."""
        self._stack.setCurrentWidget(self._skeleton)

    def show_rows(self) -> None:
        """Rows are there."""
        if self._rows is not None:
            self._stack.setCurrentWidget(self._rows)

    def show_empty(self, empty: QWidget) -> None:
        """There are no rows, and this says why."""
        self._stack.setCurrentWidget(empty)
