"""The thanks: what was paid, the change to hand out, and the papers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.paper import Paper, PaperButtons
from cardesk_desktop.ui.screens.pay.result_box import ResultBox
from cardesk_desktop.ui.screens.pay.thanks_face import ThanksFace
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.announcing import announce
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paint import painter_on

PREVIEW_KEY = "Ctrl+O"

SETTLING_MS = 400
"""The Enter that paid, pressed twice by a hasty hand, must not send the change away unseen."""

_WIDEST = 620


class ThanksCard(Card):
    """In the middle of the page. Its large button waits a moment before it takes Enter."""

    preview_asked = Signal()
    left = Signal()

    def __init__(
        self, theme: Theme, phrases: Phrasebook, paper: Paper, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, padding=theme.space.four, gap=theme.space.one_half, parent=parent)
        self._look, self._ = theme, phrases
        self.setMaximumWidth(theme.px(_WIDEST))
        self._title = Text(theme, size=TextSize.FIGURE, is_bold=True, is_wrapping=True)
        self._invoice = Text(theme, tone=Tone.MUTED)
        for words in (self._title, self._invoice):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.change = ResultBox(theme, size=TextSize.HERO)
        self.balance = ResultBox(theme)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self.papers = PaperButtons(theme, phrases, paper, self)
        self.preview_button = Button(theme, phrases("Preview"), icon="eye", key=PREVIEW_KEY)
        self.preview_button.activated.connect(self.preview_asked)
        self.next_button = Button(theme, "", kind=ButtonKind.PRIMARY, size=ButtonSize.LARGE, key="Enter")
        self.next_button.activated.connect(self._leave)
        self.tick: QWidget = _Tick(theme)
        self.content.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self._title, self._invoice, self.change, self.balance):
            self.content.addWidget(part)
        self.content.addSpacing(theme.space.one)
        grid = QGridLayout()
        grid.setSpacing(theme.space.one)
        for place, button in enumerate((*self.papers.all, self.preview_button)):
            grid.addWidget(button, place // 2, place % 2)
        self.content.addLayout(grid)
        self.content.addWidget(self.next_button)

    @property
    def is_settling(self) -> bool:
        """True for a moment after the payment: a second Enter is not meant for the large button."""
        return self._patience.isActive()

    def show_face(self, face: ThanksFace) -> None:
        """Say what was paid; the keyboard goes to the large button."""
        self._title.setText(face.title)
        self._invoice.setText(face.invoice)
        self.change.show_result(self._("Change") if face.change else "", face.change, Tone.READY)
        self.balance.show_result(face.balance_label, face.balance, Tone.WAIT)
        self.next_button.set_words(face.next_words)
        self._patience.start(SETTLING_MS)
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._.listed((face.title, self.change.accessibleName())))

    def _leave(self) -> None:
        if not self.is_settling:
            self.left.emit()


class _Tick(QWidget):
    """The mark of what is done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(64), self._theme.px(64))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.soft(Tone.READY))
        painter.drawEllipse(QRectF(self.rect()))
        inset = self.width() * 0.26
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        self._theme.icons.paint(painter, "check", self._theme.colors.ready, box)
        painter.end()
