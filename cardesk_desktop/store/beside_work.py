"""What a unit of work has beside the trade itself: who this is, files, sync, counters, photos asked about."""

from __future__ import annotations

from functools import cached_property

from cardesk_desktop.store import repositories
from cardesk_desktop.store.engine import Database


class BesideWork:
    """The repositories that are of no noun of the trade, and those that all others need."""

    def __init__(self, database: Database, *, is_draft: bool = False) -> None:
        self._database = database
        self._is_draft = is_draft

    @cached_property
    def search_index(self) -> repositories.SearchIndex:
        """What things are found by."""
        return repositories.SearchIndex(self._database, is_gathering=self._is_draft)

    @cached_property
    def company(self) -> repositories.CompanyRepository:
        """The company and the register."""
        return repositories.CompanyRepository(self._database)

    @cached_property
    def blobs(self) -> repositories.BlobRepository:
        """Files by their hash."""
        return repositories.BlobRepository(self._database)

    @cached_property
    def recognitions(self) -> repositories.RecognitionRepository:
        """Photos that are asked about, and what was seen on them."""
        return repositories.RecognitionRepository(self._database)

    @cached_property
    def likenesses(self) -> repositories.LikenessRepository:
        """What products look like and what is written on them, as this register learnt it."""
        return repositories.LikenessRepository(self._database)

    @cached_property
    def usage(self) -> repositories.UsageRepository:
        """Counters of use."""
        return repositories.UsageRepository(self._database)

    @cached_property
    def sync(self) -> repositories.SyncRepository:
        """What this register keeps and does so that it and the account service come to say the same."""
        return repositories.SyncRepository(self._database, self.company, self.search_index)

    @cached_property
    def sync_inbox(self) -> repositories.SyncInbox:
        """What people see of the sync, and decide in it."""
        return repositories.SyncInbox(self._database, self.sync.mender)
