"""The logo: how it looks, another one from a file, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.pictures import FILE_ENDINGS, MOST_BYTES, plain_png
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paint import painter_on, rounded

_SIDE = 112
_GAP = 12

ChoosePicture = Callable[[Phrasebook], Path | None]
"""Lets the person choose a picture's file; None when they think better of it."""


def choose_picture(_: Phrasebook) -> Path | None:
    """Ask for a picture with the system's own dialog."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    endings = " ".join(f"*{ending}" for ending in FILE_ENDINGS)
    pictures = _("Pictures")
    kinds = f"{pictures} ({endings})"
    window = QApplication.activeWindow()
    chosen, _filter = QFileDialog.getOpenFileName(window, _("Choose a picture"), folder, kinds)
    return Path(chosen) if chosen else None


def read_picture(path: Path) -> bytes:
    """The picture in a file as a small PNG. Refuses as `plain_png`, and PICTURE_UNREADABLE without a file."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(Code.PICTURE_TOO_LARGE)
        data = path.read_bytes()
    except OSError as error:
        raise Refused(Code.PICTURE_UNREADABLE) from error
    return plain_png(data)


class LogoField(QWidget):
    """Announces `changed(bytes)`: a PNG, or nothing when the logo was taken away."""

    changed = Signal(object)

    def __init__(self, look: Look, tasks: Tasks, choose: ChoosePicture, logo: bytes = b"") -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        self._look, self._tasks, self._choose = look, tasks, choose
        self._view = _LogoView(theme, _("Logo"))
        self.choose_button = Button(theme, _("Choose a picture"), icon="image")
        self.remove_button = Button(theme, _("Remove"), kind=ButtonKind.QUIET, icon="trash-2")
        hint = _("PNG or JPEG; without one, invoices show the first letter of the name.")
        self._message = Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self._hint = hint
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.space.half)
        buttons.addStretch(1)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.space.two)
        row.addWidget(self._view)
        row.addLayout(buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        column.addWidget(Text(theme, _("Logo"), size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True))
        column.addLayout(row)
        column.addWidget(self._message)
        self.choose_button.activated.connect(self._on_choose)
        self.remove_button.activated.connect(self._on_remove)
        self.set_logo(logo)

    @property
    def logo(self) -> bytes:
        """The PNG that is shown, or nothing."""
        return self._logo

    def set_logo(self, logo: bytes) -> None:
        """Show a logo without announcing it."""
        self._logo = logo
        self._view.show_picture(logo)
        self.remove_button.setVisible(bool(logo))
        self._say(self._hint, Tone.MUTED)

    def _on_choose(self) -> None:
        path = self._choose(self._look.phrases)
        if path is not None:
            self._tasks.run_io(
                read_picture,
                path=path,
                on_done=self._take,
                on_refused=self._refuse,
                once="read picture",
            )

    def _on_remove(self) -> None:
        self.choose_button.setFocus()
        self._take(b"")

    def _take(self, logo: bytes) -> None:
        self.set_logo(logo)
        self.changed.emit(logo)

    def _refuse(self, refusal: Refused) -> None:
        self._say(sentence(self._look.phrases, refusal), Tone.DUE)

    def _say(self, words: str, tone: Tone) -> None:
        self._message.setText(words)
        self._message.set_tone(tone)


class _LogoView(QWidget):
    """The logo on white, as on paper; without one, a dashed place for it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._picture = theme, QPixmap()
        self.setAccessibleName(name)
        self.setFixedSize(self.sizeHint())

    def show_picture(self, data: bytes) -> None:
        """Show this PNG, or none."""
        self._picture = QPixmap()
        if data:
            self._picture.loadFromData(data)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_SIDE), self._theme.px(_SIDE))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, box = self._theme.colors, QRectF(self.rect())
        radius = float(self._theme.radius.normal)
        if self._picture.isNull():
            rounded(painter, box, radius, fill=colors.bg, line=colors.line)
            side = self._theme.px(28)
            middle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            self._theme.icons.paint(painter, "image", colors.muted, middle)
        else:
            rounded(painter, box, radius, fill=QColor(Qt.GlobalColor.white), line=colors.line)
            room = self.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
            ratio = self.devicePixelRatioF()
            shown = self._picture.scaled(
                room.size() * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            size = shown.deviceIndependentSize()
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawPixmap(QRectF(left, top, size.width(), size.height()).topLeft(), shown)
        painter.end()
