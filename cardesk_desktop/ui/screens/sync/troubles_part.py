"""What could not be taken over, one card for each: mended, sent again, or set aside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.mending import (
    Troubles,
    put_problem_back,
    send_again,
    set_aside,
    troubles,
)
from cardesk_desktop.store.sync_views import Problem, Trouble
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.sync.card_list import CardList, Listed
from cardesk_desktop.ui.screens.sync.mend_panel import MendPanel
from cardesk_desktop.ui.screens.sync.trouble_card import TroubleCard
from cardesk_desktop.ui.screens.sync.ways import way_to
from cardesk_desktop.ui.screens.sync.words import spoken_name
from cardesk_desktop.ui.widgets.empty_state import EmptyState

_SHOWN = 50
"""Problems that are read at once; the next ones come as these are dealt with."""


class TroublesPart(CardList):
    """Nothing is thrown away: what is set aside can be put back at once, and the journal names it."""

    def __init__(self, look: Look, window: Window, means: Means) -> None:
        _, theme = look.phrases, look.theme
        nothing = EmptyState(
            theme,
            "circle-check",
            _("Nothing needs you"),
            _("What the service or this register cannot take over as it is stands here, until it is mended."),
        )
        super().__init__(theme, nothing)
        self._look, self._window, self._means = look, window, means
        self._latest = Latest(means.tasks, self)

    def read(self) -> None:
        """Read what there is to look at."""
        self._latest.ask(troubles, on_done=self._show, viewer_id=self._means.acting(), limit=_SHOWN)

    def first_focus(self) -> QWidget:
        """Where the keyboard goes: to the first card, or to what is said when there is none."""
        cards = (card for card in self.cards if isinstance(card, TroubleCard))
        buttons = (card.mend or card.again or card.open or card.aside for card in cards)
        return next((button for button in buttons if button is not None), self.nothing)

    def _show(self, found: Troubles) -> None:
        _ = self._look.phrases
        self.title.setText(_.plural("{n} entry to look at", "{n} entries to look at", found.count))
        self.show_cards([Listed(each.number, each, partial(self._card, each)) for each in found.some])

    def _card(self, trouble: Trouble) -> TroubleCard:
        way = way_to(self._window, trouble.thing)
        card = TroubleCard(self._look, trouble, self._means.company.time_zone, way)
        card.mend_asked.connect(self._open_panel)
        card.again_asked.connect(self._send)
        card.aside_asked.connect(self._set_aside)
        return card

    def _open_panel(self, trouble: Trouble) -> None:
        _ = self._look.phrases
        panel = MendPanel(self._look, self._means, trouble, self._on_mended)
        self._window.open_panel(panel, spoken_name(_, trouble.thing), first_focus=panel.first_focus())

    def _on_mended(self, _problem: Problem) -> None:
        self._window.close_panel()
        self._window.toast(self._look.phrases("Mended. The other registers hear of it."))

    def _send(self, trouble: Trouble) -> None:
        self._run(send_again, trouble, self._look.phrases("It goes out with the next exchange."))

    def _set_aside(self, trouble: Trouble) -> None:
        self._run(set_aside, trouble, self._look.phrases("Set aside."))

    def _run(self, operation: Callable[..., Outcome[Problem]], trouble: Trouble, words: str) -> None:
        self._means.tasks.run(
            operation,
            on_done=partial(self._done, words),
            on_refused=self._window.explain,
            on_unavailable=self._window.explain,
            owner=self,
            staff_id=self._means.acting(),
            number=trouble.number,
        )

    def _done(self, words: str, problem: Problem) -> None:
        undo = Action(self._look.phrases("Undo"), partial(self._put_back, problem))
        self._window.toast(words, undo=undo)

    def _put_back(self, problem: Problem) -> None:
        self._means.tasks.run(put_problem_back, owner=self, staff_id=self._means.acting(), problem=problem)
