"""A defect on a working day: its report is read and saved, and the file for support has it by its number."""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.logs import start_logging
from cardesk_desktop.operations.client_file import clients
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.client_views import EVERYBODY
from cardesk_desktop.ui.shell.bug_dialog import BugDialog
from tests.flows.by_mouse import take_over
from tests.walkthrough.pointer import Pointer
from tests.walkthrough.stage import Stage


@pytest.fixture
def log(house: DemoHouse) -> Iterator[Path]:
    """The log of the program, written as on a real day."""
    root, folder = logging.getLogger(), house.places.logs
    levels = root.level, logging.getLogger("cardesk_desktop").level
    handler = start_logging(folder)
    yield folder
    root.removeHandler(handler)
    handler.close()
    root.setLevel(levels[0])
    logging.getLogger("cardesk_desktop").setLevel(levels[1])


def _private(desk: Desk) -> Outcome[tuple[str, ...]]:
    """Whatever the books say of people and cars, as it is written there."""
    rows = clients(desk, which=EVERYBODY, offset=0, limit=200).value.rows
    with desk.store.read() as work:
        cars = [car for row in rows for car in work.vehicles.of_client(row.id)]
        staff = [member.name for member in work.staff.everyone()]
        house = (work.company.company().name, work.company.company().address)
    known = [*(row.name for row in rows), *(row.phone for row in rows), *staff, *house]
    known += [spelled for car in cars for spelled in (car.plate.text, car.plate.text.replace(" ", ""))]
    # Of few letters or of digits alone, a plate may stand anywhere by chance.
    return Outcome(tuple(word for word in known if len(word) > 4 and not word.isdigit()))


@pytest.mark.usefixtures("expected_logs")
def test_a_defect_is_read_saved_and_found_by_its_number(
    stage: Stage, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def place(_over: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        return str(tmp_path / Path(name).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", place)
    private = stage.ask(_private)
    reference, report = _stumble(stage, private)
    saved = tmp_path / f"cardesk-crash-{reference}.txt"
    stage.hands.wait(saved.exists, "the report in its file")
    bundle = _file_for_support(stage, tmp_path, log / f"crash-{reference}.txt")

    assert f"Reference: {reference}" in report
    assert "ZeroDivisionError" in report
    assert saved.read_text(encoding="utf-8") == report == bundle[f"crashes/crash-{reference}.txt"]
    assert f"reference {reference}" in bundle["logs/cardesk.log"]
    for text in (report, *bundle.values()):
        assert [word for word in private if word in text] == []


def _stumble(stage: Stage, private: tuple[str, ...]) -> tuple[str, str]:
    """The number and the report of a defect whose text quotes all the books, as the person reads them."""

    def broken(_desk: Desk) -> Outcome[None]:
        raise ZeroDivisionError(" ".join(private))

    hands = stage.hands
    stage.app.tasks.run(broken)
    dialog = hands.until(lambda: stage.window.findChild(BugDialog), "the dialog of the defect")
    hands.click(dialog.show_button)
    hands.wait(dialog.text.isVisible, "the report to read")
    hands.click(dialog.save_button)
    reference, report = dialog.reference, dialog.text.toPlainText()
    hands.wait(lambda: dialog.said.text() == "The report is saved.", "the word that it is saved")
    hands.click(dialog.done_button)
    return reference, report


def _file_for_support(stage: Stage, folder: Path, kept: Path) -> dict[str, str]:
    """What lies in the file for support, by its place there."""
    hands = stage.hands
    hands.wait(kept.exists, "the report beside the log")
    take_over(stage, Pointer(hands), "Omar")
    for name in ("Settings", "Help and support"):
        hands.click(hands.see(name, QAbstractButton))
    hands.click(hands.see("Save a file for support", QAbstractButton))
    hands.see_words("The file for support is saved.")
    (target,) = folder.glob("*.zip")
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
