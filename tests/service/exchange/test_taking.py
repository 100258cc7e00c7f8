"""Pushing: each op once, in its order, whatever is lost, repeated, left out or said twice."""

from __future__ import annotations

import pytest

from cardesk_service.exchange.reading import MAX_OPS
from cardesk_wire import coding
from cardesk_wire.codes import OpCode, RefusalCode
from cardesk_wire.messages import ExchangeReply, Refusal, Status, Verdict
from tests.service.exchange.speaking import COMPANY, Register, Service, everything, identity

MONA, ALI = identity(1), identity(2)


def test_what_one_writes_the_other_hears(one: Register, two: Register) -> None:
    one.write("client", MONA, {"name": "Mona", "notes": ""})
    reply = one.exchange()
    assert (reply.acked, reply.head, reply.cursor, reply.verdicts, reply.blocks) == (1, 1, 1, [], [])
    two.sync()
    assert two.rows == {("client", MONA): {"name": "Mona", "notes": ""}}
    assert two.cursor == 1


def test_an_exchange_with_nothing_to_say_writes_nothing(one: Register, service: Service) -> None:
    before = service.ask("SELECT * FROM sync_device")
    service.now += 1
    reply = one.exchange()
    assert (reply.acked, reply.cursor, reply.blocks) == (0, 0, [])
    assert service.ask("SELECT * FROM sync_device") == before


def test_a_lost_reply_and_a_repeat_change_nothing(one: Register, two: Register, service: Service) -> None:
    one.write("client", MONA, {"name": "Mona"}).write("client", ALI, {"name": "Ali"})
    first = one.say()
    again = one.say()
    assert first == again
    assert service.ask("SELECT count(*), sum(last) FROM sync_batch") == [(1, 2)]
    one.write("client", MONA, {"name": "Mona H."})
    assert one.exchange().acked == 3
    assert two.sync().rows[("client", MONA)] == {"name": "Mona H."}


def test_a_repeat_is_answered_as_it_was_the_first_time(one: Register) -> None:
    one.write("client", MONA, {"name": "Mona"}).write("", ALI, {})
    first = one.say()
    assert isinstance(first, ExchangeReply)
    assert first.verdicts == [Verdict(2, Status.REJECTED, OpCode.UNREADABLE)]
    assert one.say() == first


def test_a_smaller_part_of_what_was_sent_is_known(one: Register) -> None:
    one.write("client", MONA, {"name": "Mona"}).write("client", ALI, {"name": "Ali"})
    one.say()
    assert one.exchange(ops=one.ops[:1]).acked == 1
    assert one.exchange().acked == 2


def test_who_repeats_a_part_hears_of_others_when_all_is_repeated(one: Register, two: Register) -> None:
    one.write("client", MONA, {"name": "Mona"}).write("client", ALI, {"name": "Ali"})
    one.say()
    two.sync().write("client", ALI, {"name": "Ali K."}).exchange()
    reply = one.exchange(ops=one.ops[:1])
    assert (reply.blocks, reply.cursor, reply.head) == ([], 0, 3)
    assert one.exchange().acked == 2
    assert one.rows["client", ALI] == {"name": "Ali K."}


def test_what_a_copy_said_behind_the_same_beginning_answers_nothing_of_the_other_s(
    one: Register, service: Service
) -> None:
    one.write("client", MONA, {"name": "Mona"})
    put_back = Register(service, one.number, generation=one.generation, ops=list(one.ops))
    one.write("client", ALI, {"name": "Ali"}).exchange()
    put_back.write("client", ALI, {"name": "Ali K."})
    assert put_back.exchange(ops=put_back.ops[:1]).acked == 1
    assert put_back.refused().code == RefusalCode.FORK


def test_ops_that_do_not_follow_are_refused_with_the_mark(one: Register) -> None:
    one.write("client", MONA, {"name": "Mona"}).exchange()
    one.write("client", MONA, {"name": "Mona H."}).write("client", ALI, {"name": "Ali"})
    assert one.refused(ops=one.ops[1:]) == Refusal(RefusalCode.GAP, {"acked": 1, "epoch": 2})
    assert one.exchange().acked == 3


def test_a_register_that_has_a_past_here_which_nobody_knows_begins_anew(service: Service) -> None:
    Register(service, 2).write("client", MONA, {"name": "Mona"}).exchange()
    forgotten = Register(service, 1, chain=coding.chained(coding.NO_CHAIN, [b"op"]), acked=1)
    assert forgotten.refused() == Refusal(RefusalCode.GAP, {"acked": 0, "epoch": 2})


def test_a_clone_that_goes_on_differently_gets_an_epoch_of_its_own(one: Register, service: Service) -> None:
    one.write("client", MONA, {"name": "Mona"}).exchange()
    clone = Register(service, one.number, generation=one.generation, cursor=1, acked=1, chain=one.chain)
    one.write("client", MONA, {"name": "Mona H."}).exchange()
    clone.write("client", MONA, {"name": "Mona K."})
    assert clone.refused() == Refusal(RefusalCode.FORK, {"epoch": 2})
    copy = Register(service, one.number, epoch=2, generation=one.generation)
    assert copy.sync().rows == {("client", MONA): {"name": "Mona H."}}
    copy.write("client", MONA, {"name": "Mona K."}).exchange()
    # Both go on beside each other.
    assert one.sync().rows[("client", MONA)] == {"name": "Mona K."}


def test_a_restored_register_shows_by_its_chain_though_it_has_nothing_to_say(one: Register) -> None:
    chain = one.chain
    one.write("client", MONA, {"name": "Mona"}).exchange()
    assert one.refused(chain=coding.written(chain)) == Refusal(RefusalCode.FORK, {"epoch": 2})


def test_a_fork_within_what_is_known_is_seen(one: Register) -> None:
    one.write("client", MONA, {"name": "Mona"}).write("client", ALI, {"name": "Ali"}).say()
    one.ops.clear()
    one.write("client", ALI, {"name": "Ali"})
    assert one.refused().code == RefusalCode.FORK


def test_an_epoch_that_was_passed_over_has_ended(service: Service) -> None:
    Register(service, epoch=3).write("client", MONA, {"name": "Mona"}).exchange()
    late = Register(service, epoch=2)
    assert late.refused() == Refusal(RefusalCode.EPOCH_ENDED, {"epoch": 4})


def test_one_bad_op_is_in_nobodys_way(one: Register, two: Register) -> None:
    one.write("client", MONA, {"name": "Mona"})
    one.ops.append(b'[2,"client","not an identity!",1,0,{}]')
    one.ops.append(b'{"what": "is this"}')
    one.ops.append(b'[4,"client",7,1,0,{}]')
    one.write("client", ALI, {"name": "Ali"})
    reply = one.exchange()
    assert reply.acked == 5
    assert [(v.oseq, v.status, v.code) for v in reply.verdicts] == [
        (n, Status.REJECTED, OpCode.UNREADABLE) for n in (2, 3, 4)
    ]
    assert set(two.sync().rows) == {("client", MONA), ("client", ALI)}


def test_a_push_of_which_nothing_can_be_read_is_kept_all_the_same(one: Register) -> None:
    one.ops.append(b"{}")
    reply = one.exchange()
    assert (reply.acked, reply.verdicts) == (1, [Verdict(1, Status.REJECTED, OpCode.UNREADABLE)])


def test_a_row_that_is_too_large_is_rejected(one: Register) -> None:
    reply = one.write("client", MONA, {"notes": "x" * 600_000}).exchange()
    assert reply.verdicts == [Verdict(1, Status.REJECTED, OpCode.TOO_LARGE)]


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("client", identity(1, 32)),
        ("ticket_line", identity(1)),
        ("client", MONA[:-1] + "R"),
        ("k" * 65, MONA),
        ("a\0b", MONA),
        ("client", ""),
    ],
)
def test_an_identity_of_the_wrong_shape_is_rejected(one: Register, kind: str, row: str) -> None:
    reply = one.write(kind, row, {"name": "x"}).exchange()
    assert [verdict.code for verdict in reply.verdicts] == [OpCode.UNREADABLE]


def test_unknown_kinds_and_fields_are_kept_and_sent_back(one: Register, two: Register) -> None:
    one.write("client", MONA, {"name": "Mona", "shoe_size": [38, {"eu": True}]})
    one.write("loyalty_card", ALI, {"points": 7, "text": "a\0b\u2028"})
    one.exchange()
    two.sync().write("client", MONA, {"name": "Mona H."}).exchange()
    assert one.sync().rows[("client", MONA)] == {"name": "Mona H.", "shoe_size": [38, {"eu": True}]}
    assert two.rows[("loyalty_card", ALI)] == {"points": 7, "text": "a\0b\u2028"}


def test_an_old_protocol_is_heard_and_told_to_update(one: Register, two: Register) -> None:
    two.write("client", ALI, {"name": "Ali"}).exchange()
    reply = one.write("client", MONA, {"name": "Mona"}).exchange(protocol=0)
    assert (reply.acked, reply.blocks, reply.cursor) == (1, [], 0)
    assert reply.notices == [RefusalCode.PLEASE_UPDATE]
    assert ("client", MONA) in two.sync().rows


@pytest.mark.parametrize(
    "changes",
    [{"epoch": 0}, {"epoch": 2**40}, {"cursor": -1}, {"chain": "x"}, {"chain": "AAAA"}, {"chain": "é"}],
)
def test_a_request_that_means_nothing_is_malformed(one: Register, changes: dict[str, object]) -> None:
    assert one.refused(None, **changes).code == RefusalCode.MALFORMED
    assert one.write("client", MONA, {}).refused(None, **changes).code == RefusalCode.MALFORMED


def test_places_within_a_request_follow_one_another(one: Register) -> None:
    one.ops += [b'[1,"client","AA",1,0,{}]', b'[1,"client","AA",1,0,{}]']
    assert one.refused().code == RefusalCode.MALFORMED


def test_too_many_ops_are_refused(one: Register) -> None:
    assert one.refused(ops=[b"[]"] * (MAX_OPS + 1)).code == RefusalCode.TOO_LARGE


def test_companies_know_nothing_of_each_other(one: Register, service: Service) -> None:
    one.write("client", MONA, {"name": "Mona"}).exchange()
    stranger = Register(service, 1, company=type(COMPANY)(int=7)).sync()
    assert (stranger.rows, stranger.cursor) == ({}, 0)
    assert stranger.generation != one.generation
    stranger.write("client", MONA, {"name": "Someone"}).exchange()
    assert everything(service)[0] == {("client", MONA): {"name": "Mona"}}


def test_pages_lead_to_the_head(one: Register, two: Register) -> None:
    for number in range(25):
        one.write("client", identity(number), {"name": f"c{number}"})
    one.exchange()
    pages: list[ExchangeReply] = []
    while not pages or pages[-1].cursor < pages[-1].head:
        pages.append(two.exchange(limit=10))
    assert [sum(len(block.identities) for block in page.blocks) for page in pages] == [10, 10, 5]
    assert len(two.rows) == 25


def test_the_skew_of_a_clock_is_noted(one: Register, service: Service) -> None:
    one.write("client", MONA, {}).exchange(now=service.now + 90_000_000)
    assert service.ask("SELECT skew_us FROM sync_device WHERE skew_us <> 0") == [(90_000_000,)]
