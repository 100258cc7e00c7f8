"""One thing of which two said different things: both sides beside one another, and one press to choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cardesk_desktop.directions import isolated
from cardesk_desktop.store.sync_views import Difference, FieldPair, Since
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.difference_sides import Shown, Side, sides, story
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
    """What the row says today stands first, whoever wrote it and when.

    What was decided shows what was, and offers nothing more.
    """

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

    def offer_again(self) -> None:
        """What was pressed did not come about: it may be pressed once more."""
        for button in (self.keep, self.take, self.back):
            if button is not None:
                button.set_busy(False)

    def _add_head(self, way: Callable[[], None] | None) -> None:
        _, theme, difference = self._look.phrases, self._look.theme, self.difference
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        row.addWidget(Tag(theme, kind_words(_, difference.thing.kind), Tone.MUTED))
        row.addWidget(Text(theme, name_of(_, difference.thing), is_bold=True, is_wrapping=True), 1)
        if way is not None:
            self.open = Button(theme, _("Show"), icon="external-link", kind=ButtonKind.QUIET)
            self.open.setAccessibleName(f"{self.open.words}: {spoken_name(_, difference.thing)}")
            self.open.activated.connect(way)
            row.addWidget(self.open)
        self.content.addLayout(row)

    def _add_sides(self) -> None:
        theme, difference = self._look.theme, self.difference
        told = story(self._look.phrases, difference)
        if told:
            self.content.addWidget(Text(theme, told, tone=Tone.MUTED, is_wrapping=True))
        columns = sides(self._look.phrases, difference)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space.two)
        grid.setVerticalSpacing(theme.space.half)
        grid.setColumnStretch(0, 2)
        for column, side in enumerate(columns, start=1):
            grid.setColumnStretch(column, 4)
            title = self._title(side, is_first=column == 1)
            grid.addWidget(title, 0, column, Qt.AlignmentFlag.AlignBottom)
        pairs = [pair for pair in difference.fields if pair.name not in _DERIVED] or difference.fields
        for number, pair in enumerate(pairs[:_SHOWN], start=1):
            self._add_pair(grid, number, pair, columns)
        self.content.addLayout(grid)

    def _add_pair(self, grid: QGridLayout, number: int, pair: FieldPair, columns: Sequence[Side]) -> None:
        theme = self._look.theme
        name = Text(theme, field_words(self._look.phrases, pair.name), tone=Tone.MUTED, is_wrapping=True)
        grid.addWidget(name, number, 0)
        for column, side in enumerate(columns, start=1):
            value = Text(theme, self._value(side, pair), is_bold=column == 1, is_wrapping=True)
            grid.addWidget(value, number, column)

    def _value(self, side: Side, pair: FieldPair) -> str:
        if side.shown is Shown.GONE:
            return self._look.phrases("Deleted")
        value = {Shown.PRESENT: pair.present, Shown.KEPT: pair.kept, Shown.LOST: pair.lost}[side.shown]
        return self._around.reader.words(pair.name, value, pair.names, is_secret=pair.is_secret)

    def _title(self, side: Side, *, is_first: bool) -> QWidget:
        _, theme = self._look.phrases, self._look.theme
        tone = Tone.READY if is_first else Tone.MUTED
        return Text(theme, self._title_words(side), size=TextSize.SMALL, tone=tone, is_wrapping=True)

    def _title_words(self, side: Side) -> str:
        _ = self._look.phrases
        author = side.author
        if author is None:
            return side.title
        register = register_words(_, author.register, self._around.own, self._around.registers)
        written = when(_, author.at, self._around.reader.zone)
        if not author.person:
            return _("{title}: {register}, {when}", title=side.title, register=register, when=written)
        return _(
            "{title}: {person} · {register}, {when}",
            title=side.title,
            person=isolated(author.person, is_rtl=_.language.is_rtl),
            register=register,
            when=written,
        )

    def _add_buttons(self) -> None:
        _, theme, difference = self._look.phrases, self._look.theme, self.difference
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        thing = spoken_name(_, difference.thing)
        can_take = difference.can_take and difference.since is not Since.TAKEN
        words = _("Keep what is in force") if can_take else _("All right")
        self.keep = Button(theme, words, icon="check", is_once=True)
        self.keep.setAccessibleName(f"{words}: {thing}")
        self.keep.activated.connect(lambda: self.kept.emit(difference))
        row.addWidget(self.keep)
        if difference.heir:
            self.back = Button(theme, _("Bring it back"), icon="undo-2", is_once=True)
            self.back.setAccessibleName(f"{self.back.words}: {thing}")
            self.back.activated.connect(lambda: self.brought_back.emit(difference))
            row.addWidget(self.back)
        if can_take:
            self.take = Button(theme, _("Take the other"), icon="arrow-left-right", is_once=True)
            self.take.setAccessibleName(f"{self.take.words}: {thing}")
            self.take.activated.connect(lambda: self.taken.emit(difference))
            row.addWidget(self.take)
        row.addStretch(1)
        self.content.addLayout(row)
