"""What registers said is forgotten once nobody needs it, and a repeat is answered all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import cast

import msgspec

from cardesk_service.exchange.batches import chain_at, ops_in
from cardesk_service.store import set_aside
from cardesk_service.store.set_aside import Place
from cardesk_wire import coding
from cardesk_wire.codes import OpCode, RefusalCode
from cardesk_wire.messages import ExchangeReply, Status, Verdict
from tests.service.exchange.forgetting_desk import Desk
from tests.service.exchange.speaking import COMPANY, Register, Service, identity

MONA, ALI, CAR, OTHER_CAR = identity(1), identity(2), identity(3), identity(4)
DAY = timedelta(days=1)
_COMPANY = coding.written(COMPANY.bytes)


def _said(service: Service) -> bytes:
    """Every op that is still there in its own words."""
    bodies = service.ask("SELECT body FROM sync_batch WHERE is_forgotten = 0")
    return b"".join(op for (body,) in bodies for op in ops_in(bytes(cast("bytes", body))))


def test_words_are_forgotten_after_thirty_days_and_the_rows_stay(
    one: Register, two: Register, service: Service, desk: Desk
) -> None:
    one.write("client", MONA, {"name": "Mona"}).exchange()
    desk.forget(29 * DAY)
    one.write("client", MONA, {"name": "Mona H."}).exchange()
    assert b"Mona" in _said(service)
    desk.forget(DAY)
    assert b'"Mona"' not in _said(service)
    assert b"Mona H." in _said(service)
    desk.forget(30 * DAY)
    assert _said(service) == b""
    assert two.sync().rows == {("client", MONA): {"name": "Mona H."}}


def test_a_repeat_is_known_long_after(one: Register, service: Service, desk: Desk) -> None:
    one.write("client", MONA, {"name": "Mona"}).write("", ALI, {}).write("client", ALI, {"name": "Ali"})
    first = one.say()
    desk.forget(31 * DAY)
    assert isinstance(first, ExchangeReply)
    again = one.say()
    assert isinstance(again, ExchangeReply)
    assert (again.acked, again.verdicts) == (3, [Verdict(2, Status.REJECTED, OpCode.UNREADABLE)])
    # A part of it, as a register says that was put back to an hour between.
    part = one.say(ops=one.ops[:1])
    assert isinstance(part, ExchangeReply)
    assert part.acked == 1
    assert service.ask("SELECT count(*) FROM sync_batch") == [(1,)]


def test_a_fork_within_what_was_forgotten_is_seen(one: Register, desk: Desk) -> None:
    one.write("client", MONA, {"name": "Mona"}).write("client", ALI, {"name": "Ali"}).say()
    desk.forget(31 * DAY)
    one.ops.clear()
    one.write("client", ALI, {"name": "Ali"})
    assert one.refused().code == RefusalCode.FORK


def test_the_chain_is_the_same_behind_every_op(one: Register, service: Service, desk: Desk) -> None:
    for number in range(40):
        one.write("client", identity(number), {"name": f"c{number}"})
        if number % 3 == 0:
            one.exchange()
    one.exchange()

    def chains() -> list[bytes | None]:
        with service.engine.begin() as connection:
            return [chain_at(connection, one.speaker, one.epoch, oseq) for oseq in range(one.acked + 1)]

    before = chains()
    desk.forget(31 * DAY)
    assert None not in before
    assert chains() == before
    assert service.ask("SELECT DISTINCT forgotten FROM sync_device WHERE oseq > 0") == [(40,)]


def test_an_erased_client_is_forgotten_at_once(
    one: Register, two: Register, service: Service, desk: Desk
) -> None:
    one.write("client", MONA, {"name": "Mona Haddad"}).write(
        "vehicle", CAR, {"plate": "A 1", "owner_id": MONA}
    )
    one.exchange()
    two.sync().write("client", MONA, {"notes": "Haddad of the bakery"}).exchange()
    stranger = Register(service, 9, company=type(COMPANY)(int=7)).write("client", ALI, {"name": "Haddad"})
    stranger.exchange()
    desk.forget(timedelta(minutes=1))
    assert _said(service).count(b"Haddad") == 3
    one.sync().write("client", MONA, {"name": "", "notes": "", "erased_at": service.now}).exchange()
    desk.forget(timedelta(minutes=1))
    # What another company says of another person is not touched.
    assert _said(service).count(b"Haddad") == 1
    assert service.ask("SELECT count(*) FROM sync_erasure") == [(0,)]
    assert "Haddad" not in str(two.sync().rows[("client", MONA)])


def test_what_was_not_taken_in_is_kept_and_named(one: Register, desk: Desk, service: Service) -> None:
    one.write("client", MONA, {"name": "Mona"}).write("client", ALI, {"notes": "x" * 600_000})
    one.ops.append(b'{"what": "is this"}')
    one.ops.append(b'[4,"client","not an\\u0000 identity!",1,0,{}]')
    one.exchange()
    found = sorted(desk.aside(), key=lambda each: each.at.oseq)
    assert [(each.at.oseq, each.kind, each.identity, each.code) for each in found] == [
        (2, "client", ALI, OpCode.TOO_LARGE),
        (3, "", "", OpCode.UNREADABLE),
        (4, "client", "", OpCode.UNREADABLE),
    ]
    assert msgspec.json.decode(found[0].op)[5] == {"notes": "x" * 600_000}
    desk.forget(364 * DAY)
    assert _said(service) == b""
    assert len(desk.aside()) == 3
    desk.forget(DAY)
    assert desk.aside() == []


def test_what_names_an_erased_client_is_not_kept_aside_but_papers_are(
    one: Register, service: Service, desk: Desk
) -> None:
    one.write("client", MONA, {"name": "Mona"})
    one.write("vehicle", CAR, {"owner_id": MONA, "notes": "x" * 600_000})
    one.write("vehicle", OTHER_CAR, {"owner_id": ALI, "notes": "x" * 600_000})
    one.write("document", identity(9), {"content": "no document", "client": MONA})
    one.exchange()
    assert len(desk.aside()) == 3
    one.write("client", MONA, {"name": "", "erased_at": service.now}).exchange()
    desk.forget()
    assert {each.kind: each.identity for each in desk.aside()} == {
        "vehicle": OTHER_CAR,
        "document": identity(9),
    }
    desk.forget(400 * DAY)
    assert [each.kind for each in desk.aside()] == ["document"]


def test_what_was_settled_goes_after_a_month_and_can_be_taken_up_again(one: Register, desk: Desk) -> None:
    one.write("", ALI, {}).write("", MONA, {}).exchange()
    places = [each.at for each in desk.aside()]

    def settle(place: Place, *, is_settled: bool) -> bool:
        at = desk.clock.now() if is_settled else None
        return desk.store.write_now(lambda connection: set_aside.settle(connection, _COMPANY, place, at))

    desk.forget()
    assert all(settle(place, is_settled=True) for place in places)
    assert settle(places[0], is_settled=False)
    assert not settle(replace(places[0], oseq=99), is_settled=True)
    desk.forget(30 * DAY)
    assert [each.at for each in desk.aside()] == [places[0]]


def test_what_its_register_put_right_needs_nobody(
    one: Register, two: Register, service: Service, desk: Desk
) -> None:
    two.write("client", ALI, {"name": "Ali"}).exchange()
    one.sync().write("client", ALI, {"notes": "x" * 600_000}).write("document", identity(9), {}).exchange()
    # Another's change of the row says nothing about what this one could not say.
    two.sync().write("client", ALI, {"name": "Ali R."}).exchange()
    desk.settle_sent_again()
    assert [each.settled_at for each in desk.aside()] == [None, None]
    one.sync().write("client", ALI, {"notes": "x"}).exchange()
    desk.settle_sent_again()
    assert {each.kind: each.settled_at is not None for each in desk.aside()} == {
        "client": True,
        "document": False,
    }


def test_who_forgets_again_changes_nothing(one: Register, service: Service, desk: Desk) -> None:
    one.write("client", MONA, {"name": "Mona"}).exchange()
    desk.forget(31 * DAY)
    after = service.ask("SELECT * FROM sync_batch")
    desk.forget()
    assert service.ask("SELECT * FROM sync_batch") == after
