"""The two steps of a photo: it is taken, and it is looked at. What is pressed stands below both."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.ui.camera.crop_view import CropView
from cardesk_desktop.ui.camera.viewfinder import Viewfinder, ViewfinderMeans
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.switch import Switch
from cardesk_desktop.vision.camera import CameraState


class TakingStep(QWidget):
    """The live picture, and the other ways to a photo."""

    def __init__(self, means: ViewfinderMeans, finder: Viewfinder) -> None:
        super().__init__()
        theme, _ = means.theme, means.phrases
        self.by_code = Switch(theme, _("Take it when a barcode is in view"))
        self.from_file = Button(theme, _("From a file …"), icon="image-plus", is_once=True)
        self.paste = Button(theme, _("Paste"), icon="clipboard-paste", key="Ctrl+V", is_once=True)
        self.take = Button(
            theme,
            _("Take the photo"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.TALL,
            icon="camera",
            key="Space",
        )
        hint = Text(
            theme,
            _("Or drop a picture here. It is kept small, without the place and the time written into it."),
            size=TextSize.SMALL,
            tone=Tone.MUTED,
            is_wrapping=True,
        )
        others = FlowRow(theme)
        others.add(self.from_file)
        others.add(self.paste)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one_half)
        for part in (finder, self.by_code, others, hint):
            column.addWidget(part)
        column.addStretch(1)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.take)
        self._show_state(finder.state)
        finder.state_changed.connect(self._show_state)

    @property
    def waits_for_code(self) -> bool:
        """True when a barcode takes the photo."""
        return self.by_code.isChecked()

    def _show_state(self, state: CameraState) -> None:
        self.take.setEnabled(state is CameraState.LIVE)
        self.by_code.setVisible(state is CameraState.LIVE)


class ReviewStep(QWidget):
    """The photo as it would be kept."""

    def __init__(self, means: ViewfinderMeans) -> None:
        super().__init__()
        theme, _ = means.theme, means.phrases
        hint = _(
            "Pull the corners to cut. Arrow keys move the frame, Shift with them makes it larger or smaller."
        )
        self.view = CropView(theme, _("The photo, and the frame of what is kept"), hint)
        self.turn = Button(theme, _("Turn"), icon="rotate-cw")
        self.square = Button(theme, _("Square"), icon="crop")
        self.whole = Button(theme, _("Whole picture"), icon="image")
        self.use = Button(
            theme,
            _("Use this photo"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.TALL,
            icon="check",
            is_once=True,
        )
        self.again = Button(theme, _("Take it again"), size=ButtonSize.TALL, icon="camera")
        tools = FlowRow(theme)
        for button in (self.turn, self.square, self.whole):
            tools.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one_half)
        column.addWidget(self.view)
        column.addWidget(tools)
        column.addWidget(Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        column.addStretch(1)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.one)
        row.addWidget(self.use, 2)
        row.addWidget(self.again, 1)
        self._original = QImage()
        self._is_turned = False
        self.turn.activated.connect(self._on_turn)
        self.square.activated.connect(self.view.make_square)
        self.whole.activated.connect(lambda: self.show_picture(self._original))

    @property
    def is_changed(self) -> bool:
        """True when it was turned or cut."""
        return self._is_turned or not self.view.crop.is_whole

    def show_picture(self, picture: QImage) -> None:
        """Look at this one, whole and as it was taken."""
        self._original, self._is_turned = picture, False
        self.use.set_busy(False)
        self.view.show_picture(picture)

    def clear(self) -> None:
        """Forget the picture."""
        self.show_picture(QImage())

    def kept(self) -> QImage:
        """The photo as the person wants it."""
        return self.view.kept()

    def _on_turn(self) -> None:
        self._is_turned = True
        self.view.turn()
