"""What the ways into a company have in common: who asks the service, where it ends, one column of parts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind


class JoiningForm(QWidget):
    """`on_joined` is called once the register has joined; what belongs to no field is for `explain`."""

    def __init__(
        self, look: Look, errands: JoiningErrands, on_joined: Callable[[], None], explain: Failed
    ) -> None:
        super().__init__()
        self._look, self._phrases, self._errands = look, look.phrases, errands
        self._on_joined, self._explain = on_joined, explain
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.space.two)

    def _put(self, *parts: QWidget) -> None:
        """One below the other; a button no wider than its words."""
        for part in parts:
            if isinstance(part, Button):
                self._column.addWidget(part, alignment=Qt.AlignmentFlag.AlignLeading)
            else:
                self._column.addWidget(part)

    def _button(self, words: str, act: Callable[[], object], icon: str = "") -> Button:
        """The one that asks the service: pressed once, it waits for the answer."""
        button = Button(self._look.theme, words, kind=ButtonKind.PRIMARY, icon=icon, is_once=True)
        button.activated.connect(act)
        return button
