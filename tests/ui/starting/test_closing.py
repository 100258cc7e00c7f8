"""Before anything is read, what was to be erased is gone, and what lies beside the data with it."""

from __future__ import annotations

from pathlib import Path

from cardesk_desktop.__main__ import demo_surroundings
from cardesk_desktop.keychain import ACCOUNT_SESSION, MemoryKeychain
from cardesk_desktop.paths import Places
from cardesk_desktop.store.erasing import order_erasing
from cardesk_desktop.ui.starting.closing import erase_if_ordered


def test_nothing_of_the_register_is_left_on_the_disk(tmp_path: Path) -> None:
    places, keychain = Places.under(tmp_path / "CarDesk"), MemoryKeychain()
    keychain.write(ACCOUNT_SESSION, b"opens the account")
    places.logs.mkdir(parents=True)
    places.data.mkdir()
    for path in (
        places.database,
        places.setup_draft,
        places.settings,
        places.settings.with_name("settings.broken.json"),
        places.settings.with_name(".cut-off.new"),
        places.logs / "cardesk.log",
        places.logs / "crash-BCDF-GHJK.txt",
    ):
        path.write_text("Fatima")
    erase_if_ordered(places, keychain)
    assert places.database.exists()

    order_erasing(places.database)
    erase_if_ordered(places, keychain)

    left = {path.name for path in (tmp_path / "CarDesk").rglob("*") if path.is_file()}
    assert left <= {"cardesk.db.lock"}
    assert keychain.read(ACCOUNT_SESSION) is None


def test_a_demo_that_is_erased_leaves_the_settings_and_the_log_of_the_till_beside_it(tmp_path: Path) -> None:
    till = Places.under(tmp_path)
    till.settings.write_text("{}")
    till.logs.mkdir()
    log = till.logs / "cardesk.log"
    log.write_text("of the till")
    demo = demo_surroundings(tmp_path, is_fresh=False)
    demo.prepare()

    order_erasing(demo.places.database)
    erase_if_ordered(demo.places, demo.keychain)

    assert not demo.places.database.exists()
    assert (till.settings.exists(), log.exists()) == (True, True)
