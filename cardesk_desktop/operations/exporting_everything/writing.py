"""The whole ZIP, written from a private copy of the database. Slow: for an io thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.exporting_everything.archive import Archive
from cardesk_desktop.operations.exporting_everything.papers import (
    PAPER_STEPS,
    PAPERS,
    PHOTO_STEPS,
    write_papers,
    write_photos,
    write_sealed,
)
from cardesk_desktop.operations.exporting_everything.progress import Progress, Stopped
from cardesk_desktop.operations.exporting_everything.readme import README, Occasion, readme
from cardesk_desktop.operations.exporting_everything.tables import write_tables
from cardesk_desktop.store.private_copy import PrivateCopy
from cardesk_desktop.store.repositories.everything import NOUNS
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.whole_file import outages

_VERSION = 1


@dataclass(frozen=True, slots=True)
class EverythingWritten:
    """The file that was put in place, its bytes, and what is in it."""

    path: Path
    size: int
    rows: int
    papers: int
    photos: int


def write_everything(
    copy: PrivateCopy, path: Path, first: Phrasebook, progress: Progress, *, has_papers: bool
) -> EverythingWritten | None:
    """Write the ZIP, whole or not at all; None when it was not wanted any more. The copy is gone then.

    `first` is the language that stands first in the README. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE,
    DATABASE_DAMAGED; Refused: DOCUMENT_ALTERED, when a paper's seal does not hold.
    """
    try:
        with copy.opened() as work, outages():
            return _written(copy, work, path, first, progress, has_papers=has_papers)
    except Stopped:
        return None
    finally:
        copy.remove()


def _written(
    copy: PrivateCopy,
    work: UnitOfWork,
    path: Path,
    first: Phrasebook,
    progress: Progress,
    *,
    has_papers: bool,
) -> EverythingWritten:
    order, kept = copy.order, work.everything
    company, register = work.company.company(), work.company.register()
    occasion = Occasion(company, register.code, order.version, order.made_at, has_papers)
    rows = sum(map(kept.count, NOUNS))
    progress.total = _steps(work, rows, has_papers=has_papers)
    archive = Archive(path, order.made_at.astimezone(company.time_zone))
    try:
        archive.add(README, readme(occasion, first))
        write_tables(archive, work, progress)
        write_sealed(archive, work, progress)
        photos = write_photos(archive, work, progress)
        papers = write_papers(archive, work, progress) if has_papers else 0
        archive.finish(_heading(occasion))
    finally:
        archive.drop()
    return EverythingWritten(path, path.stat().st_size, rows, papers, photos)


def _steps(work: UnitOfWork, rows: int, *, has_papers: bool) -> int:
    kept = work.everything
    papers = sum(map(kept.count, PAPERS)) * PAPER_STEPS if has_papers else 0
    return 2 * rows + kept.document_count() + kept.photo_count() * PHOTO_STEPS + papers


def _heading(occasion: Occasion) -> dict[str, object]:
    return {
        "cardesk_export": _VERSION,
        "program": f"CarDesk Desktop {occasion.version}",
        "made_at": occasion.made_at.isoformat(),
        "company": occasion.company.name,
        "register": occasion.register_code,
        "currency": occasion.company.currency.code,
        "time_zone": occasion.company.time_zone.key,
    }
