"""Whatever order pushes arrive in, however often: the same rows, and all registers hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from cardesk_wire.messages import ExchangeReply, ExchangeRequest
from tests.service.exchange.papers import Series
from tests.service.exchange.speaking import NOON, Fields, Register, Rows, Service, everything, identity
from tests.service.memory import open_memory

_DUMP = "SELECT kind, identity, seq, fields, stamps, is_deleted FROM sync_row ORDER BY kind, identity"

NOTES: st.SearchStrategy[Fields] = st.fixed_dictionaries(
    {}, optional={"name": st.sampled_from(["Mona", "Ali"]), "notes": st.sampled_from(["", "a", "b"])}
)
PHONES: st.SearchStrategy[Fields] = st.fixed_dictionaries(
    {"phone": st.sampled_from("12"), "phone_label": st.sampled_from("xy")}
)
CLIENT = NOTES | PHONES
VISIT: st.SearchStrategy[Fields] = st.fixed_dictionaries(
    {
        "state": st.sampled_from(["waiting", "in_work", "ready", "cancelled", "delivered"]),
        "started_at": st.integers(1, 3),
    }
)
TICKET: st.SearchStrategy[Fields] = st.fixed_dictionaries(
    {"state": st.sampled_from(["open", "parked", "voided", "invoiced"])}
)


@dataclass(frozen=True)
class Change:
    """One register changes one row; `fields` None deletes it."""

    kind: str
    row: str
    fields: Fields | None


CHANGES = st.one_of(
    st.builds(Change, st.just("client"), st.sampled_from([identity(1), identity(2)]), CLIENT),
    st.builds(Change, st.just("visit"), st.just(identity(3)), VISIT),
    st.builds(Change, st.just("ticket"), st.just(identity(4)), TICKET),
    st.builds(Change, st.just("client"), st.just(identity(2)), st.none()),
)
PLANS = st.lists(st.lists(CHANGES, min_size=1, max_size=4), min_size=2, max_size=3)


def _world(plan: Sequence[Sequence[Change]]) -> tuple[Service, list[Register]]:
    """Registers that have cut all their changes and sent none. No two changes are of the same time."""
    service = Service(open_memory())
    registers = []
    for number, changes in enumerate(plan, start=1):
        register = Register(service, number)
        for place, change in enumerate(changes):
            when = NOON - 1_000 + 10 * ((place * 7 + number * 3) % 10 + place * 10) + number
            register.write(change.kind, change.row, change.fields, hlc=when, base=0)
        registers.append(register)
    return service, registers


def _push_in_turn(registers: Sequence[Register], turns: Sequence[int], repeats: Sequence[bool]) -> None:
    for place, turn in enumerate(turns):
        register = registers[turn % len(registers)]
        if register.ops:
            request = register.request(register.ops[:1])
            reply = register.service.exchange(register.speaker, request)
            if repeats[place % len(repeats)]:
                assert register.service.exchange(register.speaker, request) == reply
            assert isinstance(reply, ExchangeReply)
            register.hear(reply)


def _shared(service: Service) -> tuple[Rows, set[tuple[str, str]]]:
    rows, graves = everything(service)
    return {key: row for key, row in rows.items() if key[0] != "conflict"}, graves


@given(
    plan=PLANS,
    turns=st.lists(st.integers(0, 5), max_size=12),
    others=st.lists(st.integers(0, 5), max_size=12),
    repeats=st.lists(st.booleans(), min_size=1, max_size=5),
)
@settings(max_examples=150)
def test_any_order_of_pushes_makes_the_same_rows(
    plan: list[list[Change]], turns: list[int], others: list[int], repeats: list[bool]
) -> None:
    results = []
    for order in (turns, others):
        service, registers = _world(plan)
        _push_in_turn(registers, order, repeats)
        for register in registers:
            register.sync()
        for register in registers:
            register.sync()
        assert all((r.rows, r.graves) == everything(service) for r in registers)
        results.append(_shared(service))
        service.engine.dispose()
    assert results[0] == results[1]


@given(
    plan=PLANS, turns=st.lists(st.integers(0, 5), max_size=8), which=st.lists(st.integers(0, 50), max_size=6)
)
@settings(max_examples=80)
def test_a_replay_of_any_request_changes_nothing(
    plan: list[list[Change]], turns: list[int], which: list[int]
) -> None:
    service, registers = _world(plan)
    said: list[tuple[Register, ExchangeRequest]] = []
    for turn in turns:
        register = registers[turn % len(registers)]
        said.append((register, register.request()))
        register.exchange()
    before = service.ask(_DUMP), service.ask("SELECT seq FROM sync_counter")
    for place in which:
        if said:
            register, request = said[place % len(said)]
            service.exchange(register.speaker, request)
    assert (service.ask(_DUMP), service.ask("SELECT seq FROM sync_counter")) == before
    service.engine.dispose()


@given(
    order=st.permutations(range(6)),
    cuts=st.lists(st.integers(1, 3), min_size=6, max_size=6),
)
@settings(max_examples=40)
def test_documents_are_there_once_in_any_order(order: list[int], cuts: list[int]) -> None:
    service = Service(open_memory())
    series = Series()
    papers = [series.seal() for _ in range(6)]
    registers = [Register(service, 1), Register(service, 2)]
    for place, number in enumerate(order):
        register = registers[cuts[place] % 2]
        register.write("document", papers[number].row, papers[number].fields)
        if cuts[place] > 1:
            register.exchange()
    for register in registers:
        register.sync()
    assert everything(service)[0] == {("document", paper.row): paper.fields for paper in papers}
    assert service.ask("SELECT sequence, is_twice FROM sync_document ORDER BY 1") == [
        (n, 0) for n in range(1, 7)
    ]
    service.engine.dispose()
