"""What an entry belongs to, found as one types: a client, a car or a visit that is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.operations.belonging import Candidate, find_candidates
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.candidate_words import (
    candidate_row,
    none_words,
    nothing_found,
    search_words,
)
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import LabelledField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.search_field import SearchField
from cardesk_desktop.ui.widgets.suggestions import Suggestion, Suggestions

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Finder:
    """By what a field finds rows, of which kind, and in whose time visits are told."""

    tasks: Tasks
    kind: str
    zone: ZoneInfo


class NamedField(LabelledField):
    """While nothing is typed, what may stay is offered and the highlighted row is the value.

    Up and Down move, Enter takes what is highlighted; Enter in the empty search announces `submitted`. An
    Enter that comes before the answer waits for it: it never takes what an older search found.
    """

    submitted = Signal()

    def __init__(
        self, look: Look, label: str, finder: Finder, known: Sequence[Choice], chosen: object = None
    ) -> None:
        """`known` may be chosen without a search; the key None stands for nothing."""
        self._look, self._finder = look, finder
        _, theme = look.phrases, look.theme
        self.search = SearchField(theme, _, search_words(_, finder.kind))
        self.offers = Suggestions(theme, label)
        self._nothing = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self._nothing.hide()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        for part in (self.search, self.offers, self._nothing):
            column.addWidget(part)
        super().__init__(theme, label, holder)
        self.editor: QWidget = self.search.editor
        self._latest = Latest(finder.tasks, self)
        self._known = [_known_row(look, finder.kind, choice) for choice in known]
        self._found: dict[object, Suggestion] = {}
        self._value, self._answered, self._is_awaited = chosen, "", False
        self.search.changed.connect(self._ask)
        self.search.moved.connect(self._move)
        self.search.submitted.connect(self._on_enter)
        self.offers.picked.connect(self._take)
        self._offer_known()

    @property
    def value(self) -> str | None:
        """The identity that was chosen, as it travels."""
        return None if self._value is None else str(self._value)

    def _ask(self, text: str) -> None:
        self.clear_error()
        self._is_awaited = False
        if not text.strip():
            self._latest.forget()
            self._offer_known()
            return
        self._latest.ask(
            find_candidates,
            on_done=lambda found: self._offer_found(text, found),
            kind=self._finder.kind,
            text=text,
            limit=_SHOWN,
        )

    def _offer_found(self, text: str, found: tuple[Candidate, ...]) -> None:
        _ = self._look.phrases
        rows = [candidate_row(_, each, self._finder.zone) for each in found]
        self._answered, self._found = text, {row.key: row for row in rows}
        self.offers.show_rows(rows)
        self._nothing.setText(nothing_found(_, self._finder.kind, text))
        self._nothing.setVisible(not rows)
        if self._is_awaited:
            self._on_enter()

    def _offer_known(self) -> None:
        self._answered = ""
        self._nothing.hide()
        keys = [row.key for row in self._known]
        self.offers.show_rows(self._known, keys.index(self._value) if self._value in keys else -1)

    def _move(self, steps: int) -> None:
        self.offers.step(steps)
        if not self.search.text.strip():
            self._value = self.offers.current
            self.clear_error()

    def _on_enter(self) -> None:
        text = self.search.text
        if not text.strip():
            self.submitted.emit()
            return
        self._is_awaited = self._answered != text
        if not self._is_awaited:
            self.offers.pick()

    def _take(self, key: object) -> None:
        """What was found is offered from now on, before what may be chosen without a search."""
        self._value = key
        if key in self._found:
            row = self._found[key]
            self._known = [row, *(other for other in self._known if other.key != key)]
        self.clear_error()
        if self.search.text:
            self.search.clear()
        else:
            self._offer_known()


def _known_row(look: Look, kind: str, choice: Choice) -> Suggestion:
    """What a row of few words says; nothing in particular has an icon."""
    if choice.key is None:
        return Suggestion(None, none_words(look.phrases, kind), icon="x")
    return Suggestion(choice.key, choice.words, icon={"client": "user", "vehicle": "car"}.get(kind, "clock"))
