"""The settings: the list of sections at the side, the chosen one beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import OpenBackup, OpenSettings, Request
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.section import Section, SectionBody, has_focus
from cardesk_desktop.ui.screens.settings.section_list import SectionList
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.theme import TextSize
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.scrolling import Scrolling
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.stacked import StackedParts

BACKUP = "backup"
"""The section in which a backup is put back."""
_WIDEST = 840
_LEAST_BODY = 560
"""Narrower than this, or than a section needs, it has the page for itself, and the list becomes a field."""


@dataclass(frozen=True, slots=True)
class SettingsMemory:
    """The chosen section, how far it was scrolled, whether the keyboard was in it, what each remembers."""

    section: str
    scrolled: int = 0
    is_inside: bool = False
    bodies: Mapping[str, object] = field(default_factory=dict)


class SettingsPage(Page):
    """One section at a time; each is built when it is first chosen and stays as it was left."""

    def __init__(
        self, look: Look, window: Window, sections: Sequence[Section], memory: SettingsMemory | None = None
    ) -> None:
        super().__init__()
        self._look, self._window = look, window
        self._sections = {section.name: section for section in sections}
        self._memory = memory
        self._bodies: dict[str, SectionBody] = {}
        self._areas: dict[str, Scrolling] = {}
        self._least = look.theme.px(_LEAST_BODY)
        self.list = SectionList(look, sections)
        self.list.chosen.connect(self.show_section)
        self._side = Scrolling(self.list)
        self._side.setFixedWidth(self.list.sizeHint().width() + look.theme.space.two)
        titles = [Choice(section.name, section.title(look.phrases)) for section in sections]
        self.field = SelectField(look.theme, "", titles)
        self.field.editor.setAccessibleName(look.phrases("Section of the settings"))
        self.field.changed.connect(lambda name: self.show_section(str(name)))
        self._stack = StackedParts()
        self._arrange()
        known = memory is not None and memory.section in self._sections
        self.show_section(memory.section if memory is not None and known else sections[0].name)

    @property
    def current(self) -> str:
        """The name of the section that is shown."""
        return self._current

    def body(self, name: str) -> SectionBody:
        """What a section shows, built if it was not yet. KeyError for an unknown name."""
        if name not in self._bodies:
            kept = self._memory.bodies.get(name) if self._memory is not None else None
            self._bodies[name] = self._sections[name].build(self._look, self._window, kept)
            self._areas[name] = self._area(self._sections[name], self._bodies[name])
            self._stack.addWidget(self._areas[name])
        return self._bodies[name]

    def show_section(self, name: str) -> None:
        """Bring a section into view."""
        body = self.body(name)
        self._current = name
        self._stack.setCurrentWidget(self._areas[name])
        self.list.show_current(name)
        self.field.set_value(name)
        if self.isVisible():
            body.on_shown()
            self._make_room()
            self._show_entry()

    @override
    def memory(self) -> SettingsMemory:
        kept = {name: body.memory() for name, body in self._bodies.items()}
        return SettingsMemory(
            self._current,
            self._areas[self._current].verticalScrollBar().value(),
            has_focus(self._bodies[self._current]),
            {name: memory for name, memory in kept.items() if memory is not None},
        )

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        _ = self._look.phrases
        return (
            Shortcut("Ctrl+PgDown", _("Next section"), lambda: self._step(1)),
            Shortcut("Ctrl+PgUp", _("Section before"), lambda: self._step(-1)),
        )

    @override
    def on_shown(self) -> None:
        self.body(self._current).on_shown()
        self._show_entry()
        if self._memory is not None and self._memory.section == self._current:
            self._areas[self._current].verticalScrollBar().setValue(self._memory.scrolled)

    @override
    def on_request(self, request: Request) -> None:
        if isinstance(request, OpenSettings) and request.section in self._sections:
            self.show_section(request.section)
            (self.body(request.section).first_focus() or self.first_focus()).setFocus()
        elif isinstance(request, OpenBackup):
            self.show_section(BACKUP)
            self.body(BACKUP).on_request(request)

    @override
    def first_focus(self) -> QWidget:
        inside = self.body(self._current).first_focus()
        if inside is not None and self._memory is not None and self._memory.is_inside:
            return inside
        return self.field.editor if self._side.isHidden() else self.list.current_entry()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._make_room()
        super().resizeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._make_room()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        space = self._look.theme.space
        beside = QVBoxLayout()
        beside.setSpacing(0)
        self._field_row = QWidget()
        row = QHBoxLayout(self._field_row)
        row.setContentsMargins(space.three, space.two, space.three, 0)
        row.addWidget(self.field)
        beside.addWidget(self._field_row)
        beside.addWidget(self._stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._side)
        outer.addLayout(beside, 1)

    def _area(self, section: Section, body: SectionBody) -> Scrolling:
        theme = self._look.theme
        inside = QWidget()
        column = QVBoxLayout(inside)
        edge = theme.space.three
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space.two)
        title = section.title(self._look.phrases)
        column.addWidget(Text(theme, title, size=TextSize.LARGE, is_bold=True))
        if not body.fills_page:
            body.setMaximumWidth(theme.px(_WIDEST))
        column.addWidget(body, 1 if body.fills_page else 0)
        if not body.fills_page:
            column.addStretch(1)
        inside.installEventFilter(self)
        return Scrolling(inside)

    def _make_room(self) -> None:
        """The list stands beside the section while both have room.

        What a section needs stays needed: list and field would change places from one section to the next.
        """
        area = self._areas[self._current]
        bar = area.verticalScrollBar().sizeHint().width()
        self._least = max(self._least, area.inside.minimumSizeHint().width() + bar)
        is_wide = self.width() - self._side.width() >= self._least
        if (self._side.isHidden(), self._field_row.isHidden()) == (not is_wide, is_wide):
            return
        had_focus = has_focus(self.list if not is_wide else self.field)
        self._side.setVisible(is_wide)
        self._field_row.setVisible(not is_wide)
        if had_focus:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_entry(self) -> None:
        """Whoever came by the search or by keys sees in the list where she is."""
        entry = self.list.current_entry()
        # What was pressed with the mouse does not move away below it.
        if entry.visibleRegion().boundingRect() != entry.rect():
            self._side.ensureWidgetVisible(entry, 0, entry.sizeHint().height())

    def _step(self, by: int) -> None:
        names = list(self._sections)
        self.show_section(names[(names.index(self._current) + by) % len(names)])
        self.first_focus().setFocus(Qt.FocusReason.TabFocusReason)
