"""All that is known of a client in one file, for people and for machines."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.client_archive import write_client_archive
from cardesk_desktop.operations.exporting_client import begin_client_export
from cardesk_desktop.operations.exporting_everything.progress import Progress
from tests.builders import identity, make_client
from tests.builders.open_shop import MANAGER, WASH, OpenShop
from tests.builders.premises import KEY
from tests.unit.operations.zahra import CAR, ZAHRA


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
