"""The panel of a statement of account: for which days, how it looks, and the ways out of it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.statements import PrintableStatement, statement_of_account
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.paper.drawn_paper import DrawnPaper
from cardesk_desktop.ui.paper.errand import drawn_statement
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.chips import ChipRow
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text


class Period(Enum):
    """Which days a statement covers."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    YEAR = "year"


def days_of(period: Period, today: date) -> tuple[date, date]:
    """The first and the last day of a period, seen from a day."""
    first = today.replace(day=1)
    last_month = (first - timedelta(days=1)).replace(day=1)
    match period:
        case Period.THIS_MONTH:
            return first, today
        case Period.LAST_MONTH:
            return last_month, first - timedelta(days=1)
        case Period.QUARTER:
            return today - timedelta(days=90), today
        case Period.YEAR:
            return today.replace(month=1, day=1), today


class StatementPanel(QWidget):
    """Reads and draws by itself; another period draws another paper."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        paper: LoosePaper,
        client_id: UUID,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._tasks = _, tasks
        self._client_id, self._today = client_id, today
        self._latest = Latest(tasks, self)
        self._asked = 0
        self.period = ChipRow(theme, _("For which days"))
        self.period.set_choices(
            (
                Choice(Period.THIS_MONTH, _.context("period", "This month")),
                Choice(Period.LAST_MONTH, _.context("period", "Last month")),
                Choice(Period.QUARTER, _.context("period", "Last 90 days")),
                Choice(Period.YEAR, _.context("period", "This year")),
            ),
            Period.THIS_MONTH,
        )
        self.period.chosen.connect(self._read)
        self._about = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.drawn = DrawnPaper(theme, _, paper, _("Print statement"))
        self._lay_out(theme)
        self._read(Period.THIS_MONTH)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        space = theme.space
        margins = (space.two, 0, 0, 0) if theme.is_rtl else (0, 0, space.two, 0)
        column.setContentsMargins(*margins)
        column.setSpacing(space.one)
        column.addWidget(self.period)
        column.addWidget(self._about)
        column.addWidget(self.drawn, 1)

    def _read(self, period: Period) -> None:
        first, last = days_of(period, self._today)
        self.drawn.expect()
        self._latest.ask(
            statement_of_account,
            on_done=self._draw,
            client_id=self._client_id,
            from_day=first,
            to_day=last,
        )

    def _draw(self, printable: PrintableStatement) -> None:
        _, account = self._, printable.file.statement
        self._about.setText(
            _(
                "{name}, to be paid on {day}: {balance}",
                name=printable.file.client.name,
                day=account.to_day,
                balance=account.closing,
            )
        )
        title = _("Statement")
        name = f"{title} {printable.file.client.name} {account.to_day.isoformat()}"
        self._asked += 1
        self._tasks.run_io(
            partial(drawn_statement, printable),
            on_done=partial(self._show, self._asked, name),
            owner=self,
        )

    def _show(self, asked: int, name: str, pdf: bytes) -> None:
        if asked == self._asked:
            self.drawn.show_paper(name, pdf)
