"""What stands around a report: its name and days, what can be done with it, and the states without one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.role_words import role
from cardesk_desktop.ui.screens.reports.days_bar import DaysBar
from cardesk_desktop.ui.screens.reports.view import ReportView
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.labels import ElidedText
from cardesk_desktop.ui.widgets.skeleton import Skeleton
from cardesk_desktop.ui.widgets.stacked import Stacked


class ReportFrame(QWidget):
    """Head and days above; below them the report, grey shapes while it is read, or who may see it."""

    def __init__(
        self, theme: Theme, _: Phrasebook, days: DaysBar, view: ReportView, buttons: tuple[Button, ...]
    ) -> None:
        super().__init__()
        self._theme, self._, self._days = theme, _, days
        self._title = ElidedText(theme, size=TextSize.LARGE, is_bold=True)
        self._about = ElidedText(theme, tone=Tone.MUTED)
        self._buttons = buttons
        head = QHBoxLayout()
        head.setSpacing(theme.space.one)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        for button in buttons:
            head.addWidget(button)
        self._skeleton = Skeleton(theme, _, rows=6)
        self._locked = QVBoxLayout()
        locked = QWidget()
        locked.setLayout(self._locked)
        holder = QWidget()
        self._stack = Stacked(holder)
        for page in (view, self._skeleton, locked):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        space = theme.space
        column.setContentsMargins(space.three, space.two, space.three, space.two)
        column.setSpacing(space.one_half)
        column.addLayout(head)
        column.addWidget(days)
        column.addWidget(holder, 1)

    @property
    def is_locked(self) -> bool:
        """True while it says who may see the report."""
        return self._stack.currentIndex() == 2

    def show_loading(self, title: str) -> None:
        """Another report is being read."""
        self._title.setText(title)
        self._about.setText("")
        self._stack.setCurrentIndex(1)
        self._enable(is_there=False)

    def show_report(self, title: str, days: str) -> None:
        """The view holds a report."""
        self._title.setText(title)
        self._about.setText(days)
        self._stack.setCurrentIndex(0)
        self._enable(is_there=True)

    def show_locked(self, error: Refused, ask: Callable[[], None]) -> None:
        """This person may not see it: say who may, and let one of them agree on the spot."""
        _ = self._
        given = error.params.get("roles", ())
        roles = [which for which in given if isinstance(which, Role)] if isinstance(given, tuple) else []
        names = _.listed(role(_, which) for which in roles)
        item = self._locked.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        self._locked.addWidget(
            EmptyState(
                self._theme,
                "lock",
                _("These figures are locked"),
                _("Only these roles see them: {roles}. One of them can allow it with a PIN.", roles=names),
                action=Action(_("Ask for approval"), ask),
            )
        )
        self._about.setText("")
        self._stack.setCurrentIndex(2)
        self._enable(is_there=False)

    def _enable(self, *, is_there: bool) -> None:
        for button in self._buttons:
            button.setEnabled(is_there)
