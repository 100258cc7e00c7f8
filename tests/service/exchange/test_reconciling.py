"""Here as many as there, and the same."""

from __future__ import annotations

import pytest

from cardesk_service.exchange import reconciling
from cardesk_service.exchange.reconciling import reconcile
from cardesk_service.exchange.row import MOST_FIELDS
from cardesk_service.store.engine import reading
from cardesk_wire.coding import Malformed, digest
from cardesk_wire.messages import ReconcileReply, ReconcileRequest, Tally
from tests.service.exchange.speaking import Register, Service, identity


def _ask(service: Service, register: Register, fields: dict[str, list[str]], *kinds: str) -> ReconcileReply:
    request = ReconcileRequest(register.cursor, [Tally(kind, 0, "") for kind in kinds], fields)
    with reading(service.engine).begin() as connection:
        return reconcile(connection, register.speaker.company, request)


def test_both_reckon_the_same_over_the_fields_that_the_register_knows(
    one: Register, two: Register, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconciling, "_PAGE", 2)
    for number in range(5):
        one.write("client", identity(number), {"name": f"c{number}", "notes": None, "later": 1})
    one.write("client", identity(2), None).write("odd", identity(1), {"x": 1}).exchange()
    two.sync()
    fields = ["name", "notes"]
    mine = digest(
        (row, [cells[name] for name in fields]) for (kind, row), cells in two.rows.items() if kind == "client"
    )
    reply = _ask(service, two, {"client": fields, "odd": ["y"]}, "client", "odd", "staff")
    odd = digest([(identity(1), [None])])
    assert reply == ReconcileReply(
        two.cursor,
        [
            Tally("client", 4, mine),
            Tally("odd", 1, odd),
            Tally("staff", 0, digest([])),
        ],
    )


def test_nothing_is_compared_while_there_is_more(one: Register, two: Register, service: Service) -> None:
    one.write("client", identity(1), {"name": "Mona"}).exchange()
    assert _ask(service, two, {}, "client") == ReconcileReply(1, [])
    assert _ask(service, two.sync(), {}, "client").tallies[0].count == 1


def test_a_company_that_never_spoke_has_nothing(service: Service) -> None:
    assert _ask(service, Register(service), {}, "client") == ReconcileReply(0, [Tally("client", 0, "0" * 16)])


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"client": [f"f{number}" for number in range(MOST_FIELDS + 1)]}, ["client"]),
        ({"client": ["name", "name"]}, ["client"]),
        ({f"k{number}": [] for number in range(reconciling.MOST_KINDS + 1)}, ["client"]),
        ({}, [f"k{number}" for number in range(reconciling.MOST_KINDS + 1)]),
        ({}, ["client", "client"]),
        ({}, ["cli\0ent"]),
    ],
)
def test_nobody_has_so_many_fields_or_kinds_and_none_has_one_twice(
    one: Register, service: Service, fields: dict[str, list[str]], kinds: list[str]
) -> None:
    one.write("client", identity(1), {"name": "Mona"}).exchange()
    with pytest.raises(Malformed):
        _ask(service, one, fields, *kinds)
