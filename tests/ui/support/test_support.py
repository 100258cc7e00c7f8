"""What support is given is whole and readable, and says nothing about anybody."""

from __future__ import annotations

import json
import logging
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.logs import start_logging
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.support.bundle import keep_report, save_bundle
from cardesk_desktop.ui.support.licences import licence_text, shipped_parts
from cardesk_desktop.ui.support.machine import choice_facts, machine_facts
from cardesk_desktop.ui.support.report import crash_report
from cardesk_desktop.ui.theme import Theme
from devtools.licences import pinned_names
from tests.builders import make_client, make_company, make_staff, make_vehicle

PRIVATE = (
    make_client().name,
    make_client().phone,
    "+971 50 609 1712",
    "0506091712",
    make_vehicle().plate.text,
    "R60917",
    "Dubai R 60917",
    "omar.haddad@example.com",
    make_staff().name,
    make_company().name,
    "/home/omar",
    "Omar's HP LaserJet",
)


def defect() -> Exception:
    """A defect deep in the program, with everything private in its texts."""
    try:
        try:
            raise Unavailable(Code.DISK_FULL, name=" ".join(PRIVATE))
        except Unavailable as outage:
            raise ZeroDivisionError(" ".join(PRIVATE)) from outage
    except ZeroDivisionError as error:
        return error


def test_a_report_says_where_and_on_what_and_nothing_about_people(theme: Theme) -> None:
    settings = Settings(invoice_printer=PRIVATE[-1], backup_folder="/home/omar/backups", language="ar")
    facts = (*machine_facts(theme), *choice_facts(settings))
    report = crash_report(defect(), "BCDF-GHJK", facts)
    assert "Reference: BCDF-GHJK" in report
    assert "builtins.ZeroDivisionError" in report
    assert "cardesk_desktop.domain.errors.Unavailable" in report
    assert "Language: ar" in report
    assert "Invoice printer chosen: yes" in report
    assert "CarDesk: 0." in report
    for private in PRIVATE:
        assert private not in report


def test_only_our_own_frames_stand_in_a_report() -> None:
    facts: list[Any] = [("broken", 7)]
    with pytest.raises(TypeError) as raised:
        crash_report(ValueError(), "X", facts)
    report = crash_report(raised.value, "X", ())
    assert "at ui/support/report.py:" in report
    assert "at logs.py:" in report
    assert "test_support" not in report


@pytest.mark.usefixtures("expected_logs")
def test_the_bundle_holds_nothing_about_anybody(tmp_path: Path, theme: Theme) -> None:
    logs = tmp_path / "logs"
    handler = start_logging(logs)
    log = logging.getLogger("cardesk_desktop.test")
    for private in PRIVATE:
        try:
            raise ValueError(private)
        except ValueError:
            log.exception("a sale failed, reference %s", "BCDF-GHJK")
    log.warning("called %s about %s and %s", PRIVATE[1], PRIVATE[4], PRIVATE[7])
    logging.getLogger().removeHandler(handler)
    handler.close()
    # What an older release may have written before it was struck out.
    with (logs / "cardesk.log.1").open("w", encoding="utf-8") as file:
        file.write(f"rang {PRIVATE[1]} for {PRIVATE[4]}\nand wrote to {PRIVATE[7]}\n")
    keep_report(logs, "BCDF-GHJK", crash_report(defect(), "BCDF-GHJK", machine_facts(theme)))
    target = tmp_path / "support.zip"
    save_bundle(target, logs, machine_facts(theme), {"revision": "0009", "database_bytes": 1_234_567})
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [
            "README.txt",
            "diagnostics.json",
            "logs/cardesk.log",
            "logs/cardesk.log.1",
            "crashes/crash-BCDF-GHJK.txt",
        ]
        content = b"\n".join(archive.read(name) for name in archive.namelist()).decode()
        said = json.loads(archive.read("diagnostics.json"))
    assert said["data"] == {"revision": "0009", "database_bytes": 1_234_567}
    assert "reference BCDF-GHJK" in content
    for private in PRIVATE:
        assert private not in content, private


def test_every_part_that_ships_has_its_licence() -> None:
    parts = {_plain(part.name): part for part in shipped_parts()}
    elsewhere = {"pywin32-ctypes", "colorama", "macholib", "pefile", "altgraph"}
    assert {_plain(name) for name in pinned_names()} - set(parts) - elsewhere == set()
    for part in parts.values():
        assert part.licence
        assert len(licence_text(part)) > 20


def _plain(name: str) -> str:
    """The name of a package as registries compare it."""
    return name.lower().replace("_", "-").replace(".", "-")
