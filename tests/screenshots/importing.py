"""The import of a list, step by step."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.importing.batch import ImportBatch
from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.operations.importing.undoing import ImportUndone
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.importing.body import ImportBody
from cardesk_desktop.ui.screens.settings.importing.faces import undone_words
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.screens.settings.sections import all_sections
from tests.screenshots.registry import shot
from tests.screenshots.settings import means
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import shop, wait
from tests.ui.window import RecordingWindow

LIST = """Internal reference;Name;Arabic name;Barcode;Sales price;VAT;Category;Supplier;Internal note
AC-101;Glass cleaner 500 ml;منظف زجاج ٥٠٠ مل;6291041500213;24.00;5;Car care;Gulf Car Care Trading;old shelf
AC-102;Leather balm;مرطب الجلد;6291041500220;AED 1,065.50;5;Car care;Gulf Car Care Trading;
AC-103;Tyre dressing;ملمع الإطارات;6291041500237;forty;5;Car care;;
AC-104;Clay bar kit;طقم طين;6291041500244;89;17;Car care;;
AC-101;Glass cleaner again;;;24;5;;;
;;;;12;5;;;
"""


@cache
def _file() -> Path:
    path = Path(tempfile.mkdtemp(prefix="cardesk-import-")) / "products from the old till.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def _section(look: Look) -> tuple[Frameful, ImportBody]:
    page = SettingsPage(look, RecordingWindow(), all_sections(means(look)), SettingsMemory("import"))
    window = Frameful(look, {"settings": page})
    body = page.findChild(ImportBody)
    assert isinstance(body, ImportBody)
    return window, body


@shot("import")
def choose(look: Look) -> QWidget:
    """The first step."""
    window, body = _section(look)
    body.choose.say(look.phrases("This file cannot be read. Save it as CSV or XLSX and choose it again."))
    return window


@shot("import-columns")
def columns(look: Look) -> QWidget:
    """What the columns mean."""
    window, body = _section(look)
    body.choose.dropped.emit(_file())
    wait(lambda: body.columns is not None)
    return window


@shot("import-report")
def report(look: Look) -> QWidget:
    """What would happen."""
    window, body = _section(look)
    body.choose.dropped.emit(_file())
    wait(lambda: body.columns is not None)
    assert body.columns is not None
    body.columns.attempt.click()
    wait(lambda: body.report is not None)
    return window


@shot("import-undone")
def undone(look: Look) -> QWidget:
    """What became of an import that was taken back, above one that can be."""
    window, body = _section(look)
    now, staff_id = shop().clock.now(), shop().owner.id
    first = ImportBatch(UUID(int=1), now, staff_id, ImportKind.CLIENTS, "clients.xlsx", 116, 0, 3)
    second = ImportBatch(
        UUID(int=2), now, staff_id, ImportKind.PRODUCTS, _file().name, 2, 1, 4, undone_at=now
    )
    wait(lambda: shop().tasks.is_quiet)
    body.past.show_batches((second, first))
    kept = [Names("Glass cleaner 500 ml", {"ar": "منظف زجاج ٥٠٠ مل"})]
    said = undone_words(look.phrases, ImportUndone(removed=1, archived=1, kept=1, kept_names=kept))
    window.frame.toast.say(said)
    return window
