"""One client's data handed out and erased: what is kept by law stays, and nothing else does."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from cardesk_desktop.domain.client import Client, Consent, ConsentWay, Phone
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.vehicle_photo import Moment
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.client_archive import write_client_archive
from cardesk_desktop.operations.clients import ClientForm, archive_client, change_client
from cardesk_desktop.operations.duplicates import duplicates_of
from cardesk_desktop.operations.erasing_client import erase_client, plan_erasure
from cardesk_desktop.operations.exporting_client import begin_client_export
from cardesk_desktop.operations.exporting_everything.progress import Progress
from cardesk_desktop.operations.merging import merge_clients
from cardesk_desktop.operations.photographing import add_visit_photo
from cardesk_desktop.operations.searching import find_anything
from cardesk_desktop.store.views import HitKind, InvoiceFilter
from cardesk_wire.coding import written
from cardesk_wire.erased import erased_car, erased_client
from tests.builders import NOW, identity, make_client, make_vehicle
from tests.builders.open_shop import MANAGER, OWNER, WASH, OpenShop, dirhams
from tests.builders.premises import KEY
from tests.unit.operations.deeds_photographing import mark

ZAHRA = replace(
    make_client("Zahra Quillfeather", phone="+971551234987", address="Villa Marzipan 7"),
    email="zahra@quill.example",
    notes="Dislikes turpentine",
    other_phones=(Phone("+971557654987"),),
    consent=Consent(is_given=True, at=NOW, way=ConsentWay.SPOKEN),
    created_at=NOW,
)
CAR = replace(make_vehicle("Q 4477", client=ZAHRA), vin="JTMHX09J604012345", notes="Dent left")
PERSONAL = (
    "Zahra",
    "Quillfeather",
    "1234987",
    "7654987",
    "Marzipan",
    "quill.example",
    "turpentine",
    "4477",
    "Dent",
)
"""Pieces of what is known of her; none is left in the file outside sealed documents."""


@pytest.fixture
def known(shop: OpenShop) -> OpenShop:
    """A shop that knows Zahra, her car, a visit with notes and a paid invoice."""
    with shop.desk.store.write() as work:
        work.clients.add(ZAHRA)
        work.vehicles.add(CAR)
    here = shop.arrive(WASH, vehicle=CAR)
    photo = add_visit_photo(
        shop.desk,
        staff_id=OWNER.id,
        visit_id=here.visit.id,
        moment=Moment.CHECK_IN,
        photo=b"with the plate Q 4477 on it",
    ).value
    mark(shop, photo, "Dent of Zahra")
    with shop.desk.store.write() as work:
        work.visits.save(replace(here.visit, note="Zahra waits", ended_at=NOW, state=VisitState.DELIVERED))
    shop.pay(here.ticket_id)
    return shop


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


def _exported(shop: OpenShop, client: Client, folder: Path, language: str = "en") -> zipfile.ZipFile:
    with shop.desk.store.write() as work:
        work.clients.save(replace(client, language=language))
    export = begin_client_export(shop.desk, staff_id=MANAGER.id, client_id=client.id).value
    path = folder / f"{language}.zip"
    assert write_client_archive(export, path, Progress())
    return zipfile.ZipFile(path)


def test_the_archive_holds_everything_for_people_and_machines(known: OpenShop, tmp_path: Path) -> None:
    for language in ("en", "ar"):
        with _exported(known, ZAHRA, tmp_path, language) as packed:
            facts = json.loads(packed.read("client.json"))
            assert facts["client"]["name"] == ZAHRA.name
            numbers = [phone["number"] for phone in facts["client"]["phones"]]
            assert numbers == ["+971551234987", "+971557654987"]
            assert facts["vehicles"][0]["vin"] == CAR.vin
            assert facts["visits"][0]["note"] == "Zahra waits"
            assert facts["invoices"][0]["payments"]
            number = facts["invoices"][0]["invoice"]["number"]
            assert packed.read(f"invoices/{number}.pdf").startswith(b"%PDF")
            (photo,) = facts["photos"]
            assert packed.read(photo["file"]) == b"with the plate Q 4477 on it"
            assert photo["marks"][0]["note"] == "Dent of Zahra"
            page = packed.read("client.html").decode()
        assert ZAHRA.name in page
        assert f'lang="{language}"' in page
    assert {entry.event for entry in known.journal(ZAHRA.id)} == {JournalEvent.CLIENT_EXPORTED}


def test_what_was_taken_back_and_given_back_is_handed_out_too(known: OpenShop, tmp_path: Path) -> None:
    with known.desk.store.read() as work:
        (invoice, *_) = work.erasure.invoices(ZAHRA.id)
        file = work.documents.invoice_file(invoice)
    known.take_back(file, reason="Scratched the door")
    with _exported(known, ZAHRA, tmp_path, "fr") as packed:
        (entry,) = [
            each
            for each in json.loads(packed.read("client.json"))["invoices"]
            if each["invoice"]["number"] == file.invoice.number
        ]
        (note,) = entry["credit_notes"]
        assert entry["refunds"]
        assert packed.read(f"credit_notes/{note['number']}.pdf").startswith(b"%PDF")
        page = packed.read("client.html").decode()
    for words in ("Scratched the door", "Avoirs", "Carte", "Particulier", "Mobile", "Dubaï"):
        assert words in page, words


def test_nothing_on_the_page_is_as_programs_write_it(known: OpenShop, tmp_path: Path) -> None:
    for language in ("en", "fr", "ar", "es", "ru"):
        with _exported(known, ZAHRA, tmp_path, language) as packed:
            page = packed.read("client.html").decode()
        for raw in (
            "is_company",
            "False",
            "True",
            "None",
            "PhoneLabel",
            "size_class",
            "suv",
            "created_at",
            "T09:",
        ):
            assert raw not in page, (language, raw)


def test_the_till_sells_while_an_archive_is_read(known: OpenShop, tmp_path: Path) -> None:
    export = begin_client_export(known.desk, staff_id=MANAGER.id, client_id=ZAHRA.id).value
    assert KEY.hex() not in repr(export)
    with export.beside.opened() as before:
        seen = before.erasure.invoices(ZAHRA.id)
        here = known.arrive(WASH, vehicle=CAR)
        known.pay(here.ticket_id)
        known.desk.store.log.fold()
        assert before.erasure.invoices(ZAHRA.id) == seen
    with _exported(known, ZAHRA, tmp_path) as packed:
        assert len(json.loads(packed.read("client.json"))["invoices"]) == len(seen) + 1


def test_an_archive_that_is_not_wanted_any_more_leaves_nothing(known: OpenShop, tmp_path: Path) -> None:
    export = begin_client_export(known.desk, staff_id=MANAGER.id, client_id=ZAHRA.id).value
    progress = Progress()
    progress.is_cancelled = True
    assert not write_client_archive(export, tmp_path / "a.zip", progress)
    assert list(tmp_path.glob("*.zip")) == []


def test_what_is_written_by_people_is_no_markup_in_the_page(shop: OpenShop, tmp_path: Path) -> None:
    sly = replace(make_client("<script>alert(1)</script>"), id=identity("sly"))
    with shop.desk.store.write() as work:
        work.clients.add(sly)
    with _exported(shop, sly, tmp_path) as packed:
        assert "<script>" not in packed.read("client.html").decode()
        assert json.loads(packed.read("client.json"))["client"]["consent"] is None
