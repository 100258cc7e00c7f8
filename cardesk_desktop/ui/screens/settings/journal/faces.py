"""The columns of the journal on the screen and in a file, and what an entry opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.reading_journal import JournalRow
from cardesk_desktop.store.journal_views import Subject, SubjectKind
from cardesk_desktop.ui.exporting import ExportColumn
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screens.settings.journal.sentences import JournalSentences
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widest import every_moment
from cardesk_desktop.ui.widgets.cell import Cell
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.row_list import Column

PROGRAM = "CarDesk"
_SHOWN_NOWHERE = frozenset({SubjectKind.STAFF, SubjectKind.TAX_RATE})


def columns(_: Phrasebook, currency: Currency, zone: ZoneInfo) -> tuple[Column[JournalRow], ...]:
    """When, who, what, and to what."""
    said = JournalSentences(_, currency)
    return (
        Column(
            _("When"),
            140,
            lambda row: Cell(_.date_time(row.entry.at, zone), tone=Tone.MUTED),
            samples=tuple(map(Cell, every_moment(_))),
        ),
        Column(_("Who"), 100, lambda row: Cell(who(row), is_bold=True), stretch=1),
        Column(
            _("What"),
            200,
            lambda row: Cell(said.of(row.entry), detail=_detail(_, said, row)),
            stretch=3,
        ),
        Column(_("About"), 120, partial(_about_cell, _), stretch=1, gives_way=True),
    )


def export_columns(_: Phrasebook, currency: Currency) -> tuple[ExportColumn[JournalRow], ...]:
    """The same for a file, with the reason in a column of its own."""
    said = JournalSentences(_, currency)
    return (
        ExportColumn(_("When"), lambda row: row.entry.at, 18),
        ExportColumn(_("Who"), who, 20),
        ExportColumn(_("What"), lambda row: said.of(row.entry), 40),
        ExportColumn(_("About"), lambda row: about(_, row.subject), 24),
        ExportColumn(_("Reason"), lambda row: said.reason(row.entry), 32),
        ExportColumn(_("Approval"), lambda row: tie(_, said, row), 40),
    )


def tie(_: Phrasebook, said: JournalSentences, row: JournalRow) -> str:
    """Of an approval, who did what by it; of what took an approval, who gave it."""
    names = _.listed(row.tied_who)
    if not row.is_approval:
        return _("Approved by {name}", name=names) if names else ""
    deeds = _.listed(said.of(each) for each in row.tied)
    return _("{name}: {deed}", name=names, deed=deeds) if deeds else names


def _detail(_: Phrasebook, said: JournalSentences, row: JournalRow) -> str:
    return _.side_by_side((said.reason(row.entry), tie(_, said, row)))


def who(row: JournalRow) -> str:
    """Who did it; the program itself has no name of a person."""
    return row.who or PROGRAM


def about(_: Phrasebook, subject: Subject | None) -> str:
    """What the thing is called today."""
    return subject.names.in_language(_.language.code) if subject is not None else ""


def people_choices(_: Phrasebook, people: tuple[Staff, ...]) -> list[Choice]:
    """Everybody, then each person, those who left last."""
    return [
        Choice(None, _.context("journal", "Everybody")),
        *(Choice(member.id, member.name) for member in sorted(people, key=lambda each: not each.is_active)),
    ]


def way_to(window: Window, subject: Subject | None) -> Callable[[], None] | None:
    """How the window shows the thing; None where no screen does."""
    if subject is None or subject.kind in _SHOWN_NOWHERE:
        return None
    ways: dict[SubjectKind, Callable[[UUID], None]] = {
        SubjectKind.INVOICE: window.open_invoice,
        SubjectKind.TICKET: window.open_ticket,
        SubjectKind.VEHICLE: window.open_vehicle,
        SubjectKind.CLIENT: window.open_client,
        SubjectKind.PRODUCT: partial(window.open_item, ItemKind.PRODUCT),
        SubjectKind.SERVICE: partial(window.open_item, ItemKind.SERVICE),
    }
    return partial(ways[subject.kind], subject.id)


def _about_cell(_: Phrasebook, row: JournalRow) -> Cell:
    subject = row.subject
    is_shown = subject is not None and subject.kind not in _SHOWN_NOWHERE
    return Cell(about(_, subject), tone=Tone.ACCENT if is_shown else Tone.TEXT)
