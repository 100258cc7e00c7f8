"""The side panel in which a camera is chosen and tried: it takes nothing and reads nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cardesk_desktop.ui.camera.viewfinder import Viewfinder, ViewfinderMeans
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent


class TrialPanel(PanelContent):
    """What is chosen in it is remembered for every panel on this computer."""

    def __init__(self, means: ViewfinderMeans, parent: QWidget | None = None) -> None:
        super().__init__(means.theme, parent)
        _ = means.phrases
        self.finder = Viewfinder(means)
        self.done = Button(means.theme, _("Done"), size=ButtonSize.TALL, key="Esc")
        self.body.addWidget(self.finder)
        words = _("The picture is shown here only, and nothing of it is kept.")
        self.body.addWidget(Text(means.theme, words, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        self.body.addStretch(1)
        self.footer.addWidget(self.done)
