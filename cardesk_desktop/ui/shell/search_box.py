"""The search box of the header: plate, phone, name, barcode or invoice number, from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.searching import HitGroup
from cardesk_desktop.store.views import Hit, HitKind
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.results import Results
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.search_field import SearchField

Search = Callable[..., Outcome[tuple[HitGroup, ...]]]
"""An operation that takes `text`: `operations.searching.find_anything`."""

_LEAST_WIDTH = 480


class SearchBox(QWidget):
    """Type, arrow down, Enter. Enter pressed before the answer came opens the first hit when it comes."""

    def __init__(
        self,
        look: Look,
        tasks: Tasks,
        search: Search,
        open_hit: Callable[[Hit], None],
        kinds: Collection[HitKind],
        host: QWidget,
    ) -> None:
        super().__init__()
        self._theme, self._search, self._open_hit = look.theme, search, open_hit
        self._kinds, self._host = kinds, host
        self._latest = Latest(tasks, self)
        self._opens_first = False
        self._answered = ""
        self._focus_before: QWidget | None = None
        placeholder = look.phrases("Plate, phone, name, barcode, invoice number")
        self.field = SearchField(look.theme, look.phrases, placeholder, key="Ctrl+K")
        self.results = Results(look, host)
        self.results.opened.connect(self._open)
        self.field.changed.connect(self._on_changed)
        self.field.submitted.connect(self._on_submitted)
        self.field.moved.connect(self._on_moved)
        self.field.left.connect(self.leave)
        self.field.editor.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        host.installEventFilter(self)

    def begin(self) -> None:
        """Bring the keyboard here; what was typed before is selected, ready to be replaced."""
        self.field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.editor.selectAll()

    def leave(self) -> None:
        """Give the keyboard back to where it was."""
        self.results.hide()
        before = self._focus_before
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field.editor.clearFocus()

    @override
    def sizeHint(self) -> QSize:
        return self.field.sizeHint()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize:
            self._place()
        elif watched is self.field.editor and isinstance(event, QFocusEvent):
            stays = event.reason() in (
                Qt.FocusReason.ActiveWindowFocusReason,
                Qt.FocusReason.PopupFocusReason,
            )
            if event.type() is QEvent.Type.FocusOut and not stays:
                self.results.hide()
            if event.type() is QEvent.Type.FocusIn and self.field.text:
                self._show()
        return super().eventFilter(watched, event)

    def remember_focus(self, before: QWidget | None) -> None:
        """Where the keyboard is to return to when the search is left."""
        self._focus_before = before

    def _on_changed(self, text: str) -> None:
        self._opens_first = False
        asked = text.strip()
        if not asked:
            self._latest.forget()
            self.results.hide()
            return
        self._latest.ask(self._search, on_done=lambda groups: self._fill(groups, asked), text=asked)

    def _fill(self, groups: tuple[HitGroup, ...], asked: str) -> None:
        shown = tuple(group for group in groups if group.kind in self._kinds)
        self._answered = asked
        self.results.fill(shown, asked)
        if self._opens_first and shown:
            self._open(shown[0].hits[0])
        elif self.field.editor.hasFocus():
            self._show()

    def _on_submitted(self) -> None:
        hit, is_answered = self.results.current, self._answered == self.field.text.strip()
        if hit is not None and is_answered and not self.results.isHidden():
            self._open(hit)
        else:
            self._opens_first = bool(self.field.text.strip())

    def _on_moved(self, rows: int) -> None:
        if not self.results.isHidden():
            self.results.move_current(rows)

    def _open(self, hit: Hit) -> None:
        self._opens_first = False
        self.field.clear()
        self.results.hide()
        self._open_hit(hit)

    def _show(self) -> None:
        self._place()
        self.results.show()
        self.results.raise_()

    def _place(self) -> None:
        below = self.field.mapTo(self._host, QPoint(0, self.field.height() + self._theme.space.half))
        width = max(self.field.width(), min(self._theme.px(_LEAST_WIDTH), self._host.width()))
        left = below.x() + self.field.width() - width if self._theme.is_rtl else below.x()
        room = self._host.height() - below.y() - self._theme.space.two
        self.results.setGeometry(left, below.y(), width, max(0, min(room, self.results.height_wanted())))
