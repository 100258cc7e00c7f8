"""A client's data saved in one file, beside the work, and erased."""

from __future__ import annotations

import threading
import time
import zipfile
from pathlib import Path

import pytest

from cardesk_desktop.domain.client import Client
from cardesk_desktop.operations.exporting_client import ClientExport
from cardesk_desktop.operations.exporting_everything.progress import Progress
from cardesk_desktop.ui.screens.clients import archive_errand
from cardesk_desktop.ui.screens.clients.erase_panel import ErasePanel
from cardesk_desktop.ui.widgets.progress import ProgressPanel
from tests.ui.screens.clients.office import Office
from tests.ui.screens.clients.twins import TWIN


def test_everything_of_a_client_is_saved_in_one_file(twins: Office, tmp_path: Path) -> None:
    twins.open()
    twins.wait(lambda: twins.page.pane.face is not None)
    twins.menu("Save all their data …")
    twins.folder = tmp_path
    twins.menu("Save all their data …")
    twins.wait(lambda: list(tmp_path.glob("*.zip")))
    twins.wait(lambda: twins.window.toasts)
    (saved,) = tmp_path.glob("*.zip")
    assert set(zipfile.ZipFile(saved).namelist()) == {"client.json", "client.html", "MANIFEST.json"}
    twins.folder = tmp_path / "missing"
    twins.menu("Save all their data …")
    twins.wait(lambda: twins.window.shown is not None)


def test_what_takes_longer_shows_how_far_it_is_and_can_be_stopped(
    twins: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(export: ClientExport, path: Path, progress: Progress) -> bool:
        progress.done, progress.total = 1, 4
        while not progress.is_cancelled:
            time.sleep(0.01)
        return False

    monkeypatch.setattr(archive_errand, "SHOWN_AFTER_MS", 0)
    monkeypatch.setattr(archive_errand, "write_client_archive", write)
    twins.open()
    twins.wait(lambda: twins.page.pane.face is not None)
    twins.folder = tmp_path
    twins.menu("Save all their data …")
    bar = twins.panel(ProgressPanel)
    twins.wait(lambda: bar.state)
    assert twins.shop.tasks.unfinished.titles
    bar.cancel.click()
    twins.wait(lambda: not twins.shop.tasks.unfinished.titles)
    assert twins.window.panel is None
    assert twins.window.toasts == []


def test_closing_the_panel_stops_nothing(
    twins: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_closed = threading.Event()

    def write(export: ClientExport, path: Path, progress: Progress) -> bool:
        return is_closed.wait(10)

    monkeypatch.setattr(archive_errand, "SHOWN_AFTER_MS", 0)
    monkeypatch.setattr(archive_errand, "write_client_archive", write)
    twins.open()
    twins.wait(lambda: twins.page.pane.face is not None)
    twins.folder = tmp_path
    twins.menu("Save all their data …")
    twins.panel(ProgressPanel)
    twins.window.close_panel()
    is_closed.set()
    twins.wait(lambda: twins.window.toasts)


def _open_erasure(office: Office, client: Client) -> ErasePanel:
    page = office.open()
    office.wait(lambda: page.pane.face is not None)
    page.open(client.id)
    office.wait_for(client.name)
    office.menu("Erase their data …")
    return office.panel(ErasePanel)


def test_an_erasure_is_meant_and_then_done(twins: Office) -> None:
    panel = _open_erasure(twins, TWIN)
    assert not panel.erase.isEnabled()
    panel.export.click()
    panel.sure.click()
    panel.erase.click()
    twins.wait(lambda: twins.window.toasts[-1:] == ["The client's data is erased."])
    face = twins.page.pane.face
    twins.wait(lambda: twins.page.pane.face is not None and twins.page.pane.face.is_erased)
    assert face is not None


def test_who_owes_is_told_before_anything_else(twins: Office) -> None:
    twins.shop.sale(client=twins.shop.client, paid=0)
    panel = _open_erasure(twins, twins.shop.client)
    assert not panel.sure.isEnabled()
