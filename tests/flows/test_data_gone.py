"""The data file is not where it was: nothing is made in its place, and put back it opens with all of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cardesk_desktop.app import App
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.store import erasing
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.erasing import is_erasing_ordered, order_erasing
from cardesk_desktop.store.witness import witness_path
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.setup.window import SetupWindow
from cardesk_desktop.ui.widgets.buttons import Button
from tests.conftest import LoggedWarnings
from tests.flows.backups import backup_of
from tests.flows.till import invoice_count
from tests.walkthrough.hands import Hands
from tests.walkthrough.stage import opened, started

TITLE = "The data of this register are missing"
UNFINISHED = "Not everything of this register could be erased. Close what has its files open, then try again."


def _names(house: DemoHouse) -> set[str]:
    return {path.name for path in house.places.data.iterdir()}


def _quarantine(house: DemoHouse, elsewhere: Path) -> Path:
    """Another program takes the file away; what lies beside it stays."""
    return house.places.database.rename(elsewhere / "quarantined")


def _press(app: App, words: str, then: Callable[[], bool]) -> None:
    hands = Hands(app.window)
    hands.click(hands.see(words, Button))
    hands.wait(then, "what follows")


def test_put_back_it_opens_with_everything_in_it(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    taken = _quarantine(house, tmp_path)
    before = _names(house)
    with started(qapp, house, tmp_path / "invoice.pdf") as app:
        Hands(app.window).see_words(TITLE)
        assert _names(house) == before
        taken.rename(house.places.database)
        _press(app, "Look again", lambda: isinstance(app.window, MainWindow))


def test_looking_again_finds_nothing_and_makes_nothing(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    _quarantine(house, tmp_path)
    before = _names(house)
    failures: list[object] = []
    with started(qapp, house, tmp_path / "invoice.pdf") as app:
        Hands(app.window).see_words(TITLE)
        app.failed.connect(failures.append)
        _press(app, "Look again", lambda: bool(failures))
        Hands(app.window).see_words(TITLE)
    assert _names(house) == before


def test_a_backup_takes_its_place(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    backup = backup_of(house, tmp_path)
    house.places.database.unlink()
    lost = replace(house, keychain=MemoryKeychain({DATABASE_KEY: house.keychain.read(DATABASE_KEY) or b""}))
    with started(qapp, lost, tmp_path / "invoice.pdf") as app:
        offer = app._opening.restoring
        restarts: list[bool] = []
        offer._custody = replace(
            offer._custody,
            ask_for_backup=lambda _phrases, _start: backup,
            restart=lambda: restarts.append(True),
        )
        _press(app, "Restore a backup", lambda: offer.dialog is not None)
        assert offer.dialog is not None
        inside = Hands(offer.dialog)
        inside.click(inside.see("Check this backup", Button))
        inside.click(inside.see("Restart with this backup", Button))
        inside.wait(lambda: restarts == [True], "the restart")
    with opened(qapp, lost, tmp_path / "invoice.pdf") as stage:
        assert invoice_count(stage)


def test_who_begins_anew_comes_to_an_empty_shop(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    house.places.database.unlink()
    with started(qapp, house, tmp_path / "invoice.pdf") as app:
        Hands(app.window).see_words(TITLE)
        _press(app, "Begin anew", lambda: isinstance(app.window, SetupWindow))
    with started(qapp, house, tmp_path / "invoice.pdf") as app:
        Hands(app.window).wait(lambda: isinstance(app.window, SetupWindow), "the set-up")


def test_no_shop_begins_where_one_is_still_being_erased(
    qapp: QApplication,
    house: DemoHouse,
    tmp_path: Path,
    expected_logs: LoggedWarnings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    remove = erasing._remove

    def hold_witness(path: Path) -> None:
        if path == witness_path(house.places.database):
            raise PermissionError(13, "a scanner reads it")
        remove(path)

    keychain = MemoryKeychain({DATABASE_KEY: house.keychain.read(DATABASE_KEY) or b""})
    monkeypatch.setattr(erasing, "_remove", hold_witness)
    order_erasing(house.places.database)
    with started(qapp, replace(house, keychain=keychain), tmp_path / "invoice.pdf") as app:
        Hands(app.window).see_words(UNFINISHED)
        assert not house.places.database.exists()
        monkeypatch.setattr(erasing, "_remove", remove)
        _press(app, "Try again", lambda: isinstance(app.window, SetupWindow))
        assert not is_erasing_ordered(house.places.database)
