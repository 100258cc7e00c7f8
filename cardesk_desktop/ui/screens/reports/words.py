"""Words that several reports share: days, comparisons, cells of money and counts."""

from __future__ import annotations

from cardesk_desktop.domain.money import Money, divide_half_up
from cardesk_desktop.domain.period import Period
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.report_figures import Figure
from cardesk_desktop.ui.screens.reports.face import KeyFigure
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.cell import Cell, CellKind

_WHOLE_BP = 10_000
_TEN_TIMES_BP = 100_000


def report_title(_: Phrasebook, kind: ReportKind) -> str:
    """What a report is called."""
    return {
        ReportKind.OVERVIEW: _.context("report", "Today"),
        ReportKind.SALES: _.context("report", "Sales"),
        ReportKind.SERVICES: _.context("report", "Services"),
        ReportKind.PRODUCTS: _.context("report", "Products"),
        ReportKind.STAFF: _.context("report", "Staff"),
        ReportKind.PAYMENTS: _.context("report", "Payments"),
        ReportKind.TAX: _.context("report", "Tax"),
        ReportKind.OWED: _.context("report", "Owed to you"),
        ReportKind.STOCK: _.context("report", "Stock value"),
    }[kind]


def days_words(_: Phrasebook, period: Period) -> str:
    """The days of a period: one by its weekday, more by the first and the last."""
    if period.days == 1:
        return _.weekday(period.first)
    return _("{first} to {last}", first=period.first, last=period.last)


def step_label(_: Phrasebook, step: Period, *, is_by_month: bool) -> str:
    """A day or a month, short, below a column."""
    return _.month(step.first) if is_by_month else _.short_date(step.first)


def step_title(_: Phrasebook, step: Period, *, is_by_month: bool) -> str:
    """The same in full."""
    return _.month(step.first) if is_by_month else _.weekday(step.first)


def compared(_: Phrasebook, now: Money, before: Money) -> tuple[str, Tone]:
    """How a figure compares with that of the days before, and the colour that goes with it."""
    trend = _trend(_, now, before)
    if trend is not None:
        percent, is_up = trend
        said = _("{percent} up", percent=percent) if is_up else _("{percent} down", percent=percent)
        return said, Tone.READY if is_up else Tone.WAIT
    if now == before:
        return _("same as before"), Tone.MUTED
    if not before.minor:
        return _("nothing before"), Tone.MUTED
    return _("before: {amount}", amount=before), Tone.READY


def compared_with_yesterday(_: Phrasebook, now: Money, before: Money) -> tuple[str, Tone]:
    """How a figure of today compares with that of yesterday."""
    trend = _trend(_, now, before)
    if trend is None:
        return _("yesterday: {amount}", amount=before), Tone.READY if now > before else Tone.MUTED
    percent, is_up = trend
    if is_up:
        return _("{percent} more than yesterday", percent=percent), Tone.READY
    return _("{percent} less than yesterday", percent=percent), Tone.WAIT


def _trend(_: Phrasebook, now: Money, before: Money) -> tuple[str, bool] | None:
    """By how many per cent a figure differs, and whether it grew; None where that would say nothing."""
    if now == before or not before.minor:
        return None
    change = divide_half_up((now.minor - before.minor) * _WHOLE_BP, abs(before.minor))
    if change >= _TEN_TIMES_BP:
        return None
    return _.percent(round(abs(change) / 100) * 100), change > 0


def compared_figure(
    _: Phrasebook, label: str, now: Money, before: Money, behind: Figure | None = None
) -> KeyFigure:
    """A key figure in money with its comparison, and what is behind it."""
    note, tone = compared(_, now, before)
    return KeyFigure(label, _.money(now), note, tone, behind)


def figure_of_today(
    _: Phrasebook, label: str, now: Money, before: Money, behind: Figure | None = None
) -> KeyFigure:
    """A key figure of today beside yesterday's."""
    note, tone = compared_with_yesterday(_, now, before)
    return KeyFigure(label, _.money(now), note, tone, behind)


def total_cells(_: Phrasebook, *others: Cell) -> tuple[Cell, ...]:
    """The row that closes a table: the word, and a cell for every further column."""
    return (Cell(_.context("table", "Total"), is_bold=True), *others)


def money_cell(_: Phrasebook, amount: Money, *, is_bold: bool = False) -> Cell:
    """An amount in a column, whose head names the currency."""
    return Cell(_.amount(amount), CellKind.FIGURE, is_bold=is_bold)


def no_cell() -> Cell:
    """A column that does not add up."""
    return Cell("", CellKind.FIGURE)


def count_cell(_: Phrasebook, count: int) -> Cell:
    """A count in a column."""
    return Cell(_.number(count), CellKind.FIGURE)
