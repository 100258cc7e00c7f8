"""One thing of which two said different things: both sides beside one another, and one press to choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cardesk_desktop.i18n import isolated
from cardesk_desktop.store.sync_views import Difference, FieldPair, Value
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.field_words import field_words
from cardesk_desktop.ui.screens.sync.register_words import register_words
from cardesk_desktop.ui.screens.sync.value_words import Reader
from cardesk_desktop.ui.screens.sync.words import kind_words, name_of, spoken_name, when
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.tag import Tag

_DERIVED = frozenset({"plate_key", "sort_name"})
"""Fields that follow from another one, which is shown."""
_SHOWN = 6
"""Fields of a row that was deleted; who wants more opens what is left of it."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a card needs to know beside its difference."""

    reader: Reader
    own: str
    registers: Mapping[str, str]


class DifferenceCard(Card):
    """The value that is in force stands first. What was decided shows what was, and offers nothing more."""

    kept = Signal(object)
    """The `Difference`: all stays as it is."""
    taken = Signal(object)
    """The `Difference`: the other value is to be put in place."""
    brought_back = Signal(object)
    """The `Difference`: the row that was deleted is to be there again."""

    def __init__(
        self, look: Look, difference: Difference, around: Around, way: Callable[[], None] | None
    ) -> None:
        super().__init__(look.theme, padding=look.theme.space.two, gap=look.theme.space.one, is_flat=True)
        self._look, self.difference, self._around = look, difference, around
        self.keep: Button | None = None
        self.take: Button | None = None
        self.open: Button | None = None
        self.back: Button | None = None
        self._add_head(way)
        self._add_sides()
        if difference.settled_at is None:
            self._add_buttons()

    def _add_head(self, way: Callable[[], None] | None) -> None:
        _, theme, difference = self._look.phrases, self._look.theme, self.difference
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        row.addWidget(Tag(theme, kind_words(_, difference.thing.kind), Tone.MUTED))
        row.addWidget(Text(theme, name_of(_, difference.thing), is_bold=True, is_wrapping=True), 1)
        if way is not None:
            self.open = Button(theme, _("Show"), icon="external-link", kind=ButtonKind.QUIET)
            self.open.setAccessibleName(f"{_('Show')}: {spoken_name(_, difference.thing)}")
            self.open.activated.connect(way)
            row.addWidget(self.open)
        self.content.addLayout(row)

    def _add_sides(self) -> None:
        _, theme, difference = self._look.phrases, self._look.theme, self.difference
        if difference.is_deleted:
            words = (
                _("It was deleted while somebody else changed it. It can be brought back as it was:")
                if difference.heir
                else _(
                    "It was deleted while somebody else changed it. It stays deleted; this was the change:"
                )
            )
            self.content.addWidget(Text(theme, words, tone=Tone.MUTED, is_wrapping=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space.two)
        grid.setVerticalSpacing(theme.space.half)
        for column, share in enumerate((2, 4, 4)):
            grid.setColumnStretch(column, share)
        grid.addWidget(self._side(_("In force"), difference.kept_by, is_kept=True), 0, 1)
        grid.addWidget(self._side(_("Also said"), difference.lost_by, is_kept=False), 0, 2)
        pairs = [pair for pair in difference.fields if pair.name not in _DERIVED] or difference.fields
        for number, pair in enumerate(pairs[:_SHOWN], start=1):
            self._add_pair(grid, number, pair)
        self.content.addLayout(grid)

    def _add_pair(self, grid: QGridLayout, number: int, pair: FieldPair) -> None:
        _, theme, read = self._look.phrases, self._look.theme, self._around.reader
        name = Text(theme, field_words(_, pair.name), tone=Tone.MUTED, is_wrapping=True)
        kept = _("Deleted") if self.difference.is_deleted else self._said(read, pair, pair.kept)
        grid.addWidget(name, number, 0)
        grid.addWidget(Text(theme, kept, is_bold=True, is_wrapping=True), number, 1)
        grid.addWidget(Text(theme, self._said(read, pair, pair.lost), is_wrapping=True), number, 2)

    def _said(self, read: Reader, pair: FieldPair, value: Value) -> str:
        return read.words(pair.name, value, pair.names, is_secret=pair.is_secret)

    def _side(self, title: str, device: str, *, is_kept: bool) -> QWidget:
        _, theme, difference = self._look.phrases, self._look.theme, self.difference
        at = difference.kept_at if is_kept else difference.lost_at
        who = register_words(_, device, self._around.own, self._around.registers)
        written = when(_, at, self._around.reader.zone)
        person = difference.kept_person if is_kept else difference.lost_person
        if person:
            named = isolated(person, is_rtl=_.language.is_rtl)
            words = _(
                "{title}: {person} · {register}, {when}",
                title=title,
                person=named,
                register=who,
                when=written,
            )
        else:
            words = _("{title}: {register}, {when}", title=title, register=who, when=written)
        tone = Tone.READY if is_kept else Tone.MUTED
        return Text(theme, words, size=TextSize.SMALL, tone=tone, is_wrapping=True)

    def _add_buttons(self) -> None:
        _, theme, difference = self._look.phrases, self._look.theme, self.difference
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        thing = spoken_name(_, difference.thing)
        words = _("Keep what is in force") if difference.can_take else _("All right")
        self.keep = Button(theme, words, icon="check", is_once=True)
        self.keep.setAccessibleName(f"{words}: {thing}")
        self.keep.activated.connect(lambda: self.kept.emit(difference))
        row.addWidget(self.keep)
        if difference.heir:
            self.back = Button(theme, _("Bring it back"), icon="undo-2", is_once=True)
            self.back.setAccessibleName(f"{self.back.words}: {thing}")
            self.back.activated.connect(lambda: self.brought_back.emit(difference))
            row.addWidget(self.back)
        if difference.can_take:
            self.take = Button(theme, _("Take the other"), icon="arrow-left-right", is_once=True)
            self.take.setAccessibleName(f"{self.take.words}: {thing}")
            self.take.activated.connect(lambda: self.taken.emit(difference))
            row.addWidget(self.take)
        row.addStretch(1)
        self.content.addLayout(row)
