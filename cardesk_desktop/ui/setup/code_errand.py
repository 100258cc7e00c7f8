"""The sheet with the recovery code on its way to a printer or into a file; run beside the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cardesk_desktop.documents import render_recovery_sheet
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.paper.kind import PaperKind
from cardesk_desktop.ui.paper.outlets import printer_for
from cardesk_desktop.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class CodeSheet:
    """What stands on the sheet."""

    code: str = field(repr=False)
    company: str
    made_at: datetime
    time_zone: ZoneInfo
    phrasebook: Phrasebook

    def pdf(self) -> bytes:
        """The sheet as the bytes of a PDF."""
        return render_recovery_sheet(
            self.code,
            company=self.company,
            made_at=self.made_at,
            time_zone=self.time_zone,
            phrasebook=self.phrasebook,
        )


def print_sheet(sheet: CodeSheet, outlets: Outlets, settings: Settings) -> str:
    """Print the sheet and say on which printer. Raises Unavailable as printing an invoice does."""
    printer = printer_for(outlets, PaperKind.INVOICE, settings)
    outlets.print_pdf(sheet.pdf(), printer)
    return printer


def save_sheet(sheet: CodeSheet, path: Path) -> Path:
    """Save the sheet and say where. Raises Unavailable (DISK_FULL, FILE_UNWRITABLE)."""
    write_whole(path, sheet.pdf())
    return path
