"""One ZIP with everything: equal to the database, provable by itself, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.backing_up import end_backup
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.exporting_everything import meanings
from cardesk_desktop.operations.exporting_everything.asking import begin_export_of_everything
from cardesk_desktop.operations.exporting_everything.progress import Progress
from cardesk_desktop.operations.exporting_everything.readme import left_out
from cardesk_desktop.operations.exporting_everything.tables import data_name, table_name
from cardesk_desktop.operations.exporting_everything.writing import write_everything
from cardesk_desktop.store.private_copy import PrivateCopy
from cardesk_desktop.store.repositories.everything import LEFT_OUT, NOUNS
from tests.builders.hub import Hub, join
from tests.builders.open_shop import CLOTH, FRESHENER, OWNER, WASH, OpenShop
from tests.builders.premises import Premises
from tests.builders.shop import make_register
from tests.unit.operations.whole_export import Opened, export

ENGLISH = load_phrasebook("en")


@pytest.fixture
def opened(shop: OpenShop, tmp_path: Path) -> Opened:
    """What a day of three sales leaves."""
    with shop.desk.store.write() as work:
        work.blobs.put(b"RIFF a photo", "image/webp")
        work.blobs.put(b"an odd file", "application/x-odd")
    shop.sell(CLOTH, WASH)
    shop.sell(FRESHENER)
    shop.sell_on_account(CLOTH)
    written = export(shop, tmp_path / "all.zip")
    assert written is not None
    assert (written.papers, written.photos) == (3, 2)
    assert written.size == written.path.stat().st_size
    return Opened(written.path)


def test_the_manifest_agrees_with_every_file(opened: Opened) -> None:
    manifest = opened.json("MANIFEST.json")
    members = {member["name"]: member for member in manifest["members"]}
    assert set(members) == set(opened.files) - {"MANIFEST.json"}
    for name, member in members.items():
        assert member["sha256"] == hashlib.sha256(opened.files[name]).hexdigest(), name
        assert member["bytes"] == len(opened.files[name])
    assert manifest["company"]
    assert manifest["currency"] == "AED"
    assert manifest["made_at"] == "2026-11-23T09:30:00+00:00"
    for noun in NOUNS:
        assert members[data_name(noun)]["rows"] == len(opened.data(noun)), noun
        assert members[table_name(noun)]["rows"] == len(opened.table(noun)), noun


def test_every_row_is_there_in_both_shapes(shop: OpenShop, opened: Opened) -> None:
    with shop.desk.store.read() as work:
        for noun in NOUNS:
            assert len(opened.data(noun)) == len(opened.table(noun)) == work.everything.count(noun), noun
    fields = opened.json("data/fields.json")
    for noun in NOUNS:
        for row in opened.data(noun):
            assert list(row) == [field["name"] for field in fields[noun]["fields"]]


def test_every_table_and_every_odd_field_is_explained(opened: Opened) -> None:
    assert set(meanings.TABLES) == set(NOUNS)
    described = opened.json("data/fields.json")
    names = {field["name"] for noun in NOUNS for field in described[noun]["fields"]}
    assert set(meanings.FIELDS) <= names
    assert described["invoices"]["holds"].startswith("Invoices")


def test_amounts_are_whole_for_programs_and_decimal_for_people(opened: Opened) -> None:
    (cloth,) = (row for row in opened.data("products") if row["name"] == CLOTH.names.main)
    (shown,) = (row for row in opened.table("products") if row["name"] == CLOTH.names.main)
    assert (cloth["price_minor"], shown["price"]) == (2000, "20.00")
    assert (cloth["tax_rate_bp"], shown["tax_rate"]) == (500, "0.0500")
    assert (cloth["is_archived"], shown["is_archived"]) == (False, "false")
    units = {
        field["name"]: field.get("unit") for field in opened.json("data/fields.json")["products"]["fields"]
    }
    assert "smallest unit" in units["price_minor"]
    assert units["name"] is None
    invoice = opened.data("invoices")[0]
    assert invoice["issued_at"].endswith("Z")
    assert opened.table("invoices")[0]["gross"] == f"{invoice['gross_minor'] / 100:.2f}"


def test_the_seals_are_proven_by_the_zip_alone(opened: Opened) -> None:
    keys = opened.json("documents/keys.json")
    series = [name for name in opened.files if name.startswith("documents/sealed/")]
    assert len(series) == 3
    for name in series:
        previous = "0" * 64
        for sequence, line in enumerate(opened.lines(name), 1):
            content = line["content"].encode()
            covered = b"cardesk-seal-1\n" + bytes.fromhex(previous) + content
            key = keys[line["register"]][line["register_life"]]
            assert line["sequence"] == sequence
            assert line["previous_hash"] == previous
            assert line["hash"] == hashlib.sha256(covered).hexdigest()
            raw = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["ed25519"]))
            raw.verify(bytes.fromhex(line["signature"]), bytes.fromhex(line["hash"]))
            assert load_pem_public_key(key["pem"].encode()) == raw
            assert json.loads(content)["number"] == line["number"]
            previous = line["hash"]


def test_the_documents_of_other_registers_are_there_too(shop: OpenShop, tmp_path: Path) -> None:
    """R01 sells and takes back, then R02 takes the shop over and takes everything along."""
    shop.take_back(shop.sell(CLOTH))
    shop.sell(WASH)
    hub = Hub()
    join(shop.desk.store)
    hub.push(shop.desk.store)
    (tmp_path / "two").mkdir()
    premises = Premises(tmp_path / "two")
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register("R02"))
        work.sync.join(company_id="company", device_id="two", lease_code="R02")
        work.sync.begin_epoch(1, generation="one", cursor=0)
    hub.pull(store)
    desk = Desk(store, premises.clock, premises.new_id)
    order = begin_export_of_everything(desk, staff_id=OWNER.id).value
    copy, progress = PrivateCopy(order), Progress()
    end_backup(desk)
    assert write_everything(copy, tmp_path / "all.zip", ENGLISH, progress, has_papers=True) is not None
    premises.close()
    opened = Opened(tmp_path / "all.zip")
    found = {name.removeprefix("documents/sealed_elsewhere/") for name in opened.files if "elsewhere" in name}
    kinds = ("invoices", "payments", "stock_movements", "credit_notes", "refunds")
    assert found == {f"R01-A-{kind}.jsonl" for kind in kinds}
    lines = opened.lines("documents/sealed_elsewhere/R01-A-invoices.jsonl")
    assert [line["number"] for line in lines] == ["R01-A-000001", "R01-A-000002"]
    assert {line["register"] for line in lines} == {"R01"}
    assert any(name.startswith("documents/credit_notes/2026/") for name in opened.files)
    assert set(opened.json("documents/keys.json")) == {"R02"}
    assert progress.done == progress.total


def test_papers_and_photos_are_files(opened: Opened) -> None:
    papers = {name: data for name, data in opened.files.items() if name.endswith(".pdf")}
    expected = {f"documents/invoices/2026/{row['number']}.pdf" for row in opened.data("invoices")}
    assert set(papers) == expected
    assert all(data.startswith(b"%PDF-") for data in papers.values())
    photos = {name: data for name, data in opened.files.items() if name.startswith("photos/")}
    assert {name.rpartition(".")[2] for name in photos} == {"webp", "bin"}
    for name, data in photos.items():
        assert hashlib.sha256(data).hexdigest() in name


def test_the_readme_speaks_every_language(opened: Opened) -> None:
    text = opened.files["README.txt"].decode("utf-8-sig")
    assert text.startswith("Everything of ")
    for words in ("Où se trouve quoi", "Что где лежит", "cardesk-seal-1", "tables/"):
        assert words in text
    assert "\u0627" in text
    assert text.count("MANIFEST.json") == 5
    for folder in ("documents/credit_notes/", "documents/sealed_elsewhere/"):
        assert text.count(folder) == 5
    assert "\n" not in text.replace("\r\n", "")


def test_the_readme_says_of_everything_that_stays_behind_why(opened: Opened) -> None:
    assert set(left_out(ENGLISH)) == set(LEFT_OUT.values())
    text = opened.files["README.txt"].decode("utf-8-sig")
    assert all(sentence in text for sentence in left_out(ENGLISH).values())
    assert "The settings of this computer" in text


def test_nothing_secret_leaves(shop: OpenShop, opened: Opened) -> None:
    whole = b"".join(opened.files.values())
    key = shop.desk.store.hold_file().key
    assert key.hex().encode() not in whole
    assert key not in whole
    assert not any("pin" in name for name in opened.files)


def test_what_a_client_is_called_is_no_formula(shop: OpenShop, tmp_path: Path) -> None:
    event, subject = JournalEvent.LINE_REMOVED, shop.desk.new_id()
    with shop.desk.store.write() as work:
        entry = JournalEntry(shop.desk.new_id(), shop.clock.now(), event, subject, OWNER.id, {}, "=1+1")
        work.journal.add(entry)
    assert export(shop, tmp_path / "all.zip", has_papers=False) is not None
    opened = Opened(tmp_path / "all.zip")
    assert "'=1+1" in [row["reason"] for row in opened.table("journal")]
    assert "=1+1" in [row["reason"] for row in opened.data("journal")]
    assert not [name for name in opened.files if name.endswith(".pdf")]
    assert "documents/invoices" not in opened.files["README.txt"].decode("utf-8-sig")


def test_the_journal_keeps_who_took_how_much(shop: OpenShop, tmp_path: Path) -> None:
    shop.sell(CLOTH)
    export(shop, tmp_path / "all.zip", has_papers=False)
    (noted,) = (
        row for row in Opened(tmp_path / "all.zip").data("journal") if row["event"] == "data_exported"
    )
    assert noted["staff_id"] == str(OWNER.id)
    assert noted["figures"]["invoices"] == 1
    assert set(noted["figures"]) == {"clients", "vehicles", "products", "invoices", "file_bytes"}


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from([CLOTH, FRESHENER]), st.booleans()), max_size=6))
def test_the_sums_are_those_of_the_database(
    shop: OpenShop, tmp_path: Path, sales: list[tuple[Any, bool]]
) -> None:
    for product, is_on_account in sales:
        (shop.sell_on_account if is_on_account else shop.sell)(product)
    export(shop, tmp_path / "all.zip", has_papers=False)
    opened = Opened(tmp_path / "all.zip")
    with closing(shop.desk.store._database.connection.cursor()) as cursor:
        for noun, amount in (
            ("invoices", "gross_minor"),
            ("invoice_lines", "net_minor"),
            ("payments", "amount_minor"),
            ("stock_movements", "quantity_milli"),
            ("invoice_balances", "paid_minor"),
        ):
            (kept,) = cursor.execute(f"SELECT total({amount}) FROM {NOUNS[noun]}").fetchone()
            assert sum(row[amount] for row in opened.data(noun)) == int(kept), noun
