"""Long lists of clients are taken in and back slice by slice, and others have their turn in between."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.operations.clients import ClientForm, add_client, change_client
from cardesk_desktop.operations.erasing_client import erase_client
from cardesk_desktop.operations.importing.taking_in import (
    SLICE_ROWS,
    ImportRun,
    advance_import,
    imports,
)
from cardesk_desktop.operations.importing.undoing import ImportUndone, UndoRun, advance_undo
from cardesk_desktop.store.repositories.clients import ClientRepository
from tests.builders.open_shop import FATIMA, FRONT_DESK, MANAGER, OWNER, WASH, OpenShop
from tests.unit.operations.importing.lists import carried_out, fates, listed, plan_for, taken_back, tried

ROWS = 3 * SLICE_ROWS + 5


def _run(*, is_trial: bool = False, rows: int = ROWS, extra: str = "") -> ImportRun:
    lines = (f"Client {n};+97150100{n:04d};Dubai A {10_000 + n}" for n in range(rows))
    sheet = listed("Name;Phone;Plate\n" + extra + "\n".join(lines))
    return ImportRun(sheet, plan_for(sheet, ImportKind.CLIENTS), is_trial)


def _advance(shop: OpenShop, run: ImportRun) -> None:
    advance_import(shop.desk, staff_id=MANAGER.id, run=run)


def _clients(shop: OpenShop) -> int:
    with shop.desk.store.read() as work:
        return sum(bool(work.search.find(f"+97150100{n:04d}", 1)) for n in range(ROWS))


def _until_written(shop: OpenShop, run: ImportRun) -> None:
    while not run.written:
        _advance(shop, run)


def test_a_long_list_is_on_disk_slice_by_slice_and_one_import_in_the_end(shop: OpenShop) -> None:
    run = _run()
    assert fates(tried(shop, run.sheet, run.plan)) == (ROWS, 0, 0, 0)
    _until_written(shop, run)
    (batch,) = imports(shop.desk, offset=0, limit=9).value.rows
    assert batch.added == run.written == SLICE_ROWS
    assert (_clients(shop), run.done < run.total) == (SLICE_ROWS, True)
    # Somebody sells in between.
    shop.sell(WASH)
    carried_out(shop.desk, run)
    assert (_clients(shop), run.done) == (ROWS, run.total)
    (batch,) = imports(shop.desk, offset=0, limit=9).value.rows
    assert batch == run.batch
    assert batch.added == ROWS
    begun, taken = shop.journal(batch.id)
    assert begun.figures == {"rows": ROWS}
    assert taken.figures == {"added": ROWS, "changed": 0, "refused": 0}
    assert taken_back(shop.desk, batch.id) == ImportUndone(removed=2 * ROWS)
    assert _clients(shop) == 0
    assert shop.events(batch.id)[-1] is JournalEvent.IMPORT_UNDONE
    with pytest.raises(Refused, match="import_already_undone"):
        taken_back(shop.desk, batch.id)


def test_what_was_broken_off_goes_on_with_the_same_list(shop: OpenShop) -> None:
    run = _run()
    _until_written(shop, run)
    again = _run()
    assert fates(tried(shop, again.sheet, again.plan)) == (ROWS - SLICE_ROWS, 0, SLICE_ROWS, 0)
    carried_out(shop.desk, again)
    assert _clients(shop) == ROWS
    newest, first = imports(shop.desk, offset=0, limit=9).value.rows
    assert (newest.added, first.added) == (ROWS - SLICE_ROWS, SLICE_ROWS)
    taken_back(shop.desk, first.id)
    assert _clients(shop) == ROWS - SLICE_ROWS


def _owners_of_one_name(shop: OpenShop) -> int:
    with shop.desk.store.read() as work:
        return len({work.vehicles.with_key(key)[0].client_id for key in ("B20001", "B20002")})


@pytest.mark.parametrize("is_broken_off", [False, True])
def test_two_people_of_one_name_are_two_also_where_a_list_was_broken_off(
    shop: OpenShop, *, is_broken_off: bool
) -> None:
    """Neither has a phone. The car of the second one would have been the first one's."""
    run = _run(extra="Ali;;Dubai B 20001\n")
    last = replace(run.sheet.rows[0], number=ROWS + 2, cells=("Ali", "", "Dubai B 20002"))
    sheet = replace(run.sheet, rows=(*run.sheet.rows, last))
    if is_broken_off:
        _until_written(shop, ImportRun(sheet, run.plan))
    carried_out(shop.desk, ImportRun(sheet, run.plan))
    assert _owners_of_one_name(shop) == 2


def test_a_slice_that_fails_leaves_those_before(shop: OpenShop, monkeypatch: pytest.MonkeyPatch) -> None:
    run = _run()
    _until_written(shop, run)
    calls = Counter[str]()
    add = ClientRepository.add

    def fills(self: ClientRepository, client: Client) -> None:
        calls["add"] += 1
        if calls["add"] == 3:
            raise Unavailable(Code.DISK_FULL)
        add(self, client)

    with monkeypatch.context() as patched:
        patched.setattr(ClientRepository, "add", fills)
        with pytest.raises(Unavailable, match="disk_full"):
            _advance(shop, run)
    assert _clients(shop) == run.written == SLICE_ROWS
    carried_out(shop.desk, run)
    assert _clients(shop) == ROWS


def test_who_came_to_the_desk_in_between_stays_the_owner_as_they_are_now(shop: OpenShop) -> None:
    run = _run(extra=f"{FATIMA.name};{FATIMA.phone};Dubai B 777\n")
    while run.read < len(run.sheet.rows):
        _advance(shop, run)
    erase_client(shop.desk, staff_id=OWNER.id, client_id=FATIMA.id)
    carried_out(shop.desk, run)
    with shop.desk.store.read() as work:
        (car,) = work.vehicles.with_key("B777")
    assert car.client_id is None


def test_an_undo_that_was_broken_off_goes_on(shop: OpenShop) -> None:
    batch = carried_out(shop.desk, _run()).batch
    assert batch is not None
    undo = UndoRun(batch.id)
    while undo.left == undo.items:
        advance_undo(shop.desk, staff_id=MANAGER.id, run=undo)
    assert 0 < _clients(shop) < ROWS
    assert imports(shop.desk, offset=0, limit=1).value.rows[0].undone_at is None
    rest = taken_back(shop.desk, batch.id)
    assert undo.undone.removed + rest.removed == 2 * ROWS
    assert _clients(shop) == 0


def test_what_was_worked_on_stays_also_when_that_happens_in_between(shop: OpenShop) -> None:
    batch = carried_out(shop.desk, _run()).batch
    assert batch is not None
    undo = UndoRun(batch.id)
    with shop.desk.store.read() as work:
        first, second = (work.search.find(f"+97150100{n:04d}", 1)[0] for n in (0, 1))
    form = ClientForm("Somebody", "+971501000000", notes="Pays late")
    change_client(shop.desk, staff_id=FRONT_DESK.id, client_id=first.id, form=form)
    while undo.left == undo.items:
        advance_undo(shop.desk, staff_id=MANAGER.id, run=undo)
    form = replace(form, name="Another", phone="+971501000001")
    change_client(shop.desk, staff_id=FRONT_DESK.id, client_id=second.id, form=form)
    while not undo.is_through:
        advance_undo(shop.desk, staff_id=MANAGER.id, run=undo)
    assert undo.undone.kept == 3 + 1
    assert _clients(shop) == 2


def test_a_long_list_that_brings_nothing_is_refused(shop: OpenShop) -> None:
    carried_out(shop.desk, _run())
    with pytest.raises(Refused, match="import_changes_nothing"):
        carried_out(shop.desk, _run())
    assert imports(shop.desk, offset=0, limit=9).value.total == 1


def test_who_may_is_asked_once(shop: OpenShop) -> None:
    run = _run()
    with shop.refuses(Code.NOT_PERMITTED):
        advance_import(shop.desk, staff_id=FRONT_DESK.id, run=run)
    _advance(shop, run)
    advance_import(shop.desk, staff_id=FRONT_DESK.id, run=run)
    trial = _run(is_trial=True)
    with shop.refuses(Code.NOT_PERMITTED):
        advance_import(shop.desk, staff_id=FRONT_DESK.id, run=trial)


def test_a_client_added_by_hand_meanwhile_is_a_client_of_their_own(shop: OpenShop) -> None:
    run = _run()
    while run.read < len(run.sheet.rows):
        _advance(shop, run)
    add_client(shop.desk, staff_id=FRONT_DESK.id, form=ClientForm("Client 3", "+971501000003"))
    carried_out(shop.desk, run)
    with shop.desk.store.read() as work:
        assert len(work.search.find("+971501000003", 8)) >= 2
