"""The pages of the window: built when they are first asked for or ahead of it, and what each remembers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.shortcuts import InstalledShortcuts

if TYPE_CHECKING:
    from cardesk_desktop.ui.navigator import Window
    from cardesk_desktop.ui.page import Page
    from cardesk_desktop.ui.shell.frame import Frame


class Pages:
    """Keeps a page until all are taken down; a small memory of each outlives it."""

    def __init__(self) -> None:
        self._built: dict[str, Page] = {}
        self._keys: dict[str, InstalledShortcuts] = {}
        self._memories: dict[str, object] = {}
        self._seen: set[str] = set()
        self._unplaced: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        """The names of the pages that are built."""
        return iter(tuple(self._built))

    def page(self, screen: Screen, look: Look, frame: Frame, window: Window) -> Page:
        """The page of a screen, built and put in its place in the frame if it was not yet."""
        page = self.build(screen, look, frame, window)
        if screen.name in self._unplaced:
            self._unplaced.remove(screen.name)
            frame.stack.addWidget(page)
        return page

    def build(self, screen: Screen, look: Look, frame: Frame, window: Window) -> Page:
        """The page of a screen, built if it was not yet. Putting it in its place is as long a step again."""
        name = screen.name
        if name not in self._built:
            with input_watch().resting():
                page = screen.build(look, window, self._memories.get(name))
                self._built[name] = page
                self._keys[name] = InstalledShortcuts(page.shortcuts(), page)
                page.setParent(frame.stack)
                page.hide()
            self._unplaced.add(name)
        return self._built[name]

    def is_being_paid(self, name: str) -> bool:
        """True while somebody pays on the page of this name, if it is built."""
        return name in self._built and self._built[name].is_being_paid()

    def note_seen(self, name: str) -> None:
        """Somebody looks at the page: from now on it remembers by itself."""
        self._seen.add(name)

    def to_come(self, screens: Sequence[Screen]) -> Iterator[Screen]:
        """The screens whose pages are not built, each asked about when it is its turn."""
        for screen in screens:
            if screen.name not in self._built:
                yield screen

    def take_down(self) -> None:
        """Let go of all pages, which go with their frame, and keep what they remember."""
        for name in self._seen & self._built.keys():
            memory = self._built[name].memory()
            if memory is None:
                self._memories.pop(name, None)
            else:
                self._memories[name] = memory
        self._built, self._keys, self._seen, self._unplaced = {}, {}, set(), set()

    def let_keys_rest(self, *, is_resting: bool) -> None:
        """Whether the keys of the pages do nothing, as while a side panel is open."""
        for keys in self._keys.values():
            keys.set_enabled(not is_resting)
