"""What stands beside the sheet: the product in hand and how many are there, or what the count comes to."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.counting_stock import CountResult, CountView
from cardesk_desktop.ui.screens.stock.count_faces import count_title, progress_words, result_words
from cardesk_desktop.ui.screens.stock.listing import COUNT_KEY
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.quantity_stepper import QuantityStepper


class CountSide(QWidget):
    """Announces what was counted; the page writes it down."""

    counted = Signal(object, object)
    """The product's identity and the `Quantity` that is there."""
    result_asked = Signal()
    counting_asked = Signal()
    posted = Signal()
    cancelled = Signal()
    left = Signal()

    def __init__(self, theme: Theme, phrases: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = phrases
        self._product_id: UUID | None = None
        self._build(theme)
        self._lay_out(theme)
        self.quantity.submitted.connect(self._tell)
        self.save.activated.connect(self._tell)
        self.none.activated.connect(lambda: self._tell_quantity(Quantity(0)))
        self.finish.activated.connect(self.result_asked)
        self.again.activated.connect(self.counting_asked)
        self.post.activated.connect(self.posted)
        self.back.activated.connect(self.left)
        self.cancel.activated.connect(self.cancelled)
        self.go_on()

    def show_view(self, view: CountView) -> None:
        """What is being counted, and how far it is."""
        self._title.setText(count_title(self._, view))
        self._progress.setText(progress_words(self._, view))
        self.finish.setEnabled(bool(view.counted))

    def take_in_hand(self, product_id: UUID, name: str, counted: Quantity | None) -> None:
        """Ask how many there are of a product."""
        is_other = product_id != self._product_id
        self._product_id = product_id
        self._name.setText(name)
        self._hand.setVisible(True)
        if counted is not None and counted.milli > 0:
            self.quantity.set_quantity(counted)
        elif is_other:
            self.quantity.set_quantity(ONE)

    def show_nothing_in_hand(self) -> None:
        """No product is in hand yet."""
        self._product_id = None
        self._hand.hide()
        self.go_on()

    def take_keyboard(self) -> None:
        """The next digit is a quantity."""
        self.quantity.setFocus()

    def show_result(self, result: CountResult) -> None:
        """What the count comes to."""
        self._result.setText(result_words(self._, result))
        self._turn(is_result=True)

    def press_onward(self) -> None:
        """What the key of the count does: show the differences, then post them."""
        (self.post if self._is_result else self.finish).click()

    def go_on(self) -> None:
        """Back to counting."""
        self._turn(is_result=False)

    def settle(self) -> None:
        """The answer has come."""
        self.post.set_busy(False)

    def _turn(self, *, is_result: bool) -> None:
        self._is_result = is_result
        counting: tuple[QWidget, ...] = (self.finish, self._about)
        for part in counting:
            part.setVisible(not is_result)
        self._hand.setVisible(not is_result and self._product_id is not None)
        ending: tuple[QWidget, ...] = (self._result, self.again, self.post)
        for part in ending:
            part.setVisible(is_result)

    def _tell(self) -> None:
        if not self.quantity.error:
            self._tell_quantity(self.quantity.quantity)

    def _tell_quantity(self, quantity: Quantity) -> None:
        if self._product_id is not None:
            self.counted.emit(self._product_id, quantity)

    def _build(self, theme: Theme) -> None:
        _ = self._
        self._title = Text(theme, size=TextSize.LARGE, is_bold=True, is_wrapping=True)
        self._progress = Text(theme, tone=Tone.MUTED)
        self._about = Text(
            theme,
            _("Count what you see. The shop goes on selling: what is sold after you counted is allowed for."),
            tone=Tone.MUTED,
            is_wrapping=True,
        )
        self._name = Text(theme, is_bold=True, is_wrapping=True)
        self.quantity = QuantityStepper(theme, _)
        self.save = Button(theme, _("Save count"), icon="check")
        self.none = Button(theme, _("None left"))
        self._result = Text(theme, is_wrapping=True)
        primary, large = ButtonKind.PRIMARY, ButtonSize.LARGE
        self.finish = Button(theme, _("Show the differences"), kind=primary, size=large, key=COUNT_KEY)
        self.post = Button(theme, _("Post the count"), kind=primary, size=large, key=COUNT_KEY, is_once=True)
        self.again = Button(theme, _("Go on counting"))
        self.back = Button(theme, _("Back to the stock"), icon="arrow-left")
        self.cancel = Button(theme, _("Cancel the count"), kind=ButtonKind.QUIET)

    def _lay_out(self, theme: Theme) -> None:
        card = Card(theme, gap=theme.space.one_half)
        self._hand = QWidget()
        hand = QVBoxLayout(self._hand)
        hand.setContentsMargins(0, theme.space.one, 0, 0)
        hand.setSpacing(theme.space.one)
        hand.addWidget(Text(theme, self._("How many are there?"), tone=Tone.MUTED))
        hand.addWidget(self._name)
        hand.addWidget(self.quantity)
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.space.one)
        deeds.addWidget(self.save, 1)
        deeds.addWidget(self.none, 1)
        hand.addLayout(deeds)
        above: tuple[QWidget, ...] = (self._title, self._progress, self._about, self._result, self._hand)
        for part in above:
            card.content.addWidget(part)
        card.content.addStretch(1)
        last: tuple[QWidget, ...] = (self.again, self.finish, self.post)
        for part in last:
            card.content.addWidget(part)
        below = QHBoxLayout()
        below.setSpacing(theme.space.one)
        below.addWidget(self.back)
        below.addStretch(1)
        below.addWidget(self.cancel)
        card.content.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
