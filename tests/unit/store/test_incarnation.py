"""A database put back from a copy starts the next letter before its first sale; any other goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.sealing import first_break
from cardesk_desktop.signing import REGISTER_KEY, PublicKey
from cardesk_desktop.store.store import Store
from tests.builders import identity, make_company, make_register
from tests.builders.premises import Premises, found, issue, pay


def _sell(premises: Premises, *names: str) -> str:
    """Open, sell, close; gives the last number."""
    store = premises.open()
    number = ""
    for name in names:
        with store.write() as work:
            invoice = issue(work, identity(name))
            pay(work, identity(f"payment {name}"), invoice)
            number = invoice.number
    premises.close()
    return number


def _copy(premises: Premises, name: str) -> Path:
    return Path(shutil.copy(premises.path, premises.path.with_name(name)))


def _put_back(copy: Path, premises: Premises) -> None:
    shutil.copy(copy, premises.path)


def _letter(store: Store) -> str:
    with store.read() as work:
        return work.company.register().incarnation


def test_without_a_copy_the_letter_stays(premises: Premises) -> None:
    assert _sell(premises, "1", "2") == "R01-A-000002"
    assert _sell(premises, "3") == "R01-A-000003"


def test_a_copy_put_back_starts_the_next_letter(premises: Premises) -> None:
    _sell(premises, "1")
    copy = _copy(premises, "copy.db")
    assert _sell(premises, "2", "3") == "R01-A-000003"
    _put_back(copy, premises)
    assert _sell(premises, "4") == "R01-B-000001"
    assert _sell(premises, "5") == "R01-B-000002"
    # Put back once more: the letter of the copy is old, the witness remembers B.
    _put_back(copy, premises)
    assert _sell(premises, "6") == "R01-C-000001"


def test_a_copy_from_before_the_first_sale_counts_too(premises: Premises) -> None:
    copy = _copy(premises, "copy.db")
    _sell(premises, "1")
    _put_back(copy, premises)
    assert _sell(premises, "2") == "R01-B-000001"


@pytest.mark.parametrize("there", [1, 2, 3], ids=["behind", "level", "ahead"])
def test_a_copy_that_went_on_elsewhere_starts_the_next_letter(premises: Premises, there: int) -> None:
    _sell(premises, "1")
    copy = _copy(premises, "copy.db")
    witness = premises.witness.read_bytes()
    _sell(premises, *(f"there {place}" for place in range(there)))
    elsewhere = _copy(premises, "elsewhere.db")
    _put_back(copy, premises)
    premises.witness.write_bytes(witness)
    _sell(premises, "here 0", "here 1")
    _put_back(elsewhere, premises)
    assert _sell(premises, "back") == "R01-B-000001"


def test_a_machine_that_stopped_between_commit_and_note_goes_on(premises: Premises) -> None:
    _sell(premises, "1")
    witness = premises.witness.read_bytes()
    _sell(premises, "2")
    premises.witness.write_bytes(witness)
    assert _sell(premises, "3") == "R01-A-000003"


@pytest.mark.parametrize(
    "lose", [Path.unlink, lambda path: path.write_text("garbled")], ids=["gone", "garbled"]
)
def test_a_lost_witness_cannot_vouch_for_the_letter(
    premises: Premises, lose: Callable[[Path], object]
) -> None:
    lose(premises.witness)
    assert _sell(premises, "1") == "R01-A-000001"
    lose(premises.witness)
    assert _sell(premises, "2") == "R01-B-000001"


def test_another_signing_key_starts_the_next_letter(premises: Premises) -> None:
    _sell(premises, "1")
    premises.keychain.delete(REGISTER_KEY)
    assert _sell(premises, "2") == "R01-B-000001"
    store = premises.open()
    with store.read() as work:
        for letter in "AB":
            raw = work.company.public_key(letter)
            assert raw is not None
            for kind in (DocumentKind.INVOICE, DocumentKind.PAYMENT):
                chain = list(work.documents.chain(Series("R01", letter, kind)))
                assert len(chain) == 1
                assert first_break(chain, PublicKey(raw)) is None
        assert work.company.public_key("B") == store.public_key
        assert work.company.public_key("C") is None


def test_the_next_letter_is_written_in_the_journal(premises: Premises) -> None:
    _sell(premises, "1")
    premises.witness.unlink()
    with premises.open().read() as work:
        (entry,) = work.journal.of_subject(make_register().id)
    assert (entry.event, entry.reason, entry.at) == (
        JournalEvent.INCARNATION_STARTED,
        "B",
        premises.clock.now(),
    )
    premises.close()
    with premises.open().read() as work:
        assert len(work.journal.of_subject(make_register().id)) == 1


def test_what_was_sold_and_is_not_in_the_file_any_more_is_told(premises: Premises) -> None:
    _sell(premises, "1")
    copy = _copy(premises, "copy.db")
    assert premises.open().missing == ()
    premises.close()
    _sell(premises, "2", "3")
    _put_back(copy, premises)
    store = premises.open()
    invoices, payments = store.missing
    assert invoices == (DocumentKind.INVOICE, "R01-A-000002", "R01-A-000003", 2)
    assert (payments.kind, payments.documents) == (DocumentKind.PAYMENT, 2)
    with store.read() as work:
        (entry,) = work.journal.of_subject(make_register().id)
    assert (entry.reason, entry.figures) == ("B R01-A-000002 R01-A-000003", {"invoices_missing": 2})
    premises.close()
    # Said once: the letter that went on has lost nothing.
    assert premises.open().missing == ()


def test_a_copy_that_is_not_behind_misses_nothing(premises: Premises) -> None:
    _sell(premises, "1")
    premises.witness.unlink()
    assert premises.open().missing == ()


def _take_code(store: Store, code: str) -> None:
    with store.write() as work:
        work.company.save_register(replace(work.company.register(), code=code))


def test_a_code_that_this_computer_had_in_another_company_misses_nothing(premises: Premises) -> None:
    _take_code(premises.open(), "R02")
    premises.close()
    _sell(premises, "1", "2")
    premises.path.unlink()
    store = premises.open()
    found(store)
    _take_code(store, "R02")
    assert (_letter(store), store.missing) == ("B", ())


def test_a_company_founded_anew_does_not_begin_with_numbers_already_printed(premises: Premises) -> None:
    _sell(premises, "1")
    premises.path.unlink()
    store = premises.open()
    found(store)
    assert _letter(store) == "B"
    assert store.missing == ()
    with store.write() as work:
        assert issue(work, identity("1")).number == "R01-B-000001"


def test_another_register_of_this_computer_has_its_own_letters(premises: Premises) -> None:
    _sell(premises, "1")
    premises.path.unlink()
    store = premises.open()
    with store.write() as work:
        work.company.found(make_company(), make_register("R02"))
    assert _letter(store) == "A"
    premises.close()
    premises.path.unlink()
    store = premises.open()
    found(store)
    assert _letter(store) == "B"


def test_a_register_with_another_code_is_witnessed_under_that(premises: Premises) -> None:
    store = premises.open()
    with store.write() as work:
        work.company.save_register(replace(work.company.register(), code="R07"))
    with store.write() as work:
        issue(work, identity("first"))
    premises.close()
    with premises.open().read() as work:
        assert work.company.register().incarnation == "A"
        assert work.documents.invoice_file(identity("first")).invoice.number == "R07-A-000001"


def test_a_code_that_this_computer_has_used_before_starts_the_next_letter(premises: Premises) -> None:
    store = premises.open()
    with store.write() as work:
        issue(work, identity("first"))
    premises.close()
    premises.path.unlink()
    for beside in premises.path.parent.glob("cardesk.db-*"):
        beside.unlink()
    store = premises.open()
    with store.write() as work:
        work.company.found(make_company(), make_register("R02"))
    with store.write() as work:
        work.company.save_register(replace(work.company.register(), code="R01"))
    with store.read() as work:
        assert work.company.register().incarnation == "B"
