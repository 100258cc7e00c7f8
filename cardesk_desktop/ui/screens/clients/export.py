"""The list of clients as a file: all that the list knows, each in a column of its own."""

from __future__ import annotations

from functools import partial

from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.client_file import clients
from cardesk_desktop.store.client_views import ClientFilter, ClientRow
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting import ExportColumn, ListExport
from cardesk_desktop.ui.screens.clients.list_faces import shown_name


def clients_export(
    _: Phrasebook, currency: Currency, which: ClientFilter, order: Order, total: int
) -> ListExport[ClientRow]:
    """The clients of a filter, in the order in which they are shown."""
    money = _.currency_name(currency)
    columns: tuple[ExportColumn[ClientRow], ...] = (
        ExportColumn(_("Client"), partial(_name, _), 32),
        ExportColumn(_("Phone"), lambda row: row.phone, 18),
        ExportColumn(_("Person or company"), partial(_kind, _), 14),
        ExportColumn(_("Last visit"), lambda row: row.standing.last_visit_at, 18),
        ExportColumn(_("Visits"), lambda row: row.standing.visit_count, 10),
        ExportColumn(
            _("Spent {currency}", currency=money), lambda row: Money(row.standing.spent_minor, currency), 14
        ),
        ExportColumn(
            _("Owes {currency}", currency=money), lambda row: Money(row.standing.balance_minor, currency), 14
        ),
    )
    return ListExport(
        name="clients",
        title=_("Clients"),
        total=total,
        columns=columns,
        operation=clients,
        key=lambda row: row.id,
        arguments={"which": which, "order": order},
    )


def _name(_: Phrasebook, row: ClientRow) -> str:
    return shown_name(_, row.name, is_erased=row.is_erased)


def _kind(_: Phrasebook, row: ClientRow) -> str:
    return _("Company") if row.is_company else _("Person")
