"""The photos that are recognised: a list of them, and the one in front with what was seen on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.catalogue import ItemKind, Product
from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.recognition import PhotoQuestion
from cardesk_desktop.operations.catalogue_list import Shelving, shelving
from cardesk_desktop.operations.recognising import (
    AskedPhoto,
    ask_again,
    asked_photo,
    drop_question,
    put_question_back,
    recognition_page,
)
from cardesk_desktop.store.views import QueuedPhoto
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.leading_back import lead_back
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.recognition_desk import RecognitionDesk
from cardesk_desktop.ui.requests import OpenRecognition, Request
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.recognition.consent_card import ConsentCard
from cardesk_desktop.ui.screens.recognition.form import SAVE_KEY
from cardesk_desktop.ui.screens.recognition.memory import RecognitionMemory
from cardesk_desktop.ui.screens.recognition.pane import QuestionPane
from cardesk_desktop.ui.screens.recognition.words import columns, is_of
from cardesk_desktop.ui.shortcuts import Shortcut
from cardesk_desktop.ui.theme import TextSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.scrolling import SideBySide


class RecognitionPage(Page):
    """Reads again what changed; a form in front stays as it is while somebody fills it in."""

    def __init__(
        self,
        look: Look,
        window: Window,
        means: Means,
        desk: RecognitionDesk,
        memory: RecognitionMemory | None = None,
    ) -> None:
        super().__init__()
        theme, _ = look.theme, look.phrases
        self._look, self._window, self._means, self._desk = look, window, means, desk
        self._wanted = memory.question_id if memory else None
        self._purposes: dict[UUID, Purpose] = {}
        self._shelving: Shelving | None = None
        self._cards, self._shelves = Latest(means.tasks, self), Latest(means.tasks, self)
        self._model: PagedModel[QueuedPhoto] = PagedModel(parent=self)
        self.consent = ConsentCard(look, window, means, desk)
        self.rows = RowList(theme, _("Recognised photos"), self._model, columns(_, means.company.time_zone))
        self.pane = QuestionPane(look, means, desk)
        self._lay_out()
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(window.explain)
        self.rows.row_chosen.connect(self._on_row)
        self.rows.row_activated.connect(lambda _row: self.pane.first_focus().setFocus())
        self.pane.again_asked.connect(self._ask_again)
        self.pane.drop_asked.connect(self._drop)
        self.pane.saved.connect(self._on_saved)
        means.tasks.changed.connect(self._on_changes)

    @override
    def memory(self) -> RecognitionMemory:
        return RecognitionMemory(self.question_id)

    @property
    def question_id(self) -> UUID | None:
        """The photo in front."""
        return self.pane.asked.question.id if self.pane.asked else self._wanted

    @override
    def shortcuts(self) -> Sequence[Shortcut]:
        _ = self._look.phrases
        return (
            Shortcut(SAVE_KEY, _("Save the product"), self._save),
            Shortcut("Esc", _("Back to where you were"), self._window.go_back),
        )

    @override
    def on_shown(self) -> None:
        self.consent.follow()
        self._desk.look()
        self._shelves.ask(shelving, on_done=self._on_shelving, viewer_id=self._means.acting())

    @override
    def on_request(self, request: Request) -> None:
        if isinstance(request, OpenRecognition) and request.question_id is not None:
            self._wanted = request.question_id
            self._purposes[request.question_id] = request.purpose
            if self._shelving is not None:
                self._model.refresh()

    @override
    def first_focus(self) -> QWidget | None:
        return self.rows

    def _lay_out(self) -> None:
        theme, _ = self._look.theme, self._look.phrases
        listing = Card(theme, padding=theme.space.half)
        listing.content.addWidget(self.rows)
        above = QWidget()
        head = QVBoxLayout(above)
        edge = theme.space.three
        head.setContentsMargins(edge, theme.space.two, edge, 0)
        head.setSpacing(theme.space.one_half)
        head.addWidget(Text(theme, _("Recognised photos"), size=TextSize.LARGE, is_bold=True))
        head.addWidget(self.consent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(SideBySide(theme, listing, self.pane, shares=(2, 5), parent=self), 1)

    def _on_shelving(self, read: Shelving) -> None:
        self._shelving = read
        self._model.start(from_operation(self._means.tasks, self, recognition_page))

    def _on_changes(self, changes: Changes) -> None:
        if self._shelving is not None and changes.touches(Noun.RECOGNITION, Noun.PHOTO):
            self._model.refresh()

    def _on_loaded(self, total: int) -> None:
        if not total:
            self.pane.show_nothing()
            return
        wanted = self.question_id if self._wanted is None else self._wanted
        place = self._model.position_of(partial(is_of, wanted)) if wanted else None
        self._wanted = None
        row = self._model.row_at(place or 0)
        self.rows.choose(place or 0)
        if row is not None:
            self._on_row(row)

    def _on_row(self, row: QueuedPhoto) -> None:
        self._cards.ask(asked_photo, on_done=self._on_asked, question_id=row.id)

    def _on_asked(self, asked: AskedPhoto | None) -> None:
        if asked is not None and self._shelving is not None:
            self.pane.show_asked(asked, self._shelving)

    def _save(self) -> None:
        if self.pane.form is not None:
            self.pane.form.save.click()

    def _ask_again(self) -> None:
        if self.pane.asked is not None:
            self._means.tasks.run(
                ask_again, owner=self, staff_id=self._means.acting(), question_id=self.pane.asked.question.id
            )

    def _drop(self) -> None:
        if self.pane.asked is not None:
            self._means.tasks.run(
                drop_question,
                on_done=self._on_dropped,
                owner=self,
                staff_id=self._means.acting(),
                question_id=self.pane.asked.question.id,
            )

    def _on_dropped(self, question: PhotoQuestion) -> None:
        _, tasks, acting = self._look.phrases, self._means.tasks, self._means.acting
        self.pane.show_nothing()

        def put_back() -> None:
            tasks.run(put_question_back, staff_id=acting(), question=question)

        self._window.toast(_("The photo is no longer asked about."), undo=Action(_("Undo"), put_back))

    def _on_saved(self, product: Product) -> None:
        _, window, asked = self._look.phrases, self._window, self.pane.asked
        purpose = self._purposes.pop(asked.question.id, Purpose.CATALOGUE) if asked else Purpose.CATALOGUE
        self.pane.show_nothing()
        name = product.names.in_language(_.language.code)
        if lead_back(window, purpose, product.id):
            window.toast(_("{name} is saved.", name=name))
            return
        sell = Action(_("To the ticket"), lambda: window.add_item(ItemKind.PRODUCT, product.id))
        window.toast(_("{name} is saved.", name=name), onward=sell)
