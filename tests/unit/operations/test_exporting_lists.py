"""Who may take a list home, and that the journal knows."""

from __future__ import annotations

from sqlalchemy import select

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.exporting_lists import begin_export
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.journal import JOURNAL_ENTRY
from tests.builders.open_shop import FRONT_DESK, MANAGER, OpenShop

_EXPORTS = Statement(
    select(JOURNAL_ENTRY.c.staff_id, JOURNAL_ENTRY.c.figures, JOURNAL_ENTRY.c.reason).where(
        JOURNAL_ENTRY.c.event == JournalEvent.LIST_EXPORTED
    )
)


def test_the_journal_keeps_who_took_how_much_of_what(shop: OpenShop) -> None:
    begin_export(shop.desk, staff_id=MANAGER.id, name="invoices", count=1_204)
    rows = shop.desk.store._database.rows(_EXPORTS, {})
    assert rows == [(MANAGER.id, {"count": 1_204}, "invoices")]


def test_what_it_took_to_see_the_list_is_told_with_the_refusal(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_PERMITTED) as refusal:
        begin_export(
            shop.desk,
            staff_id=FRONT_DESK.id,
            name="report sales",
            count=1,
            shown_with=Permission.SEE_REPORTS,
        )
    assert refusal.value.params["shown_with"] is Permission.SEE_REPORTS


def test_the_front_desk_takes_no_lists_home(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_PERMITTED):
        begin_export(shop.desk, staff_id=FRONT_DESK.id, name="invoices", count=1)
