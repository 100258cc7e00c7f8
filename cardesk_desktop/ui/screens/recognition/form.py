"""What was seen beside the photo: taken field by field, then saved as a product by a person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.recognition import Suggestion
from cardesk_desktop.operations.catalogue_list import Shelving
from cardesk_desktop.operations.editing_items import save_product
from cardesk_desktop.operations.recognising import AskedPhoto
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.recognition.fields import SuggestionFields
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.scrolling import Scrolling
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.words import called

SAVE_KEY = "Ctrl+S"
_LEAST_HEIGHT = 200


class SuggestionForm(QWidget):
    """Nothing is saved by itself: what was not taken stays as it was."""

    saved = Signal(object)
    """The `Product` as it was saved."""
    drop_asked = Signal()

    def __init__(self, look: Look, means: Means, shelving: Shelving, asked: AskedPhoto) -> None:
        super().__init__()
        theme, _ = look.theme, look.phrases
        self._look, self._means, self._asked = look, means, asked
        self._seen = asked.question.suggestion or Suggestion()
        percent = _.percent(self._seen.confidence * 100)
        self.sure = Text(theme, _("Sure to {percent}", percent=percent), is_bold=True)
        self.goes_to = SelectField(theme, _("Goes to"), self._targets())
        self.goes_to.changed.connect(lambda _key: self._fill())
        self.fields = SuggestionFields(look, means.company, shelving)
        self.take_all = Button(theme, _("Take all"), icon="list-checks")
        self.save = Button(
            theme,
            _("Save the product"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.TALL,
            key=SAVE_KEY,
            is_once=True,
        )
        self.drop = Button(theme, _("Take nothing of it"), kind=ButtonKind.QUIET, size=ButtonSize.TALL)
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self._lay_out()
        self.take_all.activated.connect(self._take_all)
        self.save.activated.connect(self._save)
        self.drop.activated.connect(self.drop_asked)
        self.fields.price.submitted.connect(self.save.click)
        self._fill()

    def first_focus(self) -> QWidget:
        """Where the keyboard goes."""
        return self.take_all

    def _lay_out(self) -> None:
        theme, _ = self._look.theme, self._look.phrases
        hint = _("Every field is a suggestion until you take it. What you leave stays as it is.")
        head = QHBoxLayout()
        head.setSpacing(theme.space.one)
        head.addWidget(self.sure, 1)
        head.addWidget(self.take_all)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, theme.space.half, 0)
        inner.setSpacing(theme.space.one_half)
        inner.addWidget(Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        inner.addWidget(self.goes_to)
        inner.addWidget(self.fields)
        inner.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space.one)
        buttons.addWidget(self.save, 2)
        buttons.addWidget(self.drop, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addLayout(head)
        around = Scrolling(inside)
        # It takes what the buttons leave: the page around must not grow for it.
        around.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        around.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        column.addWidget(around, 1)
        column.addWidget(self._message)
        column.addLayout(buttons)
        self._message.hide()
        self.goes_to.setVisible(self._asked.known is not None)

    def _targets(self) -> list[Choice]:
        """A new product, or the one that carries the barcode that was seen; the latter first."""
        _ = self._look.phrases
        known = self._asked.known
        new = Choice(None, _("New product"))
        return [Choice(known, called(_, known.names)), new] if known is not None else [new]

    def _target(self) -> Product | None:
        chosen = self.goes_to.value
        return self._asked.product or (chosen if isinstance(chosen, Product) else None)

    def _fill(self) -> None:
        self.fields.show_suggestion(self._seen, self._target())

    def _take_all(self) -> None:
        for part in self.fields.all():
            if part.is_seen:
                part.set_taken(is_taken=True)
        self.fields.price.setFocus()

    def _save(self) -> None:
        self._message.hide()
        price = self.fields.price.amount
        if price is None:
            self.save.set_busy(False)
            self._refuse(Refused(Code.AMOUNT_UNREADABLE, field="price"))
            return
        target = self._target()
        # Its own photo stays; one that was taken for it becomes its photo where it has none.
        own = self._asked.question.photo
        is_free = target is None or not target.photo_sha256 or self._asked.product is not None
        photo = own if own and is_free else None
        self._means.tasks.run(
            save_product,
            on_done=self.saved.emit,
            on_refused=self._refuse,
            on_settled=lambda: self.save.set_busy(False),
            owner=self,
            staff_id=self._means.acting(),
            form=self.fields.read(price, photo),
            product_id=target.id if target else None,
            question_id=self._asked.question.id,
        )

    def _refuse(self, refusal: Refused) -> None:
        names = {Code.CATEGORY_MISSING: "category", Code.BARCODE_UNREADABLE: "barcodes"}
        name = names.get(refusal.code) or str(refusal.params.get("field", ""))
        if refusal.code is Code.NOT_PERMITTED or not name:
            self._message.setText(sentence(self._look.phrases, refusal))
            self._message.show()
            return
        field = self.fields.by_name(name)
        field.set_error(sentence(self._look.phrases, refusal))
        field.setFocus()
