"""Counters of use: word for word what would be sent, and the switch. Off until somebody turns it on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.operations.usage_counting import UsageView, choose_usage, usage_view
from cardesk_desktop.sync.usage import UsageWords
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.switch import Switch


class UsageCard(SettingsCard):
    """Nobody can agree before the words are there."""

    def __init__(self, look: Look, window: Window, means: Means, sync: SyncDesk) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, _("Help to make CarDesk better"))
        self._look, self._window, self._means, self._sync = look, window, means, sync
        self._words: UsageWords | None = None
        self._view = UsageView()
        self.promise = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.facts = Facts(theme)
        self.switch = Switch(theme, _("Send these counters once a day"))
        self.switch.toggled.connect(self._choose)
        for part in (self.promise, self.facts, self.switch):
            self.content.addWidget(part)
        self._show()

    def controls(self) -> Mapping[str, QWidget]:
        """What can have the keyboard."""
        return {"usage": self.switch}

    def look(self) -> None:
        """Ask for the words, and for what was counted today."""
        language = self._look.phrases.language.code
        self._means.tasks.run(usage_view, on_done=self._take, owner=self)
        if self._words is None:
            self._sync.ask(
                lambda account: account.usage_words(language), self.show_words, lambda _: None, self
            )

    def show_words(self, words: UsageWords) -> None:
        """These are the words of the service."""
        self._words = words
        self._show()

    def _take(self, view: UsageView) -> None:
        self._view = view
        self._show()

    def _show(self) -> None:
        _, words = self._look.phrases, self._words
        self.switch.blockSignals(True)
        self.switch.setChecked(self._view.is_on)
        self.switch.blockSignals(False)
        self.switch.setEnabled(words is not None)
        self.facts.setVisible(words is not None)
        if words is None:
            self.promise.setText(_("What would be sent is shown here before anything leaves."))
            return
        self.promise.setText(words.promise)
        rows = [(text, _.number(self._view.today.get(name, 0))) for name, text in words.counters.items()]
        self.facts.show_rows(rows)

    def _choose(self, is_on: bool) -> None:
        self._means.tasks.run(
            choose_usage,
            on_done=lambda _: self.look(),
            on_refused=self._fail,
            on_unavailable=self._fail,
            owner=self,
            staff_id=self._means.acting(),
            is_on=is_on,
        )

    def _fail(self, error: Refused | Unavailable) -> None:
        self._show()
        self._window.explain(error)
