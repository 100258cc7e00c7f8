"""What a client owes is reckoned anew: an invoice that was overpaid took it off another one."""

from __future__ import annotations

from pathlib import Path

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from tests.builders import identity, make_buyer, make_client, make_invoice
from tests.builders.premises import KEY, Premises, found, issue

_BEFORE = "0037"
_BALANCE = "SELECT balance_minor FROM client_standing"


def test_an_overpaid_invoice_hides_no_other_debt_after_the_upgrade(tmp_path: Path) -> None:
    premises = Premises(tmp_path)
    store = premises.open()
    found(store)
    with store.write() as work:
        work.clients.save(make_client())
        bought = make_invoice(buyer=make_buyer(make_client()))
        twice, owed = (issue(work, identity(name), bought) for name in ("twice", "owed"))
    premises.close()
    head = Database.open(premises.path, KEY)
    head.script(
        f"UPDATE invoice_balance SET paid_minor = 2 * gross_minor WHERE invoice_id = x'{twice.id.hex}'"
    )
    runner.downgrade(head, _BEFORE)
    assert head.script(_BALANCE) == [(0,)]
    head.close()
    with premises.open().read() as work:
        assert work.clients.standings.get(make_client().id).balance_minor == owed.gross.minor
    premises.close()
