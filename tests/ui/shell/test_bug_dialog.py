"""The report of a defect is read before it is saved, and says when it could not be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.bug_dialog import BugDialog
from cardesk_desktop.ui.theme import Theme


@pytest.fixture
def look(theme: Theme, phrases: Phrasebook) -> Look:
    return Look(theme, phrases)


def test_the_report_is_shown_and_saved(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    places: list[Path | None] = [None, tmp_path / "gone" / "report.txt", tmp_path / "report.txt"]
    dialog = BugDialog(look, "BCDF-GHJK", parent, report="all of it", ask_where=lambda _, name: places.pop(0))
    dialog.show()
    assert not dialog.text.isVisible()
    dialog.show_button.click()
    assert dialog.text.isVisible()
    assert dialog.text.toPlainText() == "all of it"
    dialog.save_button.click()
    assert dialog.said.text() == ""
    dialog.save_button.click()
    assert dialog.said.text() == "The file could not be written. Choose another folder and try again."
    dialog.save_button.click()
    assert dialog.said.text() == "The report is saved."
    assert (tmp_path / "report.txt").read_text() == "all of it"
