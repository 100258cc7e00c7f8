"""The photo in front, and beside it what was seen, why it waits, or why it will not be recognised."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.recognition import AskState
from cardesk_desktop.operations.catalogue_list import Shelving
from cardesk_desktop.operations.recognising import AskedPhoto
from cardesk_desktop.ui.recognition_desk import RecognitionDesk
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.catalogue.photo_view import PhotoView
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.recognition.form import SuggestionForm
from cardesk_desktop.ui.screens.recognition.words import refused_words, state_tag, waiting_words
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.tag import Tag

_PHOTO, _LARGEST_PHOTO = 220, 460
"""What is printed on a label is compared with the fields: the photo is as large as the window lets it be."""


class QuestionPane(Card):
    """One question at a time. A form stays as it is while somebody fills it in."""

    again_asked = Signal()
    drop_asked = Signal()
    saved = Signal(object)

    def __init__(self, look: Look, means: Means, desk: RecognitionDesk) -> None:
        theme, _ = look.theme, look.phrases
        super().__init__(theme, padding=theme.space.two)
        self._look, self._means, self._desk = look, means, desk
        self.asked: AskedPhoto | None = None
        self.form: SuggestionForm | None = None
        self.photo = PhotoView(theme, _("Photo"), theme.px(_PHOTO))
        self._whose = Text(theme, is_bold=True, is_wrapping=True)
        self.tag = Tag(theme)
        self.words = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.again = Button(theme, _("Try now"), icon="refresh-cw")
        self.cancel = Button(theme, _("Cancel the question"), icon="x")
        self.again.activated.connect(self.again_asked)
        self.cancel.activated.connect(self.drop_asked)
        self._nothing = EmptyState(
            theme,
            "sparkles",
            _("No photo is in front"),
            _("Choose one in the list. New ones begin in the catalogue, beside the photo of a product."),
        )
        self._lay_out()
        self.show_nothing()

    def show_nothing(self) -> None:
        """No photo is chosen."""
        self.asked = None
        self._drop_form()
        self._inside.hide()
        self._nothing.show()

    def show_asked(self, asked: AskedPhoto, shelving: Shelving) -> None:
        """Show a photo and how far it has come."""
        before, self.asked = self.asked, asked
        _, question = self._look.phrases, asked.question
        name = asked.product.names.in_language(_.language.code) if asked.product else _("New product")
        self._whose.setText(name)
        self.photo.show_picture(QImage.fromData(asked.photo) if asked.photo else None, "")
        self.tag.set_state(*state_tag(_, question.state))
        if question.state is AskState.ANSWERED:
            if before is None or before.question != question or self.form is None:
                self._show_form(shelving, asked)
        else:
            self._drop_form()
            self._say(asked)
        is_answered = question.state is AskState.ANSWERED
        for part in (self.words, self.again, self.cancel):
            part.setVisible(not is_answered)
        self._nothing.hide()
        self._inside.show()

    def first_focus(self) -> QWidget:
        """Where the keyboard goes."""
        return self.form.first_focus() if self.form is not None else self.again

    def _say(self, asked: AskedPhoto) -> None:
        _, question = self._look.phrases, asked.question
        if question.state is AskState.REFUSED:
            self.words.setText(refused_words(_, question.fault))
        else:
            now, zone = self._means.clock.now(), self._means.company.time_zone
            fault = question.fault if self._desk.is_signed_in else Code.RECOGNITION_NEEDS_ACCOUNT
            self.words.setText(waiting_words(_, fault, question.not_before, now, zone))

    def _show_form(self, shelving: Shelving, asked: AskedPhoto) -> None:
        self._drop_form()
        self.form = SuggestionForm(self._look, self._means, shelving, asked)
        self.form.saved.connect(self.saved)
        self.form.drop_asked.connect(self.drop_asked)
        self._beside.addWidget(self.form, 1)

    def _drop_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def _lay_out(self) -> None:
        theme = self._look.theme
        self._inside = QWidget()
        left = QVBoxLayout()
        left.setSpacing(theme.space.one)
        self.photo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.photo.setMaximumHeight(theme.px(_LARGEST_PHOTO))
        left.addWidget(self.photo, 1)
        left.addWidget(self._whose)
        left.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignLeading)
        left.addStretch()
        self._beside = QVBoxLayout()
        self._beside.setSpacing(theme.space.two)
        self._beside.addWidget(self.words)
        self._beside.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        self._beside.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.three)
        row.addLayout(left, 2)
        row.addLayout(self._beside, 3)
        self._beside.addStretch(0)
        self.content.addWidget(self._inside, 1)
        self.content.addWidget(self._nothing, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
