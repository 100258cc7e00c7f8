"""Papers of a real sale: printed, saved, tried again, and never the copy before the original."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_invoices import preview
from cardesk_desktop.settings import AutoPrint, Settings
from cardesk_desktop.ui.paper import Outlets, Paper, PaperKind
from cardesk_desktop.ui.paper.errand import Drawn
from cardesk_desktop.ui.paper.outlets import label_printer
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@dataclass
class Printer:
    """A printer that can be jammed, and a person who names files."""

    jobs: list[tuple[bytes, str]] = field(default_factory=list)
    is_jammed: bool = False
    default: str = "Office"
    files: list[Path | None] = field(default_factory=list)
    suggested: list[str] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)

    def print_pdf(self, pdf: bytes, name: str) -> None:
        self.gate.wait(5)
        self.jobs.append((pdf, name))
        if self.is_jammed:
            raise Unavailable(Code.PRINTER_FAILED, printer=name)

    def ask_for_file(self, _: Phrasebook, suggested_name: str) -> Path | None:
        self.suggested.append(suggested_name)
        return self.files.pop(0)

    def outlets(self) -> Outlets:
        return Outlets(self.print_pdf, lambda: self.default, self.ask_for_file)


@dataclass
class Desk:
    """A paper desk over a real shop."""

    qtbot: QtBot
    shop: Shop
    window: RecordingWindow
    printer: Printer
    paper: Paper
    settings: Settings = field(default_factory=Settings)

    def wait(self, is_there: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_there()))

    def press(self) -> None:
        """The button of the banner."""
        banner = self.window.shown
        assert banner is not None
        assert banner.action is not None
        self.window.shown = None
        banner.action.run()

    def is_copy(self, invoice_id: UUID) -> bool:
        return self.shop.ask(preview, document_id=invoice_id).is_copy


@pytest.fixture
def desk(qtbot: QtBot, shop: Shop, window: RecordingWindow, phrases: Phrasebook) -> Desk:
    printer = Printer()
    printer.gate.set()
    made: list[Desk] = []
    paper = Paper(
        shop.tasks, window, phrases, shop.acting, lambda: made[0].settings, outlets=printer.outlets()
    )
    made.append(Desk(qtbot, shop, window, printer, paper))
    return made[0]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_an_invoice_goes_to_the_systems_printer_and_a_second_one_is_a_copy(desk: Desk) -> None:
    sale = desk.shop.sale()
    invoice = sale.file.invoice
    desk.paper.print(invoice.id, PaperKind.INVOICE)
    desk.wait(lambda: desk.window.toasts)
    assert desk.window.toasts == [f"{invoice.number} went to Office."]
    assert desk.printer.jobs[0][1] == "Office"
    first = text_of(desk.printer.jobs[0][0])
    assert invoice.number in first
    assert "copy" not in first.lower()
    desk.paper.print(invoice.id, PaperKind.INVOICE)
    desk.wait(lambda: len(desk.window.toasts) == 2)
    assert "copy" in text_of(desk.printer.jobs[1][0]).lower()


def test_after_a_jam_the_same_bytes_are_printed_again(desk: Desk) -> None:
    invoice = desk.shop.sale().file.invoice
    desk.printer.is_jammed = True
    desk.paper.print(invoice.id, PaperKind.INVOICE)
    desk.wait(lambda: desk.window.shown)
    assert desk.window.shown is not None
    assert desk.window.shown.error is not None
    assert desk.window.shown.error.code is Code.PRINTER_FAILED
    desk.printer.is_jammed = False
    desk.press()
    desk.wait(lambda: desk.window.toasts)
    assert len(desk.printer.jobs) == 2
    assert desk.printer.jobs[0] == desk.printer.jobs[1]


def test_without_a_printer_nothing_is_recorded(desk: Desk) -> None:
    invoice = desk.shop.sale().file.invoice
    desk.printer.default = ""
    desk.paper.print(invoice.id, PaperKind.INVOICE)
    desk.wait(lambda: desk.window.shown)
    assert desk.window.shown is not None
    assert desk.window.shown.error is not None
    assert desk.window.shown.error.code is Code.PRINTER_NOT_CHOSEN
    assert not desk.is_copy(invoice.id)
    desk.printer.default = "Late"
    desk.press()
    desk.wait(lambda: desk.printer.jobs)
    assert "copy" not in text_of(desk.printer.jobs[0][0]).lower()
    desk.wait(lambda: desk.window.toasts)


def test_a_receipt_needs_a_printer_of_its_own(desk: Desk) -> None:
    invoice = desk.shop.sale().file.invoice
    desk.paper.print(invoice.id, PaperKind.RECEIPT)
    desk.wait(lambda: desk.window.shown)
    assert desk.printer.jobs == []
    desk.settings = replace(desk.settings, receipt_printer="Strip")
    desk.press()
    desk.wait(lambda: desk.window.toasts)
    pdf, name = desk.printer.jobs[0]
    assert name == "Strip"
    document = pypdfium2.PdfDocument(pdf)
    assert document[0].get_width() == pytest.approx(226.8, abs=1)
    document.close()


def test_a_second_click_does_not_print_twice(desk: Desk) -> None:
    invoice = desk.shop.sale().file.invoice
    ended: list[str] = []
    desk.printer.gate.clear()
    desk.paper.print(invoice.id, PaperKind.INVOICE, on_ended=lambda: ended.append("first"))
    desk.paper.print(invoice.id, PaperKind.INVOICE, on_ended=lambda: ended.append("second"))
    desk.printer.gate.set()
    desk.wait(lambda: ended)
    assert ended == ["first"]
    assert len(desk.printer.jobs) == 1


@pytest.mark.parametrize(
    ("choice", "names"),
    [(AutoPrint.NOTHING, []), (AutoPrint.INVOICE, ["A4"]), (AutoPrint.RECEIPT, ["Strip"])],
)
def test_what_the_settings_say_is_printed_by_itself(desk: Desk, choice: AutoPrint, names: list[str]) -> None:
    desk.settings = Settings(invoice_printer="A4", receipt_printer="Strip", prints_by_itself=choice)
    invoice = desk.shop.sale().file.invoice
    desk.paper.after_sale(invoice.id)
    desk.wait(lambda: len(desk.window.toasts) == len(names))
    assert [name for _pdf, name in desk.printer.jobs] == names


def test_an_invoice_is_saved_under_its_number(desk: Desk, tmp_path: Path) -> None:
    invoice = desk.shop.sale().file.invoice
    target = tmp_path / "Papers of today.pdf"
    target.write_bytes(b"older")
    desk.printer.files = [target]
    desk.paper.save(invoice.id, invoice.number)
    desk.wait(lambda: desk.window.toasts)
    assert desk.printer.suggested == [f"{invoice.number}.pdf"]
    assert invoice.number in text_of(target.read_bytes())
    assert desk.window.toasts == ["Saved as Papers of today.pdf."]
    assert [path.name for path in tmp_path.glob("*.new")] == []


def test_turning_back_in_the_file_dialog_records_nothing(desk: Desk) -> None:
    invoice = desk.shop.sale().file.invoice
    ended: list[bool] = []
    desk.printer.files = [None]
    desk.paper.save(invoice.id, invoice.number, on_ended=lambda: ended.append(True))
    assert ended == [True]
    assert not desk.is_copy(invoice.id)


def test_a_place_that_cannot_be_written_to_can_be_chosen_anew(desk: Desk, tmp_path: Path) -> None:
    invoice = desk.shop.sale().file.invoice
    desk.printer.files = [tmp_path / "no such folder" / "a.pdf", tmp_path / "b.pdf"]
    desk.paper.save(invoice.id, invoice.number)
    desk.wait(lambda: desk.window.shown)
    assert desk.window.shown is not None
    assert desk.window.shown.error is not None
    assert desk.window.shown.error.code is Code.FILE_UNWRITABLE
    desk.press()
    desk.wait(lambda: desk.window.toasts)
    assert "copy" not in text_of((tmp_path / "b.pdf").read_bytes()).lower()


def test_a_full_disk_is_said_and_leaves_no_half_a_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    invoice = desk.shop.sale().file.invoice
    folder = tmp_path / "stick"
    folder.mkdir()
    desk.printer.files = [folder / "a.pdf"]
    monkeypatch.setattr("cardesk_desktop.whole_file.os.fsync", full)
    desk.shop.ask(preview, document_id=invoice.id)
    desk.paper.save(invoice.id, invoice.number)
    desk.wait(lambda: desk.window.shown)
    assert desk.window.shown is not None
    assert desk.window.shown.error is not None
    assert desk.window.shown.error.code is Code.DISK_FULL
    assert list(folder.iterdir()) == []


def test_a_paper_is_shown_without_being_recorded(desk: Desk) -> None:
    invoice = desk.shop.sale().file.invoice
    shown: list[Drawn] = []
    desk.paper.show(invoice.id, PaperKind.INVOICE, shown.append, owner=desk.paper)
    desk.wait(lambda: shown)
    assert invoice.number in text_of(shown[0].pdf)
    assert not desk.is_copy(invoice.id)


def test_labels_have_a_printer_of_their_own_or_share_those_of_the_papers() -> None:
    outlets = Outlets(lambda _pdf, _name: None, lambda: "Office")
    own, none = Settings(label_printer="Zebra", receipt_printer="Epson"), Settings(receipt_printer="Epson")
    assert {label_printer(outlets, own, is_roll=is_roll) for is_roll in (True, False)} == {"Zebra"}
    assert label_printer(outlets, none, is_roll=True) == "Epson"
    assert label_printer(outlets, none, is_roll=False) == "Office"
