"""One product that it may be: its name and price, and below why it is offered."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.seen import Candidate, Sign
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import mirrored, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.two_line_row import TwoLineRow


def reasons(_: Phrasebook, candidate: Candidate) -> str:
    """Why it is offered, the surest sign first."""
    words = {
        Sign.BARCODE: _("Barcode {code}", code=candidate.code),
        Sign.LABEL: _("The label says “{words}”", words=" ".join(candidate.words)),
        Sign.TAUGHT: _("You confirmed a photo like this before"),
        Sign.PHOTO: _("Looks like its photo"),
    }
    return _.side_by_side(words[sign] for sign in candidate.signs)


class CandidateRow(TwoLineRow):
    """To press: it is this one. The first is marked: Enter takes it."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        candidate: Candidate,
        *,
        is_first: bool,
        parent: QWidget | None = None,
    ) -> None:
        product = candidate.product
        self._name = product.names.in_language(_.language.code)
        self._price = _.money(product.price)
        self._why = reasons(_, candidate)
        super().__init__(theme, _.listed((self._name, self._price, self._why)), parent)
        self.candidate, self._is_first = candidate, is_first
        explain(self, self._why)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        theme, colors = self.theme, self.theme.colors
        box, radius = QRectF(self.rect()), float(theme.radius.normal)
        if self._is_first:
            rounded(painter, box, radius, fill=colors.accent_soft, line=colors.accent)
        else:
            rounded(painter, box, radius, fill=colors.hover if self.underMouse() else None, line=colors.line)
        room = self.rect().adjusted(theme.space.one_half, 0, -theme.space.one_half, 0)
        title, detail = theme.px(TextSize.BODY.line), theme.px(TextSize.SMALL.line)
        top = (self.height() - title - detail) // 2
        bold = theme.font(is_bold=True)
        wide = width_of(bold, self._price) + theme.space.half
        price = QRect(room.right() + 1 - wide, top, wide, title)
        text_in(painter, self._placed(price), self._price, bold, theme.ink(Tone.TEXT))
        name = QRect(room.left(), top, room.width() - wide - theme.space.one, title)
        text_in(painter, self._placed(name), self._name, bold, theme.ink(Tone.TEXT))
        why = QRect(room.left(), top + title, room.width(), detail)
        small = theme.font(TextSize.SMALL)
        text_in(painter, self._placed(why), self._why, small, theme.ink(Tone.MUTED))
        self.paint_ring(painter, box, radius)
        painter.end()

    def _placed(self, box: QRect) -> QRect:
        return mirrored(box, self.rect(), is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
