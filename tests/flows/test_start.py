"""The lock screen is there before what it does not need is loaded."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from cardesk_desktop.demo.house import DemoHouse

_PROGRAM = "tests.flows.loaded_at_start"
_LATER = (
    "PIL",
    "alembic",
    "cardesk_desktop.demo.house",
    "cardesk_desktop.domain.starter.menu",
    "cardesk_desktop.store.migrations",
    "cardesk_desktop.store.repositories.documents",
    "cardesk_desktop.store.repositories.reports",
    "cardesk_desktop.store.repositories.stock",
    "cardesk_desktop.ui.screens.sell",
    "cardesk_desktop.ui.screens.clients",
    "cardesk_desktop.ui.screens.reports",
    "cardesk_desktop.ui.exporting",
    "cardesk_desktop.ui.shell.frame",
    "cardesk_desktop.ui.setup",
    "keyring",
    "openpyxl",
    "phonenumbers",
    "PySide6.QtMultimedia",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "reportlab",
    "sqlalchemy",
    "stdnum",
    "tuf",
    "uharfbuzz",
    "vininfo",
)
"""What takes its time to load, and is for another screen or another day."""


@pytest.fixture
def loaded(house: DemoHouse) -> frozenset[str]:
    """The modules that are loaded when a PIN can be typed."""
    command = [sys.executable, "-m", _PROGRAM, str(house.places.data.parent)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=100)
    said = json.loads(run.stdout.splitlines()[-1])
    assert said["is_locked"]
    return frozenset(said["modules"])


def test_the_lock_screen_waits_for_nothing_that_it_does_not_need(loaded: frozenset[str]) -> None:
    assert sorted(loaded & set(_LATER)) == []


def test_the_program_itself_brings_no_more() -> None:
    command = [sys.executable, "-c", "import sys, cardesk_desktop.__main__; print(*sys.modules)"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=100)
    assert sorted(set(run.stdout.split()) & set(_LATER)) == []
