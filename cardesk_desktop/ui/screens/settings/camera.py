"""The section of the camera: which one is used here, tried out, and what was learnt from its photos."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.navigator import Notices
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.lessons import LessonsCard
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.widgets.buttons import Button


class CameraBody(SectionBody):
    """The camera goes on only when somebody asks for it: looking at the settings lights no lamp."""

    def __init__(self, cameras: CameraDesk, acting: Callable[[], UUID], notices: Notices) -> None:
        _, theme = cameras.phrases, cameras.theme
        super().__init__(theme)
        self._cameras = cameras
        self.choose = Button(theme, _("Choose and try it"), icon="camera")
        card = SettingsCard(theme)
        hint = _("For photos of goods and cars, and for barcodes")
        card.add_row(_("The camera that is used here"), hint, self.choose)
        self.add(card)
        self.lessons = LessonsCard(cameras, acting, notices)
        self.add(self.lessons)
        self.choose.activated.connect(self._on_choose)

    @override
    def controls(self) -> dict[str, QWidget]:
        return {"choose": self.choose, "forget": self.lessons.forget}

    @override
    def on_shown(self) -> None:
        self.lessons.follow()

    @override
    def first_focus(self) -> QWidget:
        return self.choose

    def _on_choose(self) -> None:
        self._cameras.try_out()
