"""One repository per noun: what is read and written of it, in the domain's types.

Each is loaded when it is first asked for. The lock screen needs three of them, and the statements of all
take a quarter of the time until it can be used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cardesk_desktop.store.finding import Search as Search
    from cardesk_desktop.store.repositories.behind import BehindRepository as BehindRepository
    from cardesk_desktop.store.repositories.blobs import BlobRepository as BlobRepository
    from cardesk_desktop.store.repositories.catalogue import CatalogueRepository as CatalogueRepository
    from cardesk_desktop.store.repositories.client_account import (
        ClientAccountRepository as ClientAccountRepository,
    )
    from cardesk_desktop.store.repositories.client_list import ClientListRepository as ClientListRepository
    from cardesk_desktop.store.repositories.clients import ClientRepository as ClientRepository
    from cardesk_desktop.store.repositories.company import CompanyRepository as CompanyRepository
    from cardesk_desktop.store.repositories.credit_notes import CreditNoteRepository as CreditNoteRepository
    from cardesk_desktop.store.repositories.deliveries import DeliveryRepository as DeliveryRepository
    from cardesk_desktop.store.repositories.documents import DocumentRepository as DocumentRepository
    from cardesk_desktop.store.repositories.duplicates import DuplicateRepository as DuplicateRepository
    from cardesk_desktop.store.repositories.erasure import ErasureRepository as ErasureRepository
    from cardesk_desktop.store.repositories.everything import EverythingRepository as EverythingRepository
    from cardesk_desktop.store.repositories.galleries import GalleryRepository as GalleryRepository
    from cardesk_desktop.store.repositories.imports import ImportRepository as ImportRepository
    from cardesk_desktop.store.repositories.invoices import InvoiceRepository as InvoiceRepository
    from cardesk_desktop.store.repositories.invoices_behind import (
        InvoicesBehindRepository as InvoicesBehindRepository,
    )
    from cardesk_desktop.store.repositories.item_codes import ItemCodes as ItemCodes
    from cardesk_desktop.store.repositories.journal import JournalRepository as JournalRepository
    from cardesk_desktop.store.repositories.journal_pages import JournalPages as JournalPages
    from cardesk_desktop.store.repositories.journal_subjects import JournalSubjects as JournalSubjects
    from cardesk_desktop.store.repositories.likenesses import LikenessRepository as LikenessRepository
    from cardesk_desktop.store.repositories.merge_ways import MergeWayRepository as MergeWayRepository
    from cardesk_desktop.store.repositories.merges import MergeRepository as MergeRepository
    from cardesk_desktop.store.repositories.own_series import OwnSeries as OwnSeries
    from cardesk_desktop.store.repositories.pins import PinRepository as PinRepository
    from cardesk_desktop.store.repositories.prices import PriceRepository as PriceRepository
    from cardesk_desktop.store.repositories.projections import Projections as Projections
    from cardesk_desktop.store.repositories.receivables import ReceivableRepository as ReceivableRepository
    from cardesk_desktop.store.repositories.recognitions import (
        RecognitionRepository as RecognitionRepository,
    )
    from cardesk_desktop.store.repositories.reports import ReportRepository as ReportRepository
    from cardesk_desktop.store.repositories.series_heads import SeriesHeads as SeriesHeads
    from cardesk_desktop.store.repositories.staff import StaffRepository as StaffRepository
    from cardesk_desktop.store.repositories.stock import StockRepository as StockRepository
    from cardesk_desktop.store.repositories.stock_counts import StockCountRepository as StockCountRepository
    from cardesk_desktop.store.repositories.stock_ledger import StockLedgerRepository as StockLedgerRepository
    from cardesk_desktop.store.repositories.stock_list import StockListRepository as StockListRepository
    from cardesk_desktop.store.repositories.stock_values import StockValueRepository as StockValueRepository
    from cardesk_desktop.store.repositories.suppliers import SupplierRepository as SupplierRepository
    from cardesk_desktop.store.repositories.sync import SyncRepository as SyncRepository
    from cardesk_desktop.store.repositories.sync_inbox import SyncInbox as SyncInbox
    from cardesk_desktop.store.repositories.tax_rates import TaxRateRepository as TaxRateRepository
    from cardesk_desktop.store.repositories.tickets import TicketRepository as TicketRepository
    from cardesk_desktop.store.repositories.usage import UsageRepository as UsageRepository
    from cardesk_desktop.store.repositories.vehicles import VehicleRepository as VehicleRepository
    from cardesk_desktop.store.repositories.visit_photos import VisitPhotoRepository as VisitPhotoRepository
    from cardesk_desktop.store.repositories.visits import VisitRepository as VisitRepository
    from cardesk_desktop.store.search import SearchIndex as SearchIndex

_MODULES = {
    "Search": "..finding",
    "SearchIndex": "..search",
    "BehindRepository": ".behind",
    "BlobRepository": ".blobs",
    "CatalogueRepository": ".catalogue",
    "ClientAccountRepository": ".client_account",
    "ClientListRepository": ".client_list",
    "ClientRepository": ".clients",
    "CompanyRepository": ".company",
    "CreditNoteRepository": ".credit_notes",
    "DeliveryRepository": ".deliveries",
    "DocumentRepository": ".documents",
    "DuplicateRepository": ".duplicates",
    "ErasureRepository": ".erasure",
    "GalleryRepository": ".galleries",
    "ImportRepository": ".imports",
    "InvoiceRepository": ".invoices",
    "InvoicesBehindRepository": ".invoices_behind",
    "ItemCodes": ".item_codes",
    "JournalRepository": ".journal",
    "MergeRepository": ".merges",
    "MergeWayRepository": ".merge_ways",
    "OwnSeries": ".own_series",
    "PinRepository": ".pins",
    "PriceRepository": ".prices",
    "Projections": ".projections",
    "ReceivableRepository": ".receivables",
    "RecognitionRepository": ".recognitions",
    "ReportRepository": ".reports",
    "SeriesHeads": ".series_heads",
    "StaffRepository": ".staff",
    "StockRepository": ".stock",
    "StockCountRepository": ".stock_counts",
    "StockLedgerRepository": ".stock_ledger",
    "StockListRepository": ".stock_list",
    "StockValueRepository": ".stock_values",
    "SupplierRepository": ".suppliers",
    "SyncRepository": ".sync",
    "SyncInbox": ".sync_inbox",
    "TaxRateRepository": ".tax_rates",
    "TicketRepository": ".tickets",
    "UsageRepository": ".usage",
    "VehicleRepository": ".vehicles",
    "VisitPhotoRepository": ".visit_photos",
    "VisitRepository": ".visits",
    "EverythingRepository": ".everything",
    "JournalPages": ".journal_pages",
    "JournalSubjects": ".journal_subjects",
    "LikenessRepository": ".likenesses",
}
"""The parts of a unit of work, and where each is written, seen from here."""


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(name)
    found = getattr(import_module(_MODULES[name], __name__), name)
    # Asked for once: every unit of work makes a dozen of them.
    globals()[name] = found
    return found


def load_all() -> None:
    """Load every one, ahead of its first use. May be called on any thread."""
    for name in _MODULES:
        __getattr__(name)
