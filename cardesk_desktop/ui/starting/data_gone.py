"""What the start window shows when the data are not where they were: an empty shop is no answer to that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text


@dataclass(frozen=True, slots=True)
class WaysOn:
    """What can be done about it, the best first."""

    look_again: Action
    put_back: Action
    begin_anew: Action


class DataGone(QWidget):
    """What is missing and since when, what may have happened, and the three ways on."""

    def __init__(self, look: Look, error: Refused | Unavailable, ways: WaysOn) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        column = QVBoxLayout(self)
        column.setSpacing(theme.space.two)
        column.addStretch(1)
        title = _("The data of this register are missing")
        column.addWidget(Text(theme, title, size=TextSize.LARGE, is_bold=True, is_wrapping=True))
        place = Text(theme, left_to_right(str(error.params.get("path"))), is_wrapping=True)
        for part in (Text(theme, _since(_, error), tone=Tone.MUTED, is_wrapping=True), place):
            column.addWidget(part)
        cause = _(
            "A drive or network folder may not be connected, a virus scanner may have locked the file away, "
            "or somebody deleted it. Nothing was changed."
        )
        column.addWidget(Text(theme, cause, tone=Tone.MUTED, is_wrapping=True))
        advice = _("Connect the drive or put the file back, then look again.")
        column.addWidget(Text(theme, advice, is_wrapping=True))
        self.again = Button(theme, ways.look_again.words, kind=ButtonKind.PRIMARY, icon="refresh-cw")
        self.put_back = Button(theme, ways.put_back.words, icon="archive-restore")
        self.anew = Button(theme, ways.begin_anew.words, kind=ButtonKind.QUIET)
        pairs = ((self.again, ways.look_again), (self.put_back, ways.put_back), (self.anew, ways.begin_anew))
        for button, way in pairs:
            button.activated.connect(way.run)
        column.addLayout(_row(theme.space.one, self.again, self.put_back))
        column.addSpacing(theme.space.two)
        meaning = _(
            "Or begin with an empty shop. What is in no backup and was not synced is then missing here, "
            "and documents are numbered under another letter."
        )
        column.addWidget(Text(theme, meaning, tone=Tone.MUTED, is_wrapping=True))
        column.addLayout(_row(theme.space.one, self.anew))
        column.addStretch(2)
        self.setAccessibleName(title)
        self.setFocusProxy(self.again)


def _since(_: Phrasebook, error: Refused | Unavailable) -> str:
    seen = error.params.get("last_seen")
    if not isinstance(seen, datetime):
        return _("They should be in this file:")
    when = _.date_time(seen, seen.astimezone().tzinfo or UTC)
    return _("They were last here on {when}, in this file:", when=when)


def _row(gap: int, *buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
