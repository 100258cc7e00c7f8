"""Everything in parts: at one place, resumable, from the shelf, and complete with the exchanges after it."""

from __future__ import annotations

import pytest

from cardesk_service.exchange import snapshots
from cardesk_service.exchange.snapshots import part
from cardesk_service.store.engine import reading
from cardesk_wire.coding import unpack
from cardesk_wire.messages import ExchangeReply, Snapshot
from tests.service.exchange.speaking import Register, Service, everything, identity, told


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "STALE_ROWS", 5)
    monkeypatch.setattr(snapshots, "_PAGE", 4)


def _part(service: Service, company: str, place: int | None = None, after: str = "") -> Snapshot | None:
    with reading(service.engine).begin() as connection:
        found = part(connection, company, place, after, most_rows=10)
    if found is None:
        return None
    if found.is_new:
        service.work(lambda connection: snapshots.keep(connection, company, found, now=service.now))
    return unpack(found.body, Snapshot)


def _join(service: Service, number: int) -> tuple[Register, list[Snapshot]]:
    """A new register that begins with a snapshot."""
    joining = Register(service, number)
    company = joining.speaker.company
    parts: list[Snapshot] = []
    while not parts or parts[-1].following:
        said = (
            _part(service, company, parts[0].place, parts[-1].following) if parts else _part(service, company)
        )
        assert said is not None
        parts.append(said)
        _take_in(joining, said)
    return joining.sync(), parts


def _take_in(register: Register, said: Snapshot) -> None:
    reply = ExchangeReply(said.generation, said.restored_to, 0, said.place, said.place, 0, blocks=said.blocks)
    rows, graves = told(reply)
    register.rows.update(rows)
    register.graves |= graves
    register.cursor, register.generation = said.place, said.generation


def _fill(register: Register, count: int, *, kind: str = "client", first: int = 0) -> None:
    for number in range(first, first + count):
        register.write(kind, identity(number), {"name": f"{kind} {number}"})
    register.exchange()


def test_all_parts_together_are_everything(one: Register, service: Service) -> None:
    _fill(one, 13)
    _fill(one, 12, kind="staff")
    _fill(one, 3, kind="loyalty_card")
    one.write("client", identity(5), None).exchange()
    joined, parts = _join(service, 3)
    assert [sum(len(b.identities) + len(b.graves) for b in p.blocks) for p in parts] == [10, 10, 8]
    assert {p.rows for p in parts} == {28}
    assert [block.kind for p in parts for block in p.blocks] == [
        "staff",
        "staff",
        "client",
        "client",
        "loyalty_card",
    ]
    assert (joined.rows, joined.graves) == everything(service)


def test_a_snapshot_comes_from_the_shelf_until_it_is_stale(one: Register, service: Service) -> None:
    _fill(one, 15)
    _, first = _join(service, 3)
    _fill(one, 4, first=100)
    joined, second = _join(service, 4)
    assert second == first
    assert (joined.rows, joined.graves) == everything(service)
    _fill(one, 1, first=200)
    joined, third = _join(service, 5)
    assert third[0].place > first[0].place
    assert (joined.rows, joined.graves) == everything(service)
    # Who is in the middle of the one before can finish it, also when it is not kept any more.
    company = one.speaker.company
    assert _part(service, company, first[0].place, first[0].following) == first[1]
    _fill(one, 6, first=300)
    _join(service, 6)
    rest = _part(service, company, first[0].place, first[0].following)
    assert rest is not None
    assert (rest.blocks, rest.following) == (first[1].blocks, "")
    kept = service.ask("SELECT DISTINCT place FROM sync_segment")
    assert (first[0].place,) not in kept


def test_rows_that_change_between_two_parts_come_with_the_exchange(one: Register, service: Service) -> None:
    _fill(one, 15)
    joining = Register(service, 9)
    company = joining.speaker.company
    first = _part(service, company)
    assert first is not None
    for number in (1, 14):
        one.write("client", identity(number), {"name": "changed"})
    one.exchange()
    second = _part(service, company, first.place, first.following)
    assert second is not None
    for said in (first, second):
        _take_in(joining, said)
    joining.sync()
    assert (joining.rows, joining.graves) == everything(service)


def test_what_nobody_was_told_of_is_not_kept(one: Register, service: Service) -> None:
    _fill(one, 25)
    company = one.speaker.company
    first = _part(service, company)
    assert first is not None
    for after in ("client", "client -", f"client {identity(3)}", f"client {identity(30)}", "a b", "z z"):
        said = _part(service, company, first.place, after)
        assert said is not None
    assert service.ask("SELECT after FROM sync_segment") == [("",)]
    second = _part(service, company, first.place, first.following)
    assert second is not None
    third = _part(service, company, first.place, second.following)
    assert third is not None
    assert third.following == ""
    assert service.ask("SELECT after FROM sync_segment ORDER BY after") == [
        ("",),
        (first.following,),
        (second.following,),
    ]


def test_a_large_row_ends_a_part(one: Register, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "MOST_BYTES", 40)
    _fill(one, 4)
    joined, parts = _join(service, 3)
    assert len(parts) == 2
    assert joined.rows == one.rows


def test_there_is_nothing_where_nothing_was_said(service: Service, one: Register) -> None:
    company = one.speaker.company
    assert _part(service, "nobody") is None
    assert _part(service, company, 99) is None
    assert _part(service, company, None, "client x") is None
    empty = _part(service, company)
    assert empty is not None
    assert (empty.place, empty.rows, empty.blocks, empty.following) == (0, 0, [], "")
    assert _part(service, company, 0, "client x") is not None


def test_parts_are_thrown_away_with_a_new_generation(one: Register, service: Service) -> None:
    _fill(one, 3)
    _join(service, 3)
    service.restore()
    said = _part(service, one.speaker.company)
    assert said is not None
    assert said.generation != one.generation


def test_the_shelf_keeps_nothing_of_somebody_who_was_erased(service: Service) -> None:
    one = Register(service, 1)
    _fill(one, 12)
    _join(service, 2)
    assert service.ask("SELECT count(*) FROM sync_segment") == [(2,)]
    one.write("client", identity(3), {"name": "", "erased_at": 1})
    one.exchange()
    assert service.ask("SELECT count(*) FROM sync_segment") == [(0,)]
    third, _ = _join(service, 3)
    assert third.rows["client", identity(3)]["erased_at"] == 1
