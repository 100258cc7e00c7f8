"""The window: the way from one screen to another, and everything that reaches it from outside.

Its content is built anew when language, theme or text size change; each page leaves a small memory
from which it is built again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.lock.door import Door
from cardesk_desktop.ui.lock.gate import Gate, Work
from cardesk_desktop.ui.pages import Pages
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.shell.leaving import Leaving
from cardesk_desktop.ui.shell.parts import Parts

if TYPE_CHECKING:
    from cardesk_desktop.domain.errors import Refused, Unavailable
    from cardesk_desktop.store.views import Hit
    from cardesk_desktop.ui.page import Page
    from cardesk_desktop.ui.requests import Request
    from cardesk_desktop.ui.shell.frame import Frame
    from cardesk_desktop.ui.shortcuts import Shortcut

SMALLEST = QSize(960, 600)


class MainWindow(QWidget):
    """Shows one screen at a time. The first one given is shown at the start."""

    closing = Signal()
    """The person closes the window; nothing has been taken down yet."""
    rebuilt = Signal()
    """Everything is there in another look; of the pages, the one that is shown."""

    def __init__(self, parts: Parts, screens: Sequence[Screen], look: Look) -> None:
        super().__init__()
        self._parts, self._screens, self._look = parts, tuple(screens), look
        self._by_name = {screen.name: screen for screen in self._screens}
        self._pages = Pages()
        self._trail: list[str] = []
        self._current = self._screens[0].name
        self.setObjectName("window")
        self.setMinimumSize(SMALLEST)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._frame: Frame | None = None
        door = Door(parts.tasks, parts.state, parts.clock, parts.entrance)
        work = Work(self._hide_work, self._show_work, lambda rests: self.frame.setEnabled(not rests))
        self.gate = Gate(self, self._column, work, door, look)
        Leaving(self, parts.tasks.unfinished, lambda: self._look)
        self._listen()
        if parts.entrance.is_locked:
            # The lock screen is there first; see `begin_work`.
            self.gate.begin_locked()
        else:
            self.begin_work()

    @property
    def current(self) -> str:
        """The name of the screen that is shown."""
        return self._current

    @property
    def is_being_paid(self) -> bool:
        """True while somebody pays on the screen that is shown."""
        return self._pages.is_being_paid(self._current)

    @property
    def has_time_for_news(self) -> bool:
        """Somebody is here, nothing else is said, and nobody pays."""
        return self.gate.screen is None and not self.frame.banner.text and not self.is_being_paid

    def begin_work(self) -> None:
        """Build the first screen, behind the lock screen while somebody types a PIN; once."""
        if not tuple(self._pages):
            self.show_screen(self._current)

    def steps_to_come(self) -> Iterator[Callable[[], object]]:
        """What can be built ahead, a short step each: behind the lock screen, and pages nobody asked for."""
        if self._frame is None:
            yield lambda: self.frame
        yield self.begin_work
        for screen in self._pages.to_come(self._screens):
            yield partial(self._pages.build, screen, self._look, self.frame, self._services)
            yield partial(self.page, screen.name)

    @property
    def frame(self) -> Frame:
        """The content as it is now, built if it was not yet; another one after every rebuild."""
        if self._frame is None:
            with input_watch().resting():
                self._frame = self._build()
        return self._frame

    def page(self, name: str) -> Page:
        """The page of a screen, built if it was not yet. KeyError for an unknown name."""
        return self._pages.page(self._by_name[name], self._look, self.frame, self._services)

    def show_screen(self, name: str) -> None:
        """Bring a screen into view; an open side panel is closed."""
        self.frame.panel.close_all()
        page = self.page(name)
        if name != self._current:
            # What a notice offers belongs to the screen that is left.
            self.frame.toast.dismiss()
            self.frame.banner.leave_screen()
            self.gate.approving.take_back()
            self._trail = [*(step for step in self._trail if step != self._current), self._current]
        self._current = name
        self._pages.note_seen(name)
        self.frame.stack.setCurrentWidget(page)
        self.frame.rail.show_current(name)
        page.on_shown()
        page.take_keyboard()

    def ask(self, request: Request) -> None:
        """Bring a request to the screen that answers it. LookupError when none does."""
        for screen in self._screens:
            if isinstance(request, screen.answers):
                self.show_screen(screen.name)
                self.page(screen.name).on_request(request)
                return
        raise LookupError(type(request).__name__)

    def go_back(self) -> None:
        """Return to the screen before; at the beginning of the way, to the first one."""
        target = self._trail.pop() if self._trail else self._screens[0].name
        trail = self._trail
        self.show_screen(target)
        self._trail = trail

    def rebuild(self, look: Look, screens: Sequence[Screen] | None = None) -> None:
        """Build everything anew in another look, or on other means; what was on the screen stays on it."""
        self._screens = tuple(screens or self._screens)
        self._pages.take_down()
        self._look = look
        old, self._frame = self._frame, None
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            # The change may have been asked for by a widget of the old content, which is still at work.
            old.deleteLater()
        self.gate.rebuild(look)
        # A layout shows what is added to it only later, and hidden pages take no keyboard.
        self.frame.setVisible(self.gate.screen is None)
        self.show_screen(self._current)
        self.rebuilt.emit()

    @override
    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.closing.emit()
        event.accept()

    def _build(self) -> Frame:
        from cardesk_desktop.ui.routes import searched_kinds
        from cardesk_desktop.ui.shell.everywhere import Everywhere
        from cardesk_desktop.ui.shell.frame import Frame
        from cardesk_desktop.ui.shell.services import Services

        self.setLayoutDirection(self._look.theme.direction)
        kinds = searched_kinds([request for screen in self._screens for request in screen.answers])
        frame = Frame(self._look, self._parts, self._screens, self._open_hit, kinds)
        if self.gate.screen is not None:
            frame.hide()
            frame.setEnabled(False)
        self._services = Services(self._look, lambda: self.frame, self.ask, self.go_back)
        frame.header.staff.lock_asked.connect(self.gate.lock)
        frame.header.sync.activated.connect(self._services.open_sync)
        frame.header.staff.switch_asked.connect(self.gate.switch)
        frame.rail.chosen.connect(self.show_screen)
        frame.panel.closed.connect(self._on_panel_closed)
        frame.panel.opened.connect(lambda: self._pages.let_keys_rest(is_resting=True))
        self._column.addWidget(frame)
        on = (self._look, frame, self.gate, self._screens, self.show_screen)
        self.everywhere = Everywhere(*on, self._keys_of_here)
        self._on_state_changed()
        return frame

    def _hide_work(self) -> None:
        if self._frame is not None:
            self._frame.hide()
            # A hidden field would still take the keyboard when its page asks for it.
            self._frame.setEnabled(False)

    def _show_work(self) -> None:
        self.frame.setEnabled(True)
        self.frame.show()
        self.begin_work()
        self.page(self._current).take_keyboard()

    def _on_panel_closed(self, is_keyboard_back: bool) -> None:
        """Where nobody would have the keyboard any more, or only the page around them, it begins anew."""
        self._pages.let_keys_rest(is_resting=False)
        page = self.page(self._current)
        if page.hasFocus() or not is_keyboard_back:
            page.take_keyboard()

    def _listen(self) -> None:
        parts = self._parts
        parts.scanner.scanned.connect(self._on_scanned)
        parts.state.changed.connect(self._on_state_changed)
        parts.tasks.refused.connect(self._on_error)
        parts.tasks.unavailable.connect(self._on_error)
        parts.tasks.bug_found.connect(self._on_bug)

    def _keys_of_here(self) -> tuple[str, Sequence[Shortcut]]:
        title = self._by_name[self._current].title(self._look.phrases)
        return title, self.page(self._current).shortcuts()

    def _on_error(self, error: Refused | Unavailable) -> None:
        from cardesk_desktop.domain.errors import Code, Refused
        from cardesk_desktop.ui.shell.clock_question import ClockQuestion

        if isinstance(error, Refused) and error.code is Code.CLOCK_WENT_BACK:
            parts = self._parts
            question = ClockQuestion(self._look, self._services, parts.tasks, parts.state)
            question.ask(error, is_over=self.frame.panel.content is not None)
        else:
            self._services.explain(error)

    def _on_bug(self, defect: Exception, reference: str) -> None:
        from cardesk_desktop.ui.shell.bug_dialog import admit_bug

        admit_bug(self._look, self, self._parts.tasks, defect, reference)

    def _open_hit(self, hit: Hit) -> None:
        from cardesk_desktop.ui.routes import hit_request

        self.ask(hit_request(hit, self._by_name[self._current].answers))

    def _on_scanned(self, code: str) -> None:
        if self.gate.screen is not None:
            return
        if not self.page(self._current).on_scanned(code):
            # Nobody here takes a barcode: look for it, as if it had been typed into the search.
            self.everywhere.search_for(code)

    def _on_state_changed(self) -> None:
        self.setWindowTitle(f"{self._parts.state.facts.company} · CarDesk")
