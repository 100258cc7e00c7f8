"""What the list of clients says: pure functions from rows and one language."""

from __future__ import annotations

from functools import partial
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.phones import phone_words
from cardesk_desktop.store.client_views import ClientGroup, ClientOrder, ClientRow
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widest import every_day
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.row_list import Column

NEVER = "–"


def columns(_: Phrasebook, time_zone: ZoneInfo, currency: Currency) -> tuple[Column[ClientRow], ...]:
    """The columns of the list, each of which sorts it."""
    name = _.currency_name(currency)
    spent, owes = _("Spent {currency}", currency=name), _("Owes {currency}", currency=name)
    return (
        Column(_("Client"), 168, partial(_name_cell, _), stretch=1, sort=ClientOrder.NAME),
        Column(_("Phone"), 120, _phone_cell, sort=ClientOrder.PHONE, samples=(Cell("+000 00 000 0000"),)),
        Column(
            _("Last visit"),
            100,
            partial(_visit_cell, _, time_zone),
            gives_way=True,
            sort=ClientOrder.LAST_VISIT,
            samples=tuple(map(Cell, every_day(_))),
        ),
        Column(
            _("Visits"), 64, partial(_count_cell, _), is_figure=True, gives_way=True, sort=ClientOrder.VISITS
        ),
        Column(spent, 104, partial(_spent_cell, _, currency), is_figure=True, sort=ClientOrder.SPENT),
        Column(owes, 96, partial(_balance_cell, _, currency), is_figure=True, sort=ClientOrder.BALANCE),
    )


def group_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """Which clients are shown."""
    return (
        Choice(ClientGroup.ALL, _.context("clients", "All")),
        Choice(ClientGroup.COMPANIES, _.context("clients", "Companies")),
        Choice(ClientGroup.OWING, _.context("clients", "Owing")),
        Choice(ClientGroup.ARCHIVED, _.context("clients", "Archived")),
    )


def shown_name(_: Phrasebook, name: str, *, is_erased: bool) -> str:
    """The name, or what stands in its place once the client was erased."""
    return _("Erased client {name}", name=name) if is_erased else name


def name_of(_: Phrasebook, client: Client) -> str:
    """The name of a client, or what stands in its place."""
    return shown_name(_, client.name, is_erased=client.erased_at is not None)


def _name_cell(_: Phrasebook, row: ClientRow) -> Cell:
    name = shown_name(_, row.name, is_erased=row.is_erased)
    return Cell(name, is_bold=True, detail=_("Company") if row.is_company else "")


def _phone_cell(row: ClientRow) -> Cell:
    return Cell(phone_words(row.phone) or NEVER, tone=Tone.TEXT if row.phone else Tone.MUTED)


def _visit_cell(_: Phrasebook, time_zone: ZoneInfo, row: ClientRow) -> Cell:
    last = row.standing.last_visit_at
    if last is None:
        return Cell(NEVER, tone=Tone.MUTED)
    return Cell(_.date(last.astimezone(time_zone).date()))


def _count_cell(_: Phrasebook, row: ClientRow) -> Cell:
    return _figure(_.number(row.standing.visit_count), row.standing.visit_count)


def _spent_cell(_: Phrasebook, currency: Currency, row: ClientRow) -> Cell:
    spent = row.standing.spent_minor
    return _figure(_.amount(Money(spent, currency)), spent)


def _balance_cell(_: Phrasebook, currency: Currency, row: ClientRow) -> Cell:
    balance = row.standing.balance_minor
    if not balance:
        return _figure("", balance)
    return Cell(_.amount(Money(balance, currency)), CellKind.FIGURE, Tone.DUE, is_bold=True)


def _figure(words: str, value: int) -> Cell:
    return Cell(words if value else NEVER, CellKind.FIGURE, Tone.TEXT if value else Tone.MUTED)
