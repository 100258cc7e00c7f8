"""The figures of the data, and the check of all of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.operations.backing_up import end_backup
from cardesk_desktop.operations.diagnostics import begin_check, data_figures
from cardesk_desktop.operations.erasing import allow_erasing
from cardesk_desktop.operations.pins import choose_first_pin, hash_pin
from cardesk_desktop.store.backups.checking import DataCheck, check_file
from cardesk_desktop.store.page_check import PAGE_SIZE
from cardesk_desktop.store.upgrade import HEAD
from tests.builders.open_shop import CLOTH, OWNER, OpenShop


def test_the_figures_say_how_large_and_how_old_the_data_is(shop: OpenShop) -> None:
    empty = data_figures(shop.desk, staff_id=OWNER.id).value
    assert empty.last_sealed_at is None
    assert not empty.is_clock_behind
    shop.sell(CLOTH)
    with shop.desk.store.write() as work:
        work.blobs.put(bytes(5_000), "image/png")
    figures = data_figures(shop.desk, staff_id=OWNER.id).value
    assert figures.revision == HEAD
    assert figures.database_bytes > 100_000
    assert figures.log_bytes > 0
    assert figures.photo_bytes == empty.photo_bytes + 5_000
    assert figures.last_sealed_at == figures.now == shop.clock.now()
    shop.clock.tick(-60)
    assert data_figures(shop.desk, staff_id=OWNER.id).value.is_clock_behind


def test_a_database_without_a_log_has_one_of_no_size(shop: OpenShop) -> None:
    shop.desk.store._database.script("PRAGMA journal_mode = DELETE")
    assert data_figures(shop.desk, staff_id=OWNER.id).value.log_bytes == 0


def _checked(shop: OpenShop) -> DataCheck:
    order = begin_check(shop.desk, staff_id=OWNER.id).value
    found = check_file(order)
    end_backup(shop.desk)
    return found


def test_the_till_sells_while_everything_is_checked(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    order = begin_check(shop.desk, staff_id=OWNER.id).value
    shop.sell(CLOTH)
    found = check_file(order)
    shop.sell(CLOTH)
    end_backup(shop.desk)
    assert found.is_whole
    assert found.documents == 6


def test_a_damaged_page_is_found(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    with shop.desk.store.write() as work:
        work.blobs.put(bytes(10 * PAGE_SIZE), "image/png")
    order = begin_check(shop.desk, staff_id=OWNER.id).value
    # Of the picture, which nobody looks at while the file is opened.
    _spoil(order.database, page=order.database.stat().st_size // PAGE_SIZE)
    assert check_file(order) == DataCheck(1, 0, are_seals_whole=False)
    _spoil(order.database, page=1)
    assert check_file(order) == DataCheck(1, 0, are_seals_whole=False)
    end_backup(shop.desk)


def test_a_key_that_does_not_fit_is_no_finding(shop: OpenShop) -> None:
    order = begin_check(shop.desk, staff_id=OWNER.id).value
    with pytest.raises(Unavailable) as fault:
        check_file(replace(order, key=bytes(32)))
    end_backup(shop.desk)
    assert fault.value.code is Code.DATABASE_KEY_WRONG


def _spoil(path: Path, page: int) -> None:
    with path.open("rb+") as file:
        file.seek((page - 1) * PAGE_SIZE + 100)
        file.write(bytes(64))


def test_a_whole_shop_passes_its_check(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    found = _checked(shop)
    assert found.is_whole
    assert (found.damaged_pages, found.documents) == (0, 3)


def test_an_edited_document_is_found(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    database = shop.desk.store._database
    for (name,) in database.script("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        database.script(f'DROP TRIGGER "{name}"')
    database.script("UPDATE document SET content = x'7b7d'")
    found = _checked(shop)
    assert not found.is_whole
    assert not found.are_seals_whole


def test_erasing_wants_the_code_of_this_register_and_the_pin(shop: OpenShop) -> None:
    choose_first_pin(shop.desk, member_id=OWNER.id, kept=hash_pin("2580"))

    def refused(pin: str, code: str) -> Code:
        with pytest.raises(Refused) as refusal:
            allow_erasing(shop.desk, staff_id=OWNER.id, pin=pin, register_code=code)
        return refusal.value.code

    assert refused("2580", "R02") is Code.REGISTER_CODE_WRONG
    assert refused("2581", "R01") is Code.PIN_WRONG
    allow_erasing(shop.desk, staff_id=OWNER.id, pin="2580", register_code=" r01")
