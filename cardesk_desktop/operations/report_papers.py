"""What a report needs on paper beside its figures: whose it is, and when it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.invoice import Seller
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, viewing
from cardesk_desktop.operations.issuing_invoice import seller_of


@dataclass(frozen=True, slots=True)
class ReportHead:
    """The company as its papers name it, with the bytes of its logo."""

    seller: Seller
    logo: bytes | None
    footer: str
    made_at: datetime
    time_zone: ZoneInfo


def report_head(desk: Desk, *, staff_id: UUID) -> Outcome[ReportHead]:
    """The head of a report's paper. Refuses with NOT_PERMITTED, as every report."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_REPORTS)
        company = work.company.company()
        logo = work.blobs.get(company.logo_sha256) if company.logo_sha256 else None
        return Outcome(
            ReportHead(seller_of(company), logo, company.footer, desk.clock.now(), company.time_zone)
        )
