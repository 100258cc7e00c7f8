"""What the sections of the car wash have in common: the facts are read, a form is filled, and it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.operations.changing_company import HouseFacts, house_facts
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.house.form_card import FormCard, FormMemory
from cardesk_desktop.ui.screens.settings.section import SectionBody


class FormBody(SectionBody):
    """Built empty; `build` makes the form when the facts are there. What is typed outlives a new look."""

    def __init__(self, look: Look, means: Means, window: Window, memory: object | None) -> None:
        super().__init__(look.theme)
        self.look, self.means, self.shell = look, means, window
        self.card: FormCard | None = None
        self._memory = memory if isinstance(memory, FormMemory) else FormMemory()
        means.tasks.changed.connect(self._on_changed)
        self.refresh()

    def build(self, facts: HouseFacts, typed: object | None) -> FormCard:
        """Make the form, filled with what was typed or else with the facts."""
        raise NotImplementedError

    def below(self, facts: HouseFacts) -> Sequence[QWidget]:
        """Cards below the form."""
        return ()

    def fill(self, facts: HouseFacts) -> None:
        """Show other facts; nothing unsaved stands in the form."""

    def typed(self) -> object:
        """What stands in the form."""
        raise NotImplementedError

    def refuse(self, refusal: Refused) -> bool:
        """Say beside a field what is wrong; False when it is about none."""
        return False

    def refresh(self) -> None:
        """Read the facts again."""
        self.means.tasks.run(house_facts, on_done=self._take, owner=self)

    def save(self, operation: Callable[..., Outcome[object]], **arguments: object) -> None:
        """Save what was typed, as the person who works here."""
        card = self.card
        if card is None:
            return
        self.means.tasks.run(
            partial(operation, **arguments),
            staff_id=self.means.acting(),
            on_done=lambda _: card.mark_saved(),
            on_refused=self._refused,
            on_settled=card.rest,
            owner=self,
        )

    @override
    def memory(self) -> object | None:
        if self.card is None:
            return self._memory
        return FormMemory(self.typed() if self.card.is_edited else None, self.card.is_saved)

    @override
    def first_focus(self) -> QWidget | None:
        return self.card

    def _take(self, facts: HouseFacts) -> None:
        if self.card is None:
            memory = self._memory
            self.card = self.build(facts, memory.typed)
            self.card.show_state(is_edited=memory.typed is not None, is_saved=memory.is_saved)
            self.add(self.card)
            for card in self.below(facts):
                self.add(card)
        elif not self.card.is_edited:
            self.fill(facts)

    def _refused(self, refusal: Refused) -> None:
        if not self.refuse(refusal):
            self.shell.explain(refusal)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Noun.COMPANY, Noun.INVOICE):
            self.refresh()
