"""Where papers go: printers of this computer and files that the person names. Tests give their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.paper.kind import PaperKind


def ask_for_file(_: Phrasebook, suggested_name: str) -> Path | None:
    """Let the person say where a PDF is saved; None when they think better of it."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    chosen, _filter = QFileDialog.getSaveFileName(
        QApplication.activeWindow(), _("Save as PDF"), str(folder / suggested_name), _("PDF files (*.pdf)")
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".pdf")


def ask_for_sheet(_: Phrasebook, suggested_name: str) -> Path | None:
    """Let the person say where a list is saved; the ending of the name says as what. None: not at all."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    ending = Path(suggested_name).suffix
    kinds = {".xlsx": _("Excel workbooks (*.xlsx)"), ".csv": _("CSV files (*.csv)")}
    chosen, _filter = QFileDialog.getSaveFileName(
        QApplication.activeWindow(), _("Export"), str(folder / suggested_name), kinds[ending]
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")


def ask_for_archive(_: Phrasebook, suggested_name: str) -> Path | None:
    """Let the person say where a ZIP of a client's data is saved; None when they think better of it."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    chosen, _filter = QFileDialog.getSaveFileName(
        QApplication.activeWindow(),
        _("Save their data"),
        str(folder / suggested_name),
        _("ZIP files (*.zip)"),
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".zip" else path.with_name(f"{path.name}.zip")


def ask_for_list(_: Phrasebook) -> Path | None:
    """Let the person choose a list to import; None when they think better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _filter = QFileDialog.getOpenFileName(
        QApplication.activeWindow(), _("Import"), folder, _("Lists (*.csv *.xlsx *.txt)")
    )
    return Path(chosen) if chosen else None


def print_pdf(pdf: bytes, printer_name: str) -> None:
    """Print on an installed printer. Raises Unavailable as `devices.printing.print_pdf` does."""
    from cardesk_desktop.devices import printing

    printing.print_pdf(pdf, printer_name)


def printer_names() -> tuple[str, ...]:
    """The names of the printers of this computer."""
    from cardesk_desktop.devices import printing

    return printing.printer_names()


def default_printer() -> str:
    """The printer that the operating system prints on by itself; empty when there is none."""
    from cardesk_desktop.devices.printing import installed_printers

    return next((printer.name for printer in installed_printers() if printer.is_default), "")


@dataclass(frozen=True, slots=True)
class Outlets:
    """The ways out. `print_pdf` takes the bytes and the printer's name, those that ask a suggested name."""

    print_pdf: Callable[[bytes, str], None] = print_pdf
    default_printer: Callable[[], str] = default_printer
    ask_for_file: Callable[[Phrasebook, str], Path | None] = ask_for_file
    ask_for_sheet: Callable[[Phrasebook, str], Path | None] = ask_for_sheet
    ask_for_list: Callable[[Phrasebook], Path | None] = ask_for_list
    ask_for_archive: Callable[[Phrasebook, str], Path | None] = ask_for_archive


def label_printer(outlets: Outlets, settings: Settings, *, is_roll: bool) -> str:
    """The printer of labels; without one, that of the paper they stand on. Raises as `printer_for`."""
    kind = PaperKind.RECEIPT if is_roll else PaperKind.INVOICE
    return settings.label_printer or printer_for(outlets, kind, settings)


def printer_for(outlets: Outlets, kind: PaperKind, settings: Settings) -> str:
    """The printer of a kind of paper. Raises Unavailable(PRINTER_NOT_CHOSEN).

    Invoices go to the system's own printer when none is chosen; a strip does not fit that one.
    """
    is_invoice = kind is PaperKind.INVOICE
    chosen = settings.invoice_printer if is_invoice else settings.receipt_printer
    name = chosen or (outlets.default_printer() if is_invoice else "")
    if not name:
        raise Unavailable(Code.PRINTER_NOT_CHOSEN)
    return name
