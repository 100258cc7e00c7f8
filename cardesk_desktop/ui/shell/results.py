"""What the search found, in groups: the list that drops down from the search box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.searching import HitGroup
from cardesk_desktop.phones import phone_words
from cardesk_desktop.store.views import Hit, HitKind
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.paint import LEADING, RING, mirrored, painter_on, rounded, text_in
from cardesk_desktop.ui.widgets.plate_badge import PlateFace

_ROW = 52
_HEAD = 32
_ROLE = Qt.ItemDataRole.UserRole
_ICONS = {
    HitKind.VEHICLE: "car",
    HitKind.CLIENT: "user",
    HitKind.INVOICE: "file-text",
    HitKind.CREDIT_NOTE: "undo-2",
    HitKind.SERVICE: "droplets",
    HitKind.PRODUCT: "package",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A heading, when there is no hit, or something found."""

    words: str
    hit: Hit | None = None
    detail: str = ""


def detail_of(_: Phrasebook, hit: Hit) -> str:
    """What is said below or beside what was found; a paper of nobody's car is a counter sale."""
    if hit.kind is HitKind.CLIENT:
        return phone_words(hit.detail)
    if hit.kind in (HitKind.INVOICE, HitKind.CREDIT_NOTE):
        return hit.detail or _("Counter sale")
    return hit.detail


def group_name(_: Phrasebook, kind: HitKind) -> str:
    """The heading of a group."""
    return {
        HitKind.VEHICLE: _("Cars"),
        HitKind.CLIENT: _("Clients"),
        HitKind.INVOICE: _("Invoices"),
        HitKind.CREDIT_NOTE: _("Credit notes"),
        HitKind.SERVICE: _("Services"),
        HitKind.PRODUCT: _("Products"),
    }[kind]


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._plate = PlateFace(theme)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        row = index.data(_ROLE)
        is_head = isinstance(row, _Row) and row.hit is None
        return QSize(100, self._theme.px(_HEAD if is_head else _ROW))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        row = index.data(_ROLE)
        if not isinstance(row, _Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._theme.direction)
        side = self._theme.space.one_half
        inner = option.rect.adjusted(side, 0, -side, 0)
        if row.hit is None:
            font = self._theme.font(TextSize.SMALL, is_bold=True)
            text_in(painter, inner, row.words, font, self._theme.ink(Tone.MUTED), LEADING)
        else:
            self._paint_hit(
                painter, option.rect, inner, row, row.hit, is_current=index == self._view.currentIndex()
            )
        painter.restore()

    def _paint_hit(
        self, painter: QPainter, box: QRect, inner: QRect, row: _Row, hit: Hit, *, is_current: bool
    ) -> None:
        theme, colors = self._theme, self._theme.colors
        if is_current:
            ground = QRectF(box).adjusted(4, 1, -4, -1)
            rounded(
                painter, ground, theme.radius.small, fill=colors.accent_soft, line=colors.accent, width=RING
            )
        side = theme.px(20)
        icon = QRect(inner.left(), inner.center().y() - side // 2, side, side)
        at = QRectF(mirrored(icon, inner, is_rtl=theme.is_rtl))
        theme.icons.paint(painter, _ICONS[hit.kind], colors.accent if is_current else colors.muted, at)
        rest = inner.adjusted(side + theme.space.one_half, 0, 0, 0)
        if hit.kind is HitKind.VEHICLE:
            plate = Plate(Region.OTHER, hit.title)
            size = self._plate.size(plate)
            place = QRect(QPoint(rest.left(), rest.center().y() - size.height() // 2), size)
            self._plate.paint(painter, mirrored(place, inner, is_rtl=theme.is_rtl).topLeft(), plate)
            rest.setLeft(rest.left() + size.width() + theme.space.one_half)
            words = mirrored(rest, inner, is_rtl=theme.is_rtl)
            text_in(painter, words, row.detail, theme.font(), colors.muted, LEADING)
            return
        words = mirrored(rest, inner, is_rtl=theme.is_rtl)
        line, small = theme.px(TextSize.BODY.line), theme.px(TextSize.SMALL.line)
        top = words.center().y() - (line + small) // 2
        first = QRect(words.left(), top, words.width(), line)
        text_in(painter, first, row.words, theme.font(is_bold=True), colors.text, LEADING)
        below = QRect(words.left(), top + line, words.width(), small)
        text_in(painter, below, row.detail, theme.font(TextSize.SMALL), colors.muted, LEADING)


class Results(QWidget):
    """The list itself. It takes no focus: the keys come from the search field."""

    opened = Signal(object)
    """The `Hit` that was pressed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._phrases = look.theme, look.phrases
        self._model = QStandardItemModel(self)
        self._view = QListView(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_Delegate(look.theme, self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAccessibleName(look.phrases("Found"))
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(lambda index: self.open_row(index.row()))
        column = QVBoxLayout(self)
        half = look.theme.space.half
        column.setContentsMargins(half, half, half, half)
        column.addWidget(self._view)
        self.hide()

    @property
    def current(self) -> Hit | None:
        """The hit that Enter opens."""
        row = self._view.currentIndex().data(_ROLE)
        return row.hit if isinstance(row, _Row) else None

    def fill(self, groups: Sequence[HitGroup], asked: str) -> None:
        """Show what was found; the first hit is the current one."""
        _ = self._phrases
        self._model.clear()
        language = _.language.code
        for group in groups:
            self._add(_Row(group_name(_, group.kind)))
            for hit in group.hits:
                self._add(_Row(hit.called(language), hit, detail_of(_, hit)))
        if not groups:
            self._add(_Row(_("Nothing found for “{text}”.", text=asked)))
            self._add(_Row(_("Try fewer letters, or the plate, the phone or the number of the invoice.")))
        self.move_current(1)

    def move_current(self, rows: int) -> None:
        """Go on to the next hit, or back; headings are passed over."""
        step = 1 if rows > 0 else -1
        at = self._view.currentIndex().row()
        for _ in range(abs(rows)):
            further = self._next_hit(at, step)
            if further is None:
                break
            at = further
        if at >= 0:
            self._view.setCurrentIndex(self._model.index(at, 0))
            # The heading of the first group belongs into view with its first hit.
            self._view.scrollTo(self._model.index(at, 0))
        self._view.viewport().update()

    def open_row(self, place: int) -> None:
        """Open what stands in a row of the list, as a press on it does; a heading does nothing."""
        row = self._model.index(place, 0).data(_ROLE)
        if isinstance(row, _Row) and row.hit is not None:
            self.opened.emit(row.hit)

    def height_wanted(self) -> int:
        """The height at which nothing has to be scrolled."""
        rows = (self._view.sizeHintForRow(row) for row in range(self._model.rowCount()))
        return sum(rows) + 4 * self._theme.space.half

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors = self._theme.colors
        rounded(
            painter,
            QRectF(self.rect()),
            self._theme.radius.normal,
            fill=colors.raised,
            line=colors.field_line,
        )
        painter.end()

    def _add(self, row: _Row) -> None:
        item = QStandardItem(row.words)
        item.setData(row, _ROLE)
        item.setAccessibleText(self._phrases.listed((row.words, row.detail)))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self._model.appendRow(item)

    def _next_hit(self, at: int, step: int) -> int | None:
        place = at + step
        while 0 <= place < self._model.rowCount():
            row = self._model.index(place, 0).data(_ROLE)
            if isinstance(row, _Row) and row.hit is not None:
                return place
            place += step
        return None
