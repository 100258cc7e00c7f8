"""One card of the board. The mouse opens it or presses its button; Enter takes the car's next step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.directions import isolated
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.visits.card_plan import CardPlan, plan_card
from cardesk_desktop.ui.screens.visits.cards import Button as StepButton
from cardesk_desktop.ui.screens.visits.cards import CardFace, Step
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.paint import (
    SHADOW_DEPTH,
    mirrored,
    painter_on,
    rounded,
    shadow_below,
    text_in,
)
from cardesk_desktop.ui.widgets.plate_badge import PlateFace
from cardesk_desktop.ui.widgets.pressable import Pressable
from cardesk_desktop.ui.widgets.tag import paint_tag

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WALKING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""The keys that lead from card to card."""
_LOUD = (Step.PAY, Step.DELIVER)


class _StepButton(Button):
    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        # After a click the next card moves up: the second half of a double click is not meant for it.
        event.accept()


class CardView(Pressable):
    """Draws a `CardFace`. `activated` opens it; its own keys besides Enter are left to the board."""

    stepped = Signal(object)
    """The `Step` whose button was pressed, or that Enter takes."""
    menu_asked = Signal(QPoint)
    """The card's menu is wanted, at a place on the screen."""
    walk_asked = Signal(Qt.Key)
    """An arrow key, Home or End: the keyboard is to go to another card."""
    focused = Signal()
    """The keyboard came to this card."""

    def __init__(
        self, theme: Theme, phrases: Phrasebook, face: CardFace, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, face.spoken, parent)
        self._ = phrases
        self._plate = PlateFace(theme)
        self._buttons: list[Button] = []
        self._shown_steps: tuple[StepButton, ...] = ()
        self.is_chosen = False
        self._plans: dict[int, CardPlan] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.face = face
        self._take(face)

    def set_face(self, face: CardFace) -> None:
        """Show the same visit as it is now."""
        if face != self.face:
            self.face = face
            self._take(face)

    def set_chosen(self, is_chosen: bool) -> None:
        """Mark the card whose panel is open."""
        self.is_chosen = is_chosen
        self.update()

    def button(self, step: Step) -> Button | None:
        """The button of a step, if the card has it."""
        for shown, button in zip(self._shown_steps, self._buttons, strict=True):
            if shown.step is step:
                return button
        return None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._plan(width).height

    @override
    def sizeHint(self) -> QSize:
        width = self.theme.px(280)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.target)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self._take_next_step()
        elif event.key() in WALKING:
            # The scroll areas around the card would take these keys for themselves.
            self.walk_asked.emit(Qt.Key(event.key()))
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.mapToGlobal(self._mirrored(self._plan(self.width()).car).bottomLeft())
        self.menu_asked.emit(at)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        plan = self._plan(self.width())
        self._paint_ground(painter)
        is_gone = self.face.state is VisitState.DELIVERED
        self._plate.paint(painter, self._mirrored(plan.plate).topLeft(), self.face.plate, is_faded=is_gone)
        self._paint_tag(painter, self._mirrored(plan.tag))
        self._paint_words(painter, plan, Tone.MUTED if is_gone else Tone.TEXT)
        if self.face.unpaid:
            paint_tag(painter, self.theme, self._mirrored(plan.unpaid), self.face.unpaid, Tone.DUE)
        if self.face.done_permille is not None:
            self._paint_bar(painter, plan.bar, self.face.done_permille)
        painter.end()

    def _take(self, face: CardFace) -> None:
        self.setAccessibleName(face.spoken)
        _ = self._
        step = _("Enter: {step}", step=face.main.words) if face.main else _("Enter: open")
        self.setAccessibleDescription(step)
        steps = tuple(step for step in (face.other, face.main) if step)
        if steps != self._shown_steps:
            self._shown_steps = steps
            self._make_buttons()
        self._plans.clear()
        self.updateGeometry()
        if not self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
            # Else its size is still to come, and the places with it.
            self._arrange()
        self.update()

    def _make_buttons(self) -> None:
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = []
        for shown in self._shown_steps:
            kind = ButtonKind.PRIMARY if shown.step in _LOUD else ButtonKind.SECONDARY
            button = _StepButton(self.theme, shown.words, kind=kind, parent=self)
            # The card is one stop of the keyboard: Enter presses the main button, the menu has the rest.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.activated.connect(partial(self.stepped.emit, shown.step))
            button.show()
            self._buttons.append(button)

    def _take_next_step(self) -> None:
        if self.face.main is None:
            self.activated.emit()
        else:
            self.stepped.emit(self.face.main.step)

    def _plan(self, width: int) -> CardPlan:
        """The places for a width. Layouts ask for the height over and over."""
        if width not in self._plans:
            self._plans[width] = self._make_plan(width)
        return self._plans[width]

    def _make_plan(self, width: int) -> CardPlan:
        sizes = [button.sizeHint() for button in self._buttons]
        return plan_card(self.theme, self.face, width, self._plate.size(self.face.plate), sizes)

    def _arrange(self) -> None:
        for button, place in zip(self._buttons, self._plan(self.width()).buttons, strict=True):
            button.setGeometry(self._mirrored(place))

    def _mirrored(self, box: QRect) -> QRect:
        return mirrored(box, self.rect(), is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)

    def _paint_ground(self, painter: QPainter) -> None:
        colors, radius = self.theme.colors, float(self.theme.radius.normal)
        box = QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW_DEPTH)
        is_gone = self.face.state is VisitState.DELIVERED
        if not is_gone:
            shadow_below(painter, self.theme, box, radius)
        fill = colors.hover if self.underMouse() else colors.bg if is_gone else colors.surface
        line, width = (colors.accent, 2.0) if self.is_chosen else (colors.line, 1.0)
        rounded(painter, box, radius, fill=fill, line=line, width=width)
        self.paint_ring(painter, box, radius)

    def _paint_tag(self, painter: QPainter, box: QRect) -> None:
        if self.face.tone is Tone.MUTED:
            font = self.theme.font(TextSize.SMALL)
            align = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            text_in(painter, box, self.face.tag, font, self.theme.ink(Tone.MUTED), align)
        else:
            paint_tag(painter, self.theme, box, self.face.tag, self.face.tone)

    def _paint_words(self, painter: QPainter, plan: CardPlan, tone: Tone) -> None:
        theme, small = self.theme, self.theme.font(TextSize.SMALL)
        text_in(painter, self._mirrored(plan.car), self.face.car, theme.font(is_bold=True), theme.ink(tone))
        for lines, ink in ((plan.client, theme.ink(Tone.MUTED)), (plan.services, theme.ink(tone))):
            for text, box in lines:
                text_in(painter, self._mirrored(box), isolated(text, is_rtl=theme.is_rtl), small, ink)

    def _paint_bar(self, painter: QPainter, box: QRect, permille: int) -> None:
        radius = box.height() / 2
        rounded(painter, QRectF(box), radius, fill=self.theme.soft(self.face.tone))
        done = QRect(box.left(), box.top(), max(box.height(), box.width() * permille // 1000), box.height())
        rounded(painter, QRectF(self._mirrored(done)), radius, fill=self.theme.ink(self.face.tone))
