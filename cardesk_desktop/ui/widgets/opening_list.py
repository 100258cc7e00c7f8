"""A list in a side panel whose lines lead on: how many there are, the lines, and what a press does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import Load, PagedModel
from cardesk_desktop.ui.widgets.row_list import Column, RowList

T = TypeVar("T")


class OpeningList(QWidget, Generic[T]):
    """Read as it is scrolled, from `read` on; the first line is chosen. With `count` it says how many."""

    failed = Signal(object)
    """`Refused` or `Unavailable`: nothing could be read; `read_again` tries once more."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        name: str,
        columns: Sequence[Column[T]],
        hint: str,
        *,
        count: Callable[[int], str] | None = None,
    ) -> None:
        super().__init__()
        self._model: PagedModel[T] = PagedModel(parent=self)
        self._say_count, self._loading = count, _("Loading")
        self._count = Text(theme, self._loading, tone=Tone.MUTED) if count is not None else None
        self.rows = RowList(theme, name, self._model, columns, opens_at_once=True)
        column = QVBoxLayout(self)
        # It ends where every form in a panel ends.
        far = theme.space.two
        column.setContentsMargins(*((far, 0, 0, 0) if theme.is_rtl else (0, 0, far, 0)))
        column.setSpacing(theme.space.one)
        if self._count is not None:
            column.addWidget(self._count)
        column.addWidget(self.rows, 1)
        column.addWidget(Text(theme, hint, tone=Tone.MUTED, is_wrapping=True))
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(self._on_failed)

    @property
    def count_words(self) -> str:
        """How many there are, in words."""
        return self._count.text() if self._count is not None else ""

    def read(self, load: Load[T]) -> None:
        """Show what is read so."""
        self._model.start(load)

    def read_again(self) -> None:
        """Read what could not be read."""
        self._show_count(self._loading)
        self._model.refresh()

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self._show_count("")
        self.failed.emit(error)

    def _on_loaded(self, total: int) -> None:
        if self._say_count is not None:
            self._show_count(self._say_count(total))
        if total and self.rows.current is None:
            self.rows.choose(0)

    def _show_count(self, words: str) -> None:
        if self._count is not None:
            self._count.setText(words)
