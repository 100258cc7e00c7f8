"""What two registers said differently, one card for each; below them what was decided lately."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.money import currency
from cardesk_desktop.operations.deciding import (
    Decision,
    Differences,
    bring_back,
    decide_again,
    differences,
    keep_the_winner,
    take_the_other,
)
from cardesk_desktop.store.sync_views import Difference, Thing
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.register_names import RegisterNames
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.sync.all_decided import AllDecided
from cardesk_desktop.ui.screens.sync.card_list import CardList, Listed
from cardesk_desktop.ui.screens.sync.difference_card import Around, DifferenceCard
from cardesk_desktop.ui.screens.sync.value_words import Reader
from cardesk_desktop.ui.screens.sync.ways import way_to
from cardesk_desktop.ui.screens.sync.words import spoken_name
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import Text

_SHOWN = 30
"""Conflicts that are read at once; the next ones come as these are decided."""


class DifferencesPart(CardList):
    """Every choice is done at once and can be taken back."""

    def __init__(self, look: Look, window: Window, means: Means, registers: RegisterNames) -> None:
        _, theme = look.phrases, look.theme
        nothing = EmptyState(
            theme,
            "git-compare",
            _("Nobody contradicts anybody"),
            _(
                "When two registers change the same thing before they hear of each other, the later change "
                "stays, and the other one is shown here to be chosen."
            ),
        )
        super().__init__(theme, nothing)
        self._look, self._window, self._means, self._registers = look, window, means, registers
        self._latest = Latest(means.tasks, self)
        self._all = AllDecided(means, self._explain, self)
        self._all.moved.connect(self._tell_progress)
        self.all = Button(theme, _("Keep all that are in force"), icon="check", is_once=True)
        self.all.activated.connect(self._keep_all)
        self.head.addWidget(self.all)
        registers.changed.connect(self.read)

    def read(self) -> None:
        """Read what there is to decide."""
        self._latest.ask(differences, on_done=self._show, viewer_id=self._means.acting(), limit=_SHOWN)

    def first_focus(self) -> QWidget:
        """Where the keyboard goes: the first card's button, or what is said when there is none."""
        keep = next((card.keep for card in self.open_cards() if card.keep is not None), None)
        return keep or self.nothing

    def open_cards(self) -> tuple[DifferenceCard, ...]:
        """The cards that wait for a choice."""
        return tuple(
            card
            for card in self.cards
            if isinstance(card, DifferenceCard) and card.difference.settled_at is None
        )

    def _show(self, found: Differences) -> None:
        _, theme = self._look.phrases, self._look.theme
        count = found.count
        self.title.setText(
            _.plural("{n} value was said differently", "{n} values were said differently", count)
            if count
            else _("Everything is decided")
        )
        self.all.set_busy(False)
        self.all.setVisible(len(found.open) > 1)
        cards = [self._listed(each, found.own) for each in found.open]
        if found.decided:
            cards.append(
                Listed(
                    "decided",
                    None,
                    lambda: Text(theme, _("Decided lately"), tone=Tone.MUTED, is_bold=True),
                )
            )
            cards += [self._listed(each, found.own) for each in found.decided]
        self.show_cards(cards)

    def _listed(self, difference: Difference, own: str) -> Listed:
        content = difference, own, self._registers.names
        return Listed(difference.ids, content, partial(self._card, difference, own))

    def _card(self, difference: Difference, own: str) -> DifferenceCard:
        company = self._means.company
        of = currency(difference.currency) if difference.currency else company.currency
        reader = Reader(self._look.phrases, company.time_zone, of)
        around = Around(reader, own, self._registers.names)
        card = DifferenceCard(self._look, difference, around, way_to(self._window, difference.thing))
        card.kept.connect(self._keep)
        card.taken.connect(self._take)
        card.brought_back.connect(self._bring_back)
        return card

    def _keep(self, difference: Difference) -> None:
        self._run(partial(keep_the_winner, ids=difference.ids))

    def _take(self, difference: Difference) -> None:
        self._run(partial(take_the_other, ids=difference.ids))

    def _bring_back(self, difference: Difference) -> None:
        self._means.tasks.run(
            bring_back,
            on_done=self._is_back,
            on_refused=self._explain,
            on_unavailable=self._explain,
            owner=self,
            staff_id=self._means.acting(),
            ids=difference.ids,
        )

    def _is_back(self, thing: Thing) -> None:
        _ = self._look.phrases
        way = way_to(self._window, thing)
        words = _("It is back: {thing}", thing=spoken_name(_, thing))
        if way is None:
            self._window.toast(words)
        else:
            self._window.toast(words, undo=Action(_("Show"), way))

    def _keep_all(self) -> None:
        self.all.set_busy(True)
        self._all.keep(self._decided)

    def _tell_progress(self, done: int) -> None:
        self.title.setText(self._look.phrases.plural("{n} value is decided", "{n} values are decided", done))

    def _run(self, operation: Callable[..., Outcome[Decision]]) -> None:
        self._means.tasks.run(
            operation,
            on_done=self._decided,
            on_refused=self._explain,
            on_unavailable=self._explain,
            owner=self,
            staff_id=self._means.acting(),
        )

    def _decided(self, decision: Decision) -> None:
        _ = self._look.phrases
        if not decision.ids:
            self.read()
            return
        words = (
            _("The other value is in force now.")
            if decision.before is not None
            else _.plural("{n} value is kept.", "{n} values are kept.", len(decision.ids))
        )
        self._window.toast(words, undo=Action(_("Undo"), partial(self._undo, decision)))

    def _undo(self, decision: Decision) -> None:
        if decision.before is None:
            self._all.take_back(decision)
            return
        self._means.tasks.run(
            decide_again,
            on_refused=self._explain,
            on_unavailable=self._explain,
            owner=self,
            staff_id=self._means.acting(),
            decision=decision,
        )

    def _explain(self, error: Refused | Unavailable) -> None:
        self._window.explain(error)
        for card in self.open_cards():
            card.offer_again()
        self.read()
