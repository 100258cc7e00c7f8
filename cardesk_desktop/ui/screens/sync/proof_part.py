"""The proof that this register and the service hold the same: kind, here, there, equal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cardesk_desktop.operations.proving import fetch_everything_again
from cardesk_desktop.sync.proving import Proof, ProofLine
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.sync.card_list import CardList, Listed
from cardesk_desktop.ui.screens.sync.words import kinds_words, proof_words
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.sync_proof import ProofState, SyncProof
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import READABLE, Text
from cardesk_desktop.ui.widgets.tag import Tag

_FIGURE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
"""Digits line up at the right on every screen."""


class ProofPart(CardList):
    """Begun by a press; what came out stays, with the time at which it was so."""

    def __init__(self, look: Look, means: Means, sync: SyncDesk) -> None:
        _, theme = look.phrases, look.theme
        self.said = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(0, 0, 0, 0)
        invitation = EmptyState(
            theme,
            "scale",
            _("Do all say the same?"),
            _(
                "CarDesk counts everything on this register and asks the account service for its count. "
                "Both must agree to the last digit. Selling goes on meanwhile."
            ),
            action=Action(_("Compare now"), self._begin),
            kind=ButtonKind.PRIMARY,
        )
        column.addWidget(invitation, 1)
        column.addWidget(self.said)
        super().__init__(theme, nothing)
        self._look, self._means, self._sync = look, means, sync
        self.begin = invitation.button
        self.proof = SyncProof(means.tasks, sync, means.clock, self)
        self.proof.changed.connect(self._follow)
        self.again = Button(theme, _("Compare again"), icon="scale")
        self.again.activated.connect(self._begin)
        self.fetch = Button(
            theme,
            _("Fetch everything again"),
            kind=ButtonKind.PRIMARY,
            icon="refresh-cw",
            is_once=True,
        )
        self.fetch.activated.connect(self._fetch)
        self.head.addWidget(self.fetch)
        self.head.addWidget(self.again)
        self._follow()

    def read(self) -> None:
        """What was proven stays; a comparison is begun by a person."""

    def first_focus(self) -> QWidget:
        """Where the keyboard goes."""
        return self.again if self.proof.proof is not None or self.begin is None else self.begin

    def _begin(self) -> None:
        self.proof.begin()

    def _follow(self) -> None:
        proof, words = self.proof.proof, self._words()
        for button in (self.again, self.begin):
            if button is not None:
                button.set_busy(self.proof.is_running)
        self.title.setText(words)
        self.said.setText(words)
        self.fetch.setVisible(proof is not None and not proof.is_equal and not self.proof.is_running)
        self.show_cards([Listed("proof", proof, lambda: self._table(proof))] if proof is not None else [])

    def _words(self) -> str:
        _, proof = self._look.phrases, self.proof.proof
        match self.proof.state:
            case ProofState.COUNTING:
                return _.plural("{n} row counted", "{n} rows counted", self.proof.rows)
            case ProofState.ASKING:
                return _("The service counts, too")
            case ProofState.NOT_AT_REST:
                return _("Something is still on its way. Sync now, and compare then.")
            case ProofState.SIGNED_OUT:
                return _("Nobody is signed in, so nobody was asked. Sign in, and compare then.")
            case ProofState.AWAY:
                return _("The service did not answer. Try again when it is reached.")
            case _:
                if proof is None or not proof.is_equal:
                    # That both differ, and what to do, stands at the head of the page.
                    return ""
                return proof_words(_, proof, self._means.company.time_zone)

    def _table(self, proof: Proof) -> Card:
        _, theme = self._look.phrases, self._look.theme
        card = Card(theme, is_flat=True, padding=theme.space.two)
        table = QWidget()
        # On a wide screen the figures would stand far from what they count.
        table.setMaximumWidth(theme.px(READABLE))
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space.three)
        grid.setVerticalSpacing(theme.space.one)
        grid.setColumnStretch(0, 1)
        heads = (_("What it is"), _("Here"), _("At the service"), _("Equal"))
        for column, words in enumerate(heads):
            head = Text(theme, words, size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True)
            if column in (1, 2):
                head.setAlignment(_FIGURE)
            grid.addWidget(head, 0, column)
        for number, line in enumerate(proof.lines, start=1):
            self._add_line(grid, number, line)
        card.content.addWidget(table)
        return card

    def _add_line(self, grid: QGridLayout, number: int, line: ProofLine) -> None:
        _, theme = self._look.phrases, self._look.theme
        grid.addWidget(Text(theme, kinds_words(_, line.kind), is_wrapping=True), number, 0)
        for column, count in enumerate((line.here, line.there), start=1):
            figure = Text(theme, _.number(count))
            figure.setAlignment(_FIGURE)
            grid.addWidget(figure, number, column)
        words, tone = (_("Equal"), Tone.READY) if line.is_equal else (_("Differs"), Tone.DUE)
        grid.addWidget(Tag(theme, words, tone), number, 3)

    def _fetch(self) -> None:
        self._means.tasks.run(
            fetch_everything_again,
            on_done=lambda _: self._sync.sync_now(),
            on_settled=lambda: self.fetch.set_busy(False),
            owner=self,
            staff_id=self._means.acting(),
        )
