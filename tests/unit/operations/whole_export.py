"""Everything of the company in one ZIP, written and opened."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.backing_up import end_backup
from cardesk_desktop.operations.exporting_everything.asking import begin_export_of_everything
from cardesk_desktop.operations.exporting_everything.progress import Progress
from cardesk_desktop.operations.exporting_everything.tables import data_name, table_name
from cardesk_desktop.operations.exporting_everything.writing import EverythingWritten, write_everything
from cardesk_desktop.store.private_copy import PrivateCopy
from tests.builders.open_shop import OWNER, OpenShop

ENGLISH = load_phrasebook("en")


class Opened:
    """The ZIP as anybody reads it, with nothing of ours but its README."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as packed:
            assert packed.testzip() is None
            self.files = {name: packed.read(name) for name in packed.namelist()}
            assert len(self.files) == len(packed.namelist())

    def json(self, name: str) -> Any:
        return json.loads(self.files[name])

    def lines(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.files[name].decode().splitlines()]

    def data(self, noun: str) -> list[dict[str, Any]]:
        return self.lines(data_name(noun))

    def table(self, noun: str) -> list[dict[str, str]]:
        content = self.files[table_name(noun)]
        assert content.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def export(
    shop: OpenShop, path: Path, progress: Progress | None = None, *, has_papers: bool = True
) -> EverythingWritten | None:
    order = begin_export_of_everything(shop.desk, staff_id=OWNER.id).value
    copy = PrivateCopy(order)
    end_backup(shop.desk)
    return write_everything(copy, path, ENGLISH, progress or Progress(), has_papers=has_papers)
