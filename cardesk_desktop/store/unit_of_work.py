"""One unit of work: all repositories on one transaction. What it wrote is kept whole or not at all."""

from __future__ import annotations

from functools import cached_property

from cardesk_desktop.domain.numbering import Witness
from cardesk_desktop.domain.sealing import Signer
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.finding import Search
from cardesk_desktop.store.repositories.behind import BehindRepository
from cardesk_desktop.store.repositories.blobs import BlobRepository
from cardesk_desktop.store.repositories.catalogue import CatalogueRepository
from cardesk_desktop.store.repositories.client_list import ClientListRepository
from cardesk_desktop.store.repositories.clients import ClientRepository
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.repositories.deliveries import DeliveryRepository
from cardesk_desktop.store.repositories.documents import DocumentRepository
from cardesk_desktop.store.repositories.duplicates import DuplicateRepository
from cardesk_desktop.store.repositories.erasure import ErasureRepository
from cardesk_desktop.store.repositories.everything import EverythingRepository
from cardesk_desktop.store.repositories.imports import ImportRepository
from cardesk_desktop.store.repositories.invoices import InvoiceRepository
from cardesk_desktop.store.repositories.item_codes import ItemCodes
from cardesk_desktop.store.repositories.journal import JournalRepository
from cardesk_desktop.store.repositories.journal_pages import JournalPages
from cardesk_desktop.store.repositories.journal_subjects import JournalSubjects
from cardesk_desktop.store.repositories.merges import MergeRepository
from cardesk_desktop.store.repositories.pins import PinRepository
from cardesk_desktop.store.repositories.prices import PriceRepository
from cardesk_desktop.store.repositories.projections import Projections
from cardesk_desktop.store.repositories.receivables import ReceivableRepository
from cardesk_desktop.store.repositories.reports import ReportRepository
from cardesk_desktop.store.repositories.staff import StaffRepository
from cardesk_desktop.store.repositories.stock import StockRepository
from cardesk_desktop.store.repositories.stock_counts import StockCountRepository
from cardesk_desktop.store.repositories.stock_ledger import StockLedgerRepository
from cardesk_desktop.store.repositories.stock_list import StockListRepository
from cardesk_desktop.store.repositories.stock_values import StockValueRepository
from cardesk_desktop.store.repositories.suppliers import SupplierRepository
from cardesk_desktop.store.repositories.tax_rates import TaxRateRepository
from cardesk_desktop.store.repositories.tickets import TicketRepository
from cardesk_desktop.store.repositories.vehicles import VehicleRepository
from cardesk_desktop.store.repositories.visits import VisitRepository
from cardesk_desktop.store.search import SearchIndex


class UnitOfWork:
    """The repositories, each made when it is first asked for. Lives as long as its transaction."""

    def __init__(self, database: Database, signer: Signer, known: Witness | None = None) -> None:
        self._database = database
        self._signer = signer
        self._known = known
        self.search_index = SearchIndex(database)
        """What things are found by."""

    @cached_property
    def company(self) -> CompanyRepository:
        """The company and the register."""
        return CompanyRepository(self._database)

    @cached_property
    def tax_rates(self) -> TaxRateRepository:
        """The tax rates."""
        return TaxRateRepository(self._database)

    @cached_property
    def staff(self) -> StaffRepository:
        """The people who work here."""
        return StaffRepository(self._database)

    @cached_property
    def pins(self) -> PinRepository:
        """The PINs of the staff."""
        return PinRepository(self._database)

    @cached_property
    def clients(self) -> ClientRepository:
        """Clients."""
        return ClientRepository(self._database, self.search_index)

    @cached_property
    def duplicates(self) -> DuplicateRepository:
        """Clients and cars that may be one and the same."""
        return DuplicateRepository(self._database)

    @cached_property
    def merges(self) -> MergeRepository:
        """Clients and cars made one."""
        return MergeRepository(self._database, self.search_index)

    @cached_property
    def erasure(self) -> ErasureRepository:
        """A person's words taken out of everything that is not sealed."""
        return ErasureRepository(self._database, self.search_index)

    @cached_property
    def client_list(self) -> ClientListRepository:
        """The list of clients and the history of each."""
        return ClientListRepository(self._database)

    @cached_property
    def vehicles(self) -> VehicleRepository:
        """Vehicles."""
        return VehicleRepository(self._database, self.search_index)

    @cached_property
    def catalogue(self) -> CatalogueRepository:
        """Categories, products and services."""
        return CatalogueRepository(self._database, self.search_index)

    @cached_property
    def item_codes(self) -> ItemCodes:
        """SKUs and barcodes that are taken."""
        return ItemCodes(self._database)

    @cached_property
    def prices(self) -> PriceRepository:
        """Prices that were changed together."""
        return PriceRepository(self._database)

    @cached_property
    def suppliers(self) -> SupplierRepository:
        """Who goods are bought from."""
        return SupplierRepository(self._database)

    @cached_property
    def visits(self) -> VisitRepository:
        """Visits."""
        return VisitRepository(self._database)

    @cached_property
    def tickets(self) -> TicketRepository:
        """Tickets."""
        return TicketRepository(self._database)

    @cached_property
    def documents(self) -> DocumentRepository:
        """Sealed documents."""
        projections = Projections(self._database, self.search_index)
        return DocumentRepository(self._database, self.company, projections, self._signer, self._known)

    @cached_property
    def invoices(self) -> InvoiceRepository:
        """Lists and sums over invoices."""
        return InvoiceRepository(self._database)

    @cached_property
    def reports(self) -> ReportRepository:
        """Reports over sums of days."""
        return ReportRepository(self._database)

    @cached_property
    def receivables(self) -> ReceivableRepository:
        """Who owes what."""
        return ReceivableRepository(self._database)

    @cached_property
    def behind(self) -> BehindRepository:
        """The documents behind the figures of reports."""
        return BehindRepository(self._database)

    @cached_property
    def stock(self) -> StockRepository:
        """Stock levels and movements."""
        return StockRepository(self._database, self.company)

    @cached_property
    def stock_values(self) -> StockValueRepository:
        """What stock was worth on any day."""
        return StockValueRepository(self._database, self.company)

    @cached_property
    def imports(self) -> ImportRepository:
        """Lists that were taken in from elsewhere."""
        return ImportRepository(self._database)

    @cached_property
    def stock_list(self) -> StockListRepository:
        """The list of stock, narrowed and sorted."""
        return StockListRepository(self._database, self.company)

    @cached_property
    def stock_ledger(self) -> StockLedgerRepository:
        """The movements behind every level."""
        return StockLedgerRepository(self._database, self.company)

    @cached_property
    def stock_counts(self) -> StockCountRepository:
        """Stock counts."""
        return StockCountRepository(self._database, self.company)

    @cached_property
    def deliveries(self) -> DeliveryRepository:
        """The delivery that is being written down."""
        return DeliveryRepository(self._database, self.company)

    @cached_property
    def journal(self) -> JournalRepository:
        """The journal."""
        return JournalRepository(self._database)

    @cached_property
    def journal_pages(self) -> JournalPages:
        """The journal as a list."""
        return JournalPages(self._database)

    @cached_property
    def journal_subjects(self) -> JournalSubjects:
        """What entries of the journal were about."""
        return JournalSubjects(self._database)

    @cached_property
    def search(self) -> Search:
        """Search over everything."""
        return Search(self._database)

    @cached_property
    def everything(self) -> EverythingRepository:
        """All that is kept, table by table."""
        return EverythingRepository(self._database)

    @cached_property
    def blobs(self) -> BlobRepository:
        """Files by their hash."""
        return BlobRepository(self._database)
