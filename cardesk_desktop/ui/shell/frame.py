"""The content of the window as one look draws it: rail, header, banner, pages, state bar, panel, toast."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.store.views import Hit, HitKind
from cardesk_desktop.sync.status import SyncStatus
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.shell.header import Header
from cardesk_desktop.ui.shell.parts import Parts
from cardesk_desktop.ui.shell.rail import Rail
from cardesk_desktop.ui.shell.search_box import SearchBox
from cardesk_desktop.ui.shell.state_bar import StateBar
from cardesk_desktop.ui.widgets.banner import Banner
from cardesk_desktop.ui.widgets.reading_order import step
from cardesk_desktop.ui.widgets.side_panel import SidePanel
from cardesk_desktop.ui.widgets.stacked import StackedParts
from cardesk_desktop.ui.widgets.toast import Toast


class Frame(QWidget):
    """Holds no state but what it shows; thrown away and built anew when the look changes."""

    def __init__(
        self,
        look: Look,
        parts: Parts,
        screens: Sequence[Screen],
        open_hit: Callable[[Hit], None],
        kinds: Collection[HitKind],
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setLayoutDirection(look.theme.direction)
        self.rail = Rail(look, screens, look.phrases("Screens"))
        self.body = QWidget()
        self.stack = StackedParts()
        self.search = SearchBox(look, parts.tasks, parts.search, open_hit, kinds, self)
        self.header = Header(look, parts.state, self.search)
        self.banner = Banner(look.theme, look.phrases, distance=look.theme.space.one_half)
        self.state_bar = StateBar(look, parts.state, parts.clock)
        self._sync = parts.sync
        if parts.sync is not None:
            parts.sync.changed.connect(self._show_sync)
        self._show_sync()
        self._arrange(look)
        self.panel = SidePanel(look.theme, look.phrases, self.body)
        self.toast = Toast(look.theme, self.body, self._under_toast)

    @override
    def focusNextPrevChild(self, is_next: bool, /) -> bool:
        return step(self, is_next=is_next)

    def _under_toast(self) -> QWidget | None:
        page = self.stack.currentWidget()
        return page.under_toast() if isinstance(page, Page) else None

    def _show_sync(self) -> None:
        self.header.show_sync(self._sync.status if self._sync is not None else SyncStatus())

    def _arrange(self, look: Look) -> None:
        notices = QVBoxLayout()
        space = look.theme.space
        notices.setContentsMargins(space.three, 0, space.three, 0)
        notices.addWidget(self.banner)
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.header)
        inner.addLayout(notices)
        inner.addWidget(self.stack, 1)
        inner.addWidget(self.state_bar)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0)
        grid.addWidget(self.body, 0, 1)
        grid.setColumnStretch(1, 1)
