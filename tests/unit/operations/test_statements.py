from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.statement import EntryKind
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.statements import statement_of_account
from tests.builders import DUBAI
from tests.builders.open_shop import FLEET, FRONT_DESK, WASH, OpenShop, card, dirhams


def test_the_statement_says_what_was_open_invoiced_and_paid(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.clients.save(replace(FLEET, language="ar"))
    first = shop.sell_on_account(WASH, client=FLEET).invoice
    shop.clock.tick(40 * 86_400)
    second = shop.sell_on_account(WASH, client=FLEET).invoice
    take_payment(
        shop.desk,
        staff_id=FRONT_DESK.id,
        invoice_id=first.id,
        tenders=(card(dirhams(20)),),
        expected_balance=first.gross,
    )
    today = business_day(shop.clock.now(), DUBAI)

    printable = statement_of_account(
        shop.desk, client_id=FLEET.id, from_day=today - timedelta(days=5), to_day=today
    ).value

    account = printable.file.statement
    assert account.opening == first.gross
    assert account.closing == first.gross + second.gross - dirhams(20)
    assert [(line.entry.kind, line.entry.amount) for line in account.lines] == [
        (EntryKind.INVOICE, second.gross),
        (EntryKind.PAYMENT, dirhams(20)),
    ]
    assert account.lines[1].entry.about == first.number
    assert account.ages[:2] == (second.gross, first.gross - dirhams(20))
    assert (printable.file.language, printable.file.client.name) == ("ar", FLEET.name)
    assert printable.logo is None


def test_nobody_has_no_statement(shop: OpenShop) -> None:
    today = business_day(shop.clock.now(), DUBAI)
    with shop.refuses(Code.NOT_FOUND):
        statement_of_account(shop.desk, client_id=UUID(int=1), from_day=today, to_day=today)
