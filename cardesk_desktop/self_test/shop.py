"""Steps about the shop: founded in an encrypted file, a sale, an older file brought up to date, the paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from cardesk_desktop.documents import render_invoice
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.catalogue import Tile, categories, tiles
from cardesk_desktop.operations.company_form import CompanyForm, PapersForm
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.founding import Founding, found_shop, proposed
from cardesk_desktop.operations.house import House, this_house
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.operations.selling import add_item
from cardesk_desktop.self_test.trial import Trial, Wrong, require
from cardesk_desktop.store.database_key import database_key
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.store.upgrade import HEAD

FIRST_RELEASE = "0006"
"""The revision that the first release wrote; every later release opens its files."""
OWNER_PIN = "480271"
_PLAIN_SQLITE = b"SQLite format 3\x00"
_ARABIC = "مغسلة النخيل"
_PAGE = QSize(595, 842)
_LEAST_INK = 2_000
"""Dark pixels of an invoice at 72 dpi: one without its letters has a few lines only."""


def store_step(trial: Trial) -> str:
    """Found a shop in a new database, close it, and find that nobody reads it without the key."""
    with _desk(trial) as desk:
        founding = Founding(
            company=CompanyForm(_ARABIC, tax_number="100123456700003"),
            papers=PapersForm("ar", "en"),
            register_name="Self-test",
            owner_name="Self-test",
        )
        answers = proposed(founding, "AE")
        found_shop(desk, founding=answers, owner_pin=OWNER_PIN, with_starter=True)
    head = trial.places.database.read_bytes()[: len(_PLAIN_SQLITE)]
    require(bool(head) and head != _PLAIN_SQLITE, "the database is not encrypted")
    return f"encrypted, revision {HEAD}"


def sale_step(trial: Trial) -> str:
    """Sell the first service of the catalogue for cash and read the sealed invoice."""
    with _desk(trial) as desk:
        staff_id = _house(desk).staff[0].id
        item = _anything(desk)
        view = add_item(desk, staff_id=staff_id, ticket_id=None, kind=item.kind, item_id=item.id).value
        due = view.priced.gross
        done = complete_sale(
            desk, staff_id=staff_id, ticket_id=view.ticket.id, tenders=[cash(due, due)], expected=due
        ).value
        trial.sale = invoice(desk, invoice_id=done.file.invoice.id).value
    require(not trial.sale.settlement.balance, "a sale that was paid is not paid")
    return trial.sale.invoice.number


def upgrade_step(trial: Trial) -> str:
    """Take the file back to what the first release wrote, and open it: the sale is still in it."""
    path, before = trial.places.database, trial.sold().invoice
    database = Database.open(path, database_key(trial.keychain, path))
    try:
        runner.downgrade(database, FIRST_RELEASE)
    finally:
        database.close()
    with _desk(trial) as desk:
        after = invoice(desk, invoice_id=before.id).value.invoice
        require(desk.store.revision() == HEAD, f"the file stayed at {desk.store.revision()}")
        require(after == before, "the sale is another one after the upgrade")
    return f"{FIRST_RELEASE} to {HEAD}"


def invoice_step(trial: Trial) -> str:
    """Draw the invoice in Arabic beside English, and look at the paper with Qt's own reader."""
    first, second = load_phrasebook("ar"), load_phrasebook("en")
    pdf = render_invoice(trial.sold(), phrasebook=first, second=second)
    require(b"NotoSansArabic" in pdf, "there is no Arabic font in the paper")
    ink = sum(1 for dark in _darkness(_drawn(pdf)) if dark)
    require(ink > _LEAST_INK, f"the paper is nearly empty: {ink} dark pixels")
    return f"{len(pdf) // 1024} KB"


def _drawn(pdf: bytes) -> QImage:
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    page = QImage(_PAGE, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    painter = QPainter(page)
    painter.drawImage(0, 0, document.render(0, _PAGE))
    painter.end()
    document.close()
    return page.convertToFormat(QImage.Format.Format_Grayscale8)


def _darkness(page: QImage) -> Iterator[bool]:
    return (value < 128 for value in bytes(page.constBits()))


@contextmanager
def _desk(trial: Trial) -> Iterator[Desk]:
    new_id = IdFactory(trial.clock)
    store = open_store(trial.places.database, keychain=trial.keychain, clock=trial.clock, new_id=new_id)
    try:
        yield Desk(store, trial.clock, new_id)
    finally:
        store.close()


def _anything(desk: Desk) -> Tile:
    shelves = [category.id for category in categories(desk).value]
    of_sedan = (
        tiles(desk, category_id=shelf, size_class=SizeClass.SEDAN, offset=0, limit=1) for shelf in shelves
    )
    return next(tile for found in of_sedan for tile in found.value.rows)


def _house(desk: Desk) -> House:
    house = this_house(desk).value
    if house is None:
        raise Wrong("there is no shop, because an earlier step failed")
    return house
