"""One client's data handed out and erased: what is kept by law stays, and nothing else does."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.clients import ClientForm, archive_client, change_client
from cardesk_desktop.operations.duplicates import duplicates_of
from cardesk_desktop.operations.erasing_client import erase_client, plan_erasure
from cardesk_desktop.operations.merging import merge_clients
from cardesk_desktop.operations.searching import find_anything
from cardesk_desktop.store.views import HitKind, InvoiceFilter
from cardesk_wire.coding import written
from cardesk_wire.erased import erased_car, erased_client
from tests.builders import NOW, identity, make_client
from tests.builders.open_shop import MANAGER, OWNER, WASH, OpenShop, dirhams
from tests.unit.operations.zahra import CAR, PERSONAL, ZAHRA


def _texts(shop: OpenShop) -> str:
    """All that stands in tables that are not sealed."""
    connection = shop.desk.store._database.connection
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    sealed = {"document", "invoice", "invoice_line", "payment"}
    return "".join(
        repr(connection.execute(f'SELECT * FROM "{name}"').fetchall())
        for (name,) in tables.fetchall()
        if name not in sealed
    )


def test_the_plan_says_what_goes_and_what_stays(known: OpenShop) -> None:
    plan = plan_erasure(known.desk, client_id=ZAHRA.id).value
    assert (plan.client, plan.vehicles, plan.visit_count, plan.invoice_count) == (ZAHRA, (CAR,), 1, 1)
    assert (plan.balance, plan.is_here) == (dirhams(0), False)


def test_nothing_personal_is_left_outside_sealed_documents(known: OpenShop) -> None:
    assert all(piece in _texts(known) for piece in ("Zahra", "Marzipan", "4477"))
    erased = erase_client(known.desk, staff_id=OWNER.id, client_id=ZAHRA.id).value

    left = _texts(known)
    assert [piece for piece in PERSONAL if piece.lower() in left.lower()] == []
    assert erased.erased_at == NOW
    assert erased.name.startswith("#")
    (entry,) = known.journal(ZAHRA.id)
    assert entry.event is JournalEvent.CLIENT_ERASED
    assert entry.figures == {"invoices_kept": 1, "vehicles": 1, "photos": 1}
    for text in ("zahra", "4987", "Q 4477", "quill"):
        assert find_anything(known.desk, text=text).value == (), text
    with known.desk.store.read() as work:
        (row,) = work.invoices.page(InvoiceFilter(), 0, 9).rows
        assert row.buyer_name == ZAHRA.name
        file = work.documents.invoice_file(row.id)
        assert file.invoice.buyer is not None
    (group,) = find_anything(known.desk, text=row.number).value
    assert group.kind is HitKind.INVOICE
    assert duplicates_of(known.desk, client_id=ZAHRA.id).value == ()


def test_what_is_left_is_what_the_service_leaves(known: OpenShop) -> None:
    erase_client(known.desk, staff_id=OWNER.id, client_id=ZAHRA.id)
    with known.desk.store.read() as work:
        client = work.sync_inbox.mender.row("client", ZAHRA.id.bytes)
        car = work.sync_inbox.mender.row("vehicle", CAR.id.bytes)
    assert client is not None
    assert car is not None
    name = written(ZAHRA.id.bytes)
    assert client == {**erased_client(name), "erased_at": client["erased_at"]}
    assert client["erased_at"] is not None
    left = erased_car(written(CAR.id.bytes))
    assert {name: car[name] for name in left} == left


def test_the_words_are_gone_from_the_file_too(known: OpenShop) -> None:
    erase_client(known.desk, staff_id=OWNER.id, client_id=ZAHRA.id)
    wal = known.premises.path.with_name(f"{known.premises.path.name}-wal")
    assert not wal.exists() or wal.stat().st_size == 0


def test_who_was_erased_stays_so(known: OpenShop) -> None:
    erase_client(known.desk, staff_id=OWNER.id, client_id=ZAHRA.id)
    with known.refuses(Code.CLIENT_ERASED):
        erase_client(known.desk, staff_id=OWNER.id, client_id=ZAHRA.id)
    with known.refuses(Code.CLIENT_ERASED):
        change_client(known.desk, staff_id=OWNER.id, client_id=ZAHRA.id, form=ClientForm("Zahra"))
    with known.refuses(Code.CLIENT_ERASED):
        archive_client(known.desk, staff_id=OWNER.id, client_id=ZAHRA.id)
    other = make_client()
    with known.refuses(Code.CLIENT_ERASED):
        merge_clients(
            known.desk, staff_id=MANAGER.id, kept_id=other.id, gone_id=ZAHRA.id, form=ClientForm("F")
        )


def test_who_was_erased_is_not_taken_away_as_if_never_known(shop: OpenShop) -> None:
    nobody = make_client("Faisal Known-To-Nobody-Else")
    with shop.desk.store.write() as work:
        work.clients.add(nobody)
    erase_client(shop.desk, staff_id=OWNER.id, client_id=nobody.id)
    with shop.desk.store.write() as work:
        assert not work.clients.remove(nobody.id)
        assert work.clients.get(nobody.id).erased_at is not None


def test_who_owes_or_is_here_is_not_erased(known: OpenShop) -> None:
    here = known.arrive(WASH, vehicle=CAR)
    with known.refuses(Code.CLIENT_HERE):
        erase_client(known.desk, staff_id=OWNER.id, client_id=ZAHRA.id)
    assert plan_erasure(known.desk, client_id=ZAHRA.id).value.is_here
    known.pay(here.ticket_id, ())
    with known.refuses(Code.CLIENT_OWES) as refusal:
        erase_client(known.desk, staff_id=OWNER.id, client_id=ZAHRA.id)
    assert refusal.value.params["balance"] == plan_erasure(known.desk, client_id=ZAHRA.id).value.balance


def test_an_invoice_that_is_not_in_the_index_is_passed_over(known: OpenShop) -> None:
    with known.desk.store.write() as work:
        (row,) = work.invoices.page(InvoiceFilter(), 0, 9).rows
        invoice = replace(work.documents.invoice_file(row.id).invoice, id=identity("unknown"))
        assert not work.erasure.forget_buyer(invoice)
