"""The paper that shows how a car came and how it was handed back, in the languages of an invoice."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.documents.condition_paper import ConditionPaper, ConditionPhoto
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.vehicle_photo import MarkedPhoto
from cardesk_desktop.domain.visit import number_of
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.issuing_invoice import seller_of
from cardesk_desktop.operations.paper_languages import languages_of
from cardesk_desktop.operations.photographing import condition_of
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PrintableCondition:
    """The paper, how it is called, and the languages it is drawn in: the second one may be empty."""

    paper: ConditionPaper
    name: str
    languages: tuple[str, str]


def condition_paper(desk: Desk, *, visit_id: UUID) -> Outcome[PrintableCondition]:
    """The condition of the car of a visit, for the printer or a file. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        paper = paper_of(desk, work, visit_id)
        company, client_id = work.company.company(), paper.visit.client_id
        language = work.clients.get(client_id).language if client_id else ""
        name = f"{paper.vehicle.plate.text} {number_of(paper.visit)}"
        return Outcome(PrintableCondition(paper, name, languages_of(company, language)))


def paper_of(desk: Desk, work: UnitOfWork, visit_id: UUID) -> ConditionPaper:
    """The same within a unit of work."""
    seen, company = condition_of(work, visit_id), work.company.company()
    client_id = seen.visit.client_id
    return ConditionPaper(
        seller=seller_of(company),
        visit=seen.visit,
        vehicle=seen.vehicle,
        client_name=work.clients.get(client_id).name if client_id else "",
        time_zone=company.time_zone,
        before=tuple(_photo(work, each) for each in seen.before),
        after=tuple(_photo(work, each) for each in seen.after),
        authors=seen.authors,
        made_at=desk.clock.now(),
    )


def _photo(work: UnitOfWork, shown: MarkedPhoto) -> ConditionPhoto:
    return ConditionPhoto(shown, work.blobs.get(shown.photo.sha256) or b"")
