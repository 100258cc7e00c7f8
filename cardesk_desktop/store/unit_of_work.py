"""One unit of work: all repositories on one transaction. What it wrote is kept whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from cardesk_desktop.domain.numbering import DocumentKind, Head, Witness
from cardesk_desktop.domain.sealing import Signer
from cardesk_desktop.store import repositories
from cardesk_desktop.store.beside_work import BesideWork
from cardesk_desktop.store.engine import Database


class UnitOfWork(BesideWork):
    """The repositories, each made when it is first asked for. Lives as long as its transaction."""

    def __init__(
        self, database: Database, signer: Signer, known: Witness | None = None, *, is_draft: bool = False
    ) -> None:
        super().__init__(database, is_draft=is_draft)
        self._signer = signer
        self._known = known

    @cached_property
    def tax_rates(self) -> repositories.TaxRateRepository:
        """The tax rates."""
        return repositories.TaxRateRepository(self._database)

    @cached_property
    def staff(self) -> repositories.StaffRepository:
        """The people who work here."""
        return repositories.StaffRepository(self._database)

    @cached_property
    def pins(self) -> repositories.PinRepository:
        """The PINs of the staff."""
        return repositories.PinRepository(self._database)

    @cached_property
    def clients(self) -> repositories.ClientRepository:
        """Clients."""
        return repositories.ClientRepository(self._database, self.search_index)

    @cached_property
    def duplicates(self) -> repositories.DuplicateRepository:
        """Clients and cars that may be one and the same."""
        return repositories.DuplicateRepository(self._database)

    @cached_property
    def merges(self) -> repositories.MergeRepository:
        """Clients and cars made one."""
        return repositories.MergeRepository(self._database, self.search_index)

    @cached_property
    def merge_ways(self) -> repositories.MergeWayRepository:
        """How what was made one is parted again."""
        return repositories.MergeWayRepository(self._database)

    @cached_property
    def erasure(self) -> repositories.ErasureRepository:
        """A person's words taken out of everything that is not sealed."""
        return repositories.ErasureRepository(self._database, self.search_index)

    @cached_property
    def client_list(self) -> repositories.ClientListRepository:
        """The list of clients and the history of each."""
        return repositories.ClientListRepository(self._database)

    @cached_property
    def client_account(self) -> repositories.ClientAccountRepository:
        """What changed the balance of a client."""
        return repositories.ClientAccountRepository(self._database)

    @cached_property
    def vehicles(self) -> repositories.VehicleRepository:
        """Vehicles."""
        return repositories.VehicleRepository(self._database, self.search_index)

    @cached_property
    def catalogue(self) -> repositories.CatalogueRepository:
        """Categories, products and services."""
        return repositories.CatalogueRepository(self._database, self.search_index)

    @cached_property
    def galleries(self) -> repositories.GalleryRepository:
        """The photos of products."""
        return repositories.GalleryRepository(self._database)

    @cached_property
    def item_codes(self) -> repositories.ItemCodes:
        """SKUs and barcodes that are taken."""
        return repositories.ItemCodes(self._database)

    @cached_property
    def prices(self) -> repositories.PriceRepository:
        """Prices that were changed together."""
        return repositories.PriceRepository(self._database)

    @cached_property
    def suppliers(self) -> repositories.SupplierRepository:
        """Who goods are bought from."""
        return repositories.SupplierRepository(self._database)

    @cached_property
    def visits(self) -> repositories.VisitRepository:
        """Visits."""
        return repositories.VisitRepository(self._database)

    @cached_property
    def visit_photos(self) -> repositories.VisitPhotoRepository:
        """Photos of cars at a visit, and what is marked on them."""
        return repositories.VisitPhotoRepository(self._database)

    @cached_property
    def tickets(self) -> repositories.TicketRepository:
        """Tickets."""
        return repositories.TicketRepository(self._database)

    @cached_property
    def heads(self) -> repositories.SeriesHeads:
        """Where the register's own number series end."""
        return repositories.SeriesHeads(self._database, self.company)

    @cached_property
    def series(self) -> repositories.OwnSeries:
        """The register's own number series, to read."""
        return repositories.OwnSeries(self._database, self.company)

    @property
    def sealed(self) -> Mapping[DocumentKind, Head]:
        """The newest document of every kind that was sealed here."""
        documents: repositories.DocumentRepository | None = self.__dict__.get("documents")
        return documents.sealed if documents is not None else {}

    @property
    def has_erased(self) -> bool:
        """True once sync took words of somebody away who was erased elsewhere."""
        sync: repositories.SyncRepository | None = self.__dict__.get("sync")
        return sync is not None and sync.overwriting.has_erased

    @cached_property
    def documents(self) -> repositories.DocumentRepository:
        """Sealed documents."""
        return repositories.DocumentRepository(
            self._database, self.company, self._projections, self._signer, self._known
        )

    @cached_property
    def _projections(self) -> repositories.Projections:
        return repositories.Projections(self._database, self.search_index, is_draft=self._is_draft)

    def settle(self) -> None:
        """Write what was kept back until the end; called before the commit."""
        self._projections.settle()
        self.search_index.settle()

    @cached_property
    def invoices(self) -> repositories.InvoiceRepository:
        """Lists and sums over invoices."""
        return repositories.InvoiceRepository(self._database)

    @cached_property
    def credit_notes(self) -> repositories.CreditNoteRepository:
        """The list of credit notes."""
        return repositories.CreditNoteRepository(self._database)

    @cached_property
    def reports(self) -> repositories.ReportRepository:
        """Reports over sums of days."""
        return repositories.ReportRepository(self._database)

    @cached_property
    def receivables(self) -> repositories.ReceivableRepository:
        """Who owes what."""
        return repositories.ReceivableRepository(self._database)

    @cached_property
    def behind(self) -> repositories.BehindRepository:
        """The documents behind the figures of reports."""
        return repositories.BehindRepository(self._database)

    @cached_property
    def invoices_behind(self) -> repositories.InvoicesBehindRepository:
        """The invoices behind the figures of a client and of a car."""
        return repositories.InvoicesBehindRepository(self._database)

    @cached_property
    def stock(self) -> repositories.StockRepository:
        """Stock levels and movements."""
        return repositories.StockRepository(self._database, self.company)

    @cached_property
    def stock_values(self) -> repositories.StockValueRepository:
        """What stock was worth on any day."""
        return repositories.StockValueRepository(self._database, self.company)

    @cached_property
    def imports(self) -> repositories.ImportRepository:
        """Lists that were taken in from elsewhere."""
        return repositories.ImportRepository(self._database)

    @cached_property
    def stock_list(self) -> repositories.StockListRepository:
        """The list of stock, narrowed and sorted."""
        return repositories.StockListRepository(self._database, self.company)

    @cached_property
    def stock_ledger(self) -> repositories.StockLedgerRepository:
        """The movements behind every level."""
        return repositories.StockLedgerRepository(self._database, self.company)

    @cached_property
    def stock_counts(self) -> repositories.StockCountRepository:
        """Stock counts."""
        return repositories.StockCountRepository(self._database, self.company)

    @cached_property
    def deliveries(self) -> repositories.DeliveryRepository:
        """The delivery that is being written down."""
        return repositories.DeliveryRepository(self._database, self.company)

    @cached_property
    def journal(self) -> repositories.JournalRepository:
        """The journal."""
        return repositories.JournalRepository(self._database)

    @cached_property
    def journal_pages(self) -> repositories.JournalPages:
        """The journal as a list."""
        return repositories.JournalPages(self._database)

    @cached_property
    def journal_subjects(self) -> repositories.JournalSubjects:
        """What entries of the journal were about."""
        return repositories.JournalSubjects(self._database)

    @cached_property
    def search(self) -> repositories.Search:
        """Search over everything."""
        return repositories.Search(self._database)

    @cached_property
    def everything(self) -> repositories.EverythingRepository:
        """All that is kept, table by table."""
        return repositories.EverythingRepository(self._database)
