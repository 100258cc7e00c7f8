"""Everything as one ZIP, opened by somebody who has nothing but the file."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from tests.flows.week.books import Books
from tests.flows.week.rooms import open_section
from tests.flows.week.shop import SUNDAY, Shop
from tests.walkthrough.stage import Stage


def take_everything_along(stage: Stage, shop: Shop, books: Books) -> None:
    """From the settings: every invoice is in it as a row and as a paper, and nothing in it is broken."""
    path = shop.drawer.folder / f"CarDesk {SUNDAY.isoformat()}.zip"
    open_section(stage, "Export everything")
    stage.hands.click(stage.hands.see("Choose where to save", QAbstractButton))
    stage.hands.wait(path.is_file, "the file")
    stage.hands.see("Show the file", QAbstractButton)
    _read(path, books)


def _read(path: Path, books: Books) -> None:
    with zipfile.ZipFile(path) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    for member in json.loads(files["MANIFEST.json"])["members"]:
        assert hashlib.sha256(files[member["name"]]).hexdigest() == member["sha256"]
    for noun, documents in (
        ("invoices", books.invoices),
        ("payments", books.payments),
        ("stock_movements", books.movements),
    ):
        rows = [json.loads(line) for line in files[f"data/{noun}.jsonl"].splitlines()]
        assert {row["number"] for row in rows} == {each.number for each in documents}
    papers = {Path(name).stem for name in files if name.endswith(".pdf")}
    assert papers == {invoice.number for invoice in books.invoices}
