"""What was refused is kept until somebody has looked at it, and nothing of it is lost by what follows."""

from __future__ import annotations

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync_views import Problem, Side
from cardesk_wire.coding import decode, encode, written
from cardesk_wire.messages import Op, Value
from tests.builders import NOW, identity

ROW = identity("row").bytes


def add(store: Store, side: Side, body: bytes, of: bytes = ROW) -> tuple[Problem, ...]:
    with store.write() as work:
        work.sync._problems.add(side, "client", of, "refused", body, NOW)
        return work.sync.problems()


def op(oseq: int, fields: dict[str, Value] | None) -> bytes:
    return encode(Op(oseq, "client", written(ROW), oseq, 0, fields))


def test_what_is_refused_twice_keeps_what_was_refused_first(store: Store) -> None:
    add(store, Side.SENT, op(1, {"name": "Noura", "notes": "a"}))
    (problem,) = add(store, Side.SENT, op(2, {"notes": "b"}))
    assert decode(problem.body, Op) == decode(op(2, {"name": "Noura", "notes": "b"}), Op)
    (problem,) = add(store, Side.SENT, op(3, None))
    assert decode(problem.body, Op).fields is None
    (problem,) = add(store, Side.SENT, b"nothing")
    assert problem.body == b"nothing"


def test_what_arrives_again_takes_the_place_of_what_arrived(store: Store) -> None:
    add(store, Side.ARRIVED, b'{"name":"a","notes":"a"}')
    (problem,) = add(store, Side.ARRIVED, b'{"name":"b"}')
    assert problem.body == b'{"name":"b"}'


def test_blocks_that_nobody_can_read_stand_beside_each_other(store: Store) -> None:
    add(store, Side.ARRIVED, b"one", of=b"")
    add(store, Side.ARRIVED, b"two", of=b"")
    assert [each.body for each in add(store, Side.ARRIVED, b"one", of=b"")] == [b"one", b"two"]


def test_a_problem_that_is_put_back_takes_nobody_s_place(store: Store) -> None:
    (first,) = add(store, Side.ARRIVED, b"first")
    with store.write() as work:
        assert work.sync_inbox.take_out(first.number) == first
    (second,) = add(store, Side.ARRIVED, b"second", of=identity("other").bytes)
    assert second.number == first.number
    with store.write() as work:
        number = work.sync_inbox.put_back(first)
        assert number == work.sync_inbox.put_back(first) != second.number
        assert {each.body for each in work.sync.problems()} == {b"first", b"second"}


def test_what_was_refused_meanwhile_stands_over_what_is_put_back(store: Store) -> None:
    (first,) = add(store, Side.SENT, op(1, {"name": "Noura", "notes": "a"}))
    with store.write() as work:
        work.sync_inbox.take_out(first.number)
    add(store, Side.SENT, op(2, {"notes": "b"}))
    with store.write() as work:
        work.sync_inbox.put_back(first)
        (problem,) = work.sync.problems()
    assert decode(problem.body, Op).fields == {"name": "Noura", "notes": "b"}
